#include "core/model/formula.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;

// muParser's: what binds tighter is higher.
enum Precedence {
    Lowest,
    OrLevel,
    AndLevel,
    CompareLevel,
    SumLevel,
    ProductLevel,
    UnaryLevel,
    PowerLevel,
    Atom
};

Precedence precedenceOf(const Formula& formula) {
    switch (formula.kind) {
    case Kind::Number:
        return std::signbit(formula.number) ? UnaryLevel : Atom;
    case Kind::Name:
    case Kind::Call:
        return Atom;
    case Kind::Sum:
        return SumLevel;
    case Kind::Product:
    case Kind::Quotient:
        return ProductLevel;
    case Kind::Power:
        return PowerLevel;
    case Kind::Negation:
        return UnaryLevel;
    case Kind::Comparison:
        return CompareLevel;
    case Kind::And:
        return AndLevel;
    case Kind::Or:
        return OrLevel;
    case Kind::Conditional:
        break;
    }
    return Lowest;
}

class Printer {
public:
    std::string run(const Formula& formula) {
        print(formula, Lowest);
        return std::move(out_);
    }

private:
    /// In parentheses unless it binds at least as tightly as `least`.
    void print(const Formula& formula, Precedence least) {
        const bool enclosed = precedenceOf(formula) < least;
        out_ += enclosed ? "(" : "";
        printBare(formula);
        out_ += enclosed ? ")" : "";
    }

    void printBare(const Formula& formula) {
        const auto& arguments = formula.arguments;
        switch (formula.kind) {
        case Kind::Number:
            out_ += formatNumber(formula.number);
            break;
        case Kind::Name:
            out_ += formula.name;
            break;
        case Kind::Sum:
            printSum(formula);
            break;
        case Kind::Product:
            printList(arguments, "*", PowerLevel);
            break;
        case Kind::Quotient:
            print(arguments[0], ProductLevel);
            out_ += "/";
            print(arguments[1], PowerLevel);
            break;
        case Kind::Power:
            print(arguments[0], Atom);
            out_ += "^";
            print(arguments[1], Atom);
            break;
        case Kind::Negation:
            out_ += "-";
            print(arguments[0], PowerLevel);
            break;
        case Kind::Comparison:
            print(arguments[0], SumLevel);
            out_ += formula.name;
            print(arguments[1], SumLevel);
            break;
        case Kind::And:
            printList(arguments, "&&", CompareLevel);
            break;
        case Kind::Or:
            printList(arguments, "||", AndLevel);
            break;
        case Kind::Conditional:
            print(arguments[0], OrLevel);
            out_ += "?";
            print(arguments[1], OrLevel);
            out_ += ":";
            print(arguments[2], OrLevel);
            break;
        case Kind::Call:
            out_ += formula.name + "(";
            printList(arguments, ",", Lowest);
            out_ += ")";
            break;
        }
    }

    void printList(const std::vector<Formula>& arguments, const char* separator, Precedence least) {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            out_ += i > 0 ? separator : "";
            print(arguments[i], least);
        }
    }

    void printSum(const Formula& sum) {
        print(sum.arguments[0], SumLevel);
        for (std::size_t i = 1; i < sum.arguments.size(); ++i) {
            const Formula& term = sum.arguments[i];
            const bool minus = term.kind == Kind::Negation;
            out_ += minus ? "-" : "+";
            const Formula& shown = minus ? term.arguments[0] : term;
            // Two signs in a row are more than muParser reads.
            print(shown, precedenceOf(shown) == UnaryLevel ? Atom : ProductLevel);
        }
    }

    std::string out_;
};

/// coefficient * above / below
struct Factors {
    double coefficient = 1;
    std::vector<Formula> above;
    std::vector<Formula> below;

    void multiply(Formula factor) {
        if (factor.isNumber()) {
            coefficient *= factor.number;
        } else if (factor.kind == Kind::Negation) {
            coefficient = -coefficient;
            multiply(std::move(factor.arguments[0]));
        } else if (factor.kind == Kind::Product) {
            for (Formula& inner : factor.arguments)
                multiply(std::move(inner));
        } else if (factor.kind == Kind::Quotient) {
            multiply(std::move(factor.arguments[0]));
            divide(std::move(factor.arguments[1]));
        } else {
            above.push_back(std::move(factor));
        }
    }
    void divide(Formula divisor) {
        Factors inner;
        inner.multiply(std::move(divisor));
        coefficient /= inner.coefficient;
        std::move(inner.above.begin(), inner.above.end(), std::back_inserter(below));
        std::move(inner.below.begin(), inner.below.end(), std::back_inserter(above));
    }

