#include "ui/models/network_cell.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace dyngpt {

namespace {

/// The state a position in a list of state indices stands for.
std::optional<int> listedState(const std::vector<int>& list, int position) {
    if (position < 0 || position >= static_cast<int>(list.size()))
        return std::nullopt;
    return list[static_cast<std::size_t>(position)];
}

std::optional<NetworkCell> stateCell(const QString& key, int index, const Network& network) {
    const auto cell = [](std::optional<int> row, int column) -> std::optional<NetworkCell> {
        if (!row)
            return std::nullopt;
        return NetworkCell{NetworkTable::States, *row, column};
    };
    if (key == u"state_names")
        return cell(index, StateColumn::Name);
    if (key == u"initial_val")
        return cell(index, StateColumn::Initial);
    if (key == u"minimal_state_indices")
        return cell(listedState(network.recordedStates, index), StateColumn::Recorded);
    if (key == u"observed_data_indices")
        return cell(listedState(network.observedStates, index), StateColumn::Observed);
    if (key == u"state_display_names")
        return cell(index, StateColumn::ShownAs);
    if (key == u"state_upper_bound")
        return cell(listedState(network.recordedStates, index), StateColumn::UpperBound);
    return std::nullopt;
}

int eventColumn(const QString& key) {
    if (key.startsWith(u"state_transition"))
        return EventColumn::Transition;
    if (key.startsWith(u"drive_state"))
        return EventColumn::DriveStates;
    if (key.startsWith(u"waiting_time") || key.startsWith(u"delay"))
        return EventColumn::Timing;
    return EventColumn::Rate;
}

int parameterColumn(const QString& key) {
    if (key.contains(u"lower"))
        return ParameterColumn::Lower;
    if (key.contains(u"upper"))
        return ParameterColumn::Upper;
    if (key.contains(u"scale"))
        return ParameterColumn::Scale;
    if (key.contains(u"value"))
        return ParameterColumn::Value;
    if (key.contains(u"unit"))
        return ParameterColumn::Unit;
    if (key.contains(u"display"))
        return ParameterColumn::ShownAs;
    return ParameterColumn::Name;
}

int triggerColumn(const QString& key) {
    if (key.startsWith(u"set"))
        return TriggerColumn::Assignments;
    if (key.startsWith(u"true_at_start"))
        return TriggerColumn::TrueAtStart;
    return TriggerColumn::Condition;
}

int rowCount(NetworkTable table, const Network& network) {
    switch (table) {
    case NetworkTable::States:
        return static_cast<int>(network.stateNames.size());
    case NetworkTable::Events:
        return static_cast<int>(network.events.size());
    case NetworkTable::Parameters:
        return static_cast<int>(network.parameters.size());
    case NetworkTable::Derived:
        return static_cast<int>(network.derived.size());
    case NetworkTable::Triggers:
        return static_cast<int>(network.triggers.size());
    }
    return 0;
}

} // namespace

std::optional<NetworkCell> cellOfPlace(const std::string& place, const Network& network) {
    // key[index], key.inner[index] or key[index].inner
    static const QRegularExpression form(
        QStringLiteral(R"((\w+)(?:\.(\w+))?\[(\d+)\](?:\.(\w+))?)"));
    const QRegularExpressionMatch match = form.match(QString::fromStdString(place));
    if (!match.hasMatch())
        return std::nullopt;
    const QString key = match.captured(1);
    const int index = match.captured(3).toInt();
    std::optional<NetworkCell> cell;
    if (key == u"events")
        cell = NetworkCell{NetworkTable::Events, index, eventColumn(match.captured(4))};
    else if (key == u"parameters")
        cell = NetworkCell{NetworkTable::Parameters, index,
                           parameterColumn(match.captured(2) + match.captured(4))};
    else if (key == u"derived")
        cell = NetworkCell{NetworkTable::Derived, index,
                           match.captured(4) == u"formula" ? DerivedColumn::Formula
                                                           : DerivedColumn::Name};
    else if (key == u"triggers")
        cell = NetworkCell{NetworkTable::Triggers, index, triggerColumn(match.captured(4))};
    else
        cell = stateCell(key, index, network);
    if (cell && cell->row >= rowCount(cell->table, network))
        return std::nullopt;
    return cell;
}

