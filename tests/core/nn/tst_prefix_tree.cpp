#include "core/common/random.h"
#include "core/nn/prefix_tree.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace dyngpt;

class TestPrefixTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesTheHistogramExactly();
    void dropsAndReportsWhatIsOutside();
    void repeatedStatesAreOne();
    void oneStateHasOneRow();
    void sampledRowsAreRightInTheMean();
};

static Histogram histogram(int dimension, std::vector<std::int32_t> states,
                           std::vector<double> weights) {
    return {dimension, std::move(states), std::move(weights)};
}

void TestPrefixTree::carriesTheHistogramExactly() {
    RandomStream random(11, 0);
    std::map<std::vector<std::int32_t>, double> truth;
    const std::vector<int> bounds = {2, 5, 9};
    for (int i = 0; i < 200; ++i)
        truth[{static_cast<std::int32_t>(random.below(2)),
               static_cast<std::int32_t>(random.below(5)),
               static_cast<std::int32_t>(random.below(9))}] += 1;
    Histogram h{3, {}, {}};
    for (auto it = truth.rbegin(); it != truth.rend(); ++it) { // order must not matter
        h.states.insert(h.states.end(), it->first.begin(), it->first.end());
        h.weights.push_back(it->second);
    }
    const PrefixTree tree = buildPrefixTree(h, bounds);
    QCOMPARE(tree.levels.size(), std::size_t{3});
    QCOMPARE(tree.levels[0].rows(), std::size_t{1});
    QCOMPARE(tree.levels[1].rows(), std::size_t{2});

    // Walk every target of the last level back to the root.
    std::size_t seen = 0;
    const PrefixTree::Level& last = tree.levels[2];
    for (std::size_t r = 0; r < last.rows(); ++r) {
        for (auto t = last.targetStart[r]; t < last.targetStart[r + 1]; ++t, ++seen) {
            const auto parent = static_cast<std::size_t>(last.parent[r]);
            const std::vector<std::int32_t> state = {tree.levels[1].token[parent], last.token[r],
                                                     last.targetValue[static_cast<std::size_t>(t)]};
            QVERIFY(truth.contains(state));
            QCOMPARE(stateOf(tree, static_cast<std::size_t>(t)), state);
            QCOMPARE(shareOf(tree, state),
                     static_cast<double>(last.targetWeight[static_cast<std::size_t>(t)]));
            QVERIFY(std::abs(last.targetWeight[static_cast<std::size_t>(t)] - truth[state] / 200) <
                    1e-6);
        }
    }
    QCOMPARE(seen, truth.size());
    for (std::int32_t x = 0; x < 2; ++x)
        for (std::int32_t y = 0; y < 5; ++y)
            for (std::int32_t z = 0; z < 9; ++z)
                if (const std::vector<std::int32_t> state{x, y, z}; !truth.contains(state))
                    QCOMPARE(shareOf(tree, state), 0.0);
    double entropy = 0;
    for (const auto& [state, n] : truth)
        entropy -= n / 200 * std::log(n / 200);
    QVERIFY(std::abs(tree.entropy - entropy) < 1e-12);
    // Weights of each level sum to one.
    for (const PrefixTree::Level& level : tree.levels) {
        double sum = 0;
        for (const float w : level.targetWeight)
            sum += w;
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QCOMPARE(level.targetStart.size(), level.rows() + 1);
    }
}

void TestPrefixTree::dropsAndReportsWhatIsOutside() {
    const PrefixTree tree = buildPrefixTree(histogram(2, {0, 1, 0, 3, 1, 0}, {6, 2, 2}), {2, 3});
    QCOMPARE(tree.droppedMass, 0.2);
    QCOMPARE(tree.levels[1].rows(), std::size_t{2});
    QCOMPARE(tree.levels[0].targetWeight, (std::vector<float>{0.75F, 0.25F}));
}

