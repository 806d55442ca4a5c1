#include "core/nn/answers.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

// In ln(parameter). The error of a central difference is about step^2 of the third derivative;
// that of rounding, in double precision, 1e-13 / step.
constexpr double step = 1e-3;
constexpr double leastStep = 1e-6;
constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void failImpossible() {
    throw Error("",
                text(DYNGPT_TEXT("core", "The given counts have probability 0 at these "
                                         "parameters")),
                text(DYNGPT_TEXT("core", "Choose other counts or other parameters")));
}

/// Of the marginals, which are normalised first.
void addMoments(Distribution& distribution) {
    for (std::vector<double>& marginal : distribution.marginals) {
        const double total = std::accumulate(marginal.begin(), marginal.end(), 0.0);
        double mean = 0;
        for (std::size_t n = 0; n < marginal.size(); ++n) {
            marginal[n] /= total;
            mean += static_cast<double>(n) * marginal[n];
        }
        double variance = 0;
        for (std::size_t n = 0; n < marginal.size(); ++n)
            variance += std::pow(static_cast<double>(n) - mean, 2) * marginal[n];
        distribution.mean.push_back(mean);
        distribution.sd.push_back(std::sqrt(variance));
    }
}

/// Puts 0 wherever a condition is not met; returns the probability of what is left.
double keepOnly(JointTable& table, std::span<const Condition> conditions) {
    const double total = std::accumulate(table.probability.begin(), table.probability.end(), 0.0);
    for (const Condition& condition : conditions) {
        const auto state = static_cast<std::size_t>(condition.state);
        std::size_t inner = 1;
        for (std::size_t k = state + 1; k < table.bounds.size(); ++k)
            inner *= static_cast<std::size_t>(table.bounds[k]);
        const auto bound = static_cast<std::size_t>(table.bounds[state]);
        for (std::size_t cell = 0, count = 0; cell < table.probability.size(); cell += inner) {
            if (count != static_cast<std::size_t>(condition.count))
                std::fill_n(table.probability.begin() + static_cast<std::ptrdiff_t>(cell), inner,
                            0.0);
            count = count + 1 == bound ? 0 : count + 1;
        }
    }
    const double left = std::accumulate(table.probability.begin(), table.probability.end(), 0.0);
    if (!(left > 0))
        failImpossible();
    for (double& p : table.probability)
        p /= left;
    return left / total;
}

double keepOnly(Histogram& histogram, std::span<const Condition> conditions) {
    const double total = histogram.totalWeight();
    Histogram kept;
    kept.dimension = histogram.dimension;
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const auto state = histogram.state(i);
        const bool met = std::all_of(conditions.begin(), conditions.end(), [&](const Condition& c) {
            return state[static_cast<std::size_t>(c.state)] == c.count;
        });
        if (!met)
            continue;
        kept.states.insert(kept.states.end(), state.begin(), state.end());
        kept.weights.push_back(histogram.weights[i]);
    }
    histogram = std::move(kept);
    const double left = histogram.totalWeight();
    if (!(left > 0))
        failImpossible();
    return left / total;
}

/// A derivative as a sum over the point itself and two points beside it.
struct Stencil {
    std::array<double, 2> offsets{}; ///< in ln(parameter); 0: there is no room for any
    std::array<double, 2> weights{};
    double own = 0;

    bool empty() const { return offsets[0] == 0; }
};

/// `below` and `above`: how far the box reaches on either side.
Stencil stencil(double below, double above) {
    // A third of the width, so that two steps inwards fit from wherever one outwards does not.
    const double h = std::min(step, (below + above) / 3);
    if (!(h >= leastStep))
        return {};
    if (below >= h && above >= h)
        return {{-h, h}, {-0.5 / h, 0.5 / h}, 0};
    const double inwards = above < h ? -h : h;
    return {{inwards, 2 * inwards}, {2 / inwards, -0.5 / inwards}, -1.5 / inwards};
}

Stencil stencilOf(const SolverShape& shape, std::size_t parameter, double at) {
    constexpr double everywhere = std::numeric_limits<double>::infinity();
    if (shape.lower.empty())
        return stencil(everywhere, everywhere);
    return stencil(shape.lower[parameter] > 0 ? at - std::log(shape.lower[parameter]) : everywhere,
                   std::log(shape.upper[parameter]) - at);
}

} // namespace

std::vector<Issue> checkConditions(const SolverShape& shape, std::span<const Condition> conditions,
                                   const std::string& place) {
    std::vector<Issue> issues;
    std::vector<int> seen;
    for (const auto& [state, count] : conditions) {
        const auto k = static_cast<std::size_t>(state);
        const std::string& name = shape.stateNames[k];
        if (count < 0 || count >= shape.stateBounds[k])
            issues.push_back(
                {Severity::Error, place,
                 text(DYNGPT_TEXT("core", "%1 = %2 is outside the solver's counts"), name, count),
                 text(DYNGPT_TEXT("core", "Choose a count from %1 to %2"), 0,
                      shape.stateBounds[k] - 1)});
        if (std::find(seen.begin(), seen.end(), state) != seen.end())
            issues.push_back({Severity::Error,
                              place,
                              text(DYNGPT_TEXT("core", "The count of %1 is given twice"), name),
                              {}});
        seen.push_back(state);
    }
    return issues;
}

