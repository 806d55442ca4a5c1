#pragma once
// The Bayesian methods: the full likelihood of all cells, priors in the trained box, hidden states
// summed out. Uses all cores and gives the same result for any number of them.

#include "core/data/observed_data.h"
#include "core/inference/nuts.h"
#include "core/inference/posterior.h"
#include "core/nn/solver.h"

#include <optional>
#include <stop_token>

namespace dyngpt {

/// Priors against the solver's box: unknown names, bounds outside, all of them fixed ...
std::vector<Issue> checkPriors(const InferenceSettings& settings, const SolverShape& shape);

/// Nuts or Importance, as the settings say; of Nuts the known pieces are not drawn again. Empty
/// when stopped. Throws Error on bad settings and priors, when the solver has no trained box, when
/// the data do not fit it and when no point of the box explains them.
std::optional<Posterior> sampleBayesian(const Solver& solver, const ObservedData& data,
                                        std::size_t group, const InferenceSettings& settings,
                                        InferenceSink& sink, std::stop_token stop,
                                        const NutsPieces& pieces = {});

} // namespace dyngpt
