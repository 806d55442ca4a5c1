#pragma once
// Importance sampling from a mixture of Student's t: the mixture begins around the modes of a
// density and is fitted a few times to all its draws so far (adaptive multiple importance
// sampling, J.-M. Cornuet et al., Scand. J. Stat. 39 (2012) 798); draws of the last one are
// weighed, with Pareto smoothed weights. The same result for any number of threads.

#include "core/inference/modes.h"
#include "core/inference/proposal.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// Fitted to the density; empty when stopped.
std::optional<Proposal> fitProposal(const LogDensity& density, const std::vector<Mode>& modes,
                                    const Chart& chart, std::uint64_t seed, WorkerPool& pool,
                                    std::stop_token stop);

struct ImportanceDraws {
    std::vector<std::vector<double>> draws; ///< equally weighted: drawn again by their weights
    std::vector<double> logDensity;
    double paretoK = 0;
    double effectiveDraws = 0;
};

/// Empty when stopped.
std::optional<ImportanceDraws> sampleImportance(const LogDensity& density, const Proposal& proposal,
                                                int draws, std::uint64_t seed, WorkerPool& pool,
                                                std::stop_token stop);

} // namespace dyngpt
