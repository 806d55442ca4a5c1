// Where a network stops for good, or loses something for good: the distribution of its simulations
// is then no stationary one.

#include "core/model/names.h"
#include "core/model/network_analysis.h"
#include "core/model/siphons.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <set>

namespace dyngpt {

namespace {

using States = std::vector<int>;

constexpr std::size_t reachableLimit = 2000;
constexpr std::size_t mostReported = 5;
constexpr std::size_t mostWork = 20'000'000; ///< counts copied and propensities evaluated

class AbsorptionCheck {
public:
    AbsorptionCheck(const Network& network, EventProbe& probe, const Possible& possible)
        : network_(network), probe_(probe), possible_(possible) {
        const std::size_t perState = network.events.size() * network.stateNames.size() + 1;
        limit_ = std::clamp<std::size_t>(mostWork / perState, 10, reachableLimit);
    }

    std::vector<Issue> run() {
        if (stopped(network_.initialValues))
            add("initial_val",
                text(DYNGPT_TEXT("core", "no event can fire from the initial values")),
                text(DYNGPT_TEXT("core", "Change the initial values, or add an event that starts "
                                         "the network.")));
        else if (!checkSiphons())
            checkStops();
        return std::move(issues_);
    }

private:
    void add(std::string place, Text what, Text remedy) {
        issues_.push_back(
            {Severity::Warning, std::move(place), std::move(what), std::move(remedy)});
    }

    bool stopped(const Counts& counts) {
        RateTable& rates = probe_.rates();
        for (std::size_t i = 0; i < network_.events.size(); ++i) {
            const int event = static_cast<int>(i);
            if (!rates.blocked(event, counts.data()) && rates(event, counts.data()) > 0)
                return false;
        }
        return true;
    }

    bool checkSiphons() {
        std::size_t found = 0;
        for (const States& siphon : minimalSiphons(network_, probe_, possible_)) {
            if (!canRunOut(siphon))
                continue;
            if (++found > mostReported) {
                add("state_names",
                    text(DYNGPT_TEXT("core", "more sets of states can run out for good")),
                    text(DYNGPT_TEXT("core", "Bring back those above first.")));
                break;
            }
            report(siphon);
        }
        return found > 0;
    }

    /// Conserved sums need no look of their own: what takes from one adds to it, so that nothing
    /// takes its last unit.
    bool canRunOut(const States& siphon) {
        const auto cannotLose = [&](int state) {
            return network_.initialValues[static_cast<std::size_t>(state)] > 0 &&
                   !canLoseTheLast(probe_, possible_, {state});
        };
        if (!canLoseTheLast(probe_, possible_, siphon) || std::ranges::any_of(siphon, cannotLose))
            return false;
        return !staysForSure(siphon);
    }

    /// All that the network can get to was looked at, and some of these states' units were left
    /// everywhere. The search goes where there are fewest of them.
    bool staysForSure(const States& siphon) {
        const auto left = [&](const Counts& counts) {
            return std::accumulate(siphon.begin(), siphon.end(), std::int64_t{0},
                                   [&](std::int64_t sum, int state) {
                                       return sum + counts[static_cast<std::size_t>(state)];
                                   });
        };
        using Place = std::pair<std::int64_t, Counts>;
        std::priority_queue<Place, std::vector<Place>, std::greater<>> open;
        std::set<Counts> seen{network_.initialValues};
        open.emplace(left(network_.initialValues), network_.initialValues);
        RateTable& rates = probe_.rates();
        while (!open.empty()) {
            const Counts from = open.top().second;
            open.pop();
            for (std::size_t e = 0; e < network_.events.size(); ++e) {
                const int event = static_cast<int>(e);
                if (rates.blocked(event, from.data()) || !(rates(event, from.data()) > 0))
                    continue;
                Counts counts = from;
                for (const auto& change : probe_.events()[e].changes)
                    counts[static_cast<std::size_t>(change.state)] += change.delta;
                const std::int64_t units = left(counts);
                if (units == 0 || seen.size() == limit_)
                    return false; // it runs out, or nobody knows
                if (seen.insert(counts).second)
                    open.emplace(units, std::move(counts));
            }
        }
        return true;
    }

    void report(const States& siphon) {
        std::vector<std::string> members;
        for (const int state : siphon)
            members.push_back(network_.stateNames[static_cast<std::size_t>(state)]);
        const std::string names = shortList(members, ", ");
        bool stops = true;
        for (std::size_t e = 0; e < network_.events.size() && stops; ++e)
            stops = !canFireWithout(probe_, possible_, static_cast<int>(e), siphon);
        const std::string place = "state_names[" + std::to_string(siphon.front()) + "]";
        const bool single = siphon.size() == 1;
        const Text remedy =
            single
                ? text(DYNGPT_TEXT("core", "Add an event that brings it back, such as an import, "
                                           "if that is not meant."))
                : text(DYNGPT_TEXT("core", "Add an event that brings one of them back, such as "
                                           "an import, if that is not meant."));
        if (single && stops)
            add(place,
                text(DYNGPT_TEXT("core", "once \"%1\" is 0 no event can fire any more: the "
                                         "stationary distribution is not the one seen at finite "
                                         "time"),
                     names),
                remedy);
        else if (single)
            add(place,
                text(DYNGPT_TEXT("core", "once \"%1\" is 0 it stays 0: the stationary distribution "
                                         "is not the one seen at finite time"),
                     names),
                remedy);
        else if (stops)
            add(place,
                text(DYNGPT_TEXT("core", "once %1 are all 0 no event can fire any more: the "
                                         "stationary distribution is not the one seen at finite "
                                         "time"),
                     names),
                remedy);
        else
            add(place,
                text(DYNGPT_TEXT("core", "once %1 are all 0 they stay 0: the stationary "
                                         "distribution is not the one seen at finite time"),
                     names),
                remedy);
    }

    void checkStops() {
        for (const auto& counts :
             reachableStates(network_, probe_.events(), probe_.rates(), limit_).states) {
            if (!stopped(counts))
                continue;
            std::vector<std::string> where;
            for (std::size_t i = 0; i < counts.size(); ++i)
                where.push_back(network_.stateNames[i] + "=" + std::to_string(counts[i]));
            add("events",
                text(DYNGPT_TEXT("core", "the network stops for good at %1"),
                     shortList(where, ", ")),
                text(DYNGPT_TEXT("core", "Its stationary distribution is that state; add an event "
                                         "that leads out if that is not meant.")));
            return;
        }
    }

    const Network& network_;
    EventProbe& probe_;
    const Possible& possible_;
    std::size_t limit_ = reachableLimit;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkAbsorption(const Network& network, EventProbe& probe,
                                   const Possible& possible) {
    if (!network.triggers.empty())
        return {}; // they may bring back whatever is lost
    return AbsorptionCheck(network, probe, possible).run();
}

} // namespace dyngpt
