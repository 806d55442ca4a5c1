#pragma once
// From accepted points to what is said about the parameters. No state, any thread.

#include "core/inference/posterior.h"
#include "core/nn/solver.h"

#include <cstddef>
#include <vector>

namespace dyngpt {

/// Weights proportional to exp(-loss), summing to 1.
void weighPoints(std::vector<PosteriorPoint>& points);

/// The point where a weighted Gaussian kernel estimate is largest, in log parameters scaled by
/// the box, with Scott's bandwidths (D. W. Scott, Multivariate Density Estimation, 1992). More
/// than 2,000 points are thinned evenly first. points must not be empty.
std::size_t densestPoint(const std::vector<PosteriorPoint>& points, const SolverShape& shape);

/// One per parameter, in the solver's order.
std::vector<ParameterEstimate> estimateParameters(const std::vector<PosteriorPoint>& points,
                                                  std::size_t densest, const SolverShape& shape);

/// Everything that limits what the posterior says.
std::vector<Issue> posteriorNotes(const Posterior& posterior);

} // namespace dyngpt
