#include "core/report/network_figure.h"

#include "core/common/markup.h"
#include "core/report/graph_layout.h"
#include "core/report/svg_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace dyngpt {
namespace {

constexpr double stateFont = 13;
constexpr double eventFont = 11;
constexpr double margin = 10;
constexpr double bulge = 14; // of two edges between the same nodes
constexpr double arrow = 9;
constexpr double ring = 3.5;
constexpr double longestLabel = 150;
constexpr double paperWidth = 640;
constexpr const char* ink = "#222222";
constexpr const char* eventFill = "#f0f0f0";

struct Node {
    TextRuns label;
    bool event = false;
    bool recorded = true;
    bool observed = false;
};

bool holds(const std::vector<int>& indices, std::size_t index) {
    return std::ranges::count(indices, static_cast<int>(index)) > 0;
}

/// What does not fit ends in dots.
void shorten(TextRuns& runs, double fontSize) {
    if (svgTextWidth(runs, fontSize) <= longestLabel)
        return;
    while (!runs.empty() && svgTextWidth(runs, fontSize) > longestLabel - fontSize) {
        std::string& text = runs.back().text;
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
            text.pop_back();
        if (!text.empty())
            text.pop_back();
        if (text.empty())
            runs.pop_back();
    }
    appendRun(runs, "…");
}

std::vector<Node> nodesOf(const Composer& compose) {
    const Network& network = compose.input().network;
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < network.stateNames.size(); ++i) {
        Node node;
        node.label = typesetName(network.stateNames[i], compose.names());
        node.recorded = holds(network.recordedStates, i);
        node.observed =
            network.observedStates.empty() ? node.recorded : holds(network.observedStates, i);
        nodes.push_back(std::move(node));
    }
    int number = 0;
    for (const Event& event : network.events) {
        Node node;
        node.event = true;
        ++number;
        if (event.waitingTime)
            node.label = typeset(compose.tr(timeTitle(event.waitingTime->kind)), {});
        else if (event.rate.empty())
            node.label = typeset(std::to_string(number), {});
        else
            node.label = typesetFormula(event.rate, compose.names());
        if (event.delay)
            appendRun(node.label, compose(DYNGPT_TEXT("core", ", delayed")));
        nodes.push_back(std::move(node));
    }
    return nodes;
}

GraphSize sizeOf(const Node& node) {
    const double font = node.event ? eventFont : stateFont;
    const double height = 1.3 * font + (node.event ? 5 : 12);
    const double width = svgTextWidth(node.label, font) + (node.event ? 10 : 20);
    return {std::max(width, node.event ? height : 1.4 * height), height};
}

GraphPoint operator+(const GraphPoint& a, const GraphPoint& b) {
    return {a.x + b.x, a.y + b.y};
}
GraphPoint operator-(const GraphPoint& a, const GraphPoint& b) {
    return {a.x - b.x, a.y - b.y};
}
GraphPoint operator*(const GraphPoint& a, double factor) {
    return {a.x * factor, a.y * factor};
}

/// Where the line from the middle of the box to `outside` leaves it.
GraphPoint border(const GraphPoint& middle, const GraphSize& size, const GraphPoint& outside) {
    const GraphPoint way = outside - middle;
    const double stretch =
        std::max(std::abs(way.x) / (size.width / 2), std::abs(way.y) / (size.height / 2));
    return stretch <= 1 ? middle : middle + way * (1 / stretch);
}

bool near(const GraphPoint& a, const GraphPoint& b) {
    return std::abs(a.x - b.x) < 0.5 && std::abs(a.y - b.y) < 0.5;
}

class Drawing {
public:
    explicit Drawing(const Composer& compose)
        : graph_(networkGraph(compose.input().network)), nodes_(nodesOf(compose)) {
        for (Node& node : nodes_) {
            shorten(node.label, node.event ? eventFont : stateFont);
            sizes_.push_back(sizeOf(node));
        }
        automatic_ = layoutGraph(graph_, sizes_);
        places_ = keepPlaces(graph_, sizes_, automatic_.centres, kept(compose.input()));
    }

