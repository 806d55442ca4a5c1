#include "core/simulation/dataset.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/simulation/recent_rate.h"
#include "core/simulation/set_maker.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>

namespace dyngpt {
namespace {

void requireGood(const Network& network, const SimulationSettings& settings) {
    std::vector<Issue> issues = checkSettings(settings, network);
    if (hasErrors(issues))
        throw Error(std::move(issues));
}

/// Every set there is to be, in the order of work: held-out sets first, as they are few and with
/// them an interrupted run can already be validated.
class JobList {
public:
    explicit JobList(const SimulationSettings& settings)
        : valid_(static_cast<std::size_t>(settings.validSets))
        , train_(static_cast<std::size_t>(settings.trainSets)) {}

    std::size_t size() const { return 2 * valid_ + train_; }
    SetName operator[](std::size_t i) const {
        if (i >= 2 * valid_)
            return {Partition::Train, static_cast<int>(i - 2 * valid_)};
        return {i % 2 == 0 ? Partition::Valid : Partition::Replica, static_cast<int>(i / 2)};
    }

private:
    std::size_t valid_;
    std::size_t train_;
};

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
        , jobs_(settings)
        , missing_(jobs_.size()) {
        for (std::size_t i = 0; i < jobs_.size(); ++i)
            missing_[i] = !store.contains(jobs_[i].partition, jobs_[i].index);
        wanted_ = static_cast<std::size_t>(std::count(missing_.begin(), missing_.end(), true));
    }

    Outcome run(const std::stop_token& stop) {
        report();
        if (wanted_ == 0)
            return Outcome::Finished;
        const std::stop_callback forward(stop, [this] { ending_.request_stop(); });
        if (settings_.secondStart) {
            secondStart_ = SetMaker(network_, compiled_, settings_, nullptr)
                               .findSecondStart(progress_, ending_.get_token());
            if (!secondStart_)
                return Outcome::Cancelled;
        }
        const int threads =
            static_cast<int>(std::min<std::size_t>(threadCount(settings_.threads), wanted_));
        WorkerPool(threads).run(threads, [this](int) { work(); });
        return finished_ == wanted_ ? Outcome::Finished : Outcome::Cancelled;
    }

private:
    void work() {
        const std::stop_token ending = ending_.get_token();
        try {
            SetMaker maker(network_, compiled_, settings_, secondStart_ ? &*secondStart_ : nullptr);
            for (std::size_t i = next_++; i < jobs_.size() && !ending.stop_requested();
                 i = next_++) {
                if (!missing_[i])
                    continue;
                progress_.waitWhilePaused(ending);
                const SetName name = jobs_[i];
                if (const auto set = maker.make(name, progress_, ending))
                    finish(name, *set);
            }
        } catch (...) {
            ending_.request_stop();
            throw;
        }
    }

    void finish(const SetName& name, const SimulatedSet& set) {
        const std::lock_guard lock(mutex_);
        store_.put(name.partition, name.index, set);
        ++finished_;
        rate_.addSet(static_cast<double>(set.events));
        report();
    }

    void report() {
        const std::size_t done = jobs_.size() - wanted_ + finished_;
        Text status = text(DYNGPT_TEXT("core", "Simulating %1 sets"), jobs_.size());
        const auto rate = rate_.perSecond();
        if (rate && settings_.teacher == Teacher::Simulation)
            status =
                text(DYNGPT_TEXT("core", "Simulated %1 of %2 sets, %3 sets and %4 million "
                                         "events a second"),
                     done, jobs_.size(), formatRate(rate->sets), formatRate(rate->events / 1e6));
        else if (rate)
            status = text(DYNGPT_TEXT("core", "Made %1 of %2 sets, %3 a second"), done,
                          jobs_.size(), formatRate(rate->sets));
        progress_.progress(
            {static_cast<double>(done), static_cast<double>(jobs_.size()), std::move(status)});
    }

    static std::string formatRate(double rate) {
        return displayNumber(rate < 10 ? std::round(rate * 10) / 10 : std::round(rate));
    }

    const Network& network_;
    const CompiledNetwork compiled_;
    const SimulationSettings& settings_;
    DatasetStore& store_;
    ProgressSink& progress_;
    const JobList jobs_;
    std::vector<bool> missing_; ///< one bit a job, however many there are
    std::size_t wanted_ = 0;    ///< of them
    std::optional<SetMaker::State> secondStart_;
    std::atomic<std::size_t> next_{0};
    std::stop_source ending_; ///< by the caller, or because a thread has failed
    std::mutex mutex_;        ///< of the store, the progress, finished_ and rate_
    std::size_t finished_ = 0;
    RecentRate rate_;
};

template <class Make>
std::optional<SimulatedSet> makeOne(const Network& network, const SimulationSettings& settings,
                                    const std::stop_token& stop, Make&& make) {
    requireGood(network, settings);
    const CompiledNetwork compiled(network);
    ProgressSink silent;
    SetMaker maker(network, compiled, settings, nullptr);
    if (!settings.secondStart)
        return make(maker, silent);
    const auto secondStart = maker.findSecondStart(silent, stop);
    if (!secondStart)
        return {};
    SetMaker checking(network, compiled, settings, &*secondStart);
    return make(checking, silent);
}

} // namespace

std::optional<SimulatedSet> simulateSet(const Network& network, const SimulationSettings& settings,
                                        Partition partition, int index, std::stop_token stop) {
    return makeOne(network, settings, stop, [&](SetMaker& maker, ProgressSink& silent) {
        return maker.make({partition, index}, silent, stop);
    });
}

std::optional<SimulatedSet> simulateAt(const Network& network, const SimulationSettings& settings,
                                       const std::vector<double>& parameters, std::uint64_t stream,
                                       std::stop_token stop) {
    if (parameters.size() != network.parameters.size())
        throw Error("parameters",
                    text(DYNGPT_TEXT("core", "%1 parameter values were given, the network has %2"),
                         parameters.size(), network.parameters.size()));
    return makeOne(network, settings, stop, [&](SetMaker& maker, ProgressSink& silent) {
        return maker.simulateAt(parameters, stream, silent, stop);
    });
}

Outcome buildDataset(const Network& network, const SimulationSettings& settings,
                     DatasetStore& store, ProgressSink& progress, std::stop_token stop) {
    requireGood(network, settings);
    return Build(network, settings, store, progress).run(stop);
}

} // namespace dyngpt
