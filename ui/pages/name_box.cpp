#include "ui/pages/name_box.h"

#include "ui/pages/name_delegate.h"

#include <QListView>
#include <QStylePainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

NameBox::NameBox(QWidget* parent) : QComboBox(parent) {
    auto* list = new QListView;
    setView(list);
    items_ = new NameDelegate(*list);
}

void NameBox::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    items_->setNames(names);
    updateGeometry();
    update();
}

void NameBox::addPair(const QString& first, const QString& second, const QVariant& with) {
    addItem(tr("%1 and %2").arg(first, second), with);
    setItemData(count() - 1, tr("%1 and %2").arg(markedName(first), markedName(second)),
                markedRole);
}

ChartText NameBox::drawn(int item) const {
    const QVariant marked = itemData(item, markedRole);
    return marked.isValid() ? names_.drawn(marked.toString()) : names_.text(itemText(item));
}

QSize NameBox::roomy(const QSize& plain) const {
    double widest = 0, spelt = 0;
    for (int i = 0; i < count(); ++i) {
        const ChartText name = drawn(i);
        widest = std::max(widest, textWidth(name, font()));
        spelt = std::max(spelt, textWidth(name.plain(), font()));
    }
    return {plain.width() + static_cast<int>(std::ceil(std::max(0.0, widest - spelt))),
            plain.height()};
}

void NameBox::paintEvent(QPaintEvent* event) {
    const ChartText name = drawn(currentIndex());
    if (!name.isRich())
        return QComboBox::paintEvent(event);
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    painter.setPen(palette().color(QPalette::ButtonText));
    drawText(painter, field.adjusted(1, 0, -1, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
}

} // namespace dyngpt
