#include "core/common/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace dyngpt {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// from_chars knows no leading plus.
std::string_view withoutPlus(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-' && text[1] != '+')
        text.remove_prefix(1);
    return text;
}

template <typename T> std::errc parseWhole(std::string_view text, T& value) {
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, value);
    return stopped == end && !text.empty() ? problem : std::errc::invalid_argument;
}

} // namespace

std::string formatNumber(double value) {
    // Plain digits where people expect them, an exponent beyond.
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    std::array<char, 64> buffer;
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    return {buffer.data(), written.ptr};
}

std::string formatSignificant(double value, int digits) {
    std::array<char, 512> buffer;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                       std::chars_format::general, digits);
    return {buffer.data(), written.ptr};
}

std::optional<double> parseNumber(std::string_view text) {
    text = withoutPlus(trimmed(text));
    double value = 0;
    const std::errc problem = parseWhole(text, value);
    if (problem == std::errc::result_out_of_range) {
        // Too large is no number; too small is 0 or nearly so.
        long double wide = 0;
        if (parseWhole(text, wide) != std::errc{})
            return std::nullopt;
        value = static_cast<double>(wide);
    } else if (problem != std::errc{}) {
        return std::nullopt;
    }
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    std::int64_t value = 0;
    if (parseWhole(withoutPlus(trimmed(text)), value) != std::errc{})
        return std::nullopt;
    return value;
}

} // namespace dyngpt
