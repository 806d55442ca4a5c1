#include "core/model/network_layout.h"

#include <algorithm>

namespace dyngpt {

namespace {

/// Its name in `after`; empty if it is gone.
std::string nameAfter(const std::string& state, const Network& before, const Network& after) {
    if (after.stateIndex(state) >= 0)
        return state;
    const int row = before.stateIndex(state);
    if (row < 0 || before.stateNames.size() != after.stateNames.size())
        return {};
    const std::string& there = after.stateNames[static_cast<std::size_t>(row)];
    return before.stateIndex(there) < 0 ? there : std::string();
}

/// Its row in `after`, equal events told apart by their order; -1 if it is gone.
int rowAfter(int row, const std::vector<Event>& before, const std::vector<Event>& after) {
    if (row < 0 || row >= static_cast<int>(before.size()))
        return row < static_cast<int>(after.size()) ? row : -1; // it has just come
    const bool sameNumber = before.size() == after.size();
    const Event& event = before[static_cast<std::size_t>(row)];
    if (sameNumber && after[static_cast<std::size_t>(row)] == event)
        return row;
    auto equalsBefore = std::count(before.begin(), before.begin() + row, event);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i] == event && equalsBefore-- == 0)
            return static_cast<int>(i);
    }
    return sameNumber ? row : -1;
}

} // namespace

NetworkLayout followNetwork(const NetworkLayout& layout, const Network& before,
                            const Network& after) {
    if (before.stateNames == after.stateNames && before.events == after.events)
        return layout;
    NetworkLayout result;
    for (StatePlace place : layout.states) {
        place.state = nameAfter(place.state, before, after);
        if (!place.state.empty())
            result.states.push_back(std::move(place));
    }
    for (EventPlace place : layout.events) {
        place.event = rowAfter(place.event, before.events, after.events);
        if (place.event >= 0)
            result.events.push_back(place);
    }
    return result;
}

} // namespace dyngpt
