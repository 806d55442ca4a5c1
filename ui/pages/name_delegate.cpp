#include "ui/pages/name_delegate.h"

#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QTableView>

#include <cmath>

namespace dyngpt {

namespace {

const QStyle& styleOf(const QStyleOptionViewItem& cell) {
    return cell.widget ? *cell.widget->style() : *QApplication::style();
}

/// Beside the text of a cell, as the style leaves it.
int sideRoom(const QStyleOptionViewItem& cell) {
    return styleOf(cell).pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
}

} // namespace

NameDelegate::NameDelegate(QTableView& table, int column)
    : QStyledItemDelegate(&table), view_(table) {
    table.setItemDelegateForColumn(column, this);
}

NameDelegate::NameDelegate(QListView& list) : QStyledItemDelegate(&list), view_(list) {
    list.setItemDelegate(this);
}

void NameDelegate::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    view_.viewport()->update();
}

ChartText NameDelegate::drawn(const QModelIndex& index) const {
    const QVariant marked = index.data(markedRole);
    return marked.isValid() ? names_.drawn(marked.toString())
                            : names_.withUnit(index.data().toString());
}

void NameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const ChartText name = drawn(index);
    if (!name.isRich())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QRect room = styleOf(cell).subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget);
    room.setRight(option.rect.right()); // the style leaves as much as the plain name needs
    cell.text.clear();
    styleOf(cell).drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const bool enabled = cell.state & QStyle::State_Enabled;
    const bool chosen = cell.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = !enabled                            ? QPalette::Disabled
                                       : cell.state & QStyle::State_Active ? QPalette::Active
                                                                           : QPalette::Inactive;
    const int side = sideRoom(cell);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(group, chosen ? QPalette::HighlightedText : QPalette::Text));
    drawText(*painter, room.adjusted(side, 0, -side, 0), cell.displayAlignment, name);
    painter->restore();
}

QSize NameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    const ChartText name = drawn(index);
    if (!name.isRich())
        return plain;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const double wider =
        textWidth(name, cell.font) - cell.fontMetrics.horizontalAdvance(name.plain());
    return {plain.width() + static_cast<int>(std::ceil(std::max(0.0, wider))), plain.height()};
}

} // namespace dyngpt
