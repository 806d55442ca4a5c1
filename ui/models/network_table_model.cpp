#include "ui/models/network_table_model.h"

#include "ui/icons.h"
#include "ui/text.h"

#include <algorithm>

namespace dyngpt {

NetworkTableModel::NetworkTableModel(NetworkDocument& document, NetworkTable table, QObject* parent)
    : QAbstractTableModel(parent), document_(document), table_(table), shown_(document.draft()) {
    connect(&document_, &NetworkDocument::changed, this, &NetworkTableModel::documentChanged);
}

int NetworkTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rowsOf(shown_.network);
}

QVariant NetworkTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: {
        const auto unreadText = shown_.unread.find({table_, index.row(), index.column()});
        if (unreadText != shown_.unread.end())
            return unreadText->second.text;
        return cellText(network(), index.row(), index.column());
    }
    case Qt::DecorationRole:
        if (const NetworkProblem* problem = worstProblem(index))
            return severityIcon(problem->issue.severity);
        return {};
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleDescriptionRole:
        return worstProblem(index) ? toolTip(index) : explanation(index.column());
    default:
        return {};
    }
}

bool NetworkTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString text = value.toString().trimmed();
    const NetworkCell cell{table_, index.row(), index.column()};
    NetworkDraft next = document_.draft();
    next.unread.erase(cell);
    if (const auto complaint = change(next.network, cell.row, cell.column, text))
        next.unread[cell] = *complaint;
    document_.edit(editDescription(cell.row, cell.column), std::move(next));
    return true;
}

QVariant NetworkTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::ToolTipRole)
        return explanation(section);
    return {};
}

Qt::ItemFlags NetworkTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable;
}

int NetworkTableModel::addRow() {
    return insertRowAt(rowCount(), -1);
}

int NetworkTableModel::duplicateRow(int row) {
    return insertRowAt(row + 1, row);
}

int NetworkTableModel::insertRowAt(int row, int like) {
    NetworkDraft next = document_.draft();
    insertInto(next.network, row, like);
    moveUnread(next, [row](int r) { return r >= row ? r + 1 : r; });
    document_.edit(rowDescription(like < 0 ? Add : Duplicate), std::move(next));
    return row;
}

void NetworkTableModel::removeRow(int row) {
    NetworkDraft next = document_.draft();
    removeFrom(next.network, row);
    moveUnread(next, [row](int r) { return r == row ? -1 : r > row ? r - 1 : r; });
    document_.edit(rowDescription(Remove), std::move(next));
}

int NetworkTableModel::shiftRow(int row, int by) {
    const int to = row + by;
    if (row < 0 || to < 0 || to >= rowCount())
        return row;
    NetworkDraft next = document_.draft();
    moveWithin(next.network, row, to);
    moveUnread(next, [row, to](int r) { return r == row ? to : r == to ? row : r; });
    document_.edit(rowDescription(Move), std::move(next));
    return to;
}

template <typename Map> void NetworkTableModel::moveUnread(NetworkDraft& draft, Map newRow) const {
    std::map<NetworkCell, UnreadText> moved;
    for (const auto& [cell, text] : draft.unread) {
        NetworkCell target = cell;
        if (cell.table == table_)
            target.row = newRow(cell.row);
        if (target.row >= 0)
            moved[target] = text;
    }
    draft.unread = std::move(moved);
}

bool NetworkTableModel::sameRow(int row, const Network& other, int otherRow) const {
    for (int column = 0; column < columnCount(); ++column) {
        if (cellText(network(), row, column) != cellText(other, otherRow, column))
            return false;
    }
    return true;
}

/// Tells views which row came or went, so that selection and scrolling stay where they are.
void NetworkTableModel::documentChanged() {
    const Network& next = document_.network();
    const int before = rowCount();
    const int after = rowsOf(next);
    const int grown = after - before;
    int first = 0;
    while (first < std::min(before, after) && sameRow(first, next, first))
        ++first;
    const auto tailFollows = [&] {
        for (int row = first + std::max(0, -grown); row < before; ++row) {
            if (!sameRow(row, next, row + grown))
                return false;
        }
        return true;
    };
    if (grown == 0) {
        shown_ = document_.draft();
        if (after > 0)
            Q_EMIT dataChanged(index(0, 0), index(after - 1, columnCount() - 1));
    } else if (!tailFollows()) {
        beginResetModel();
        shown_ = document_.draft();
        endResetModel();
    } else if (grown > 0) {
        beginInsertRows({}, first, first + grown - 1);
        shown_ = document_.draft();
        endInsertRows();
    } else {
        beginRemoveRows({}, first, first - grown - 1);
        shown_ = document_.draft();
        endRemoveRows();
    }
}

const NetworkProblem* NetworkTableModel::worstProblem(const QModelIndex& index) const {
    const NetworkCell cell{table_, index.row(), index.column()};
    const NetworkProblem* worst = nullptr;
    for (const NetworkProblem& problem : document_.problems()) {
        if (problem.cell == cell && (!worst || problem.issue.severity > worst->issue.severity))
            worst = &problem;
    }
    return worst;
}

QString NetworkTableModel::toolTip(const QModelIndex& index) const {
    const NetworkCell cell{table_, index.row(), index.column()};
    QString tip;
    for (const NetworkProblem& problem : document_.problems()) {
        if (problem.cell != cell)
            continue;
        Issue issue = problem.issue;
        issue.place.clear(); // the cell is the place
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) + translated(issue);
    }
    return tip.isEmpty() ? explanation(index.column()) : tip;
}

} // namespace dyngpt
