#include "ui/pages/bar_delegate.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr int leastBar = 40;     // pixels, both directions together
constexpr double opacity = 0.45; // the table's own text colour, thinned

int numberWidth(const QStyleOptionViewItem& option) {
    return option.fontMetrics.horizontalAdvance(QStringLiteral("−00.00")) + 8;
}

} // namespace

BarDelegate::BarDelegate(int role, QObject* parent) : QStyledItemDelegate(parent), role_(role) {}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(role_);
    QRect room = option.rect.adjusted(4, 4, -numberWidth(option), -4);
    if (share.isNull() || room.width() < leastBar)
        return;
    const bool selected = option.state & QStyle::State_Selected;
    QColor colour = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    const int middle = room.center().x();
    const int length = static_cast<int>(
        std::lround(std::clamp(share.toDouble(), -1.0, 1.0) * (room.width() / 2.0 - 1)));
    painter->setPen(colour);
    painter->drawLine(middle, room.top(), middle, room.bottom());
    colour.setAlphaF(opacity);
    painter->fillRect(QRect(QPoint(std::min(middle, middle + length), room.top()),
                            QSize(std::abs(length), room.height())),
                      colour);
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    return {numberWidth(option) + leastBar, plain.height()};
}

} // namespace dyngpt
