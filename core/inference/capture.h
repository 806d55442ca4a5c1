#pragma once
// Molecules seen with some probability each: P(seen y) = sum_x P(x) prod_k Bin(y_k; x_k, p). The
// solver is asked for every state of the observed ones, which are then thinned one by one.

#include "core/inference/settings.h"
#include "core/nn/solver.h"

#include <memory>
#include <span>
#include <vector>

namespace dyngpt {

/// The observed states as they are seen: the solver's own query, or one that thins it. Where the
/// efficiency is estimated, its logarithm follows the solver's at every point. Throws Error when
/// there are too many states. Must not outlive the solver.
std::unique_ptr<Query> cellQuery(const Solver& solver, const ObservedStates& states,
                                 const Capture& capture);

/// Of a fixed efficiency, or the last of the parameters; 1 where everything is seen.
double captureEfficiency(const Capture& capture, std::span<const double> parameters);

/// Bin(y; x, p), (seen.size() x bound), row by row; p in (0, 1].
std::vector<double> thinning(std::span<const int> seen, int bound, double p);
/// Its derivative by p.
std::vector<double> thinningSlope(std::span<const int> seen, int bound, double p);

/// A table over counts from 0 (the last state runs fastest), every count thinned.
std::vector<double> thinnedTable(std::vector<double> table, const std::vector<int>& bounds,
                                 double p);

} // namespace dyngpt
