#include "core/validation/validator.h"

#include "core/common/issue.h"
#include "core/common/metrics.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/nn/answers.h"
#include "core/validation/measures.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::size_t worstShown = 20;

std::vector<double> logarithms(const std::vector<double>& values) {
    std::vector<double> logs(values.size());
    std::transform(values.begin(), values.end(), logs.begin(),
                   [](double v) { return std::log(v); });
    return logs;
}

/// Position of a state in a table over the bounds; empty when it lies outside.
std::optional<std::size_t> tableIndex(std::span<const std::int32_t> state,
                                      const std::vector<int>& bounds) {
    std::size_t index = 0;
    for (std::size_t k = 0; k < bounds.size(); ++k) {
        if (state[k] < 0 || state[k] >= bounds[k])
            return std::nullopt;
        index = index * static_cast<std::size_t>(bounds[k]) + static_cast<std::size_t>(state[k]);
    }
    return index;
}

double outsideShare(const Histogram& histogram, const std::vector<int>& bounds) {
    double outside = 0;
    for (std::size_t i = 0; i < histogram.size(); ++i)
        if (!tableIndex(histogram.state(i), bounds))
            outside += histogram.weights[i];
    return outside / histogram.totalWeight();
}

/// Of a simulation and the solver's table: only the simulated states need a visit, since the
/// rest of the table differs by all it has.
double jointDistance(const Histogram& histogram, const JointTable& table) {
    const double total = histogram.totalWeight();
    double distance = 0;
    double unvisited = std::accumulate(table.probability.begin(), table.probability.end(), 0.0);
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const double simulated = histogram.weights[i] / total;
        const auto index = tableIndex(histogram.state(i), table.bounds);
        const double solved = index ? table.probability[*index] : 0;
        distance += std::abs(simulated - solved);
        unvisited -= solved;
    }
    return std::clamp((distance + std::max(unvisited, 0.0)) / 2, 0.0, 1.0);
}

double jointDistance(const Histogram& first, const Histogram& second) {
    std::map<std::vector<std::int32_t>, double> difference;
    const auto add = [&difference](const Histogram& histogram, double sign) {
        const double total = histogram.totalWeight();
        for (std::size_t i = 0; i < histogram.size(); ++i) {
            const auto state = histogram.state(i);
            difference[{state.begin(), state.end()}] += sign * histogram.weights[i] / total;
        }
    };
    add(first, 1);
    add(second, -1);
    double distance = 0;
    for (const auto& [state, value] : difference)
        distance += std::abs(value);
    return std::clamp(distance / 2, 0.0, 1.0);
}

struct MeanSd {
    double mean = 0;
    double sd = 0;
};
MeanSd meanSd(std::span<const double> probability) {
    const double total = std::accumulate(probability.begin(), probability.end(), 0.0);
    double mean = 0;
    for (std::size_t n = 0; n < probability.size(); ++n)
        mean += static_cast<double>(n) * probability[n] / total;
    double variance = 0;
    for (std::size_t n = 0; n < probability.size(); ++n)
        variance += std::pow(static_cast<double>(n) - mean, 2) * probability[n] / total;
    return {mean, std::sqrt(variance)};
}

/// The part of a marginal that the solver can give, as long as its bound.
std::vector<double> withinBound(std::vector<double> marginal, int bound) {
    marginal.resize(static_cast<std::size_t>(bound), 0.0);
    return marginal;
}

StateComparison compareState(const HeldOutSet& set, int state, int bound,
                             const std::vector<double>& solved) {
    StateComparison result;
    const std::vector<double> simulated = marginal(set.histogram, state);
    const MeanSd simulatedMoments = meanSd(simulated);
    result.simulatedMean = simulatedMoments.mean;
    result.simulatedSd = simulatedMoments.sd;
    const MeanSd solverMoments = meanSd(solved);
    result.solverMean = solverMoments.mean;
    result.solverSd = solverMoments.sd;

    const std::vector<double> inside = withinBound(simulated, bound);
    result.kl = klDivergence(inside, solved);
    result.klSmoothed = klDivergenceSmoothed(inside, solved);
    result.hellinger = hellingerDistance(simulated, solved);
    result.totalVariation = totalVariation(simulated, solved);
    if (set.replica) {
        const std::vector<double> again = marginal(*set.replica, state);
        const std::vector<double> againInside = withinBound(again, bound);
        const MeanSd moments = meanSd(again);
        result.noiseFloor = klDivergenceSmoothed(inside, againInside);
        result.replica = {moments.mean, moments.sd, klDivergence(inside, againInside),
                          hellingerDistance(simulated, again), totalVariation(simulated, again)};
    }
    return result;
}

void requireFit(const SolverShape& shape, const HeldOutSet& set, const Histogram& histogram) {
    const std::string place = text(DYNGPT_TEXT("core", "held-out set %1"), set.index).str();
    const Text remedy = text(DYNGPT_TEXT("core", "Train the solver on the present dataset"));
    if (histogram.dimension != shape.stateCount())
        throw Error(place,
                    text(DYNGPT_TEXT("core", "The set records %1 states, the solver has %2"),
                         histogram.dimension, shape.stateCount()),
                    remedy);
    if (set.parameters.size() != shape.parameterNames.size())
        throw Error(place,
                    text(DYNGPT_TEXT("core", "The set has %1 parameters, the solver has %2"),
                         set.parameters.size(), shape.parameterCount()),
                    remedy);
    if (!(histogram.totalWeight() > 0))
        throw Error(place, text(DYNGPT_TEXT("core", "The set's histogram is empty")),
                    text(DYNGPT_TEXT("core", "Simulate it again")));
}

