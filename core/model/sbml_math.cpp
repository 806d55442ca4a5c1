#include "core/model/sbml_math.h"

#include "core/common/issue.h"
#include "core/common/numbers.h"
#include "core/model/rate_expression.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;
constexpr std::size_t mostNodes = 1'000'000;
constexpr std::size_t mostNodesOfOne = 50'000;
constexpr int deepest = 400;
constexpr std::size_t mostCalls = 50;

struct Elementary {
    ASTNodeType_t type;
    const char* function;
    bool ofReciprocal = false;
    bool reciprocal = false;
};
constexpr Elementary elementary[] = {
    {AST_FUNCTION_ABS, "abs"},
    {AST_FUNCTION_EXP, "exp"},
    {AST_FUNCTION_LN, "ln"},
    {AST_FUNCTION_SIN, "sin"},
    {AST_FUNCTION_COS, "cos"},
    {AST_FUNCTION_TAN, "tan"},
    {AST_FUNCTION_SINH, "sinh"},
    {AST_FUNCTION_COSH, "cosh"},
    {AST_FUNCTION_TANH, "tanh"},
    {AST_FUNCTION_ARCSIN, "asin"},
    {AST_FUNCTION_ARCCOS, "acos"},
    {AST_FUNCTION_ARCTAN, "atan"},
    {AST_FUNCTION_ARCSINH, "asinh"},
    {AST_FUNCTION_ARCCOSH, "acosh"},
    {AST_FUNCTION_ARCTANH, "atanh"},
    {AST_FUNCTION_SEC, "cos", false, true},
    {AST_FUNCTION_CSC, "sin", false, true},
    {AST_FUNCTION_COT, "tan", false, true},
    {AST_FUNCTION_SECH, "cosh", false, true},
    {AST_FUNCTION_CSCH, "sinh", false, true},
    {AST_FUNCTION_COTH, "tanh", false, true},
    {AST_FUNCTION_ARCSEC, "acos", true},
    {AST_FUNCTION_ARCCSC, "asin", true},
    {AST_FUNCTION_ARCCOT, "atan", true},
    {AST_FUNCTION_ARCSECH, "acosh", true},
    {AST_FUNCTION_ARCCSCH, "asinh", true},
    {AST_FUNCTION_ARCCOTH, "atanh", true},
};

/// Gives a variable another value until the end of the scope.
template <typename T> class Restored {
public:
    Restored(T& variable, T value)
        : variable_(variable), before_(std::exchange(variable, std::move(value))) {}
    ~Restored() { variable_ = std::move(before_); }
    Restored(const Restored&) = delete;
    Restored& operator=(const Restored&) = delete;

private:
    T& variable_;
    T before_;
};

[[noreturn]] void fail(Text what, Text remedy = {}) {
    throw Error({}, std::move(what), std::move(remedy));
}

Formula reciprocalOf(Formula formula) {
    return Formula::of(Kind::Quotient, {Formula::of(1), std::move(formula)});
}

/// muParser has no floor, but rint(x) is floor(x + 1/2).
Formula floorOf(Formula formula) {
    return Formula::call("rint", {Formula::of(Kind::Sum, {std::move(formula), Formula::of(-0.5)})});
}

Formula negated(Formula formula) {
    return Formula::of(Kind::Negation, {std::move(formula)});
}

Formula isTrue(Formula formula) {
    return Formula::comparison("!=", std::move(formula), Formula::of(0));
}

/// Towards zero.
Formula wholeQuotient(const Formula& a, const Formula& b) {
    const Formula quotient = Formula::of(Kind::Quotient, {a, b});
    return Formula::of(Kind::Product, {Formula::call("sign", {quotient}),
                                       floorOf(Formula::call("abs", {quotient}))});
}

int depthOf(const Formula& formula) {
    int depth = 0;
    for (const Formula& argument : formula.arguments)
        depth = std::max(depth, depthOf(argument));
    return depth + 1;
}

std::string nameOf(const ASTNode& node) {
    return node.getName() ? node.getName() : "";
}

const ASTNode& child(const ASTNode& node, unsigned i) {
    const ASTNode* result = node.getChild(i);
    if (!result)
        fail(text(DYNGPT_TEXT("core", "An argument is missing in a formula")));
    return *result;
}

} // namespace

