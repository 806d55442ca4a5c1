#include "core/project/dataset_digest.h"

#include "core/common/metrics.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/project/stages.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

namespace dyngpt {

namespace {

/// Medians need no more than that.
constexpr std::size_t mostForMedians = 100'000;

// mean + 3 sd leaves out tails that no simulation resolves; a count that never occurred needs no
// room either, so that a gene that is on or off takes two values.
std::optional<std::vector<int>> proposedBounds(const Project& project, const Network& network,
                                               std::stop_token stop) {
    const std::size_t states = network.recordedStates.size();
    std::vector<double> reach(states, 0);
    std::vector<std::int32_t> largest(states, 0);
    bool any = false;
    const auto use = [&](SetSummary&& set) {
        if (set.moments.mean.size() != states)
            throw Error(project.path().string(),
                        text(DYNGPT_TEXT("core", "the sets were simulated with %1 recorded states, "
                                                 "the network has %2"),
                             set.moments.mean.size(), states),
                        text(DYNGPT_TEXT("core", "Run Simulate again.")));
        any = true;
        for (std::size_t k = 0; k < states; ++k) {
            reach[k] = std::max(reach[k], set.moments.mean[k] + 3 * set.moments.sd[k]);
            largest[k] = std::max(largest[k], set.moments.maximum[k]);
        }
    };
    if (!project.forEachSummary(Partition::Train, use, std::move(stop)))
        return std::nullopt;
    if (const auto indices = project.indices(Partition::Train); !any && !indices.empty())
        project.set(Partition::Train, indices.front()); // throws: its histogram was left out
    std::vector<int> bounds;
    for (std::size_t k = 0; k < states; ++k) {
        const double seen = std::min(std::ceil(reach[k]), static_cast<double>(largest[k]));
        const auto initial = static_cast<double>(
            network.initialValues[static_cast<std::size_t>(network.recordedStates[k])]);
        bounds.push_back(static_cast<int>(std::max(seen, initial)) + 1);
    }
    return bounds;
}

/// Share of the weights beyond the bounds, per state.
std::vector<double> tails(const Histogram& histogram, const std::vector<int>& bounds) {
    std::vector<double> result(bounds.size(), 0);
    for (std::size_t i = 0; i < histogram.size(); ++i)
        for (std::size_t k = 0; k < bounds.size(); ++k)
            if (histogram.state(i)[k] >= bounds[k])
                result[k] += histogram.weights[i];
    const double total = histogram.totalWeight();
    for (double& tail : result)
        tail = total > 0 ? tail / total : 0;
    return result;
}

/// Medians over the training and held-out sets. Empty when no set has one.
std::optional<NoiseFloor> medianNoiseFloor(const Project& project, const std::stop_token& stop) {
    std::vector<std::vector<double>> states;
    std::vector<double> joint;
    const auto use = [&](SetSummary&& set) {
        if (!set.noiseFloor)
            return;
        joint.push_back(set.noiseFloor->joint);
        states.resize(set.noiseFloor->states.size());
        for (std::size_t k = 0; k < states.size(); ++k)
            states[k].push_back(set.noiseFloor->states[k]);
    };
    for (const Partition partition : {Partition::Train, Partition::Valid})
        project.forEachSummary(partition, use, stop, mostForMedians);
    if (joint.empty())
        return std::nullopt;
    NoiseFloor result;
    result.joint = quantile(joint, 0.5);
    for (const auto& values : states)
        result.states.push_back(quantile(values, 0.5));
    return result;
}

} // namespace

bool forEachSet(const Project& project, Partition partition, int threads, const Text& status,
                ProgressSink& progress, std::stop_token stop,
                const std::function<void(std::size_t position, SimulatedSet&&)>& use) {
    const std::vector<int> indices = project.indices(partition);
    WorkerPool pool(threadCount(threads));
    std::atomic<int> done{0};
    const int total = static_cast<int>(indices.size());
    const int reported = std::max(1, total / 100);
    pool.run(
        total,
        [&](int i) {
            progress.waitWhilePaused(stop);
            const auto position = static_cast<std::size_t>(i);
            use(position, project.set(partition, indices[position]));
            if (const int now = ++done; now % reported == 0)
                progress.progress({static_cast<double>(now), static_cast<double>(total), status});
        },
        stop);
    return done == total;
}

std::optional<std::vector<int>> findBounds(const Project& project, std::stop_token stop) {
    const Network network = project.network();
    if (!network.stateUpperBounds.empty())
        return network.stateUpperBounds;
    return proposedBounds(project, network, std::move(stop));
}

std::optional<UpperBounds> proposeUpperBounds(const Project& project, int threads,
                                              ProgressSink& progress, std::stop_token stop) {
    auto bounds = proposedBounds(project, project.network(), stop);
    if (!bounds)
        return std::nullopt;
    UpperBounds result{std::move(*bounds), {}, {}};
    const std::size_t states = result.bounds.size();
    const auto sets = static_cast<std::size_t>(project.count(Partition::Train));
    std::vector<double> cut(sets * states); // summed in order, whatever the threads do
    const bool finished = forEachSet(
        project, Partition::Train, threads, text(DYNGPT_TEXT("core", "Finding the largest counts")),
        progress, std::move(stop), [&](std::size_t position, SimulatedSet&& set) {
            const std::vector<double> tail = tails(set.histogram, result.bounds);
            std::copy(tail.begin(), tail.end(),
                      cut.begin() + static_cast<std::ptrdiff_t>(position * states));
        });
    if (!finished)
        return std::nullopt;
    result.largestTail.resize(states);
    result.meanTail.resize(states);
    for (std::size_t i = 0; i < cut.size(); ++i) {
        double& largest = result.largestTail[i % states];
        largest = std::max(largest, cut[i]);
        result.meanTail[i % states] += cut[i] / static_cast<double>(sets);
    }
    return result;
}

std::optional<DatasetDigest> digestDataset(const Project& project, int threads,
                                           ProgressSink& progress, std::stop_token stop) {
    DatasetDigest digest;
    digest.noiseFloor = medianNoiseFloor(project, stop);
    if (project.count(Partition::Train) > 0)
        digest.upperBounds = proposeUpperBounds(project, threads, progress, stop);
    if (stop.stop_requested())
        return std::nullopt;
    return digest;
}

} // namespace dyngpt
