#include "core/model/rate_structure.h"

#include "core/model/rate_tokens.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace dyngpt {

namespace {

using Kind = RateToken::Kind;
using Tokens = std::span<const RateToken>;

constexpr int deepest = 32; ///< parentheses beyond this are left to muParser
constexpr int largestPower = 8;
constexpr double largestShift = 1e6;

/// product := factor {'*' factor | '/' (number | name)}
/// factor := number | name ['^' integer] | '(' name ('+' | '-') integer ')' | '(' product ')'
class MonomialReader {
public:
    explicit MonomialReader(Tokens tokens) : tokens_(tokens) {}

    std::optional<RateMonomial> read() {
        if (!product(0) || at_ != tokens_.size() || !std::isfinite(result_.coefficient))
            return std::nullopt;
        return std::move(result_);
    }

private:
    bool product(int depth) {
        if (!factor(depth))
            return false;
        while (at_ < tokens_.size() && (tokens_[at_].is("*") || tokens_[at_].is("/"))) {
            const bool divides = tokens_[at_++].is("/");
            if (divides ? !divisor() : !factor(depth))
                return false;
        }
        return true;
    }
    bool divisor() {
        if (at_ == tokens_.size())
            return false;
        const RateToken& token = tokens_[at_++];
        if (token.kind == Kind::Number)
            result_.coefficient /= token.value;
        else if (token.kind == Kind::Name)
            result_.divisors.emplace_back(token.text);
        else
            return false;
        return !raised();
    }
    /// (X - 1), from after the parenthesis.
    bool shifted() {
        if (at_ + 4 > tokens_.size() || tokens_[at_].kind != Kind::Name ||
            !(tokens_[at_ + 1].is("-") || tokens_[at_ + 1].is("+")) ||
            tokens_[at_ + 2].kind != Kind::Number || tokens_[at_ + 3].kind != Kind::Close)
            return false;
        const double shift = tokens_[at_ + 2].value;
        if (shift > largestShift || shift != std::floor(shift))
            return false;
        result_.factors.push_back({std::string(tokens_[at_].text),
                                   static_cast<int>(tokens_[at_ + 1].is("-") ? -shift : shift)});
        at_ += 4;
        return true;
    }
    bool factor(int depth) {
        if (at_ == tokens_.size())
            return false;
        const RateToken& token = tokens_[at_++];
        switch (token.kind) {
        case Kind::Number:
            result_.coefficient *= token.value;
            return !raised();
        case Kind::Name:
            return named(token.text);
        case Kind::Open:
            if (shifted())
                return !raised();
            if (depth == deepest || !product(depth + 1) || at_ == tokens_.size() ||
                tokens_[at_].kind != Kind::Close)
                return false;
            ++at_;
            return !raised();
        default:
            return false;
        }
    }
    bool named(std::string_view name) {
        int power = 1;
        if (raised()) {
            if (at_ + 1 >= tokens_.size() || tokens_[at_ + 1].kind != Kind::Number)
                return false;
            const double exponent = tokens_[at_ + 1].value;
            if (exponent < 1 || exponent > largestPower || exponent != std::floor(exponent))
                return false;
            power = static_cast<int>(exponent);
            at_ += 2;
            if (raised())
                return false;
        }
        result_.factors.insert(result_.factors.end(), static_cast<std::size_t>(power),
                               {std::string(name), 0});
        return true;
    }
    bool raised() const { return at_ < tokens_.size() && tokens_[at_].is("^"); }

    Tokens tokens_;
    std::size_t at_ = 0;
    RateMonomial result_;
};

/// The factors above the line of a product; the whole as one factor if it is a sum or the like.
std::vector<Tokens> numerators(Tokens tokens) {
    std::vector<Tokens> result;
    std::size_t begin = 0;
    int depth = 0;
    bool above = true;
    for (std::size_t i = 0; i <= tokens.size(); ++i) {
        const bool end = i == tokens.size();
        if (!end && tokens[i].kind == Kind::Open)
            ++depth;
        if (!end && tokens[i].kind == Kind::Close)
            --depth;
        if (!end && (depth > 0 || tokens[i].kind != Kind::Operator || tokens[i].is("^")))
            continue;
        if (!end && !tokens[i].is("*") && !tokens[i].is("/"))
            return {tokens};
        if (above)
            result.push_back(tokens.subspan(begin, i - begin));
        above = end || tokens[i].is("*");
        begin = i + 1;
    }
    return result;
}

/// True if the parenthesis at `open` closes at the very end.
bool enclosesRest(Tokens tokens, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        depth += tokens[i].kind == Kind::Open ? 1 : tokens[i].kind == Kind::Close ? -1 : 0;
        if (depth == 0)
            return tokens[i].kind == Kind::Close && i + 1 == tokens.size();
    }
    return false;
}

bool productVanishes(Tokens tokens, std::string_view name, int value, int depth);

bool factorVanishes(Tokens factor, std::string_view name, int value, int depth) {
    const auto names = [&](std::size_t i) {
        return factor[i].kind == Kind::Name && factor[i].text == name;
    };
    if (factor.empty())
        return false;
    if (factor.size() == 1)
        return value == 0 && names(0);
    if (factor.size() == 3 && factor[1].is("^"))
        return value == 0 && names(0) && factor[2].kind == Kind::Number && factor[2].value > 0;
    if (factor.size() > 4 && factor[0].text == "hill" && factor[1].kind == Kind::Open)
        return value == 0 && names(2) && factor[3].kind == Kind::Comma && enclosesRest(factor, 1);
    if (!enclosesRest(factor, 0))
        return false;
    const Tokens inner = factor.subspan(1, factor.size() - 2);
    if (inner.size() == 3 && inner[1].is("-"))
        return inner[0].text == name && inner[2].kind == Kind::Number && inner[2].value == value;
    return depth < deepest && productVanishes(inner, name, value, depth + 1);
}

bool productVanishes(Tokens tokens, std::string_view name, int value, int depth) {
    const auto factors = numerators(tokens);
    return std::any_of(factors.begin(), factors.end(),
                       [&](Tokens factor) { return factorVanishes(factor, name, value, depth); });
}

} // namespace

std::optional<RateMonomial> asMonomial(std::string_view rate) {
    const auto tokens = tokenizeRate(rate);
    return MonomialReader(tokens).read();
}

bool vanishesAt(std::string_view rate, std::string_view name, int value) {
    return productVanishes(tokenizeRate(rate), name, value, 0);
}

} // namespace dyngpt
