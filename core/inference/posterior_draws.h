#pragma once
// The points of a posterior as draws: thinned, evenly weighted, with derived quantities. Pure
// functions, any thread.

#include "core/inference/posterior.h"

#include <cstddef>
#include <vector>

namespace dyngpt {

/// `count` points of equal weight, as many from each chain, in their order (systematic
/// resampling: where weights are equal it thins evenly). points must not be empty.
std::vector<PosteriorPoint> equalDraws(const Posterior& posterior, std::size_t count);

/// Values of the settings' derived quantities: quantities x points, empty without points. Throws
/// Error on a formula that cannot be read.
std::vector<std::vector<double>> derivedValues(const Posterior& posterior);

} // namespace dyngpt
