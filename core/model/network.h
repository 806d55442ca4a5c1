#pragma once
// A stochastic state transition network as the user wrote it. A plain value; indices are
// 0-based here and 1-based in the file. What the file holds beyond these fields rides along in
// `source` and is written back unchanged.

#include <cstdint>
#include <string>
#include <vector>

namespace dyngpt {

struct StateChange {
    std::string state;
    int delta = 0;
    bool operator==(const StateChange&) const = default;
};

struct Event {
    std::vector<StateChange> transition;
    std::string rate; ///< the whole propensity
    std::vector<std::string> driveStates;
    std::string source; ///< the JSON object it was read from; may be empty
    bool operator==(const Event&) const = default;
};

struct Parameter {
    std::string name;
    double lower = 0;
    double upper = 0;
    bool operator==(const Parameter&) const = default;
};

struct Network {
    std::string modelName;
    std::vector<std::string> stateNames;
    std::vector<Event> events;
    std::vector<Parameter> parameters;
    std::vector<std::int64_t> initialValues; ///< one per state
    double tEnd = 6000;
    int trainDataSize = 10000;
    int validDataSize = 1000;
    std::string datasetDir;
    std::vector<int> recordedStates;   ///< minimal_state_indices, 0-based: the solver's tokens
    std::vector<int> observedStates;   ///< observed_data_indices, 0-based; empty: all recorded
    std::vector<int> stateUpperBounds; ///< state_upper_bound per recorded state; empty: derived
    std::string source;                ///< the JSON object it was read from; may be empty

    std::vector<std::string> recordedNames() const;
    std::vector<std::string> parameterNames() const;
    /// -1 if there is none.
    int stateIndex(const std::string& name) const;
    int parameterIndex(const std::string& name) const;
    bool operator==(const Network&) const = default;
};

} // namespace dyngpt
