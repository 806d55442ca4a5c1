// From SBML to time courses against closed forms: birth and death, immigration and death in
// batches, and dimerisation, written in the ways that SBML allows, in Levels 2 and 3. Each case
// has 51 times and one seed; |z| < 5 for means and standard deviations, which are strongly
// correlated over time: a false alarm in more than 10,000 seeds.

#include "core/model/sbml.h"
#include "core/simulation/trajectories.h"
#include "tests/support/sbml_text.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;
using namespace sbmltext;

namespace {

constexpr int runs = 4000;
constexpr double limit = 5;

struct Moments {
    double mean = 0;
    double variance = 0;
};

/// Linear birth and death from n: Bailey, The Elements of Stochastic Processes, 1964.
Moments birthDeath(double n, double birth, double death, double t) {
    const double growth = std::exp((birth - death) * t);
    const double variance = n * (birth + death) / (birth - death) * growth * (growth - 1);
    return {n * growth, variance};
}

/// Batches of size m at rate a, death at rate d, from 0: each batch leaves Binomial(m, e^-ds).
Moments batches(double m, double a, double d, double t) {
    const double once = (1 - std::exp(-d * t)) / d;
    const double twice = (1 - std::exp(-2 * d * t)) / (2 * d);
    return {a * m * once, a * (m * once + m * (m - 1) * twice)};
}

std::string speciesX(const std::string& amount, bool amountsOnly, int level) {
    return species("X", "", "initialAmount=\"" + amount + "\"", amountsOnly, false, level);
}

std::string localParameters(int level, const std::string& id, const std::string& value) {
    return level == 3 ? list("LocalParameters",
                             "<localParameter id=\"" + id + "\" value=\"" + value + "\"/>")
                      : list("Parameters", parameter(id, value));
}

std::string sinks(const std::string& ids, int level, bool boundary) {
    std::string all;
    for (const char id : ids)
        all += species(std::string(1, id), "", "initialAmount=\"0\"", true, boundary, level);
    return all;
}

/// X -> 2 X at rate `birth`, X -> products at rate `death`.
std::string birthDeathModel(int level, const std::string& birth, const std::string& death,
                            const std::string& speciesList, const std::string& size = "1",
                            const std::string& rules = "", const std::string& products = "",
                            const std::string& moreParameters = "") {
    return model(
        compartment(size, level) + list("Species", speciesList) +
            list("Parameters", parameter("L", "0.1") + parameter("M", "0.11") + moreParameters) +
            list("Rules", rules) +
            list("Reactions", reaction("Birth", reference("X", "stoichiometry=\"1\"", level),
                                       reference("X", "stoichiometry=\"2\"", level), birth) +
                                  reaction("Death", reference("X", "stoichiometry=\"1\"", level),
                                           products, death)),
        level, level == 3 ? 2 : 4);
}

/// 0 -> X times `stoichiometry` at rate a, X -> 0 at rate d X.
std::string immigrationModel(int level, const std::string& product, const std::string& a,
                             const std::string& d, const std::string& more = "",
                             const std::string& reactants = "", const std::string& moreSpecies = "",
                             const std::string& sink = "") {
    return model(
        compartment("1", level) + list("Species", speciesX("0", true, level) + moreSpecies) +
            list("Parameters", parameter("a", a) + parameter("d", d) + parameter("n", "5") +
                                   parameter("m", "2")) +
            more +
            list("Reactions", reaction("Immigration", reactants, product, ci("a")) +
                                  reaction("Death", reference("X", "stoichiometry=\"1\"", level),
                                           sink, op("times", ci("d") + ci("X")))),
        level, level == 3 ? 2 : 4);
}

const std::string LX = op("times", ci("L") + ci("X"));
const std::string MX = op("times", ci("M") + ci("X"));

Trajectories simulate(const std::string& text, std::uint64_t seed) {
    const Network network = parseSbml(text, "m.xml").network;
    TrajectorySettings settings;
    settings.tEnd = settings.grid = 50;
    settings.runs = runs;
    settings.keptPaths = 0;
    settings.quantiles = {};
    settings.seed = seed;
    ProgressSink progress;
    return *simulateTrajectories(network, nominalParameters(network), settings, progress, {});
}

} // namespace

