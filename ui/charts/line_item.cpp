#include "ui/charts/line_item.h"

#include "ui/charts/line_clipping.h"

#include <QPainter>

namespace dyngpt {

namespace {
constexpr double linesZ = 6;
constexpr float bandShare = 0.35F;
constexpr double lonePoint = 3; // pixels, half across
} // namespace

LineItem::LineItem(QGraphicsItem* chart, SeriesRole role, int index, bool band)
    : PlotItem(chart), role_(role), index_(index), band_(band) {
    setZValue(linesZ);
}

void LineItem::setPoints(QList<QPointF> points, QList<QPointF> upper) {
    points_ = std::move(points);
    upper_ = std::move(upper);
    update();
}

void LineItem::append(const QPointF& point) {
    points_ << point;
    update();
}

void LineItem::setStyle(const ChartStyle& style) {
    pen_ = style.pen(role_, index_);
    fill_ = style.veil(pen_.color(), bandShare);
    update();
}

QPolygonF LineItem::pixels(const QList<QPointF>& points) const {
    QPolygonF result;
    result.reserve(points.size());
    for (const QPointF& point : points)
        result << frame().toPixel(point);
    return result;
}

void LineItem::paintLine(QPainter& painter) const {
    const QPolygonF line = pixels(points_);
    // A line of one point would draw nothing: the first value of a live curve.
    if (line.size() == 1 && frame().plot.contains(line.front())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen_.color());
        painter.drawEllipse(line.front(), lonePoint, lonePoint);
        return;
    }
    painter.setPen(pen_);
    for (const QPolygonF& piece : clippedLine(line, frame().plot))
        painter.drawPolyline(piece);
}

void LineItem::paintBand(QPainter& painter) const {
    QPolygonF area = pixels(points_);
    const QPolygonF upper = pixels(upper_);
    for (auto it = upper.rbegin(); it != upper.rend(); ++it)
        area << *it;
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill_);
    painter.drawPolygon(clippedArea(area, frame().plot));
}

void LineItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (band_)
        paintBand(*painter);
    else
        paintLine(*painter);
    painter->restore();
}

} // namespace dyngpt
