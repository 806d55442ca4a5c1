#include "core/common/numbers.h"
#include "ui/models/cell_text.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <limits>

namespace dyngpt {

namespace {

std::optional<UnreadText> rename(Network& network, int row, const QString& name) {
    const std::string& old = network.stateNames[static_cast<std::size_t>(row)];
    if (auto complaint = nameComplaint(network, old, name))
        return complaint;
    renameState(network, row, name.toStdString());
    return std::nullopt;
}

QString initialText(const Network& network, int row) {
    const auto index = static_cast<std::size_t>(row);
    return index < network.initialValues.size() ? QString::number(network.initialValues[index])
                                                : QString();
}

std::optional<UnreadText> setInitial(Network& network, int row, const QString& text) {
    const auto value = parseInteger(text.toStdString());
    if (!value || *value < 0)
        return countComplaint(text);
    network.initialValues.resize(network.stateNames.size(), 0);
    network.initialValues[static_cast<std::size_t>(row)] = *value;
    return std::nullopt;
}

QString boundText(const Network& network, int row) {
    if (!isRecorded(network, row))
        return {};
    const int bound = upperBound(network, row);
    return bound == 0 ? NetworkTables::tr("auto") : QString::number(bound);
}

std::optional<UnreadText> setBound(Network& network, int row, const QString& text) {
    if (text.isEmpty() || text == NetworkTables::tr("auto") || text == u"auto") {
        setUpperBound(network, row, 0);
        return std::nullopt;
    }
    const std::string plain = text.toStdString();
    const auto value = parseInteger(plain);
    if (!value || *value < 1 || *value > std::numeric_limits<int>::max())
        return UnreadText{
            text, dyngpt::text(DYNGPT_TEXT("core", "'%1' is not an upper bound"), plain),
            dyngpt::text(DYNGPT_TEXT("core", "Write a whole number above 0, or auto"))};
    setUpperBound(network, row, static_cast<int>(*value));
    return std::nullopt;
}

bool record(Network& network, int row, bool on) {
    setRecorded(network, row, on);
    return true;
}

void insert(Network& network, int row, int like) {
    if (like < 0)
        return insertState(network, row, freeName(network, "X"), 0, true);
    const auto source = static_cast<std::size_t>(like);
    const std::int64_t initial =
        source < network.initialValues.size() ? network.initialValues[source] : 0;
    insertState(network, row, freeName(network, network.stateNames[source]), initial,
                isRecorded(network, like));
}

} // namespace

TableDefinition NetworkTables::states() {
    TableDefinition table{};
    table.table = NetworkTable::States;
    table.columns.resize(StateColumn::Count);
    TableColumn& name = table.columns[StateColumn::Name];
    name.title = tr("State");
    name.explanation =
        tr("Name of the state as the propensities use it; renaming it here renames it there");
    name.text = [](const Network& n, int row) {
        return QString::fromStdString(n.stateNames[static_cast<std::size_t>(row)]);
    };
    name.change = rename;
    TableColumn& initial = table.columns[StateColumn::Initial];
    initial.title = tr("Initial");
    initial.explanation = tr("Count at time 0");
    initial.text = initialText;
    initial.change = setInitial;
    TableColumn& recorded = table.columns[StateColumn::Recorded];
    recorded.title = tr("Recorded");
    recorded.explanation =
        tr("The simulation records this state and the solver learns its distribution");
    recorded.checked = isRecorded;
    recorded.check = record;
    TableColumn& observed = table.columns[StateColumn::Observed];
    observed.title = tr("Observed");
    observed.explanation = tr("Data hold counts of this state; recorded states that are not "
                              "observed are summed out");
    observed.checked = isObserved;
    observed.check = setObserved;
    // What is not recorded can be neither observed nor bounded.
    observed.enabled = isRecorded;
    TableColumn& bound = table.columns[StateColumn::UpperBound];
    bound.title = tr("Upper bound");
    bound.explanation = tr("The solver knows the counts below this number; \"auto\" takes it from "
                           "the simulation");
    bound.text = boundText;
    bound.change = setBound;
    bound.enabled = isRecorded;
    TableColumn& shownAs = table.columns[StateColumn::ShownAs];
    shownAs.title = tr("Shown as");
    shownAs.explanation = tr("How the drawing and formulas write the name: m_{RNA} with an index, "
                             "x^2 raised, \\rho for ρ; empty: as it is spelt");
    shownAs.text = [](const Network& n, int row) {
        const auto found = n.stateDisplayNames.find(n.stateNames[static_cast<std::size_t>(row)]);
        return found == n.stateDisplayNames.end() ? QString()
                                                  : QString::fromStdString(found->second);
    };
    shownAs.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        setStateDisplayName(n, row, text.toStdString());
        return std::nullopt;
    };
    table.rows = [](const Network& n) { return static_cast<int>(n.stateNames.size()); };
    table.insert = insert;
    table.remove = removeState;
    table.move = moveState;
    table.changeText = tr("change %1 of state %2");
    table.addText = tr("add a state");
    table.duplicateText = tr("duplicate a state");
    table.removeText = tr("remove a state");
    table.moveText = tr("move a state");
    table.pasteText = tr("paste states");
    return table;
}

} // namespace dyngpt
