#include "core/simulation/dataset.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/simulation/set_simulation.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>

namespace dyngpt {
namespace {

struct Job {
    Partition partition = Partition::Train;
    int index = 0;
};

/// Streams of this stage: one purpose a partition, one for free parameters.
enum class Purpose : std::uint64_t { Train = 0x53534100, Valid, Replica, Free };

RandomStream streamOf(const SimulationSettings& settings, Purpose purpose, std::uint64_t stream) {
    return {settings.seed, stream, static_cast<std::uint64_t>(purpose)};
}

RandomStream streamOf(const SimulationSettings& settings, const Job& job) {
    const Purpose purpose = job.partition == Partition::Train   ? Purpose::Train
                            : job.partition == Partition::Valid ? Purpose::Valid
                                                                : Purpose::Replica;
    return streamOf(settings, purpose, static_cast<std::uint64_t>(job.index));
}

std::string placeOf(const Job& job) {
    const char* name = job.partition == Partition::Train   ? "train"
                       : job.partition == Partition::Valid ? "valid"
                                                           : "replica";
    return name + ("[" + std::to_string(job.index) + "]");
}

void requireGood(const SimulationSettings& settings) {
    std::vector<Issue> issues = checkSettings(settings);
    if (hasErrors(issues))
        throw Error(std::move(issues));
}

/// Held-out sets first: few, and with them an interrupted run can already be validated.
std::vector<Job> missingJobs(const SimulationSettings& settings, const DatasetStore& store) {
    std::vector<Job> jobs;
    const auto want = [&](Partition partition, int index) {
        if (!store.contains(partition, index))
            jobs.push_back({partition, index});
    };
    for (int i = 0; i < settings.validSets; ++i) {
        want(Partition::Valid, i);
        want(Partition::Replica, i);
    }
    for (int i = 0; i < settings.trainSets; ++i)
        want(Partition::Train, i);
    return jobs;
}

/// Hands out jobs to threads, takes their results and tells how far they are.
class Build {
public:
    Build(const Network& network, const SimulationSettings& settings, DatasetStore& store,
          ProgressSink& progress)
        : network_(network)
        , compiled_(network)
        , settings_(settings)
        , store_(store)
        , progress_(progress)
        , jobs_(missingJobs(settings, store))
        , total_(settings.trainSets + 2.0 * settings.validSets) {}

    Outcome run(const std::stop_token& stop) {
        report();
        const std::stop_callback forward(stop, [this] { ending_.request_stop(); });
        const int threads =
            static_cast<int>(std::min<std::size_t>(threadCount(settings_.threads), jobs_.size()));
        WorkerPool(threads).run(threads, [this](int) { work(); });
        return finished_ == jobs_.size() ? Outcome::Finished : Outcome::Cancelled;
    }

private:
    void work() {
        const std::stop_token ending = ending_.get_token();
        try {
            SetSimulation simulation(network_, compiled_, settings_);
            for (std::size_t i = next_++; i < jobs_.size() && !ending.stop_requested();
                 i = next_++) {
                const Job& job = jobs_[i];
                const auto set =
                    simulation.run(placeOf(job), parameterPoint(network_, job.partition, job.index),
                                   streamOf(settings_, job), ending);
                if (set)
                    finish(job, *set);
            }
        } catch (...) {
            ending_.request_stop();
            throw;
        }
    }

    void finish(const Job& job, const SimulatedSet& set) {
        const std::lock_guard lock(mutex_);
        store_.put(job.partition, job.index, set);
        ++finished_;
        report();
    }

    void report() {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin_;
        const double done = total_ - static_cast<double>(jobs_.size() - finished_);
        Text status = text(DYNGPT_TEXT("core", "Simulating %1 sets"), std::llround(total_));
        if (finished_ > 0 && elapsed.count() > 0)
            status = text(DYNGPT_TEXT("core", "Simulated %1 of %2 sets, %3 a second"),
                          std::llround(done), std::llround(total_),
                          formatRate(static_cast<double>(finished_) / elapsed.count()));
        progress_.progress({done, total_, std::move(status)});
    }

    static std::string formatRate(double rate) {
        return displayNumber(rate < 10 ? std::round(rate * 10) / 10 : std::round(rate));
    }

    const Network& network_;
    const CompiledNetwork compiled_;
    const SimulationSettings& settings_;
    DatasetStore& store_;
    ProgressSink& progress_;
    const std::vector<Job> jobs_;
    const double total_;
    const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::atomic<std::size_t> next_{0};
    std::stop_source ending_; ///< by the caller, or because a thread has failed
    std::mutex mutex_;        ///< of the store, the progress and finished_
    std::size_t finished_ = 0;
};

} // namespace

std::optional<SimulatedSet> simulateSet(const Network& network, const SimulationSettings& settings,
                                        Partition partition, int index, std::stop_token stop) {
    requireGood(settings);
    const CompiledNetwork compiled(network);
    const Job job{partition, index};
    return SetSimulation(network, compiled, settings)
        .run(placeOf(job), parameterPoint(network, partition, index), streamOf(settings, job),
             stop);
}

std::optional<SimulatedSet> simulateAt(const Network& network, const SimulationSettings& settings,
                                       const std::vector<double>& parameters, std::uint64_t stream,
                                       std::stop_token stop) {
    requireGood(settings);
    const CompiledNetwork compiled(network);
    if (parameters.size() != network.parameters.size())
        throw Error("parameters",
                    text(DYNGPT_TEXT("core", "%1 parameter values were given, the network has %2"),
                         parameters.size(), network.parameters.size()));
    return SetSimulation(network, compiled, settings)
        .run("simulation", parameters, streamOf(settings, Purpose::Free, stream), stop);
}

Outcome buildDataset(const Network& network, const SimulationSettings& settings,
                     DatasetStore& store, ProgressSink& progress, std::stop_token stop) {
    requireGood(settings);
    return Build(network, settings, store, progress).run(stop);
}

} // namespace dyngpt
