#include "ui/network_graph/graph_items.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double margin = 3;
constexpr double headLength = 9;
constexpr double ring = 3.5;

QPointF point(const GraphPoint& place) {
    return {place.x, place.y};
}

/// Where the line from the middle of the rectangle to `outside` leaves it.
QPointF border(const QRectF& rect, const QPointF& outside) {
    const QPointF middle = rect.center();
    const QPointF way = outside - middle;
    const double across = std::abs(way.x()) / (rect.width() / 2);
    const double along = std::abs(way.y()) / (rect.height() / 2);
    const double stretch = std::max(across, along);
    return stretch <= 1 ? middle : middle + way / stretch;
}

double length(const QPointF& way) {
    return std::hypot(way.x(), way.y());
}

} // namespace

void paintNodeShape(QPainter& painter, const QRectF& rect, DrawnNode::Kind kind,
                    const GraphColours& colours, bool selected) {
    const bool event = kind == DrawnNode::Kind::Event;
    QPen pen(selected ? colours.highlight : colours.style.text, selected ? 2.5 : 1.2);
    if (event && !selected)
        pen.setWidthF(0.8);
    if (kind == DrawnNode::Kind::Hidden)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(event ? colours.eventFill() : colours.style.background);
    const double radius = event ? 1 : 9;
    painter.drawRoundedRect(rect, radius, radius);
    if (kind != DrawnNode::Kind::Observed)
        return;
    painter.setPen(QPen(colours.style.text, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), radius - 3, radius - 3);
}

QPen edgePen(GraphEdge::Kind kind, const GraphColours& colours) {
    QPen pen(colours.style.text, 1.1);
    if (kind == GraphEdge::Kind::Reads)
        pen.setDashPattern({4, 3});
    return pen;
}

void paintEdgeEnd(QPainter& painter, const QPointF& tip, const QPointF& from, GraphEdge::Kind kind,
                  const GraphColours& colours) {
    const double way = length(tip - from);
    if (way == 0)
        return;
    const QPointF along = (tip - from) / way;
    painter.setPen(QPen(colours.style.text, 1.1));
    if (kind == GraphEdge::Kind::Reads) {
        painter.setBrush(colours.style.background);
        painter.drawEllipse(tip - along * ring, ring, ring);
        return;
    }
    const QPointF aside(-along.y(), along.x());
    painter.setBrush(colours.style.text);
    painter.drawPolygon(QPolygonF({tip, tip - along * headLength + aside * headLength * 0.35,
                                   tip - along * headLength - aside * headLength * 0.35}));
}

NodeItem::NodeItem(int index, const DrawnNode& node, const GraphSize& size,
                   const GraphColours& colours, const QFont& font)
    : index_(index), node_(node), size_(size), colours_(colours), font_(font) {
    setFlags(ItemIsSelectable | ItemIsMovable | ItemSendsGeometryChanges);
    setToolTip(node.explanation);
    setCursor(Qt::ArrowCursor);
    setZValue(1);
}

QRectF NodeItem::body() const {
    return {-size_.width / 2, -size_.height / 2, size_.width, size_.height};
}

QRectF NodeItem::boundingRect() const {
    return body().adjusted(-margin, -margin, margin, margin);
}

QPainterPath NodeItem::shape() const {
    QPainterPath path;
    path.addRect(body());
    return path;
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    paintNodeShape(*painter, body(), node_.kind, colours_, isSelected());
    painter->setFont(font_);
    painter->setPen(colours_.style.text);
    painter->drawText(body(), Qt::AlignCenter, node_.label);
}

QVariant NodeItem::itemChange(GraphicsItemChange change, const QVariant& value) {
    if (change == ItemPositionHasChanged) {
        if (auto* graph = qobject_cast<GraphScene*>(scene()))
            graph->nodeMoved(index_);
    }
    return QGraphicsItem::itemChange(change, value);
}

EdgeItem::EdgeItem(const GraphEdge& edge, NodeItem& from, NodeItem& to,
                   std::vector<GraphPoint> route, double bulge, const GraphColours& colours,
                   const QFont& font)
    : edge_(edge)
    , from_(from)
    , to_(to)
    , route_(std::move(route))
    , routedFrom_(from.pos())
    , routedTo_(to.pos())
    , bulge_(bulge)
    , colours_(colours)
    , font_(font) {
    follow();
}

void EdgeItem::follow() {
    prepareGeometryChange();
    path_ = {};
    if (route_.size() >= 4 && from_.pos() == routedFrom_ && to_.pos() == routedTo_) {
        path_.moveTo(point(route_[0]));
        for (std::size_t i = 1; i + 2 < route_.size(); i += 3)
            path_.cubicTo(point(route_[i]), point(route_[i + 1]), point(route_[i + 2]));
        beforeTip_ = point(route_[route_.size() - 2]);
        return;
    }
    const QPointF way = to_.pos() - from_.pos();
    const double distance = std::max(length(way), 1.0);
    const QPointF aside = QPointF(-way.y(), way.x()) / distance;
    const QPointF bend = (from_.pos() + to_.pos()) / 2 + aside * bulge_;
    path_.moveTo(border(from_.body().translated(from_.pos()), bend));
    path_.quadTo(bend, border(to_.body().translated(to_.pos()), bend));
    beforeTip_ = bend;
}

QRectF EdgeItem::boundingRect() const {
    const double around = headLength + QFontMetricsF(font_).height();
    return path_.boundingRect().adjusted(-around, -around, around, around);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setPen(edgePen(edge_.kind, colours_));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path_);
    paintEdgeEnd(*painter, path_.currentPosition(), beforeTip_, edge_.kind, colours_);
    if (edge_.count == 1)
        return;
    const QString number = QString::number(edge_.count);
    painter->setFont(font_);
    QRectF place = QFontMetricsF(font_).boundingRect(number).adjusted(-2, -1, 2, 1);
    place.moveCenter(path_.pointAtPercent(0.5));
    painter->fillRect(place, colours_.style.background);
    painter->setPen(colours_.style.text);
    painter->drawText(place, Qt::AlignCenter, number);
}

} // namespace dyngpt
