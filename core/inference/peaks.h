#pragma once
// Separate peaks of one parameter's posterior. Pure functions, any thread.

#include <span>
#include <vector>

namespace dyngpt {

/// Where the density of weighed draws between 0 and 1 has its peaks, in their order. Two count as
/// separate when the density between them falls below half of the lower one and each side of that
/// valley holds a tenth of the weight at least; so one, or none where there are too few draws.
std::vector<double> separatePeaks(std::span<const double> values, std::span<const double> weights);

} // namespace dyngpt
