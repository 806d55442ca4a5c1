#include "ui/workers/predicted_cells.h"

#include "core/common/random.h"
#include "core/inference/capture.h"
#include "core/inference/posterior_draws.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dyngpt {

namespace {

constexpr std::size_t parameterDraws = 50;
constexpr int cellsPerDraw = 2000;
constexpr std::uint64_t seed = 1;
constexpr std::uint64_t purpose = 0x707063; // posterior predictive check

/// Recorded state of each observed one.
std::vector<std::size_t> recordedStates(const SolverShape& shape, const Posterior& posterior) {
    std::vector<std::size_t> result;
    for (const std::string& name : posterior.observedStates) {
        const auto found = std::find(shape.stateNames.begin(), shape.stateNames.end(), name);
        if (found == shape.stateNames.end())
            throw Error({},
                        text(DYNGPT_TEXT("core", "The solver does not record the state %1"), name),
                        text(DYNGPT_TEXT("core", "Infer again with the present solver")));
        result.push_back(static_cast<std::size_t>(found - shape.stateNames.begin()));
    }
    return result;
}

/// Each molecule is seen with this probability.
std::int32_t seen(std::int32_t molecules, double efficiency, RandomStream& random) {
    std::int32_t result = 0;
    for (std::int32_t i = 0; i < molecules; ++i)
        result += random.uniform() < efficiency ? 1 : 0;
    return result;
}

Histogram histogramOf(const std::map<std::vector<std::int32_t>, double>& counted, int dimension) {
    Histogram histogram;
    histogram.dimension = dimension;
    for (const auto& [state, weight] : counted) {
        histogram.states.insert(histogram.states.end(), state.begin(), state.end());
        histogram.weights.push_back(weight);
    }
    return histogram;
}

std::optional<Histogram> predictedHistogram(const Solver& solver, const Posterior& posterior,
                                            const std::vector<std::size_t>& recorded,
                                            const std::stop_token& stop) {
    const auto parameters = static_cast<std::size_t>(solver.shape().parameterCount());
    const auto states = static_cast<std::size_t>(solver.shape().stateCount());
    std::map<std::vector<std::int32_t>, double> counted;
    std::uint64_t number = 0;
    for (const PosteriorPoint& point : equalDraws(posterior, parameterDraws)) {
        if (stop.stop_requested())
            return std::nullopt;
        RandomStream random(seed, ++number, purpose);
        std::vector<double> logarithms;
        for (std::size_t k = 0; k < parameters; ++k)
            logarithms.push_back(std::log(point.parameters[k]));
        const double efficiency = captureEfficiency(posterior.settings.capture, point.parameters);
        const auto cells = solver.sample(logarithms, cellsPerDraw, number);
        for (std::size_t cell = 0; cell < cells.size() / states; ++cell) {
            std::vector<std::int32_t> state;
            for (const std::size_t k : recorded) {
                const std::int32_t molecules = cells[cell * states + k];
                state.push_back(efficiency < 1 ? seen(molecules, efficiency, random) : molecules);
            }
            counted[state] += 1;
        }
    }
    return histogramOf(counted, static_cast<int>(recorded.size()));
}

Histogram observedHistogram(const ObservedGroup& cells, std::size_t width) {
    Histogram histogram;
    histogram.dimension = static_cast<int>(width);
    histogram.states = cells.values;
    for (const std::int64_t n : cells.cells)
        histogram.weights.push_back(static_cast<double>(n));
    return histogram;
}

} // namespace

std::optional<PredictedCells> predictCells(const Solver& solver, const Posterior& posterior,
                                           const ObservedGroup& cells, std::stop_token stop) {
    const auto predicted =
        predictedHistogram(solver, posterior, recordedStates(solver.shape(), posterior), stop);
    if (!predicted)
        return std::nullopt;
    const Histogram observed = observedHistogram(cells, posterior.observedStates.size());
    PredictedCells result;
    result.observedMarginals = marginals(observed);
    result.predictedMarginals = marginals(*predicted);
    result.grid = pairGrid({&result.observedMarginals, &result.predictedMarginals}, 64);
    result.observed = PairTables(observed, result.grid);
    result.predicted = PairTables(*predicted, result.grid);
    return result;
}

} // namespace dyngpt
