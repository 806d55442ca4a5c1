#pragma once
// What goes to the terminal: issues, JSON, tables. Plain functions for the main thread.

#include "core/common/issue.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace dyngpt::cli {

using Json = nlohmann::ordered_json;

/// One issue a line, on stderr.
void printIssues(const std::vector<Issue>& issues);

/// One line on stdout; doubles so that they read back the same, what is not finite as null.
void printJson(const Json& json);

/// Columns aligned by what they show (not by bytes): the first to the left, the rest to the
/// right; the first row is the header. Ends with a line break.
std::string alignedTable(const std::vector<std::vector<std::string>>& rows);

/// "0:07", "12:30", "1:02:03".
std::string duration(double seconds);

/// Four significant digits.
std::string shortNumber(double value);

/// Parts between the separators, blanks around them removed.
std::vector<std::string> splitList(const std::string& text, char separator = ',');

std::string joined(const std::vector<std::string>& parts, const std::string& separator = ", ");

} // namespace dyngpt::cli
