#include "ui/models/state_model.h"

#include "core/common/numbers.h"
#include "ui/models/cell_text.h"
#include "ui/models/network_edits.h"

#include <limits>

namespace dyngpt {

namespace {

bool isCheckColumn(int column) {
    return column == StateColumn::Recorded || column == StateColumn::Observed;
}

} // namespace

StateModel::StateModel(NetworkDocument& document, QObject* parent)
    : NetworkTableModel(document, NetworkTable::States, parent) {}

int StateModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : StateColumn::Count;
}

int StateModel::rowsOf(const Network& network) const {
    return static_cast<int>(network.stateNames.size());
}

QVariant StateModel::data(const QModelIndex& index, int role) const {
    if (index.isValid() && isCheckColumn(index.column())) {
        const bool on = index.column() == StateColumn::Recorded
                            ? isRecorded(network(), index.row())
                            : isObserved(network(), index.row());
        if (role == Qt::CheckStateRole)
            return on ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return on ? tr("yes") : tr("no");
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return {};
    }
    return NetworkTableModel::data(index, role);
}

bool StateModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || !isCheckColumn(index.column()))
        return NetworkTableModel::setData(index, value, role);
    if (role != Qt::CheckStateRole)
        return false;
    const bool on = value.toInt() == Qt::Checked;
    NetworkDraft next = document().draft();
    if (index.column() == StateColumn::Recorded)
        setRecorded(next.network, index.row(), on);
    else if (!setObserved(next.network, index.row(), on))
        return false;
    document().edit(editDescription(index.row(), index.column()), std::move(next));
    return true;
}

Qt::ItemFlags StateModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = NetworkTableModel::flags(index);
    if (!index.isValid())
        return plain;
    if (index.column() == StateColumn::Recorded)
        return (plain & ~Qt::ItemIsEditable) | Qt::ItemIsUserCheckable;
    if (isRecorded(network(), index.row()))
        return index.column() == StateColumn::Observed
                   ? (plain & ~Qt::ItemIsEditable) | Qt::ItemIsUserCheckable
                   : plain;
    // What is not recorded can be neither observed nor bounded.
    if (index.column() == StateColumn::Observed || index.column() == StateColumn::UpperBound)
        return Qt::ItemIsSelectable;
    return plain;
}

QString StateModel::title(int column) const {
    switch (column) {
    case StateColumn::Name:
        return tr("State");
    case StateColumn::Initial:
        return tr("Initial");
    case StateColumn::Recorded:
        return tr("Recorded");
    case StateColumn::Observed:
        return tr("Observed");
    case StateColumn::UpperBound:
        return tr("Upper bound");
    }
    return {};
}

QString StateModel::explanation(int column) const {
    switch (column) {
    case StateColumn::Name:
        return tr(
            "Name of the state as the propensities use it; renaming it here renames it there");
    case StateColumn::Initial:
        return tr("Count at time 0");
    case StateColumn::Recorded:
        return tr("The simulation records this state and the solver learns its distribution");
    case StateColumn::Observed:
        return tr("Data hold counts of this state; recorded states that are not observed are "
                  "summed out");
    case StateColumn::UpperBound:
        return tr("The solver knows the counts below this number; \"auto\" takes it from the "
                  "simulation");
    }
    return {};
}

QString StateModel::cellText(const Network& network, int row, int column) const {
    const auto index = static_cast<std::size_t>(row);
    switch (column) {
    case StateColumn::Name:
        return QString::fromStdString(network.stateNames[index]);
    case StateColumn::Initial:
        return index < network.initialValues.size() ? QString::number(network.initialValues[index])
                                                    : QString();
    case StateColumn::UpperBound: {
        if (!isRecorded(network, row))
            return {};
        const int bound = upperBound(network, row);
        return bound == 0 ? tr("auto") : QString::number(bound);
    }
    default:
        return {};
    }
}

std::optional<UnreadText> StateModel::change(Network& network, int row, int column,
                                             const QString& text) const {
    const std::string plain = text.toStdString();
    switch (column) {
    case StateColumn::Name: {
        const std::string& old = network.stateNames[static_cast<std::size_t>(row)];
        if (auto complaint = nameComplaint(network, old, text))
            return complaint;
        renameState(network, row, plain);
        return std::nullopt;
    }
    case StateColumn::Initial: {
        const auto value = parseInteger(plain);
        if (!value || *value < 0)
            return countComplaint(text);
        network.initialValues.resize(network.stateNames.size(), 0);
        network.initialValues[static_cast<std::size_t>(row)] = *value;
        return std::nullopt;
    }
    case StateColumn::UpperBound: {
        if (text.isEmpty() || text == tr("auto") || text == u"auto") {
            setUpperBound(network, row, 0);
            return std::nullopt;
        }
        const auto value = parseInteger(plain);
        if (!value || *value < 1 || *value > std::numeric_limits<int>::max())
            return UnreadText{
                text, dyngpt::text(DYNGPT_TEXT("core", "'%1' is not an upper bound"), plain),
                dyngpt::text(DYNGPT_TEXT("core", "Write a whole number above 0, or auto"))};
        setUpperBound(network, row, static_cast<int>(*value));
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

QString StateModel::editDescription(int row, int column) const {
    return tr("change %1 of state %2").arg(title(column).toLower()).arg(row + 1);
}

void StateModel::insertInto(Network& network, int row, int like) const {
    if (like < 0) {
        insertState(network, row, freeName(network, "X"), 0, true);
        return;
    }
    const auto source = static_cast<std::size_t>(like);
    const std::int64_t initial =
        source < network.initialValues.size() ? network.initialValues[source] : 0;
    insertState(network, row, freeName(network, network.stateNames[source]), initial,
                isRecorded(network, like));
}

void StateModel::removeFrom(Network& network, int row) const {
    removeState(network, row);
}

void StateModel::moveWithin(Network& network, int from, int to) const {
    moveState(network, from, to);
}

QString StateModel::rowDescription(int action) const {
    switch (action) {
    case Add:
        return tr("add a state");
    case Duplicate:
        return tr("duplicate a state");
    case Remove:
        return tr("remove a state");
    default:
        return tr("move a state");
    }
}

} // namespace dyngpt
