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
/// At most 40 characters on one line, safe to print: what is not UTF-8 text becomes '?'.
std::string shownField(std::string_view field);
/// "a", "b", "c"; at most 30 of them.
std::string joined(const std::vector<std::string>& names);
/// The name most like `wanted` by edit distance; empty when none is near.
std::string nearest(const std::string& wanted, const std::vector<std::string>& names);

} // namespace dyngpt
