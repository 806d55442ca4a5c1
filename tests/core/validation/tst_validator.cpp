#include "core/validation/validator.h"

#include "core/common/issue.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <set>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::histogramOf;
using testsupport::logs;

namespace {

constexpr int snapshots = 20000;

std::vector<double> parametersOf(int i) {
    return {0.02 + 0.005 * i, 0.05, 4.0 + i, 0.2 + 0.05 * i, 0.5};
}

/// Simulated by the solver itself, at `shown` but drawn at `drawn`.
HeldOutSet heldOut(const AnalyticSolver& solver, int index, const std::vector<double>& shown,
                   const std::vector<double>& drawn) {
    const auto seed = static_cast<std::uint64_t>(index);
    HeldOutSet set;
    set.index = index;
    set.parameters = shown;
    set.histogram = histogramOf(solver.sample(logs(drawn), snapshots, 100 + seed));
    set.replica = histogramOf(solver.sample(logs(drawn), snapshots, 900 + seed));
    return set;
}

class CountingSink : public ProgressSink {
public:
    void progress(const Progress& p) override {
        ++calls;
        increasing = increasing && p.done > last;
        last = p.done;
        total = p.total;
    }
    int calls = 0;
    double last = 0;
    double total = 0;
    bool increasing = true;
};

} // namespace

class ValidatorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void solverAgainstItself() {
        const AnalyticSolver solver;
        CountingSink sink;
        constexpr int sets = 8;
        const auto report = validate(
            solver, sets,
            [&](int i) { return heldOut(solver, i, parametersOf(i), parametersOf(i)); }, sink, {});
        QVERIFY(report);
        QCOMPARE(report->sets.size(), std::size_t{sets});
        QCOMPARE(report->sampledStates, 0);
        QCOMPARE(sink.calls, sets);
        QVERIFY(sink.increasing);
        QCOMPARE(sink.total, double(sets));
        for (int i = 0; i < sets; ++i) {
            const SetComparison& set = report->sets[static_cast<std::size_t>(i)];
            QCOMPARE(set.index, i);
            QCOMPARE(set.parameters, parametersOf(i));
            QCOMPARE(set.outsideMass, 0.0);
            for (std::size_t k = 0; k < 3; ++k) {
                const StateComparison& s = set.states[k];
                // 2 n KL is about chi-squared with bound - 1 degrees of freedom at most; its mean
                // plus 6 sd is exceeded with probability below 1e-6 for each of the 24.
                const double freedom = solver.shape().stateBounds[k] - 1;
                const double limit = (freedom + 6 * std::sqrt(2 * freedom)) / (2 * snapshots);
                QVERIFY2(s.kl <= limit, qPrintable(QString::number(s.kl)));
                QVERIFY(s.klSmoothed <= limit + 1e-6);
                QVERIFY(s.kl > 0);
                // Mean of n independent draws within 5 standard errors: 6e-7 each.
                QVERIFY(std::abs(s.simulatedMean - s.solverMean) <=
                        5 * s.solverSd / std::sqrt(snapshots));
                // The sd's relative error is sqrt((kurtosis - 1) / 4n), here below 1 / sqrt(n).
                QVERIFY(std::abs(s.simulatedSd / s.solverSd - 1) <= 5 / std::sqrt(snapshots));
                QVERIFY(s.hellinger > 0 && s.hellinger < 0.05);
                QVERIFY(s.totalVariation > 0 && s.totalVariation < 0.05);
                QVERIFY(s.noiseFloor && *s.noiseFloor > 0);
            }
            // Noise of two simulations is larger than that of one against the exact table.
            QVERIFY(set.jointNoiseFloor);
            QVERIFY(*set.jointNoiseFloor > set.jointTotalVariation);
        }
    }

    void byHand() {
        // One set of two snapshots against a table whose values follow from the formulas.
        AnalyticSolver solver({2, 3, 2});
        const std::vector<double> parameters{0.02, 0.06, 4, 1, 0.5};
        HeldOutSet set;
        set.index = 7;
        set.parameters = parameters;
        set.histogram = Histogram{3, {0, 1, 0, 1, 5, 1}, {1, 3}};
        ProgressSink sink;
        const auto report = validate(solver, 1, [&](int) { return set; }, sink, {});
        const SetComparison& result = report->sets.front();
        QCOMPARE(result.index, 7);
        QCOMPARE(result.outsideMass, 0.75);
        QVERIFY(!result.jointNoiseFloor);
        const StateComparison& on = result.states[0];
        QVERIFY(!on.noiseFloor);
        QCOMPARE(on.simulatedMean, 0.75);
        QCOMPARE(on.simulatedSd, std::sqrt(0.75 * 0.25));
        QVERIFY(std::abs(on.solverMean - 0.25) < 1e-12);
        QVERIFY(std::abs(on.kl - (0.25 * std::log(0.25 / 0.75) + 0.75 * std::log(3.0))) < 1e-12);
        QVERIFY(std::abs(on.totalVariation - 0.5) < 1e-12);
        // The mRNA count 5 is outside: gone from KL, wholly wrong for the other distances.
        const double off = 1 + 1 + 0.5;
        const double turnedOn = 1 + 4 + 8;
        const double one = 0.75 * 1 / off + 0.25 * 4 / turnedOn;
        const StateComparison& mrna = result.states[1];
        QCOMPARE(mrna.simulatedMean, 0.25 * 1 + 0.75 * 5);
        QVERIFY(std::abs(mrna.kl + std::log(one)) < 1e-12);
        QVERIFY(std::abs(mrna.totalVariation - (1 - std::min(one, 0.25))) < 1e-12);
        // P(0, 1, 0) = 0.75 * (1 / off) * 1 / (1 + 2 * 0.5), everything else is missed.
        const double cell = 0.75 / off / 2;
        QVERIFY(std::abs(result.jointTotalVariation - (1 - std::min(cell, 0.25))) < 1e-12);
        QVERIFY(std::abs(report->summary[0].meanError.median - 0.5) < 1e-12);
        QCOMPARE(report->summary[0].meanError.worst, report->summary[0].meanError.median);
    }

    void worstFirstAndSummary() {
        const AnalyticSolver solver;
        ProgressSink sink;
        constexpr int sets = 30;
        // The further from the middle, the more the simulation differs from what is shown.
        const auto report = validate(solver, sets,
                                     [&](int i) {
                                         std::vector<double> drawn = parametersOf(3);
                                         drawn[2] *= 1 + 0.1 * std::abs(i - 15);
                                         return heldOut(solver, i, parametersOf(3), drawn);
                                     },
                                     sink, {});
        QCOMPARE(report->worst.size(), std::size_t{20});
        QCOMPARE(report->worst[0], 0);
        QCOMPARE(std::set<int>({report->worst[1], report->worst[2]}), std::set<int>({1, 29}));
        for (std::size_t i = 1; i < report->worst.size(); ++i)
            QVERIFY(report->sets[std::size_t(report->worst[i])].jointTotalVariation <=
                    report->sets[std::size_t(report->worst[i - 1])].jointTotalVariation);
        const StateSummary& mrna = report->summary[1];
        QCOMPARE(mrna.kl.worst, report->sets[0].states[1].klSmoothed);
        QVERIFY(mrna.kl.median < mrna.kl.p90 && mrna.kl.p90 < mrna.kl.worst);
        QVERIFY(mrna.noiseFloor && mrna.noiseFloor->worst < mrna.kl.median);
        const StateSummary& on = report->summary[0];
        QVERIFY(on.kl.worst < 0.01);
    }

    void sampledWhenTheTableIsTooLarge() {
        const AnalyticSolver solver({2, 3000, 3000}); // 18 million cells
        ProgressSink sink;
        const auto report = validate(
            solver, 1, [&](int i) { return heldOut(solver, i, parametersOf(i), parametersOf(i)); },
            sink, {});
        QCOMPARE(report->sampledStates, 100000);
        for (const StateComparison& s : report->sets[0].states)
            QVERIFY(std::abs(s.simulatedMean - s.solverMean) <=
                    6 * s.simulatedSd / std::sqrt(snapshots));
    }

    void stops() {
        const AnalyticSolver solver;
        std::stop_source stop;
        std::atomic<int> asked = 0;
        ProgressSink sink;
        const auto report = validate(
            solver, 1000,
            [&](int i) {
                if (++asked == 3)
                    stop.request_stop();
                return heldOut(solver, i, parametersOf(0), parametersOf(0));
            },
            sink, stop.get_token());
        QVERIFY(!report);
        QVERIFY(asked < 100);
    }

    void knownPiecesAreNotComparedAgain() {
        const AnalyticSolver solver;
        Pieces<SetComparison> pieces;
        std::mutex mutex;
        std::map<int, SetComparison> kept;
        pieces.keep = [&](int i, const SetComparison& comparison) {
            const std::lock_guard lock(mutex);
            kept[i] = comparison;
        };
        std::atomic<int> asked = 0;
        const auto run = [&] {
            asked = 0;
            ProgressSink sink;
            return validate(
                solver, 8,
                [&](int i) {
                    ++asked;
                    return heldOut(solver, i, parametersOf(i), parametersOf(i + 1));
                },
                sink, {}, pieces);
        };
        const auto whole = run();
        QCOMPARE(asked, 8);
        QCOMPARE(kept.size(), std::size_t{8});
        kept.erase(2);
        kept.erase(7);
        pieces.known = kept;
        const auto rest = run();
        QCOMPARE(asked, 2);
        QCOMPARE(kept.size(), std::size_t{8});
        QCOMPARE(rest->worst, whole->worst);
        for (std::size_t i = 0; i < 8; ++i)
            QCOMPARE(rest->sets[i].jointTotalVariation, whole->sets[i].jointTotalVariation);
    }

    void problemsAreErrors() {
        const AnalyticSolver solver;
        ProgressSink sink;
        const auto one = [&](const HeldOutSet& set) {
            try {
                validate(solver, 1, [&](int) { return set; }, sink, {});
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string("nothing thrown");
        };
        HeldOutSet set = heldOut(solver, 4, parametersOf(0), parametersOf(0));
        set.histogram = Histogram{2, {1, 1}, {1}};
        QVERIFY(one(set).find("held-out set 4: The set records 2 states, the solver has 3") !=
                std::string::npos);
        set = heldOut(solver, 4, {1, 2}, parametersOf(0));
        QVERIFY(one(set).find("The set has 2 parameters, the solver has 5") != std::string::npos);
        set.parameters = parametersOf(0);
        set.histogram = Histogram{3, {}, {}};
        QVERIFY(one(set).find("The set's histogram is empty") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(validate(solver, 0, {}, sink, {}), Error);
    }

    void aSecondSimulationIsMeasuredAlike() {
        const AnalyticSolver solver({2, 3, 2});
        HeldOutSet set;
        set.parameters = {0.02, 0.06, 4, 1, 0.5};
        set.histogram = Histogram{3, {0, 1, 0, 1, 1, 1}, {1, 3}};
        set.replica = Histogram{3, {0, 1, 0, 1, 1, 1}, {1, 1}};
        ProgressSink sink;
        const auto report = validate(solver, 1, [&](int) { return set; }, sink, {});
        const ReplicaComparison again = report->sets[0].states[0].replica.value();
        QCOMPARE(again.mean, 0.5);
        QCOMPARE(again.sd, 0.5);
        QCOMPARE(again.totalVariation, 0.25);
        QVERIFY(std::abs(again.kl - (0.25 * std::log(0.5) + 0.75 * std::log(1.5))) < 1e-12);
        const double overlap = std::sqrt(0.25 * 0.5) + std::sqrt(0.75 * 0.5);
        QVERIFY(std::abs(again.hellinger - std::sqrt(1 - overlap)) < 1e-12);
        const StateSummary& on = report->summary[0];
        QCOMPARE(on.hellinger->median, report->sets[0].states[0].hellinger);
        QCOMPARE(on.klWithoutEpsilon->worst, report->sets[0].states[0].kl);
    }

    void drawsAreCounted() {
        const Histogram histogram = dyngpt::histogramOf({1, 2, 0, 5, 1, 2}, 2);
        QCOMPARE(histogram.states, std::vector<std::int32_t>({0, 5, 1, 2}));
        QCOMPARE(histogram.weights, std::vector<double>({1, 2}));
    }
};

QTEST_APPLESS_MAIN(ValidatorTest)
#include "tst_validator.moc"
