#include "ui/models/network_table_model.h"

#include "ui/icons.h"
#include "ui/models/network_rows.h"
#include "ui/text.h"

#include <QMimeData>

#include <algorithm>
#include <functional>

namespace dyngpt {

NetworkTableModel::NetworkTableModel(NetworkDocument& document, TableDefinition definition,
                                     QObject* parent)
    : QAbstractTableModel(parent)
    , document_(document)
    , definition_(std::move(definition))
    , shown_(document.draft()) {
    connect(&document_, &NetworkDocument::changed, this, &NetworkTableModel::documentChanged);
}

int NetworkTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : definition_.rows(shown_.network);
}

int NetworkTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(definition_.columns.size());
}

QVariant NetworkTableModel::checkData(const QModelIndex& index, int role) const {
    const bool on = column(index.column()).checked(network(), index.row());
    if (role == Qt::CheckStateRole)
        return on ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole)
        return on ? tr("yes") : tr("no");
    return {};
}

QVariant NetworkTableModel::data(const QModelIndex& index, int role) const {
    // None: a view copies its current cell, also where there is none.
    if (!index.isValid() || !checkIndex(index))
        return {};
    const TableColumn& shown = column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: {
        if (shown.checked)
            return {};
        const auto unreadText = shown_.unread.find(cell(index));
        if (unreadText != shown_.unread.end())
            return unreadText->second.text;
        if (role == Qt::EditRole && shown.choice)
            return shown.choice(network(), index.row());
        return shown.text(network(), index.row());
    }
    case Qt::CheckStateRole:
    case Qt::AccessibleTextRole:
        return shown.checked ? checkData(index, role) : QVariant();
    case choicesRole:
        return shown.choices;
    case Qt::DecorationRole:
        if (const NetworkProblem* problem = worstProblem(index))
            return severityIcon(problem->issue.severity);
        return {};
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleDescriptionRole:
        return worstProblem(index) ? toolTip(index) : shown.explanation;
    default:
        return {};
    }
}

bool NetworkTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const TableColumn& edited = column(index.column());
    if (role != (edited.check ? Qt::CheckStateRole : Qt::EditRole))
        return false;
    NetworkDraft next = document_.draft();
    if (edited.check) {
        if (!edited.check(next.network, index.row(), value.toInt() == Qt::Checked))
            return false;
    } else {
        const QString text = value.toString().trimmed();
        next.unread.erase(cell(index));
        if (const auto complaint = edited.change(next.network, index.row(), text))
            next.unread[cell(index)] = *complaint;
    }
    document_.edit(editDescription(index), std::move(next));
    return true;
}

QString NetworkTableModel::editDescription(const QModelIndex& index) const {
    return definition_.changeText.arg(column(index.column()).title.toLower()).arg(index.row() + 1);
}

QVariant NetworkTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole)
        return column(section).title;
    if (role == Qt::ToolTipRole)
        return column(section).explanation;
    return {};
}