std::vector<Issue> checkParameters(const SolverShape& shape, std::span<const double> parameters,
                                   const std::string& place) {
    std::vector<Issue> issues;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const double value = parameters[i];
        const std::string& name = shape.parameterNames[i];
        if (!shape.lower.empty() && (value < shape.lower[i] || value > shape.upper[i]))
            issues.push_back(
                {Severity::Error, place,
                 text(DYNGPT_TEXT("core", "%1 = %2 is outside the range the solver was trained on"),
                      name, value),
                 text(DYNGPT_TEXT("core", "Choose a value from %1 to %2"), shape.lower[i],
                      shape.upper[i])});
        else if (!(value > 0) || !std::isfinite(value))
            issues.push_back(
                {Severity::Error,
                 place,
                 text(DYNGPT_TEXT("core", "%1 = %2 is not a positive number"), name, value),
                 {}});
    }
    return issues;
}

std::vector<double> Distribution::pair(int first, int second) const {
    if (!table.probability.empty())
        return table.pair(first, second);
    const auto a = static_cast<std::size_t>(first);
    const auto b = static_cast<std::size_t>(second);
    const double total = states.totalWeight();
    std::vector<double> result(marginals[a].size() * marginals[b].size());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const auto state = states.state(i);
        result[static_cast<std::size_t>(state[a]) * marginals[b].size() +
               static_cast<std::size_t>(state[b])] += states.weights[i] / total;
    }
    return result;
}

int drawsWithoutTable(const SolverShape& shape) {
    return std::max(100000 / std::max(shape.stateCount() / 2, 1), 10000);
}

Distribution distributionOf(JointTable table, std::span<const Condition> conditions) {
    Distribution result;
    if (!conditions.empty())
        result.conditionProbability = keepOnly(table, conditions);
    for (std::size_t k = 0; k < table.bounds.size(); ++k)
        result.marginals.push_back(table.marginal(static_cast<int>(k)));
    result.table = std::move(table);
    addMoments(result);
    return result;
}

Distribution distributionOf(Histogram states, const std::vector<int>& bounds,
                            std::span<const Condition> conditions) {
    Distribution result;
    if (!conditions.empty())
        result.conditionProbability = keepOnly(states, conditions);
    for (int k = 0; k < states.dimension; ++k) {
        result.marginals.push_back(marginal(states, k));
        const auto bound = static_cast<std::size_t>(bounds[static_cast<std::size_t>(k)]);
        if (result.marginals.back().size() < bound)
            result.marginals.back().resize(bound);
    }
    result.states = std::move(states);
    addMoments(result);
    return result;
}

Distribution solveAt(const Solver& solver, std::span<const double> logParameters,
                     std::span<const Condition> conditions, const Draws& draws) {
    const SolverShape& shape = solver.shape();
    if (shape.cells() <= Solver::maximumCells)
        return distributionOf(solver.jointTable(logParameters), conditions);
    Histogram drawn;
    drawn.dimension = shape.stateCount();
    const int count = draws.count > 0 ? draws.count : drawsWithoutTable(solver.shape());
    drawn.states = solver.sample(logParameters, count, draws.seed);
    drawn.weights.assign(static_cast<std::size_t>(count), 1.0);
    Distribution result = distributionOf(std::move(drawn), shape.stateBounds, conditions);
    result.samples = static_cast<int>(result.states.size());
    return result;
}

std::optional<Sensitivities> sensitivities(const Solver& solver,
                                           std::span<const double> logParameters,
                                           std::span<const Condition> conditions,
                                           std::stop_token stop) {
    const SolverShape& shape = solver.shape();
    if (shape.cells() > Solver::maximumCells)
        throw Error("", text(DYNGPT_TEXT("core", "Sensitivities need the whole joint table, which "
                                                 "would have %1 cells; at most %2 are computed"),
                             shape.cells(), Solver::maximumCells));
    const std::size_t parameters = logParameters.size();
    std::vector<Stencil> stencils;
    for (std::size_t p = 0; p < parameters; ++p)
        stencils.push_back(stencilOf(shape, p, logParameters[p]));
    // The point itself, then two points a parameter.
    std::vector<Distribution> answers(1 + 2 * parameters);
    WorkerPool pool(threadCount(0));
    pool.run(
        static_cast<int>(answers.size()),
        [&](int i) {
            std::vector<double> point(logParameters.begin(), logParameters.end());
            if (i > 0) {
                const auto at = static_cast<std::size_t>(i - 1);
                if (stencils[at / 2].empty())
                    return;
                point[at / 2] += stencils[at / 2].offsets[at % 2];
            }
            Distribution& answer = answers[static_cast<std::size_t>(i)];
            answer = distributionOf(solver.jointTable(point), conditions);
            answer.table = {}; // only the moments are needed
        },
        stop);
    if (stop.stop_requested())
        return std::nullopt;

    Sensitivities result;
    const auto add = [&](std::vector<double>& slopes, std::vector<double>& elasticities,
                         const std::vector<double> Distribution::*moment, std::size_t state) {
        const double own = (answers[0].*moment)[state];
        for (std::size_t p = 0; p < parameters; ++p) {
            const Stencil& s = stencils[p];
            const double slope =
                s.empty() ? notDefined
                          : s.own * own + s.weights[0] * (answers[1 + 2 * p].*moment)[state] +
                                s.weights[1] * (answers[2 + 2 * p].*moment)[state];
            slopes.push_back(slope);
            elasticities.push_back(own > 0 ? slope / own : notDefined);
        }
    };
    for (std::size_t k = 0; k < shape.stateBounds.size(); ++k) {
        add(result.mean, result.meanElasticity, &Distribution::mean, k);
        add(result.sd, result.sdElasticity, &Distribution::sd, k);
    }
    return result;
}

} // namespace dyngpt