void TestPrefixTree::repeatedStatesAreOne() {
    const PrefixTree tree = buildPrefixTree(histogram(2, {1, 1, 1, 1}, {1, 3}), {2, 2});
    QCOMPARE(tree.levels[1].targetWeight, std::vector<float>{1.0F});
    QCOMPARE(tree.entropy, 0.0);
}

void TestPrefixTree::oneStateHasOneRow() {
    const PrefixTree tree = buildPrefixTree(histogram(1, {4, 0, 2}, {1, 2, 1}), {5});
    QCOMPARE(tree.levels.size(), std::size_t{1});
    QCOMPARE(tree.levels[0].targetValue, (std::vector<std::int32_t>{0, 2, 4}));
}

// The weights of every target, averaged over samples, approach those of the whole tree; a sample
// keeps to its size, and each of its rows has the whole conditional distribution.
void TestPrefixTree::sampledRowsAreRightInTheMean() {
    RandomStream random(12, 0);
    Histogram h{3, {}, {}};
    for (int x = 0; x < 3; ++x)
        for (int y = 0; y < 10; ++y)
            for (int z = 0; z < 6; ++z)
                if (random.uniform() < 0.7) {
                    h.states.insert(h.states.end(), {x, y, z});
                    h.weights.push_back(random.exponential());
                }
    const PrefixTree tree = buildPrefixTree(h, {3, 10, 6});
    constexpr int samples = 20000;
    constexpr int draws = 6;                          // 12 rows, two levels below the root
    std::map<std::vector<std::int32_t>, double> sums; // prefix and next token
    double entropy = 0;
    double entropySquares = 0;
    for (int i = 0; i < samples; ++i) {
        const PrefixTree sample = sampleRows(tree, 2 * draws, random);
        QVERIFY(rowCount(sample) <= 2 * draws + 1);
        entropy += sample.entropy / samples;
        entropySquares += sample.entropy * sample.entropy / samples;
        for (std::size_t k = 0; k < 3; ++k) {
            const PrefixTree::Level& level = sample.levels[k];
            for (std::size_t row = 0; row < level.rows(); ++row) {
                std::vector<std::int32_t> prefix;
                std::size_t r = row;
                for (std::size_t j = k; j > 0; --j) {
                    prefix.insert(prefix.begin(), sample.levels[j].token[r]);
                    r = static_cast<std::size_t>(sample.levels[j].parent[r]);
                }
                for (auto t = level.targetStart[row]; t < level.targetStart[row + 1]; ++t) {
                    prefix.push_back(level.targetValue[static_cast<std::size_t>(t)]);
                    sums[prefix] += level.targetWeight[static_cast<std::size_t>(t)];
                    prefix.pop_back();
                }
            }
        }
    }
    QVERIFY(std::abs(entropy - tree.entropy) <
            5 * std::sqrt((entropySquares - entropy * entropy) / samples));
    for (std::size_t k = 0; k < 3; ++k) {
        const PrefixTree::Level& level = tree.levels[k];
        for (std::size_t row = 0; row < level.rows(); ++row) {
            std::vector<std::int32_t> prefix;
            double rowWeight = 0;
            std::size_t r = row;
            for (std::size_t j = k; j > 0; --j) {
                prefix.insert(prefix.begin(), tree.levels[j].token[r]);
                r = static_cast<std::size_t>(tree.levels[j].parent[r]);
            }
            for (auto t = level.targetStart[row]; t < level.targetStart[row + 1]; ++t)
                rowWeight += level.targetWeight[static_cast<std::size_t>(t)];
            for (auto t = level.targetStart[row]; t < level.targetStart[row + 1]; ++t) {
                prefix.push_back(level.targetValue[static_cast<std::size_t>(t)]);
                const double weight = level.targetWeight[static_cast<std::size_t>(t)];
                // A row's weight is a count of at most `draws` independent draws, or less spread.
                const double sd = weight / rowWeight * std::sqrt(rowWeight / draws / samples);
                QVERIFY(std::abs(sums[prefix] / samples - weight) < 5 * sd + 1e-6);
                prefix.pop_back();
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestPrefixTree)
#include "tst_prefix_tree.moc"
