// Posteriors weighed by exact solutions: where the solver is wrong, and where it cannot decide
// which of two parameters is which.
#include "core/inference/bayesian.h"
#include "core/inference/exact_weighing.h"
#include "tests/core/inference/birth_death.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace dyngpt;

namespace {

ObservedData poissonCells(double mean, int cells) {
    RandomStream random(11, 0);
    std::vector<std::int32_t> counts;
    for (int i = 0; i < cells; ++i) {
        std::int32_t count = 0;
        for (double time = random.exponential(); time < mean; time += random.exponential())
            ++count;
        counts.push_back(count);
    }
    return dataOfCells("", {"X"}, counts);
}

InferenceSettings exactSettings() {
    InferenceSettings settings;
    settings.method = InferenceMethod::Exact;
    settings.draws = 250;
    settings.priors = {{.parameter = "d", .kind = PriorKind::Fixed, .value = 1}};
    return settings;
}

/// Two ways of birth, between which the counts cannot decide.
Network twoBirths() {
    Network network = birthDeath();
    network.events[0].rate = "a";
    network.events.push_back(network.events[0]);
    network.events.back().rate = "b";
    network.parameters = {{"a", 1, 9}, {"b", 1, 9}};
    network.events[1].rate = "X";
    return network;
}

/// As `truth`, but it thinks less of a < b by so many nats.
class Partial : public LogDensity {
public:
    Partial(const ParameterSpace& space, double sum, double cells, double nats)
        : space_(space), sum_(sum), cells_(cells), nats_(nats) {}
    std::size_t dimension() const override { return 2; }
    double operator()(std::span<const double> point, std::span<double>) const override {
        const std::vector<double> p = space_.parameters(point);
        return sum_ * std::log(p[0] + p[1]) - cells_ * (p[0] + p[1]) - (p[0] < p[1] ? nats_ : 0) +
               space_.logPrior(point, {});
    }
    using LogDensity::operator();

private:
    const ParameterSpace& space_;
    double sum_, cells_, nats_;
};

} // namespace

class ExactWeighingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void likelihoodIsThatOfTheExactDistribution() {
        const Network network = birthDeath();
        const PoissonSolver solver(1);
        const ObservedData data = dataOfCells("", {"X"}, std::vector<std::int32_t>{2, 2, 5, 9});
        ObservedSample sample = observedSample(data, 0, solver.shape());
        InferenceSettings settings;
        ProgressSink sink;
        const auto poisson = [](int x, double mean) {
            return x * std::log(mean) - mean - std::lgamma(x + 1.0);
        };
        const std::vector<double> at{6, 0.75};
        const double whole = 2 * poisson(2, 8) + poisson(5, 8) + poisson(9, 8);
        const auto complete =
            ExactLikelihood(network, solver.shape(), sample, settings)(at, sink, {});
        QVERIFY2(std::abs(*complete - whole) < 1e-6,
                 qPrintable(QString::number(*complete - whole)));
        // Thinned Poisson counts are Poisson.
        settings.capture = {.kind = CaptureKind::Fixed, .efficiency = 0.5};
        const double thinned = 2 * poisson(2, 4) + poisson(5, 4) + poisson(9, 4);
        const auto seen = ExactLikelihood(network, solver.shape(), sample, settings)(at, sink, {});
        QVERIFY2(std::abs(*seen - thinned) < 1e-6, qPrintable(QString::number(*seen - thinned)));
        // Within bounds that cut the distribution: of the counts up to 9 alone.
        SolverShape narrow = solver.shape();
        narrow.stateBounds = {10};
        double inside = 0;
        for (int x = 0; x < 10; ++x)
            inside += std::exp(poisson(x, 8));
        settings.capture = {};
        const auto cut = ExactLikelihood(network, narrow, sample, settings)(at, sink, {});
        QVERIFY(std::abs(*cut - (whole - 4 * std::log(inside))) < 1e-6);
        // Or with all that is beyond counted as the largest.
        settings.clipToBounds = true;
        const auto clipped = ExactLikelihood(network, narrow, sample, settings)(at, sink, {});
        const double last = std::log(std::exp(poisson(9, 8)) + 1 - inside);
        QVERIFY(std::abs(*clipped - (2 * poisson(2, 8) + poisson(5, 8) + last)) < 1e-6);
    }

    void mendsAWrongSolver() {
        const PoissonSolver wrong(1.02);
        const int cells = 400;
        const ObservedData data = poissonCells(8, cells);
        double sum = 0;
        for (std::size_t i = 0; i < data.groups[0].cells.size(); ++i)
            sum += data.groups[0].values[i] * static_cast<double>(data.groups[0].cells[i]);
        // Uniform prior: a gamma distribution of shape sum + 1 and rate n.
        const double mean = (sum + 1) / cells;
        const double sd = std::sqrt(sum + 1) / cells;
        const Network network = birthDeath();
        InferenceSettings settings = exactSettings();
        InferenceSink sink;
        const auto exact =
            sampleBayesian(wrong, data, 0, settings, sink, {}, {.network = &network});
        const ParameterEstimate& k = exact->estimates[0];
        const double n = exact->sampler.effectiveDraws;
        QVERIFY2(n > 100 && exact->sampler.paretoK < 0.7, qPrintable(QString::number(n)));
        QVERIFY2(std::abs(k.mean - mean) < 4 * sd / std::sqrt(n),
                 qPrintable(QString("%1 %2 %3").arg(k.mean).arg(mean).arg(sd)));
        QVERIFY(std::abs(k.sd / sd - 1) < 4 / std::sqrt(2 * n));
        QCOMPARE(exact->points.size(), std::size_t(500));
        QVERIFY(std::ranges::any_of(exact->notes, [](const Issue& note) {
            return note.severity == Severity::Note &&
                   note.what.str().find("mean of k") != std::string::npos;
        }));
        settings.method = InferenceMethod::Importance;
        const auto believed = sampleBayesian(wrong, data, 0, settings, sink, {});
        QVERIFY(std::abs(believed->estimates[0].mean - mean) > 0.8 * sd); // what there was to mend
    }

    void isTheSameForAnyNumberOfThreads() {
        const PoissonSolver solver(1.01);
        const ObservedData data = poissonCells(8, 100);
        const Network network = birthDeath();
        InferenceSettings settings = exactSettings();
        settings.exactSolutions = 60;
        InferenceSink sink;
        settings.threads = 1;
        const auto one = sampleBayesian(solver, data, 0, settings, sink, {}, {.network = &network});
        settings.threads = 3;
        const auto three =
            sampleBayesian(solver, data, 0, settings, sink, {}, {.network = &network});
        for (std::size_t i = 0; i < one->points.size(); ++i)
            QCOMPARE(three->points[i].parameters, one->points[i].parameters);
    }

    void solvesNoPieceTwice() {
        const PoissonSolver solver(1.01);
        const ObservedData data = poissonCells(8, 100);
        const Network network = birthDeath();
        InferenceSettings settings = exactSettings();
        settings.exactSolutions = 40;
        settings.threads = 1;
        InferenceSink sink;
        std::map<int, double> kept;
        InferenceContext context{.network = &network};
        context.exact.keep = [&](int number, double value) { kept.emplace(number, value); };
        const auto whole = sampleBayesian(solver, data, 0, settings, sink, {}, context);
        QCOMPARE(kept.size(), std::size_t(40));
        context.exact.known = kept;
        context.exact.keep = [](int, double) { QFAIL("solved again"); };
        const auto resumed = sampleBayesian(solver, data, 0, settings, sink, {}, context);
        for (std::size_t i = 0; i < whole->points.size(); ++i)
            QCOMPARE(resumed->points[i].parameters, whole->points[i].parameters);
    }

    void givesExchangedParametersTheirShare() {
        const Network network = twoBirths();
        const ParameterSpace space({{.parameter = "a", .lower = 1, .upper = 9},
                                    {.parameter = "b", .lower = 1, .upper = 9}});
        SolverShape shape = PoissonSolver(1).shape();
        shape.parameterNames = {"a", "b"};
        const int cells = 30;
        const ObservedData data = poissonCells(8, cells);
        const ObservedSample sample = observedSample(data, 0, shape);
        double sum = 0;
        for (std::size_t i = 0; i < sample.weights.size(); ++i)
            sum += sample.weights[i] * cells * sample.states.values[i];
        const Partial density(space, sum, cells, 5);
        // The solver's posterior, by rejection: hardly a point with a < b.
        Posterior posterior;
        posterior.cells = cells;
        posterior.settings.exactSolutions = 400;
        RandomStream random(12, 0);
        const double most = sum * std::log(sum / cells) - sum;
        while (posterior.points.size() < 400) {
            const std::vector<double> p{1 + 8 * random.uniform(), 1 + 8 * random.uniform()};
            const double logP =
                sum * std::log(p[0] + p[1]) - cells * (p[0] + p[1]) - (p[0] < p[1] ? 5 : 0) - most;
            if (std::log(random.uniform()) < logP)
                posterior.points.push_back({p, (most - logP) / cells, 1});
        }
        WorkerPool pool(2);
        ProgressSink sink;
        posterior.settings.method = InferenceMethod::Exact;
        const ExactLikelihood likelihood(network, shape, sample, posterior.settings);
        const auto share = [&](const std::vector<Exchange>& exchanges) {
            const auto weighed =
                weighExactly(posterior, space, density, exchanges, likelihood, pool, sink, {}, {});
            const auto smaller = std::ranges::count_if(weighed->points, [](const auto& point) {
                return point.parameters[0] < point.parameters[1];
            });
            return std::pair(static_cast<double>(smaller) / 400, weighed->effectiveDraws);
        };
        const auto [half, n] = share({{.pairs = {{0, 1}}}});
        QVERIFY2(n > 200, qPrintable(QString::number(n)));
        QVERIFY2(std::abs(half - 0.5) < 4 * 0.5 / std::sqrt(n), qPrintable(QString::number(half)));
        // What a few points with all of the weight can tell of it.
        QVERIFY(share({}).second < 50);
    }

    void tellsNoShiftOfOnePoint() {
        const ParameterSpace space({{.parameter = "a", .lower = 1, .upper = 9}});
        const std::vector<PosteriorPoint> before{{{2}, 0, 1}, {{3}, 0, 1}};
        QVERIFY(largestShift(before, {{{2}, 0, 1}, {{4}, 0, 1}}, space));
        QVERIFY(!largestShift(before, {{{3}, 0, 1}, {{3}, 0, 1}}, space));
    }

    void needsANetworkThatIsTheSolvers() {
        const PoissonSolver solver(1);
        const ObservedData data = poissonCells(8, 20);
        InferenceSink sink;
        const InferenceSettings settings = exactSettings();
        QVERIFY_EXCEPTION_THROWN(sampleBayesian(solver, data, 0, settings, sink, {}), Error);
        const Network other = twoBirths();
        QVERIFY_EXCEPTION_THROWN(
            sampleBayesian(solver, data, 0, settings, sink, {}, {.network = &other}), Error);
        Network waiting = birthDeath();
        waiting.events[0].waitingTime.emplace();
        QCOMPARE(obstaclesToExact(waiting).size(), std::size_t(1));
        QVERIFY(obstaclesToExact(birthDeath()).empty());
        QVERIFY_EXCEPTION_THROWN(
            sampleBayesian(solver, data, 0, settings, sink, {}, {.network = &waiting}), Error);
    }
};

QTEST_APPLESS_MAIN(ExactWeighingTest)
#include "tst_exact_weighing.moc"
