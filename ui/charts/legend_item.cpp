#include "ui/charts/legend_item.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace dyngpt {

namespace {
constexpr double sampleWidth = 24;
constexpr double gap = 5;
constexpr double between = 14;
constexpr double z = 20;
} // namespace

LegendItem::LegendItem(QGraphicsItem* chart) : QGraphicsItem(chart) {
    setZValue(z);
    setAcceptedMouseButtons(Qt::NoButton);
}

void LegendItem::setEntries(std::vector<Entry> entries, const QColor& text, const QFont& font) {
    entries_ = std::move(entries);
    text_ = text;
    font_ = font;
    place(area_);
    update();
}

std::vector<QRectF> LegendItem::layout(double width) const {
    const QFontMetricsF metrics(font_);
    const double height = metrics.height() + 2;
    std::vector<QRectF> boxes;
    std::size_t rowStart = 0;
    double x = 0, y = 0;
    const auto centreRow = [&boxes, &rowStart, width](double used) {
        for (std::size_t i = rowStart; i < boxes.size(); ++i)
            boxes[i].translate(std::max(0.0, (width - used) / 2), 0);
        rowStart = boxes.size();
    };
    for (const Entry& entry : entries_) {
        const double wide = std::min(width, sampleWidth + gap + textWidth(entry.name, font_) + 2);
        if (x > 0 && x + wide > width) {
            centreRow(x - between);
            x = 0;
            y += height;
        }
        boxes.emplace_back(x, y, wide, height);
        x += wide + between;
    }
    centreRow(x - between);
    return boxes;
}

double LegendItem::heightFor(double width) const {
    return entries_.empty() ? 0 : layout(width).back().bottom();
}

void LegendItem::place(const QRectF& chart) {
    prepareGeometryChange();
    const double width = std::max(10.0, chart.width() - 16);
    const double height = heightFor(width);
    area_ = QRectF(chart.left() + 8, chart.bottom() - height - 3, width, height + 3);
    boxes_ = layout(width);
    for (QRectF& box : boxes_)
        box.translate(area_.topLeft());
}

int LegendItem::entryAt(const QPointF& pixel) const {
    const auto found = std::find_if(boxes_.begin(), boxes_.end(),
                                    [&pixel](const QRectF& box) { return box.contains(pixel); });
    return found == boxes_.end() ? -1 : static_cast<int>(found - boxes_.begin());
}

void LegendItem::paintSample(QPainter* painter, const Entry& entry, const QRectF& box) const {
    const QPointF centre = box.center();
    if (entry.marker) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(entry.pen.color());
        paintMarker(*painter, *entry.marker, centre, 8);
    } else if (entry.fill.style() != Qt::NoBrush) {
        painter->setPen(entry.pen);
        painter->setBrush(entry.fill);
        painter->drawRect(QRectF(centre.x() - 9, centre.y() - 4, 18, 8));
    } else {
        painter->setPen(entry.pen);
        painter->drawLine(QPointF(box.left(), centre.y()), QPointF(box.right(), centre.y()));
    }
}

void LegendItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        painter->setOpacity(entry.hidden ? 0.45 : 1.0);
        QRectF sample = boxes_[i];
        sample.setWidth(sampleWidth);
        paintSample(painter, entry, sample);
        QFont font = font_;
        font.setStrikeOut(entry.hidden);
        painter->setFont(font);
        painter->setPen(text_);
        const QRectF label = boxes_[i].adjusted(sampleWidth + gap, 0, 0, 0);
        drawText(*painter, label, Qt::AlignLeft | Qt::AlignVCenter, entry.name);
    }
    painter->restore();
}

} // namespace dyngpt
