// NUTS, and draws weighed by exact solutions, through the bundled telegraph solver against two
// posteriors integrated on a grid: that of the solver itself, which judges the sampler, and that of
// exact solutions, which judges both.
#include "core/common/random.h"
#include "core/inference/bayesian.h"
#include "core/nn/backend.h"
#include "core/project/project.h"
#include "core/simulation/exact_solver.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace dyngpt;

namespace {

const std::vector<double> truth{0.6, 1.2, 20, 1}; // kon, koff, ksyn, kdeg
constexpr int cells = 200;
constexpr int steps = 17;         ///< of the grid, each way; under a posterior sd apart
constexpr double halfWidth = 0.8; ///< of the grid, in logarithms about the truth

std::vector<double> exactCounts(const Network& network, double kon, double koff) {
    ProgressSink sink;
    return solveExactly(network, {kon, koff, truth[2], truth[3]}, {}, sink, {})->marginals[2];
}

std::vector<std::int32_t> drawCells(const std::vector<double>& probability) {
    RandomStream random(1, 0);
    std::vector<std::int32_t> counts;
    for (int i = 0; i < cells; ++i) {
        double u = random.uniform();
        std::size_t n = 0;
        while (n + 1 < probability.size() && (u -= probability[n]) > 0)
            ++n;
        counts.push_back(static_cast<std::int32_t>(n));
    }
    return counts;
}

void normalise(std::vector<double>& logDensity) {
    const double largest = std::ranges::max(logDensity);
    double total = 0;
    for (double& value : logDensity)
        total += value = std::exp(value - largest);
    for (double& value : logDensity)
        value /= total;
}

std::pair<double, double> meanAndSd(const std::vector<double>& values,
                                    const std::vector<double>& weights) {
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        mean += weights[i] * values[i];
        square += weights[i] * values[i] * values[i];
    }
    return {mean, std::sqrt(square - mean * mean)};
}

std::pair<double, double> logMoments(const Posterior& posterior, std::size_t parameter) {
    std::vector<double> values, weights;
    for (const PosteriorPoint& point : posterior.points) {
        values.push_back(std::log(point.parameters[parameter]));
        weights.push_back(point.weight);
    }
    return meanAndSd(values, weights);
}

} // namespace

class TelegraphPosteriorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithExactSolutionsOnAGrid() {
        const std::filesystem::path bundled =
            DYNGPT_SOURCE_DIR "/resources/examples/telegraph.dyngpt";
        if (!std::filesystem::exists(bundled))
            QSKIP("the telegraph example has not been trained");
        QTemporaryDir folder;
        const auto copy = std::filesystem::path(folder.path().toStdString()) / "telegraph.dyngpt";
        std::filesystem::copy_file(bundled, copy);
        const auto project = Project::open(copy);
        const Network network = project->network();
        const auto solver = backend().loadSolver(project->solverBytes(), Precision::Single);
        QCOMPARE(network.stateNames[2], std::string("M"));

        const ObservedData data =
            dataOfCells("", {"M"}, drawCells(exactCounts(network, truth[0], truth[1])));
        const ObservedGroup& group = data.groups[0];
        const auto query = solver->prepare({{1}, group.values});
        std::vector<double> points[2];
        std::vector<double> exact, learnt; // log densities
        for (int i = 0; i < steps; ++i)
            for (int j = 0; j < steps; ++j) {
                const auto at = [&](int k, double centre) {
                    return centre * std::exp(halfWidth * (2 * (k + 0.5) / steps - 1));
                };
                const double kon = at(i, truth[0]);
                const double koff = at(j, truth[1]);
                points[0].push_back(std::log(kon));
                points[1].push_back(std::log(koff));
                const auto p = exactCounts(network, kon, koff);
                const auto q = query->evaluate(std::vector<double>{
                    points[0].back(), points[1].back(), std::log(truth[2]), std::log(truth[3])});
                exact.push_back(0); // the log-uniform prior is flat here
                learnt.push_back(0);
                for (std::size_t s = 0; s < group.cells.size(); ++s) {
                    const auto n = static_cast<std::size_t>(group.values[s]);
                    const auto here = static_cast<double>(group.cells[s]);
                    exact.back() += here * std::log(n < p.size() ? p[n] : 1e-300);
                    learnt.back() += here * q->logProbability()[s];
                }
            }
        normalise(exact);
        normalise(learnt);
        double edge = 0;
        for (int i = 0; i < steps * steps; ++i)
            if (i / steps == 0 || i % steps == 0 || i / steps == steps - 1 ||
                i % steps == steps - 1)
                edge += exact[std::size_t(i)];
        QVERIFY2(edge < 1e-4, qPrintable(QString::number(edge)));

        InferenceSettings settings;
        settings.method = InferenceMethod::Nuts;
        settings.warmUp = 200;
        settings.draws = 500;
        settings.priors = {{.parameter = "kon", .kind = PriorKind::LogUniform},
                           {.parameter = "koff", .kind = PriorKind::LogUniform},
                           {.parameter = "ksyn", .kind = PriorKind::Fixed, .value = truth[2]},
                           {.parameter = "kdeg", .kind = PriorKind::Fixed, .value = truth[3]}};
        InferenceSink sink;
        const auto posterior = sampleBayesian(*solver, data, 0, settings, sink, {});
        for (std::size_t p = 0; p < 2; ++p) {
            const double drawn = logMoments(*posterior, p).first;
            const auto [mean, sd] = meanAndSd(points[p], exact);
            const auto [learntMean, learntSd] = meanAndSd(points[p], learnt);
            qInfo("log %s: exact mean %.4f sd %.4f; solver's %.4f, %.4f; NUTS mean %.4f, %.3f sd "
                  "from the solver's and %.3f from the exact one, R-hat %.4f",
                  posterior->parameterNames[p].c_str(), mean, sd, learntMean, learntSd, drawn,
                  (drawn - learntMean) / learntSd, (drawn - mean) / sd,
                  posterior->estimates[p].rHat);
            QVERIFY(std::abs(drawn - learntMean) < 0.1 * learntSd);
            QVERIFY(std::abs(drawn - mean) < 0.1 * sd);
            QVERIFY(posterior->estimates[p].rHat < 1.01);
        }
        QCOMPARE(posterior->sampler.divergences, 0);

        settings.method = InferenceMethod::Exact;
        const auto weighed = sampleBayesian(*solver, data, 0, settings, sink, {}, {&network});
        const double n = weighed->sampler.effectiveDraws;
        QVERIFY(n > 100);
        for (std::size_t p = 0; p < 2; ++p) {
            const auto [drawn, drawnSd] = logMoments(*weighed, p);
            const auto [mean, sd] = meanAndSd(points[p], exact);
            qInfo("log %s by exact solutions: %.3f sd from the exact mean, sd ratio %.3f, worth "
                  "%.0f draws",
                  weighed->parameterNames[p].c_str(), (drawn - mean) / sd, drawnSd / sd, n);
            QVERIFY(std::abs(drawn - mean) < 4 * sd / std::sqrt(n));
            QVERIFY(std::abs(drawnSd / sd - 1) < 4 / std::sqrt(2 * n));
        }
    }
};

QTEST_APPLESS_MAIN(TelegraphPosteriorTest)
#include "tst_telegraph_posterior.moc"
