#pragma once
// The file of `dyngpt logprob`: states whose probability is asked for, at given parameters, in
// the form of the reference tensors. Plain values.

#include "core/nn/solver.h"

#include <cstdint>
#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

namespace dyngpt::cli {

struct LogprobCase {
    std::vector<double> logParameters;
    std::vector<std::int32_t> states; ///< count * stateCount
};

/// The document, after a check that it is an object with a list of cases. Throws Error with
/// line and column where it is not JSON.
nlohmann::ordered_json readCasesDocument(const std::filesystem::path& path);

/// What weights of the reference package need beside their file, from "config".
SolverShape shapeFromConfig(const nlohmann::ordered_json& document, const std::string& file);

/// Throws Error with every bad value and its place ("cases.json: cases[2].states[5]").
std::vector<LogprobCase> parseCases(const nlohmann::ordered_json& document, const std::string& file,
                                    const SolverShape& shape);

} // namespace dyngpt::cli
