#pragma once
// Results as tables for people, and the report's files.

#include "core/report/report.h"
#include "core/validation/validator.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dyngpt::cli {

/// Per state: KL, noise floor, errors of mean and sd.
std::string validationSummary(const ValidationReport& report);

/// The same with exact solutions in place of simulations.
std::string exactSummary(const ValidationReport& report);

/// Writes the page and, where a folder is named, every table in it; returns the paths written.
std::vector<std::string> writeReport(const Report& report, const std::filesystem::path& html,
                                     const std::filesystem::path& csvFolder);

} // namespace dyngpt::cli
