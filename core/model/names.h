#pragma once
// Names of states and parameters: Unicode letters, digits and underscores, no digit first.
// Pure functions, safe from any thread.

#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

bool startsName(char32_t character);
bool continuesName(char32_t character);
bool isValidName(std::string_view name);

/// "a, b, c" with this separator; of many only the first few and "... (500)".
std::string shortList(const std::vector<std::string>& parts, const std::string& separator);

/// The candidate a misspelt name most likely meant; empty if none is near.
std::string nearestName(const std::string& name, const std::vector<std::string>& candidates);

} // namespace dyngpt
