#pragma once
// Small texts about the fields of a table, for messages. Pure functions.

#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// Without blanks at both ends.
std::string trimmed(std::string_view text);
/// Nothing, or one of the words that stand for nothing (NA, NaN, null ...).
bool isMissing(std::string_view field);
/// The same value of a column: equal as texts or as numbers.
bool sameValue(const std::string& a, const std::string& b);
/// How a value of a grouping column stands in a group's name: numbers say what they are of.
std::string groupLabel(const std::string& column, const std::string& value);
/// "a / b"; empty ones are left out.
std::string joinedLabels(const std::vector<std::string>& labels);
/// At most 40 characters on one line, safe to print: what is not UTF-8 text becomes '?'.
std::string shownField(std::string_view field);
/// Distinct names: the second "x" becomes "x (2)", nothing becomes "<what> <number>".
std::vector<std::string> distinctNames(std::vector<std::string> names, const std::string& what);
/// "a", "b", "c"; at most 30 of them.
std::string joined(const std::vector<std::string>& names);
/// The name most like `wanted` by edit distance; empty when none is near.
std::string nearest(const std::string& wanted, const std::vector<std::string>& names);

} // namespace dyngpt
