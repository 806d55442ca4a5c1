#include "core/model/network_analysis.h"
#include "core/model/siphons.h"

#include <algorithm>

namespace dyngpt {

namespace {

std::string element(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

class BehaviourCheck {
public:
    explicit BehaviourCheck(const Network& network)
        : given_(network), network_(withoutDelays(network)), probe_(network_) {}

    std::vector<Issue> run() {
        checkUse();
        const Possible possible = whatIsPossible(network_, probe_);
        checkFiring(possible);
        for (std::size_t i = 0; i < network_.events.size(); ++i) {
            const auto& delay = given_.events[i].delay;
            if (probe_.events()[i].needsGuard && !(delay && delay->consumeAtEnd))
                checkOverdraw(i);
        }
        for (auto& issue : checkAbsorption(network_, probe_, possible))
            issues_.push_back(std::move(issue));
        if (network_.triggers.empty())
            noteConservedSums();
        return std::move(issues_);
    }

private:
    void add(Severity severity, std::string place, Text what, Text remedy) {
        issues_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
    }

    void noteConservedSums() {
        for (const auto& sum : conservedSums(network_))
            if (std::ranges::count_if(sum.weights, [](int weight) { return weight != 0; }) > 1)
                add(Severity::Note, "state_names",
                    text(DYNGPT_TEXT("core", "%1 = %2 at all times"), sum.str(network_), sum.value),
                    {});
    }

    std::vector<std::string> formulasOf(const Event& event) const {
        std::vector<std::string> formulas{event.rate};
        if (event.waitingTime)
            formulas = event.waitingTime->arguments;
        if (event.delay)
            formulas.insert(formulas.end(), event.delay->time.arguments.begin(),
                            event.delay->time.arguments.end());
        return formulas;
    }

    void checkUse() {
        std::vector<bool> changed(network_.stateNames.size());
        std::vector<bool> used(network_.parameters.size());
        const auto use = [&](const std::string& formula) {
            for (const auto& name : namesInRate(formula))
                if (const int parameter = network_.parameterIndex(name); parameter >= 0)
                    used[static_cast<std::size_t>(parameter)] = true;
        };
        for (std::size_t i = 0; i < network_.events.size(); ++i) {
            for (const auto& change : probe_.events()[i].changes)
                changed[static_cast<std::size_t>(change.state)] = true;
            for (const auto& formula : formulasOf(given_.events[i]))
                use(formula);
        }
        for (const auto& trigger : network_.triggers) {
            use(trigger.condition);
            for (const auto& assignment : trigger.assignments) {
                use(assignment.formula);
                changed[static_cast<std::size_t>(network_.stateIndex(assignment.state))] = true;
            }
        }
        for (const auto& quantity : network_.derived)
            use(quantity.formula);
        for (std::size_t i = 0; i < changed.size(); ++i)
            if (!changed[i])
                add(Severity::Note, element("state_names", i),
                    text(DYNGPT_TEXT("core", "no event changes \"%1\""), network_.stateNames[i]),
                    {});
        for (std::size_t i = 0; i < used.size(); ++i)
            if (!used[i])
                add(Severity::Warning, element("parameters", i),
                    text(DYNGPT_TEXT("core", "no rate uses \"%1\""), network_.parameters[i].name),
                    text(DYNGPT_TEXT("core", "Use it or delete it: data cannot tell its value.")));
    }

    void checkFiring(const Possible& possible) {
        const auto& fires = possible.events;
        if (std::ranges::none_of(fires, [](bool fire) { return fire; }))
            return; // said once for the whole network by checkAbsorption
        for (std::size_t i = 0; i < fires.size(); ++i)
            if (!fires[i])
                add(Severity::Warning, element("events", i),
                    text(DYNGPT_TEXT("core", "this event can never fire")),
                    text(DYNGPT_TEXT("core", "Check its rate, and the initial values of the states "
                                             "it needs.")));
    }

    /// The rate of the event is positive where one of its changes would make a count negative.
    void checkOverdraw(std::size_t index) {
        const int event = static_cast<int>(index);
        for (const auto& change : probe_.events()[index].changes) {
            if (change.delta >= 0)
                continue;
            Counts tooFew;
            for (std::int64_t count = 0; count < std::min(-change.delta, 8); ++count)
                tooFew.push_back(count);
            const auto hit = probe_.findPositive(
                event,
                [&](int state) {
                    return state == change.state ? tooFew : probe_.smallCounts(event, state);
                },
                false);
            if (!hit)
                continue;
            const auto state = static_cast<std::size_t>(change.state);
            const std::string& name = network_.stateNames[state];
            add(Severity::Warning, element("events", index) + ".event_rates",
                text(DYNGPT_TEXT("core", "the rate is %1 where \"%2\" is %3 and would become "
                                         "negative: the propensity counts as 0 there"),
                     hit->propensity, name, hit->counts[state]),
                change.delta == -1
                    ? text(DYNGPT_TEXT("core", "Multiply the rate by %1 if that is meant."), name)
                    : text(DYNGPT_TEXT("core", "Write the rate so that it is 0 there.")));
            return;
        }
    }

    const Network& given_;
    const Network network_;
    EventProbe probe_;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkBehaviour(const Network& network) {
    return BehaviourCheck(network).run();
}

} // namespace dyngpt
