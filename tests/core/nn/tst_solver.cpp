// The solver's answers agree with each other: table, conditionals, sums over hidden states,
// gradients, samples.

#include "core/common/issue.h"
#include "tests/core/nn/solver_fixture.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

class TestSolver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tableIsTheProductOfConditionals();
    void marginalsPairsAndMoments();
    void hiddenStatesAreSummedOut();
    void gradientMatchesFiniteDifferences();
    void manyPointsEqualOneByOne();
    void samplesFollowTheTable();
    void oneStateWorks();
    void outOfBoundsIsRefused();
    void limitsAreRefused();
};

static const std::vector<double> point = {0.3, -1.1};

void TestSolver::tableIsTheProductOfConditionals() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 5);
    const JointTable table = solver->jointTable(point);
    QCOMPARE(table.probability.size(), std::size_t{2 * 4 * 7});
    double sum = 0;
    std::vector<std::int32_t> states;
    for (int x = 0; x < 2; ++x)
        for (int y = 0; y < 4; ++y)
            for (int z = 0; z < 7; ++z)
                states.insert(states.end(), {x, y, z});
    const std::vector<double> conditional = solver->conditionalLogProbability(point, states);
    for (std::size_t i = 0; i < table.probability.size(); ++i) {
        const double joint = conditional[3 * i] + conditional[3 * i + 1] + conditional[3 * i + 2];
        QVERIFY(std::abs(std::log(table.probability[i]) - joint) < 1e-10);
        sum += table.probability[i];
    }
    QVERIFY(std::abs(sum - 1) < 1e-12);
}

void TestSolver::marginalsPairsAndMoments() {
    const JointTable table{{2, 3}, {0.1, 0.2, 0.1, 0.3, 0.0, 0.3}};
    QCOMPARE(table.marginal(0), (std::vector<double>{0.1 + 0.2 + 0.1, 0.3 + 0.0 + 0.3}));
    QCOMPARE(table.marginal(1), (std::vector<double>{0.1 + 0.3, 0.2 + 0.0, 0.1 + 0.3}));
    QCOMPARE(table.pair(0, 1), table.probability);
    QCOMPARE(table.pair(1, 0), (std::vector<double>{0.1, 0.3, 0.2, 0.0, 0.1, 0.3}));
    QVERIFY(std::abs(table.mean(1) - 1.0) < 1e-12);
    QVERIFY(std::abs(table.sd(1) - std::sqrt(0.8)) < 1e-12);
}

void TestSolver::hiddenStatesAreSummedOut() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 6);
    const JointTable table = solver->jointTable(point);
    const auto check = [&](std::vector<int> observed, const std::vector<double>& expected,
                           int columns) {
        ObservedStates states;
        states.observed = observed;
        for (int i = 0; i < static_cast<int>(expected.size()); ++i) {
            if (columns > 0)
                states.values.push_back(i / columns);
            states.values.push_back(columns > 0 ? i % columns : i);
        }
        const auto query = solver->prepare(states);
        const auto evaluation = query->evaluate(point);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(std::exp(evaluation->logProbability()[i]) - expected[i]) < 1e-12);
    };
    check({1}, table.marginal(1), 0);
    check({2}, table.marginal(2), 0);
    check({0, 2}, table.pair(0, 2), 7);
    check({1, 2}, table.pair(1, 2), 7);
}

void TestSolver::gradientMatchesFiniteDifferences() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 7);
    const ObservedStates states{{1, 2}, {0, 0, 3, 6, 2, 2, 3, 6}};
    const std::vector<double> cotangent = {0.4, -1.5, 2.0, 0.1};
    const auto query = solver->prepare(states);
    const auto value = [&](std::vector<double> at) {
        const auto evaluation = query->evaluate(at);
        double sum = 0;
        for (std::size_t i = 0; i < 4; ++i)
            sum += cotangent[i] * evaluation->logProbability()[i];
        return sum;
    };
    const std::vector<double> gradient = query->evaluate(point)->pullBack(cotangent);
    const double h = 1e-5;
    for (std::size_t p = 0; p < 2; ++p) {
        std::vector<double> up = point;
        std::vector<double> down = point;
        up[p] += h;
        down[p] -= h;
        QVERIFY(std::abs((value(up) - value(down)) / (2 * h) - gradient[p]) < 1e-8);
    }
}

