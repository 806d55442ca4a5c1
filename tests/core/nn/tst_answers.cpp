#include "core/nn/answers.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::logs;

namespace {

constexpr std::size_t parameters = AnalyticSolver::parameters;
const std::vector<double> point = {0.06, 0.02, 8, 0.5, 1.5};

/// Bounds that cut off less than 1e-8 at `point`.
const AnalyticSolver& wideSolver() {
    static const AnalyticSolver solver({2, 36, 110});
    return solver;
}

/// Moments in closed form: of ON, mRNA and Protein.
struct Truth {
    std::vector<double> mean, sd;
};
Truth truthAt(const std::vector<double>& p) {
    const double on = p[0] / (p[0] + p[1]);
    const double mrna = on * p[2] + (1 - on) * p[3];
    const double mrnaVariance = mrna + on * (1 - on) * std::pow(p[2] - p[3], 2);
    const double protein = p[4] * (1 + mrna);
    const double proteinVariance = protein + p[4] * p[4] * mrnaVariance;
    return {{on, mrna, protein},
            {std::sqrt(on * (1 - on)), std::sqrt(mrnaVariance), std::sqrt(proteinVariance)}};
}

/// Derivative of `moment` of the truth with respect to ln(parameter).
double slope(std::vector<double> Truth::*moment, std::size_t state, std::size_t parameter,
             std::vector<double> at = point) {
    const double middle = at[parameter];
    const double h = 1e-5;
    at[parameter] = middle * std::exp(h);
    const double above = (truthAt(at).*moment)[state];
    at[parameter] = middle * std::exp(-h);
    return (above - (truthAt(at).*moment)[state]) / (2 * h);
}

bool near(double value, double expected, double tolerance) {
    if (std::abs(value - expected) <= tolerance)
        return true;
    qWarning("%.10g, expected %.10g", value, expected);
    return false;
}

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void momentsAreThoseOfTheClosedForm();
    void drawsStandInForALargeTable();
    void pairIsTheSameFromTableAndFromStates();
    void conditionsLeaveTheConditionalDistribution();
    void conditionsWorkOnDraws();
    void impossibleConditionsAreRefused();
    void badConditionsAreNamed();
    void badParametersAreNamed();
    void slopesAreThoseOfTheClosedForm();
    void slopesAtTheEdgeStayInsideTheBox();
    void slopesUnderConditions();
    void parameterWithoutWidthHasNoSlope();
    void stopsAndRefusesWhatIsTooLarge();
};

void TestAnswers::momentsAreThoseOfTheClosedForm() {
    const Distribution answer = solveAt(wideSolver(), logs(point));
    const Truth truth = truthAt(point);
    for (std::size_t k = 0; k < 3; ++k) {
        QVERIFY(near(answer.mean[k], truth.mean[k], 1e-6));
        QVERIFY(near(answer.sd[k], truth.sd[k], 1e-5));
    }
    QCOMPARE(answer.samples, 0);
    QCOMPARE(answer.conditionProbability, 1.0);
    QVERIFY(near(answer.marginals[0][1], 0.75, 1e-12));
}