const std::string SbmlMathReader::timeName = "#time";

SbmlMathReader::SbmlMathReader(const Model& model) {
    for (unsigned i = 0; i < model.getNumFunctionDefinitions(); ++i)
        functions_[model.getFunctionDefinition(i)->getId()] = model.getFunctionDefinition(i);
}

Formula SbmlMathReader::read(const ASTNode& math, const Symbols& symbols) {
    // Symbols may read other formulas meanwhile.
    const Restored<const Symbols*> symbolsHere(symbols_, &symbols);
    const Restored<const Arguments*> noneBound(bound_, nullptr);
    Formula formula = convert(math);
    if (depthOf(formula) > deepest)
        fail(text(DYNGPT_TEXT("core", "A formula is more than %1 levels deep"), deepest));
    if (formulaSize(formula) > mostNodesOfOne)
        fail(text(DYNGPT_TEXT("core", "Written out, a formula has more than %1 terms"),
                  mostNodesOfOne));
    return formula;
}

void SbmlMathReader::count(std::size_t nodes) {
    written_ += nodes;
    if (written_ > mostNodes)
        fail(text(DYNGPT_TEXT("core", "Written out, the formulas of the model have more than %1 "
                                      "terms"),
                  mostNodes));
}

Formula SbmlMathReader::convert(const ASTNode& node) {
    count(1);
    switch (node.getType()) {
    case AST_INTEGER:
    case AST_REAL:
    case AST_REAL_E:
    case AST_RATIONAL:
    case AST_NAME_AVOGADRO:
        return number(node);
    case AST_CONSTANT_TRUE:
        return Formula::of(1);
    case AST_CONSTANT_FALSE:
        return Formula::of(0);
    case AST_CONSTANT_PI:
        return Formula::ofName("_pi");
    case AST_CONSTANT_E:
        return Formula::ofName("_e");
    case AST_NAME:
        return named(nameOf(node));
    case AST_NAME_TIME:
        return Formula::ofName(timeName);
    case AST_PLUS:
        if (node.getNumChildren() == 0)
            return Formula::of(0);
        return Formula::of(Kind::Sum, chain(node));
    case AST_TIMES:
        if (node.getNumChildren() == 0)
            return Formula::of(1);
        return Formula::of(Kind::Product, chain(node));
    case AST_MINUS: {
        auto both = arguments(node, 1, 2);
        if (both.size() == 1)
            return negated(std::move(both[0]));
        return Formula::of(Kind::Sum, {std::move(both[0]), negated(std::move(both[1]))});
    }
    case AST_DIVIDE:
        return Formula::of(Kind::Quotient, arguments(node, 2, 2));
    case AST_POWER:
    case AST_FUNCTION_POWER:
        return Formula::of(Kind::Power, arguments(node, 2, 2));
    case AST_LOGICAL_AND:
        if (node.getNumChildren() == 0)
            return Formula::of(1);
        return Formula::of(Kind::And, chain(node));
    case AST_LOGICAL_OR:
        if (node.getNumChildren() == 0)
            return Formula::of(0);
        return Formula::of(Kind::Or, chain(node));
    case AST_LOGICAL_NOT:
        return Formula::comparison("==", convert(child(node, 0)), Formula::of(0));
    case AST_LOGICAL_XOR: {
        Formula result = Formula::of(0);
        for (Formula& argument : arguments(node, 0, mostCalls))
            result = Formula::comparison("!=", std::move(result), isTrue(std::move(argument)));
        return result;
    }
    case AST_LOGICAL_IMPLIES: {
        auto both = arguments(node, 2, 2);
        return Formula::of(Kind::Or, {Formula::comparison("==", std::move(both[0]), Formula::of(0)),
                                      std::move(both[1])});
    }
    case AST_RELATIONAL_EQ:
        return relation(node, "==");
    case AST_RELATIONAL_NEQ:
        return relation(node, "!=");
    case AST_RELATIONAL_LT:
        return relation(node, "<");
    case AST_RELATIONAL_LEQ:
        return relation(node, "<=");
    case AST_RELATIONAL_GT:
        return relation(node, ">");
    case AST_RELATIONAL_GEQ:
        return relation(node, ">=");
    case AST_FUNCTION_PIECEWISE:
        return piecewise(node);
    case AST_FUNCTION:
        return userFunction(node);
    default:
        return function(node);
    }
}