std::string timingFieldOfPlace(const std::string& place) {
    static const QRegularExpression form(
        QStringLiteral(R"(^events\[\d+\]\.(?:waiting_time|delay)\.(\w+))"));
    return form.match(QString::fromStdString(place)).captured(1).toStdString();
}

QString displayPlace(const NetworkCell& cell) {
    const int number = cell.row + 1;
    switch (cell.table) {
    case NetworkTable::States:
        switch (cell.column) {
        case StateColumn::Initial:
            return QCoreApplication::translate("network", "State %1, initial value").arg(number);
        case StateColumn::Recorded:
            return QCoreApplication::translate("network", "State %1, recorded").arg(number);
        case StateColumn::Observed:
            return QCoreApplication::translate("network", "State %1, observed").arg(number);
        case StateColumn::UpperBound:
            return QCoreApplication::translate("network", "State %1, upper bound").arg(number);
        case StateColumn::ShownAs:
            return QCoreApplication::translate("network", "State %1, display name").arg(number);
        default:
            return QCoreApplication::translate("network", "State %1, name").arg(number);
        }
    case NetworkTable::Events:
        switch (cell.column) {
        case EventColumn::Transition:
            return QCoreApplication::translate("network", "Event %1, transition").arg(number);
        case EventColumn::DriveStates:
            return QCoreApplication::translate("network", "Event %1, drive states").arg(number);
        case EventColumn::Timing:
            return QCoreApplication::translate("network", "Event %1, timing").arg(number);
        default:
            return QCoreApplication::translate("network", "Event %1, propensity").arg(number);
        }
    case NetworkTable::Parameters:
        switch (cell.column) {
        case ParameterColumn::Lower:
            return QCoreApplication::translate("network", "Parameter %1, lower bound").arg(number);
        case ParameterColumn::Upper:
            return QCoreApplication::translate("network", "Parameter %1, upper bound").arg(number);
        case ParameterColumn::Scale:
            return QCoreApplication::translate("network", "Parameter %1, scale").arg(number);
        case ParameterColumn::Value:
            return QCoreApplication::translate("network", "Parameter %1, value").arg(number);
        case ParameterColumn::Unit:
            return QCoreApplication::translate("network", "Parameter %1, unit").arg(number);
        case ParameterColumn::ShownAs:
            return QCoreApplication::translate("network", "Parameter %1, display name").arg(number);
        default:
            return QCoreApplication::translate("network", "Parameter %1, name").arg(number);
        }
    case NetworkTable::Derived:
        return cell.column == DerivedColumn::Formula
                   ? QCoreApplication::translate("network", "Derived quantity %1, formula")
                         .arg(number)
                   : QCoreApplication::translate("network", "Derived quantity %1, name")
                         .arg(number);
    case NetworkTable::Triggers:
        switch (cell.column) {
        case TriggerColumn::Assignments:
            return QCoreApplication::translate("network", "Trigger %1, new counts").arg(number);
        case TriggerColumn::TrueAtStart:
            return QCoreApplication::translate("network", "Trigger %1, at the start").arg(number);
        default:
            return QCoreApplication::translate("network", "Trigger %1, condition").arg(number);
        }
    }
    return {};
}

QString displayPlace(const std::string& place) {
    if (place == "state_names")
        return QCoreApplication::translate("network", "States");
    if (place == "events")
        return QCoreApplication::translate("network", "Events");
    if (place == "parameters")
        return QCoreApplication::translate("network", "Parameters");
    if (place == "derived")
        return QCoreApplication::translate("network", "Derived quantities");
    if (place == "triggers")
        return QCoreApplication::translate("network", "Triggers");
    if (place == "minimal_state_indices")
        return QCoreApplication::translate("network", "Recorded states");
    if (place == "observed_data_indices")
        return QCoreApplication::translate("network", "Observed states");
    return QString::fromStdString(place);
}

} // namespace dyngpt
