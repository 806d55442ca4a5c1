#pragma once
// Inferences as tables and sentences for people. Pure functions.

#include "core/inference/calibration.h"
#include "core/inference/group_comparison.h"
#include "core/inference/posterior.h"

#include <string>
#include <vector>

namespace dyngpt::cli {

/// Of one group: estimates with intervals and diagnostics, and what they are worth.
std::string inferenceSummary(const Posterior& posterior);

/// One row a group, sorted by "group", "kl", a parameter or a derived quantity; failed ones last,
/// with their reasons.
std::string groupsSummary(std::vector<Posterior> groups, const std::string& sortedBy);

std::string calibrationSummary(const CalibrationReport& report);

std::string comparisonSummary(const std::vector<ParameterDifference>& differences,
                              const std::string& first, const std::string& second);

} // namespace dyngpt::cli
