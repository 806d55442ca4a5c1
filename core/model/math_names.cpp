// Names as they are set in print, from how they are spelt.
#include "core/model/math_symbols.h"
#include "core/model/math_tree.h"

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

using Kind = MathNode::Kind;

/// What the k of a rate constant usually wears.
constexpr std::string_view rateSuffixes[] = {
    "on",   "off", "syn",  "deg",   "cat",   "in",    "out", "act", "inact", "bind",  "unbind",
    "dim",  "tx",  "tl",   "tr",    "f",     "r",     "b",   "u",   "d",     "m",     "p",
    "a",    "i",   "s",    "t",     "e",     "max",   "min", "fwd", "rev",   "split", "ass",
    "diss", "dec", "prod", "deact", "death", "birth", "spl", "exp", "decay"};

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Bytes of the Greek letter that the text begins with; 0: it begins with none.
std::size_t greekLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const bool any = text.size() >= 2 && byte(0) >= 0xCD && byte(0) <= 0xCF && byte(1) >= 0x80;
    return any ? 2 : 0;
}

/// "syn,M" of synM, "syn,on" of synon; empty for what is no usual index of a rate constant.
std::string rateIndex(std::string_view rest) {
    const auto usual = [](std::string_view word) {
        return std::ranges::count(rateSuffixes, word) > 0;
    };
    if (rest.empty())
        return {};
    if (isCapital(rest[0]) || usual(rest))
        return std::string(rest);
    for (const std::string_view suffix : rateSuffixes) {
        if (suffix.size() < 2 || !rest.starts_with(suffix))
            continue;
        const std::string_view tail = rest.substr(suffix.size());
        if (isCapital(tail[0]) || (tail.size() > 1 && usual(tail)))
            return std::string(suffix) + "," + std::string(tail);
    }
    return {};
}

std::string withGreek(std::string_view word) {
    return greekLetter(word).value_or(std::string(word));
}

struct Spelling {
    std::string base;
    std::string index; ///< empty: none
};

/// "k" and "on" of kon, "δ" and "S" of δS, "X" and "1" of X1; all of it where nothing is below.
Spelling tacitIndex(std::string_view word) {
    if (const auto letter = greekLetter(word))
        return {*letter, {}};
    if (const std::size_t length = greekLength(word); length > 0)
        return {std::string(word.substr(0, length)), std::string(word.substr(length))};
    const bool numbered =
        word.size() > 1 && isLetter(word[0]) && std::all_of(word.begin() + 1, word.end(), isDigit);
    if (numbered)
        return {std::string(word.substr(0, 1)), std::string(word.substr(1))};
    if (std::string index = word.starts_with('k') ? rateIndex(word.substr(1)) : std::string();
        !index.empty())
        return {"k", std::move(index)};
    return {std::string(word), {}};
}

Spelling spellingOf(std::string_view name) {
    const std::size_t line = name.find('_');
    if (line == std::string_view::npos || line == 0 || line + 1 == name.size())
        return line == std::string_view::npos ? tacitIndex(name) : Spelling{std::string(name), {}};
    Spelling result = tacitIndex(name.substr(0, line));
    for (std::string_view rest = name.substr(line + 1); !rest.empty();) {
        const std::size_t end = std::min(rest.find('_'), rest.size());
        if (end > 0)
            result.index += (result.index.empty() ? "" : ",") + withGreek(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return result;
}

} // namespace

MathNode mathOfName(const std::string& name, const DisplayNames& displayNames) {
    if (const auto shown = displayNames.find(name); shown != displayNames.end())
        return mathOfMarkup(shown->second);
    Spelling spelling = spellingOf(name);
    MathNode base{Kind::Name, std::move(spelling.base), {}};
    if (spelling.index.empty())
        return base;
    const bool number = std::ranges::all_of(spelling.index, isDigit);
    MathNode below;
    below.children.push_back({number ? Kind::Upright : Kind::Name, std::move(spelling.index), {}});
    return {Kind::Scripts, {}, {std::move(base), std::move(below), {}}};
}

} // namespace dyngpt
