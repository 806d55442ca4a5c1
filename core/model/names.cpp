#include "core/model/names.h"

#include "core/common/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dyngpt {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Beyond ASCII everything is a letter but the blocks of signs: a full table of Unicode's classes
// would only refuse more names.
constexpr std::array<Range, 12> signs{{{0x80, 0xA9},
                                       {0xAB, 0xB4},
                                       {0xB6, 0xB9},
                                       {0xBB, 0xBF},
                                       {0xD7, 0xD7},
                                       {0xF7, 0xF7},
                                       {0x2000, 0x206F},
                                       {0x20A0, 0x20CF},
                                       {0x2190, 0x2BFF},
                                       {0x3000, 0x3004},
                                       {0x3008, 0x3020},
                                       {0xE000, 0xF8FF}}};
constexpr std::array<Range, 5> moreSigns{
    {{0xFE10, 0xFE6F}, {0xFEFF, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}}};
// Marks and subscripts belong to a name but cannot begin one.
constexpr std::array<Range, 3> marks{{{0x300, 0x36F}, {0x2070, 0x209F}, {0x20D0, 0x20FF}}};

template <std::size_t N> bool within(char32_t c, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](Range range) { return c >= range.first && c <= range.last; });
}

bool isAsciiLetter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

char32_t lower(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

constexpr std::size_t step = 4;

/// Damerau-Levenshtein distance (optimal string alignment: neighbours exchanged count as one
/// change) in quarters: a change of case costs a quarter of another letter.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> beforeLast;
    std::vector<std::size_t> last(b.size() + 1);
    for (std::size_t j = 0; j < last.size(); ++j)
        last[j] = step * j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, step * (i + 1));
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = a[i] == b[j] ? 0 : lower(a[i]) == lower(b[j]) ? 1 : step;
            row[j + 1] = std::min({last[j] + change, row[j] + step, last[j + 1] + step});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                row[j + 1] = std::min(row[j + 1], beforeLast[j - 1] + step);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

} // namespace

bool startsName(char32_t c) {
    if (c < 0x80)
        return isAsciiLetter(c) || c == U'_';
    return !within(c, signs) && !within(c, moreSigns) && !within(c, marks);
}

bool continuesName(char32_t c) {
    return startsName(c) || (c >= U'0' && c <= U'9') || within(c, marks);
}

bool isValidName(std::string_view name) {
    if (firstInvalidUtf8(name))
        return false;
    const std::u32string letters = toCodePoints(name);
    return !letters.empty() && startsName(letters.front()) &&
           std::all_of(letters.begin(), letters.end(), continuesName);
}

std::string shortList(const std::vector<std::string>& parts, const std::string& separator) {
    constexpr std::size_t most = 12;
    constexpr std::size_t first = 6;
    const std::size_t shown = parts.size() > most ? first : parts.size();
    std::string result;
    for (std::size_t i = 0; i < shown; ++i)
        result += (i == 0 ? "" : separator) + parts[i];
    if (shown < parts.size())
        result += separator + "... (" + std::to_string(parts.size()) + ")";
    return result;
}

std::string nearestName(const std::string& name, const std::vector<std::string>& candidates) {
    const std::u32string wanted = toCodePoints(name);
    // One change in three letters is a slip, more is another name.
    std::size_t nearest = step * std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string result;
    for (const auto& candidate : candidates) {
        const std::u32string letters = toCodePoints(candidate);
        const std::size_t apart = distance(wanted, letters);
        // Nothing in common is not near, however short both are.
        if (apart < nearest && apart < step * std::max(wanted.size(), letters.size())) {
            nearest = apart;
            result = candidate;
        }
    }
    return result;
}

} // namespace dyngpt