    ReportFigure draw(const std::string& title) {
        std::string body;
        std::set<std::pair<std::size_t, std::size_t>> ways;
        for (const GraphEdge& edge : graph_.edges)
            ways.emplace(edge.from, edge.to);
        for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
            const GraphEdge& edge = graph_.edges[i];
            body += drawEdge(edge, automatic_.routes[i], ways.contains({edge.to, edge.from}));
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            body += drawNode(i);
        const double width = right_ - left_ + 2 * margin;
        const double height = bottom_ - top_ + 2 * margin;
        // Never larger than life, never wider than the page.
        const double scale = std::min(1.0, paperWidth / width);
        const std::string box = svgNumber(left_ - margin) + " " + svgNumber(top_ - margin) + " " +
                                svgNumber(width) + " " + svgNumber(height);
        ReportFigure figure;
        figure.width = width * scale;
        figure.height = height * scale;
        figure.svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"" +
            svgAttribute("width", svgNumber(figure.width)) +
            svgAttribute("height", svgNumber(figure.height)) + svgAttribute("viewBox", box) +
            " font-family=\"sans-serif\">\n<title>" + escapeMarkup(title) + "</title>\n<rect" +
            svgAttribute("x", svgNumber(left_ - margin)) +
            svgAttribute("y", svgNumber(top_ - margin)) + svgAttribute("width", svgNumber(width)) +
            svgAttribute("height", svgNumber(height)) + " fill=\"#ffffff\"/>\n" + body + "</svg>\n";
        return figure;
    }

private:
    std::vector<std::optional<GraphPoint>> kept(const ReportInput& input) const {
        std::vector<std::optional<GraphPoint>> places(graph_.nodes());
        for (const StatePlace& place : input.layout.states)
            if (const int state = input.network.stateIndex(place.state); state >= 0)
                places[static_cast<std::size_t>(state)] = GraphPoint{place.x, place.y};
        for (const EventPlace& place : input.layout.events)
            if (place.event >= 0 && place.event < static_cast<int>(graph_.events))
                places[graph_.states + static_cast<std::size_t>(place.event)] =
                    GraphPoint{place.x, place.y};
        return places;
    }

    void cover(const GraphPoint& point, double around = 0) {
        left_ = std::min(left_, point.x - around);
        right_ = std::max(right_, point.x + around);
        top_ = std::min(top_, point.y - around);
        bottom_ = std::max(bottom_, point.y + around);
    }

    std::string rectangle(const GraphPoint& middle, const GraphSize& size, double inset,
                          double radius, const std::string& attributes) const {
        return "<rect" + svgAttribute("x", svgNumber(middle.x - size.width / 2 + inset)) +
               svgAttribute("y", svgNumber(middle.y - size.height / 2 + inset)) +
               svgAttribute("width", svgNumber(size.width - 2 * inset)) +
               svgAttribute("height", svgNumber(size.height - 2 * inset)) +
               svgAttribute("rx", svgNumber(radius)) + svgAttribute("stroke", ink) + attributes +
               "/>\n";
    }

    std::string drawNode(std::size_t i) {
        const Node& node = nodes_[i];
        const GraphPoint& place = places_[i];
        const GraphSize& size = sizes_[i];
        cover(place + GraphPoint{size.width / 2, size.height / 2});
        cover(place - GraphPoint{size.width / 2, size.height / 2});
        std::string svg;
        if (node.event) {
            svg = rectangle(place, size, 0, 1,
                            svgAttribute("fill", eventFill) + " stroke-width=\"0.8\"");
        } else {
            svg = rectangle(place, size, 0, 9,
                            std::string(" fill=\"#ffffff\" stroke-width=\"1.2\"") +
                                (node.recorded ? "" : " stroke-dasharray=\"4,3\""));
            if (node.observed)
                svg += rectangle(place, size, 3, 6, " fill=\"none\" stroke-width=\"1\"");
        }
        const double font = node.event ? eventFont : stateFont;
        return svg + svgText(place.x, place.y + 0.36 * font, "middle", node.label, font,
                             svgAttribute("fill", ink));
    }

    static std::string point(const GraphPoint& p) { return svgNumber(p.x) + " " + svgNumber(p.y); }

