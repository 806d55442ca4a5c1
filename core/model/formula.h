#pragma once
// An expression as a tree: what stands between muParser's text and other notations. Sums and
// products have any number of arguments. Plain values; pure functions, safe from any thread.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

struct Formula {
    enum class Kind {
        Number,
        Name,
        Sum,
        Product,
        Quotient,
        Power,
        Negation,
        Comparison, ///< name: "<", "<=", ">", ">=", "==" or "!="
        And,
        Or,
        Conditional, ///< condition, then, else
        Call         ///< name: the function
    };
    Kind kind = Kind::Number;
    double number = 0;
    std::string name;
    std::vector<Formula> arguments;

    bool operator==(const Formula&) const = default;

    static Formula of(double number);
    static Formula ofName(std::string name);
    static Formula of(Kind kind, std::vector<Formula> arguments);
    static Formula comparison(std::string sign, Formula left, Formula right);
    static Formula call(std::string function, std::vector<Formula> arguments);
    bool isNumber() const { return kind == Kind::Number; }
};

/// Empty for what is no expression of muParser, or is nested too deeply.
std::optional<Formula> parseFormula(std::string_view text);

/// As muParser reads it.
std::string formulaText(const Formula& formula);

/// Numbers computed, factors of one sorted out: 0.5*k*X for (k*(X/2))/1. Products keep their
/// other factors in order, so that mass action is recognised.
Formula simplified(Formula formula);

/// Nodes of the tree.
std::size_t formulaSize(const Formula& formula);

/// True if some name in it satisfies the predicate.
bool anyName(const Formula& formula, const std::function<bool(const std::string&)>& predicate);

} // namespace dyngpt
