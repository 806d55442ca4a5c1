#include "core/simulation/exact_solver.h"

#include "core/simulation/class_description.h"
#include "core/simulation/histogram_builder.h"
#include "core/simulation/long_run.h"
#include "core/simulation/state_space.h"
#include "core/simulation/truncation_box.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace dyngpt {
namespace {

constexpr double leftOutOfSets = 1e-7;

void summarise(const Network& network, const StateSpace& space, const LongRun& solution,
               ExactSolution& result) {
    const auto dimension = network.stateNames.size();
    result.box.assign(dimension, 0);
    for (std::int32_t state = 0; state < space.chain.states.size(); ++state)
        for (std::size_t d = 0; d < dimension; ++d)
            result.box[d] = std::max<std::int64_t>(result.box[d], space.chain.states[state][d]);
    for (std::size_t d = 0; d < dimension; ++d)
        result.marginals.emplace_back(static_cast<std::size_t>(result.box[d]) + 1, 0.0);

    HistogramBuilder joint(static_cast<int>(network.recordedStates.size()));
    std::vector<std::int32_t> recorded(network.recordedStates.size());
    for (std::int32_t state = 0; state < space.chain.states.size(); ++state) {
        const double p = solution.probability[static_cast<std::size_t>(state)];
        if (!(p > 0))
            continue;
        const auto counts = space.chain.states[state];
        for (std::size_t d = 0; d < dimension; ++d)
            result.marginals[d][static_cast<std::size_t>(counts[d])] += p;
        for (std::size_t k = 0; k < recorded.size(); ++k)
            recorded[k] = counts[static_cast<std::size_t>(network.recordedStates[k])];
        joint.add(recorded.data(), p);
    }
    result.joint = joint.take();
    for (const std::vector<double>& marginal : result.marginals) {
        double mean = 0;
        for (std::size_t n = 0; n < marginal.size(); ++n)
            mean += static_cast<double>(n) * marginal[n];
        double variance = 0;
        for (std::size_t n = 0; n < marginal.size(); ++n)
            variance += std::pow(static_cast<double>(n) - mean, 2) * marginal[n];
        result.mean.push_back(mean);
        result.sd.push_back(std::sqrt(variance));
    }
}

} // namespace

std::vector<Issue> exactObstacles(const Network& network) {
    std::vector<Issue> issues;
    const auto refuse = [&](std::string place, Text what) {
        issues.push_back({Severity::Error, std::move(place), std::move(what),
                          text(DYNGPT_TEXT("core", "Simulate this network"))});
    };
    for (std::size_t e = 0; e < network.events.size(); ++e) {
        const std::string place = "events[" + std::to_string(e) + "]";
        if (network.events[e].waitingTime)
            refuse(place + ".waiting_time",
                   text(DYNGPT_TEXT("core", "The exact solver needs to know from the counts alone "
                                            "what comes next, but units that wait have ages")));
        if (network.events[e].delay)
            refuse(place + ".delay",
                   text(DYNGPT_TEXT("core", "The exact solver needs to know from the counts alone "
                                            "what comes next, but delayed events are under way")));
    }
    if (!network.triggers.empty())
        refuse("triggers", text(DYNGPT_TEXT("core", "Triggers belong to time courses: the exact "
                                                    "solver knows stationary distributions only")));
    for (std::size_t d = 0; d < network.initialValues.size(); ++d)
        if (network.initialValues[d] > std::numeric_limits<std::int32_t>::max() / 2)
            refuse("initial_val[" + std::to_string(d) + "]",
                   text(DYNGPT_TEXT("core", "The exact solver cannot hold so large a count")));
    return issues;
}

std::optional<ExactSolution> solveExactly(const Network& network,
                                          const std::vector<double>& parameters,
                                          const ExactSettings& settings, ProgressSink& progress,
                                          std::stop_token stop) {
    std::vector<Issue> issues = exactObstacles(network);
    if (parameters.size() != network.parameters.size())
        issues.push_back({Severity::Error,
                          "parameters",
                          text(DYNGPT_TEXT("core", "%1 parameter values for %2 parameters"),
                               parameters.size(), network.parameters.size()),
                          {}});
    if (!issues.empty())
        throw Error(std::move(issues));
    const CompiledNetwork compiled(network);
    PropensityEvaluator propensities(compiled);
    propensities.setParameters(parameters);
    TruncationBox box(network, compiled, parameters, stop);
    while (!stop.stop_requested()) {
        progress.progress({0, 0, text(DYNGPT_TEXT("core", "Finding the states"))});
        progress.waitWhilePaused(stop);
        StateSpace space;
        const Enumeration found =
            enumerateStates(compiled, propensities, box.limits(), settings.mostStates, space, stop);
        if (found == Enumeration::TooManyStates)
            box.refuse(settings.mostStates);
        if (found == Enumeration::Stopped)
            break;
        auto solution = findLongRun(space.chain, progress, stop);
        if (!solution)
            break;
        if (box.grow(space, *solution, settings.edgeTolerance, stop))
            continue;
        if (stop.stop_requested())
            break;
        ExactSolution result;
        summarise(network, space, *solution, result);
        result.states = space.chain.states.size();
        result.residual = solution->residual;
        result.edgeMass = TruncationBox::edgeMass(space, *solution);
        result.notes = describeClasses(network, space.chain.states, *solution);
        return result;
    }
    return std::nullopt;
}

std::optional<SimulatedSet> exactSet(const Network& network, const std::vector<double>& parameters,
                                     const ExactSettings& settings, double totalWeight,
                                     ProgressSink& progress, std::stop_token stop) {
    auto solution = solveExactly(network, parameters, settings, progress, stop);
    if (!solution)
        return std::nullopt;
    const Histogram& joint = solution->joint;
    std::vector<std::size_t> order(joint.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return joint.weights[a] > joint.weights[b];
    });
    double left = joint.totalWeight();
    const double total = left;
    SimulatedSet set;
    set.parameters = parameters;
    set.histogram.dimension = joint.dimension;
    for (const std::size_t i : order) {
        if (left < leftOutOfSets * total)
            break;
        left -= joint.weights[i];
        const auto state = joint.state(i);
        set.histogram.states.insert(set.histogram.states.end(), state.begin(), state.end());
        set.histogram.weights.push_back(joint.weights[i]);
    }
    const double scale = totalWeight / set.histogram.totalWeight();
    for (double& weight : set.histogram.weights)
        weight *= scale;
    return set;
}

} // namespace dyngpt