/// a + b + c, which libsbml holds as (a + b) + c, however many there are.
std::vector<Formula> SbmlMathReader::chain(const ASTNode& node) {
    std::vector<const ASTNode*> terms; // last first
    const ASTNode* left = &node;
    while (left->getType() == node.getType() && left->getNumChildren() > 0) {
        for (unsigned i = left->getNumChildren() - 1; i > 0; --i)
            terms.push_back(&child(*left, i));
        left = &child(*left, 0);
    }
    terms.push_back(left);
    std::vector<Formula> result;
    for (auto term = terms.rbegin(); term != terms.rend(); ++term)
        result.push_back(convert(**term));
    return result;
}

std::vector<Formula> SbmlMathReader::arguments(const ASTNode& node, std::size_t least,
                                               std::size_t most) {
    std::vector<Formula> result;
    for (unsigned i = 0; i < node.getNumChildren(); ++i)
        result.push_back(convert(child(node, i)));
    if (result.size() < least || result.size() > most)
        fail(text(DYNGPT_TEXT("core", "A function in a formula has %1 arguments"), result.size()));
    return result;
}

Formula SbmlMathReader::number(const ASTNode& node) const {
    double value = node.getValue();
    // The decimal digits themselves: mantissa times power would round twice.
    if (node.getType() == AST_REAL_E)
        value =
            parseNumber(formatNumber(node.getMantissa()) + "e" + std::to_string(node.getExponent()))
                .value_or(value);
    if (!std::isfinite(value))
        fail(text(DYNGPT_TEXT("core", "A number in a formula is %1"), value));
    return Formula::of(value);
}

Formula SbmlMathReader::named(const std::string& id) {
    if (!calls_.empty() && bound_) {
        const auto argument = bound_->find(id);
        if (argument == bound_->end())
            fail(text(DYNGPT_TEXT("core", "The function %1 uses %2, which is none of its "
                                          "arguments"),
                      calls_.back(), id));
        count(formulaSize(argument->second));
        return argument->second;
    }
    Formula formula = (*symbols_)(id);
    count(formulaSize(formula));
    return formula;
}

Formula SbmlMathReader::relation(const ASTNode& node, const char* sign) {
    const auto all = arguments(node, 2, mostCalls);
    std::vector<Formula> pairs;
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        pairs.push_back(Formula::comparison(sign, all[i], all[i + 1]));
    return pairs.size() == 1 ? std::move(pairs.front()) : Formula::of(Kind::And, std::move(pairs));
}

Formula SbmlMathReader::piecewise(const ASTNode& node) {
    auto parts = arguments(node, 1, 2 * mostCalls);
    if (parts.size() % 2 == 0)
        fail(text(DYNGPT_TEXT("core", "A piecewise formula does not say what it is otherwise")),
             text(DYNGPT_TEXT("core", "Add an otherwise element")));
    Formula result = std::move(parts.back());
    for (std::size_t i = parts.size() - 1; i >= 2; i -= 2)
        result = Formula::of(Kind::Conditional,
                             {std::move(parts[i - 1]), std::move(parts[i - 2]), std::move(result)});
    return result;
}

Formula SbmlMathReader::userFunction(const ASTNode& node) {
    const std::string name = nameOf(node);
    const auto found = functions_.find(name);
    const FunctionDefinition* const definition =
        found == functions_.end() ? nullptr : found->second;
    if (!definition || !definition->getBody())
        fail(text(DYNGPT_TEXT("core", "There is no function %1"), name));
    std::string chain;
    for (const std::string& call : calls_)
        chain += call + " -> ";
    if (std::find(calls_.begin(), calls_.end(), name) != calls_.end())
        fail(text(DYNGPT_TEXT("core", "Functions call each other in a circle: %1"), chain + name));
    if (calls_.size() >= mostCalls)
        fail(text(DYNGPT_TEXT("core", "More than %1 functions call each other"), mostCalls));
    const auto given = arguments(node, 0, mostNodes);
    if (given.size() != definition->getNumArguments())
        fail(text(DYNGPT_TEXT("core", "The function %1 takes %2 arguments and is given %3"), name,
                  definition->getNumArguments(), given.size()));
    Arguments bound;
    for (unsigned i = 0; i < definition->getNumArguments(); ++i)
        bound[nameOf(*definition->getArgument(i))] = given[i];

    const Restored<const Arguments*> boundHere(bound_, &bound);
    std::vector<std::string> inner = calls_;
    inner.push_back(name);
    const Restored callsHere(calls_, std::move(inner));
    return convert(*definition->getBody());
}

