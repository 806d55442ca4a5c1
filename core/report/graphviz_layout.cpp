#include "core/common/numbers.h"
#include "core/report/graph_layout.h"

#include <graphviz/gvc.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>

namespace dyngpt {

namespace {

constexpr double pointsPerInch = 72; // one pixel of ours stands for one point

void set(void* object, const char* name, const std::string& value) {
    // Graphviz takes what it only reads as char*.
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.c_str()),
              const_cast<char*>(""));
}

struct CloseGraph {
    void operator()(graph_t* graph) const { agclose(graph); }
};

struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};

std::vector<GraphPoint> routeOf(edge_t* edge) {
    const splines* curve = ED_spl(edge);
    std::vector<GraphPoint> route;
    if (!curve || curve->size == 0)
        return route;
    const bezier& first = curve->list[0];
    for (int i = 0; i < first.size; ++i)
        route.push_back({first.list[i].x, -first.list[i].y});
    return route;
}

} // namespace

bool hasGraphviz() {
    return true;
}

std::optional<GraphLayout> graphvizLayout(const NetworkGraph& graph,
                                          const std::vector<GraphSize>& sizes) {
    static std::mutex mutex; // the library keeps its state in global variables
    const std::scoped_lock lock(mutex);
    agseterr(AGMAX);
    // One for all: the library does not free all of it.
    static const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
    const std::unique_ptr<graph_t, CloseGraph> drawn(
        agopen(const_cast<char*>("network"), Agdirected, nullptr));
    if (!context || !drawn)
        return std::nullopt;
    set(drawn.get(), "rankdir", "LR");
    set(drawn.get(), "nodesep", "0.3");
    set(drawn.get(), "ranksep", "0.3");
    // Bounds on the iterations of the two slow parts.
    set(drawn.get(), "nslimit", "2");
    set(drawn.get(), "mclimit", "0.5");
    std::vector<node_t*> nodes;
    for (std::size_t i = 0; i < graph.nodes(); ++i) {
        node_t* node = agnode(drawn.get(), const_cast<char*>(std::to_string(i).c_str()), 1);
        set(node, "shape", "box");
        set(node, "label", "");
        set(node, "fixedsize", "true");
        set(node, "width", formatNumber(sizes[i].width / pointsPerInch));
        set(node, "height", formatNumber(sizes[i].height / pointsPerInch));
        nodes.push_back(node);
    }
    std::vector<edge_t*> edges;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        edges.push_back(agedge(drawn.get(), nodes[edge.from], nodes[edge.to],
                               const_cast<char*>(std::to_string(i).c_str()), 1));
        set(edges.back(), "arrowhead", "none");
    }
    if (gvLayout(context.get(), drawn.get(), "dot") != 0)
        return std::nullopt;
    GraphLayout result;
    for (node_t* node : nodes)
        result.centres.push_back({ND_coord(node).x, -ND_coord(node).y});
    for (edge_t* edge : edges)
        result.routes.push_back(routeOf(edge));
    gvFreeLayout(context.get(), drawn.get());
    return result;
}

} // namespace dyngpt