class TestSbmlCourses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasSbml())
            QSKIP("built without libsbml");
    }

    void birthAndDeath_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const std::string& name, const std::string& text) {
            QTest::newRow(name.c_str()) << QString::fromStdString(text);
        };
        for (const int level : {2, 3}) {
            const std::string in = " in Level " + std::to_string(level);
            const auto x = [&](bool amountsOnly) { return speciesX("100", amountsOnly, level); };
            row("plain" + in, birthDeathModel(level, LX, MX, x(true)));
            row("volume of 2 that does not matter" + in,
                birthDeathModel(level, LX, MX, x(true), "2"));
            row("concentration in a volume of 2" + in,
                birthDeathModel(level, op("times", ci("c") + LX), op("times", ci("c") + MX),
                                x(false), "2"));
            row("divided by a volume of 2" + in,
                birthDeathModel(level, op("divide", op("times", cn("2") + LX) + ci("c")), MX,
                                x(true), "2"));
            row("boundary sink" + in,
                birthDeathModel(level, LX, MX, x(true) + sinks("S", level, true), "1", "",
                                reference("S", "stoichiometry=\"1\"", level)));
            row("sink" + in, birthDeathModel(level, LX, MX, x(true) + sinks("S", level, false), "1",
                                             "", reference("S", "stoichiometry=\"1\"", level)));
            row("rate by a rule" + in,
                birthDeathModel(level, op("times", ci("r") + ci("X")), MX, x(true), "1",
                                rule("r", op("times", ci("L") + cn("1"))), "",
                                parameter("r", "7", false)));
            row("longer formula" + in,
                birthDeathModel(
                    level,
                    op("divide",
                       op("times", ci("L") + op("divide", ci("X") + cn("2"))) + cn("0.5")),
                    op("times", cn("0.5") + MX + cn("2")), x(true)));
            row("local parameters that hide" + in,
                model(compartment("1", level) + list("Species", x(true)) +
                          list("Parameters", parameter("k", "3")) +
                          list("Reactions",
                               reaction("Birth", reference("X", "stoichiometry=\"1\"", level),
                                        reference("X", "stoichiometry=\"2\"", level),
                                        op("times", ci("k") + ci("X")), "",
                                        localParameters(level, "k", "0.1")) +
                                   reaction("Death", reference("X", "stoichiometry=\"1\"", level),
                                            "", op("times", ci("k") + ci("X")), "",
                                            localParameters(level, "k", "0.11"))),
                      level, level == 3 ? 2 : 4));
        }
    }
    void birthAndDeath() {
        QFETCH(QString, text);
        const Trajectories result = simulate(text.toStdString(), 21);
        QCOMPARE(result.outputs[0].name, std::string("X"));
        compare(result, 0, [](double t) { return birthDeath(100, 0.1, 0.11, t); });
    }

    void amountsByRulesAreOutputs() {
        for (const int level : {2, 3}) {
            const Trajectories result = simulate(
                birthDeathModel(level, LX, MX,
                                speciesX("100", true, level) +
                                    species("y", "", "initialAmount=\"0\"", true, false, level),
                                "1", rule("y", op("times", cn("2") + ci("X")))),
                22);
            QCOMPARE(result.outputs[1].name, std::string("y"));
            compare(result, 1, [](double t) {
                const Moments x = birthDeath(100, 0.1, 0.11, t);
                return Moments{2 * x.mean, 4 * x.variance};
            });
        }
    }

    void immigrationInBatches_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("batch");
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("d");
        const auto row = [](const std::string& name, const std::string& text, double batch,
                            double a, double d) {
            QTest::newRow(name.c_str()) << QString::fromStdString(text) << batch << a << d;
        };
        for (const int level : {2, 3}) {
            const std::string in = " in Level " + std::to_string(level);
            const auto product = [&](const std::string& number) {
                return reference("X", "stoichiometry=\"" + number + "\"", level);
            };
            row("1" + in, immigrationModel(level, product("1"), "1", "0.1"), 1, 1, 0.1);
            row("1, often" + in, immigrationModel(level, product("1"), "10", "0.1"), 1, 10, 0.1);
            row("5" + in, immigrationModel(level, product("5"), "1", "0.2"), 5, 1, 0.2);
            row("10" + in, immigrationModel(level, product("10"), "1", "0.4"), 10, 1, 0.4);
            row("100" + in, immigrationModel(level, product("100"), "1", "4"), 100, 1, 4);
            row("from a source, into a sink" + in,
                immigrationModel(level, product("1"), "10", "0.1", "",
                                 reference("A", "stoichiometry=\"1\"", level),
                                 sinks("AB", level, true),
                                 reference("B", "stoichiometry=\"1\"", level)),
                1, 10, 0.1);
        }
        row("formula in Level 2",
            immigrationModel(2,
                             "<speciesReference species=\"X\"><stoichiometryMath>" +
                                 math(op("times", ci("n") + ci("m"))) +
                                 "</stoichiometryMath></speciesReference>",
                             "1", "0.4"),
            10, 1, 0.4);
        row("initial assignment in Level 3",
            immigrationModel(3, "<speciesReference id=\"s\" species=\"X\" constant=\"true\"/>", "1",
                             "0.2", list("InitialAssignments", assignment("s", ci("n")))),
            5, 1, 0.2);
        row("rule in Level 3",
            immigrationModel(3, "<speciesReference id=\"s\" species=\"X\" constant=\"false\"/>",
                             "1", "0.4", list("Rules", rule("s", op("times", ci("n") + ci("m"))))),
            10, 1, 0.4);
    }
    void immigrationInBatches() {
        QFETCH(QString, text);
        QFETCH(double, batch);
        QFETCH(double, a);
        QFETCH(double, d);
        const Trajectories result = simulate(text.toStdString(), 23);
        compare(result, 0, [&](double t) { return batches(batch, a, d, t); });
        for (std::size_t i = 1; i < result.outputs.size(); ++i) // sources and sinks
            QCOMPARE(result.outputs[i].maximum.back(), 0.0);
    }

    /// 2 P <-> P2 with P + 2 P2 = 100: the moments of the master equation, integrated.
    void dimerisation_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("withMonomer");
        for (const int level : {2, 3}) {
            const auto forward =
                op("divide",
                   op("times", ci("k1") + ci("P") + op("minus", ci("P") + cn("1"))) + cn("2"));
            const auto back = op("times", ci("k2") + ci("P2"));
            const auto two = reference("P", "stoichiometry=\"2\"", level);
            const auto one = reference("P2", "stoichiometry=\"1\"", level);
            const std::string parameters =
                list("Parameters", parameter("k1", "0.001") + parameter("k2", "0.01"));
            const auto pair = species("P2", "", "initialAmount=\"0\"", true, false, level);
            const int version = level == 3 ? 2 : 4;
            QTest::addRow("both, Level %d", level)
                << QString::fromStdString(model(
                       compartment("1", level) +
                           list("Species",
                                species("P", "", "initialAmount=\"100\"", true, false, level) +
                                    pair) +
                           parameters +
                           list("Reactions",
                                reaction("F", two, one, forward) + reaction("B", one, two, back)),
                       level, version))
                << true;
            const auto free = op("minus", cn("100") + op("times", cn("2") + ci("P2")));
            QTest::addRow("dimer alone, Level %d", level)
                << QString::fromStdString(model(
                       compartment("1", level) + list("Species", pair) + parameters +
                           list("Reactions",
                                reaction("F", "", one,
                                         op("divide", op("times", ci("k1") + free +
                                                                      op("minus", free + cn("1"))) +
                                                          cn("2"))) +
                                    reaction("B", one, "", back)),
                       level, version))
                << false;
        }
    }
    void dimerisation() {
        QFETCH(QString, text);
        QFETCH(bool, withMonomer);
        const std::vector<Moments> pairs = dimerMoments();
        const Trajectories result = simulate(text.toStdString(), 24);
        const auto at = [&](double t) { return pairs[static_cast<std::size_t>(std::lround(t))]; };
        compare(result, withMonomer ? 1 : 0, at);
        if (withMonomer)
            compare(result, 0, [&](double t) {
                return Moments{100 - 2 * at(t).mean, 4 * at(t).variance};
            });
    }

