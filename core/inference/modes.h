#pragma once
// Where a density is largest and how it falls off there (Laplace's approximation): a cloud of
// points, quasi-Newton ascents (BFGS) from the best of them, Hessians by differences of gradients.
// The same result for any number of threads.

#include "core/common/worker_pool.h"
#include "core/inference/log_density.h"

#include <stop_token>
#include <vector>

namespace dyngpt {

struct Mode {
    std::vector<double> position;
    double logDensity = 0;
    std::vector<double> covariance; ///< inverse of the negative Hessian, made positive definite
    std::vector<double> factor;     ///< its Cholesky factor
    double weight = 0; ///< share of the mass by Laplace's approximation; sums to 1 over the modes
};

struct ModeSearch {
    std::size_t ascents = 6;
    int steps = 200; ///< of one ascent, at most
    /// No standard deviation is larger than this: where the data say nothing, the prior's own.
    double widest = 0.35;
};

/// Distinct modes that carry mass, best first; empty when stopped or when the density is finite
/// nowhere in the cloud.
std::vector<Mode> findModes(const LogDensity& density,
                            const std::vector<std::vector<double>>& cloud, const ModeSearch& search,
                            WorkerPool& pool, std::stop_token stop);

} // namespace dyngpt
