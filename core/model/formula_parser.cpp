#include "core/model/formula.h"
#include "core/model/rate_tokens.h"

#include <algorithm>
#include <array>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;
constexpr int deepest = 200;
constexpr int mostComparisons = 8;

/// Recursive descent with muParser's precedences. An unset optional means: no expression.
class FormulaParser {
public:
    explicit FormulaParser(std::string_view text) : tokens_(tokenizeRate(text)) {}

    std::optional<Formula> run() {
        auto formula = conditional();
        return formula && at_ == tokens_.size() ? formula : std::nullopt;
    }

private:
    using Parsed = std::optional<Formula>;

    struct Depth {
        explicit Depth(int& depth) : depth_(depth) { ++depth_; }
        ~Depth() { --depth_; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;
        int& depth_;
    };

    bool sees(std::string_view symbol) const {
        return at_ < tokens_.size() && tokens_[at_].is(symbol);
    }
    bool sees(RateToken::Kind kind) const {
        return at_ < tokens_.size() && tokens_[at_].kind == kind;
    }
    bool take(std::string_view symbol) {
        const bool seen = sees(symbol);
        at_ += seen ? 1 : 0;
        return seen;
    }
    bool take(RateToken::Kind kind) {
        const bool seen = sees(kind);
        at_ += seen ? 1 : 0;
        return seen;
    }

    Parsed conditional() {
        const Depth depth(depth_);
        if (depth_ > deepest)
            return {};
        auto condition = chain("||", Kind::Or, &FormulaParser::conjunction);
        if (!condition || !take("?"))
            return condition;
        auto yes = conditional();
        if (!yes || !take(":"))
            return {};
        auto no = conditional();
        if (!no)
            return {};
        return Formula::of(Kind::Conditional,
                           {std::move(*condition), std::move(*yes), std::move(*no)});
    }
    Parsed conjunction() { return chain("&&", Kind::And, &FormulaParser::comparison); }

    Parsed chain(std::string_view symbol, Kind kind, Parsed (FormulaParser::*operand)()) {
        auto first = (this->*operand)();
        if (!first || !sees(symbol))
            return first;
        std::vector<Formula> all{std::move(*first)};
        while (take(symbol)) {
            auto next = (this->*operand)();
            if (!next)
                return {};
            all.push_back(std::move(*next));
        }
        return Formula::of(kind, std::move(all));
    }

    Parsed comparison() {
        auto left = sum();
        for (int signs = 0; left; ++signs) {
            const auto sign = comparisonSign();
            if (sign.empty())
                break;
            auto right = sum();
            if (!right || signs == mostComparisons)
                return {};
            left = Formula::comparison(std::string(sign), std::move(*left), std::move(*right));
        }
        return left;
    }
    std::string_view comparisonSign() {
        constexpr std::array<std::string_view, 6> signs{"<=", ">=", "==", "!=", "<", ">"};
        const auto found =
            std::find_if(signs.begin(), signs.end(), [&](auto sign) { return take(sign); });
        return found == signs.end() ? std::string_view{} : *found;
    }

    Parsed sum() {
        auto first = product();
        if (!first || !(sees("+") || sees("-")))
            return first;
        std::vector<Formula> terms{std::move(*first)};
        while (sees("+") || sees("-")) {
            const bool minus = tokens_[at_++].is("-");
            auto term = product();
            if (!term)
                return {};
            terms.push_back(minus ? Formula::of(Kind::Negation, {std::move(*term)})
                                  : std::move(*term));
        }
        return Formula::of(Kind::Sum, std::move(terms));
    }

    /// a*b/c*d/e as (a*b*d)/(c*e): what is long must not become deep.
    Parsed product() {
        auto first = unary();
        if (!first || !(sees("*") || sees("/")))
            return first;
        std::vector<Formula> above{std::move(*first)};
        std::vector<Formula> below;
        while (sees("*") || sees("/")) {
            const bool divided = tokens_[at_++].is("/");
            auto factor = unary();
            if (!factor)
                return {};
            (divided ? below : above).push_back(std::move(*factor));
        }
        if (below.empty())
            return together(std::move(above));
        return Formula::of(Kind::Quotient,
                           {together(std::move(above)), together(std::move(below))});
    }
    static Formula together(std::vector<Formula> factors) {
        return factors.size() == 1 ? std::move(factors.front())
                                   : Formula::of(Kind::Product, std::move(factors));
    }

    Parsed unary() {
        if (!sees("-") && !sees("+"))
            return power();
        const Depth depth(depth_);
        if (depth_ > deepest)
            return {};
        const bool minus = tokens_[at_++].is("-");
        auto operand = unary();
        if (!operand || !minus)
            return operand;
        return Formula::of(Kind::Negation, {std::move(*operand)});
    }

    Parsed power() {
        auto base = primary();
        if (!base || !take("^"))
            return base;
        const Depth depth(depth_);
        if (depth_ > deepest)
            return {};
        auto exponent = unary();
        if (!exponent)
            return {};
        return Formula::of(Kind::Power, {std::move(*base), std::move(*exponent)});
    }

    Parsed primary() {
        using Token = RateToken::Kind;
        if (sees(Token::Number))
            return Formula::of(tokens_[at_++].value);
        if (sees(Token::Name)) {
            std::string name(tokens_[at_++].text);
            if (!take(Token::Open))
                return Formula::ofName(std::move(name));
            return call(std::move(name));
        }
        if (!take(Token::Open))
            return {};
        auto inner = conditional();
        return inner && take(Token::Close) ? inner : std::nullopt;
    }

    Parsed call(std::string name) {
        std::vector<Formula> arguments;
        do {
            auto argument = conditional();
            if (!argument)
                return {};
            arguments.push_back(std::move(*argument));
        } while (take(RateToken::Kind::Comma));
        if (!take(RateToken::Kind::Close))
            return {};
        return Formula::call(std::move(name), std::move(arguments));
    }

    std::vector<RateToken> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

} // namespace

std::optional<Formula> parseFormula(std::string_view text) {
    return FormulaParser(text).run();
}

} // namespace dyngpt