Qt::ItemFlags NetworkTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    const TableColumn& shown = column(index.column());
    if (shown.enabled && !shown.enabled(network(), index.row()))
        return Qt::ItemIsSelectable;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled |
           (shown.check ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool NetworkTableModel::isRate(int section) const {
    return column(section).scope && !column(section).lists;
}

bool NetworkTableModel::listsStates(int section) const {
    return column(section).lists;
}

RateScope NetworkTableModel::rateScope(int section) const {
    return column(section).scope(network());
}

int NetworkTableModel::addRow() {
    return insertRowAt(rowCount(), -1);
}

int NetworkTableModel::duplicateRow(int row) {
    return insertRowAt(row + 1, row);
}

int NetworkTableModel::insertRowAt(int row, int like) {
    NetworkDraft next = document_.draft();
    definition_.insert(next.network, row, like);
    moveUnread(next, [row](int r) { return r >= row ? r + 1 : r; });
    document_.edit(like < 0 ? definition_.addText : definition_.duplicateText, std::move(next));
    return row;
}

void NetworkTableModel::removeRow(int row) {
    removeRows({row});
}

void NetworkTableModel::removeRows(std::vector<int> rows) {
    std::ranges::sort(rows, std::greater());
    NetworkDraft next = document_.draft();
    for (const int row : rows) {
        definition_.remove(next.network, row);
        moveUnread(next, [row](int r) { return r == row ? -1 : r > row ? r - 1 : r; });
    }
    document_.edit(definition_.removeText, std::move(next));
}

QMimeData* NetworkTableModel::copyRows(const std::vector<int>& rows) const {
    QString text;
    for (const int row : rows) {
        QStringList cells;
        for (const TableColumn& column : definition_.columns)
            cells << (column.checked ? (column.checked(network(), row) ? tr("yes") : tr("no"))
                                     : column.text(network(), row));
        text += cells.join(u'\t') + u'\n';
    }
    auto* data = new QMimeData;
    data->setText(text);
    data->setData(rowsType(definition_.table),
                  QByteArray::fromStdString(rowsText(network(), definition_.table, rows)));
    return data;
}

bool NetworkTableModel::canPaste(const QMimeData* data) const {
    return data && data->hasFormat(rowsType(definition_.table));
}

int NetworkTableModel::pasteRows(int row, const QMimeData* data) {
    if (!canPaste(data))
        return 0;
    NetworkDraft next = document_.draft();
    int count = 0;
    try {
        count = dyngpt::insertRows(next.network, definition_.table, row + 1,
                                   data->data(rowsType(definition_.table)).toStdString());
    } catch (const Error&) {
        return 0; // not from this program
    }
    moveUnread(next, [row, count](int r) { return r > row ? r + count : r; });
    document_.edit(definition_.pasteText, std::move(next));
    return count;
}

int NetworkTableModel::shiftRow(int row, int by) {
    const int to = row + by;
    if (row < 0 || to < 0 || to >= rowCount())
        return row;
    NetworkDraft next = document_.draft();
    definition_.move(next.network, row, to);
    moveUnread(next, [row, to](int r) { return r == row ? to : r == to ? row : r; });
    document_.edit(definition_.moveText, std::move(next));
    return to;
}

template <typename Map> void NetworkTableModel::moveUnread(NetworkDraft& draft, Map newRow) const {
    std::map<NetworkCell, UnreadText> moved;
    for (const auto& [cell, text] : draft.unread) {
        NetworkCell target = cell;
        if (cell.table == definition_.table)
            target.row = newRow(cell.row);
        if (target.row >= 0)
            moved[target] = text;
    }
    draft.unread = std::move(moved);
}

bool NetworkTableModel::sameRow(int row, const Network& other, int otherRow) const {
    return std::ranges::all_of(definition_.columns, [&](const TableColumn& column) {
        return !column.text || column.text(network(), row) == column.text(other, otherRow);
    });
}

/// Tells views which row came or went, so that selection and scrolling stay where they are.
void NetworkTableModel::documentChanged() {
    const Network& next = document_.network();
    const int before = rowCount();
    const int after = definition_.rows(next);
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
    const NetworkCell here = cell(index);
    const NetworkProblem* worst = nullptr;
    for (const NetworkProblem& problem : document_.problems()) {
        if (problem.cell == here && (!worst || problem.issue.severity > worst->issue.severity))
            worst = &problem;
    }
    return worst;
}

QString NetworkTableModel::toolTip(const QModelIndex& index) const {
    const NetworkCell here = cell(index);
    QString tip;
    for (const NetworkProblem& problem : document_.problems()) {
        if (problem.cell != here)
            continue;
        Issue issue = problem.issue;
        issue.place.clear(); // the cell is the place
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) + translated(issue);
    }
    if (!tip.isEmpty())
        return tip;
    const TableColumn& shown = column(index.column());
    const QString remark = shown.remark ? shown.remark(network(), index.row()) : QString();
    return remark.isEmpty() ? shown.explanation : shown.explanation + u'\n' + remark;
}

} // namespace dyngpt
