// Waiting times and delays as they are written.

#include "core/model/network_analysis.h"
#include "core/model/network_checks.h"
#include "core/model/rate_expression.h"

#include <algorithm>

namespace dyngpt {

namespace {

class EventTimeCheck {
public:
    EventTimeCheck(const Network& network, const Event& event, std::string place)
        : network_(network), event_(event), place_(std::move(place)) {}

    std::vector<Issue> run() {
        if (event_.waitingTime) {
            checkWaiting();
            add(checkTimeDistribution(network_, *event_.waitingTime, place_ + ".waiting_time"));
        }
        if (event_.delay) {
            if (!event_.waitingTime)
                checkDelay(*event_.delay);
            add(checkTimeDistribution(network_, event_.delay->time, place_ + ".delay"));
        }
        return std::move(issues_);
    }

private:
    void add(std::vector<Issue> issues) {
        for (auto& issue : issues)
            issues_.push_back(std::move(issue));
    }
    void add(Severity severity, const char* key, Text what, Text remedy) {
        issues_.push_back({severity, place_ + "." + key, std::move(what), std::move(remedy)});
    }

    void checkWaiting() {
        const auto removals =
            std::ranges::count_if(event_.transition, [](const auto& c) { return c.delta < 0; });
        const auto singles =
            std::ranges::count_if(event_.transition, [](const auto& c) { return c.delta == -1; });
        if (removals != 1 || singles != 1)
            add(Severity::Error, "waiting_time",
                removals == 0
                    ? text(DYNGPT_TEXT("core", "the event has a waiting time but removes nothing"))
                : removals > 1
                    ? text(DYNGPT_TEXT("core", "the event has a waiting time but removes from "
                                               "several states"))
                    : text(DYNGPT_TEXT("core", "the event has a waiting time but removes several "
                                               "units at once")),
                text(DYNGPT_TEXT("core", "Each unit of one state waits for itself: remove 1 of "
                                         "that state and nothing else, or give the event a "
                                         "propensity.")));
        if (!event_.rate.empty())
            add(Severity::Error, "event_rates",
                text(DYNGPT_TEXT("core", "a waiting time stands in place of event_rates, but both "
                                         "are here")),
                text(DYNGPT_TEXT("core", "Delete one of them.")));
        if (event_.delay)
            add(Severity::Error, "delay",
                text(DYNGPT_TEXT("core", "an event has a waiting time or a delay, not both")),
                text(DYNGPT_TEXT("core", "Delete one of them.")));
    }

    void checkDelay(const Delay& delay) {
        const bool removes =
            std::ranges::any_of(event_.transition, [](const auto& c) { return c.delta < 0; });
        const bool adds =
            std::ranges::any_of(event_.transition, [](const auto& c) { return c.delta > 0; });
        if (removes && !adds && !delay.consumeAtEnd)
            add(Severity::Warning, "delay",
                text(DYNGPT_TEXT("core", "the delay has no effect: the event adds nothing, and "
                                         "what it removes is gone at once")),
                text(DYNGPT_TEXT("core", "Delete the delay, or let the event remove at its end.")));
        if (removes && delay.consumeAtEnd)
            add(Severity::Note, "delay",
                text(DYNGPT_TEXT("core", "what the event removes stays until the delay is over and "
                                         "may be gone by then: the event then does nothing")),
                {});
        if (!removes && delay.consumeAtEnd)
            add(Severity::Note, "delay",
                text(DYNGPT_TEXT("core", "the event removes nothing, so that \"consume\" makes no "
                                         "difference")),
                {});
    }

    const Network& network_;
    const Event& event_;
    std::string place_;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkEventTimes(const Network& network, const Event& event,
                                   const std::string& place) {
    return EventTimeCheck(network, event, place).run();
}

std::vector<Issue> checkTimeDistribution(const Network& network, const TimeDistribution& time,
                                         const std::string& place) {
    std::vector<Issue> issues;
    const auto names = argumentNames(time.kind);
    if (time.arguments.size() != names.size())
        issues.push_back(
            {Severity::Error, place,
             text(DYNGPT_TEXT("core", "the %1 distribution takes %2 arguments, not %3"),
                  distributionName(time.kind), names.size(), time.arguments.size()),
             text(DYNGPT_TEXT("core", "Write each of them."))});
    for (std::size_t i = 0; i < std::min(names.size(), time.arguments.size()); ++i) {
        const std::string here = place + "." + names[i];
        for (auto& issue : checkFormula(network, time.arguments[i], false, here))
            issues.push_back(std::move(issue));
        for (const auto& name : namesInRate(time.arguments[i]))
            if (network.stateIndex(name) >= 0)
                issues.push_back({Severity::Error, here,
                                  text(DYNGPT_TEXT("core", "\"%1\" is a state, but a time is drawn "
                                                           "from the parameters alone"),
                                       name),
                                  text(DYNGPT_TEXT("core", "Use numbers and parameters."))});
    }
    return issues;
}

} // namespace dyngpt
