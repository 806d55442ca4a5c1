#include "core/model/math_tree.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dyngpt {

namespace {

using Kind = MathNode::Kind;

constexpr std::array<std::pair<std::string_view, std::string_view>, 35> greek{
    {{"alpha", "α"},  {"beta", "β"},  {"gamma", "γ"},  {"delta", "δ"}, {"epsilon", "ε"},
     {"zeta", "ζ"},   {"eta", "η"},   {"theta", "θ"},  {"iota", "ι"},  {"kappa", "κ"},
     {"lambda", "λ"}, {"mu", "μ"},    {"nu", "ν"},     {"xi", "ξ"},    {"omicron", "ο"},
     {"pi", "π"},     {"rho", "ρ"},   {"sigma", "σ"},  {"tau", "τ"},   {"upsilon", "υ"},
     {"phi", "φ"},    {"chi", "χ"},   {"psi", "ψ"},    {"omega", "ω"}, {"Gamma", "Γ"},
     {"Delta", "Δ"},  {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},
     {"Sigma", "Σ"},  {"Phi", "Φ"},   {"Psi", "Ψ"},    {"Omega", "Ω"}, {"infty", "∞"}}};

std::optional<std::string> greekLetter(std::string_view word) {
    const auto found =
        std::ranges::find(greek, word, &std::pair<std::string_view, std::string_view>::first);
    if (found == greek.end())
        return std::nullopt;
    return std::string(found->second);
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

class MarkupReader {
public:
    explicit MarkupReader(std::string_view text) : text_(text) {}

    MathNode run() { return sequence(false); }

private:
    bool atEnd() const { return at_ >= text_.size(); }

    /// Up to the end, or to the brace that closes the group.
    MathNode sequence(bool inGroup) {
        MathNode row;
        while (!atEnd() && !(inGroup && text_[at_] == '}')) {
            MathNode base = atom();
            MathNode below;
            MathNode above;
            bool scripted = false;
            while (!atEnd() && (text_[at_] == '_' || text_[at_] == '^') && at_ + 1 < text_.size()) {
                const bool down = text_[at_++] == '_';
                MathNode script = atom();
                auto& place = (down ? below : above).children;
                place.push_back(std::move(script));
                scripted = true;
            }
            row.children.push_back(
                scripted ? MathNode{Kind::Scripts,
                                    {},
                                    {std::move(base), std::move(below), std::move(above)}}
                         : std::move(base));
        }
        return row;
    }

    MathNode atom() {
        const char c = text_[at_];
        if (c == '{' && depth_ < deepest)
            return group();
        if (c == '\\')
            return command();
        if (isDigit(c)) {
            const std::size_t begin = at_;
            while (!atEnd() && isDigit(text_[at_]))
                ++at_;
            return {Kind::Upright, std::string(text_.substr(begin, at_ - begin)), {}};
        }
        if (isLetter(c) || static_cast<unsigned char>(c) >= 0x80)
            return word();
        ++at_;
        return {Kind::Upright, std::string(1, c), {}};
    }

    MathNode group() {
        ++at_;
        ++depth_;
        MathNode inner = sequence(true);
        --depth_;
        if (!atEnd())
            ++at_;
        return inner;
    }

    MathNode command() {
        const std::size_t begin = ++at_;
        while (!atEnd() && isLetter(text_[at_]))
            ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (auto letter = greekLetter(word))
            return {Kind::Name, *std::move(letter), {}};
        return {Kind::Upright, "\\" + std::string(word), {}};
    }

    MathNode word() {
        const std::size_t begin = at_;
        while (!atEnd() && (isLetter(text_[at_]) || static_cast<unsigned char>(text_[at_]) >= 0x80))
            ++at_;
        return {Kind::Name, std::string(text_.substr(begin, at_ - begin)), {}};
    }

    static constexpr int deepest = 20;
    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

/// Bytes of the Greek letter that the text begins with; 0: it begins with none.
std::size_t greekLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const bool found = text.size() >= 2 && byte(0) >= 0xCD && byte(0) <= 0xCF && byte(1) >= 0x80;
    return found ? 2 : 0;
}

/// Where an index begins without a sign for it: δS, X12. The text's length where none does.
std::size_t tacitIndex(std::string_view name) {
    if (const std::size_t letter = greekLength(name); letter > 0)
        return letter;
    const bool numbered =
        name.size() > 1 && isLetter(name[0]) && std::all_of(name.begin() + 1, name.end(), isDigit);
    return numbered ? 1 : name.size();
}

MathNode wordNode(const std::string& word) {
    if (auto letter = greekLetter(word))
        return {Kind::Name, *std::move(letter), {}};
    return {Kind::Name, word, {}};
}

} // namespace

MathNode mathOfMarkup(std::string_view markup) {
    MathNode row = MarkupReader(markup).run();
    return row.children.size() == 1 ? std::move(row.children.front()) : row;
}

MathNode mathOfName(const std::string& name, const DisplayNames& displayNames) {
    if (const auto shown = displayNames.find(name); shown != displayNames.end())
        return mathOfMarkup(shown->second);
    const auto line = name.find('_');
    const bool lined = line != std::string::npos && line > 0 && line + 1 < name.size();
    const std::size_t end = lined ? line : tacitIndex(name);
    if (end == name.size())
        return wordNode(name);
    std::string index = name.substr(lined ? line + 1 : end);
    std::ranges::replace(index, '_', ',');
    const bool number = std::ranges::all_of(index, isDigit);
    MathNode below;
    below.children.push_back(number ? MathNode{Kind::Upright, index, {}} : wordNode(index));
    return {Kind::Scripts, {}, {wordNode(name.substr(0, end)), std::move(below), {}}};
}

} // namespace dyngpt
