// Ranks and coverage of simulated cells, with an exact posterior at hand: a birth-death network
// has Poisson counts, which the test's solver knows.
#include "core/inference/calibration.h"
#include "core/inference/simulated_cells.h"
#include "tests/core/inference/birth_death.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <map>

#include <cmath>

using namespace dyngpt;

namespace {

constexpr int simulations = 80;

CalibrationSettings quick(InferenceMethod method) {
    CalibrationSettings settings;
    settings.simulations = simulations;
    settings.cells = 60;
    settings.seed = 5;
    settings.inference.method = method;
    settings.inference.chains = 2;
    settings.inference.warmUp = 100;
    settings.inference.draws = 150;
    return settings;
}

} // namespace

class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bandsHoldTheirShare() {
        // Of the binomial distribution with n = 10 and p = 0.5: P(X <= 1) = 11/1024, P(X <= 2) =
        // 56/1024.
        QCOMPARE(binomialBand(10, 0.5, 0.95), (std::pair<int, int>{2, 8}));
        QCOMPARE(binomialBand(0, 0.5, 0.95), (std::pair<int, int>{0, 0}));
        QCOMPARE(rankBins(300, 99), 20);
        QCOMPARE(rankBins(100, 99), 10);
        QCOMPARE(rankBins(5, 99), 1);
        QCOMPARE(rankBins(1000, 9), 10);
    }

    void badSettingsAreAllNamed() {
        CalibrationSettings settings;
        settings.simulations = 3;
        settings.cells = 1;
        settings.draws = 5;
        settings.inference.method = InferenceMethod::Inferrer;
        const std::vector<Issue> issues = checkSettings(settings);
        QCOMPARE(issues.size(), std::size_t{4});
    }

    void cellsComeFromTheNetwork() {
        SimulatedCells settings{4000, {"X"}, 3, 1, 1};
        const auto all = simulateCells(birthDeath(), {10, 1}, settings, {});
        const auto mean = [](const ObservedData& data) {
            double sum = 0;
            const ObservedGroup& group = data.groups.at(0);
            for (std::size_t i = 0; i < group.cells.size(); ++i)
                sum += static_cast<double>(group.values[i] * group.cells[i]);
            return sum / static_cast<double>(group.cellCount());
        };
        QCOMPARE(all->cellCount(), std::int64_t{4000});
        QCOMPARE(all->groups[0].truth, (std::vector<double>{10, 1}));
        // Five standard errors; correlation exp(-2) between neighbours adds (1+r)/(1-r) = 1.3.
        QVERIFY(std::abs(mean(*all) - 10) < 5 * std::sqrt(10 * 1.32 / 4000));
        settings.efficiency = 0.3;
        const auto seen = simulateCells(birthDeath(), {10, 1}, settings, {});
        QVERIFY(std::abs(mean(*seen) - 3) < 5 * std::sqrt(3 * 1.32 / 4000));
    }

    void anExactPosteriorIsCalibrated_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("nuts") << static_cast<int>(InferenceMethod::Nuts);
        QTest::newRow("importance") << static_cast<int>(InferenceMethod::Importance);
    }
    void anExactPosteriorIsCalibrated() {
        QFETCH(int, method);
        Network network = birthDeath();
        network.tEnd = 1100; // cells 10 apart: independent
        const PoissonSolver solver(1);
        ProgressSink sink;
        const auto report =
            calibrate(solver, network, quick(static_cast<InferenceMethod>(method)), sink, {});
        QVERIFY(report);
        QCOMPARE(report->inferred, simulations);
        QVERIFY(report->failures.empty());
        QCOMPARE(report->observedStates, std::vector<std::string>{"X"});
        for (const ParameterCalibration& parameter : report->parameters) {
            QCOMPARE(parameter.ranks.size(), std::size_t{simulations});
            QVERIFY2(parameter.uniformityP > 0.001,
                     qPrintable(QString::number(parameter.uniformityP)));
            for (std::size_t level = 0; level < parameter.covered.size(); ++level) {
                const auto [least, most] =
                    binomialBand(simulations, ParameterCalibration::levels[level], 0.999);
                QVERIFY2(parameter.covered[level] >= least && parameter.covered[level] <= most,
                         qPrintable(QString::number(parameter.covered[level])));
            }
        }
    }

    void aBiasedSolverIsFoundOut() {
        Network network = birthDeath();
        network.tEnd = 1100;
        const PoissonSolver solver(1.25);
        ProgressSink sink;
        CalibrationSettings settings = quick(InferenceMethod::Importance);
        settings.simulations = 2 * simulations;
        const auto report = calibrate(solver, network, settings, sink, {});
        QVERIFY2(report->parameters[0].uniformityP < 1e-6,
                 qPrintable(QString::number(report->parameters[0].uniformityP)));
        QVERIFY(report->parameters[0].covered[2] <
                binomialBand(settings.simulations, 0.95, 0.999).first);
    }

    void threadsDoNotMatter() {
        CalibrationSettings settings = quick(InferenceMethod::Importance);
        settings.simulations = 20;
        const PoissonSolver solver(1);
        ProgressSink sink;
        settings.inference.threads = 1;
        const auto one = calibrate(solver, birthDeath(), settings, sink, {});
        settings.inference.threads = 3;
        const auto three = calibrate(solver, birthDeath(), settings, sink, {});
        QCOMPARE(one->parameters[0].ranks, three->parameters[0].ranks);
    }

    void knownPiecesAreNotMadeAgain() {
        CalibrationSettings settings = quick(InferenceMethod::Importance);
        settings.simulations = 20;
        settings.inference.threads = 1;
        const PoissonSolver solver(1);
        ProgressSink sink;
        Pieces<CalibrationVerdict> pieces;
        std::map<int, CalibrationVerdict> kept;
        pieces.keep = [&](int i, const CalibrationVerdict& verdict) { kept[i] = verdict; };
        const auto whole = calibrate(solver, birthDeath(), settings, sink, {}, pieces);
        QCOMPARE(kept.size(), std::size_t{20});
        pieces.known = kept;
        pieces.known.erase(3);
        pieces.known[5].ranks[0] += 1; // as nothing but the piece would say
        kept.clear();
        const auto rest = calibrate(solver, birthDeath(), settings, sink, {}, pieces);
        QCOMPARE(kept.size(), std::size_t{1});
        std::vector<int> expected = whole->parameters[0].ranks;
        expected[5] += 1;
        QCOMPARE(rest->parameters[0].ranks, expected);
        QCOMPARE(rest->parameters[0].covered, whole->parameters[0].covered);
    }

    void stopsWithoutAResult() {
        std::stop_source source;
        source.request_stop();
        const PoissonSolver solver(1);
        ProgressSink sink;
        QVERIFY(!calibrate(solver, birthDeath(), quick(InferenceMethod::Nuts), sink,
                           source.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
