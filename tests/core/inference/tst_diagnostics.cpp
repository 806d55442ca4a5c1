// The expected numbers were computed apart from this code: the formulas of Vehtari et al. (2021,
// 2024) and of Zhang and Stephens (2009) in numpy, autocovariances by FFT, on the same series.
#include "core/inference/diagnostics.h"
#include "core/inference/pareto_smoothing.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace dyngpt;

namespace {

/// v_i = phi v_(i-1) + sin(1.7 i^2 + 0.3 k^2 + k), chains shifted apart by `shift`.
ChainDraws series(double phi, double shift) {
    ChainDraws chains;
    for (int k = 0; k < 4; ++k) {
        chains.emplace_back();
        double v = 0;
        for (int i = 0; i < 200; ++i) {
            v = phi * v + std::sin(1.7 * i * i + 0.3 * k * k + k);
            chains.back().push_back(v + shift * k);
        }
    }
    return chains;
}

bool isNear(double a, double b, double relative) {
    return std::abs(a - b) <= relative * std::abs(b);
}

} // namespace

class DiagnosticsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreeWithTheReference_data() {
        QTest::addColumn<double>("phi");
        QTest::addColumn<double>("shift");
        QTest::addColumn<double>("hat");
        QTest::addColumn<double>("bulk");
        QTest::addColumn<double>("tail");
        QTest::newRow("independent") << 0.0 << 0.0 << 1.002526889 << 820.4193184 << 815.4998191;
        QTest::newRow("correlated") << 0.8 << 0.0 << 1.044447526 << 99.9290399 << 319.2004024;
        QTest::newRow("apart") << 0.3 << 0.3 << 1.127013742 << 23.4574346 << 97.11148902;
        QTest::newRow("antithetic") << -0.5 << 0.0 << 0.9974413982 << 2322.47199 << 863.1180762;
    }
    void agreeWithTheReference() {
        QFETCH(double, phi);
        QFETCH(double, shift);
        QFETCH(double, hat);
        QFETCH(double, bulk);
        QFETCH(double, tail);
        const ChainDraws chains = series(phi, shift);
        QVERIFY2(isNear(rHat(chains), hat, 1e-8),
                 qPrintable(QString::number(rHat(chains), 'g', 12)));
        QVERIFY2(isNear(bulkSampleSize(chains), bulk, 1e-6),
                 qPrintable(QString::number(bulkSampleSize(chains), 'g', 12)));
        QVERIFY2(isNear(tailSampleSize(chains), tail, 1e-6),
                 qPrintable(QString::number(tailSampleSize(chains), 'g', 12)));
    }

    void noOpinionWithoutVariation() {
        const ChainDraws constant(4, std::vector<double>(100, 3.0));
        QVERIFY(std::isnan(rHat(constant)));
        QVERIFY(std::isnan(bulkSampleSize(constant)));
        const ChainDraws brief(2, {1.0, 2.0, 3.0});
        QVERIFY(std::isnan(rHat(brief)));
        QVERIFY(std::isnan(rHat({})));
    }

    void aScaleThatDiffersShows() {
        ChainDraws chains = series(0, 0);
        for (double& value : chains[2])
            value *= 4;
        QVERIFY(rHat(chains) > 1.1);
    }

    void paretoShapeAgreesWithTheReference_data() {
        QTest::addColumn<double>("shape");
        QTest::addColumn<double>("k");
        QTest::addColumn<double>("effective");
        QTest::addColumn<double>("largest");
        QTest::newRow("0.2") << 0.2 << 0.3264368419 << 371.2067746 << 0.009375421847;
        QTest::newRow("0.6") << 0.6 << 0.6660757831 << 101.3506844 << 0.06816902791;
        QTest::newRow("1.2") << 1.2 << 1.170663301 << 6.0284237 << 0.3827751431;
    }
    void paretoShapeAgreesWithTheReference() {
        QFETCH(double, shape);
        QFETCH(double, k);
        QFETCH(double, effective);
        QFETCH(double, largest);
        std::vector<double> logWeights;
        for (int i = 0; i < 400; ++i) {
            const double u = std::clamp(std::fmod(i * 0.6180339887498949 + 0.5, 1), 1e-9, 1 - 1e-9);
            logWeights.push_back(-shape * std::log(u));
        }
        const SmoothedWeights smoothed = paretoSmoothed(logWeights);
        QVERIFY2(isNear(smoothed.paretoK, k, 1e-8),
                 qPrintable(QString::number(smoothed.paretoK, 'g', 12)));
        QVERIFY(isNear(effectiveDraws(smoothed.weights), effective, 1e-8));
        QVERIFY(isNear(std::ranges::max(smoothed.weights), largest, 1e-8));
    }

    void equalWeightsStayAndImpossibleOnesVanish() {
        std::vector<double> logWeights(100, -1234.5);
        auto smoothed = paretoSmoothed(logWeights);
        QVERIFY(smoothed.paretoK < 0);
        QVERIFY(isNear(smoothed.weights[7], 0.01, 1e-12));
        logWeights[7] = -std::numeric_limits<double>::infinity();
        logWeights[8] = std::numeric_limits<double>::quiet_NaN();
        smoothed = paretoSmoothed(logWeights);
        QCOMPARE(smoothed.weights[7], 0.0);
        QCOMPARE(smoothed.weights[8], 0.0);
    }
};

QTEST_APPLESS_MAIN(DiagnosticsTest)
#include "tst_diagnostics.moc"
