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

/// What an inference may need beside solver and cells. Plain value.
struct InferenceContext {
    const Network* network = nullptr; ///< of the cells, for Exact; must outlive the inference
    NutsPieces nuts{};                ///< known pieces are not drawn again
    Pieces<double> exact{};           ///< nor solved again, see weighExactly()
};

/// Nuts, Importance or Exact, as the settings say. Empty when stopped. Throws Error on bad settings
/// and priors, when the solver has no trained box, when the data do not fit it, when no point of
/// the box explains them and, of Exact, where the network has no exact solution.
std::optional<Posterior> sampleBayesian(const Solver& solver, const ObservedData& data,
                                        std::size_t group, const InferenceSettings& settings,
                                        InferenceSink& sink, std::stop_token stop,
                                        const InferenceContext& context = {});

} // namespace dyngpt
