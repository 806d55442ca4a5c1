#include "ui/models/event_timing.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

Event& at(Network& network, int row) {
    return network.events[static_cast<std::size_t>(row)];
}
const Event& at(const Network& network, int row) {
    return network.events[static_cast<std::size_t>(row)];
}

QString driveText(const Network& network, int row) {
    QStringList names;
    for (const std::string& name : at(network, row).driveStates)
        names << QString::fromStdString(name);
    return names.join(QStringLiteral(", "));
}

std::optional<UnreadText> setDriveStates(Network& network, int row, const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    auto& states = at(network, row).driveStates;
    states.clear();
    for (const QString& name : text.split(separators, Qt::SkipEmptyParts))
        states.push_back(name.toStdString());
    return std::nullopt;
}

std::optional<UnreadText> setTransition(Network& network, int row, const QString& text) {
    // A minus sign pasted from a paper.
    const auto transition =
        parseTransition(QString(text).replace(QChar(0x2212), u'-').toStdString());
    if (!transition)
        return UnreadText{
            text, dyngpt::text(DYNGPT_TEXT("core", "'%1' is not a transition"), text.toStdString()),
            dyngpt::text(DYNGPT_TEXT("core", "Write each state once with its change, such as "
                                             "OFF -1, ON +1"))};
    at(network, row).transition = *transition;
    return std::nullopt;
}

RateScope stateScope(const Network& network) {
    return {network.stateNames, {}, false};
}

void insert(Network& network, int row, int like) {
    Event event;
    if (like >= 0)
        event = at(network, like);
    network.events.insert(network.events.begin() + row, event);
}

} // namespace

QStringList NetworkTables::timingKinds() {
    return {tr("Markovian"), tr("Waiting time"), tr("Delay")};
}

QString NetworkTables::distributionTitle(TimeDistribution::Kind kind) {
    switch (kind) {
    case TimeDistribution::Kind::Exponential:
        return tr("exponential");
    case TimeDistribution::Kind::Deterministic:
        return tr("deterministic");
    case TimeDistribution::Kind::Gamma:
        return tr("gamma");
    case TimeDistribution::Kind::Weibull:
        return tr("Weibull");
    case TimeDistribution::Kind::Lognormal:
        return tr("lognormal");
    case TimeDistribution::Kind::Uniform:
        return tr("uniform");
    }
    return {};
}

QString NetworkTables::argumentTitle(const std::string& argument) {
    const std::pair<const char*, QString> titles[] = {
        {"mean", tr("mean")},   {"value", tr("value")}, {"shape", tr("shape")},
        {"scale", tr("scale")}, {"sd", tr("sd")},       {"min", tr("least")},
        {"max", tr("most")}};
    for (const auto& [name, title] : titles) {
        if (argument == name)
            return title;
    }
    return QString::fromStdString(argument);
}

QString NetworkTables::consumptionTitle(bool atEnd) {
    return atEnd ? tr("at the end") : tr("at the start");
}

MathNode NetworkTables::mathOfTime(const TimeDistribution& time, const DisplayNames& displayNames) {
    using Kind = MathNode::Kind;
    const auto word = [](const QString& text) {
        return MathNode{Kind::Upright, text.toStdString(), {}};
    };
    MathNode inner;
    const auto names = argumentNames(time.kind);
    for (std::size_t i = 0; i < std::min(names.size(), time.arguments.size()); ++i) {
        if (i > 0)
            inner.children.push_back(word(QStringLiteral(", ")));
        inner.children.push_back(word(argumentTitle(names[i]) + u' '));
        const auto formula = parseFormula(time.arguments[i]);
        inner.children.push_back(formula ? mathOfFormula(*formula, displayNames)
                                         : word(QString::fromStdString(time.arguments[i])));
    }
    return {Kind::Row,
            {},
            {{Kind::Name, "T", {}},
             {Kind::Sign, "∼", {}},
             word(distributionTitle(time.kind) + u' '),
             {Kind::Fenced, "()", {std::move(inner)}}}};
}

QString NetworkTables::timingText(const Event& event) {
    const QString kind = timingKinds().value(static_cast<int>(timingKind(event)));
    const TimeDistribution* time = timeDistribution(event);
    if (!time)
        return kind;
    const auto names = argumentNames(time->kind);
    QStringList arguments;
    for (std::size_t i = 0; i < std::min(names.size(), time->arguments.size()); ++i)
        arguments << tr("%1 %2", "argument, value")
                         .arg(argumentTitle(names[i]), QString::fromStdString(time->arguments[i]));
    return tr("%1: %2 (%3)", "kind, distribution, arguments")
        .arg(kind, distributionTitle(time->kind), arguments.join(QStringLiteral(", ")));
}

TableDefinition NetworkTables::events() {
    TableDefinition table{};
    table.table = NetworkTable::Events;
    table.columns.resize(EventColumn::Count);
    TableColumn& rate = table.columns[EventColumn::Rate];
    rate.title = tr("Propensity");
    rate.explanation = tr("The whole propensity of the event per unit of time, for example "
                          "kdegM*mRNA; empty with a waiting time");
    rate.text = [](const Network& n, int row) { return QString::fromStdString(at(n, row).rate); };
    rate.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        at(n, row).rate = text.toStdString();
        return std::nullopt;
    };
    rate.scope = rateScope;
    // A waiting time stands in its place, but what stands there must be possible to delete.
    rate.enabled = [](const Network& n, int row) {
        return !at(n, row).waitingTime || !at(n, row).rate.empty();
    };
    TableColumn& transition = table.columns[EventColumn::Transition];
    transition.title = tr("Transition");
    transition.explanation = tr("What one firing changes, for example OFF -1, ON +1");
    transition.text = [](const Network& n, int row) {
        return QString::fromStdString(transitionText(at(n, row).transition));
    };
    transition.change = setTransition;
    transition.scope = stateScope;
    transition.lists = true;
    TableColumn& timing = table.columns[EventColumn::Timing];
    timing.title = tr("Timing");
    timing.explanation = tr("Markovian: fires with its propensity. Waiting time: every unit that "
                            "the event removes has a clock of its own. Delay: begins with its "
                            "propensity and is completed later. Distribution and arguments stand "
                            "below the table.");
    timing.choices = timingKinds();
    timing.text = [](const Network& n, int row) { return timingText(at(n, row)); };
    timing.choice = [](const Network& n, int row) {
        return timingKinds().value(static_cast<int>(timingKind(at(n, row))));
    };
    timing.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        const auto kind = timingKinds().indexOf(text);
        if (kind >= 0)
            setTimingKind(at(n, row), static_cast<TimingKind>(kind));
        return std::nullopt;
    };
    TableColumn& drive = table.columns[EventColumn::DriveStates];
    drive.title = tr("Drive states");
    drive.explanation =
        tr("States that drive the event without being changed by it, separated by commas");
    drive.text = driveText;
    drive.change = setDriveStates;
    drive.scope = stateScope;
    drive.lists = true;
    table.rows = [](const Network& n) { return static_cast<int>(n.events.size()); };
    table.insert = insert;
    table.remove = [](Network& n, int row) { n.events.erase(n.events.begin() + row); };
    table.move = [](Network& n, int from, int to) { std::swap(at(n, from), at(n, to)); };
    table.changeText = tr("change %1 of event %2");
    table.addText = tr("add an event");
    table.duplicateText = tr("duplicate an event");
    table.removeText = tr("remove an event");
    table.moveText = tr("move an event");
    table.pasteText = tr("paste events");
    return table;
}

} // namespace dyngpt
