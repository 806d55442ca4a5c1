// The parts of the exact solver: elimination, its order, iteration, closed classes. Chains are
// random, so that nothing is known of them but what can be checked.

#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/simulation/aggregation.h"
#include "core/simulation/closed_classes.h"
#include "core/simulation/gth_elimination.h"
#include "core/simulation/long_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace dyngpt;

namespace {

/// A box of counts with steps of at most `jump` in one count; rates from `rate`, 0: no step.
Chain boxChain(const std::vector<std::int32_t>& sizes, std::int32_t jump,
               const std::function<double(std::span<const std::int32_t>, std::size_t, int)>& rate) {
    Chain chain;
    chain.states.dimension = static_cast<std::int32_t>(sizes.size());
    chain.jump.assign(sizes.size(), jump);
    std::vector<std::int64_t> stride(sizes.size(), 1);
    for (std::size_t d = sizes.size() - 1; d-- > 0;)
        stride[d] = stride[d + 1] * sizes[d + 1];
    const std::int64_t all = stride[0] * sizes[0];
    std::vector<std::int32_t> counts(sizes.size());
    for (std::int64_t state = 0; state < all; ++state) {
        for (std::size_t d = 0; d < sizes.size(); ++d)
            counts[d] = static_cast<std::int32_t>(state / stride[d] % sizes[d]);
        chain.states.counts.insert(chain.states.counts.end(), counts.begin(), counts.end());
        for (std::size_t d = 0; d < sizes.size(); ++d)
            for (int step = -jump; step <= jump; ++step) {
                const std::int32_t to = counts[d] + step;
                if (step == 0 || to < 0 || to >= sizes[d])
                    continue;
                if (const double value = rate(counts, d, step); value > 0) {
                    chain.rates.target.push_back(
                        static_cast<std::int32_t>(state + step * stride[d]));
                    chain.rates.rate.push_back(value);
                }
            }
        chain.rates.start.push_back(static_cast<std::int64_t>(chain.rates.target.size()));
    }
    return chain;
}

Chain randomBox(const std::vector<std::int32_t>& sizes, std::int32_t jump, std::uint64_t seed) {
    RandomStream random(seed, 0);
    return boxChain(sizes, jump, [&](auto, std::size_t, int) {
        return std::exp(3 * random.normal()); // rates over many orders of magnitude
    });
}

std::vector<double> eliminated(const Chain& chain) {
    const RateMatrix incoming = chain.rates.transposed();
    GthElimination elimination(chain.rates, incoming, *dissect(chain.states, chain.jump, 0, {}), {},
                               {});
    ProgressSink progress;
    if (!elimination.eliminate(progress, {}))
        return {};
    return elimination.stationary();
}

/// Largest net flow into a state, over what flows through it.
double imbalance(const Chain& chain, const std::vector<double>& p) {
    std::vector<double> in(p.size(), 0.0);
    const std::vector<double> exits = chain.rates.exitRates();
    for (std::int32_t s = 0; s < chain.rates.size(); ++s)
        for (std::size_t k = 0; k < chain.rates.targets(s).size(); ++k)
            in[static_cast<std::size_t>(chain.rates.targets(s)[k])] +=
                p[static_cast<std::size_t>(s)] * chain.rates.rates(s)[k];
    double worst = 0;
    for (std::size_t s = 0; s < p.size(); ++s)
        worst = std::max(worst, std::abs(in[s] / (p[s] * exits[s]) - 1));
    return worst;
}

} // namespace

class TestMarkovChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eliminationBalancesEveryState_data() {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<int>("jump");
        QTest::newRow("a state and another") << QList<int>{2} << 1;
        QTest::newRow("line") << QList<int>{500} << 1;
        QTest::newRow("line with jumps") << QList<int>{300} << 7;
        QTest::newRow("plane") << QList<int>{40, 33} << 1;
        QTest::newRow("plane with jumps") << QList<int>{25, 31} << 3;
        QTest::newRow("space") << QList<int>{11, 9, 13} << 1;
        QTest::newRow("genes and counts") << QList<int>{2, 2, 2, 30} << 1;
    }
    void eliminationBalancesEveryState() {
        QFETCH(QList<int>, sizes);
        QFETCH(int, jump);
        const Chain chain = randomBox({sizes.begin(), sizes.end()}, jump, 1);
        const auto p = eliminated(chain);
        QVERIFY(std::abs(std::accumulate(p.begin(), p.end(), 0.0) - 1) < 1e-12);
        // In every state, however rare: to rounding, relative to its own probability.
        QVERIFY2(imbalance(chain, p) < 1e-10, qPrintable(QString::number(imbalance(chain, p))));
    }
    void detailedBalanceHoldsOverHundredsOfOrders() {
        const Chain chain = boxChain({600}, 1, [](auto counts, std::size_t, int step) {
            return step > 0 ? 50.0 : static_cast<double>(counts[0]);
        });
        const auto p = eliminated(chain);
        // Poisson of mean 50: at 500 it is 1e-300 of the mode's.
        for (std::size_t n = 1; n < 300; ++n)
            QVERIFY(std::abs(p[n] * static_cast<double>(n) / (p[n - 1] * 50) - 1) < 1e-11);
    }
    /// From the far end of the well the mode cannot be reached within double precision.
    void aWellDeeperThanDoublePrecisionIsFound() {
        const Chain chain = boxChain({3000}, 1, [](auto counts, std::size_t, int step) {
            return (counts[0] > 2000) == (step > 0) ? 1.0 : 100.0;
        });
        const auto p = eliminated(chain);
        QVERIFY(std::abs(std::accumulate(p.begin(), p.end(), 0.0) - 1) < 1e-12);
        QVERIFY(p[2001] > 0.4);
        QCOMPARE(p[10], 0.0);
    }
    void twoSuchWellsAreRefused() {
        const Chain chain = boxChain({3000}, 1, [](auto counts, std::size_t, int step) {
            const bool up = counts[0] < 500 || (counts[0] > 1500 && counts[0] < 2500);
            return up == (step > 0) ? 100.0 : 1.0;
        });
        QVERIFY_EXCEPTION_THROWN(eliminated(chain), Error);
    }

    void theOrderNamesEveryStateOnceAndTheLastLast() {
        const Chain chain = randomBox({20, 30}, 2, 2);
        const auto dissection = *dissect(chain.states, chain.jump, 77, {});
        auto order = dissection.order;
        QCOMPARE(order.back(), 77);
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(order[i], static_cast<std::int32_t>(i));
        QCOMPARE(dissection.blocks.back().end, chain.states.size());
    }
    void dissectionKeepsTheFillInLow() {
        const Chain chain = randomBox({120, 120}, 1, 3);
        const RateMatrix incoming = chain.rates.transposed();
        const GthElimination elimination(chain.rates, incoming,
                                         *dissect(chain.states, chain.jump, 0, {}), {}, {});
        // As a band matrix: 14,400 states of 120 numbers each, 14 MB and 4e8 operations.
        QVERIFY(elimination.bytes() < 7e6);
        QVERIFY(elimination.operations() < 1.2e8);
    }

    void leakingChainsBalanceWhatFlowsIn() {
        const Chain chain = randomBox({15, 17}, 1, 4);
        RandomStream random(4, 1);
        const auto size = static_cast<std::size_t>(chain.states.size());
        std::vector<double> leaks(size);
        std::vector<double> inflow(size);
        for (std::size_t s = 0; s < size; ++s) {
            leaks[s] = s % 3 == 0 ? random.uniform() : 0;
            inflow[s] = random.uniform();
        }
        const RateMatrix incoming = chain.rates.transposed();
        GthElimination elimination(chain.rates, incoming, *dissect(chain.states, chain.jump, 0, {}),
                                   leaks, {});
        ProgressSink progress;
        QVERIFY(elimination.eliminate(progress, {}));
        std::vector<double> amounts(size);
        elimination.balance(inflow, amounts);
        const std::vector<double> exits = chain.rates.exitRates();
        std::vector<double> in = inflow;
        for (std::int32_t s = 0; s < chain.rates.size(); ++s)
            for (std::size_t k = 0; k < chain.rates.targets(s).size(); ++k)
                in[static_cast<std::size_t>(chain.rates.targets(s)[k])] +=
                    amounts[static_cast<std::size_t>(s)] * chain.rates.rates(s)[k];
        for (std::size_t s = 0; s < size; ++s)
            QVERIFY(std::abs(in[s] / (amounts[s] * (exits[s] + leaks[s])) - 1) < 1e-10);
    }

    void iterationAgreesWithElimination_data() {
        QTest::addColumn<double>("repression");
        QTest::newRow("independent counts") << 0.0;
        QTest::newRow("two wells") << 1.0;
    }
    void iterationAgreesWithElimination() {
        QFETCH(double, repression);
        const Chain chain = boxChain({28, 28, 12}, 1, [&](auto counts, std::size_t d, int step) {
            if (step < 0)
                return static_cast<double>(counts[d]);
            if (d == 2)
                return 3.0;
            return 12 / (1 + repression * std::pow(counts[1 - d] / 3.0, 2.5));
        });
        const auto expected = eliminated(chain);
        ProgressSink progress;
        const auto p = solveByAggregation(chain, chain.rates.transposed(), progress, {}).value();
        double distance = 0;
        for (std::size_t s = 0; s < p.size(); ++s)
            distance += std::abs(p[s] - expected[s]) / 2;
        QVERIFY2(distance < 1e-9, qPrintable(QString::number(distance)));
    }

    void closedClassesAreThoseWithoutExit() {
        // 0 -> {1 <-> 2}, 0 -> 3, 4 -> 0
        RateMatrix rates;
        rates.target = {1, 3, 2, 1, 0};
        rates.rate = {1, 1, 1, 1, 1};
        rates.start = {0, 2, 3, 4, 4, 5};
        const ClosedClasses classes = findClosedClasses(rates, {}).value();
        QCOMPARE(classes.count, 2);
        QCOMPARE(classes.ofState[0], -1);
        QCOMPARE(classes.ofState[4], -1);
        QVERIFY(classes.ofState[1] >= 0);
        QCOMPARE(classes.ofState[1], classes.ofState[2]);
        QVERIFY(classes.ofState[3] >= 0);
        QVERIFY(classes.ofState[3] != classes.ofState[1]);
    }
    void aLongChainIsOneClass() {
        const Chain chain = randomBox({300'000}, 1, 5); // no recursion in there
        const ClosedClasses classes = findClosedClasses(chain.rates, {}).value();
        QCOMPARE(classes.count, 1);
        QVERIFY(std::all_of(classes.ofState.begin(), classes.ofState.end(),
                            [](std::int32_t c) { return c == 0; }));
    }
    void gamblersRuin() {
        // From 1, up with 2/3: ruin has (r - r^n) / (1 - r^n), r = 1/2.
        constexpr std::int32_t top = 10;
        Chain chain = boxChain({top + 1}, 1, [](auto counts, std::size_t, int step) {
            if (counts[0] == 0 || counts[0] == top)
                return 0.0;
            return step > 0 ? 2.0 : 1.0;
        });
        // The first state is where it begins: exchange 0 and 1.
        const std::vector<std::int32_t> order = {1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        chain.rates = chain.rates.restricted(order, order);
        chain.states = chain.states.restricted(order);
        ProgressSink progress;
        const LongRun run = findLongRun(chain, progress, {}).value();
        const double ruin = (0.5 - std::pow(0.5, top)) / (1 - std::pow(0.5, top));
        QVERIFY(std::abs(run.probability[1] - ruin) < 1e-14);
        QVERIFY(std::abs(run.probability[10] - (1 - ruin)) < 1e-14);
        QCOMPARE(run.probability[5], 0.0);
    }
};

QTEST_APPLESS_MAIN(TestMarkovChain)
#include "tst_markov_chain.moc"
