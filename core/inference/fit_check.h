#pragma once
// How well the solver at the fitted point (the best draw, or the inferrer's estimate), and over the
// posterior, explains the cells: KL divergence
// with what it would be for cells drawn from the fit itself (parametric bootstrap), marginals and
// their bands. The same result for any number of threads.

#include "core/common/worker_pool.h"
#include "core/inference/observed_sample.h"
#include "core/inference/posterior.h"

#include <stop_token>

namespace dyngpt {

/// Fills fitKl, fitKlExpected, fitKlLimit, dataMarginals and fitMarginals at the fitted point. The
/// expected KL stays unknown for solvers with more states than Solver::maximumCells.
void describeEstimate(const Solver& solver, const Query& query, const ObservedSample& sample,
                      Posterior& posterior);
/// And fitLow and fitHigh from the points. False when stopped.
bool describeFit(const Solver& solver, const Query& query, const ObservedSample& sample,
                 Posterior& posterior, WorkerPool& pool, std::stop_token stop);

struct ExpectedKl {
    double median = 0;
    double limit = 0; ///< 95 % of the repeats lie below
};
/// KL(cells, probability) of `cells` draws from the probabilities.
ExpectedKl expectedKl(const std::vector<double>& probability, std::size_t cells,
                      std::uint64_t seed);

} // namespace dyngpt
