#include "core/inference/exact_weighing.h"

#include "core/common/pause_only.h"
#include "core/common/random.h"
#include "core/inference/capture.h"
#include "core/inference/pareto_smoothing.h"
#include "core/simulation/exact_solver.h"
#include "core/simulation/running_statistics.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x6578616374; // "exact"
constexpr double impossible = -std::numeric_limits<double>::infinity();

std::size_t placeOf(const std::string& name, const std::vector<std::string>& names) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw Error(name,
                    text(DYNGPT_TEXT("core", "The solver was trained on another network: %1 is "
                                             "missing in one of the two"),
                         name),
                    text(DYNGPT_TEXT("core", "Train it again, or choose another method")));
    return static_cast<std::size_t>(found - names.begin());
}

bool isInside(const ParameterSpace& space, const std::vector<double>& parameters) {
    return std::ranges::all_of(space.free(), [&](std::size_t p) {
        const Prior& prior = space.priors()[p];
        return parameters[p] > prior.lower && parameters[p] < prior.upper;
    });
}

/// Of the logarithms of the parameters, where an exchange keeps volumes; up to a constant.
double logPriorOfLogarithms(const ParameterSpace& space, const std::vector<double>& parameters) {
    double sum = 0;
    for (const std::size_t p : space.free())
        sum += logPriorDensity(space.priors()[p], parameters[p]) + std::log(parameters[p]);
    return sum;
}

double logSumExp(const std::vector<double>& values) {
    const double largest = std::ranges::max(values);
    if (!std::isfinite(largest))
        return impossible;
    double sum = 0;
    for (const double value : values)
        sum += std::exp(value - largest);
    return largest + std::log(sum);
}

} // namespace

Text otherMethod() {
    return text(DYNGPT_TEXT("core", "Choose another method"));
}

std::vector<Issue> obstaclesToExact(const Network& network) {
    std::vector<Issue> issues = exactObstacles(network);
    for (Issue& issue : issues)
        issue.remedy = otherMethod();
    return issues;
}

ExactLikelihood::ExactLikelihood(const Network& network, const SolverShape& shape,
                                 const ObservedSample& sample, const InferenceSettings& settings)
    : network_(network), sample_(sample), settings_(settings) {
    std::vector<std::string> names;
    for (const int state : network.recordedStates)
        names.push_back(network.stateNames[static_cast<std::size_t>(state)]);
    for (const Parameter& parameter : network.parameters)
        parameter_.push_back(placeOf(parameter.name, shape.parameterNames));
    double cells = 1;
    for (const int state : sample.states.observed) {
        const auto s = static_cast<std::size_t>(state);
        recorded_.push_back(placeOf(shape.stateNames[s], names));
        cells *= bounds_.emplace_back(shape.stateBounds[s]);
    }
    if (cells > Solver::maximumCells)
        throw Error({},
                    text(DYNGPT_TEXT("core", "The observed states have %1 combinations of counts, "
                                             "too many for a table: at most %2"),
                         cells, Solver::maximumCells),
                    text(DYNGPT_TEXT("core", "Observe fewer states, or choose another method")));
    const std::size_t width = recorded_.size();
    for (std::size_t i = 0; i < sample.states.size(); ++i) {
        std::size_t cell = 0;
        for (std::size_t k = 0; k < width; ++k)
            cell = cell * static_cast<std::size_t>(bounds_[k]) +
                   static_cast<std::size_t>(sample.states.values[i * width + k]);
        cell_.push_back(cell);
    }
}

std::optional<double> ExactLikelihood::operator()(std::span<const double> parameters,
                                                  ProgressSink& pause,
                                                  const std::stop_token& stop) const {
    std::vector<double> values;
    for (const std::size_t p : parameter_)
        values.push_back(parameters[p]);
    const auto solution =
        solveExactly(network_, values, {.edgeTolerance = leastProbability}, pause, stop);
    if (!solution)
        return std::nullopt;
    std::vector<double> table(static_cast<std::size_t>(
        std::accumulate(bounds_.begin(), bounds_.end(), 1.0, std::multiplies<>())));
    double inside = 0;
    for (std::size_t i = 0; i < solution->joint.size(); ++i) {
        const auto state = solution->joint.state(i);
        std::size_t cell = 0;
        bool known = true;
        for (std::size_t k = 0; k < recorded_.size(); ++k) {
            const int count = state[recorded_[k]];
            known = known && (count < bounds_[k] || settings_.clipToBounds);
            cell = cell * static_cast<std::size_t>(bounds_[k]) +
                   static_cast<std::size_t>(std::min(count, bounds_[k] - 1));
        }
        if (!known)
            continue;
        table[cell] += solution->joint.weights[i];
        inside += solution->joint.weights[i];
    }
    table =
        thinnedTable(std::move(table), bounds_, captureEfficiency(settings_.capture, parameters));
    double sum = 0;
    for (std::size_t i = 0; i < cell_.size(); ++i)
        sum += sample_.weights[i] * std::log(std::max(table[cell_[i]] / inside, leastProbability));
    return sum * static_cast<double>(sample_.cells);
}