    Formula together() && {
        Formula result = product(std::move(above), std::abs(coefficient));
        if (!below.empty())
            result = Formula::of(Kind::Quotient, {std::move(result), product(std::move(below), 1)});
        if (coefficient < 0)
            result = result.isNumber() ? Formula::of(-result.number)
                                       : Formula::of(Kind::Negation, {std::move(result)});
        return result;
    }

private:
    static Formula product(std::vector<Formula> factors, double coefficient) {
        if (coefficient != 1 || factors.empty())
            factors.insert(factors.begin(), Formula::of(coefficient));
        return factors.size() == 1 ? std::move(factors.front())
                                   : Formula::of(Kind::Product, std::move(factors));
    }
};

Formula simplifiedProduct(Formula formula) {
    Factors factors;
    factors.multiply(formula); // a copy: what cannot be computed stays as it was
    return std::isfinite(factors.coefficient) && factors.coefficient != 0
               ? std::move(factors).together()
               : formula;
}

Formula simplifiedSum(Formula formula) {
    std::vector<Formula> terms;
    double number = 0;
    const Formula* first = &formula;
    while (first->kind == Kind::Sum)
        first = &first->arguments.front();
    const bool numberFirst = first->isNumber();
    const auto add = [&](Formula term, const auto& again) -> void {
        if (term.isNumber())
            number += term.number;
        else if (term.kind == Kind::Negation && term.arguments[0].isNumber())
            number -= term.arguments[0].number;
        else if (term.kind == Kind::Sum)
            for (Formula& inner : term.arguments)
                again(std::move(inner), again);
        else
            terms.push_back(std::move(term));
    };
    for (Formula& term : formula.arguments)
        add(std::move(term), add);
    if (terms.empty())
        return Formula::of(number);
    if (number > 0)
        terms.insert(numberFirst ? terms.begin() : terms.end(), Formula::of(number));
    else if (number < 0)
        terms.push_back(Formula::of(Kind::Negation, {Formula::of(-number)}));
    return terms.size() == 1 ? std::move(terms.front()) : Formula::of(Kind::Sum, std::move(terms));
}

} // namespace

Formula Formula::of(double value) {
    return {Kind::Number, value, {}, {}};
}

Formula Formula::ofName(std::string name) {
    return {Kind::Name, 0, std::move(name), {}};
}

Formula Formula::of(Kind kind, std::vector<Formula> arguments) {
    return {kind, 0, {}, std::move(arguments)};
}

Formula Formula::comparison(std::string sign, Formula left, Formula right) {
    return {Kind::Comparison, 0, std::move(sign), {std::move(left), std::move(right)}};
}

Formula Formula::call(std::string function, std::vector<Formula> arguments) {
    return {Kind::Call, 0, std::move(function), std::move(arguments)};
}

std::string formulaText(const Formula& formula) {
    return Printer().run(formula);
}

Formula simplified(Formula formula) {
    for (Formula& argument : formula.arguments)
        argument = simplified(std::move(argument));
    const auto& arguments = formula.arguments;
    switch (formula.kind) {
    case Kind::Product:
    case Kind::Quotient:
    case Kind::Negation:
        return simplifiedProduct(std::move(formula));
    case Kind::Sum:
        return simplifiedSum(std::move(formula));
    case Kind::Power:
        if (arguments[1] == Formula::of(1))
            return arguments[0];
        if (arguments[0].isNumber() && arguments[1].isNumber())
            if (const double value = std::pow(arguments[0].number, arguments[1].number);
                std::isfinite(value))
                return Formula::of(value);
        return formula;
    default:
        return formula;
    }
}

std::size_t formulaSize(const Formula& formula) {
    std::size_t size = 1;
    for (const Formula& argument : formula.arguments)
        size += formulaSize(argument);
    return size;
}

bool anyName(const Formula& formula, const std::function<bool(const std::string&)>& predicate) {
    return (formula.kind == Kind::Name && predicate(formula.name)) ||
           std::any_of(formula.arguments.begin(), formula.arguments.end(),
                       [&](const Formula& argument) { return anyName(argument, predicate); });
}

} // namespace dyngpt
