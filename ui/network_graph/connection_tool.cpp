#include "ui/network_graph/connection_tool.h"

#include <QGraphicsLineItem>
#include <QPen>

namespace dyngpt {

void ConnectionTool::begin(int node) {
    cancel();
    from_ = node;
    QPen pen(scene_.highlight(), 2);
    pen.setDashPattern({3, 2});
    const QPointF start = scene_.nodePosition(node);
    line_ = scene_.addLine(QLineF(start, start), pen);
    line_->setZValue(2);
    line_->setAcceptedMouseButtons(Qt::NoButton);
}

void ConnectionTool::follow(const QPointF& end) {
    if (line_)
        line_->setLine(QLineF(scene_.nodePosition(from_), end));
}

void ConnectionTool::cancel() {
    delete line_;
    forget();
}

void ConnectionTool::forget() {
    line_ = nullptr;
    from_ = -1;
}

bool ConnectionTool::fits(const NetworkGraph& graph, int from, int to) {
    if (from < 0 || from == to)
        return false;
    if (to < 0)
        return true;
    return graph.isState(static_cast<std::size_t>(from)) ||
           graph.isState(static_cast<std::size_t>(to));
}

} // namespace dyngpt
