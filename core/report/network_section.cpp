#include "core/report/composer.h"

#include <algorithm>

namespace dyngpt {
namespace {

/// "OFF − 1, ON + 1"
std::string transitionText(const Event& event) {
    std::string result;
    for (const StateChange& change : event.transition) {
        if (!result.empty())
            result += ", ";
        result += change.state + (change.delta < 0 ? " − " : " + ");
        const std::string size = std::to_string(change.delta);
        result += change.delta < 0 ? size.substr(1) : size;
    }
    return result;
}

bool holds(const std::vector<int>& indices, int index) {
    return std::find(indices.begin(), indices.end(), index) != indices.end();
}

ReportTable stateTable(const Composer& compose) {
    const Network& network = compose.input().network;
    const std::string yes = compose(DYNGPT_TEXT("core", "yes"));
    const std::string no = compose(DYNGPT_TEXT("core", "no"));
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "States")), "states.csv",
        {compose(DYNGPT_TEXT("core", "State")), compose(DYNGPT_TEXT("core", "Initial value")),
         compose(DYNGPT_TEXT("core", "Recorded")), compose(DYNGPT_TEXT("core", "Observed"))});
    for (std::size_t i = 0; i < network.stateNames.size(); ++i) {
        const bool recorded = holds(network.recordedStates, static_cast<int>(i));
        const bool observed = network.observedStates.empty()
                                  ? recorded
                                  : holds(network.observedStates, static_cast<int>(i));
        const std::string initial =
            i < network.initialValues.size() ? std::to_string(network.initialValues[i]) : "";
        Composer::addRow(
            table, {network.stateNames[i], initial, recorded ? yes : no, observed ? yes : no});
    }
    return table;
}

ReportTable eventTable(const Composer& compose) {
    ReportTable table =
        compose.table(compose(DYNGPT_TEXT("core", "Events")), "events.csv",
                      {compose(DYNGPT_TEXT("core", "No.")), compose(DYNGPT_TEXT("core", "Change")),
                       compose(DYNGPT_TEXT("core", "Propensity"))});
    int number = 0;
    for (const Event& event : compose.input().network.events)
        Composer::addRow(table, {++number, transitionText(event), event.rate});
    return table;
}

ReportTable parameterTable(const Composer& compose) {
    ReportTable table = compose.table(compose(DYNGPT_TEXT("core", "Parameters")), "parameters.csv",
                                      {compose(DYNGPT_TEXT("core", "Parameter")),
                                       compose(DYNGPT_TEXT("core", "Lower bound")),
                                       compose(DYNGPT_TEXT("core", "Upper bound"))});
    for (const Parameter& parameter : compose.input().network.parameters)
        Composer::addRow(table, {parameter.name, parameter.lower, parameter.upper});
    return table;
}

} // namespace

ReportSection networkSection(const Composer& compose) {
    ReportSection section{compose(DYNGPT_TEXT("core", "Network")), {}};
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The network %1 as it was given. A propensity is the whole "
                                    "rate of an event; the recorded states are those that the "
                                    "solver describes."),
                compose.input().network.modelName));
    section.blocks.push_back(stateTable(compose));
    section.blocks.push_back(eventTable(compose));
    section.blocks.push_back(parameterTable(compose));
    return section;
}

} // namespace dyngpt
