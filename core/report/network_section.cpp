#include "core/report/composer.h"
#include "core/report/network_figure.h"

#include <algorithm>

namespace dyngpt {
namespace {

/// "OFF − 1, ON + 1", for the data.
std::string changeText(const Event& event) {
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

/// "OFF → ON" with marked names.
std::string reaction(const Event& event) {
    std::string sides[2]; // used up, made
    for (const StateChange& change : event.transition) {
        if (change.delta == 0)
            continue;
        std::string& side = sides[change.delta > 0];
        const int count = std::abs(change.delta);
        side += (side.empty() ? "" : " + ") + (count == 1 ? "" : std::to_string(count) + " ") +
                markName(change.state);
    }
    for (std::string& side : sides)
        if (side.empty())
            side = "∅";
    return sides[0] + " → " + sides[1];
}

/// "gamma (shape r, mean m)"; arguments marked, or as they are in the file.
std::string timeText(const Composer& compose, const TimeDistribution& time, bool marked) {
    const auto keys = argumentNames(time.kind);
    std::string arguments;
    for (std::size_t i = 0; i < std::min(keys.size(), time.arguments.size()); ++i)
        arguments += (i == 0 ? "" : ", ") + compose.tr(timeArgumentTitle(keys[i])) + " " +
                     (marked ? markFormula(time.arguments[i]) : time.arguments[i]);
    return compose.tr(timeTitle(time.kind)) + " (" + arguments + ")";
}

std::string timing(const Composer& compose, const Event& event, bool marked) {
    if (event.waitingTime)
        return compose(DYNGPT_TEXT("core", "waiting time: %1"),
                       timeText(compose, *event.waitingTime, marked));
    if (!event.delay)
        return compose(DYNGPT_TEXT("core", "at once"));
    const std::string time = timeText(compose, event.delay->time, marked);
    return event.delay->consumeAtEnd
               ? compose(DYNGPT_TEXT("core", "all of it after a delay: %1"), time)
               : compose(DYNGPT_TEXT("core", "production after a delay: %1"), time);
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
    const Network& network = compose.input().network;
    const bool timed = !network.isMarkovian();
    std::vector<std::string> header{compose(DYNGPT_TEXT("core", "No.")),
                                    compose(DYNGPT_TEXT("core", "Change")),
                                    compose(DYNGPT_TEXT("core", "Propensity"))};
    if (timed)
        header.push_back(compose(DYNGPT_TEXT("core", "Time it takes")));
    ReportTable table =
        compose.table(compose(DYNGPT_TEXT("core", "Events")), "events.csv", std::move(header));
    int number = 0;
    for (const Event& event : network.events) {
        std::vector<Cell> row{++number, Cell(reaction(event), changeText(event)),
                              event.rate.empty() ? Cell("–", "")
                                                 : Cell(markFormula(event.rate), event.rate)};
        if (timed)
            row.emplace_back(timing(compose, event, true), timing(compose, event, false));
        Composer::addRow(table, row);
    }
    return table;
}

ReportTable parameterTable(const Composer& compose) {
    const Network& network = compose.input().network;
    const bool scales = std::ranges::any_of(
        network.parameters, [](const Parameter& p) { return p.scale == Scale::Log; });
    std::vector<std::string> header{compose(DYNGPT_TEXT("core", "Parameter")),
                                    compose(DYNGPT_TEXT("core", "Lower bound")),
                                    compose(DYNGPT_TEXT("core", "Upper bound"))};
    if (scales)
        header.push_back(compose(DYNGPT_TEXT("core", "Scale")));
    ReportTable table = compose.table(compose(DYNGPT_TEXT("core", "Parameters")), "parameters.csv",
                                      std::move(header));
    for (const Parameter& parameter : network.parameters) {
        std::vector<Cell> row{parameter.name, parameter.lower, parameter.upper};
        if (scales)
            row.emplace_back(compose(parameter.scale == Scale::Log
                                         ? DYNGPT_TEXT("core", "logarithmic")
                                         : DYNGPT_TEXT("core", "linear")));
        Composer::addRow(table, row);
    }
    return table;
}

} // namespace

ReportSection networkSection(const Composer& compose) {
    ReportSection section;
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The network %1 as it was given. A propensity is the whole "
                                    "rate of an event; the recorded states are those that the "
                                    "solver describes."),
                compose.input().network.modelName));
    if (!compose.input().network.stateNames.empty())
        section.blocks.push_back(networkFigure(compose));
    section.blocks.push_back(stateTable(compose));
    section.blocks.push_back(eventTable(compose));
    section.blocks.push_back(parameterTable(compose));
    return section;
}

} // namespace dyngpt
