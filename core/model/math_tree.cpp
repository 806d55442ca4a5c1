#include "core/model/math_tree.h"

#include "core/common/numbers.h"

#include <cmath>
#include <string>
#include <utility>

namespace dyngpt {

namespace {

using Kind = MathNode::Kind;

// What binds tighter is higher.
enum Level { Lowest, OrLevel, AndLevel, CompareLevel, SumLevel, ProductLevel, Atom };

MathNode upright(std::string text) {
    return {Kind::Upright, std::move(text), {}};
}

MathNode sign(std::string text) {
    return {Kind::Sign, std::move(text), {}};
}

MathNode row(std::vector<MathNode> children) {
    return {Kind::Row, {}, std::move(children)};
}

MathNode fenced(MathNode content, std::string signs = "()") {
    return {Kind::Fenced, std::move(signs), {std::move(content)}};
}

MathNode fraction(MathNode above, MathNode below) {
    return {Kind::Fraction, {}, {std::move(above), std::move(below)}};
}

MathNode raised(MathNode base, MathNode exponent) {
    return {Kind::Scripts, {}, {std::move(base), {}, row({std::move(exponent)})}};
}

MathNode lowered(MathNode base, MathNode index) {
    return {Kind::Scripts, {}, {std::move(base), row({std::move(index)}), {}}};
}

/// 1e-05 as 1 times a power of ten.
MathNode numberNode(double value) {
    const std::string text = formatNumber(std::abs(value));
    const auto exponent = text.find('e');
    if (exponent == std::string::npos)
        return upright(text);
    const auto power =
        parseInteger(text.substr(text[exponent + 1] == '+' ? exponent + 2 : exponent + 1));
    const std::string digits =
        power && *power < 0 ? "−" + std::to_string(-*power) : std::to_string(power.value_or(0));
    return row(
        {upright(text.substr(0, exponent)), sign("×"), raised(upright("10"), upright(digits))});
}

class Setter {
public:
    explicit Setter(const DisplayNames& names) : names_(names) {}

    MathNode at(const Formula& formula, Level least) const {
        MathNode node = bare(formula);
        return levelOf(formula) < least ? fenced(std::move(node)) : node;
    }

private:
    static Level levelOf(const Formula& formula) {
        switch (formula.kind) {
        case Formula::Kind::Conditional:
            return Lowest;
        case Formula::Kind::Or:
            return OrLevel;
        case Formula::Kind::And:
            return AndLevel;
        case Formula::Kind::Comparison:
            return CompareLevel;
        case Formula::Kind::Sum:
        case Formula::Kind::Negation:
            return SumLevel;
        case Formula::Kind::Product:
            return ProductLevel;
        case Formula::Kind::Number:
            return std::signbit(formula.number) ? SumLevel : Atom;
        default:
            return Atom; // a fraction's line holds it together
        }
    }

    MathNode bare(const Formula& formula) const {
        const auto& arguments = formula.arguments;
        switch (formula.kind) {
        case Formula::Kind::Number: {
            MathNode number = numberNode(formula.number);
            return std::signbit(formula.number) ? row({upright("−"), std::move(number)}) : number;
        }
        case Formula::Kind::Name:
            return name(formula.name);
        case Formula::Kind::Sum:
            return sum(arguments);
        case Formula::Kind::Product:
            return list(arguments, sign("·"), Atom);
        case Formula::Kind::Quotient:
            return fraction(at(arguments[0], Lowest), at(arguments[1], Lowest));
        case Formula::Kind::Power:
            return power(arguments[0], arguments[1]);
        case Formula::Kind::Negation:
            return row({upright("−"), at(arguments[0], ProductLevel)});
        case Formula::Kind::Comparison:
            return row({at(arguments[0], SumLevel), sign(comparison(formula.name)),
                        at(arguments[1], SumLevel)});
        case Formula::Kind::And:
            return list(arguments, sign("∧"), CompareLevel);
        case Formula::Kind::Or:
            return list(arguments, sign("∨"), AndLevel);
        case Formula::Kind::Conditional:
            return {Kind::Cases,
                    {},
                    {at(arguments[1], Lowest), at(arguments[0], Lowest), at(arguments[2], Lowest)}};
        case Formula::Kind::Call:
            return call(formula);
        }
        return {};
    }

    MathNode name(const std::string& text) const {
        if (text == "_pi")
            return {Kind::Name, "π", {}};
        if (text == "_e")
            return {Kind::Name, "e", {}};
        return mathOfName(text, names_);
    }

    static std::string comparison(const std::string& signs) {
        return signs == "<="   ? "≤"
               : signs == ">=" ? "≥"
               : signs == "!=" ? "≠"
               : signs == "==" ? "="
                               : signs;
    }

    MathNode list(const std::vector<Formula>& items, const MathNode& between, Level least) const {
        MathNode result;
        for (const Formula& item : items) {
            if (!result.children.empty())
                result.children.push_back(between);
            result.children.push_back(at(item, least));
        }
        return result;
    }

    MathNode sum(const std::vector<Formula>& terms) const {
        MathNode result = row({at(terms[0], SumLevel)});
        for (std::size_t i = 1; i < terms.size(); ++i) {
            const bool minus = terms[i].kind == Formula::Kind::Negation;
            result.children.push_back(sign(minus ? "−" : "+"));
            result.children.push_back(at(minus ? terms[i].arguments[0] : terms[i], ProductLevel));
        }
        return result;
    }

    MathNode power(const Formula& base, const Formula& exponent) const {
        MathNode below = at(base, Atom);
        // Neither a fraction nor a name with scripts of its own can carry an exponent bare.
        if (below.kind == Kind::Fraction ||
            (below.kind == Kind::Scripts && !below.children[2].children.empty()))
            below = fenced(std::move(below));
        if (below.kind == Kind::Scripts) { // above its index, not behind it
            below.children[2] = row({at(exponent, Lowest)});
            return below;
        }
        return raised(std::move(below), at(exponent, Lowest));
    }

    MathNode call(const Formula& formula) const {
        const auto& arguments = formula.arguments;
        if (arguments.size() == 1) {
            MathNode only = at(arguments[0], Lowest);
            if (formula.name == "sqrt")
                return {Kind::Root, {}, {std::move(only)}};
            if (formula.name == "abs")
                return fenced(std::move(only), "||");
            if (formula.name == "exp")
                return raised({Kind::Name, "e", {}}, std::move(only));
            if (formula.name == "log2" || formula.name == "log10")
                return row({lowered(upright("log"), upright(formula.name.substr(3))),
                            fenced(std::move(only))});
        }
        if (formula.name == "hill" && arguments.size() == 4)
            return hill(arguments);
        MathNode inner = list(arguments, upright(", "), Lowest);
        return row({upright(formula.name), fenced(std::move(inner))});
    }

    MathNode hill(const std::vector<Formula>& arguments) const {
        MathNode driven = power(arguments[0], arguments[3]);
        MathNode half = power(arguments[2], arguments[3]);
        MathNode above = row({at(arguments[1], ProductLevel), sign("·"), driven});
        return fraction(std::move(above), row({std::move(half), sign("+"), std::move(driven)}));
    }

    const DisplayNames& names_;
};

} // namespace

MathNode mathOfFormula(const Formula& formula, const DisplayNames& displayNames) {
    return Setter(displayNames).at(formula, Lowest);
}

} // namespace dyngpt
