#pragma once
// The DynGPT inferrer: many starts in the box, gradient descent (Adam) in log parameters
// through the solver, bounds kept; the visited points close to the best possible loss form the
// approximate posterior. Uses all cores and gives the same result for any number of them.

#include "core/data/observed_data.h"
#include "core/inference/posterior.h"
#include "core/nn/solver.h"

#include <optional>
#include <stop_token>

namespace dyngpt {

/// Empty when stopped. Throws Error on bad settings, when the solver has no trained box, when
/// the data do not fit it and when every start fails.
std::optional<Posterior> runInferrer(const Solver& solver, const ObservedData& data,
                                     std::size_t group, const InferenceSettings& settings,
                                     InferenceSink& sink, std::stop_token stop);

} // namespace dyngpt
