#include "core/simulation/composition_rejection.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace dyngpt {

CompositionRejection::CompositionRejection(const CompiledNetwork& network)
    : steps_(network)
    , random_(0, 0)
    , propensities_(network.events().size())
    , groupOf_(network.events().size(), none)
    , position_(network.events().size()) {}

CompositionRejection::GroupIndex CompositionRejection::groupFor(double propensity) {
    const std::uint64_t exponent = std::bit_cast<std::uint64_t>(propensity) >> 52;
    if (exponent == 0) // zero, or so small that the time would not be finite
        return none;
    std::int16_t& index = groupOfExponent_[exponent];
    if (index == 0) {
        groups_.push_back({std::ldexp(1.0, static_cast<int>(exponent) - 1022), {}});
        index = static_cast<std::int16_t>(groups_.size());
    }
    return index - 1;
}

void CompositionRejection::leave(std::int32_t event, GroupIndex group) {
    auto& members = groups_[static_cast<std::size_t>(group)].members;
    const std::int32_t last = members.back();
    const std::int32_t position = position_[static_cast<std::size_t>(event)];
    members[static_cast<std::size_t>(position)] = last;
    position_[static_cast<std::size_t>(last)] = position;
    members.pop_back();
}

void CompositionRejection::enter(std::int32_t event, GroupIndex group) {
    auto& members = groups_[static_cast<std::size_t>(group)].members;
    position_[static_cast<std::size_t>(event)] = static_cast<std::int32_t>(members.size());
    members.push_back(event);
}

inline void CompositionRejection::set(std::int32_t event, double propensity) {
    propensities_[static_cast<std::size_t>(event)] = propensity;
    GroupIndex& present = groupOf_[static_cast<std::size_t>(event)];
    const GroupIndex wanted = groupFor(propensity);
    if (wanted == present)
        return;
    if (present != none)
        leave(event, present);
    if (wanted != none)
        enter(event, wanted);
    present = wanted;
}

/// Time and event of the next firing, from time() on.
void CompositionRejection::drawNext() {
    double total = 0;
    for (const Group& group : groups_)
        total += static_cast<double>(group.members.size()) * group.bound;
    nextFiring_ = std::numeric_limits<double>::infinity();
    if (!(total > 0))
        return;
    for (double time = time_;;) {
        time += random_.exponential() / total;
        double target = random_.uniform() * total;
        for (const Group& group : groups_) {
            const double size = static_cast<double>(group.members.size()) * group.bound;
            if (target >= size) {
                target -= size;
                continue;
            }
            // The whole part chooses a member, the fraction is uniform and decides about it.
            const double place = target / group.bound;
            const auto member = static_cast<std::size_t>(place);
            const std::int32_t event = group.members[member];
            if ((place - static_cast<double>(member)) * group.bound <
                propensities_[static_cast<std::size_t>(event)]) {
                nextFiring_ = time;
                nextEvent_ = event;
                return;
            }
            break;
        }
    }
}

void CompositionRejection::findNext() {
    nextEventTime_ = std::min(nextFiring_, steps_.schedule().nextTime());
}

void CompositionRejection::start(std::span<const double> parameters, const RandomStream& random) {
    random_ = random;
    time_ = 0;
    eventCount_ = 0;
    steps_.start(parameters, random_,
                 [this](std::int32_t event, double propensity) { set(event, propensity); });
    drawNext();
    findNext();
}

void CompositionRejection::setState(std::span<const std::int64_t> counts) {
    steps_.setCounts(counts, time_, random_,
                     [this](std::int32_t event, double propensity) { set(event, propensity); });
    drawNext();
    findNext();
}

bool CompositionRejection::advance(double until, std::uint64_t maxEvents) {
    const auto follow = [this](std::int32_t event, double propensity) { set(event, propensity); };
    for (std::uint64_t fired = 0; nextEventTime_ <= until; ++fired) {
        if (fired == maxEvents)
            return false;
        time_ = nextEventTime_;
        ++eventCount_;
        const EventSteps::Step* step = nullptr;
        std::int32_t event = nextEvent_;
        if (steps_.schedule().nextTime() < nextFiring_) {
            const EventSteps::Due due = steps_.takeDue();
            step = due.step;
            event = due.event;
            // The firing that was drawn stays good as long as no propensity changes.
            if (step != nullptr) {
                steps_.change(*step);
                steps_.reschedule(*step, event, time_, random_);
                steps_.recompute(*step, follow);
                if (step->touches)
                    drawNext();
            }
        } else {
            step = &steps_.firing(event);
            steps_.change(*step);
            steps_.reschedule(*step, event, time_, random_);
            steps_.recompute(*step, follow);
            drawNext();
        }
        findNext();
    }
    time_ = until;
    return true;
}

} // namespace dyngpt
