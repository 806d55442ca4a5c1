#pragma once
// The No-U-Turn sampler (M. D. Hoffman, A. Gelman, JMLR 15 (2014) 1593) with multinomial draws
// from the trajectory and the generalised criterion (M. Betancourt, arXiv:1701.02434), as in Stan.
// During warm-up every chain adapts its own step size by dual averaging, and all share one dense
// metric, learnt in windows of doubling length. After it, every draw is followed by attempts to
// jump to points of a fixed proposal (independence Metropolis), which takes chains from mode to
// mode where trajectories cannot. Reproducible for a seed whatever the number of
// threads.

#include "core/common/pieces.h"
#include "core/common/worker_pool.h"
#include "core/inference/log_density.h"
#include "core/inference/proposal.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct NutsSettings {
    int warmUp = 500;
    int draws = 1000;
    double targetAcceptance = 0.8;
    int treeDepth = 8;
    std::uint64_t seed = 1;
};

struct NutsChain {
    std::vector<std::vector<double>> draws;
    std::vector<double> logDensity;
    int divergences = 0;
    int deepest = 0; ///< draws cut at the tree depth
    double meanAcceptance = 0;
    double stepSize = 0;
    double jumps = 0;           ///< share of the attempts that were accepted
    std::int64_t gradients = 0; ///< with those of the warm-up
};

/// Where the chains stand after a window of the warm-up, all of them.
struct NutsWarmUp {
    std::vector<double> metric;                 ///< covariance for what follows
    bool isNew = false;                         ///< step sizes have yet to be found for the metric
    std::vector<std::vector<double>> positions; ///< a chain each
    std::vector<std::vector<double>> adaptations; ///< of step sizes
    std::int64_t gradients = 0;                   ///< of this window
};
/// A stretch of one chain's draws.
struct NutsStretch {
    std::vector<std::vector<double>> draws;
    std::vector<double> logDensity;
    int divergences = 0;
    int deepest = 0;
    double acceptance = 0; ///< summed over the draws
    int jumps = 0;
    std::int64_t gradients = 0;
};
/// A run in pieces, each with random numbers of its own: windows by number; chains have
/// nutsStretches() pieces each, chain after chain.
struct NutsPieces {
    Pieces<NutsWarmUp> warmUp{};
    Pieces<NutsStretch> stretches{};
};
/// Pieces of a chain's draws.
int nutsStretches(const NutsSettings& settings);

/// Called after every draw of any chain, from its thread: draws of all chains so far, warm-up
/// included, and divergences after it.
using NutsProgress = std::function<void(int draws, int divergences)>;

/// One chain a start; `covariance` is a first guess; no jumps without a proposal. Starts must have
/// a finite density. Empty when stopped.
std::optional<std::vector<NutsChain>>
sampleNuts(const LogDensity& density, const std::vector<std::vector<double>>& starts,
           const std::vector<double>& covariance, const Proposal* proposal,
           const NutsSettings& settings, WorkerPool& pool, const NutsProgress& progress,
           std::stop_token stop, const NutsPieces& pieces = {});

} // namespace dyngpt
