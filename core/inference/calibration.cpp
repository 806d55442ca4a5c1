#include "core/inference/calibration.h"

#include "core/common/random.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/inference/bayesian.h"
#include "core/inference/simulated_cells.h"
#include "core/inference/simulated_trial.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>

namespace dyngpt {

namespace {

constexpr std::uint64_t thinPurpose = 0x7468696e; // "thin"
constexpr int fewestInBin = 10;
constexpr int mostBins = 20;

/// Indices of `count` points, evenly over the weights (systematic resampling).
std::vector<std::size_t> thinned(const std::vector<PosteriorPoint>& points, int count,
                                 RandomStream random) {
    double total = 0;
    for (const PosteriorPoint& point : points)
        total += point.weight;
    const double step = total / count;
    double wanted = random.uniform() * step;
    double passed = 0;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < points.size(); ++i) {
        passed += points[i].weight;
        for (; wanted < passed && chosen.size() < static_cast<std::size_t>(count); wanted += step)
            chosen.push_back(i);
    }
    while (!points.empty() && chosen.size() < static_cast<std::size_t>(count))
        chosen.push_back(points.size() - 1); // what rounding left
    return chosen;
}

CalibrationVerdict judge(const Trial& trial, const CalibrationSettings& settings,
                         std::uint64_t number) {
    CalibrationVerdict verdict;
    verdict.failures = trial.failure;
    if (!trial.posterior)
        return verdict;
    const Posterior& posterior = *trial.posterior;
    verdict.inferred = true;
    verdict.flagged = isFlagged(posterior);
    const auto chosen =
        thinned(posterior.points, settings.draws, {settings.seed, number, thinPurpose});
    for (std::size_t p = 0; p < trial.truth.size(); ++p) {
        const double truth = trial.truth[p];
        verdict.ranks.push_back(static_cast<int>(std::ranges::count_if(
            chosen, [&](std::size_t i) { return posterior.points[i].parameters[p] < truth; })));
        const ParameterEstimate& e = posterior.estimates[p];
        verdict.covered.push_back((e.low50 <= truth && truth <= e.high50 ? 1 : 0) |
                                  (e.low80 <= truth && truth <= e.high80 ? 2 : 0) |
                                  (e.low <= truth && truth <= e.high ? 4 : 0));
    }
    return verdict;
}

double uniformityP(const std::vector<int>& ranks, int draws) {
    const int bins = rankBins(static_cast<int>(ranks.size()), draws);
    if (bins < 2)
        return 1;
    std::vector<double> found(static_cast<std::size_t>(bins));
    std::vector<double> values(found.size()); // rank values that fall into each bin
    const auto binOf = [&](int rank) {
        return static_cast<std::size_t>(static_cast<std::int64_t>(rank) * bins / (draws + 1));
    };
    for (int rank = 0; rank <= draws; ++rank)
        values[binOf(rank)] += 1;
    for (const int rank : ranks)
        found[binOf(rank)] += 1;
    double statistic = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double expected = static_cast<double>(ranks.size()) * values[i] / (draws + 1);
        statistic += (found[i] - expected) * (found[i] - expected) / expected;
    }
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared(bins - 1), statistic));
}

ParameterCalibration summarise(const std::string& name, std::size_t parameter,
                               const std::vector<CalibrationVerdict>& verdicts, int draws) {
    ParameterCalibration result;
    result.name = name;
    result.covered.assign(ParameterCalibration::levels.size(), 0);
    for (const CalibrationVerdict& verdict : verdicts) {
        if (!verdict.inferred)
            continue;
        result.ranks.push_back(verdict.ranks[parameter]);
        for (std::size_t level = 0; level < result.covered.size(); ++level)
            result.covered[level] += (verdict.covered[parameter] >> level) & 1;
    }
    result.uniformityP = uniformityP(result.ranks, draws);
    return result;
}

} // namespace

