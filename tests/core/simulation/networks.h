#pragma once
// Networks of the simulation tests.

#include "core/model/network_json.h"
#include "tests/support/test_data.h"

namespace testdata {

inline dyngpt::Network geneExpression() {
    return dyngpt::readNetwork(resource("examples/gene_expression/network.json"));
}

inline dyngpt::Network telegraph() {
    return dyngpt::readNetwork(resource("examples/telegraph/network.json"));
}

inline dyngpt::Network network(const std::string& json) {
    return dyngpt::parseNetwork(json, "test.json");
}

/// X -> X+1 at rate b, X -> X-1 at rate d*X: Poisson with mean b/d.
inline dyngpt::Network immigrationDeath() {
    return network(R"({"state_names": ["X"], "events": [
        {"state_transition": {"X": 1}, "event_rates": "b"},
        {"state_transition": {"X": -1}, "event_rates": "d*X"}],
        "parameters": {"param_names": ["b", "d"], "upper_bound_val": [20, 2],
                       "lower_bound_val": [1, 0.5]},
        "model_name": "immigration_death", "initial_val": [0], "t_end": 1200,
        "train_data_size": 12, "valid_data_size": 3, "dataset_dir": "",
        "minimal_state_indices": [1]})");
}

/// X arrives at rate b and stays for a gamma time of mean m: Poisson with mean b*m.
inline dyngpt::Network gammaService() {
    return network(R"({"state_names": ["X"], "events": [
        {"state_transition": {"X": 1}, "event_rates": "b"},
        {"state_transition": {"X": -1},
         "waiting_time": {"distribution": "gamma", "shape": 2.5, "mean": "m"}}],
        "parameters": {"param_names": ["b", "m"], "upper_bound_val": [20, 2],
                       "lower_bound_val": [1, 0.5]},
        "model_name": "gamma_service", "initial_val": [0], "t_end": 1200,
        "train_data_size": 12, "valid_data_size": 3, "dataset_dir": "",
        "minimal_state_indices": [1]})");
}

} // namespace testdata
