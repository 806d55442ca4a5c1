#pragma once
// Whether chains have converged: rank-normalised split R-hat, bulk and tail effective sample size
// (A. Vehtari et al., Bayesian Anal. 16 (2021) 667). Pure functions, any thread.

#include <span>
#include <vector>

namespace dyngpt {

/// Draws of one quantity, one row a chain, all as long.
using ChainDraws = std::vector<std::vector<double>>;

// All are NaN for fewer than 8 draws a chain and where nothing varies.
/// The larger one of location and scale.
double rHat(const ChainDraws& chains);
double bulkSampleSize(const ChainDraws& chains);
/// The smaller one of the 5 % and the 95 % quantile.
double tailSampleSize(const ChainDraws& chains);

} // namespace dyngpt
