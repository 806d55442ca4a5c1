// Statistical tests below use fixed seeds and limits at about 5 standard deviations, so that
// each would raise a false alarm for one seed in a million; the Kolmogorov-Smirnov limit
// 2.7 / sqrt(n) has a false-alarm rate of 2 exp(-2 * 2.7^2) = 1e-6.

#include "core/common/random.h"

#include <Random123/threefry.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

using namespace dyngpt;

namespace {

constexpr int n = 1'000'000;
const double root = std::sqrt(n);

double kolmogorovSmirnov(std::vector<double> sample,
                         const std::function<double(double)>& distribution) {
    std::sort(sample.begin(), sample.end());
    const double size = static_cast<double>(sample.size());
    double largest = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = distribution(sample[i]);
        largest = std::max({largest, expected - static_cast<double>(i) / size,
                            static_cast<double>(i + 1) / size - expected});
    }
    return largest;
}

/// Mean of f over n draws.
template <typename Draw, typename F> double meanOf(const Draw& draw, const F& f) {
    double sum = 0;
    for (int i = 0; i < n; ++i)
        sum += f(draw());
    return sum / n;
}

double identity(double x) {
    return x;
}

} // namespace

class TestRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // kat_vectors of Random123 for threefry4x64, 20 rounds: zeros, ones, digits of pi.
    void knownAnswersOfThreefry() {
        using Block = std::array<std::uint64_t, 4>;
        struct Case {
            Block counter, key, expected;
        };
        const std::uint64_t ones = ~std::uint64_t{0};
        const std::vector<Case> cases{
            {{0, 0, 0, 0},
             {0, 0, 0, 0},
             {0x09218ebde6c85537, 0x55941f5266d86105, 0x4bd25e16282434dc, 0xee29ec846bd2e40b}},
            {{ones, ones, ones, ones},
             {ones, ones, ones, ones},
             {0x29c24097942bba1b, 0x0371bbfb0f6f4e11, 0x3c231ffa33f83a1c, 0xcd29113fde32d168}},
            {{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
             {0x452821e638d01377, 0xbe5466cf34e90c6c, 0xbe5466cf34e90c6c, 0xc0ac29b7c97c50dd},
             {0xa7e8fde591651bd9, 0xbaafd0c30138319b, 0x84a5c1a729e685b9, 0x901d406ccebc1ba4}}};
        for (const Case& c : cases) {
            r123::Threefry4x64 generator;
            const auto got = generator({{c.counter[0], c.counter[1], c.counter[2], c.counter[3]}},
                                       {{c.key[0], c.key[1], c.key[2], c.key[3]}});
            for (std::size_t i = 0; i < 4; ++i)
                QCOMPARE(got.v[i], c.expected[i]);
        }
    }

    // Numbers come in groups of eight blocks, the first words of all of them first.
    void streamIsThreefryOfItsName() {
        RandomStream stream(7, 11, 13);
        r123::Threefry4x64 generator;
        for (std::uint64_t group = 0; group < 10; ++group)
            for (std::size_t word = 0; word < 4; ++word)
                for (std::uint64_t block = 8 * group; block < 8 * group + 8; ++block) {
                    const auto expected = generator({{block, 0, 0, 0}}, {{7, 11, 13, 0}});
                    QCOMPARE(stream(), expected.v[word]);
                }
    }

    void everyMachineGetsTheSameNumbers() {
        const auto fills = detail::randomFills();
        std::array<std::uint64_t, RandomStream::bufferSize> expected{};
        fills.front()({1, 2, 3, 4}, {~std::uint64_t{0} - 3, 6, 7, 8}, expected.data());
        for (const auto fill : fills) {
            std::array<std::uint64_t, RandomStream::bufferSize> got{};
            fill({1, 2, 3, 4}, {~std::uint64_t{0} - 3, 6, 7, 8}, got.data());
            QCOMPARE(got, expected);
        }
    }

    void namesGiveDistinctStreams() {
        std::set<std::uint64_t> first;
        for (std::uint64_t seed = 0; seed < 8; ++seed)
            for (std::uint64_t stream = 0; stream < 8; ++stream)
                for (std::uint64_t purpose = 0; purpose < 8; ++purpose)
                    first.insert(RandomStream(seed, stream, purpose)());
        QCOMPARE(first.size(), 512U);
        QCOMPARE(RandomStream(1, 2)(), RandomStream(1, 2, 0)());
    }

    // Correlation of neighbouring streams: sd 1/sqrt(n) when independent.
    void neighbouringStreamsAreIndependent() {
        RandomStream a(1, 0);
        RandomStream b(1, 1);
        const double product =
            meanOf([&] { return (a.uniform() - 0.5) * (b.uniform() - 0.5) * 12; }, identity);
        QVERIFY2(std::abs(product) < 5 / root, qPrintable(QString::number(product)));
    }

    void uniformIsUniform() {
        RandomStream random(2, 0);
        std::vector<double> sample;
        for (int i = 0; i < n; ++i)
            sample.push_back(random.uniform());
        QVERIFY(*std::min_element(sample.begin(), sample.end()) > 0);
        QVERIFY(*std::max_element(sample.begin(), sample.end()) < 1);
        QVERIFY(kolmogorovSmirnov(sample, identity) < 2.7 / root);
    }

    // Moments k = 1..4 of an exponential are k!, their variances (2k)! - k!^2.
    void exponentialHasItsMoments() {
        const double factorial[] = {1, 1, 2, 6, 24, 120, 720, 5040, 40320};
        for (int k = 1; k <= 4; ++k) {
            RandomStream random(3, static_cast<std::uint64_t>(k));
            const double mean = meanOf([&] { return random.exponential(); },
                                       [k](double x) { return std::pow(x, k); });
            const double sd = std::sqrt(factorial[2 * k] - factorial[k] * factorial[k]);
            QVERIFY2(std::abs(mean - factorial[k]) < 5 * sd / root,
                     qPrintable(QString("moment %1: %2").arg(k).arg(mean)));
        }
    }

    void exponentialIsExponential() {
        RandomStream random(4, 0);
        std::vector<double> sample;
        for (int i = 0; i < n; ++i)
            sample.push_back(random.exponential());
        QVERIFY(*std::min_element(sample.begin(), sample.end()) > 0);
        QVERIFY(kolmogorovSmirnov(sample, [](double x) { return -std::expm1(-x); }) < 2.7 / root);
    }

    // Beyond the last layer of the ziggurat: binomial count with p = exp(-t).
    void exponentialHasItsTail() {
        for (const double t : {7.0, 7.697117, 9.0}) {
            RandomStream random(5, static_cast<std::uint64_t>(t * 1000));
            const double beyond =
                meanOf([&] { return random.exponential(); }, [t](double x) { return x > t; });
            const double p = std::exp(-t);
            QVERIFY2(std::abs(beyond - p) < 5 * std::sqrt(p * (1 - p)) / root,
                     qPrintable(QString("t = %1: %2").arg(t).arg(beyond)));
        }
    }

    void layersHaveEqualArea() {
        const auto& layers = detail::exponentialLayers();
        const double area = (layers.edge[1] + 1) * layers.height[1];
        for (std::size_t i = 1; i < 256; ++i)
            QVERIFY(std::abs(layers.edge[i] * (layers.height[i + 1] - layers.height[i]) - area) <
                    1e-12);
    }

    void normalIsNormal() {
        RandomStream random(6, 0);
        std::vector<double> sample;
        for (int i = 0; i < n; ++i)
            sample.push_back(random.normal());
        const double ks = kolmogorovSmirnov(
            sample, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); });
        QVERIFY(ks < 2.7 / root);
        double fourth = 0;
        for (const double x : sample)
            fourth += x * x * x * x / n;
        QVERIFY(std::abs(fourth - 3) < 5 * std::sqrt(96.0) / root); // variance 105 - 9
    }

    void belowHasNoBias() {
        // Without rejection, n = 3 * 2^62 would give multiples of 3 half of the draws.
        RandomStream random(7, 0);
        const std::uint64_t large = std::uint64_t{3} << 62;
        const double multiples =
            meanOf([&] { return random.below(large); }, [](std::uint64_t x) { return x % 3 == 0; });
        QVERIFY(std::abs(multiples - 1.0 / 3) < 5 * std::sqrt(2.0 / 9) / root);
        std::array<double, 7> counts{};
        for (int i = 0; i < n; ++i)
            counts.at(random.below(7)) += 1;
        for (const double count : counts)
            QVERIFY(std::abs(count / n - 1.0 / 7) < 5 * std::sqrt(6.0 / 49) / root);
        QCOMPARE(random.below(1), std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