std::vector<Issue> checkSettings(const CalibrationSettings& settings) {
    std::vector<Issue> issues = checkSettings(settings.inference);
    const auto between = [&issues](int value, int least, int most, const char* place) {
        if (value < least || value > most)
            issues.push_back({Severity::Error,
                              place,
                              text(DYNGPT_TEXT("core", "Must be between %1 and %2"), least, most),
                              {}});
    };
    between(settings.simulations, 20, 100000, "simulations");
    between(settings.cells, 2, 1000000, "cells");
    between(settings.draws, 19, 10000, "draws");
    if (settings.inference.method == InferenceMethod::Inferrer)
        issues.push_back(
            {Severity::Error, "method",
             text(DYNGPT_TEXT("core", "Accepted points of gradient paths are no posterior draws: "
                                      "there is nothing to calibrate")),
             text(DYNGPT_TEXT("core", "Choose nuts or importance"))});
    return issues;
}

int rankBins(int ranks, int draws) {
    return std::clamp(ranks / fewestInBin, 1, std::min(mostBins, draws + 1));
}

std::pair<int, int> binomialBand(int n, double p, double probability) {
    if (n <= 0)
        return {0, 0};
    const boost::math::binomial distribution(n, p);
    const double tail = (1 - probability) / 2;
    // Outwards rounded quantiles may be one too wide.
    double least = boost::math::quantile(distribution, tail);
    while (boost::math::cdf(distribution, least) <= tail)
        ++least;
    double most = boost::math::quantile(boost::math::complement(distribution, tail));
    while (boost::math::cdf(boost::math::complement(distribution, most - 1)) <= tail)
        --most;
    return {static_cast<int>(least), static_cast<int>(most)};
}

std::optional<CalibrationReport> calibrate(const Solver& solver, const Network& network,
                                           const CalibrationSettings& settings,
                                           ProgressSink& progress, std::stop_token stop,
                                           const Pieces<CalibrationVerdict>& pieces) {
    const auto began = std::chrono::steady_clock::now();
    const SolverShape& shape = solver.shape();
    std::vector<Issue> issues = checkSettings(settings);
    for (Issue& issue : checkPriors(settings.inference, shape))
        issues.push_back(std::move(issue));
    if (hasErrors(issues))
        throw Error(std::move(issues));

    CalibrationReport report;
    report.settings = settings;
    report.observedStates =
        settings.observedStates.empty() ? observedNames(network) : settings.observedStates;
    const ParameterSpace space(effectivePriors(settings.inference, shape));
    const TrialSettings trial{settings.cells, report.observedStates, settings.seed,
                              settings.inference};
    std::vector<CalibrationVerdict> verdicts(static_cast<std::size_t>(settings.simulations));
    std::atomic<int> finished = 0;
    WorkerPool(std::min(threadCount(settings.inference.threads), settings.simulations))
        .run(
            settings.simulations,
            [&](int item) {
                progress.waitWhilePaused(stop);
                const auto number = static_cast<std::uint64_t>(item);
                auto verdict = pieces.obtain(item, [&]() -> std::optional<CalibrationVerdict> {
                    const Trial made = runTrial(solver, network, space, trial, number, stop);
                    if (stop.stop_requested())
                        return std::nullopt;
                    return judge(made, settings, number);
                });
                if (!verdict)
                    return;
                verdicts[number] = std::move(*verdict);
                const int done = ++finished;
                progress.progress(
                    {static_cast<double>(done), static_cast<double>(settings.simulations),
                     text(DYNGPT_TEXT("core", "Simulation %1 of %2"), done, settings.simulations)});
            },
            stop);
    if (stop.stop_requested())
        return std::nullopt;

    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        report.inferred += verdicts[i].inferred ? 1 : 0;
        report.flagged += verdicts[i].flagged ? 1 : 0;
        if (!verdicts[i].failures.empty()) {
            const Issue& reason = verdicts[i].failures.front();
            report.failures.push_back(
                {Severity::Warning, std::to_string(i + 1), reason.what, reason.remedy});
        }
    }
    for (std::size_t p = 0; p < space.priors().size(); ++p) {
        const Prior& prior = space.priors()[p];
        if (prior.kind == PriorKind::Fixed)
            report.parameters.push_back({prior.parameter, {}, {}, 1, true});
        else
            report.parameters.push_back(summarise(prior.parameter, p, verdicts, settings.draws));
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report;
}

} // namespace dyngpt
