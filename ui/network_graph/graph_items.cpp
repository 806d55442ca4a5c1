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
constexpr double straightWithin = 16;
constexpr double grip = 10; ///< width of what the mouse takes for the edge

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
    if (node_.math.isEmpty()) {
        painter->drawText(body(), Qt::AlignCenter, node_.label);
        return;
    }
    node_.math.paint(*painter, {-node_.math.width() / 2, -node_.math.height() / 2});
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
                   const QFont& font, int index, const QString& explanation)
    : index_(index)
    , edge_(edge)
    , from_(from)
    , to_(to)
    , route_(std::move(route))
    , routedFrom_(from.pos())
    , routedTo_(to.pos())
    , bulge_(bulge)
    , colours_(colours)
    , font_(font) {
    setFlags(ItemIsSelectable);
    setCursor(Qt::ArrowCursor);
    setToolTip(explanation);
    follow();
}

QPainterPath EdgeItem::shape() const {
    QPainterPathStroker wide;
    wide.setWidth(grip);
    return wide.createStroke(path_);
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
    const QRectF start = from_.body().translated(from_.pos());
    const QRectF end = to_.body().translated(to_.pos());
    const QPointF way = to_.pos() - from_.pos();
    const double distance = std::max(length(way), 1.0);
    const QPointF aside = QPointF(-way.y(), way.x()) / distance * bulge_;
    // What stands side by side is left and reached sideways, in a curve; else straight on.
    const double gap = std::abs(way.x()) - (start.width() + end.width()) / 2;
    if (gap > straightWithin && std::abs(way.y()) > 1) {
        const double along = way.x() > 0 ? 1 : -1;
        const QPointF out(start.center().x() + along * start.width() / 2, start.center().y());
        const QPointF in(end.center().x() - along * end.width() / 2, end.center().y());
        const QPointF reach(along * gap / 2, 0);
        beforeTip_ = in - reach + aside;
        path_.moveTo(out);
        path_.cubicTo(out + reach + aside, beforeTip_, in);
        return;
    }
    const QPointF bend = (from_.pos() + to_.pos()) / 2 + aside;
    path_.moveTo(border(start, bend));
    path_.quadTo(bend, border(end, bend));
    beforeTip_ = bend;
}

QRectF EdgeItem::boundingRect() const {
    const double around = headLength + QFontMetricsF(font_).height();
    return path_.boundingRect().adjusted(-around, -around, around, around);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    QPen pen = edgePen(edge_.kind, colours_);
    if (isSelected()) {
        pen.setColor(colours_.highlight);
        pen.setWidthF(2.5);
    }
    painter->setPen(pen);
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
