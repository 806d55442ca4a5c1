#include "ui/pages/wrapping_row.h"

#include <algorithm>
#include <functional>

namespace dyngpt {

namespace {

/// Lines of items that fit side by side, one at least; `place` gets each with its box in a line
/// that begins at `top`. The height of all.
int breakLines(const QList<QLayoutItem*>& items, int width, int spacing,
               const std::function<void(QLayoutItem&, const QRect&)>& place) {
    int top = 0;
    for (qsizetype first = 0; first < items.size();) {
        qsizetype last = first;
        int used = 0, height = 0;
        for (; last < items.size(); ++last) {
            const QSize size = items[last]->sizeHint();
            const int end = last == first ? size.width() : used + spacing + size.width();
            if (last > first && end > width)
                break;
            used = end;
            height = std::max(height, size.height());
        }
        if (first > 0)
            top += spacing;
        int left = 0;
        for (; first < last; ++first) {
            const int wide = std::min(items[first]->sizeHint().width(), width);
            place(*items[first], QRect(left, top, wide, height));
            left += wide + spacing;
        }
        top += height;
    }
    return top;
}

} // namespace

WrappingRow::~WrappingRow() {
    qDeleteAll(items_);
}

void WrappingRow::addItem(QLayoutItem* item) {
    items_.append(item);
}

QLayoutItem* WrappingRow::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QList<QLayoutItem*> WrappingRow::shown() const {
    QList<QLayoutItem*> shown;
    for (QLayoutItem* item : items_)
        if (!item->isEmpty())
            shown.append(item);
    return shown;
}

int WrappingRow::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    return margins.top() + margins.bottom() +
           breakLines(shown(), width - margins.left() - margins.right(), spacing(),
                      [](QLayoutItem&, const QRect&) {});
}

QSize WrappingRow::minimumSize() const {
    QSize least(0, 0);
    for (const QLayoutItem* item : shown())
        least = least.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return least.grownBy(margins);
}

QSize WrappingRow::sizeHint() const {
    QSize line(0, 0);
    for (const QLayoutItem* item : shown()) {
        const QSize size = item->sizeHint();
        line = {line.width() + (line.width() > 0 ? spacing() : 0) + size.width(),
                std::max(line.height(), size.height())};
    }
    return line.grownBy(contentsMargins());
}

void WrappingRow::setGeometry(const QRect& box) {
    QLayout::setGeometry(box);
    const QRect room = contentsRect();
    breakLines(shown(), room.width(), spacing(), [&room](QLayoutItem& item, const QRect& at) {
        item.setGeometry(at.translated(room.topLeft()));
    });
}

} // namespace dyngpt
