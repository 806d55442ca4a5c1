#pragma once
// Importance sampling from a mixture of Student's t: the mixture begins around the modes of a
// density and is fitted to all its draws so far until it proposes well (adaptive multiple
// importance sampling, J.-M. Cornuet et al., Scand. J. Stat. 39 (2012) 798). New draws, each
// weighed by the proposal it came from, make the sample, with Pareto smoothed weights. Weights by
// proposals that were fitted to the draws themselves are too even: intervals come out too narrow.
// The same result for any number of threads.

#include "core/inference/modes.h"
#include "core/inference/proposal.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct ImportanceDraws {
    std::vector<std::vector<double>> draws; ///< equally weighted: drawn again by their weights
    std::vector<double> logDensity;
    double paretoK = 0;
    double effectiveDraws = 0;
};

class ImportanceSampler {
public:
    /// Density, chart and pool must outlive the object.
    ImportanceSampler(const LogDensity& density, const std::vector<Mode>& modes, const Chart& chart,
                      std::uint64_t seed, WorkerPool& pool);

    /// Fits the proposal as well as so many draws are worth; false when stopped.
    bool fit(int draws, const std::stop_token& stop);
    const Proposal& proposal() const { return proposal_; }

    /// So many new draws, drawn again by their weights; others in their place while a few weights
    /// carry too much, up to three times. Empty when stopped; throws Error when all are impossible.
    std::optional<ImportanceDraws> sample(int draws, const std::stop_token& stop);

private:
    using Points = std::vector<std::vector<double>>;
    struct Batch {
        Points points;
        std::vector<double> logDensity;
        std::vector<double> logWeights; ///< by the proposal the points were drawn from
    };

    Batch drawBatch(int count, const std::stop_token& stop);
    /// The proposal learns from each part before the next.
    Batch drawInParts(int count, const std::stop_token& stop);
    /// Fits the proposal to all draws so far, each weighed as one of the mean of all proposals;
    /// how many of them count.
    double learn(Batch batch);

    const LogDensity& density_;
    const Chart& chart_;
    WorkerPool& pool_;
    RandomStream random_;
    Mixture modes_;
    Proposal proposal_;
    struct Used {
        Proposal proposal;
        double draws = 0;
    };
    std::vector<Used> used_; ///< that the points were drawn from
    Points points_;
    std::vector<double> logDensity_;
    std::vector<double> proposed_; ///< of each point: sum over the used, times their draws
    Batch newest_;                 ///< of the sample, not yet learned from
};

} // namespace dyngpt
