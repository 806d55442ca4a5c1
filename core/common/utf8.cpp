#include "core/common/utf8.h"

#include <algorithm>

namespace dyngpt {

namespace {

struct Decoded {
    char32_t codePoint = U'\uFFFD';
    std::size_t length = 0; ///< 0: not UTF-8
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    // Overlong forms, surrogates and what lies beyond Unicode.
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF)
        return {};
    return {value, length};
}

} // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode(text.substr(i));
        if (next.length == 0)
            return i;
        i += next.length;
    }
    return std::nullopt;
}

std::u32string toCodePoints(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode(text.substr(i));
        result += next.codePoint;
        i += std::max<std::size_t>(next.length, 1);
    }
    return result;
}

TextPosition positionOf(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto newline = before.rfind('\n');
    const std::string_view line =
        newline == std::string_view::npos ? before : before.substr(newline + 1);
    return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            1 + toCodePoints(line).size()};
}

} // namespace dyngpt
