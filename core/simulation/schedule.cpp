#include "core/simulation/schedule.h"

#include "core/common/issue.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::uint64_t mostWaiting = 50'000'000; // some 800 MB

} // namespace

Schedule::Schedule(const CompiledNetwork& network)
    : network_(network)
    , queueOf_(static_cast<std::size_t>(network.stateCount()), -1)
    , samplers_(network.events().size()) {
    bool delays = false;
    for (std::size_t e = 0; e < network.events().size(); ++e) {
        const CompiledEvent& event = network.events()[e];
        delays = delays || event.delayed;
        if (event.waitingState < 0)
            continue;
        std::int32_t& queue = queueOf_[static_cast<std::size_t>(event.waitingState)];
        if (queue < 0) {
            queue = static_cast<std::int32_t>(queues_.size());
            queues_.emplace_back();
        }
        queues_[static_cast<std::size_t>(queue)].events.push_back(static_cast<std::int32_t>(e));
    }
    for (Queue& queue : queues_)
        queue.times = TimeQueue(queue.events.size() > 1);
    if (delays)
        queues_.emplace_back().times = TimeQueue(true);
    times_ = NextOfFew(queues_.size());
}

void Schedule::start(const PropensityEvaluator& evaluator, std::span<const std::int64_t> counts,
                     RandomStream& random) {
    for (std::size_t e = 0; e < samplers_.size(); ++e)
        if (network_.events()[e].waitingState >= 0 || network_.events()[e].delayed)
            samplers_[e] = TimeSampler(evaluator.timeArguments(static_cast<int>(e)), samplers_);
    for (std::size_t q = 0; q < queues_.size(); ++q) {
        queues_[q].times.clear();
        refresh(static_cast<std::int32_t>(q));
    }
    for (std::size_t s = 0; s < counts.size(); ++s)
        if (queueOf_[s] >= 0)
            enter(queueOf_[s], counts[s], 0, random);
}

Schedule::Due Schedule::take() {
    const std::int32_t first = times_.next();
    Queue& queue = queues_[static_cast<std::size_t>(first)];
    const TimeQueue::Item item = queue.times.takeNext();
    refresh(first);
    if (queue.events.empty())
        return {item.event, true};
    return {queue.events[static_cast<std::size_t>(item.event)], false};
}

void Schedule::enter(std::int32_t queue, std::int64_t units, double now, RandomStream& random) {
    Queue& entered = queues_[static_cast<std::size_t>(queue)];
    if (entered.times.size() + static_cast<std::uint64_t>(units) > mostWaiting)
        throw Error(
            "events[" + std::to_string(entered.events.front()) + "].waiting_time",
            text(DYNGPT_TEXT("core", "More than %1 units wait at the same time"), mostWaiting),
            text(DYNGPT_TEXT("core", "Check the rates and the parameters' bounds: nothing "
                                     "holds this state back")));
    for (; units > 0; --units) {
        TimeQueue::Item unit{now + draw(entered.events[0], random), 0};
        for (std::size_t i = 1; i < entered.events.size(); ++i) {
            const double time = now + draw(entered.events[i], random);
            if (time < unit.time)
                unit = {time, static_cast<std::int32_t>(i)};
        }
        entered.times.add(unit);
    }
    refresh(queue);
}

void Schedule::leave(std::int32_t queue, std::int64_t units, RandomStream& random) {
    TimeQueue& times = queues_[static_cast<std::size_t>(queue)].times;
    for (; units > 0; --units)
        times.remove(static_cast<std::size_t>(random.below(times.size())));
    refresh(queue);
}

void Schedule::delay(std::int32_t event, double now, RandomStream& random) {
    if (queues_.back().times.size() == mostWaiting)
        throw Error("events[" + std::to_string(event) + "].delay",
                    text(DYNGPT_TEXT("core", "More than %1 delayed events wait for their "
                                             "completion"),
                         mostWaiting),
                    text(DYNGPT_TEXT("core", "Shorten the delay or lower the rate")));
    queues_.back().times.add({now + draw(event, random), event});
    refresh(static_cast<std::int32_t>(queues_.size()) - 1);
}

} // namespace dyngpt
