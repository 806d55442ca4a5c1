#include "core/model/name_checks.h"
#include "core/model/network_analysis.h"
#include "core/model/network_checks.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dyngpt {

namespace {

std::string element(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

class StructureCheck {
public:
    explicit StructureCheck(const Network& network) : network_(network) {}

    std::vector<Issue> run() {
        checkNames();
        checkBounds();
        for (std::size_t i = 0; i < network_.events.size(); ++i)
            checkEvent(network_.events[i], element("events", i));
        checkInitialValues();
        checkRecorded();
        checkSizes();
        add(checkCourses(network_));
        return std::move(issues_);
    }

private:
    void add(Severity severity, std::string place, Text what, Text remedy) {
        issues_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
    }
    void add(std::vector<Issue> issues) {
        for (auto& issue : issues)
            issues_.push_back(std::move(issue));
    }
    void error(std::string place, Text what, Text remedy) {
        add(Severity::Error, std::move(place), std::move(what), std::move(remedy));
    }

    void checkNames() {
        if (network_.stateNames.empty())
            error("state_names", text(DYNGPT_TEXT("core", "the network has no states")),
                  text(DYNGPT_TEXT("core", "Name at least one state.")));
        if (network_.events.empty())
            error("events", text(DYNGPT_TEXT("core", "the network has no events")),
                  text(DYNGPT_TEXT("core", "Add at least one event.")));
        if (network_.parameters.empty())
            error("parameters", text(DYNGPT_TEXT("core", "the network has no parameters")),
                  text(DYNGPT_TEXT("core", "Add at least one parameter with its bounds.")));
        std::set<std::string> seen;
        for (std::size_t i = 0; i < network_.stateNames.size(); ++i) {
            const std::string& name = network_.stateNames[i];
            checkNewName(name, element("state_names", i), issues_);
            if (!name.empty() && !seen.insert(name).second)
                error(element("state_names", i),
                      text(DYNGPT_TEXT("core", "two states are called \"%1\""), name),
                      text(DYNGPT_TEXT("core", "Give each state a name of its own.")));
        }
        std::set<std::string> seenParameters;
        for (std::size_t i = 0; i < network_.parameters.size(); ++i) {
            const std::string& name = network_.parameters[i].name;
            checkNewName(name, element("parameters", i), issues_);
            if (!name.empty() && !seenParameters.insert(name).second)
                error(element("parameters", i),
                      text(DYNGPT_TEXT("core", "two parameters are called \"%1\""), name),
                      text(DYNGPT_TEXT("core", "Give each parameter a name of its own.")));
            if (seen.contains(name))
                error(element("parameters", i),
                      text(DYNGPT_TEXT("core", "a state and a parameter are both called \"%1\""),
                           name),
                      text(DYNGPT_TEXT("core", "Rename one of them.")));
        }
    }

    void checkBounds() {
        for (std::size_t i = 0; i < network_.parameters.size(); ++i) {
            const std::string& name = network_.parameters[i].name;
            const double lower = network_.parameters[i].lower;
            const double upper = network_.parameters[i].upper;
            const std::string place = element("parameters", i);
            if (!std::isfinite(lower) || !std::isfinite(upper))
                error(place, text(DYNGPT_TEXT("core", "a bound of \"%1\" is not a number"), name),
                      text(DYNGPT_TEXT("core", "Write two numbers above 0.")));
            else if (lower > upper)
                error(place,
                      text(DYNGPT_TEXT("core", "the lower bound %2 of \"%1\" is above the upper "
                                               "bound %3"),
                           name, lower, upper),
                      text(DYNGPT_TEXT("core", "Exchange the bounds.")));
            else if (lower <= 0 && network_.parameters[i].scale == Scale::Log)
                error(place,
                      text(DYNGPT_TEXT("core", "the lower bound of \"%1\" is %2, which has no "
                                               "place on a logarithmic scale"),
                           name, lower),
                      text(DYNGPT_TEXT("core", "Write two numbers above 0.")));
            else if (lower == upper && lower <= 0)
                add(Severity::Warning, place,
                    text(DYNGPT_TEXT("core", "\"%1\" is fixed at %2, but solvers read parameters "
                                             "as logarithms"),
                         name, lower),
                    text(DYNGPT_TEXT("core", "Write the number into the rates in place of the "
                                             "parameter before a solver is trained.")));
            else if (lower <= 0)
                error(place,
                      text(DYNGPT_TEXT("core", "the bounds of \"%1\" are %2 and %3, but "
                                               "parameters are handled as logarithms"),
                           name, lower, upper),
                      text(DYNGPT_TEXT("core", "Write two numbers above 0.")));
            const auto& value = network_.parameters[i].value;
            if (value && !(*value >= lower && *value <= upper))
                add(Severity::Warning, place,
                    text(DYNGPT_TEXT("core", "the value %2 of \"%1\" lies outside its bounds %3 "
                                             "and %4"),
                         name, *value, lower, upper),
                    text(DYNGPT_TEXT("core", "Correct the value or the bounds.")));
        }
    }

    void checkEvent(const Event& event, const std::string& place) {
        const std::string transition = place + ".state_transition";
        std::set<std::string> seen;
        for (const auto& change : event.transition) {
            checkStateName(network_, change.state, transition, issues_);
            if (!seen.insert(change.state).second)
                error(transition,
                      text(DYNGPT_TEXT("core", "\"%1\" is changed twice"), change.state),
                      text(DYNGPT_TEXT("core", "Write the sum of both changes.")));
            if (change.delta == 0)
                add(Severity::Warning, transition,
                    text(DYNGPT_TEXT("core", "the change of \"%1\" is 0"), change.state),
                    text(DYNGPT_TEXT("core", "Leave the state out, or write its change.")));
        }
        if (event.transition.empty())
            add(Severity::Warning, transition,
                text(DYNGPT_TEXT("core", "the event changes nothing")),
                text(DYNGPT_TEXT("core", "Write what it changes, or delete it.")));
        for (const auto& state : event.driveStates)
            checkStateName(network_, state, place + ".drive_state", issues_);
        if (!event.waitingTime)
            add(checkRate(network_, event.rate, place + ".event_rates"));
        add(checkEventTimes(network_, event, place));
    }

    void checkInitialValues() {
        if (network_.initialValues.size() != network_.stateNames.size())
            error("initial_val",
                  text(DYNGPT_TEXT("core", "%1 initial values stand here for %2 states"),
                       network_.initialValues.size(), network_.stateNames.size()),
                  text(DYNGPT_TEXT("core", "Give one value per state, in their order.")));
        for (std::size_t i = 0; i < network_.initialValues.size(); ++i)
            if (network_.initialValues[i] < 0)
                error(element("initial_val", i),
                      text(DYNGPT_TEXT("core", "the initial value %1 is negative"),
                           network_.initialValues[i]),
                      text(DYNGPT_TEXT("core", "Write a count of at least 0.")));
    }

    void checkIndices(const std::vector<int>& indices, const char* list) {
        std::set<int> seen;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            if (indices[i] < 0 || indices[i] >= static_cast<int>(network_.stateNames.size()))
                error(element(list, i),
                      text(DYNGPT_TEXT("core", "there is no state of this number")),
                      text(DYNGPT_TEXT("core", "States are numbered from 1 to %1 in the file."),
                           network_.stateNames.size()));
            else if (!seen.insert(indices[i]).second)
                error(element(list, i),
                      text(DYNGPT_TEXT("core", "state %1 stands here twice"), indices[i] + 1),
                      text(DYNGPT_TEXT("core", "Delete one of them.")));
        }
    }

    void checkRecorded() {
        const auto& recorded = network_.recordedStates;
        if (recorded.empty())
            error("minimal_state_indices", text(DYNGPT_TEXT("core", "no state is recorded")),
                  text(DYNGPT_TEXT("core", "Record at least one state.")));
        checkIndices(recorded, "minimal_state_indices");
        checkIndices(network_.observedStates, "observed_data_indices");
        for (std::size_t i = 0; i < network_.observedStates.size(); ++i) {
            const int state = network_.observedStates[i];
            if (state >= 0 && state < static_cast<int>(network_.stateNames.size()) &&
                std::find(recorded.begin(), recorded.end(), state) == recorded.end())
                error(element("observed_data_indices", i),
                      text(DYNGPT_TEXT("core", "\"%1\" is observed but not recorded"),
                           network_.stateNames[static_cast<std::size_t>(state)]),
                      text(DYNGPT_TEXT("core", "Add it to the recorded states, or observe only "
                                               "states that are recorded.")));
        }
        const auto& bounds = network_.stateUpperBounds;
        if (!bounds.empty() && bounds.size() != recorded.size())
            error("state_upper_bound",
                  text(DYNGPT_TEXT("core", "%1 upper bounds stand here for %2 recorded states"),
                       bounds.size(), recorded.size()),
                  text(DYNGPT_TEXT("core", "Give one bound per recorded state, or none at all.")));
        for (std::size_t i = 0; i < bounds.size(); ++i)
            if (bounds[i] < 1)
                error(element("state_upper_bound", i),
                      text(DYNGPT_TEXT("core", "the upper bound %1 is below 1"), bounds[i]),
                      text(DYNGPT_TEXT("core", "Write a bound of at least 1.")));
    }

    void checkSizes() {
        if (!(network_.tEnd > 0) || !std::isfinite(network_.tEnd))
            error("t_end", text(DYNGPT_TEXT("core", "the simulated time is %1"), network_.tEnd),
                  text(DYNGPT_TEXT("core", "Write a time above 0.")));
        if (network_.trainDataSize < 1)
            error("train_data_size",
                  text(DYNGPT_TEXT("core", "the number of training sets is %1"),
                       network_.trainDataSize),
                  text(DYNGPT_TEXT("core", "Write a number of at least 1.")));
        if (network_.validDataSize < 1)
            error("valid_data_size",
                  text(DYNGPT_TEXT("core", "the number of held-out sets is %1"),
                       network_.validDataSize),
                  text(DYNGPT_TEXT("core", "Write a number of at least 1.")));
    }

    const Network& network_;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkStructure(const Network& network) {
    return StructureCheck(network).run();
}

} // namespace dyngpt
