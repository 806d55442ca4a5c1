#include "core/report/graph_folding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

constexpr double widest = 1000;   ///< what is narrower can be read as it is
constexpr double flattest = 3.5;  ///< width over height
constexpr double wishedShape = 2; ///< of the folded drawing
constexpr double rowGap = 40;

struct Bounds {
    double left = std::numeric_limits<double>::infinity();
    double right = -left;
    double top = left;
    double bottom = -left;
};

Bounds boundsOf(const GraphLayout& layout, const std::vector<GraphSize>& sizes) {
    Bounds bounds;
    for (std::size_t node = 0; node < sizes.size(); ++node) {
        const GraphPoint& centre = layout.centres[node];
        bounds.left = std::min(bounds.left, centre.x - sizes[node].width / 2);
        bounds.right = std::max(bounds.right, centre.x + sizes[node].width / 2);
        bounds.top = std::min(bounds.top, centre.y - sizes[node].height / 2);
        bounds.bottom = std::max(bounds.bottom, centre.y + sizes[node].height / 2);
    }
    return bounds;
}

} // namespace

GraphLayout folded(const GraphLayout& layout, const NetworkGraph& graph,
                   const std::vector<GraphSize>& sizes) {
    if (sizes.empty())
        return layout;
    const Bounds bounds = boundsOf(layout, sizes);
    const double width = bounds.right - bounds.left;
    const double height = bounds.bottom - bounds.top;
    if (width <= widest || width <= flattest * height)
        return layout;
    const double rowHeight = height + rowGap;
    const double rows = std::max(2.0, std::round(std::sqrt(width / (wishedShape * rowHeight))));
    const double rowWidth = width / rows;
    const auto rowOf = [&](const GraphPoint& point) {
        return std::clamp(std::floor((point.x - bounds.left) / rowWidth), 0.0, rows - 1);
    };
    const auto placed = [&](const GraphPoint& point, double row) {
        const double along = point.x - bounds.left - row * rowWidth;
        const bool back = std::fmod(row, 2) == 1;
        return GraphPoint{bounds.left + (back ? rowWidth - along : along),
                          point.y + row * rowHeight};
    };
    GraphLayout result = layout;
    for (GraphPoint& centre : result.centres)
        centre = placed(centre, rowOf(centre));
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const double row = rowOf(layout.centres[graph.edges[i].from]);
        if (rowOf(layout.centres[graph.edges[i].to]) != row) {
            result.routes[i].clear();
            continue;
        }
        for (GraphPoint& point : result.routes[i])
            point = placed(point, row);
    }
    return result;
}

} // namespace dyngpt
