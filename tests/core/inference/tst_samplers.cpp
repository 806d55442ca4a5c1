// Samplers against densities whose moments are known, tolerances from their effective sizes.
#include "core/inference/diagnostics.h"
#include "core/inference/importance.h"
#include "core/inference/modes.h"
#include "core/inference/nuts.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

/// Correlated Gaussian: x1 = z1, x2 = 0.9 z1 + sqrt(1 - 0.81) z2, scaled by 10, about (1, -2).
class Gaussian : public LogDensity {
public:
    std::size_t dimension() const override { return 2; }
    double operator()(std::span<const double> x, std::span<double> gradient) const override {
        const double a = x[0] - 1;
        const double b = (x[1] + 2) / 10;
        const double c = 1 / (1 - 0.81);
        if (!gradient.empty()) {
            gradient[0] = -c * (a - 0.9 * b);
            gradient[1] = -c * (b - 0.9 * a) / 10;
        }
        return -c * (a * a - 1.8 * a * b + b * b) / 2;
    }
    using LogDensity::operator();
};

/// A mild funnel: v ~ N(0, 1), x | v ~ N(0, exp(v / 2)); Var x = E exp(v) = exp(1/2).
class Funnel : public LogDensity {
public:
    std::size_t dimension() const override { return 2; }
    double operator()(std::span<const double> p, std::span<double> gradient) const override {
        const double v = p[0];
        const double x = p[1];
        if (!gradient.empty()) {
            gradient[0] = -v - 0.5 + x * x * std::exp(-v) / 2;
            gradient[1] = -x * std::exp(-v);
        }
        return -v * v / 2 - v / 2 - x * x * std::exp(-v) / 2;
    }
    using LogDensity::operator();
};

/// Two narrow Gaussians, three quarters of the mass in the second.
class TwoModes : public LogDensity {
public:
    std::size_t dimension() const override { return 1; }
    double operator()(std::span<const double> p, std::span<double> gradient) const override {
        const double a = std::log(0.25) - std::pow((p[0] + 5) / 0.5, 2) / 2;
        const double b = std::log(0.75) - std::pow((p[0] - 5) / 0.5, 2) / 2;
        const double top = std::max(a, b);
        const double share = std::exp(a - top) / (std::exp(a - top) + std::exp(b - top));
        if (!gradient.empty())
            gradient[0] = (-share * (p[0] + 5) - (1 - share) * (p[0] - 5)) / 0.25;
        return top + std::log(std::exp(a - top) + std::exp(b - top));
    }
    using LogDensity::operator();
};

/// A triangular density on (0, 1): no gradient tells of the wall at 1.
class Bounded : public LogDensity {
public:
    std::size_t dimension() const override { return 1; }
    double operator()(std::span<const double> p, std::span<double> gradient) const override {
        if (!gradient.empty())
            gradient[0] = 1 / p[0];
        return p[0] > 0 && p[0] < 1 ? std::log(p[0]) : -std::numeric_limits<double>::infinity();
    }
    using LogDensity::operator();
};

NutsSettings settings(std::uint64_t seed, int draws = 1000) {
    NutsSettings s;
    s.warmUp = 300;
    s.draws = draws;
    s.seed = seed;
    return s;
}

ChainDraws coordinate(const std::vector<NutsChain>& chains, std::size_t d) {
    ChainDraws result;
    for (const NutsChain& chain : chains) {
        result.emplace_back();
        for (const auto& draw : chain.draws)
            result.back().push_back(draw[d]);
    }
    return result;
}

double meanOf(const ChainDraws& chains, auto&& function) {
    double sum = 0;
    for (const auto& chain : chains)
        for (const double v : chain)
            sum += function(v);
    return sum / double(chains.size() * chains[0].size());
}

/// Mean within 4 standard errors of what it should be.
void compareMean(const ChainDraws& chains, double expected, double sd) {
    const double size = bulkSampleSize(chains);
    const double mean = meanOf(chains, [](double v) { return v; });
    QVERIFY2(std::abs(mean - expected) < 4 * sd / std::sqrt(size),
             qPrintable(QString("mean %1, not %2, of %3 draws").arg(mean).arg(expected).arg(size)));
}

