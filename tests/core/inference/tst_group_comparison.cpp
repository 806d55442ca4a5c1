// Draws of a posterior thinned and derived from, and the difference of two groups.

#include "core/common/random.h"
#include "core/inference/group_comparison.h"
#include "core/inference/posterior_draws.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

/// Lognormal draws of one parameter around the median.
Posterior lognormal(std::uint64_t seed, double median, double sigma, int draws) {
    RandomStream random(seed, 0, 1);
    Posterior posterior;
    posterior.group = "g";
    posterior.parameterNames = {"k"};
    for (int i = 0; i < draws; ++i)
        posterior.points.push_back({{median * std::exp(sigma * random.normal())}, 1, 1.0 / draws});
    posterior.estimates.resize(1);
    posterior.estimates[0].name = "k";
    posterior.estimates[0].estimate = median;
    return posterior;
}

/// What the message of the Error says; empty without one.
template <class Call> QString errorOf(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class GroupComparisonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void differenceOfNormalsIsTheKnownOne() {
        // ln ratio is normal with mean ln 1.5 and variance 0.3^2 + 0.4^2.
        const auto differences =
            compareGroups(lognormal(1, 2, 0.3, 20000), lognormal(2, 3, 0.4, 20000));
        QCOMPARE(differences.size(), std::size_t{1});
        const ParameterDifference& d = differences[0];
        QCOMPARE(d.first, 2.0);
        QCOMPARE(d.second, 3.0);
        // 1,000 draws of each: sd of the median about 0.5 * 1.25 / sqrt(1000) = 0.02; 4 of them.
        QVERIFY2(std::abs(d.logRatio - std::log(1.5)) < 0.08,
                 qPrintable(QString::number(d.logRatio)));
        QVERIFY(std::abs(d.low - (std::log(1.5) - 1.96 * 0.5)) < 0.15);
        QVERIFY(std::abs(d.high - (std::log(1.5) + 1.96 * 0.5)) < 0.15);
        const double larger = 0.5 * std::erfc(-std::log(1.5) / 0.5 / std::sqrt(2.0));
        QVERIFY2(std::abs(d.probabilityLarger - larger) < 0.05,
                 qPrintable(QString::number(d.probabilityLarger)));
    }

    void swappedGroupsGiveTheOppositeDifference() {
        const Posterior a = lognormal(3, 2, 0.3, 800);
        const Posterior b = lognormal(4, 3, 0.4, 900);
        const ParameterDifference there = compareGroups(a, b)[0];
        const ParameterDifference back = compareGroups(b, a)[0];
        QVERIFY(std::abs(there.probabilityLarger + back.probabilityLarger - 1) < 1e-12);
        QVERIFY(std::abs(there.logRatio + back.logRatio) < 1e-3);
        QVERIFY(std::abs(there.low + back.high) < 1e-2);
    }

    void equalGroupsAreEquallyLarge() {
        const Posterior a = lognormal(5, 2, 0.3, 500);
        QVERIFY(std::abs(compareGroups(a, a)[0].probabilityLarger - 0.5) < 1e-12);
        QVERIFY(std::abs(compareGroups(a, a)[0].logRatio) < 1e-12);
    }

    void weightsCount() {
        // All of the weight on the upper one of two points.
        Posterior a = lognormal(6, 1, 0.01, 100);
        Posterior b;
        b.parameterNames = {"k"};
        b.points = {{{0.5}, 1, 0.001}, {{4}, 1, 0.999}};
        b.points.resize(100, b.points[1]);
        for (std::size_t i = 1; i < 100; ++i)
            b.points[i].weight = 0.999 / 99;
        b.estimates = a.estimates;
        QVERIFY(compareGroups(a, b)[0].probabilityLarger > 0.98);
        b.points[0].weight = 0.99;
        for (std::size_t i = 1; i < 100; ++i)
            b.points[i].weight = 0.01 / 99;
        QVERIFY(compareGroups(a, b)[0].probabilityLarger < 0.02);
    }

    void derivedQuantitiesAreCompared() {
        Posterior a = lognormal(7, 2, 0.1, 400);
        Posterior b = lognormal(8, 4, 0.1, 400);
        for (Posterior* posterior : {&a, &b}) {
            posterior->settings.derived = {{"square", "k*k"}, {"below", "k-100"}};
            posterior->derived.resize(2);
            posterior->derived[0].name = "square";
            posterior->derived[1].name = "below";
        }
        const auto differences = compareGroups(a, b);
        QCOMPARE(differences.size(), std::size_t{3});
        QCOMPARE(differences[1].name, std::string("square"));
        QVERIFY(std::abs(differences[1].logRatio - std::log(4)) < 0.1);
        QVERIFY(std::isnan(differences[2].logRatio)); // negative: no ratio, but still an order
        QVERIFY(differences[2].probabilityLarger > 0.99);
    }

    void groupsWithoutDrawsAreNamed() {
        Posterior failed;
        failed.group = "gene 7";
        failed.failure = "no cells";
        const QString said = errorOf([&] { compareGroups(lognormal(9, 1, 1, 10), failed); });
        QVERIFY2(said.contains("gene 7") && said.contains("no cells"), qPrintable(said));
        Posterior other = lognormal(10, 1, 1, 10);
        other.estimates[0].name = "another";
        QVERIFY(errorOf([&] {
                    compareGroups(lognormal(9, 1, 1, 10), other);
                }).contains("no parameter in common"));
    }

    void derivedValuesFollowTheirFormula() {
        Posterior posterior;
        posterior.parameterNames = {"ksyn", "koff"};
        posterior.points = {{{6, 2}, 0, 0.5}, {{5, 0.5}, 0, 0.5}};
        posterior.settings.derived = {{"burst size", "ksyn/koff"}, {"sum", "ksyn+koff"}};
        const std::vector<std::vector<double>> expected{{3, 10}, {8, 5.5}};
        QCOMPARE(derivedValues(posterior), expected);
        posterior.settings.derived = {{"wrong", "ksyn/nothing"}};
        QVERIFY(errorOf([&] { derivedValues(posterior); }).contains("nothing"));
        posterior.points.clear();
        QVERIFY(derivedValues(posterior).empty());
    }

    void equalDrawsAreTheSameDrawsWhereNothingIsThinned() {
        Posterior posterior = lognormal(11, 1, 1, 12);
        posterior.sampler.chains = 3;
        const auto draws = equalDraws(posterior, 12);
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(draws[i].parameters, posterior.points[i].parameters);
    }
};

QTEST_APPLESS_MAIN(GroupComparisonTest)
#include "tst_group_comparison.moc"
