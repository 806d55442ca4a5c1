// Fixed seeds; limits at about 5 standard deviations.

#include "core/simulation/gamma_sampler.h"

#include <boost/math/special_functions/gamma.hpp>

#include <QTest>

#include <cmath>
#include <vector>

using namespace dyngpt;

class TestGammaSampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheDistribution_data() {
        QTest::addColumn<double>("shape");
        // Around where another way is taken: 0.2 and 1.
        for (const double shape :
             {0.02, 0.199, 0.2, 0.5, 0.999, 1.0, 1.001, 1.5, 3.0, 40.0, 2e4, 1e6})
            QTest::addRow("%g", shape) << shape;
    }
    void followsTheDistribution() {
        QFETCH(double, shape);
        constexpr int n = 100'000;
        constexpr int bins = 200;
        const GammaSampler sampler(shape);
        QCOMPARE(sampler.shape(), shape);
        RandomStream random(20, 1);
        std::vector<int> counts(bins);
        int highest = 0;
        int lowest = 0;
        for (int i = 0; i < n; ++i) {
            const double x = sampler(random);
            QVERIFY(x >= 0);
            const double below = boost::math::gamma_p(shape, x);
            ++counts[static_cast<std::size_t>(std::min(below * bins, bins - 1.0))];
            highest += below > 1 - 8e-4 ? 1 : 0;
            lowest += below < 8e-4 ? 1 : 0;
        }
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += std::pow(count - n / bins, 2) / (n / bins);
        QVERIFY2(chiSquare < bins - 1 + 6 * std::sqrt(2.0 * (bins - 1)),
                 qPrintable(QString::number(chiSquare)));
        // 80 expected in each.
        QVERIFY2(std::abs(highest - 80) < 45, qPrintable(QString::number(highest)));
        QVERIFY2(std::abs(lowest - 80) < 45, qPrintable(QString::number(lowest)));
    }
};

QTEST_APPLESS_MAIN(TestGammaSampler)
#include "tst_gamma_sampler.moc"
