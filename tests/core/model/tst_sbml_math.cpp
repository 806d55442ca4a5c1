// MathML in: every element means in muParser's language what it means in MathML.

#include "core/model/rate_expression.h"
#include "core/model/sbml.h"
#include "tests/support/sbml_text.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;
using namespace sbmltext;

namespace {

/// X -> 0 with this kinetic law.
std::string decay(const std::string& rate) {
    return model(compartment() + list("Species", species("X")) +
                 list("Parameters", parameter("k", "0.5")) +
                 list("Reactions", reaction("R", reference("X"), "", rate)));
}

double valueAt(const std::string& formula, double x, double k) {
    const std::vector<double> values = {x, k};
    return RateProgram(formula, {"X", "k"}, values.data())();
}

const std::string kX = op("times", ci("k") + ci("X"));

} // namespace

class TestSbmlMath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasSbml())
            QSKIP("built without libsbml");
    }
    void mathMeansTheSame_data();
    void mathMeansTheSame();
};

void TestSbmlMath::mathMeansTheSame_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<double>("expected"); // at X = 5, k = 2.5
    const auto row = [](const char* name, const std::string& content, double expected) {
        QTest::newRow(name) << QString::fromStdString(content) << expected;
    };
    const std::string x = ci("X");
    const std::string k = ci("k");
    const auto piecewise = [](const std::string& value, const std::string& condition,
                              const std::string& otherwise) {
        return "<piecewise><piece>" + value + condition + "</piece><otherwise>" + otherwise +
               "</otherwise></piecewise>";
    };
    row("minus", op("minus", x + k), 2.5);
    row("unary minus in a power", op("power", op("minus", k) + cn("2")), 6.25);
    row("minus of a sum", op("minus", x + op("minus", k + cn("1"))), 3.5);
    row("quotient of a quotient", op("divide", x + op("divide", k + cn("2"))), 4);
    row("power of a power", op("power", op("power", k + cn("2")) + cn("3")), std::pow(2.5, 6));
    row("power to a power", op("power", k + op("power", cn("2") + cn("3"))), std::pow(2.5, 8));
    row("times nothing", op("times", ""), 1);
    row("plus nothing", op("plus", k + op("plus", "")), 2.5);
    row("e-notation", op("times", "<cn type=\"e-notation\"> 1.5 <sep/> -3 </cn>" + x), 7.5e-3);
    row("rational", op("times", "<cn type=\"rational\"> 1 <sep/> 8 </cn>" + x), 0.625);
    row("integer", op("times", "<cn type=\"integer\"> 7 </cn>" + x), 35);
    row("exp", op("exp", k), std::exp(2.5));
    row("ln", op("ln", k), std::log(2.5));
    row("log", op("log", k), std::log10(2.5));
    row("log to base 3", "<apply><log/><logbase>" + cn("3") + "</logbase>" + k + "</apply>",
        std::log(2.5) / std::log(3.0));
    row("root", op("root", k), std::sqrt(2.5));
    row("third root", "<apply><root/><degree>" + cn("3") + "</degree>" + k + "</apply>",
        std::cbrt(2.5));
    row("floor", op("floor", k), 2);
    row("floor of a whole", op("floor", x), 5);
    row("floor below zero", op("floor", op("minus", k)), -3);
    row("ceiling", op("ceiling", k), 3);
    row("ceiling of a whole", op("ceiling", x), 5);
    row("abs", op("abs", op("minus", k)), 2.5);
    row("factorial", op("times", op("factorial", cn("4")) + k), 60);
    row("sec", op("sec", k), 1 / std::cos(2.5));
    row("arccot", op("arccot", k), std::atan(1 / 2.5));
    row("arccsch", op("arccsch", k), std::asinh(1 / 2.5));
    row("tanh", op("tanh", k), std::tanh(2.5));
    row("pi", op("times", "<pi/>" + x), 5 * M_PI);
    row("e", op("times", "<exponentiale/>" + x), 5 * M_E);
    row("max", op("max", x + k + cn("3")), 5);
    row("min", op("min", x + k + cn("3")), 2.5);
    row("rem", op("rem", x + k), 0);
    row("rem of negatives", op("rem", op("minus", cn("7")) + x), -2);
    row("quotient", op("quotient", cn("17") + x), 3);
    row("piecewise, then", piecewise(x, op("gt", x + k), k), 5);
    row("piecewise, otherwise", piecewise(x, op("lt", x + k), k), 2.5);
    row("piecewise in piecewise",
        piecewise(x, op("lt", x + k), piecewise(cn("8"), op("eq", x + cn("5")), k)), 8);
    row("and", piecewise(cn("1"), op("and", op("gt", x + k) + op("leq", x + cn("5"))), cn("2")), 1);
    row("or", piecewise(cn("1"), op("or", op("lt", x + k) + op("neq", x + k)), cn("2")), 1);
    row("not", piecewise(cn("1"), op("not", op("lt", x + k)), cn("2")), 1);
    row("xor", piecewise(cn("1"), op("xor", op("gt", x + k) + op("geq", x + k)), cn("2")), 2);
    row("chain of relations", piecewise(cn("1"), op("lt", k + x + cn("9")), cn("2")), 1);
    row("broken chain of relations", piecewise(cn("1"), op("lt", k + x + cn("4")), cn("2")), 2);
    row("true", piecewise(cn("1"), "<true/>", cn("2")), 1);
    row("implies", piecewise(cn("1"), op("implies", op("lt", x + k) + "<false/>"), cn("2")), 1);
}

void TestSbmlMath::mathMeansTheSame() {
    QFETCH(QString, content);
    QFETCH(double, expected);
    const Network network =
        parseSbml(decay(op("plus", content.toStdString() + kX)), "m.xml").network;
    const double value = valueAt(network.events.at(0).rate, 5, 2.5) - 12.5;
    QVERIFY2(std::abs(value - expected) <= 1e-12 * (std::abs(expected) + 12.5),
             (network.events[0].rate + " = " + std::to_string(value)).c_str());
}

QTEST_GUILESS_MAIN(TestSbmlMath)
#include "tst_sbml_math.moc"