private:
    static std::vector<Moments> dimerMoments() {
        constexpr int pairs = 51;
        constexpr int stepsPerUnit = 2000;
        std::vector<double> p(pairs, 0.0);
        p[0] = 1;
        const auto up = [](int n) { return 0.001 * (100 - 2 * n) * (99 - 2 * n) / 2; };
        const auto derivative = [&](const std::vector<double>& q) {
            std::vector<double> d(pairs, 0.0);
            for (int n = 0; n < pairs; ++n) {
                const auto i = static_cast<std::size_t>(n);
                if (n + 1 < pairs) {
                    d[i] -= up(n) * q[i];
                    d[i + 1] += up(n) * q[i];
                }
                d[i] -= 0.01 * n * q[i];
                if (n > 0)
                    d[i - 1] += 0.01 * n * q[i];
            }
            return d;
        };
        std::vector<Moments> result;
        for (int t = 0; t <= 50; ++t) {
            Moments m;
            for (int n = 0; n < pairs; ++n)
                m.mean += n * p[static_cast<std::size_t>(n)];
            for (int n = 0; n < pairs; ++n)
                m.variance += (n - m.mean) * (n - m.mean) * p[static_cast<std::size_t>(n)];
            result.push_back(m);
            for (int s = 0; s < stepsPerUnit; ++s) { // midpoint rule
                std::vector<double> middle = p;
                const auto first = derivative(p);
                for (std::size_t i = 0; i < p.size(); ++i)
                    middle[i] += first[i] / (2 * stepsPerUnit);
                const auto second = derivative(middle);
                for (std::size_t i = 0; i < p.size(); ++i)
                    p[i] += second[i] / stepsPerUnit;
            }
        }
        return result;
    }

    template <typename Expected>
    static void compare(const Trajectories& result, std::size_t output, const Expected& expected) {
        const TimeCourse& course = result.outputs[output];
        for (std::size_t i = 0; i < result.times.size(); ++i) {
            const Moments m = expected(result.times[i]);
            if (m.variance == 0) {
                QCOMPARE(course.mean[i], m.mean);
                QCOMPARE(course.sd[i], 0.0);
                continue;
            }
            const double z = (course.mean[i] - m.mean) / std::sqrt(m.variance / runs);
            const double ratio = course.sd[i] * course.sd[i] / m.variance - 1;
            const double y = ratio * std::sqrt(runs / 2.0);
            QVERIFY2(
                std::abs(z) < limit,
                ("mean at " + std::to_string(result.times[i]) + ": " + std::to_string(z)).c_str());
            QVERIFY2(
                std::abs(y) < 1.6 * limit, // heavier tails than the normal distribution's
                ("sd at " + std::to_string(result.times[i]) + ": " + std::to_string(y)).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSbmlCourses)
#include "tst_sbml_courses.moc"