std::optional<ExactWeights> weighExactly(const Posterior& posterior, const ParameterSpace& space,
                                         const LogDensity& density,
                                         const std::vector<Exchange>& exchanges,
                                         const ExactLikelihood& likelihood, WorkerPool& pool,
                                         ProgressSink& progress, const std::stop_token& stop,
                                         const Pieces<double>& pieces) {
    const auto count = std::min(static_cast<std::size_t>(posterior.settings.exactSolutions),
                                posterior.points.size());
    const std::size_t ways = exchanges.size() + 1; // the first leaves everything in its place
    const auto way = [&](std::size_t w, std::vector<double> parameters) {
        return w == 0 ? parameters : exchanges[w - 1].applied(std::move(parameters));
    };
    std::vector<std::vector<double>> drawn;   // natural scale
    std::vector<std::vector<double>> sources; // all that may have become it, in coordinates
    std::vector<bool> inside;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& from = posterior.points[i * posterior.points.size() / count].parameters;
        drawn.push_back(way(i % ways, from));
        for (std::size_t w = 0; w < ways; ++w) { // every exchange undoes itself
            const std::vector<double> source = way(w, drawn.back());
            inside.push_back(isInside(space, source));
            sources.push_back(space.coordinatesOf(inside.back() ? source : from));
        }
    }
    const std::vector<double> values = valuesAt(density, sources, pool, stop);
    if (stop.stop_requested())
        return std::nullopt;

    std::vector<double> logLikelihood(count, impossible);
    std::vector<double> logWeights(count, impossible);
    std::atomic<int> finished = 0;
    std::atomic<bool> complete = true;
    PauseOnly pause(progress);
    pool.run(
        static_cast<int>(count),
        [&](int number) {
            const auto i = static_cast<std::size_t>(number);
            if (!inside[i * ways])
                return;
            progress.waitWhilePaused(stop);
            const auto exact =
                pieces.obtain(number, [&] { return likelihood(drawn[i], pause, stop); });
            if (!exact) {
                complete = false;
                return;
            }
            std::vector<double> proposed(ways, impossible);
            for (std::size_t w = 0; w < ways; ++w)
                if (const std::size_t at = i * ways + w; inside[at])
                    proposed[w] = values[at] - space.logPrior(sources[at], {}) +
                                  logPriorOfLogarithms(space, space.parameters(sources[at]));
            logLikelihood[i] = *exact;
            logWeights[i] = *exact + logPriorOfLogarithms(space, drawn[i]) - logSumExp(proposed);
            const int done = ++finished;
            progress.progress({static_cast<double>(done), static_cast<double>(count),
                               text(DYNGPT_TEXT("core", "Exact solution %1 of %2"), done, count)});
        },
        stop);
    if (stop.stop_requested() || !complete)
        return std::nullopt;
    if (std::ranges::none_of(logWeights, [](double w) { return std::isfinite(w); }))
        throw Error({},
                    text(DYNGPT_TEXT("core", "No draw of the solver's posterior explains these "
                                             "cells by its exact solution")),
                    text(DYNGPT_TEXT("core", "Train the solver longer")));

    const SmoothedWeights smoothed = paretoSmoothed(logWeights);
    ExactWeights result;
    result.paretoK = smoothed.paretoK;
    result.effectiveDraws = effectiveDraws(smoothed.weights);
    RandomStream random(posterior.settings.seed, 0, streamPurpose);
    for (const std::size_t i : drawnByWeight(smoothed.weights, count, random.uniform()))
        result.points.push_back(
            {drawn[i], -logLikelihood[i] / static_cast<double>(posterior.cells), 1});
    return result;
}

std::optional<Issue> largestShift(const std::vector<PosteriorPoint>& before,
                                  const std::vector<PosteriorPoint>& after,
                                  const ParameterSpace& space) {
    const auto moments = [](const std::vector<PosteriorPoint>& points, std::size_t p) {
        RunningStatistics logarithms;
        for (const PosteriorPoint& point : points)
            logarithms.add(std::log(point.parameters[p]));
        return logarithms;
    };
    double largest = -1;
    std::string name;
    for (const std::size_t p : space.free()) {
        const RunningStatistics was = moments(before, p);
        const RunningStatistics is = moments(after, p);
        const double shift = std::abs(is.mean() - was.mean()) / is.sd();
        if (is.sd() > 0 && shift > largest) {
            largest = shift;
            name = space.priors()[p].parameter;
        }
    }
    if (name.empty())
        return std::nullopt;
    return Issue{
        Severity::Note,
        {},
        text(DYNGPT_TEXT("core", "Exact solutions have moved the mean of %1 most, by %2 of its "
                                 "standard deviation: so much did the solver's own error "
                                 "matter"),
             name, std::round(100 * largest) / 100),
        {}};
}

} // namespace dyngpt
