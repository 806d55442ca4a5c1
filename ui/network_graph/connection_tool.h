#pragma once
// Draws a connection: a line from a node to the mouse, or to the node that the keys have chosen.
// GUI thread; the scene belongs to the caller.

#include "ui/network_graph/graph_scene.h"

class QGraphicsLineItem;

namespace dyngpt {

class ConnectionTool {
public:
    explicit ConnectionTool(GraphScene& scene) : scene_(scene) {}
    ~ConnectionTool() { cancel(); }
    ConnectionTool(const ConnectionTool&) = delete;
    ConnectionTool& operator=(const ConnectionTool&) = delete;

    void begin(int node);
    void follow(const QPointF& end);
    bool isActive() const { return line_ != nullptr; }
    int from() const { return from_; }
    void cancel();
    /// The scene was drawn anew, the line went with it.
    void forget();

    /// True if something can be drawn between these two, one of which may be -1, the background:
    /// not from event to event and not from the background.
    static bool fits(const NetworkGraph& graph, int from, int to);

private:
    GraphScene& scene_;
    QGraphicsLineItem* line_ = nullptr; ///< the scene owns it
    int from_ = -1;
};

} // namespace dyngpt
