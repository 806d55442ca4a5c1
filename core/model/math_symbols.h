#pragma once
// Letters and signs of TeX-like markup. Pure functions, safe from any thread.

#include <optional>
#include <string>
#include <string_view>

namespace dyngpt {

/// α for alpha; none for what is no Greek letter's name.
std::optional<std::string> greekLetter(std::string_view word);
/// · for cdot.
std::optional<std::string> mathSign(std::string_view word);

} // namespace dyngpt
