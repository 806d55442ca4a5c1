#include "core/model/siphons.h"

#include <algorithm>
#include <deque>
#include <set>

namespace dyngpt {

namespace {

using States = std::vector<int>;

constexpr std::size_t mostSteps = 5000;
constexpr std::size_t mostJoint = 6; ///< states of which only several together stop an event

bool contains(const States& states, int state) {
    return std::ranges::binary_search(states, state);
}

States united(const States& a, const States& b) {
    States result;
    std::ranges::set_union(a, b, std::back_inserter(result));
    return result;
}

/// The minimal sets of states without which the event cannot fire.
std::vector<States> stoppers(EventProbe& probe, const Possible& possible, int event) {
    std::vector<States> result;
    States others;
    for (const int state : probe.involved(event)) {
        if (!canFireWithout(probe, possible, event, {state}))
            result.push_back({state});
        else if (contains(probe.events()[static_cast<std::size_t>(event)].reads, state))
            others.push_back(state);
    }
    if (others.size() > mostJoint)
        return result;
    std::vector<States> joint;
    for (std::size_t subset = 1; subset < std::size_t{1} << others.size(); ++subset) {
        States states;
        for (std::size_t i = 0; i < others.size(); ++i)
            if ((subset >> i) & 1)
                states.push_back(others[i]);
        // Subsets of a set have smaller numbers, so that the minimal ones come first.
        const bool minimal = std::ranges::none_of(
            joint, [&](const States& smaller) { return std::ranges::includes(states, smaller); });
        if (states.size() > 1 && minimal && !canFireWithout(probe, possible, event, states))
            joint.push_back(std::move(states));
    }
    result.insert(result.end(), joint.begin(), joint.end());
    return result;
}

class Search {
public:
    Search(const Network& network, EventProbe& probe, const Possible& possible)
        : probe_(probe)
        , possible_(possible)
        , producers_(network.stateNames.size())
        , stoppers_(network.events.size()) {
        for (std::size_t e = 0; e < network.events.size(); ++e)
            if (possible.events[e])
                for (const auto& change : probe.events()[e].changes)
                    if (change.delta > 0)
                        producers_[static_cast<std::size_t>(change.state)].push_back(
                            static_cast<int>(e));
    }

    std::vector<States> run(const std::vector<std::int64_t>& initialValues) {
        for (std::size_t state = 0; state < initialValues.size(); ++state)
            if (initialValues[state] > 0)
                grow({static_cast<int>(state)});
        std::vector<States> minimal;
        for (const States& siphon : found_)
            if (std::ranges::none_of(found_, [&](const States& other) {
                    return other.size() < siphon.size() && std::ranges::includes(siphon, other);
                }))
                minimal.push_back(siphon);
        return minimal;
    }

private:
    /// All siphons that hold these states and are minimal for them.
    void grow(const States& first) {
        std::vector<States> open{first};
        while (!open.empty() && seen_.size() < mostSteps) {
            const States states = std::move(open.back());
            open.pop_back();
            if (!seen_.insert(states).second ||
                std::ranges::any_of(found_, [&](const States& siphon) {
                    return std::ranges::includes(states, siphon);
                }))
                continue;
            const int event = unstopped(states);
            if (event < 0)
                found_.insert(states);
            else
                for (const States& more : stoppersOf(event))
                    open.push_back(united(states, more));
        }
    }

    /// An event that adds to one of the states and needs none of them; or -1.
    int unstopped(const States& states) {
        for (const int state : states)
            for (const int event : producers_[static_cast<std::size_t>(state)])
                if (std::ranges::none_of(stoppersOf(event), [&](const States& stopper) {
                        return std::ranges::includes(states, stopper);
                    }))
                    return event;
        return -1;
    }

    const std::vector<States>& stoppersOf(int event) {
        auto& known = stoppers_[static_cast<std::size_t>(event)];
        if (!known)
            known = stoppers(probe_, possible_, event);
        return *known;
    }

    EventProbe& probe_;
    const Possible& possible_;
    std::vector<States> producers_; ///< by state: events that add to it
    std::vector<std::optional<std::vector<States>>> stoppers_;
    std::set<States> seen_;
    std::set<States> found_;
};

} // namespace

Possible whatIsPossible(const Network& network, EventProbe& probe) {
    Possible possible;
    possible.states.assign(network.stateNames.size(), false);
    possible.events.assign(network.events.size(), false);
    std::vector<States> readers(network.stateNames.size());
    std::deque<int> open;
    for (std::size_t e = 0; e < network.events.size(); ++e) {
        open.push_back(static_cast<int>(e));
        for (const int state : probe.involved(static_cast<int>(e)))
            readers[static_cast<std::size_t>(state)].push_back(static_cast<int>(e));
    }
    const auto appear = [&](std::size_t state) {
        if (possible.states[state])
            return;
        possible.states[state] = true;
        open.insert(open.end(), readers[state].begin(), readers[state].end());
    };
    for (std::size_t state = 0; state < possible.states.size(); ++state)
        if (network.initialValues[state] > 0)
            appear(state);
    for (const auto& trigger : network.triggers)
        for (const auto& assignment : trigger.assignments)
            appear(static_cast<std::size_t>(network.stateIndex(assignment.state)));
    for (; !open.empty(); open.pop_front()) {
        const int event = open.front();
        const auto index = static_cast<std::size_t>(event);
        if (possible.events[index] || !canFireWithout(probe, possible, event, {}))
            continue;
        possible.events[index] = true;
        for (const auto& change : probe.events()[index].changes)
            if (change.delta > 0)
                appear(static_cast<std::size_t>(change.state));
    }
    return possible;
}

bool canFireWithout(EventProbe& probe, const Possible& possible, int event, const States& absent) {
    return probe.canFire(event, [&](int state) {
        const bool positive =
            possible.states[static_cast<std::size_t>(state)] && !contains(absent, state);
        return positive ? probe.smallCounts(event, state) : Counts{0};
    });
}

std::vector<States> minimalSiphons(const Network& network, EventProbe& probe,
                                   const Possible& possible) {
    return Search(network, probe, possible).run(network.initialValues);
}

bool canLoseTheLast(EventProbe& probe, const Possible& possible, const States& states) {
    for (std::size_t e = 0; e < probe.events().size(); ++e) {
        if (!possible.events[e])
            continue;
        std::vector<std::pair<int, int>> taken;
        bool adds = false;
        for (const auto& change : probe.events()[e].changes)
            if (contains(states, change.state)) {
                taken.emplace_back(change.state, -change.delta);
                adds = adds || change.delta > 0;
            }
        if (taken.empty() || adds)
            continue;
        const int event = static_cast<int>(e);
        // All that there is of these states is what the event takes.
        const bool fires = probe.canFire(event, [&](int state) -> Counts {
            for (const auto& [what, count] : taken)
                if (what == state)
                    return {count};
            const bool positive =
                possible.states[static_cast<std::size_t>(state)] && !contains(states, state);
            return positive ? probe.smallCounts(event, state) : Counts{0};
        });
        if (fires)
            return true;
    }
    return false;
}

} // namespace dyngpt
