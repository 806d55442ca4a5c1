#include "core/model/names.h"
#include "core/model/rate_expression.h"
#include "core/model/rate_structure.h"

#include <QTest>

#include <clocale>
#include <cmath>

using namespace dyngpt;

namespace {

const std::vector<std::string> names{"kon", "ksyn", "ON", "OFF", "ρ", "δS", "S", "x₁"};
const std::vector<double> values{0.5, 4, 3, 2, 1.5, 0.25, 7, 11};

double evaluate(const std::string& rate) {
    return RateProgram(rate, names, values.data())();
}

QString problems(const std::string& rate) {
    QStringList lines;
    for (const auto& issue : findRateProblems(rate, names, "r"))
        lines += QString::fromStdString(issue.str());
    return lines.join("\n");
}

} // namespace

class TestRateExpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void value_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* rate, double expected) {
            QTest::newRow(rate) << rate << expected;
        };
        row("kon*OFF", 1.0);
        row(" kon\t*\nOFF ", 1.0);
        row("2", 2);
        row("1e-3*S", 0.007);
        row(".5*S", 3.5);
        row("ρ*δS^2/(1+δS)", 1.5 * 0.0625 / 1.25);
        row("x₁ - 1", 10);
        row("-S + 10", 3);
        row("2^3^2", 512);
        row("S*(S-1)/2", 21);
        row("hill(S,ksyn,ON,2)", 4 * 49.0 / (9 + 49));
        row("hill(0,ksyn,ON,2)", 0);
        row("hill(0*S,4,3,0)", 2);
        row("hill(1e200,4,3,4)", 4);
        row("min(S,3) + max(1,2) + sqrt(4) + exp(0) + ln(_e)", 9);
        row("S > 5 ? 1 : 2", 1);
        row("(S == 7) && (ON != 7)", 1);
        row("_pi", M_PI);
    }
    void value() {
        QFETCH(QString, rate);
        QFETCH(double, expected);
        QCOMPARE(problems(rate.toStdString()), QString());
        const double got = evaluate(rate.toStdString());
        QVERIFY2(std::abs(got - expected) <= 1e-14 * std::abs(expected),
                 qPrintable(QString::number(got, 'g', 17)));
    }

    void followsItsVariables() {
        std::vector<double> variables{2, 3};
        const RateProgram program("k*exp(X)", {"k", "X"}, variables.data());
        QCOMPARE(program(), 2 * std::exp(3.0));
        variables = {5, 0};
        QCOMPARE(program(), 5.0);
    }

    void problem_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* rate, const char* expected) {
            QTest::newRow(rate) << rate << expected;
        };
        // The published splicing example's slip.
        row("ksynon*ON", "error: r: line 1, column 1: unknown name \"ksynon\"\n    ksynon*ON\n    "
                         "^\n(Did you mean \"ksyn\"?)");
        row("ρ*δS*zeta", "error: r: line 1, column 6: unknown name \"zeta\"\n    ρ*δS*zeta\n       "
                         "  ^\n(Add it to the parameters or correct the name.)");
        row("kon*\nON*on", "error: r: line 2, column 4: unknown name \"on\"\n    ON*on\n       "
                           "^\n(Did you mean \"ON\"?)");
        row("", "error: r: the rate is empty (Write the whole propensity, such as k*X.)");
        row("  ", "error: r: the rate is empty (Write the whole propensity, such as k*X.)");
        row("kon*", "error: r: line 1, column 5: the expression ends too early\n    kon*\n        "
                    "^\n(Add what is missing after the last sign.)");
        row("ρ*(S+1", "error: r: line 1, column 7: a closing parenthesis is missing\n    "
                      "ρ*(S+1\n          ^\n(Close every parenthesis.)");
        row("ρ*S)", "error: r: line 1, column 4: unexpected \")\"\n    ρ*S)\n       ^\n(Correct "
                    "the expression at this place.)");
        row("δS*/S", "error: r: line 1, column 4: unexpected \"/\"\n    δS*/S\n       ^\n(Correct "
                     "the expression at this place.)");
        row("2S", "error: r: line 1, column 2: an operator is missing before \"S\"\n    2S\n     "
                  "^\n(Write * for multiplication.)");
        row("ρ S", "error: r: line 1, column 3: an operator is missing before \"S\"\n    ρ S\n   "
                   "   ^\n(Write * for multiplication.)");
        row("kon(ON)", "error: r: line 1, column 4: an operator is missing before \"(\"\n    "
                       "kon(ON)\n       ^\n(Write * for multiplication.)");
        row("S**2", "error: r: line 1, column 2: ** is no operator here\n    S**2\n     ^\n(Write "
                    "^ for powers.)");
        row("S=2", "error: r: line 1, column 2: = cannot stand in a rate\n    S=2\n     ^\n(Write "
                   "== to compare two values.)");
        row("ρ·S", "error: r: line 1, column 2: unexpected \"·\"\n    ρ·S\n     ^\n(Write * for "
                   "multiplication.)");
        row("ρ−S", "error: r: line 1, column 2: unexpected \"−\"\n    ρ−S\n     ^\n(Write - for "
                   "subtraction.)");
        row("S;1", "error: r: line 1, column 2: unexpected \";\"\n    S;1\n     ^\n(Use names, "
                   "numbers, + - * / ^, parentheses and functions.)");
        row("0,5*S", "error: r: line 1, column 2: unexpected \",\"\n    0,5*S\n     ^\n(A comma "
                     "separates the arguments of a function; write decimals with a point.)");
        row("1e999*S", "error: r: line 1, column 1: the number 1e999 is too large\n    1e999*S\n   "
                       " ^\n(Write a smaller number.)");
        row("hil(S,1,1,1)", "error: r: line 1, column 1: unknown function \"hil\"\n    "
                            "hil(S,1,1,1)\n    ^\n(Did you mean \"hill\"?)");
        row("S+hill(S,1,2)",
            "error: r: line 1, column 3: too few arguments for \"hill\"\n    S+hill(S,1,2)\n      "
            "^\n(Give the function as many arguments as it takes; hill takes x, v, K and n.)");
        row("exp(1,2)*S",
            "error: r: line 1, column 1: too many arguments for \"exp\"\n    exp(1,2)*S\n    "
            "^\n(Give the function as many arguments as it takes; hill takes x, v, K and n.)");
        row("exp*S", "error: r: line 1, column 1: \"exp\" is a function and needs its arguments in "
                     "parentheses\n    exp*S\n    ^\n(Write exp(...), or name the state or "
                     "parameter otherwise.)");
    }
    void problem() {
        QFETCH(QString, rate);
        QTEST(problems(rate.toStdString()), "expected");
        QVERIFY_EXCEPTION_THROWN(evaluate(rate.toStdString()), Error);
    }

    void allProblemsAreReported() {
        QCOMPARE(findRateProblems("aaaa*S + bbbb·S", names, "r").size(), 3U);
    }

    void hostileExpressionsDoNotCrash() {
        for (const std::string& rate :
             {std::string(100000, '('), std::string(100000, '-') + "S", std::string("\0S", 2),
              std::string("\xff*S"), std::string(300, 'a') + "*S", std::string("\"S\""),
              std::string("S?"), std::string(":"), std::string("()"), std::string("hill()")})
            QVERIFY2(!findRateProblems(rate, names, "r").empty(), rate.substr(0, 20).c_str());
        std::string deep = "S";
        for (int i = 0; i < 3000; ++i)
            deep = "(" + deep + ")";
        findRateProblems(deep, names, "r");
    }

    void localeDoesNotMatter() {
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
            QSKIP("locale de_DE.UTF-8 is not installed");
        const double got = evaluate("0.5*sqrt(S+2)");
        std::setlocale(LC_ALL, "C.UTF-8");
        QCOMPARE(got, 1.5);
    }

    void monomials_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("expected"); // coefficient and factors; empty: none
        const auto row = [](const char* rate, const char* expected) {
            QTest::newRow(rate) << rate << expected;
        };
        row("kon*OFF", "1 kon OFF");
        row("2*kon*0.5*OFF", "1 kon OFF");
        row("ρ*S^2", "1 ρ S S");
        row("S*ρ*S", "1 S ρ S");
        row("(kon)*(S*ON)", "1 kon S ON");
        row("((kon*S))", "1 kon S");
        row("3", "3");
        row("0*S", "0 S");
        row("kon/2", "0.5 kon");
        row("kon*S*(S-1)/2", "0.5 kon S S-1");
        row("S*(S+3)/kon", "1 S S+3 /kon");
        row("S*(S-1.5)", "");
        row("(S-1)^2", "");
        row("S/kon^2", "");
        row("S/(kon*2)", "");
        row("S/0", "");
        row("-S", "");
        row("S^2.5", "");
        row("S^0", "");
        row("S^-1", "");
        row("S^2^2", "");
        row("(S*kon)^2", "");
        row("2^3", "");
        row("S+1", "");
        row("exp(S)", "");
        row("S*", "");
        row("(S", "");
        row("S)", "");
        row("", "");
    }
    void monomials() {
        QFETCH(QString, rate);
        QString got;
        if (const auto monomial = asMonomial(rate.toStdString())) {
            got = QString::number(monomial->coefficient);
            for (const auto& factor : monomial->factors)
                got += " " + QString::fromStdString(factor.name) +
                       (factor.shift == 0 ? QString() : QString::asprintf("%+d", factor.shift));
            for (const auto& divisor : monomial->divisors)
                got += " /" + QString::fromStdString(divisor);
        }
        QTEST(got, "expected");
    }

    void vanishing_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<int>("value");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* rate, int value, bool expected) {
            QTest::newRow(qPrintable(QString("%1 at %2").arg(rate).arg(value)))
                << rate << value << expected;
        };
        row("kon*S", 0, true);
        row("kon*S", 1, false);
        row("kon*S*(S-1)", 0, true);
        row("kon*S*(S-1)", 1, true);
        row("kon*S*(S-1)/2", 1, true);
        row("kon*S*S", 1, false);
        row("S^2*kon", 0, true);
        row("kon*S/(ON+S)", 0, true);
        row("kon/S", 0, false);
        row("kon*(S*ON)", 0, true);
        row("hill(S,1,2,3)*kon", 0, true);
        row("hill(ON,1,2,3)*kon", 0, false);
        row("hill(S,1,2,3)+hill(ON,1,2,3)", 0, false);
        row("kon", 0, false);
        row("kon*S+1", 0, false);
        row("(S)+(1)", 0, false);
        row("(S*1)^(0)", 0, false);
        row("(S)*1+1*(3)", 0, false);
        row("1-S", 0, false);
    }
    void vanishing() {
        QFETCH(QString, rate);
        QFETCH(int, value);
        QTEST(vanishesAt(rate.toStdString(), "S", value), "expected");
    }

    // Only what stands around the place is shown of a long line.
    void longLinesAreCut() {
        std::string rate = "S";
        for (int i = 0; i < 300; ++i)
            rate += "+S";
        rate += "+x+";
        for (int i = 0; i < 300; ++i)
            rate += "ρ+";
        rate += "S";
        const QStringList lines = problems(rate).split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("error: r: line 1, column 603: unknown name \"x\""));
        QVERIFY(lines[1].size() < 210);
        QCOMPARE(lines[1][lines[2].indexOf('^')], QChar('x'));
        QVERIFY(!lines[1].contains(QChar::ReplacementCharacter));
    }

    void endlessRatesAreRefused() {
        std::string rate = "S";
        for (int i = 0; i < 6000; ++i)
            rate += "*S";
        QCOMPARE(problems(rate), QString("error: r: the rate is longer than 10000 characters "
                                         "(Shorten it, or split the event into several.)"));
        rate.resize(9999);
        QCOMPARE(problems(rate), QString());
        QVERIFY(evaluate(rate) > 0);
        // As deep as that goes, in every way.
        for (const std::string part : {"(", "sin(", "-(", "S?S:(", "S^("}) {
            const std::size_t times = 9000 / (part.size() + 1);
            std::string deep;
            for (std::size_t i = 0; i < times; ++i)
                deep += part;
            QVERIFY(!problems(deep).isEmpty());
            deep += "S" + std::string(times, ')');
            QCOMPARE(problems(deep), QString());
            evaluate(deep);
        }
    }

    // No file holds such bytes, which are not UTF-8; an own caller might.
    void strayBytesAreRefused() {
        QVERIFY(problems("(S-1)\xB6\n").contains("unexpected"));
        QVERIFY(!asMonomial("(S-1)\xB6"));
    }

    void validNames() {
        for (const char* name : {"a", "_x", "kon2", "ρ", "δS", "x₁", "状态", "é", "é"})
            QVERIFY2(isValidName(name), name);
        for (const char* name : {"", "2a", "a b", "a-b", "a.b", "a·b", "₁", "a'", "\xff", "a→b"})
            QVERIFY2(!isValidName(name), name);
    }

    void nearestNames() {
        QCOMPARE(nearestName("mrna", {"Protein", "mRNA"}), std::string("mRNA"));
        QCOMPARE(nearestName("k", {"S"}), std::string());
        QCOMPARE(nearestName("kdeg", {"kdegM", "kdegP"}), std::string("kdegM"));
        QCOMPARE(nearestName("abcdef", {"uvwxyz"}), std::string());
        QCOMPARE(nearestName("p", {"ρ"}), std::string());
        QCOMPARE(nearestName("kno", {"koff", "kon"}), std::string("kon")); // letters exchanged
        QCOMPARE(nearestName("shpae", {"scale", "shape"}), std::string("shape"));
    }
};

QTEST_APPLESS_MAIN(TestRateExpression)
#include "tst_rate_expression.moc"
