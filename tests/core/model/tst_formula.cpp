// Formulas as trees: read as muParser reads them, written so that it reads the same, simplified
// without changing their value.

#include "core/common/random.h"
#include "core/model/formula.h"
#include "core/model/rate_expression.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

const std::vector<std::string> names = {"a", "b", "c"};
const std::vector<double> values = {2.5, -3, 0.75};

double muParser(const std::string& text) {
    return RateProgram(text, names, values.data())();
}

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || a == b ||
           std::abs(a - b) <= 1e-11 * (std::abs(a) + std::abs(b));
}

/// A random expression of at most this depth.
std::string anyExpression(RandomStream& random, int depth) {
    if (depth == 0 || random.below(5) == 0)
        return random.below(2) == 0 ? names[static_cast<std::size_t>(random.below(3))]
                                    : std::to_string(1 + random.below(9)) + ".5";
    const auto part = [&] {
        const std::string inner = anyExpression(random, depth - 1);
        return random.below(2) == 0 ? "(" + inner + ")" : inner;
    };
    static const std::vector<std::string> operators = {"+", "-",  "*",  "/",  "^",  "<",
                                                       ">", "&&", "||", "<=", ">=", "=="};
    switch (random.below(8)) {
    case 0:
        return "(-" + anyExpression(random, depth - 1) + ")"; // muParser does not read --
    case 1:
        return "max(" + part() + "," + part() + ")";
    case 2:
        return "((" + part() + ")>1?" + part() + ":" + part() + ")";
    default:
        return part() + operators[static_cast<std::size_t>(random.below(operators.size()))] +
               part();
    }
}

} // namespace

class TestFormula : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textSurvives_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"a+b", "a-b-c", "a-(b-c)", "a*b/c", "a/(b*c)", "a/(b/c)", "-a^2", "(-a)^2", "a^b^c",
              "(a^b)^c", "2*(a+b)*c", "a<b&&b<c||a==c", "a>1?b:c", "hill(a,b,2,c)", "1e-10*a",
              "a*(b-1)", "(a>1?b:c)*2", "a+(b<c)"})
            QTest::newRow(text) << text;
    }
    void textSurvives() {
        QFETCH(QString, text);
        const auto formula = parseFormula(text.toStdString());
        QVERIFY(formula.has_value());
        const std::string out = formulaText(*formula);
        QVERIFY2(parseFormula(out) == formula, out.c_str());
        if (!text.contains("hill"))
            QVERIFY2(same(muParser(out), muParser(text.toStdString())), out.c_str());
    }

    void anyExpressionKeepsItsValue() {
        RandomStream random(3, 0);
        for (int round = 0; round < 5000; ++round) {
            const std::string text = anyExpression(random, 4);
            const auto formula = parseFormula(text);
            QVERIFY2(formula.has_value(), text.c_str());
            const double expected = muParser(text);
            const std::string again = formulaText(*formula);
            QVERIFY2(same(muParser(again), expected), (text + "  became  " + again).c_str());
            // Beyond that, rounding may decide comparisons.
            if (text.find_first_of("<>=&|?") == std::string::npos && std::isfinite(expected)) {
                const std::string simple = formulaText(simplified(*formula));
                const double value = muParser(simple);
                QVERIFY2(std::abs(value - expected) <= 1e-6 * (1 + std::abs(expected)) ||
                             std::abs(expected) > 1e6,
                         (text + "  became  " + simple).c_str());
            }
        }
    }

    void simplifies_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << text << expected;
        };
        row("(k*(X/2))/0.5", "k*X");
        row("k*X*0.5*2", "k*X");
        row("1*k*(1*X)", "k*X");
        row("k*P*(P-1)/2", "0.5*k*P*(P-1)");
        row("k*(100-2*P)*((100-2*P)-1)/2", "0.5*k*(100-2*P)*(99-2*P)");
        row("X/(Y/Z)", "X*Z/Y");
        row("-(2*X)*3", "-(6*X)");
        row("2+3*4", "14");
        row("X+0", "X");
        row("X^1", "X");
        row("2^3*X", "8*X");
        row("0*X", "0*X");
        row("X/0", "X/0");
    }
    void simplifies() {
        QFETCH(QString, text);
        const auto formula = parseFormula(text.toStdString());
        QVERIFY(formula.has_value());
        QTEST(QString::fromStdString(formulaText(simplified(*formula))), "expected");
    }

    void whatIsNoExpressionIsNone_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "a+", "(a", "a)", "a b", "f(", "f()", "a?b", "a,b", "*a", "a=b"})
            QTest::newRow(text) << text;
        QTest::newRow("too deep") << QString(5000, '(') + "a" + QString(5000, ')');
        QTest::newRow("too many signs") << QString(5000, '-') + "a";
    }
    void whatIsNoExpressionIsNone() {
        QFETCH(QString, text);
        QVERIFY(!parseFormula(text.toStdString()));
    }

    void whatIsLongIsNotDeep() {
        std::string sum = "a";
        std::string product = "a";
        for (int i = 0; i < 200000; ++i) {
            sum += i % 2 ? "+a" : "-a";
            product += i % 2 ? "*a" : "/a";
        }
        for (const std::string& text : {sum, product}) {
            const auto formula = parseFormula(text);
            QVERIFY(formula.has_value());
            QVERIFY(formulaSize(*formula) > 200000);
            QVERIFY(parseFormula(formulaText(*formula)) == formula);
        }
    }
};

QTEST_GUILESS_MAIN(TestFormula)
#include "tst_formula.moc"