SetComparison compareSet(const Solver& solver, const HeldOutSet& set) {
    const SolverShape& shape = solver.shape();
    const int states = shape.stateCount();
    requireFit(shape, set, set.histogram);
    if (set.replica)
        requireFit(shape, set, *set.replica);

    SetComparison result;
    result.index = set.index;
    result.parameters = set.parameters;
    result.outsideMass = outsideShare(set.histogram, shape.stateBounds);
    const std::vector<double> logParameters = logarithms(set.parameters);
    std::vector<std::vector<double>> solved;
    if (shape.cells() <= Solver::maximumCells) {
        const JointTable table = solver.jointTable(logParameters);
        for (int k = 0; k < states; ++k)
            solved.push_back(table.marginal(k));
        result.jointTotalVariation = jointDistance(set.histogram, table);
    } else {
        const Histogram draws =
            histogramOf(solver.sample(logParameters, drawsWithoutTable(solver.shape()),
                                      static_cast<std::uint64_t>(set.index)),
                        states);
        for (int k = 0; k < states; ++k)
            solved.push_back(
                withinBound(marginal(draws, k), shape.stateBounds[static_cast<std::size_t>(k)]));
        result.jointTotalVariation = jointDistance(set.histogram, draws);
    }
    if (set.replica)
        result.jointNoiseFloor = jointDistance(set.histogram, *set.replica);
    for (int k = 0; k < states; ++k)
        result.states.push_back(compareState(set, k, shape.stateBounds[static_cast<std::size_t>(k)],
                                             solved[static_cast<std::size_t>(k)]));
    return result;
}

StateSummary summarise(const std::vector<SetComparison>& sets, std::size_t state) {
    const auto over = [&](Measure measure) { return spread(measured(sets, state, measure)); };
    StateSummary summary;
    summary.kl = over(Measure::Kl);
    summary.totalVariation = over(Measure::TotalVariation);
    summary.meanError = over(Measure::MeanError);
    summary.sdError = over(Measure::SdError);
    summary.klWithoutEpsilon = over(Measure::KlWithoutEpsilon);
    summary.hellinger = over(Measure::Hellinger);
    if (const auto floors = noiseFloors(sets, state, Measure::Kl); !floors.empty())
        summary.noiseFloor = spread(floors);
    return summary;
}

} // namespace

std::optional<ValidationReport> validate(const Solver& solver, int count, const HeldOutSource& set,
                                         ProgressSink& progress, std::stop_token stop,
                                         const Pieces<SetComparison>& pieces) {
    if (count <= 0)
        throw Error({}, text(DYNGPT_TEXT("core", "There are no held-out sets to validate on")),
                    text(DYNGPT_TEXT("core", "Simulate at least one held-out set")));
    const auto began = std::chrono::steady_clock::now();
    ValidationReport report;
    report.stateNames = solver.shape().stateNames;
    report.sets.resize(static_cast<std::size_t>(count));
    if (solver.shape().cells() > Solver::maximumCells)
        report.sampledStates = drawsWithoutTable(solver.shape());

    std::atomic<int> done = 0;
    WorkerPool pool(std::min(threadCount(0), count));
    pool.run(
        count,
        [&](int i) {
            progress.waitWhilePaused(stop);
            auto comparison = pieces.obtain(i, [&]() -> std::optional<SetComparison> {
                const auto heldOut = set(i);
                return heldOut ? std::optional(compareSet(solver, *heldOut)) : std::nullopt;
            });
            if (!comparison)
                return;
            report.sets[static_cast<std::size_t>(i)] = std::move(*comparison);
            const int finished = ++done;
            progress.progress(
                {static_cast<double>(finished), static_cast<double>(count),
                 text(DYNGPT_TEXT("core", "Compared %1 of %2 held-out sets"), finished, count)});
        },
        stop);
    if (stop.stop_requested() || done < count)
        return std::nullopt;

    for (std::size_t k = 0; k < report.stateNames.size(); ++k)
        report.summary.push_back(summarise(report.sets, k));
    report.worst.resize(report.sets.size());
    std::iota(report.worst.begin(), report.worst.end(), 0);
    std::stable_sort(report.worst.begin(), report.worst.end(), [&report](int a, int b) {
        return report.sets[static_cast<std::size_t>(a)].jointTotalVariation >
               report.sets[static_cast<std::size_t>(b)].jointTotalVariation;
    });
    report.worst.resize(std::min(report.worst.size(), worstShown));
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report;
}

Histogram histogramOf(const std::vector<std::int32_t>& draws, int dimension) {
    std::map<std::vector<std::int32_t>, double> counts;
    for (auto it = draws.begin(); it != draws.end(); it += dimension)
        counts[std::vector<std::int32_t>(it, it + dimension)] += 1;
    Histogram histogram;
    histogram.dimension = dimension;
    for (const auto& [state, count] : counts) {
        histogram.states.insert(histogram.states.end(), state.begin(), state.end());
        histogram.weights.push_back(count);
    }
    return histogram;
}

} // namespace dyngpt
