#pragma once
// Pareto smoothed importance sampling (A. Vehtari et al., JMLR 25 (2024) 72): the largest weights
// are replaced by quantiles of a generalised Pareto distribution fitted to them (J. Zhang,
// M. A. Stephens, Technometrics 51 (2009) 316), whose shape k says whether they are to be
// trusted. Pure functions, any thread.

#include <cstddef>
#include <span>
#include <vector>

namespace dyngpt {

struct SmoothedWeights {
    std::vector<double> weights; ///< sum to 1
    double paretoK = 0;          ///< NaN: too few weights to fit
};

/// Log weights that are not finite count as 0. At least one must be finite.
SmoothedWeights paretoSmoothed(std::span<const double> logWeights);

/// Systematic: as many copies of each as its weight says, rounded by one number, the offset in
/// [0, 1), for all.
std::vector<std::size_t> drawnByWeight(std::span<const double> weights, std::size_t count,
                                       double offset);

/// 1 / sum of squares of weights that sum to 1.
double effectiveDraws(std::span<const double> weights);

} // namespace dyngpt
