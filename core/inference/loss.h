#pragma once
// The losses of the inferrer at one parameter point, from the log probabilities of the distinct
// observed states, and their derivatives with respect to those. No state, any thread.

#include "core/inference/settings.h"

#include <span>

namespace dyngpt {

/// Likelihood: -sum w log q. Hellinger: sqrt(1 - sum sqrt(w q)), where w sums to 1 and q may sum
/// to less. Writes d loss / d log q to `cotangent`, which is as long as the others.
double lossAndCotangent(InferenceLoss loss, std::span<const double> weights,
                        std::span<const double> logProbability, std::span<double> cotangent);

} // namespace dyngpt
