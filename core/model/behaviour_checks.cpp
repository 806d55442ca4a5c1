#include "core/model/network_analysis.h"
#include "core/model/network_samples.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::size_t reachableLimit = 2000;

std::string element(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

class BehaviourCheck {
public:
    explicit BehaviourCheck(const Network& network)
        : network_(network), events_(compileAll(network)), rates_(network, events_) {}

    std::vector<Issue> run() {
        checkUse();
        checkFiring();
        for (std::size_t i = 0; i < events_.size(); ++i)
            if (events_[i].needsGuard)
                checkOverdraw(i);
        checkAbsorption();
        for (const auto& sum : conservedSums(network_))
            if (std::count_if(sum.weights.begin(), sum.weights.end(),
                              [](int w) { return w != 0; }) > 1)
                add(Severity::Note, "state_names",
                    text(DYNGPT_TEXT("core", "%1 = %2 at all times"), sum.str(network_), sum.value),
                    {});
        return std::move(issues_);
    }

private:
    static std::vector<CompiledEvent> compileAll(const Network& network) {
        std::vector<CompiledEvent> events;
        for (const auto& event : network.events)
            events.push_back(compileEvent(network, event));
        return events;
    }

    void add(Severity severity, std::string place, Text what, Text remedy) {
        issues_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
    }

    const std::string& stateName(std::size_t state) const { return network_.stateNames[state]; }

    void checkUse() {
        std::vector<bool> changed(network_.stateNames.size());
        std::vector<bool> used(network_.parameters.size());
        for (std::size_t i = 0; i < events_.size(); ++i) {
            for (const auto& change : events_[i].changes)
                changed[static_cast<std::size_t>(change.state)] = true;
            for (const auto& name : namesInRate(network_.events[i].rate))
                if (const int parameter = network_.parameterIndex(name); parameter >= 0)
                    used[static_cast<std::size_t>(parameter)] = true;
        }
        for (std::size_t i = 0; i < changed.size(); ++i)
            if (!changed[i])
                add(Severity::Note, element("state_names", i),
                    text(DYNGPT_TEXT("core", "no event changes \"%1\""), stateName(i)), {});
        for (std::size_t i = 0; i < used.size(); ++i)
            if (!used[i])
                add(Severity::Warning, element("parameters", i),
                    text(DYNGPT_TEXT("core", "no rate uses \"%1\""), network_.parameters[i].name),
                    text(DYNGPT_TEXT("core", "Use it or delete it: data cannot tell its value.")));
    }

    /// True if the event has a positive propensity for some of the choices (one list per state).
    /// visit sees the first such point.
    bool positiveSomewhere(
        std::size_t event, std::vector<Counts> choices, bool ignoreGuard,
        const std::function<void(double, const Counts&)>& visit = [](double, const Counts&) {}) {
        std::vector<bool> matters(choices.size());
        for (const auto& name : namesInRate(network_.events[event].rate))
            if (const int state = network_.stateIndex(name); state >= 0)
                matters[static_cast<std::size_t>(state)] = true;
        for (const auto& change : events_[event].changes)
            matters[static_cast<std::size_t>(change.state)] = true;
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (!matters[i])
                choices[i].resize(1);
        const int e = static_cast<int>(event);
        for (const auto& point : parameterPoints(network_, {})) {
            rates_.setParameters(point);
            const bool found = anyCounts(choices, [&](const Counts& counts) {
                if (!ignoreGuard && rates_.blocked(e, counts.data()))
                    return false;
                const double value = rates_(e, counts.data());
                if (!(value > 0))
                    return false;
                visit(value, counts);
                return true;
            });
            if (found)
                return true;
        }
        return false;
    }

    /// Small counts of every state that can be positive, and enough of those the event removes.
    std::vector<Counts> smallCounts(const std::vector<bool>& possible, std::size_t event) const {
        std::vector<Counts> choices;
        choices.reserve(possible.size());
        for (const bool positive : possible)
            choices.push_back(positive ? Counts{1, 0, 2, 5, 20} : Counts{0});
        for (const auto& change : events_[event].changes) {
            const auto state = static_cast<std::size_t>(change.state);
            if (change.delta < -1 && possible[state])
                choices[state].push_back(-change.delta);
        }
        return choices;
    }

    void checkFiring() {
        possible_.assign(network_.stateNames.size(), false);
        for (std::size_t i = 0; i < possible_.size(); ++i)
            possible_[i] = network_.initialValues[i] > 0;
        fires_.assign(events_.size(), false);
        for (bool grown = true; grown;) {
            grown = false;
            for (std::size_t i = 0; i < events_.size(); ++i) {
                if (fires_[i] || !positiveSomewhere(i, smallCounts(possible_, i), false))
                    continue;
                fires_[i] = grown = true;
                for (const auto& change : events_[i].changes)
                    if (change.delta > 0)
                        possible_[static_cast<std::size_t>(change.state)] = true;
            }
        }
        if (std::none_of(fires_.begin(), fires_.end(), [](bool fires) { return fires; }))
            return; // said once for the whole network by checkAbsorption
        for (std::size_t i = 0; i < fires_.size(); ++i)
            if (!fires_[i])
                add(Severity::Warning, element("events", i),
                    text(DYNGPT_TEXT("core", "this event can never fire")),
                    text(DYNGPT_TEXT("core", "Check its rate, and the initial values of the states "
                                             "it needs.")));
    }

    /// The rate of the event is positive where one of its changes would make a count negative.
    void checkOverdraw(std::size_t event) {
        for (const auto& change : events_[event].changes) {
            if (change.delta >= 0)
                continue;
            const auto state = static_cast<std::size_t>(change.state);
            auto choices = smallCounts(std::vector<bool>(network_.stateNames.size(), true), event);
            choices[state].clear();
            for (std::int64_t count = 0; count < std::min(-change.delta, 8); ++count)
                choices[state].push_back(count);
            const bool positive = positiveSomewhere(
                event, std::move(choices), true, [&](double value, const Counts& counts) {
                    add(Severity::Warning, element("events", event) + ".event_rates",
                        text(DYNGPT_TEXT("core", "the rate is %1 where \"%2\" is %3 and would "
                                                 "become negative: the propensity counts as 0 "
                                                 "there"),
                             value, stateName(state), counts[state]),
                        change.delta == -1
                            ? text(DYNGPT_TEXT("core", "Multiply the rate by %1 if that is meant."),
                                   stateName(state))
                            : text(DYNGPT_TEXT("core", "Write the rate so that it is 0 there.")));
                });
            if (positive)
                return;
        }
    }

    void checkAbsorption() {
        rates_.setParameters(parameterPoints(network_, {})[2]);
        if (stopped(network_.initialValues)) {
            add(Severity::Warning, "initial_val",
                text(DYNGPT_TEXT("core", "no event can fire from the initial values")),
                text(DYNGPT_TEXT("core", "Change the initial values, or add an event that starts "
                                         "the network.")));
            return;
        }
        if (checkExtinction())
            return;
        rates_.setParameters(parameterPoints(network_, {})[2]);
        for (const auto& counts :
             reachableStates(network_, events_, rates_, reachableLimit).states) {
            if (!stopped(counts))
                continue;
            std::string where;
            for (std::size_t i = 0; i < counts.size(); ++i)
                where += (i == 0 ? "" : ", ") + stateName(i) + "=" + std::to_string(counts[i]);
            add(Severity::Warning, "events",
                text(DYNGPT_TEXT("core", "the network stops for good at %1"), where),
                text(DYNGPT_TEXT("core", "Its stationary distribution is that state; add an event "
                                         "that leads out if that is not meant.")));
            return;
        }
    }

    bool stopped(const Counts& counts) {
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const int event = static_cast<int>(i);
            if (!rates_.blocked(event, counts.data()) && rates_(event, counts.data()) > 0)
                return false;
        }
        return true;
    }

    /// States that can run out and that nothing brings back.
    bool checkExtinction() {
        bool found = false;
        for (std::size_t state = 0; state < possible_.size(); ++state) {
            bool lost = false;
            bool regained = false;
            for (std::size_t i = 0; i < events_.size(); ++i)
                for (const auto& change : events_[i].changes) {
                    if (static_cast<std::size_t>(change.state) != state || !fires_[i])
                        continue;
                    lost = lost || change.delta < 0;
                    auto choices = smallCounts(possible_, i);
                    choices[state] = {0};
                    regained = regained || (change.delta > 0 &&
                                            positiveSomewhere(i, std::move(choices), false));
                }
            if (!lost || regained)
                continue;
            found = true;
            add(Severity::Warning, element("state_names", state),
                text(DYNGPT_TEXT("core", "once \"%1\" is 0 it stays 0: the stationary distribution "
                                         "is not the one seen at finite time"),
                     stateName(state)),
                text(DYNGPT_TEXT("core", "Add an event that brings it back, such as an import, if "
                                         "that is not meant.")));
        }
        return found;
    }

    const Network& network_;
    std::vector<CompiledEvent> events_;
    RateTable rates_;
    std::vector<bool> possible_; ///< states that can be positive at some time
    std::vector<bool> fires_;    ///< events that can fire at some time
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkBehaviour(const Network& network) {
    return BehaviourCheck(network).run();
}

} // namespace dyngpt
