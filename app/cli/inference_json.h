#pragma once
// Inferences as JSON documents for --json. Pure functions.

#include "app/cli/output.h"
#include "core/inference/calibration.h"
#include "core/inference/group_comparison.h"
#include "core/inference/posterior.h"

#include <vector>

namespace dyngpt::cli {

Json toJson(const Posterior& posterior);
/// Of several groups: without points.
Json toJson(const std::vector<Posterior>& groups);
Json toJson(const CalibrationReport& report);
Json toJson(const std::vector<ParameterDifference>& differences);

} // namespace dyngpt::cli