void TestSolver::manyPointsEqualOneByOne() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 8);
    ObservedStates states{{1, 2}, {}};
    for (int y = 0; y < 4; ++y)
        for (int z = 0; z < 7; ++z)
            states.values.insert(states.values.end(), {y, z});
    const auto query = solver->prepare(states);
    RandomStream random(1, 1);
    const std::size_t points = 700; // several chunks
    std::vector<double> many;
    for (std::size_t i = 0; i < 2 * points; ++i)
        many.push_back(random.normal());
    const auto all = query->evaluate(many);
    std::vector<double> cotangent(points * 28);
    for (double& c : cotangent)
        c = random.normal();
    const std::vector<double> gradient = all->pullBack(cotangent);
    for (const std::size_t i : {std::size_t{0}, std::size_t{333}, points - 1}) {
        const auto one = query->evaluate(std::span(many).subspan(2 * i, 2));
        for (std::size_t s = 0; s < 28; ++s)
            QVERIFY(std::abs(one->logProbability()[s] - all->logProbability()[i * 28 + s]) < 1e-10);
        const std::vector<double> g = one->pullBack(std::span(cotangent).subspan(28 * i, 28));
        QVERIFY(std::abs(g[0] - gradient[2 * i]) < 1e-9);
        QVERIFY(std::abs(g[1] - gradient[2 * i + 1]) < 1e-9);
    }
}

void TestSolver::samplesFollowTheTable() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 9);
    const JointTable table = solver->jointTable(point);
    const int n = 100000;
    const std::vector<std::int32_t> samples = solver->sample(point, n, 4);
    QCOMPARE(samples, solver->sample(point, n, 4));
    std::vector<double> counts(table.probability.size());
    for (int i = 0; i < n; ++i) {
        const std::int32_t* s = samples.data() + 3 * i;
        ++counts[static_cast<std::size_t>((s[0] * 4 + s[1]) * 7 + s[2])];
    }
    // Chi-square with cells of expectation below 5 pooled; 55 degrees of freedom at most, whose
    // 1 - 1e-6 quantile is 119.
    double chi = 0;
    double pooledExpected = 0;
    double pooledCount = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = n * table.probability[i];
        if (expected < 5) {
            pooledExpected += expected;
            pooledCount += counts[i];
        } else {
            chi += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
    }
    if (pooledExpected > 0)
        chi += (pooledCount - pooledExpected) * (pooledCount - pooledExpected) / pooledExpected;
    QVERIFY2(chi < 119, qPrintable(QString::number(chi)));
}

void TestSolver::oneStateWorks() {
    SolverShape shape = fixture::smallShape();
    shape.stateNames = {"X"};
    shape.stateBounds = {7};
    shape.initialState = {0};
    const auto solver = fixture::randomSolver(shape, 10);
    const JointTable table = solver->jointTable(point);
    const std::vector<std::int32_t> states = {0, 3, 6};
    const std::vector<double> conditional = solver->conditionalLogProbability(point, states);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(std::exp(conditional[i]) -
                         table.probability[static_cast<std::size_t>(states[i])]) < 1e-12);
    QCOMPARE(solver->sample(point, 10, 1).size(), std::size_t{10});
}

void TestSolver::outOfBoundsIsRefused() {
    const auto solver = fixture::randomSolver(fixture::smallShape(), 5);
    QVERIFY_EXCEPTION_THROWN(
        solver->conditionalLogProbability(point, std::vector<std::int32_t>{0, 4, 0}), Error);
    QVERIFY_EXCEPTION_THROWN(solver->prepare({{2}, {-1}}), Error);
}

void TestSolver::limitsAreRefused() {
    SolverShape shape = fixture::smallShape();
    shape.stateBounds = {4000, 4000, 7};
    Checkpoint file = fixture::randomCheckpoint(shape, 5);
    RandomStream random(1, 0);
    file.tensors["transformer.wte.weight"] = fixture::randomTensor({4000, 8}, random);
    const auto solver = backend().loadSolver(encodeCheckpoint(file), Precision::Single);
    QVERIFY_EXCEPTION_THROWN(solver->jointTable(point), Error);
    QVERIFY_EXCEPTION_THROWN(solver->prepare({{2}, {1}}), Error);
}

QTEST_APPLESS_MAIN(TestSolver)
#include "tst_solver.moc"
