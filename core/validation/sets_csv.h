#pragma once
// Every held-out set of a validation as a line of a CSV table. Pure function.

#include "core/validation/validator.h"

#include <string>
#include <vector>

namespace dyngpt {

/// RFC 4180, numbers in full: number and parameters of the set, distances of the joint
/// distribution, and per recorded state the distances, means and standard deviations; the same
/// against exact solutions (validateExactly) behind them, empty for the sets without one.
std::string heldOutSetsCsv(const ValidationReport& report,
                           const std::vector<std::string>& parameterNames,
                           const ValidationReport* exact = nullptr);

} // namespace dyngpt
