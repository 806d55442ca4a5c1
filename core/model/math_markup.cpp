#include "core/model/math_symbols.h"
#include "core/model/math_tree.h"

#include <utility>

namespace dyngpt {

namespace {

using Kind = MathNode::Kind;

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
        if (word.empty())
            return escaped();
        if (auto letter = greekLetter(word))
            return {Kind::Name, *std::move(letter), {}};
        if (auto sign = mathSign(word))
            return {Kind::Upright, *std::move(sign), {}};
        // \mathrm and its kin change nothing that is shown here.
        if (!atEnd() && text_[at_] == '{' && depth_ < deepest)
            return group();
        return {Kind::Upright, "\\" + std::string(word), {}};
    }

    /// A character that would mean something, or a thin space.
    MathNode escaped() {
        if (atEnd())
            return {Kind::Upright, "\\", {}};
        const char c = text_[at_++];
        return {Kind::Upright, c == ',' || c == ';' ? "\u2009" : std::string(1, c), {}};
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

} // namespace

MathNode mathOfMarkup(std::string_view markup) {
    MathNode row = MarkupReader(markup).run();
    return row.children.size() == 1 ? std::move(row.children.front()) : row;
}

} // namespace dyngpt