void TestAnswers::drawsStandInForALargeTable() {
    class Cut : public AnalyticSolver {
    public:
        using AnalyticSolver::AnalyticSolver;
        std::vector<std::int32_t> sample(std::span<const double> theta, int count,
                                         std::uint64_t seed) const override {
            return wideSolver().sample(theta, count, seed);
        }
    } large({2, 36, 200'000});
    const Draws draws{20'000, 5};
    const Distribution answer = solveAt(large, logs(point), {}, draws);
    QCOMPARE(answer.samples, draws.count);
    QCOMPARE(answer.marginals[2].size(), std::size_t(200'000));
    const Truth truth = truthAt(point);
    for (std::size_t k = 0; k < 3; ++k) // 5 standard errors: one false alarm in a million
        QVERIFY(near(answer.mean[k], truth.mean[k], 5 * truth.sd[k] / std::sqrt(draws.count)));
    const Distribution again = solveAt(large, logs(point), {}, draws);
    QVERIFY(again.mean == answer.mean);
    QVERIFY(solveAt(large, logs(point), {}, {20'000, 6}).mean != answer.mean);
}

void TestAnswers::pairIsTheSameFromTableAndFromStates() {
    AnalyticSolver solver({2, 5, 7});
    const Distribution table = solveAt(solver, logs(point));
    Histogram states;
    states.dimension = 3;
    for (int i = 0; i < 70; ++i) {
        states.states.insert(states.states.end(), {i / 35, i / 7 % 5, i % 7});
        states.weights.push_back(300 * table.table.probability[static_cast<std::size_t>(i)]);
    }
    const Distribution weighted = distributionOf(states, {2, 5, 7});
    for (const auto& [first, second] : {std::pair(0, 2), std::pair(2, 1), std::pair(0, 1)}) {
        const auto expected = table.pair(first, second);
        const auto found = weighted.pair(first, second);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(near(found[i], expected[i], 1e-12));
    }
}

void TestAnswers::conditionsLeaveTheConditionalDistribution() {
    const Condition known[] = {{0, 1}, {1, 6}};
    const Distribution answer = solveAt(wideSolver(), logs(point), known);
    // Protein given 6 mRNAs is Poisson with mean 1.5 (1 + 6).
    QVERIFY(near(answer.mean[2], 10.5, 1e-9));
    QVERIFY(near(answer.sd[2], std::sqrt(10.5), 1e-9));
    QVERIFY(near(answer.marginals[2][3], std::exp(-10.5) * std::pow(10.5, 3) / 6, 1e-12));
    QVERIFY(near(answer.mean[0], 1, 1e-12));
    QVERIFY(near(answer.sd[1], 0, 1e-9));
    const double poisson = std::exp(-8) * std::pow(8.0, 6) / 720;
    QVERIFY(near(answer.conditionProbability, 0.75 * poisson, 1e-9));
    // Against the order of the tokens: ON given the mRNAs, by Bayes.
    const Condition mrna[] = {{1, 2}};
    const double on = 0.75 * std::exp(-8) * 32;
    const double off = 0.25 * std::exp(-0.5) * 0.125;
    QVERIFY(near(solveAt(wideSolver(), logs(point), mrna).mean[0], on / (on + off), 1e-7));
}

void TestAnswers::conditionsWorkOnDraws() {
    const auto draws = wideSolver().sample(logs(point), 20'000, 3);
    const Condition known[] = {{0, 0}};
    const Distribution answer =
        distributionOf(testsupport::histogramOf(draws), {2, 36, 110}, known);
    QVERIFY(near(answer.conditionProbability, 0.25, 5 * std::sqrt(0.25 * 0.75 / 20'000)));
    QVERIFY(near(answer.mean[1], 0.5, 5 * std::sqrt(0.5 / 4'800)));
    QCOMPARE(answer.mean[0], 0.0);
}

void TestAnswers::impossibleConditionsAreRefused() {
    Histogram states{2, {0, 1, 1, 2}, {3, 5}};
    const Condition known[] = {{0, 1}, {1, 1}};
    QVERIFY_EXCEPTION_THROWN(distributionOf(states, {2, 3}, known), Error);
    JointTable table{{2, 2}, {0.5, 0, 0, 0.5}};
    QVERIFY_EXCEPTION_THROWN(distributionOf(table, std::vector<Condition>{{0, 0}, {1, 1}}), Error);
}

void TestAnswers::badConditionsAreNamed() {
    const SolverShape& shape = wideSolver().shape();
    const Condition known[] = {{0, 2}, {1, 3}, {1, 4}, {2, -1}};
    const auto issues = checkConditions(shape, known, "--given");
    QCOMPARE(issues.size(), std::size_t(3));
    QCOMPARE(QString::fromStdString(issues[0].str()),
             QString("error: --given: ON = 2 is outside the solver's counts (Choose a count from "
                     "0 to 1)"));
    QVERIFY(issues[1].str().find("mRNA is given twice") != std::string::npos);
    QVERIFY(issues[2].str().find("Protein = -1") != std::string::npos);
    QVERIFY(checkConditions(shape, std::span(known).subspan(1, 1), "").empty());
}

void TestAnswers::badParametersAreNamed() {
    SolverShape shape = wideSolver().shape();
    QVERIFY(checkParameters(shape, point, "").empty());
    QVERIFY(checkParameters(shape, shape.lower, "").empty());
    QVERIFY(checkParameters(shape, shape.upper, "").empty());
    std::vector<double> wrong = point;
    wrong[0] = 1;
    wrong[4] = -1;
    QCOMPARE(checkParameters(shape, wrong, "").size(), std::size_t(2));
    shape.lower.clear();
    shape.upper.clear();
    const auto issues = checkParameters(shape, wrong, "");
    QCOMPARE(issues.size(), std::size_t(1));
    QVERIFY(issues[0].str().find("-1 is not a positive number") != std::string::npos);
}

void TestAnswers::slopesAreThoseOfTheClosedForm() {
    const auto found = sensitivities(wideSolver(), logs(point), {}, {});
    QVERIFY(found);
    const Truth truth = truthAt(point);
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t p = 0; p < parameters; ++p) {
            const std::size_t at = k * parameters + p;
            const double mean = slope(&Truth::mean, k, p);
            const double sd = slope(&Truth::sd, k, p);
            QVERIFY(near(found->mean[at], mean, 1e-5 * truth.mean[k]));
            QVERIFY(near(found->sd[at], sd, 1e-5 * truth.sd[k]));
            QVERIFY(near(found->meanElasticity[at], mean / truth.mean[k], 2e-5));
            QVERIFY(near(found->sdElasticity[at], sd / truth.sd[k], 2e-5));
        }
    // Nothing downstream moves the gene.
    QVERIFY(near(found->mean[2], 0, 1e-9));
    QVERIFY(near(found->mean[0], 0.75 * 0.25, 1e-6));
}

void TestAnswers::slopesAtTheEdgeStayInsideTheBox() {
    class Walled : public AnalyticSolver {
    public:
        using AnalyticSolver::AnalyticSolver;
        JointTable jointTable(std::span<const double> theta) const override {
            for (std::size_t p = 0; p < theta.size(); ++p)
                if (theta[p] < std::log(shape().lower[p]) - 1e-12 ||
                    theta[p] > std::log(shape().upper[p]) + 1e-12)
                    throw Error("", text("outside"));
            return AnalyticSolver::jointTable(theta);
        }
    } solver({2, 36, 110});
    // Two at the upper and two at the lower edge; one nearly so.
    const std::vector<double> corner = {0.1, 0.01, 3.0005, 0.05, 3};
    const auto found = sensitivities(solver, logs(corner), {}, {});
    QVERIFY(found);
    for (std::size_t p = 0; p < parameters; ++p)
        for (std::size_t k = 0; k < 3; ++k) {
            const double expected = slope(&Truth::mean, k, p, corner);
            QVERIFY(near(found->mean[k * parameters + p], expected,
                         1e-5 * std::max(truthAt(corner).mean[k], 1.0)));
        }
}

void TestAnswers::slopesUnderConditions() {
    const Condition known[] = {{0, 1}, {1, 6}};
    const auto found = sensitivities(wideSolver(), logs(point), known, {});
    QVERIFY(found);
    // A Poisson of mean 7 ksynM whatever the rest is.
    QVERIFY(near(found->meanElasticity[2 * parameters + 4], 1, 1e-5));
    QVERIFY(near(found->sdElasticity[2 * parameters + 4], 0.5, 1e-5));
    QVERIFY(near(found->mean[2 * parameters + 2], 0, 1e-8));
    QVERIFY(!std::isfinite(found->sdElasticity[0])); // the sd of ON is 0
}

void TestAnswers::parameterWithoutWidthHasNoSlope() {
    AnalyticSolver solver({2, 5, 7});
    solver.mutableShape().lower[1] = solver.mutableShape().upper[1] = 0.02;
    const auto found = sensitivities(solver, logs(point), {}, {});
    QVERIFY(found);
    QVERIFY(!std::isfinite(found->mean[1]));
    QVERIFY(std::isfinite(found->mean[0]));
}

void TestAnswers::stopsAndRefusesWhatIsTooLarge() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!sensitivities(wideSolver(), logs(point), {}, stop.get_token()));
    const AnalyticSolver large({2, 36, 200'000});
    QVERIFY_EXCEPTION_THROWN(sensitivities(large, logs(point), {}, {}), Error);
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
