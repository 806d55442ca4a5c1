#include "ui/pages/name_header.h"

#include <QPainter>
#include <QTableView>

#include <cmath>

namespace dyngpt {

NameHeader::NameHeader(QTableView& table) : QHeaderView(Qt::Horizontal, &table) {
    setSectionsClickable(true); // as the one that it replaces
    table.setHorizontalHeader(this);
}

void NameHeader::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    viewport()->update();
}

ChartText NameHeader::drawn(int section) const {
    const QVariant text = model()->headerData(section, orientation(), markedRole);
    return text.isValid() ? names_.drawn(text.toString())
                          : names_.withUnit(model()->headerData(section, orientation()).toString());
}

void NameHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    if (drawn(section).isRich())
        option->text.clear();
}

void NameHeader::paintSection(QPainter* painter, const QRect& box, int section) const {
    QHeaderView::paintSection(painter, box, section);
    const ChartText name = drawn(section);
    if (!name.isRich())
        return;
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = box;
    initStyleOptionForIndex(&option, section);
    QRect room = style()->subElementRect(QStyle::SE_HeaderLabel, &option, this);
    if (option.sortIndicator != QStyleOptionHeader::None)
        room.setRight(style()->subElementRect(QStyle::SE_HeaderArrow, &option, this).left() - 1);
    painter->save();
    painter->setClipRect(box);
    painter->setFont(font());
    painter->setPen(option.palette.color(QPalette::ButtonText));
    drawText(*painter, room, option.textAlignment, name);
    painter->restore();
}

QSize NameHeader::sectionSizeFromContents(int section) const {
    const QSize plain = QHeaderView::sectionSizeFromContents(section);
    const ChartText name = drawn(section);
    if (!name.isRich())
        return plain;
    const double wider = textWidth(name, font()) - fontMetrics().horizontalAdvance(name.plain());
    return {plain.width() + static_cast<int>(std::ceil(std::max(0.0, wider))), plain.height()};
}

} // namespace dyngpt