std::vector<NutsChain> sample(const LogDensity& density, const NutsSettings& s, int threads = 2,
                              const Proposal* proposal = nullptr) {
    WorkerPool pool(threads);
    std::vector<std::vector<double>> starts;
    for (int c = 0; c < 4; ++c)
        starts.push_back(std::vector<double>(density.dimension(), 0.2 + 0.2 * c));
    std::vector<double> covariance(density.dimension() * density.dimension(), 0.0);
    for (std::size_t d = 0; d < density.dimension(); ++d)
        covariance[d * density.dimension() + d] = 1;
    return *sampleNuts(density, starts, covariance, proposal, s, pool, [](int, int) {}, {});
}

} // namespace

class SamplersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nutsMeetsACorrelatedGaussian() {
        const auto chains = sample(Gaussian(), settings(1));
        for (std::size_t d = 0; d < 2; ++d) {
            const ChainDraws draws = coordinate(chains, d);
            const double centre = d == 0 ? 1 : -2;
            const double sd = d == 0 ? 1 : 10;
            QVERIFY(rHat(draws) < 1.01);
            compareMean(draws, centre, sd);
            ChainDraws squares = draws;
            for (auto& chain : squares)
                for (double& v : chain)
                    v = (v - centre) * (v - centre) / (sd * sd);
            compareMean(squares, 1, std::sqrt(2.0)); // sd of a chi-square of 1
        }
        double product = 0;
        std::int64_t gradients = 0;
        for (const NutsChain& chain : chains) {
            QCOMPARE(chain.divergences, 0);
            QVERIFY(std::abs(chain.meanAcceptance - 0.8) < 0.15);
            gradients += chain.gradients;
            for (const auto& draw : chain.draws)
                product += (draw[0] - 1) * (draw[1] + 2) / 10 / 4000;
        }
        QVERIFY2(std::abs(product - 0.9) < 0.15, qPrintable(QString::number(product)));
        // The metric was learnt: trajectories of a unit Gaussian take a few leaps.
        QVERIFY2(gradients < 5200 * 7, qPrintable(QString::number(gradients)));
    }

    void nutsMeetsAFunnel() {
        NutsSettings s = settings(2, 2000);
        s.targetAcceptance = 0.95;
        const auto chains = sample(Funnel(), s);
        const ChainDraws v = coordinate(chains, 0);
        const ChainDraws x = coordinate(chains, 1);
        compareMean(v, 0, 1);
        compareMean(x, 0, std::exp(0.25));
        ChainDraws squares = x;
        for (auto& chain : squares)
            for (double& value : chain)
                value *= value;
        // Var x^2 = 3 E exp(2v) - exp(1)
        compareMean(squares, std::exp(0.5), std::sqrt(3 * std::exp(2) - std::exp(1)));
    }

    void nutsKeepsToABoundedDensity() {
        const auto chains = sample(Bounded(), settings(3, 2000));
        const ChainDraws draws = coordinate(chains, 0);
        compareMean(draws, 2.0 / 3, std::sqrt(1.0 / 18));
        for (const auto& chain : draws)
            for (const double value : chain)
                QVERIFY(value > 0 && value < 1);
    }

    void sameDrawsForAnyNumberOfThreads() {
        const auto one = sample(Gaussian(), settings(4, 50), 1);
        const auto three = sample(Gaussian(), settings(4, 50), 3);
        const auto other = sample(Gaussian(), settings(5, 50), 1);
        for (std::size_t c = 0; c < 4; ++c)
            QCOMPARE(one[c].draws, three[c].draws);
        QVERIFY(one[0].draws != other[0].draws);
        QVERIFY(one[0].draws != one[1].draws);
    }

    void anEnergyErrorIsADivergence() {
        // A wall higher than any energy, seen by no gradient.
        class Cliff : public LogDensity {
        public:
            std::size_t dimension() const override { return 1; }
            double operator()(std::span<const double> p, std::span<double> g) const override {
                if (!g.empty())
                    g[0] = 0;
                return std::abs(p[0]) < 1 ? 0 : -1e6;
            }
        };
        const auto chains = sample(Cliff(), settings(6, 200));
        int divergences = 0;
        for (const NutsChain& chain : chains) {
            divergences += chain.divergences;
            for (const auto& draw : chain.draws)
                QVERIFY(std::abs(draw[0]) < 1);
        }
        QVERIFY(divergences > 50);
    }

    void stoppingEndsTheChains() {
        std::stop_source stop;
        WorkerPool pool(2);
        int calls = 0;
        std::mutex mutex;
        const auto result = sampleNuts(
            Gaussian(), {{0, 0}, {1, 1}}, {1, 0, 0, 1}, nullptr, settings(7), pool,
            [&](int, int) {
                const std::lock_guard lock(mutex);
                if (++calls == 20)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!result);
        QVERIFY(calls < 30);
    }

    void brokenRunsGoOnAsIfTheyHadNot() {
        NutsSettings shortRun = settings(11);
        shortRun.warmUp = 200;
        shortRun.draws = 220; // the last stretch is a short one
        NutsPieces pieces;
        std::mutex mutex;
        std::map<int, NutsWarmUp> windows;
        std::map<int, NutsStretch> stretches;
        pieces.warmUp.keep = [&](int i, const NutsWarmUp& piece) { windows[i] = piece; };
        pieces.stretches.keep = [&](int i, const NutsStretch& piece) {
            const std::lock_guard lock(mutex);
            stretches[i] = piece;
        };
        // Stopped after so many draws; then from what was kept, with other threads.
        const auto run = [&](int draws, int threads, int* first = nullptr) {
            std::stop_source stop;
            WorkerPool pool(threads);
            return sampleNuts(
                Gaussian(), {{0, 0}, {1, 1}}, {1, 0, 0, 1}, nullptr, shortRun, pool,
                [&](int drawn, int) {
                    const std::lock_guard lock(mutex);
                    if (first && *first == 0)
                        *first = drawn;
                    if (drawn == draws)
                        stop.request_stop();
                },
                stop.get_token(), pieces);
        };
        const auto whole = run(-1, 2);
        QVERIFY(whole);
        QCOMPARE(stretches.size(), std::size_t{10});
        for (const int draws : {150, 600}) {
            windows.clear();
            stretches.clear();
            pieces.warmUp.known.clear();
            pieces.stretches.known.clear();
            QVERIFY(!run(draws, 1));
            QVERIFY(!windows.empty());
            pieces.warmUp.known = windows;
            pieces.stretches.known = stretches;
            int first = 0;
            const auto rest = run(-1, 2, &first);
            QVERIFY2(first > draws - 160, qPrintable(QString::number(first))); // not from 1
            for (std::size_t c = 0; c < 2; ++c) {
                QCOMPARE((*rest)[c].draws, (*whole)[c].draws);
                QCOMPARE((*rest)[c].logDensity, (*whole)[c].logDensity);
                QCOMPARE((*rest)[c].gradients, (*whole)[c].gradients);
                QCOMPARE((*rest)[c].stepSize, (*whole)[c].stepSize);
                QCOMPARE((*rest)[c].meanAcceptance, (*whole)[c].meanAcceptance);
            }
        }
    }

    void modesAreFoundWithTheirWidths() {
        WorkerPool pool(2);
        RandomStream random(8, 0);
        std::vector<std::vector<double>> cloud;
        for (int i = 0; i < 30; ++i)
            cloud.push_back({-8 + 16 * random.uniform()});
        const auto modes = findModes(TwoModes(), cloud, {.ascents = 30}, pool, {});
        QCOMPARE(modes.size(), std::size_t(2));
        QVERIFY(std::abs(modes[0].position[0] - 5) < 0.05);
        QVERIFY(std::abs(modes[1].position[0] + 5) < 0.05);
        QVERIFY(std::abs(modes[0].weight - 0.75) < 0.01);
        QVERIFY2(std::abs(modes[0].covariance[0] - 0.1225) < 1e-3, // 0.35^2: no wider than asked
                 qPrintable(QString::number(modes[0].covariance[0])));
        const auto wide = findModes(TwoModes(), cloud, {.ascents = 30, .widest = 5}, pool, {});
        QVERIFY(std::abs(wide[0].covariance[0] - 0.25) < 1e-3);

        const auto one = findModes(Gaussian(), {{0, 0}, {4, 30}}, {.widest = 100}, pool, {});
        QCOMPARE(one.size(), std::size_t(1));
        QVERIFY(std::abs(one[0].position[0] - 1) < 0.1 && std::abs(one[0].position[1] + 2) < 1);
        QVERIFY(std::abs(one[0].covariance[3] - 100) < 1);
        QVERIFY(std::abs(one[0].covariance[1] - 9) < 0.1);
    }

    void jumpsWeighTheModes() {
        WorkerPool pool(2);
        const auto modes = findModes(TwoModes(), {{-6}, {-4}, {4}, {6}}, {.widest = 5}, pool, {});
        const Chart chart;
        const TwoModes density;
        ImportanceSampler sampler(density, modes, chart, 9, pool);
        QVERIFY(sampler.fit(4000, {}));
        const auto chains = sample(density, settings(9), 2, &sampler.proposal());
        const ChainDraws draws = coordinate(chains, 0);
        QVERIFY2(rHat(draws) < 1.01, qPrintable(QString::number(rHat(draws))));
        ChainDraws upper = draws;
        for (auto& chain : upper)
            for (double& v : chain)
                v = v > 0 ? 1 : 0;
        compareMean(upper, 0.75, std::sqrt(0.1875));
        // Without them every chain stays where it was.
        const auto stuck = sample(TwoModes(), settings(9), 2);
        for (const auto& chain : stuck)
            for (const auto& draw : chain.draws)
                QCOMPARE(draw[0] > 0, chain.draws[0][0] > 0);
    }

    void importanceFindsASmallPossibleRegion() {
        /// Even within a square, impossible outside.
        class Square : public LogDensity {
        public:
            std::size_t dimension() const override { return 2; }
            double operator()(std::span<const double> x, std::span<double>) const override {
                return std::abs(x[0]) < 2 && std::abs(x[1]) < 2
                           ? 0
                           : -std::numeric_limits<double>::infinity();
            }
        };
        const Square density;
        const Chart chart;
        WorkerPool pool(2);
        // Of its first draws hardly one in seventy is possible.
        const Mode wide{{0, 0}, 0, {100, 0, 0, 100}, {10, 0, 0, 10}, 1};
        ImportanceSampler sampler(density, {wide}, chart, 12, pool);
        QVERIFY(sampler.fit(4000, {}));
        const auto draws = sampler.sample(4000, {});
        QVERIFY2(draws->effectiveDraws > 800, qPrintable(QString::number(draws->effectiveDraws)));
        double mean = 0;
        for (const auto& draw : draws->draws) {
            QVERIFY(std::abs(draw[0]) < 2 && std::abs(draw[1]) < 2);
            mean += draw[0] / static_cast<double>(draws->draws.size());
        }
        QVERIFY(std::abs(mean) < 4 * 2 / std::sqrt(3 * draws->effectiveDraws));
    }

    void importanceMeetsTheFunnel() {
        WorkerPool pool(2);
        const auto modes = findModes(Funnel(), {{0, 0}, {1, 1}}, {.widest = 5}, pool, {});
        const Chart chart;
        const Funnel density;
        const auto drawAll = [&](WorkerPool& threads) {
            ImportanceSampler sampler(density, modes, chart, 10, threads);
            return sampler.fit(8000, {}) ? sampler.sample(8000, {}) : std::nullopt;
        };
        const auto draws = drawAll(pool);
        QVERIFY2(draws->paretoK < 0.7, qPrintable(QString::number(draws->paretoK)));
        QVERIFY2(draws->effectiveDraws > 3000, qPrintable(QString::number(draws->effectiveDraws)));
        QCOMPARE(draws->draws.size(), std::size_t(8000));
        double mean = 0, square = 0;
        for (const auto& draw : draws->draws) {
            mean += draw[0] / 8000;
            square += draw[1] * draw[1] / 8000;
        }
        QVERIFY2(std::abs(mean) < 4 / std::sqrt(draws->effectiveDraws),
                 qPrintable(QString::number(mean)));
        QVERIFY(std::abs(square - std::exp(0.5)) <
                4 * std::sqrt((3 * std::exp(2) - std::exp(1)) / draws->effectiveDraws));
        WorkerPool alone(1);
        const auto again = drawAll(alone);
        QCOMPARE(again->draws, draws->draws);
    }
};

QTEST_APPLESS_MAIN(SamplersTest)
#include "tst_samplers.moc"
