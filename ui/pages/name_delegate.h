#pragma once
// Draws the names of parameters and states in a table or list as formulas, charts and reports set
// them: with their units, or within a text of markedRole. The model keeps the names as they are
// spelt, for screen readers and the clipboard. GUI thread.

#include "ui/models/network_names.h"

#include <QStyledItemDelegate>

class QListView;
class QTableView;

namespace dyngpt {

class NameDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Of this column of the table.
    NameDelegate(QTableView& table, int column);
    explicit NameDelegate(QListView& list);

    void setNames(const NetworkNames& names);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ChartText drawn(const QModelIndex& index) const;

    QAbstractItemView& view_;
    NetworkNames names_;
};

} // namespace dyngpt
