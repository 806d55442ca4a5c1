// The split-half noise floor that is stored with each set.

#include "core/simulation/dataset.h"
#include "core/simulation/histogram_builder.h"
#include "core/simulation/split_halves.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace dyngpt;

namespace {

SimulationSettings settings(double window, double interval) {
    SimulationSettings result = defaultSimulationSettings(testdata::immigrationDeath());
    result.tEnd = 20 + window;
    result.window = window;
    result.interval = interval;
    return result;
}

/// Mean over 200 sets of the Poisson network with mean 5 and correlation time 1.
double meanFloor(const SimulationSettings& how) {
    double sum = 0;
    for (std::uint64_t i = 0; i < 200; ++i)
        sum +=
            simulateAt(testdata::immigrationDeath(), how, {5, 1}, i, {})->noiseFloor->states.at(0);
    return sum / 200;
}

} // namespace

class TestNoiseFloor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distanceOfTheHalves() {
        HistogramBuilder builder(2);
        SplitHalves halves;
        const std::int32_t a[] = {0, 5};
        const std::int32_t b[] = {1, 5};
        const std::int32_t c[] = {1, 2'000'000'000};
        halves.windowBegins(builder.weights());
        builder.add(a, 3);
        builder.add(b, 1);
        halves.windowIsHalfOver(builder.weights());
        builder.add(b, 2);
        builder.add(c, 2);
        // Halves (3/4, 1/4, 0) and (0, 1/2, 1/2).
        const auto one =
            *halves.noiseFloor(Histogram{2, {0, 5, 1, 5, 1, 2'000'000'000}, {3, 3, 2}});
        QCOMPARE(one.joint, 0.75);
        QCOMPARE(one.states, (std::vector<double>{0.75, 0.5}));

        // A second window: (3, 1, 1) / 5 and (0, 2, 3) / 5 in all.
        halves.windowBegins(builder.weights());
        builder.add(c, 1);
        halves.windowIsHalfOver(builder.weights());
        builder.add(c, 1);
        const auto two = *halves.noiseFloor(builder.take());
        QCOMPARE(two.joint, 0.6);
        QCOMPARE(two.states, (std::vector<double>{0.6, 0.4}));

        halves.clear();
        QVERIFY(!halves.noiseFloor(Histogram{1, {0}, {1}}));
    }

    /// Snapshots so far apart that they are independent: the expectation is known, sum over the
    /// counts of sqrt(2 p (1-p) / (pi n)) with n in each half. 200 sets of 2 x 1000 snapshots
    /// have an error of the mean of some 1 %; 5 of them.
    void independentSnapshots() {
        double expected = 0;
        for (int k = 0; k < 60; ++k) {
            const double p = std::exp(k * std::log(5.0) - 5 - std::lgamma(k + 1.0));
            expected += std::sqrt(p * (1 - p) / (std::numbers::pi * 1000));
        }
        const double found = meanFloor(settings(1999 * 8.0, 8));
        QVERIFY2(std::abs(found / expected - 1) < 0.05,
                 qPrintable(QString("%1 %2").arg(found).arg(expected)));
    }

    /// As many snapshots, ten of them within a correlation time. The orthonormal Charlier
    /// polynomials of the Poisson law are the modes of the count's fluctuations, mode k decays at
    /// rate k, and snapshots 0.1 apart make its variance coth(0.05 k) times as large.
    void correlatedSnapshotsAreNoisier() {
        double expected = 0;
        for (int n = 0; n < 40; ++n) {
            const double p = std::exp(n * std::log(5.0) - 5 - std::lgamma(n + 1.0));
            double before = 0;
            double mode = 1;
            double rest = p * (1 - p);
            double variance = 0;
            for (int k = 0; k < 40; ++k) {
                const double next =
                    ((5 + k - n) * mode - std::sqrt(5.0 * k) * before) / std::sqrt(5.0 * (k + 1));
                before = mode;
                mode = next;
                const double share = std::min(p * p * mode * mode, rest);
                variance += share / std::tanh(0.05 * (k + 1));
                rest -= share;
            }
            expected += std::sqrt((variance + rest) / (std::numbers::pi * 1000));
        }
        // 200 sets whose halves hold some 100 correlation times: 2 % in the mean; 5 of them.
        const double found = meanFloor(settings(1999 * 0.1, 0.1));
        QVERIFY2(std::abs(found / expected - 1) < 0.1,
                 qPrintable(QString("%1 %2").arg(found).arg(expected)));
    }

    void replicasLowerIt() {
        SimulationSettings how = settings(200, 0.1);
        const double one = meanFloor(how);
        how.replicasPerSet = 4;
        const double four = meanFloor(how);
        QVERIFY2(std::abs(one / four - 2) < 0.2, qPrintable(QString::number(one / four)));
    }
};

QTEST_APPLESS_MAIN(TestNoiseFloor)
#include "tst_noise_floor.moc"
