#pragma once
// Adaptive multiple importance sampling (J.-M. Cornuet et al., Scand. J. Stat. 39 (2012) 798):
// a mixture of Student's t begins around the modes of a density and is fitted to all draws so
// far until it proposes well; every draw is weighed, with Pareto smoothed weights, as one of the
// mean of all proposals. The same result for any number of threads.

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

    /// Draws until there are as many as asked for, those of the fits among them, and draws so
    /// many from all by their weights. Empty when stopped; throws Error when all are impossible. To
    /// be called once.
    std::optional<ImportanceDraws> sample(int draws, const std::stop_token& stop);

private:
    using Points = std::vector<std::vector<double>>;

    /// Share of the new draws that counts, by the weights of the proposal they come from; less
    /// than 0 when stopped.
    double drawBatch(int count, const std::stop_token& stop);
    std::vector<double> logWeights() const;

    const LogDensity& density_;
    const Chart& chart_;
    WorkerPool& pool_;
    RandomStream random_;
    Proposal proposal_;
    struct Earlier {
        Proposal proposal;
        double draws = 0;
    };
    std::vector<Earlier> used_; ///< that the points were drawn from
    Points points_;
    std::vector<double> logDensity_;
    std::vector<double> proposed_; ///< of each point: sum over the used, times their draws
};

} // namespace dyngpt
