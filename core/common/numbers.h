#pragma once
// Numbers in files never follow the locale: std::from_chars and std::to_chars underneath.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dyngpt {

/// Fewest digits that read back as the same double ("0.1", "1e-10", "5", "100000").
std::string formatNumber(double value);
/// As printf's %.<digits>g, without locale.
std::string formatSignificant(double value, int digits);
/// The whole of text (blanks around allowed) as a finite number; empty if it is not one.
std::optional<double> parseNumber(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);

} // namespace dyngpt
