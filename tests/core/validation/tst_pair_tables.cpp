// The matrix of a set: pairs of states from a histogram and from a table, on one grid.

#include "core/validation/pair_tables.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace dyngpt;

namespace {

/// P(a, b, c) = (1 + a + 2 b + 3 c) / total over 2 x 3 x 4.
JointTable someTable() {
    JointTable table{{2, 3, 4}, {}};
    for (int a = 0; a < 2; ++a)
        for (int b = 0; b < 3; ++b)
            for (int c = 0; c < 4; ++c)
                table.probability.push_back(1 + a + 2 * b + 3 * c);
    const double total = std::accumulate(table.probability.begin(), table.probability.end(), 0.0);
    for (double& p : table.probability)
        p /= total;
    return table;
}

Histogram asHistogram(const JointTable& table) {
    Histogram histogram;
    histogram.dimension = 3;
    std::size_t cell = 0;
    for (int a = 0; a < 2; ++a)
        for (int b = 0; b < 3; ++b)
            for (int c = 0; c < 4; ++c) {
                histogram.states.insert(histogram.states.end(), {a, b, c});
                histogram.weights.push_back(50 * table.probability[cell++]);
            }
    return histogram;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size() && a.size() == b.size(); ++i)
        if (std::abs(a[i] - b[i]) > 1e-12)
            return false;
    return a.size() == b.size();
}

} // namespace

class PairTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsOfATableAreItsMarginals() {
        const JointTable table = someTable();
        const Marginals alone = marginals(table);
        const PairGrid grid = pairGrid({&alone});
        QCOMPARE(grid.cells, table.bounds);
        QCOMPARE(grid.width, std::vector<int>({1, 1, 1}));
        const PairTables pairs(table, grid);
        for (int second = 1; second < 3; ++second)
            for (int first = 0; first < second; ++first)
                QVERIFY(same(pairs.pair(first, second), table.pair(first, second)));
    }
    void aHistogramGivesWhatItsTableGives() {
        const JointTable table = someTable();
        const Histogram histogram = asHistogram(table);
        const Marginals alone = marginals(histogram);
        const PairGrid grid = pairGrid({&alone});
        const PairTables fromHistogram(histogram, grid), fromTable(table, grid);
        QVERIFY(same(fromHistogram.pair(0, 2), fromTable.pair(0, 2)));
        QVERIFY(same(fromHistogram.pair(1, 2), fromTable.pair(1, 2)));
        QVERIFY(same(alone[2], table.marginal(2)));
    }
    void manyCountsShareCells() {
        // Counts 0 to 9, even: with 4 cells three counts to a cell, one in the last.
        const Histogram histogram{2, {0, 0, 0, 3, 1, 8, 1, 9}, {1, 1, 1, 1}};
        const Marginals alone = marginals(histogram);
        const PairGrid grid = pairGrid({&alone}, 4);
        QCOMPARE(grid.width, std::vector<int>({1, 3}));
        QCOMPARE(grid.cells, std::vector<int>({2, 4}));
        const PairTables pairs(histogram, grid);
        QVERIFY(same(pairs.pair(0, 1), {0.25, 0.25, 0, 0, 0, 0, 0.25, 0.25}));

        const Histogram turned{2, {0, 0, 3, 0, 8, 1, 9, 1}, {1, 1, 1, 1}};
        const Marginals turnedAlone = marginals(turned);
        const PairTables down(turned, pairGrid({&turnedAlone}, 4));
        QVERIFY(same(down.pair(0, 1), {0.25, 0, 0.25, 0, 0, 0.25, 0, 0.25}));
    }
    void theGridHoldsEveryDistribution() {
        const Marginals narrow{{1}, {0.5, 0.5}}, wide{{0.5, 0.5}, {1, 0, 1e-5}};
        const PairGrid grid = pairGrid({&narrow, &wide});
        QCOMPARE(grid.cells, std::vector<int>({2, 2})); // 1e-5 is not worth room
        QVERIFY(PairTables().isEmpty());
    }
    void whatLiesBeyondIsLeftOut() {
        const Marginals alone{{0.5, 0.5}, {0.5, 0.5}};
        const Histogram histogram{2, {0, 0, 0, 2}, {3, 1}};
        const PairTables pairs(histogram, pairGrid({&alone}));
        QVERIFY(same(pairs.pair(0, 1), {0.75, 0, 0, 0}));
    }
};

QTEST_APPLESS_MAIN(PairTablesTest)
#include "tst_pair_tables.moc"
