// Rate expressions as people write them.
#include "core/model/formula.h"
#include "core/report/typeset.h"

#include <array>

namespace dyngpt {
namespace {

using Level = TextRun::Level;

std::string_view signOf(const std::string& comparison) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs = {
        {{"<=", "≤"}, {">=", "≥"}, {"==", "="}, {"!=", "≠"}}};
    for (const auto& [text, sign] : signs)
        if (comparison == text)
            return sign;
    return comparison;
}

/// Writes a tree with as few brackets as reading it back needs.
class FormulaWriter {
public:
    FormulaWriter(const DisplayNames& names, TextRuns& runs) : names_(names), runs_(runs) {}

    void write(const Formula& f, Level level = Level::Base) {
        using Kind = Formula::Kind;
        const auto& a = f.arguments;
        switch (f.kind) {
        case Kind::Number:
            text(formulaText(f), level);
            break;
        case Kind::Name:
            for (TextRun& run : typesetName(f.name, names_))
                appendRun(runs_, std::move(run.text), level == Level::Base ? run.level : level,
                          run.italic && level == Level::Base);
            break;
        case Kind::Sum:
            for (std::size_t i = 0; i < a.size(); ++i) {
                const bool minus = i > 0 && a[i].kind == Kind::Negation;
                const bool brackets = i > 0 && !minus && beginsNegative(a[i]);
                if (i > 0)
                    text(minus ? " − " : " + ", level);
                write(minus ? a[i].arguments[0] : a[i], level, brackets ? 10 : minus ? 6 : 5);
            }
            break;
        case Kind::Negation:
            text("−", level);
            write(a[0], level, 6);
            break;
        case Kind::Product:
            for (std::size_t i = 0; i < a.size(); ++i) {
                if (i > 0)
                    text("\u2009·\u2009", level);
                write(a[i], level, i > 0 ? 7 : 5);
            }
            break;
        case Kind::Quotient:
            write(a[0], level, 5);
            text("\u2009/\u2009", level);
            write(a[1], level, 7);
            break;
        case Kind::Power:
            if (level == Level::Base) {
                write(a[0], level, 9);
                write(a[1], Level::Superscript);
            } else { // no third storey
                write(a[0], level, 9);
                text("^", level);
                write(a[1], level, 9);
            }
            break;
        case Kind::Comparison:
            write(a[0], level, 4);
            text(" " + std::string(signOf(f.name)) + " ", level);
            write(a[1], level, 4);
            break;
        case Kind::And:
        case Kind::Or:
            for (std::size_t i = 0; i < a.size(); ++i) {
                if (i > 0)
                    text(f.kind == Kind::And ? " ∧ " : " ∨ ", level);
                write(a[i], level, 3);
            }
            break;
        case Kind::Conditional:
            write(a[0], level, 2);
            text(" ? ", level);
            write(a[1], level, 2);
            text(" : ", level);
            write(a[2], level, 1);
            break;
        case Kind::Call:
            writeCall(f, level);
            break;
        }
    }

private:
    static int strength(const Formula& f) {
        switch (f.kind) {
        case Formula::Kind::Conditional:
            return 1;
        case Formula::Kind::Or:
        case Formula::Kind::And:
            return 2;
        case Formula::Kind::Comparison:
            return 3;
        case Formula::Kind::Sum:
            return 4;
        case Formula::Kind::Negation:
            return 5;
        case Formula::Kind::Product:
        case Formula::Kind::Quotient:
            return 6;
        case Formula::Kind::Power:
            return 8;
        case Formula::Kind::Call:
            return f.name == "hill" ? 6 : 9;
        case Formula::Kind::Number:
            return f.number < 0 ? 5 : 9;
        case Formula::Kind::Name:
            break;
        }
        return 9;
    }

    /// "a + −b" needs brackets.
    static bool beginsNegative(const Formula& f) {
        using Kind = Formula::Kind;
        if (f.kind == Kind::Negation || (f.kind == Kind::Number && f.number < 0))
            return true;
        return (f.kind == Kind::Product || f.kind == Kind::Quotient) &&
               beginsNegative(f.arguments[0]);
    }

    void write(const Formula& f, Level level, int least) {
        const bool brackets = strength(f) < least;
        if (brackets)
            text("(", level);
        write(f, level);
        if (brackets)
            text(")", level);
    }

    /// hill(x, v, K, n) as what it stands for; other functions by their names.
    void writeCall(const Formula& f, Level level) {
        const auto& a = f.arguments;
        if (f.name == "hill" && a.size() == 4) {
            const auto power = [&a](std::size_t base) {
                return a[3].isNumber() && a[3].number == 1
                           ? a[base]
                           : Formula::of(Formula::Kind::Power, {a[base], a[3]});
            };
            const Formula whole = Formula::of(
                Formula::Kind::Quotient, {Formula::of(Formula::Kind::Product, {a[1], power(0)}),
                                          Formula::of(Formula::Kind::Sum, {power(2), power(0)})});
            return write(whole, level);
        }
        text(f.name + "(", level);
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (i > 0)
                text(", ", level);
            write(a[i], level);
        }
        text(")", level);
    }

    void text(std::string words, Level level) { appendRun(runs_, std::move(words), level); }

    const DisplayNames& names_;
    TextRuns& runs_;
};

} // namespace

TextRuns typesetFormula(const std::string& formula, const DisplayNames& names) {
    TextRuns runs;
    if (const auto tree = parseFormula(formula))
        FormulaWriter(names, runs).write(*tree);
    else
        appendRun(runs, formula, Level::Base);
    return runs;
}

} // namespace dyngpt
