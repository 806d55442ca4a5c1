#pragma once
// What error places need to know about UTF-8: they count characters, not bytes.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dyngpt {

/// Position of the first byte that is not UTF-8; empty if all are.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// Code points of valid UTF-8; each invalid byte counts as one U+FFFD.
std::u32string toCodePoints(std::string_view text);

struct TextPosition {
    std::size_t line = 1;   ///< from 1
    std::size_t column = 1; ///< from 1, in characters
};
/// Where the byte at offset stands.
TextPosition positionOf(std::string_view text, std::size_t offset);

} // namespace dyngpt