    std::string drawEdge(const GraphEdge& edge, const std::vector<GraphPoint>& route, bool twoWay) {
        const GraphPoint& from = places_[edge.from];
        const GraphPoint& to = places_[edge.to];
        std::string path;
        GraphPoint tip;
        GraphPoint beforeTip;
        GraphPoint middle;
        if (route.size() >= 4 && near(from, automatic_.centres[edge.from]) &&
            near(to, automatic_.centres[edge.to])) {
            path = "M" + point(route[0]);
            for (std::size_t i = 1; i + 2 < route.size(); i += 3)
                path +=
                    "C" + point(route[i]) + " " + point(route[i + 1]) + " " + point(route[i + 2]);
            for (const GraphPoint& p : route)
                cover(p, 1);
            tip = route.back();
            beforeTip = route[route.size() - 2];
            // Of the middle curve, at its half.
            const std::size_t m = ((route.size() - 1) / 3 / 2) * 3;
            middle = (route[m] + route[m + 1] * 3 + route[m + 2] * 3 + route[m + 3]) * 0.125;
        } else {
            const GraphPoint way = to - from;
            const double distance = std::max(std::hypot(way.x, way.y), 1.0);
            const GraphPoint aside = GraphPoint{-way.y, way.x} * (1 / distance);
            beforeTip = (from + to) * 0.5 + aside * (twoWay ? bulge : 0);
            const GraphPoint begin = border(from, sizes_[edge.from], beforeTip);
            tip = border(to, sizes_[edge.to], beforeTip);
            path = "M" + point(begin) + "Q" + point(beforeTip) + " " + point(tip);
            cover(beforeTip, 1);
            middle = (begin + beforeTip * 2 + tip) * 0.25;
        }
        const bool reads = edge.kind == GraphEdge::Kind::Reads;
        std::string svg = "<path" + svgAttribute("d", path) + " fill=\"none\"" +
                          svgAttribute("stroke", ink) + " stroke-width=\"1.1\"" +
                          (reads ? " stroke-dasharray=\"4,3\"" : "") + "/>\n";
        svg += drawTip(tip, beforeTip, reads);
        if (edge.count > 1) {
            const std::string number = std::to_string(edge.count);
            const double width = svgTextWidth(number, eventFont) + 4;
            svg += "<rect" + svgAttribute("x", svgNumber(middle.x - width / 2)) +
                   svgAttribute("y", svgNumber(middle.y - 7)) +
                   svgAttribute("width", svgNumber(width)) + " height=\"14\" fill=\"#ffffff\"/>\n" +
                   svgText(middle.x, middle.y + 4, "middle", typeset(number), eventFont,
                           svgAttribute("fill", ink));
        }
        return svg;
    }

    static std::string drawTip(const GraphPoint& tip, const GraphPoint& from, bool reads) {
        const GraphPoint way = tip - from;
        const double length = std::hypot(way.x, way.y);
        if (length == 0)
            return {};
        const GraphPoint along = way * (1 / length);
        if (reads) {
            const GraphPoint centre = tip - along * ring;
            return "<circle" + svgAttribute("cx", svgNumber(centre.x)) +
                   svgAttribute("cy", svgNumber(centre.y)) + svgAttribute("r", svgNumber(ring)) +
                   " fill=\"#ffffff\"" + svgAttribute("stroke", ink) + " stroke-width=\"1.1\"/>\n";
        }
        const GraphPoint aside{-along.y * arrow * 0.35, along.x * arrow * 0.35};
        const GraphPoint base = tip - along * arrow;
        return "<path" +
               svgAttribute("d", "M" + point(tip) + "L" + point(base + aside) + "L" +
                                     point(base - aside) + "Z") +
               svgAttribute("fill", ink) + "/>\n";
    }

    NetworkGraph graph_;
    std::vector<Node> nodes_;
    std::vector<GraphSize> sizes_;
    GraphLayout automatic_;
    std::vector<GraphPoint> places_;
    double left_ = std::numeric_limits<double>::infinity();
    double right_ = -std::numeric_limits<double>::infinity();
    double top_ = std::numeric_limits<double>::infinity();
    double bottom_ = -std::numeric_limits<double>::infinity();
};

} // namespace

ReportFigure networkFigure(const Composer& compose) {
    const std::string title = compose(DYNGPT_TEXT("core", "The network as a graph"));
    ReportFigure figure = Drawing(compose).draw(title);
    figure.caption = compose(DYNGPT_TEXT(
        "core", "The network. Rounded boxes are states (double outline: observed; single: recorded "
                "only; dashed: not recorded), square boxes events with their propensities. Arrows "
                "lead from what an event uses up to what it makes; a dashed line with a ring: "
                "the propensity depends on this state."));
    return figure;
}

} // namespace dyngpt
