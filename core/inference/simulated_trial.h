#pragma once
// One attempt on data whose truth is known: parameters from the priors, cells simulated with them,
// inferred as any data. What calibration and recovery studies repeat. Any thread.

#include "core/inference/posterior.h"
#include "core/inference/priors.h"
#include "core/model/network.h"
#include "core/nn/solver.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct TrialSettings {
    int cells = 500;
    std::vector<std::string> observedStates; ///< empty: those of the network
    std::uint64_t seed = 1;
    InferenceSettings inference; ///< its seed is replaced, one a trial
};

struct Trial {
    std::vector<double> truth; ///< of all parameters, the efficiency's last where it is estimated
    std::optional<Posterior> posterior;
    std::vector<Issue> failure; ///< why there is none; empty: fine, or stopped
};

/// Trials with the same number and seed share their truth, whatever their cells.
Trial runTrial(const Solver& solver, const Network& network, const ParameterSpace& space,
               const TrialSettings& settings, std::uint64_t number, std::stop_token stop);

/// R-hat above 1.05 or a Pareto k above 0.7: the sampler itself asks for care.
bool isFlagged(const Posterior& posterior);

} // namespace dyngpt
