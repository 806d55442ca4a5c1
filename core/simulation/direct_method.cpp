#include "core/simulation/direct_method.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::int32_t fanOut = 8;

std::int32_t asIndex(std::size_t n) {
    return static_cast<std::int32_t>(n);
}

double sumOfChildren(const double* v) {
    return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}

/// The child in which `target` falls; reduces target to what is left within it.
[[gnu::always_inline]] inline std::int32_t pickChild(const double* v, double& target) {
    for (std::int32_t child = 0; child < fanOut; ++child) {
        if (target < v[child])
            return child;
        target -= v[child];
    }
    // Rounding has left a rest beyond the last child: it belongs to the last possible one.
    std::int32_t child = fanOut - 1;
    while (child > 0 && !(v[child] > 0))
        --child;
    target = v[child] * 0.5;
    return child;
}

std::size_t roundUp(std::size_t n) {
    return (n + fanOut - 1) / fanOut * fanOut;
}

} // namespace

DirectMethod::DirectMethod(const CompiledNetwork& network) : steps_(network), random_(0, 0) {
    const std::size_t events = network.events().size();
    layOutTree(events);
    std::vector<int> all(events);
    std::iota(all.begin(), all.end(), 0);
    allSums_ = sumsAbove(all);
    for (std::size_t e = 0; e < events; ++e)
        sumsOf_.push_back(
            {sumsAbove(network.dependents()[e]), sumsAbove(network.completionDependents()[e])});
}

void DirectMethod::layOutTree(std::size_t events) {
    std::size_t level = 0;
    std::size_t size = roundUp(std::max<std::size_t>(events, 1));
    leaves_ = asIndex(size);
    while (size > fanOut) {
        const std::size_t parents = size / fanOut;
        const std::size_t padded = roundUp(parents);
        for (std::size_t i = 0; i < padded; ++i) {
            const std::size_t group = level / fanOut + i;
            firstChild_.push_back(asIndex(level + (i < parents ? i * fanOut : 0)));
            if (i < parents) {
                parentOf_.resize(group + 1);
                parentOf_[group] = asIndex(firstChild_.size() - 1);
            }
        }
        level += size;
        size = padded;
    }
    root_ = asIndex(level);
    nodes_.assign(level + size, 0.0);
}

/// Level by level from the events' leaves; `events` ascend.
DirectMethod::Range DirectMethod::sumsAbove(const std::vector<int>& events) {
    const std::int32_t begin = asIndex(sums_.size());
    std::vector<std::int32_t> stale;
    const auto add = [](std::vector<std::int32_t>& groups, std::int32_t node) {
        if (groups.empty() || groups.back() != node / fanOut)
            groups.push_back(node / fanOut);
    };
    for (const int event : events)
        add(stale, event);
    while (!stale.empty() && stale.front() != root_ / fanOut) {
        std::vector<std::int32_t> above;
        for (const std::int32_t group : stale) {
            const std::int32_t parent = parentOf_[static_cast<std::size_t>(group)];
            sums_.push_back(parent);
            add(above, leaves_ + parent);
        }
        stale = std::move(above);
    }
    return {begin, asIndex(sums_.size())};
}

[[gnu::always_inline]] inline void DirectMethod::recomputeSums(const Range& sums) {
    for (std::int32_t i = sums.begin; i < sums.end; ++i) {
        const auto parent = static_cast<std::size_t>(sums_[static_cast<std::size_t>(i)]);
        nodes_[static_cast<std::size_t>(leaves_) + parent] =
            sumOfChildren(nodes_.data() + firstChild_[parent]);
    }
    total_ = sumOfChildren(nodes_.data() + root_);
}

[[gnu::always_inline]] inline void DirectMethod::recompute(const Step& step, const Range& sums) {
    steps_.recompute(step, [this](std::int32_t event, double propensity) {
        nodes_[static_cast<std::size_t>(event)] = propensity;
    });
    recomputeSums(sums);
}

[[gnu::always_inline]] inline std::int32_t DirectMethod::select(double target) const {
    std::int32_t node = root_ + pickChild(nodes_.data() + root_, target);
    while (node >= leaves_) {
        const std::int32_t child = firstChild_[static_cast<std::size_t>(node - leaves_)];
        node = child + pickChild(nodes_.data() + child, target);
    }
    return node;
}

[[gnu::always_inline]] inline void DirectMethod::drawNext() {
    nextFiring_ = total_ > 0 ? time_ + random_.exponential() / total_
                             : std::numeric_limits<double>::infinity();
}

void DirectMethod::start(std::span<const double> parameters, const RandomStream& random) {
    random_ = random;
    time_ = 0;
    eventCount_ = 0;
    steps_.start(parameters, random_, [this](std::int32_t event, double propensity) {
        nodes_[static_cast<std::size_t>(event)] = propensity;
    });
    recomputeSums(allSums_);
    drawNext();
    nextEventTime_ = std::min(nextFiring_, steps_.schedule().nextTime());
}

void DirectMethod::setState(std::span<const std::int64_t> counts) {
    steps_.setCounts(counts, time_, random_, [this](std::int32_t event, double propensity) {
        nodes_[static_cast<std::size_t>(event)] = propensity;
    });
    recomputeSums(allSums_);
    drawNext();
    nextEventTime_ = std::min(nextFiring_, steps_.schedule().nextTime());
}

bool DirectMethod::advance(double until, std::uint64_t maxEvents) {
    return steps_.schedule().isNeeded() ? run<true>(until, maxEvents)
                                        : run<false>(until, maxEvents);
}

template <bool scheduled> bool DirectMethod::run(double until, std::uint64_t maxEvents) {
    for (std::uint64_t fired = 0; nextEventTime_ <= until; ++fired) {
        if (fired == maxEvents)
            return false;
        time_ = nextEventTime_;
        ++eventCount_;
        if constexpr (scheduled) {
            if (steps_.schedule().nextTime() < nextFiring_)
                fireDue();
            else
                fireScheduling();
            nextEventTime_ = std::min(nextFiring_, steps_.schedule().nextTime());
        } else {
            const auto event = static_cast<std::size_t>(select(random_.uniform() * total_));
            const Step& step = steps_.firing(static_cast<std::int32_t>(event));
            steps_.change(step);
            recompute(step, sumsOf_[event].firing);
            drawNext();
            nextEventTime_ = nextFiring_;
        }
    }
    time_ = until;
    return true;
}

/// As in run<false>, with the clocks that the event starts and ends.
void DirectMethod::fireScheduling() {
    const std::int32_t event = select(random_.uniform() * total_);
    const Step& step = steps_.firing(event);
    steps_.change(step);
    steps_.reschedule(step, event, time_, random_);
    recompute(step, sumsOf_[static_cast<std::size_t>(event)].firing);
    drawNext();
}

void DirectMethod::fireDue() {
    const EventSteps::Due due = steps_.takeDue();
    if (due.step == nullptr)
        return;
    steps_.change(*due.step);
    steps_.reschedule(*due.step, due.event, time_, random_);
    if (!due.step->touches)
        return;
    const double before = total_;
    const Sums& sums = sumsOf_[static_cast<std::size_t>(due.event)];
    recompute(*due.step, due.completion ? sums.completion : sums.firing);
    // What is left of an exponential time is exponential: only its scale has changed.
    if (before > 0 && total_ > 0)
        nextFiring_ = time_ + (nextFiring_ - time_) * (before / total_);
    else
        drawNext();
}

} // namespace dyngpt
