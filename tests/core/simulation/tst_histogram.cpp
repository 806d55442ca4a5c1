#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/simulation/histogram.h"
#include "core/simulation/histogram_builder.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <map>

using namespace dyngpt;

namespace {

Histogram example() {
    return {2, {1, 10, 0, 12, 1, 9, 0, 0}, {5, 1, 300, 2}};
}

} // namespace

class TestHistogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void momentsAndMarginals() {
        const Histogram h{1, {0, 4, 2}, {1, 1, 2}};
        const Moments m = moments(h);
        QCOMPARE(h.totalWeight(), 4.0);
        QCOMPARE(m.mean[0], 2.0);
        QCOMPARE(m.sd[0], std::sqrt(2.0));
        QCOMPARE(m.maximum[0], 4);
        QCOMPARE(marginal(h, 0), (std::vector<double>{0.25, 0, 0.5, 0, 0.25}));
    }

    void momentsOfLargeCountsKeepTheirDigits() {
        const Histogram h{1, {2'000'000'000, 2'000'000'001}, {1, 1}};
        QCOMPARE(moments(h).sd[0], 0.5);
    }

    void emptyHistogram() {
        const Histogram empty{2, {}, {}};
        QCOMPARE(moments(empty).mean, (std::vector<double>{0, 0}));
        QVERIFY(marginal(empty, 0).empty());
        QVERIFY(decodeHistogram(encodeHistogram(empty)) == empty);
    }

    void roundTrip_data() {
        QTest::addColumn<std::vector<std::int32_t>>("states");
        QTest::addColumn<std::vector<double>>("weights");
        const std::int32_t most = std::numeric_limits<std::int32_t>::max();
        QTest::newRow("counts") << example().states << example().weights;
        QTest::newRow("extremes") << std::vector<std::int32_t>{most, 0, 0, most}
                                  << std::vector<double>{9007199254740992.0, 0};
        QTest::newRow("residence times")
            << std::vector<std::int32_t>{3, 1, 3, 2} << std::vector<double>{0.125, 1e-300};
    }
    void roundTrip() {
        QFETCH(std::vector<std::int32_t>, states);
        QFETCH(std::vector<double>, weights);
        const Histogram h{2, states, weights};
        QVERIFY(decodeHistogram(encodeHistogram(h)) == h);
    }

    void encodingIsCompact() {
        Histogram h{3, {}, {}};
        for (int i = 0; i < 1000; ++i) {
            h.states.insert(h.states.end(), {i % 2, 40 + i % 7, 100 + i % 11});
            h.weights.push_back(1 + i % 20);
        }
        QVERIFY(encodeHistogram(h).size() < 4100);
    }

    void everyDamagedByteIsNoticed() {
        const std::string good = encodeHistogram(example());
        for (std::size_t i = 0; i < good.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                std::string bad = good;
                bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
                QVERIFY_EXCEPTION_THROWN(decodeHistogram(bad), Error);
            }
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY_EXCEPTION_THROWN(decodeHistogram(good.substr(0, length)), Error);
        QVERIFY_EXCEPTION_THROWN(decodeHistogram(good + '\0'), Error);
    }

    /// Bytes with a right checksum around nonsense: nothing but an Error, and no huge memory.
    void nonsenseWithTheRightChecksum() {
        RandomStream random(7, 0);
        for (int trial = 0; trial < 20000; ++trial) {
            std::string body{1, static_cast<char>(random.below(2))};
            const std::uint64_t length = random.below(24);
            for (std::uint64_t i = 0; i < length; ++i)
                body.push_back(static_cast<char>(random.below(random.below(2) ? 256 : 4)));
            const std::string bytes = withChecksum(body);
            try {
                const Histogram h = decodeHistogram(bytes);
                QCOMPARE(h.states.size(), h.size() * static_cast<std::size_t>(h.dimension));
                QVERIFY(h.size() <= bytes.size());
            } catch (const Error&) {
                QVERIFY(true);
            }
        }
    }

    void builderKeepsTheOrderOfFirstSight() {
        HistogramBuilder builder(2);
        std::map<std::pair<int, int>, double> expected;
        std::vector<std::int32_t> order;
        RandomStream random(3, 0);
        for (int i = 0; i < 50000; ++i) { // some 2,500 states: the table grows twice
            const std::int32_t state[2] = {static_cast<std::int32_t>(random.below(50)),
                                           static_cast<std::int32_t>(random.below(50)) << 20};
            double& weight = expected[{state[0], state[1]}];
            if (weight == 0)
                order.insert(order.end(), state, state + 2);
            QCOMPARE(builder.add(state, i % 3 + 1), weight == 0);
            weight += i % 3 + 1;
        }
        const Histogram h = builder.take();
        QCOMPARE(h.states, order);
        for (std::size_t i = 0; i < h.size(); ++i)
            QCOMPARE(h.weights[i], (expected[{h.state(i)[0], h.state(i)[1]}]));
        QCOMPARE(builder.take().size(), std::size_t{0});
    }

private:
    static std::string withChecksum(const std::string& body) {
        std::uint32_t crc = ~0U; // CRC-32, bit by bit
        for (const char c : body) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0U);
        }
        crc = ~crc;
        std::string bytes = body;
        for (int i = 0; i < 4; ++i)
            bytes.push_back(static_cast<char>(crc >> (8 * i)));
        return bytes;
    }
};

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
