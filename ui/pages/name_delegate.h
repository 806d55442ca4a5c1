#pragma once
// Draws the names of parameters in a table as formulas and reports set them, with their units. The
// model keeps the names as they are spelt, for screen readers and the clipboard. GUI thread.

#include "ui/models/parameter_names.h"

#include <QStyledItemDelegate>

class QTableView;

namespace dyngpt {

class NameDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Of this column of the table.
    NameDelegate(QTableView& table, int column);

    void setNames(const ParameterNames& names);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QTableView& table_;
    ParameterNames names_;
};

} // namespace dyngpt
