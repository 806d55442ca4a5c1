#pragma once
// Draws a signed bar beside a number: how large it is among its like, from the middle of the cell
// to the right when it is positive. GUI thread.

#include <QStyledItemDelegate>

namespace dyngpt {

class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `role` gives the length, -1 to 1.
    explicit BarDelegate(int role, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int role_;
};

} // namespace dyngpt
