#include "ui/models/event_model.h"

#include "ui/models/network_edits.h"

#include <QRegularExpression>

#include <algorithm>

namespace dyngpt {

namespace {

QStringList toList(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list;
}

} // namespace

EventModel::EventModel(NetworkDocument& document, QObject* parent)
    : NetworkTableModel(document, NetworkTable::Events, parent) {}

int EventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : EventColumn::Count;
}

int EventModel::rowsOf(const Network& network) const {
    return static_cast<int>(network.events.size());
}

QString EventModel::title(int column) const {
    switch (column) {
    case EventColumn::Rate:
        return tr("Propensity");
    case EventColumn::Transition:
        return tr("Transition");
    case EventColumn::DriveStates:
        return tr("Drive states");
    }
    return {};
}

QString EventModel::explanation(int column) const {
    switch (column) {
    case EventColumn::Rate:
        return tr("The whole propensity of the event per unit of time, for example kdegM*mRNA");
    case EventColumn::Transition:
        return tr("What one firing changes, for example OFF -1, ON +1");
    case EventColumn::DriveStates:
        return tr("States that drive the event without being changed by it, separated by commas");
    }
    return {};
}

QString EventModel::cellText(const Network& network, int row, int column) const {
    const Event& event = network.events[static_cast<std::size_t>(row)];
    switch (column) {
    case EventColumn::Rate:
        return QString::fromStdString(event.rate);
    case EventColumn::Transition:
        return QString::fromStdString(transitionText(event.transition));
    case EventColumn::DriveStates:
        return toList(event.driveStates).join(QStringLiteral(", "));
    }
    return {};
}

std::optional<UnreadText> EventModel::change(Network& network, int row, int column,
                                             const QString& text) const {
    Event& event = network.events[static_cast<std::size_t>(row)];
    switch (column) {
    case EventColumn::Rate:
        event.rate = text.toStdString();
        break;
    case EventColumn::Transition: {
        // A minus sign pasted from a paper.
        const auto transition =
            parseTransition(QString(text).replace(QChar(0x2212), u'-').toStdString());
        if (!transition)
            return UnreadText{
                text,
                dyngpt::text(DYNGPT_TEXT("core", "'%1' is not a transition"), text.toStdString()),
                dyngpt::text(DYNGPT_TEXT("core", "Write each state once with its change, such as "
                                                 "OFF -1, ON +1"))};
        event.transition = *transition;
        break;
    }
    case EventColumn::DriveStates:
        event.driveStates.clear();
        for (const QString& name :
             text.split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts))
            event.driveStates.push_back(name.toStdString());
        break;
    }
    return std::nullopt;
}

QString EventModel::editDescription(int row, int column) const {
    return tr("change %1 of event %2").arg(title(column).toLower()).arg(row + 1);
}

void EventModel::insertInto(Network& network, int row, int like) const {
    Event event;
    if (like >= 0)
        event = network.events[static_cast<std::size_t>(like)];
    network.events.insert(network.events.begin() + row, event);
}

void EventModel::removeFrom(Network& network, int row) const {
    network.events.erase(network.events.begin() + row);
}

void EventModel::moveWithin(Network& network, int from, int to) const {
    std::swap(network.events[static_cast<std::size_t>(from)],
              network.events[static_cast<std::size_t>(to)]);
}

QString EventModel::rowDescription(int action) const {
    switch (action) {
    case Add:
        return tr("add an event");
    case Duplicate:
        return tr("duplicate an event");
    case Remove:
        return tr("remove an event");
    default:
        return tr("move an event");
    }
}

} // namespace dyngpt
