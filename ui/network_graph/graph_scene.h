#pragma once
// The drawing of a network: nodes that can be selected and moved, edges that follow them. Outlines
// and line patterns tell the kinds apart, not colours. GUI thread.

#include "ui/charts/chart_style.h"
#include "ui/network_graph/drawn_network.h"

#include <QGraphicsScene>

#include <vector>

namespace dyngpt {

class EdgeItem;
class NodeItem;

class GraphScene : public QGraphicsScene {
    Q_OBJECT
public:
    using QGraphicsScene::QGraphicsScene;

    /// In place of what was drawn; selects nothing.
    void show(const DrawnNetwork& drawn, const ChartStyle& style, const QFont& font,
              const QColor& highlight);
    const DrawnNetwork& drawn() const { return drawn_; }

    int selectedNode() const; ///< -1: none
    void selectNode(int node);
    int selectedEdge() const; ///< -1: none
    void selectEdge(int edge);
    /// The next one after the selected, or the first of the selected node.
    void selectNextEdge();
    /// Of the item there; -1: none.
    int edgeAt(const QPointF& position, const QTransform& transform) const;
    QPointF edgeMiddle(int edge) const;
    QRectF nodeRect(int node) const;
    QColor highlight() const { return highlight_; }
    int nodeAt(const QPointF& position, const QTransform& transform) const;
    QPointF nodePosition(int node) const;
    void moveNode(int node, const QPointF& position);
    /// The nearest node in a direction (unit vector along an axis) from the selected one; -1: none.
    int neighbour(const QPointF& direction) const;
    /// Around everything, with a margin.
    QRectF drawnRect() const;

    /// For the item: its edges follow.
    void nodeMoved(int node);

private:
    DrawnNetwork drawn_;
    QColor highlight_;
    std::vector<NodeItem*> nodes_; ///< the scene owns its items
    std::vector<EdgeItem*> edges_;
    std::vector<std::vector<EdgeItem*>> edgesOf_;
};

/// What the outlines and lines that occur mean, in lines of at most this width; without a painter
/// it only measures. The height.
double paintGraphLegend(QPainter* painter, const QPointF& corner, double width,
                        const DrawnNetwork& drawn, const ChartStyle& style, const QFont& font);

} // namespace dyngpt
