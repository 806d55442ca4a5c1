#include "ui/network_graph/graph_scene.h"

#include "ui/network_graph/graph_items.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <limits>
#include <set>

namespace dyngpt {

namespace {

constexpr double margin = 16;
constexpr double bulge = 14;

} // namespace

void GraphScene::show(const DrawnNetwork& drawn, const ChartStyle& style, const QFont& font,
                      const QColor& highlight) {
    clear();
    nodes_.clear();
    edges_.clear();
    drawn_ = drawn;
    highlight_ = highlight;
    edgesOf_.assign(drawn_.graph.nodes(), {});
    setBackgroundBrush(style.background);
    const GraphColours colours{style, highlight};
    const QFont small = DrawnNetwork::eventFont(font);
    for (std::size_t i = 0; i < drawn_.nodes.size(); ++i) {
        auto* node = new NodeItem(static_cast<int>(i), drawn_.nodes[i], drawn_.sizes[i], colours,
                                  drawn_.graph.isState(i) ? font : small);
        node->setPos(drawn_.places[i].x, drawn_.places[i].y);
        addItem(node);
        nodes_.push_back(node);
    }
    std::set<std::pair<std::size_t, std::size_t>> ways;
    for (const GraphEdge& edge : drawn_.graph.edges)
        ways.emplace(edge.from, edge.to);
    for (std::size_t i = 0; i < drawn_.graph.edges.size(); ++i) {
        const GraphEdge& edge = drawn_.graph.edges[i];
        auto* item = new EdgeItem(edge, *nodes_[edge.from], *nodes_[edge.to], drawn_.routes[i],
                                  ways.count({edge.to, edge.from}) > 0 ? bulge : 0, colours, small,
                                  static_cast<int>(i), drawn_.edgeText(i));
        addItem(item);
        edges_.push_back(item);
        edgesOf_[edge.from].push_back(item);
        edgesOf_[edge.to].push_back(item);
    }
    setSceneRect(drawnRect());
}

QRectF GraphScene::drawnRect() const {
    return itemsBoundingRect().adjusted(-margin, -margin, margin, margin);
}

int GraphScene::selectedNode() const {
    for (const QGraphicsItem* item : selectedItems()) {
        if (const auto* node = dynamic_cast<const NodeItem*>(item))
            return node->index();
    }
    return -1;
}

int GraphScene::selectedEdge() const {
    for (const QGraphicsItem* item : selectedItems()) {
        if (const auto* edge = dynamic_cast<const EdgeItem*>(item))
            return edge->index();
    }
    return -1;
}

void GraphScene::selectEdge(int edge) {
    {
        const QSignalBlocker quiet(this);
        clearSelection();
        edges_[static_cast<std::size_t>(edge)]->setSelected(true);
    }
    Q_EMIT selectionChanged();
}

void GraphScene::selectNode(int node) {
    if (node == selectedNode())
        return;
    const bool any = node >= 0 && node < static_cast<int>(nodes_.size());
    {
        // One change, not two.
        const QSignalBlocker quiet(this);
        clearSelection();
        if (any)
            nodes_[static_cast<std::size_t>(node)]->setSelected(true);
    }
    Q_EMIT selectionChanged();
}

int GraphScene::nodeAt(const QPointF& position, const QTransform& transform) const {
    const auto* node = dynamic_cast<NodeItem*>(itemAt(position, transform));
    return node ? node->index() : -1;
}

void GraphScene::selectNextEdge() {
    if (edges_.empty())
        return;
    const int node = selectedNode();
    if (node < 0)
        return selectEdge((selectedEdge() + 1) % static_cast<int>(edges_.size()));
    if (const auto& own = edgesOf_[static_cast<std::size_t>(node)]; !own.empty())
        selectEdge(own.front()->index());
}

int GraphScene::edgeAt(const QPointF& position, const QTransform& transform) const {
    const auto* edge = dynamic_cast<EdgeItem*>(itemAt(position, transform));
    return edge ? edge->index() : -1;
}

QPointF GraphScene::edgeMiddle(int edge) const {
    return edges_[static_cast<std::size_t>(edge)]->middle();
}

QRectF GraphScene::nodeRect(int node) const {
    const NodeItem* item = nodes_[static_cast<std::size_t>(node)];
    return item->body().translated(item->pos());
}

QPointF GraphScene::nodePosition(int node) const {
    return nodes_[static_cast<std::size_t>(node)]->pos();
}

void GraphScene::moveNode(int node, const QPointF& position) {
    nodes_[static_cast<std::size_t>(node)]->setPos(position);
}

int GraphScene::neighbour(const QPointF& direction) const {
    const int selected = selectedNode();
    if (selected < 0)
        return nodes_.empty() ? -1 : 0;
    const QPointF here = nodePosition(selected);
    int best = -1;
    double least = std::numeric_limits<double>::infinity();
    for (int node = 0; node < static_cast<int>(nodes_.size()); ++node) {
        const QPointF way = nodePosition(node) - here;
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        // What lies more ahead than aside; the detour counts double.
        if (node == selected || ahead <= 1 || aside > 2 * ahead)
            continue;
        if (ahead + 2 * aside < least) {
            least = ahead + 2 * aside;
            best = node;
        }
    }
    return best;
}

void GraphScene::nodeMoved(int node) {
    // Items tell their place before they have edges, too.
    if (node < static_cast<int>(edgesOf_.size())) {
        for (EdgeItem* edge : edgesOf_[static_cast<std::size_t>(node)])
            edge->follow();
    }
}

double paintGraphLegend(QPainter* painter, const QPointF& corner, double width,
                        const DrawnNetwork& drawn, const ChartStyle& style, const QFont& font) {
    constexpr double symbol = 28;
    constexpr double gap = 18;
    const GraphColours colours{style, style.text};
    const QFont small = DrawnNetwork::eventFont(font);
    const QFontMetricsF metrics(small);
    const double line = metrics.height() + 5;
    QPointF at = corner;
    double height = 0;
    const auto entry = [&](const QString& text, const auto& paintSymbol) {
        const double needed = symbol + 6 + metrics.horizontalAdvance(text);
        if (at.x() > corner.x() && at.x() + needed > corner.x() + width)
            at = {corner.x(), at.y() + line};
        height = at.y() - corner.y() + line;
        if (painter) {
            const QRectF place(at.x() + 1, at.y() + 2.5, symbol - 2, line - 5);
            paintSymbol(place);
            painter->setFont(small);
            painter->setPen(style.text);
            painter->drawText(QPointF(at.x() + symbol + 6, at.y() + 2.5 + metrics.ascent()), text);
        }
        at.rx() += needed + gap;
    };
    const std::pair<DrawnNode::Kind, QString> nodeKinds[] = {
        {DrawnNode::Kind::Observed, DrawnNetwork::tr("observed state")},
        {DrawnNode::Kind::Recorded, DrawnNetwork::tr("recorded state")},
        {DrawnNode::Kind::Hidden, DrawnNetwork::tr("state not recorded")},
        {DrawnNode::Kind::Event, DrawnNetwork::tr("event with its propensity")}};
    for (const auto& [kind, text] : nodeKinds) {
        if (std::any_of(drawn.nodes.begin(), drawn.nodes.end(),
                        [kind = kind](const DrawnNode& node) { return node.kind == kind; }))
            entry(text, [&, kind = kind](const QRectF& place) {
                paintNodeShape(*painter, place, kind, colours, false);
            });
    }
    const auto lineEntry = [&](GraphEdge::Kind kind, const QString& text) {
        entry(text, [&](const QRectF& place) {
            const QPointF from(place.left(), place.center().y());
            const QPointF to(place.right(), place.center().y());
            painter->setPen(edgePen(kind, colours));
            painter->drawLine(from, to);
            paintEdgeEnd(*painter, to, from, kind, colours);
        });
    };
    const auto& edges = drawn.graph.edges;
    const auto reads = [](const GraphEdge& edge) { return edge.kind == GraphEdge::Kind::Reads; };
    if (!std::all_of(edges.begin(), edges.end(), reads))
        lineEntry(GraphEdge::Kind::Produces, DrawnNetwork::tr("removes or adds units"));
    if (std::any_of(edges.begin(), edges.end(), reads))
        lineEntry(GraphEdge::Kind::Reads, DrawnNetwork::tr("sets the propensity"));
    return height;
}

} // namespace dyngpt
