#pragma once
// The cells that a posterior predicts, beside the observed ones: the joint distribution of the
// observed states. Any thread.

#include "core/data/observed_data.h"
#include "core/inference/posterior.h"
#include "core/nn/solver.h"
#include "core/validation/pair_tables.h"

#include <optional>
#include <stop_token>

namespace dyngpt {

/// Of the posterior's observed states, in their order, on one grid.
struct PredictedCells {
    PairGrid grid;
    Marginals observedMarginals;
    Marginals predictedMarginals;
    PairTables observed;
    PairTables predicted; ///< posterior predictive: parameters drawn, then cells, then thinned
};

/// Empty when stopped. Throws Error where the solver does not record the states.
std::optional<PredictedCells> predictCells(const Solver& solver, const Posterior& posterior,
                                           const ObservedGroup& cells, std::stop_token stop);

} // namespace dyngpt
