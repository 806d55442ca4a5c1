#pragma once
// Observed data as the solver sees them. Plain values and pure functions.

#include "core/data/observed_data.h"
#include "core/inference/settings.h"
#include "core/nn/solver.h"

#include <cstddef>
#include <vector>

namespace dyngpt {

struct ObservedSample {
    ObservedStates states;       ///< distinct states
    std::vector<double> weights; ///< share of the cells, sums to 1
    std::size_t cells = 0;       ///< used
    std::size_t outside = 0;     ///< cells above the solver's bounds
};
/// One of the data's groups. Cells above the bounds are left out, or counted as the largest count
/// where `clip` says so. Throws Error when a state is not recorded by the solver or no cell is
/// left.
ObservedSample observedSample(const ObservedData& data, std::size_t group, const SolverShape& shape,
                              bool clip = false);

/// Entropy of the sample in nats (Likelihood) or 0 (Hellinger).
double bestPossibleLoss(const ObservedSample& sample, InferenceLoss loss);

/// What even the true parameters miss the best possible loss by, since the sample is finite:
/// the bias of the sample's entropy (A. Chao, Y. T. Wang, L. Jost, Methods Ecol. Evol. 4 (2013)
/// 1091), plus three standard deviations, plus 0.02 nats for the solver's own error. For
/// Hellinger the largest distance which that KL divergence allows, sqrt(1 - exp(-KL / 2)).
double automaticThreshold(const ObservedSample& sample, InferenceLoss loss);

} // namespace dyngpt
