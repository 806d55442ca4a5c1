#pragma once
// Stationary distribution of an irreducible Markov chain of up to millions of states: eliminated
// directly where that is affordable, else iterated. Pure function.

#include "core/common/progress.h"
#include "core/simulation/chain.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// Sums to 1. `hub`: a state that many others lead to, or any. Empty when stopped. Throws Error
/// when it cannot be found.
std::optional<std::vector<double>> stationaryDistribution(const Chain& chain, std::int32_t hub,
                                                          ProgressSink& progress,
                                                          const std::stop_token& stop);

} // namespace dyngpt
