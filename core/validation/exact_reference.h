#pragma once
// The exact solver as the referee of solver and simulation. Pure function; uses all cores.

#include "core/model/network.h"
#include "core/simulation/exact_solver.h"
#include "core/validation/validator.h"

#include <optional>
#include <stop_token>

namespace dyngpt {

/// As validate(), with the exact distributions in place of the simulated ones: what it calls
/// simulated is exact, and its noise floors are the distances of the given histograms from the
/// exact distributions. Throws Error where there is no exact solution.
std::optional<ValidationReport> validateExactly(const Solver& solver, const Network& network,
                                                int count, const HeldOutSource& set,
                                                const ExactSettings& settings,
                                                ProgressSink& progress, std::stop_token stop,
                                                const Pieces<SetComparison>& pieces = {});

} // namespace dyngpt
