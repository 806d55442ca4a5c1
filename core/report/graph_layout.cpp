#include "core/report/graph_layout.h"

#include "core/report/graph_folding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace dyngpt {

namespace {

// Beyond these Graphviz would keep the window waiting.
constexpr std::size_t mostNodes = 150;
constexpr std::size_t mostEdges = 250;

constexpr double columnGap = 60;
constexpr double rowGap = 24;

using Neighbours = std::vector<std::vector<std::size_t>>;

Neighbours neighboursOf(const NetworkGraph& graph) {
    Neighbours neighbours(graph.nodes());
    for (const GraphEdge& edge : graph.edges) {
        neighbours[edge.from].push_back(edge.to);
        neighbours[edge.to].push_back(edge.from);
    }
    return neighbours;
}

/// Distance from the nodes without incoming edges, or from the first node of what has none.
std::vector<std::size_t> layersOf(const NetworkGraph& graph) {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    Neighbours next(graph.nodes());
    std::vector<bool> begins(graph.nodes(), true);
    for (const GraphEdge& edge : graph.edges) {
        next[edge.from].push_back(edge.to);
        begins[edge.to] = false;
    }
    std::vector<std::size_t> layers(graph.nodes(), none);
    std::queue<std::size_t> waiting;
    const auto spread = [&] {
        while (!waiting.empty()) {
            const std::size_t node = waiting.front();
            waiting.pop();
            for (const std::size_t other : next[node]) {
                if (layers[other] == none) {
                    layers[other] = layers[node] + 1;
                    waiting.push(other);
                }
            }
        }
    };
    for (const bool anywhere : {false, true}) {
        for (std::size_t node = 0; node < graph.nodes(); ++node) {
            if (layers[node] == none && (anywhere || begins[node])) {
                layers[node] = 0;
                waiting.push(node);
                if (anywhere)
                    spread();
            }
        }
        spread();
    }
    return layers;
}

bool overlap(const GraphPoint& a, const GraphSize& ofA, const GraphPoint& b, const GraphSize& ofB) {
    return std::abs(a.x - b.x) < (ofA.width + ofB.width) / 2 &&
           std::abs(a.y - b.y) < (ofA.height + ofB.height) / 2;
}

} // namespace

GraphLayout layeredLayout(const NetworkGraph& graph, const std::vector<GraphSize>& sizes) {
    const std::vector<std::size_t> layers = layersOf(graph);
    const Neighbours neighbours = neighboursOf(graph);
    std::vector<std::vector<std::size_t>> columns;
    for (std::size_t node = 0; node < graph.nodes(); ++node) {
        columns.resize(std::max(columns.size(), layers[node] + 1));
        columns[layers[node]].push_back(node);
    }
    // Tall columns are broken into several, so that large networks stay in one view.
    const std::size_t tallest =
        std::max<std::size_t>(12, static_cast<std::size_t>(std::sqrt(2.0 * graph.nodes())));
    GraphLayout result{std::vector<GraphPoint>(graph.nodes()),
                       std::vector<std::vector<GraphPoint>>(graph.edges.size())};
    std::vector<bool> placed(graph.nodes(), false);
    double left = 0;
    for (std::vector<std::size_t>& column : columns) {
        // Each beside those neighbours that stand already.
        std::vector<double> wish(graph.nodes(), 0);
        for (const std::size_t node : column) {
            int known = 0;
            for (const std::size_t other : neighbours[node]) {
                if (placed[other]) {
                    wish[node] += result.centres[other].y;
                    ++known;
                }
            }
            wish[node] /= std::max(known, 1);
        }
        std::stable_sort(column.begin(), column.end(),
                         [&](std::size_t a, std::size_t b) { return wish[a] < wish[b]; });
        for (std::size_t begin = 0; begin < column.size(); begin += tallest) {
            const std::size_t end = std::min(begin + tallest, column.size());
            double width = 0;
            double height = -rowGap;
            for (std::size_t i = begin; i < end; ++i) {
                width = std::max(width, sizes[column[i]].width);
                height += sizes[column[i]].height + rowGap;
            }
            double top = -height / 2;
            for (std::size_t i = begin; i < end; ++i) {
                const GraphSize& size = sizes[column[i]];
                result.centres[column[i]] = {left + width / 2, top + size.height / 2};
                top += size.height + rowGap;
            }
            left += width + columnGap;
        }
        for (const std::size_t node : column)
            placed[node] = true;
    }
    return result;
}

GraphLayout layoutGraph(const NetworkGraph& graph, const std::vector<GraphSize>& sizes) {
    if (graph.nodes() <= mostNodes && graph.edges.size() <= mostEdges) {
        if (auto layout = graphvizLayout(graph, sizes))
            return folded(*layout, graph, sizes);
    }
    return layeredLayout(graph, sizes);
}

std::vector<GraphPoint> keepPlaces(const NetworkGraph& graph, const std::vector<GraphSize>& sizes,
                                   const std::vector<GraphPoint>& automatic,
                                   const std::vector<std::optional<GraphPoint>>& kept) {
    if (std::none_of(kept.begin(), kept.end(), [](const auto& place) { return place.has_value(); }))
        return automatic;
    std::vector<std::optional<GraphPoint>> places = kept;
    const Neighbours neighbours = neighboursOf(graph);
    const auto isFree = [&](std::size_t node, const GraphPoint& point) {
        const GraphSize wanted{sizes[node].width + rowGap, sizes[node].height + rowGap};
        for (std::size_t other = 0; other < places.size(); ++other) {
            if (places[other] && overlap(point, wanted, *places[other], sizes[other]))
                return false;
        }
        return true;
    };
    for (std::size_t node = 0; node < places.size(); ++node) {
        if (places[node])
            continue;
        GraphPoint middle;
        int known = 0;
        for (const std::size_t other : neighbours[node]) {
            if (places[other]) {
                middle = {middle.x + places[other]->x, middle.y + places[other]->y};
                ++known;
            }
        }
        middle = known > 0 ? GraphPoint{middle.x / known, middle.y / known} : automatic[node];
        GraphPoint point = middle;
        // An outward spiral: some free place comes.
        for (int step = 1; !isFree(node, point); ++step) {
            const double radius = 6.0 * std::sqrt(step);
            const double angle = 2.399963 * step; // the golden angle
            point = {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
        }
        places[node] = point;
    }
    std::vector<GraphPoint> result;
    for (const auto& place : places)
        result.push_back(*place);
    return result;
}

} // namespace dyngpt
