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
#include <utility>
#include <vector>

namespace dyngpt {

struct Exchange {
    std::vector<std::pair<std::size_t, std::size_t>> pairs; ///< that share no parameter
    double nats = 0; ///< a cell: how much worse the cells are explained; of nearExchanges()

    std::string names(const ParameterSpace& space) const; ///< "kon ↔ koff, ksynon ↔ ksynoff"
    std::vector<double> applied(std::vector<double> parameters) const;
};
inline constexpr std::size_t mostExchanges = 256;

/// One pair of parameters exchanged, or two pairs that share none, where the values lie within
/// each other's priors; at most mostExchanges, single pairs first.
std::vector<Exchange> exchanges(const ParameterSpace& space, const std::vector<double>& parameters);

/// Those with which the cells are explained as well as by the best draw, but for what a solver may
/// err; the best first. Of no meaning when stopped.
std::vector<Exchange> nearExchanges(const Posterior& posterior, const ParameterSpace& space,
                                    const LogDensity& density, WorkerPool& pool,
                                    const std::stop_token& stop);

/// A warning where the posterior hardly holds the first of them that it could.
std::optional<Issue> missedExchange(const Posterior& posterior, const ParameterSpace& space,
                                    const std::vector<Exchange>& near);

} // namespace dyngpt
