#include "ui/models/network_rows.h"

#include "core/model/network_json.h"
#include "core/model/rate_expression.h"
#include "ui/models/network_edits.h"

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

using Names = std::set<std::string>;

void addNames(Names& names, const std::string& expression) {
    for (std::string& name : namesInRate(expression))
        names.insert(std::move(name));
}

/// What an event, a quantity or a trigger cannot do without.
Names namesIn(const Network& rows) {
    Names names;
    for (const Event& event : rows.events) {
        for (const StateChange& change : event.transition)
            names.insert(change.state);
        names.insert(event.driveStates.begin(), event.driveStates.end());
        addNames(names, event.rate);
        if (event.waitingTime)
            for (const std::string& argument : event.waitingTime->arguments)
                addNames(names, argument);
        if (event.delay)
            for (const std::string& argument : event.delay->time.arguments)
                addNames(names, argument);
    }
    for (const DerivedQuantity& quantity : rows.derived)
        addNames(names, quantity.formula);
    for (const Trigger& trigger : rows.triggers) {
        addNames(names, trigger.condition);
        for (const Trigger::Assignment& assignment : trigger.assignments) {
            names.insert(assignment.state);
            addNames(names, assignment.formula);
        }
    }
    return names;
}

/// A state of `from` behind the last one of `to`.
void appendState(Network& to, const std::string& name, const Network& from, int row) {
    const auto source = static_cast<std::size_t>(row);
    const int last = static_cast<int>(to.stateNames.size());
    const std::int64_t initial =
        source < from.initialValues.size() ? from.initialValues[source] : 0;
    insertState(to, last, name, initial, isRecorded(from, row));
    if (const int bound = upperBound(from, row); bound > 0)
        setUpperBound(to, last, bound);
    const auto shown = from.stateDisplayNames.find(from.stateNames[source]);
    if (shown != from.stateDisplayNames.end())
        setStateDisplayName(to, last, shown->second);
}

/// Once all are there: some state must stay observed.
void copyObserved(Network& to, int state, const Network& from, int row) {
    if (isRecorded(from, row) && !isObserved(from, row))
        setObserved(to, state, false);
}

template <typename Item>
void takeRows(const std::vector<Item>& from, std::vector<Item>& to, const std::vector<int>& rows) {
    for (const int row : rows)
        to.push_back(from[static_cast<std::size_t>(row)]);
}

template <typename Item> int putRows(const std::vector<Item>& from, std::vector<Item>& to, int at) {
    to.insert(to.begin() + at, from.begin(), from.end());
    return static_cast<int>(from.size());
}

} // namespace

QString rowsType(NetworkTable table) {
    switch (table) {
    case NetworkTable::States:
        return QStringLiteral("application/x-dyngpt-states+json");
    case NetworkTable::Events:
        return QStringLiteral("application/x-dyngpt-events+json");
    case NetworkTable::Parameters:
        return QStringLiteral("application/x-dyngpt-parameters+json");
    case NetworkTable::Derived:
        return QStringLiteral("application/x-dyngpt-derived+json");
    case NetworkTable::Triggers:
        break;
    }
    return QStringLiteral("application/x-dyngpt-triggers+json");
}

std::string rowsText(const Network& network, NetworkTable table, const std::vector<int>& rows) {
    Network copy;
    switch (table) {
    case NetworkTable::States:
        for (const int row : rows)
            appendState(copy, network.stateNames[static_cast<std::size_t>(row)], network, row);
        for (std::size_t i = 0; i < rows.size(); ++i)
            copyObserved(copy, static_cast<int>(i), network, rows[i]);
        return writeNetwork(copy);
    case NetworkTable::Parameters:
        takeRows(network.parameters, copy.parameters, rows);
        return writeNetwork(copy);
    case NetworkTable::Events:
        takeRows(network.events, copy.events, rows);
        break;
    case NetworkTable::Derived:
        takeRows(network.derived, copy.derived, rows);
        break;
    case NetworkTable::Triggers:
        takeRows(network.triggers, copy.triggers, rows);
        break;
    }
    const Names needed = namesIn(copy);
    for (std::size_t row = 0; row < network.stateNames.size(); ++row) {
        if (needed.contains(network.stateNames[row]))
            appendState(copy, network.stateNames[row], network, static_cast<int>(row));
    }
    std::ranges::copy_if(network.parameters, std::back_inserter(copy.parameters),
                         [&](const Parameter& p) { return needed.contains(p.name); });
    return writeNetwork(copy);
}

int insertRows(Network& network, NetworkTable table, int at, const std::string& text) {
    Network rows = parseNetwork(text, "clipboard");
    if (table == NetworkTable::States) {
        for (int row = 0; row < static_cast<int>(rows.stateNames.size()); ++row) {
            const auto& name = rows.stateNames[static_cast<std::size_t>(row)];
            appendState(network, freeName(network, name), rows, row);
            moveState(network, static_cast<int>(network.stateNames.size()) - 1, at + row);
            copyObserved(network, at + row, rows, row);
        }
        return static_cast<int>(rows.stateNames.size());
    }
    if (table == NetworkTable::Parameters) {
        for (Parameter& parameter : rows.parameters) {
            parameter.name = freeName(network, parameter.name);
            // By then taken: the next of them gets another.
            network.parameters.insert(network.parameters.begin() + at++, parameter);
        }
        return static_cast<int>(rows.parameters.size());
    }
    for (int row = 0; row < static_cast<int>(rows.stateNames.size()); ++row) {
        const auto& name = rows.stateNames[static_cast<std::size_t>(row)];
        if (!nameTaken(network, name))
            appendState(network, name, rows, row);
    }
    for (const Parameter& parameter : rows.parameters) {
        if (!nameTaken(network, parameter.name))
            network.parameters.push_back(parameter);
    }
    if (table == NetworkTable::Events)
        return putRows(rows.events, network.events, at);
    if (table == NetworkTable::Triggers)
        return putRows(rows.triggers, network.triggers, at);
    for (DerivedQuantity& quantity : rows.derived)
        quantity.name = freeName(network, quantity.name);
    return putRows(rows.derived, network.derived, at);
}

} // namespace dyngpt
