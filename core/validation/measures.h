#pragma once
// One number for how far the solver is from its reference at a held-out set, and the same of a
// second simulation. Pure functions.

#include "core/validation/validator.h"

#include <optional>
#include <vector>

namespace dyngpt {

enum class Measure { Kl, KlWithoutEpsilon, TotalVariation, Hellinger, MeanError, SdError };

double measured(const StateComparison& state, Measure measure);
/// Empty without a second simulation, and in files of earlier versions for all but Kl.
std::optional<double> noiseFloor(const StateComparison& state, Measure measure);

/// Of every set, in their order.
std::vector<double> measured(const std::vector<SetComparison>& sets, std::size_t state,
                             Measure measure);
/// Of the sets that have one.
std::vector<double> noiseFloors(const std::vector<SetComparison>& sets, std::size_t state,
                                Measure measure);

/// Of at least one value.
Spread spread(const std::vector<double>& values);

} // namespace dyngpt
