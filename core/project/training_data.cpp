#include "core/project/training_data.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <mutex>

namespace dyngpt {

namespace {

/// Reads every set of a partition on several threads. False when stopped.
bool forEachSet(const Project& project, Partition partition, int threads, const Text& status,
                ProgressSink& progress, std::stop_token stop,
                const std::function<void(std::size_t, SimulatedSet&&)>& work) {
    const std::vector<int> indices = project.indices(partition);
    WorkerPool pool(threadCount(threads));
    std::atomic<int> done{0};
    const int total = static_cast<int>(indices.size());
    const int reported = std::max(1, total / 100);
    pool.run(
        total,
        [&](int i) {
            const auto position = static_cast<std::size_t>(i);
            work(position, project.set(partition, indices[position]));
            if (const int now = ++done; now % reported == 0)
                progress.progress({static_cast<double>(now), static_cast<double>(total), status});
        },
        stop);
    return done == total;
}

std::vector<double> logarithms(const std::vector<double>& parameters, const Project& project,
                               const Network& network) {
    if (parameters.size() != network.parameters.size())
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the sets were simulated with %1 parameters, the "
                                             "network has %2"),
                         parameters.size(), network.parameters.size()),
                    text(DYNGPT_TEXT("core", "Run Simulate again.")));
    std::vector<double> result;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (!(parameters[i] > 0))
            throw Error(project.path().string(),
                        text(DYNGPT_TEXT("core", "parameter %1 of a set is %2; the solver works "
                                                 "with logarithms"),
                             network.parameters[i].name, parameters[i]),
                        text(DYNGPT_TEXT("core", "Give the parameter a lower bound above 0 and run "
                                                 "Simulate again.")));
        result.push_back(std::log(parameters[i]));
    }
    return result;
}

void checkDimension(const SimulatedSet& set, const Project& project, const Network& network) {
    if (set.histogram.dimension != static_cast<int>(network.recordedStates.size()))
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the sets were simulated with %1 recorded states, the "
                                             "network has %2"),
                         set.histogram.dimension, network.recordedStates.size()),
                    text(DYNGPT_TEXT("core", "Run Simulate again.")));
}

} // namespace

// mean + 3 sd leaves out tails that no simulation resolves; a count that never occurred needs no
// room either, so that a gene that is on or off takes two values.
std::optional<std::vector<int>> findBounds(const Project& project, const Network& network,
                                           int threads, ProgressSink& progress,
                                           std::stop_token stop) {
    if (!network.stateUpperBounds.empty())
        return network.stateUpperBounds;
    const std::size_t states = network.recordedStates.size();
    std::vector<double> reach(states, 0);
    std::vector<std::int32_t> largest(states, 0);
    std::mutex mutex;
    const bool finished = forEachSet(
        project, Partition::Train, threads, text(DYNGPT_TEXT("core", "Finding the largest counts")),
        progress, stop, [&](std::size_t, SimulatedSet&& set) {
            checkDimension(set, project, network);
            const Moments found = moments(set.histogram);
            const std::scoped_lock lock(mutex);
            for (std::size_t k = 0; k < states; ++k) {
                reach[k] = std::max(reach[k], found.mean[k] + 3 * found.sd[k]);
                largest[k] = std::max(largest[k], found.maximum[k]);
            }
        });
    if (!finished)
        return std::nullopt;
    std::vector<int> bounds;
    for (std::size_t k = 0; k < states; ++k) {
        const double seen = std::min(std::ceil(reach[k]), static_cast<double>(largest[k]));
        const auto initial = static_cast<double>(
            network.initialValues[static_cast<std::size_t>(network.recordedStates[k])]);
        bounds.push_back(static_cast<int>(std::max(seen, initial)) + 1);
    }
    return bounds;
}

std::optional<PreparedTraining> prepareTraining(const Project& project,
                                                const TrainingSettings& settings,
                                                ProgressSink& progress, std::stop_token stop) {
    const Network network = project.network();
    const auto bounds = findBounds(project, network, settings.threads, progress, stop);
    if (!bounds)
        return std::nullopt;

    PreparedTraining prepared;
    SolverShape& shape = prepared.data.shape;
    for (const Parameter& parameter : network.parameters) {
        shape.parameterNames.push_back(parameter.name);
        shape.lower.push_back(parameter.lower);
        shape.upper.push_back(parameter.upper);
    }
    shape.stateNames = network.recordedNames();
    shape.stateBounds = *bounds;
    for (const int state : network.recordedStates)
        shape.initialState.push_back(
            static_cast<double>(network.initialValues[static_cast<std::size_t>(state)]));
    shape.layers = settings.layers;
    shape.heads = settings.heads;
    shape.feedForward = settings.feedForward;

    const auto build = [&](Partition partition, std::vector<TrainingSet>& sets) {
        sets.resize(static_cast<std::size_t>(project.count(partition)));
        return forEachSet(project, partition, settings.threads,
                          text(DYNGPT_TEXT("core", "Preparing the training data")), progress, stop,
                          [&](std::size_t i, SimulatedSet&& set) {
                              checkDimension(set, project, network);
                              sets[i] = {logarithms(set.parameters, project, network),
                                         buildPrefixTree(set.histogram, *bounds)};
                          });
    };
    if (!build(Partition::Train, prepared.data.train) ||
        !build(Partition::Valid, prepared.data.heldOut))
        return std::nullopt;
    for (const TrainingSet& set : prepared.data.train)
        prepared.droppedMass = std::max(prepared.droppedMass, set.tree.droppedMass);
    return prepared;
}

} // namespace dyngpt
