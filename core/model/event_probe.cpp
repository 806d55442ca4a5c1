#include "core/model/event_probe.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::size_t middle = 2; ///< among parameterPoints()

std::vector<int> involvedStates(const CompiledEvent& event) {
    std::vector<int> states = event.reads;
    for (const auto& change : event.changes)
        states.push_back(change.state);
    std::ranges::sort(states);
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
}

} // namespace

EventProbe::EventProbe(const Network& network)
    : events_(compileEvents(network))
    , rates_(network, events_)
    , points_(parameterPoints(network, {}))
    , counts_(network.stateNames.size()) {
    for (const auto& event : events_)
        involved_.push_back(involvedStates(event));
    rates_.setParameters(points_[point_]);
}

void EventProbe::usePoint(std::size_t point) {
    if (point == point_)
        return;
    point_ = point;
    rates_.setParameters(points_[point]);
}

RateTable& EventProbe::rates() {
    usePoint(middle);
    return rates_;
}

std::optional<EventProbe::Hit> EventProbe::findPositive(int event, const Choices& choices,
                                                        bool guarded) {
    const auto& states = involved(event);
    std::vector<Counts> tries;
    tries.reserve(states.size());
    for (const int state : states)
        tries.push_back(choices(state));
    std::optional<Hit> hit;
    const auto visit = [&](const Counts& counts) {
        for (std::size_t i = 0; i < states.size(); ++i)
            counts_[static_cast<std::size_t>(states[i])] = counts[i];
        if (guarded && rates_.blocked(event, counts_.data()))
            return false;
        const double value = rates_(event, counts_.data());
        if (value > 0)
            hit = {value, counts_};
        return hit.has_value();
    };
    // The parameters of a product do not decide whether it vanishes, unless they are fixed at 0.
    const bool product = events_[static_cast<std::size_t>(event)].monomial;
    for (std::size_t point = 0; point < points_.size() && !hit; ++point) {
        if (product && point > 0)
            break;
        usePoint(point);
        anyCounts(tries, visit);
    }
    for (const int state : states)
        counts_[static_cast<std::size_t>(state)] = 0;
    return hit;
}

Counts EventProbe::smallCounts(int event, int state) const {
    Counts counts{1, 0, 2, 5, 20};
    for (const auto& change : events_[static_cast<std::size_t>(event)].changes)
        if (change.state == state && change.delta < -1)
            counts.push_back(-change.delta);
    return counts;
}

} // namespace dyngpt
