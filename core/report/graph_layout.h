#pragma once
// Places for the nodes of a graph, from left to right along its edges: by Graphviz's "dot" where
// the program was built with it and the graph is not too large to wait for, else in plain layers.
// The same graph always gets the same places and no two nodes overlap. Pure functions, safe from
// any thread.

#include "core/report/network_graph.h"

#include <optional>
#include <vector>

namespace dyngpt {

struct GraphPoint {
    double x = 0;
    double y = 0;
    bool operator==(const GraphPoint&) const = default;
};

struct GraphSize {
    double width = 0;
    double height = 0;
    bool operator==(const GraphSize&) const = default;
};

/// In pixels; y runs down.
struct GraphLayout {
    std::vector<GraphPoint> centres; ///< of the nodes
    /// Cubic Bezier curves, 3n+1 points from node to node; empty: a straight line will do.
    std::vector<std::vector<GraphPoint>> routes;
};

/// `sizes` are the nodes'.
GraphLayout layoutGraph(const NetworkGraph& graph, const std::vector<GraphSize>& sizes);
/// Nodes in columns by their distance from where the edges begin; no routes.
GraphLayout layeredLayout(const NetworkGraph& graph, const std::vector<GraphSize>& sizes);
/// Empty without Graphviz, and when it fails.
std::optional<GraphLayout> graphvizLayout(const NetworkGraph& graph,
                                          const std::vector<GraphSize>& sizes);
bool hasGraphviz();

/// The kept places, and for nodes that have none (but some do) the free ones nearest to their
/// neighbours.
std::vector<GraphPoint> keepPlaces(const NetworkGraph& graph, const std::vector<GraphSize>& sizes,
                                   const std::vector<GraphPoint>& automatic,
                                   const std::vector<std::optional<GraphPoint>>& kept);

} // namespace dyngpt
