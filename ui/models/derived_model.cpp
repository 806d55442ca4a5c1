#include "ui/models/derived_model.h"

#include <QBrush>
#include <QGuiApplication>
#include <QPalette>

namespace dyngpt {

void DerivedModel::setQuantities(const std::vector<DerivedQuantity>& quantities) {
    if (quantities == rows_)
        return;
    beginResetModel();
    rows_ = quantities;
    endResetModel();
}

void DerivedModel::removeAt(int row) {
    if (row < 0 || row >= static_cast<int>(rows_.size()))
        return;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

int DerivedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size()) + 1;
}

int DerivedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant DerivedModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (index.row() == static_cast<int>(rows_.size())) {
        if (role == Qt::DisplayRole)
            return index.column() == Name ? tr("new…") : QString();
        if (role == Qt::ForegroundRole)
            return QBrush(QGuiApplication::palette().color(QPalette::PlaceholderText));
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const DerivedQuantity& row = rows_[static_cast<std::size_t>(index.row())];
    return QString::fromStdString(index.column() == Name ? row.name : row.formula);
}

bool DerivedModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const std::string text = value.toString().trimmed().toStdString();
    const auto row = static_cast<std::size_t>(index.row());
    if (row == rows_.size()) {
        if (text.empty())
            return false;
        beginInsertRows({}, index.row(), index.row());
        rows_.emplace_back();
        endInsertRows();
    }
    DerivedQuantity& quantity = rows_[row];
    (index.column() == Name ? quantity.name : quantity.formula) = text;
    const QModelIndex changed = this->index(static_cast<int>(row), index.column());
    Q_EMIT dataChanged(changed, changed);
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags DerivedModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant DerivedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Quantity") : tr("Formula");
}

} // namespace dyngpt