Formula SbmlMathReader::call(const ASTNode& node, const char* name) {
    return Formula::call(name, arguments(node, 1, mostNodes));
}

Formula SbmlMathReader::function(const ASTNode& node) {
    const auto type = node.getType();
    const auto* found = std::find_if(std::begin(elementary), std::end(elementary),
                                     [&](const Elementary& e) { return e.type == type; });
    if (found != std::end(elementary)) {
        Formula argument = std::move(arguments(node, 1, 1)[0]);
        if (found->ofReciprocal)
            argument = reciprocalOf(std::move(argument));
        Formula result = Formula::call(found->function, {std::move(argument)});
        return found->reciprocal ? reciprocalOf(std::move(result)) : result;
    }
    switch (type) {
    case AST_FUNCTION_FLOOR:
        return floorOf(std::move(arguments(node, 1, 1)[0]));
    case AST_FUNCTION_CEILING:
        return negated(floorOf(negated(std::move(arguments(node, 1, 1)[0]))));
    case AST_FUNCTION_MIN:
        return call(node, "min");
    case AST_FUNCTION_MAX:
        return call(node, "max");
    case AST_FUNCTION_ROOT: {
        auto parts = arguments(node, 1, 2); // degree first
        if (parts.size() == 1 || simplified(parts[0]) == Formula::of(2))
            return Formula::call("sqrt", {std::move(parts.back())});
        return Formula::of(Kind::Power, {std::move(parts[1]), reciprocalOf(std::move(parts[0]))});
    }
    case AST_FUNCTION_LOG: {
        auto parts = arguments(node, 1, 2); // base first
        if (parts.size() == 1 || simplified(parts[0]) == Formula::of(10))
            return Formula::call("log10", {std::move(parts.back())});
        return Formula::of(Kind::Quotient, {Formula::call("ln", {std::move(parts[1])}),
                                            Formula::call("ln", {std::move(parts[0])})});
    }
    case AST_FUNCTION_QUOTIENT: {
        const auto both = arguments(node, 2, 2);
        return wholeQuotient(both[0], both[1]);
    }
    case AST_FUNCTION_REM: {
        const auto both = arguments(node, 2, 2);
        return Formula::of(
            Kind::Sum, {both[0], negated(Formula::of(Kind::Product,
                                                     {both[1], wholeQuotient(both[0], both[1])}))});
    }
    case AST_FUNCTION_FACTORIAL: {
        const Formula argument = simplified(std::move(arguments(node, 1, 1)[0]));
        if (argument.isNumber() && argument.number >= 0 && argument.number <= 170 &&
            argument.number == std::floor(argument.number))
            return Formula::of(std::round(std::tgamma(argument.number + 1)));
        fail(text(DYNGPT_TEXT("core", "The factorial of what is no number is not supported")));
    }
    case AST_FUNCTION_DELAY:
        fail(text(DYNGPT_TEXT("core", "The delay function is not supported")));
    case AST_FUNCTION_RATE_OF:
        fail(text(DYNGPT_TEXT("core", "The rateOf function is not supported")));
    default:
        fail(text(DYNGPT_TEXT("core", "A formula uses the function \"%1\", which is not supported"),
                  nameOf(node)));
    }
}

double valueOf(const Formula& formula) {
    const Formula simple = simplified(formula);
    if (simple.isNumber())
        return simple.number;
    return RateProgram(formulaText(simple), {}, nullptr)();
}

} // namespace dyngpt
