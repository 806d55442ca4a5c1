// Derived quantities and triggers: what only time courses know.

#include "ui/models/cell_text.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <utility>

namespace dyngpt {

namespace {

template <typename Item> std::function<void(Network&, int)> removerOf(Item Network::*list) {
    return [list](Network& n, int row) { (n.*list).erase((n.*list).begin() + row); };
}

template <typename Item> std::function<void(Network&, int, int)> moverOf(Item Network::*list) {
    return [list](Network& n, int from, int to) {
        std::swap((n.*list)[static_cast<std::size_t>(from)],
                  (n.*list)[static_cast<std::size_t>(to)]);
    };
}

template <typename Item> std::function<int(const Network&)> counterOf(Item Network::*list) {
    return [list](const Network& n) { return static_cast<int>((n.*list).size()); };
}

std::optional<UnreadText> renameQuantity(Network& network, int row, const QString& name) {
    std::string& old = network.derived[static_cast<std::size_t>(row)].name;
    if (auto complaint = nameComplaint(network, old, name))
        return complaint;
    old = name.toStdString();
    return std::nullopt;
}

std::optional<UnreadText> setAssignments(Network& network, int row, const QString& text) {
    const auto assignments = parseAssignments(text.toStdString());
    if (!assignments)
        return UnreadText{
            text,
            dyngpt::text(DYNGPT_TEXT("core", "'%1' does not say which state gets which count"),
                         text.toStdString()),
            dyngpt::text(DYNGPT_TEXT("core", "Write each state once with its new count, such as "
                                             "X = 100; Y = Y + 1"))};
    network.triggers[static_cast<std::size_t>(row)].assignments = *assignments;
    return std::nullopt;
}

} // namespace

TableDefinition NetworkTables::derived() {
    TableDefinition table{};
    table.table = NetworkTable::Derived;
    table.columns.resize(DerivedColumn::Count);
    TableColumn& name = table.columns[DerivedColumn::Name];
    name.title = tr("Quantity");
    name.explanation = tr("Name of a quantity that is computed from the counts, for trajectories");
    name.text = [](const Network& n, int row) {
        return QString::fromStdString(n.derived[static_cast<std::size_t>(row)].name);
    };
    name.change = renameQuantity;
    TableColumn& formula = table.columns[DerivedColumn::Formula];
    formula.title = tr("Formula");
    formula.explanation = tr("An expression of states and parameters, for example X1 + X2");
    formula.text = [](const Network& n, int row) {
        return QString::fromStdString(n.derived[static_cast<std::size_t>(row)].formula);
    };
    formula.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        n.derived[static_cast<std::size_t>(row)].formula = text.toStdString();
        return std::nullopt;
    };
    formula.scope = rateScope;
    table.rows = counterOf(&Network::derived);
    table.insert = [](Network& n, int row, int like) {
        DerivedQuantity quantity{"total", "0"};
        if (like >= 0)
            quantity = n.derived[static_cast<std::size_t>(like)];
        quantity.name = freeName(n, quantity.name);
        n.derived.insert(n.derived.begin() + row, quantity);
    };
    table.remove = removerOf(&Network::derived);
    table.move = moverOf(&Network::derived);
    table.changeText = tr("change %1 of derived quantity %2");
    table.addText = tr("add a derived quantity");
    table.duplicateText = tr("duplicate a derived quantity");
    table.removeText = tr("remove a derived quantity");
    table.moveText = tr("move a derived quantity");
    table.pasteText = tr("paste derived quantities");
    return table;
}

TableDefinition NetworkTables::triggers() {
    TableDefinition table{};
    table.table = NetworkTable::Triggers;
    table.columns.resize(TriggerColumn::Count);
    TableColumn& condition = table.columns[TriggerColumn::Condition];
    condition.title = tr("Condition");
    condition.explanation = tr("When this becomes true the counts are set; it may name states, "
                               "parameters and the time t, for example t >= 25");
    condition.text = [](const Network& n, int row) {
        return QString::fromStdString(n.triggers[static_cast<std::size_t>(row)].condition);
    };
    condition.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        n.triggers[static_cast<std::size_t>(row)].condition = text.toStdString();
        return std::nullopt;
    };
    condition.scope = triggerScope;
    TableColumn& assignments = table.columns[TriggerColumn::Assignments];
    assignments.title = tr("New counts");
    assignments.explanation = tr("What the states become, for example X = 100; Y = Y + 1");
    assignments.text = [](const Network& n, int row) {
        return QString::fromStdString(
            assignmentsText(n.triggers[static_cast<std::size_t>(row)].assignments));
    };
    assignments.change = setAssignments;
    TableColumn& atStart = table.columns[TriggerColumn::TrueAtStart];
    atStart.title = tr("True before 0");
    atStart.explanation = tr("The condition counts as true before time 0, so that one which holds "
                             "from the start sets nothing");
    atStart.checked = [](const Network& n, int row) {
        return n.triggers[static_cast<std::size_t>(row)].trueAtStart;
    };
    atStart.check = [](Network& n, int row, bool on) {
        n.triggers[static_cast<std::size_t>(row)].trueAtStart = on;
        return true;
    };
    table.rows = counterOf(&Network::triggers);
    table.insert = [](Network& n, int row, int like) {
        Trigger trigger;
        trigger.condition = "t >= 10";
        if (like >= 0)
            trigger = n.triggers[static_cast<std::size_t>(like)];
        n.triggers.insert(n.triggers.begin() + row, trigger);
    };
    table.remove = removerOf(&Network::triggers);
    table.move = moverOf(&Network::triggers);
    table.changeText = tr("change %1 of trigger %2");
    table.addText = tr("add a trigger");
    table.duplicateText = tr("duplicate a trigger");
    table.removeText = tr("remove a trigger");
    table.moveText = tr("move a trigger");
    table.pasteText = tr("paste triggers");
    return table;
}

} // namespace dyngpt
