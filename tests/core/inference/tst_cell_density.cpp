// The likelihood of all cells, with and without binomial capture, and its gradient.
#include "core/inference/capture.h"
#include "core/inference/cell_density.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::observe;

namespace {

const std::vector<double> truth{0.03, 0.06, 5, 0.4, 0.6};

double binomial(int y, int x, double p) {
    if (y > x)
        return 0;
    double value = std::pow(p, y) * std::pow(1 - p, x - y);
    for (int i = 0; i < y; ++i)
        value *= double(x - i) / (y - i);
    return value;
}

Capture capture(CaptureKind kind) {
    return {.kind = kind, .efficiency = 0.35, .lower = 0.05, .upper = 0.9};
}

} // namespace

class CellDensityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void captureSumsOverWhatWasMissed_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("fixed") << int(CaptureKind::Fixed);
        QTest::newRow("estimated") << int(CaptureKind::Estimated);
    }
    void captureSumsOverWhatWasMissed() {
        QFETCH(int, kind);
        const AnalyticSolver solver({2, 9, 7});
        const ObservedStates seen{{1, 2}, {0, 0, 2, 1, 2, 5, 6, 0}};
        const Capture settings = capture(static_cast<CaptureKind>(kind));
        const auto query = cellQuery(solver, seen, settings);
        const double p = settings.kind == CaptureKind::Fixed ? 0.35 : 0.7;
        std::vector<double> point = testsupport::logs(truth);
        if (settings.kind == CaptureKind::Estimated)
            point.push_back(std::log(p));
        const auto evaluation = query->evaluate(point);
        const JointTable table = solver.jointTable(testsupport::logs(truth));
        for (std::size_t i = 0; i < seen.size(); ++i) {
            double sum = 0;
            for (int on = 0; on < 2; ++on)
                for (int x = 0; x < 9; ++x)
                    for (int z = 0; z < 7; ++z)
                        sum += table.probability[std::size_t((on * 9 + x) * 7 + z)] *
                               binomial(seen.values[2 * i], x, p) *
                               binomial(seen.values[2 * i + 1], z, p);
            QVERIFY(std::abs(evaluation->logProbability()[i] - std::log(sum)) < 1e-9);
        }
    }

    void seeingEverythingChangesNothing() {
        const AnalyticSolver solver({2, 9, 7});
        const ObservedStates seen{{0, 2}, {0, 0, 1, 3, 1, 6}};
        Capture all = capture(CaptureKind::Fixed);
        all.efficiency = 1;
        const auto point = testsupport::logs(truth);
        const auto plain = solver.prepare(seen)->evaluate(point);
        const auto query = cellQuery(solver, seen, all);
        const auto captured = query->evaluate(point);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::abs(plain->logProbability()[i] - captured->logProbability()[i]) < 1e-9);
        const std::vector<double> marginal{0.1, 0.2, 0.7};
        QCOMPARE(thinnedTable(marginal, {3}, 1), marginal);
        const auto half = thinnedTable(marginal, {3}, 0.5);
        QVERIFY(std::abs(half[2] - 0.7 / 4) < 1e-12);
        QVERIFY(std::abs(half[0] - (0.1 + 0.1 + 0.7 / 4)) < 1e-12);
    }

    void gradientIsThatOfDifferences_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("complete") << int(CaptureKind::Complete);
        QTest::newRow("fixed efficiency") << int(CaptureKind::Fixed);
        QTest::newRow("estimated efficiency") << int(CaptureKind::Estimated);
    }
    void gradientIsThatOfDifferences() {
        QFETCH(int, kind);
        const AnalyticSolver solver({2, 10, 8});
        const ObservedData data = observe(solver, truth, 40, {1, 2}, 41);
        InferenceSettings settings;
        settings.capture = capture(static_cast<CaptureKind>(kind));
        settings.priors = {
            {.parameter = "koff", .kind = PriorKind::LogUniform},
            {.parameter = "ksynoff", .kind = PriorKind::Fixed, .value = 0.4},
            {.parameter = "ksynM", .kind = PriorKind::LogNormal, .median = 1, .sigma = 0.5}};
        const ObservedSample sample = observedSample(data, 0, solver.shape());
        const auto query = cellQuery(solver, sample.states, settings.capture);
        const ParameterSpace space(effectivePriors(settings, solver.shape()));
        const CellDensity density(*query, sample, space);
        const std::size_t expected = 4 + (settings.capture.kind == CaptureKind::Estimated ? 1 : 0);
        QCOMPARE(density.dimension(), expected);
        RandomStream random(42, 0);
        for (int i = 0; i < 10; ++i) {
            const std::vector<double> u = space.draw(random);
            std::vector<double> gradient(u.size());
            const double value = density(u, gradient);
            QVERIFY(std::abs(value - density(u)) < 1e-9 * std::abs(value));
            for (std::size_t c = 0; c < u.size(); ++c) {
                const double h = 1e-5;
                auto up = u, down = u;
                up[c] += h;
                down[c] -= h;
                const double slope = (density(up) - density(down)) / (2 * h);
                QVERIFY2(std::abs(slope - gradient[c]) < 1e-4 * (10 + std::abs(slope)),
                         qPrintable(QString("%1: %2 %3").arg(c).arg(slope).arg(gradient[c])));
            }
        }
    }

    void brokenSolversHaveNoDensity() {
        AnalyticSolver solver({2, 10, 8});
        const ObservedData data = observe(solver, truth, 40, {1, 2}, 43);
        solver.breakAbove(-100);
        const ObservedSample sample = observedSample(data, 0, solver.shape());
        const auto query = solver.prepare(sample.states);
        const ParameterSpace space(effectivePriors({}, solver.shape()));
        const CellDensity density(*query, sample, space);
        std::vector<double> gradient(5);
        QVERIFY(!std::isfinite(density(std::vector<double>(5, 0.5), gradient)));
    }

    void tooLargeATableIsRefused() {
        const AnalyticSolver solver({2, 1000, 1000});
        QVERIFY_EXCEPTION_THROWN(cellQuery(solver, {{1, 2}, {0, 0}}, capture(CaptureKind::Fixed)),
                                 Error);
    }
};

QTEST_APPLESS_MAIN(CellDensityTest)
#include "tst_cell_density.moc"
