#pragma once
// Inference of one group by whichever method its settings name.

#include "core/inference/bayesian.h"
#include "core/inference/inferrer.h"

namespace dyngpt {

/// See runInferrer() and sampleBayesian(), which takes the context.
std::optional<Posterior> inferParameters(const Solver& solver, const ObservedData& data,
                                         std::size_t group, const InferenceSettings& settings,
                                         InferenceSink& sink, std::stop_token stop,
                                         const InferenceContext& context = {});

} // namespace dyngpt
