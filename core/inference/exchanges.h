#pragma once
// Parameters that can trade places. Where states can trade their names, as the two of a promoter
// that nobody observes, as many sets of parameters explain the cells as there are ways to name
// them; a solver's own error then decides which of them a posterior holds. Any thread.

#include "core/common/issue.h"
#include "core/common/worker_pool.h"
#include "core/inference/log_density.h"
#include "core/inference/posterior.h"
#include "core/inference/priors.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct Exchange {
    std::string names; ///< "kon and koff, ksynon and ksynoff"
    std::vector<double> parameters;
};
inline constexpr std::size_t mostExchanges = 256;

/// One pair of parameters exchanged, or two pairs that share none, where the values lie within
/// each other's priors; at most mostExchanges, single pairs first.
std::vector<Exchange> exchanges(const ParameterSpace& space, const std::vector<double>& parameters);

/// A warning where one explains the cells as well as the best draw, but for what a solver may err,
/// and the posterior hardly holds it.
std::optional<Issue> missedExchange(const Posterior& posterior, const ParameterSpace& space,
                                    const LogDensity& density, WorkerPool& pool,
                                    const std::stop_token& stop);

} // namespace dyngpt
