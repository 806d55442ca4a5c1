#pragma once
// Results as JSON documents for --json. Pure functions.

#include "app/cli/output.h"
#include "core/project/project.h"
#include "core/validation/validator.h"

#include <vector>

namespace dyngpt::cli {

Json toJson(const std::vector<Issue>& issues);
Json toJson(const Provenance& provenance);
Json toJson(const DatasetInfo& info);
Json toJson(const TrainingInfo& info);
Json toJson(const ValidationReport& report);
/// Of validateExactly(): per state the distances of solver and simulation from the exact solution.
Json exactJson(const ValidationReport& report);
} // namespace dyngpt::cli
