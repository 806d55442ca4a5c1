#include "ui/pages/name_delegate.h"

#include "ui/math/math_box.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

#include <cmath>

namespace dyngpt {

namespace {

constexpr int sideRoom = 4;

/// The unit behind a name, with the space between them.
QString unitText(const ParameterNames& names, const QString& name) {
    const QString unit = names.unit(name);
    return unit.isEmpty() ? QString() : QStringLiteral("\u2002") + unit;
}

} // namespace

NameDelegate::NameDelegate(QTableView& table, int column)
    : QStyledItemDelegate(&table), table_(table) {
    table.setItemDelegateForColumn(column, this);
}

void NameDelegate::setNames(const ParameterNames& names) {
    if (names == names_)
        return;
    names_ = names;
    table_.viewport()->update();
}

void NameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const QString name = index.data().toString();
    if (!names_.isKnown(name))
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const bool enabled = cell.state & QStyle::State_Enabled;
    const bool chosen = cell.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = !enabled                            ? QPalette::Disabled
                                       : cell.state & QStyle::State_Active ? QPalette::Active
                                                                           : QPalette::Inactive;
    painter->save();
    painter->setClipRect(option.rect);
    painter->setPen(cell.palette.color(group, chosen ? QPalette::HighlightedText : QPalette::Text));
    const MathBox box(names_.math(name), cell.font);
    const QRect room = option.rect.adjusted(sideRoom, 0, -sideRoom, 0);
    // On the line of the plain texts beside it, whatever hangs below.
    const double baseline =
        room.top() + (room.height() - cell.fontMetrics.height()) / 2.0 + cell.fontMetrics.ascent();
    box.paint(*painter, QPointF(room.left(), baseline - box.ascent()));
    const QString unit = unitText(names_, name);
    if (!unit.isEmpty()) {
        painter->setFont(cell.font);
        painter->drawText(QPointF(room.left() + box.width(), baseline), unit);
    }
    painter->restore();
}

QSize NameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    const QString name = index.data().toString();
    if (!names_.isKnown(name))
        return plain;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const double width = MathBox(names_.math(name), cell.font).width() +
                         cell.fontMetrics.horizontalAdvance(unitText(names_, name));
    return {static_cast<int>(std::ceil(width)) + 2 * sideRoom + 2, plain.height()};
}

} // namespace dyngpt
