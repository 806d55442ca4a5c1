#pragma once
// The items of a GraphScene. GUI thread; the scene owns them.

#include "ui/network_graph/graph_scene.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace dyngpt {

struct GraphColours {
    ChartStyle style;
    QColor highlight;

    QColor eventFill() const { return style.grid; }
};

/// The shape of a node, for the drawing and the legend.
void paintNodeShape(QPainter& painter, const QRectF& rect, DrawnNode::Kind kind,
                    const GraphColours& colours, bool selected);
QPen edgePen(GraphEdge::Kind kind, const GraphColours& colours);
/// An arrow head, or a ring where the event only reads.
void paintEdgeEnd(QPainter& painter, const QPointF& tip, const QPointF& from, GraphEdge::Kind kind,
                  const GraphColours& colours);

class NodeItem : public QGraphicsItem {
public:
    NodeItem(int index, const DrawnNode& node, const GraphSize& size, const GraphColours& colours,
             const QFont& font);

    int index() const { return index_; }
    QRectF body() const; ///< around (0, 0)

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    int index_;
    DrawnNode node_;
    GraphSize size_;
    GraphColours colours_;
    QFont font_;
};

class EdgeItem : public QGraphicsItem {
public:
    /// `route` may be empty; `bulge` bends the edge to its left, away from one that runs back.
    EdgeItem(const GraphEdge& edge, NodeItem& from, NodeItem& to, std::vector<GraphPoint> route,
             double bulge, const GraphColours& colours, const QFont& font, int index,
             const QString& explanation);

    int index() const { return index_; }
    QPointF middle() const { return path_.pointAtPercent(0.5); }

    /// The nodes stand elsewhere.
    void follow();

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    int index_;
    GraphEdge edge_;
    NodeItem& from_;
    NodeItem& to_;
    std::vector<GraphPoint> route_;
    QPointF routedFrom_; ///< where the nodes stand that the route belongs to
    QPointF routedTo_;
    double bulge_;
    GraphColours colours_;
    QFont font_;
    QPainterPath path_;
    QPointF beforeTip_;
};

} // namespace dyngpt
