#pragma once
// What is bound to happen at a time already drawn: the ends of units' waiting times and the
// completions of delayed events. A unit that several events wait for keeps the earliest of its
// times and that event. One object per thread; the network must outlive it.

#include "core/model/compiled_network.h"
#include "core/simulation/next_of_few.h"
#include "core/simulation/time_queue.h"
#include "core/simulation/time_sampler.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace dyngpt {

class Schedule {
public:
    struct Due {
        std::int32_t event = 0;
        bool completion = false; ///< of a delay; else the end of a unit's waiting time
    };

    explicit Schedule(const CompiledNetwork& network);

    /// False for Markovian networks: nothing is ever scheduled.
    bool isNeeded() const { return !queues_.empty(); }
    /// The queue of the units of a state; -1 where they do not wait.
    std::int32_t queueOf(int state) const { return queueOf_[static_cast<std::size_t>(state)]; }

    /// Starts clocks for all waiting units at time 0. Throws Error for times that cannot be drawn.
    void start(const PropensityEvaluator& evaluator, std::span<const std::int64_t> counts,
               RandomStream& random);
    double nextTime() const { return nextTime_; }
    /// Takes the earliest out; with a waiting time its unit too.
    Due take();
    void enter(std::int32_t queue, std::int64_t units, double now, RandomStream& random);
    /// Units chosen at random go, their clocks with them.
    void leave(std::int32_t queue, std::int64_t units, RandomStream& random);
    void delay(std::int32_t event, double now, RandomStream& random);

private:
    struct Queue {
        std::vector<std::int32_t> events; ///< that its units wait for; none: completions
        TimeQueue times;
    };
    double draw(std::int32_t event, RandomStream& random) const {
        return samplers_[static_cast<std::size_t>(event)](random);
    }
    void refresh(std::int32_t queue) {
        times_.set(queue, queues_[static_cast<std::size_t>(queue)].times.nextTime());
        nextTime_ = times_.nextTime();
    }

    const CompiledNetwork& network_;
    std::vector<std::int32_t> queueOf_;
    std::vector<Queue> queues_;         ///< of states; the completions last
    std::vector<TimeSampler> samplers_; ///< one per event
    NextOfFew times_{0};                ///< of the queues
    double nextTime_ = std::numeric_limits<double>::infinity();
};

} // namespace dyngpt