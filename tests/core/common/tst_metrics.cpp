#include "core/common/metrics.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace dyngpt;
using Values = std::vector<double>;

namespace {

bool near(double a, double b, double tolerance = 1e-14) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand() {
        const Values p{0.5, 0.25, 0.25};
        const Values q{0.25, 0.25, 0.5};
        // 0.5 ln 2 + 0 - 0.25 ln 2
        QVERIFY(near(klDivergence(p, q), 0.25 * std::log(2.0)));
        QVERIFY(near(totalVariation(p, q), 0.25));
        const double overlap = 2 * std::sqrt(0.125) + 0.25;
        QVERIFY(near(hellingerDistance(p, q), std::sqrt(1 - overlap)));
        // Asymmetric: the other way round of a pair that is not mirrored.
        const Values r{0.8, 0.2};
        const Values s{0.5, 0.5};
        QVERIFY(near(klDivergence(r, s), 0.8 * std::log(1.6) + 0.2 * std::log(0.4)));
        QVERIFY(near(klDivergence(s, r), 0.5 * std::log(0.625) + 0.5 * std::log(2.5)));
    }

    void identicalIsZero() {
        const Values p{0.1, 0.0, 0.3, 0.6};
        QCOMPARE(klDivergence(p, p), 0.0);
        QCOMPARE(klDivergenceSmoothed(p, p), 0.0);
        QCOMPARE(hellingerDistance(p, p), 0.0);
        QCOMPARE(totalVariation(p, p), 0.0);
    }

    void disjointIsLargest() {
        const Values p{1, 0};
        const Values q{0, 1};
        QCOMPARE(klDivergence(p, q), std::numeric_limits<double>::infinity());
        QCOMPARE(hellingerDistance(p, q), 1.0);
        QCOMPARE(totalVariation(p, q), 1.0);
        // Both become (1 + e) / (1 + 2e) and e / (1 + 2e): (1/(1+2e)) ln((1+e)/e).
        const double e = 1e-10;
        QVERIFY(near(klDivergenceSmoothed(p, q), std::log((1 + e) / e) / (1 + 2 * e), 1e-9));
    }

    void zeroBinsOfTheFirstCostNothing() {
        const Values p{0, 1};
        const Values q{0.5, 0.5};
        QVERIFY(near(klDivergence(p, q), std::log(2.0)));
    }

    void shorterVectorsEndInZeros() {
        const Values p{0.5, 0.5};
        const Values longer{0.25, 0.25, 0.5};
        QVERIFY(near(klDivergence(p, longer), std::log(2.0)));
        QCOMPARE(klDivergence(longer, p), std::numeric_limits<double>::infinity());
        QVERIFY(near(totalVariation(p, longer), 0.5));
        QCOMPARE(totalVariation(p, longer), totalVariation(longer, p));
        QVERIFY(near(hellingerDistance(p, longer), std::sqrt(1 - 2 * std::sqrt(0.125))));
        const Values padded{0.5, 0.5, 0};
        QCOMPARE(klDivergenceSmoothed(longer, p), klDivergenceSmoothed(longer, padded));
    }

    void sumsNeedNotBeOne() {
        const Values p{1, 1};
        const Values q{2, 6};
        const Values pNormal{0.5, 0.5};
        const Values qNormal{0.25, 0.75};
        QCOMPARE(klDivergence(p, q), klDivergence(pNormal, qNormal));
        QCOMPARE(klDivergenceSmoothed(p, q), klDivergenceSmoothed(pNormal, qNormal));
        QCOMPARE(hellingerDistance(p, q), hellingerDistance(pNormal, qNormal));
        QCOMPARE(totalVariation(p, q), totalVariation(pNormal, qNormal));
    }

    void quantiles() {
        const Values v{4, 1, 3, 2};
        QCOMPARE(quantile(v, 0), 1.0);
        QCOMPARE(quantile(v, 1), 4.0);
        QCOMPARE(quantile(v, 0.5), 2.5);
        QVERIFY(near(quantile(v, 0.9), 3.7));
        QCOMPARE(quantile(Values{7}, 0.3), 7.0);
        const double inf = std::numeric_limits<double>::infinity();
        QCOMPARE(quantile(Values{1, inf, inf}, 0.75), inf);
        QCOMPARE(quantile(Values{1, 2, inf}, 0.5), 2.0);
    }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
