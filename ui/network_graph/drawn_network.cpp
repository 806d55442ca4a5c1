#include "ui/network_graph/drawn_network.h"

#include "core/model/formula.h"
#include "ui/charts/csv_text.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace dyngpt {

namespace {

constexpr double longestLabel = 130;
constexpr double longestMath = 190;
constexpr double padding = 10;

DrawnNode::Kind kindOfState(const Network& network, int state) {
    if (!isRecorded(network, state))
        return DrawnNode::Kind::Hidden;
    return isObserved(network, state) ? DrawnNode::Kind::Observed : DrawnNode::Kind::Recorded;
}

/// The propensity as it is printed; an empty row where there is none.
MathNode mathOfEvent(const Event& event, const DisplayNames& displayNames) {
    const auto formula = event.waitingTime ? std::nullopt : parseFormula(event.rate);
    if (!formula)
        return {};
    MathNode node = mathOfFormula(*formula, displayNames);
    if (event.delay)
        node = {
            MathNode::Kind::Row,
            {},
            {std::move(node),
             MathNode{MathNode::Kind::Upright, DrawnNetwork::tr(", delayed").toStdString(), {}}}};
    return node;
}

DrawnNode stateNode(const Network& network, int state) {
    DrawnNode node;
    node.kind = kindOfState(network, state);
    node.name = QString::fromStdString(network.stateNames[static_cast<std::size_t>(state)]);
    node.label = node.name;
    const QString kind =
        node.kind == DrawnNode::Kind::Hidden     ? DrawnNetwork::tr("State %1, not recorded")
        : node.kind == DrawnNode::Kind::Recorded ? DrawnNetwork::tr("State %1, recorded")
                                                 : DrawnNetwork::tr("State %1, observed");
    node.explanation = kind.arg(node.name);
    return node;
}

DrawnNode eventNode(const Event& event, int row) {
    DrawnNode node;
    const QString rate = QString::fromStdString(event.rate).simplified();
    node.name = DrawnNetwork::tr("Event %1").arg(row + 1);
    if (event.waitingTime)
        node.label = NetworkTables::distributionTitle(event.waitingTime->kind);
    else if (rate.isEmpty())
        node.label = node.name;
    else
        node.label = event.delay ? DrawnNetwork::tr("%1, delayed", "propensity").arg(rate) : rate;
    QStringList lines = {
        DrawnNetwork::tr("%1: %2", "event, transition")
            .arg(node.name, QString::fromStdString(transitionText(event.transition)))};
    if (!event.waitingTime)
        lines << DrawnNetwork::tr("Propensity: %1").arg(rate);
    if (event.waitingTime || event.delay)
        lines << NetworkTables::timingText(event);
    node.explanation = lines.join(u'\n');
    return node;
}

bool standsAt(const GraphPoint& place, const GraphPoint& automatic) {
    return std::abs(place.x - automatic.x) < 0.5 && std::abs(place.y - automatic.y) < 0.5;
}

} // namespace

QFont DrawnNetwork::eventFont(const QFont& font) {
    QFont small = font;
    if (font.pixelSize() > 0)
        small.setPixelSize(font.pixelSize() - 1);
    else
        small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

DrawnNetwork::DrawnNetwork(const NetworkDraft& draft, const QFont& font,
                           const DrawnNetwork& before) {
    const Network& network = draft.network;
    graph = networkGraph(network);
    const DisplayNames displayNames = network.displayNames();
    for (int state = 0; state < static_cast<int>(graph.states); ++state) {
        nodes.push_back(stateNode(network, state));
        const auto& name = network.stateNames[static_cast<std::size_t>(state)];
        nodes.back().math = MathBox(mathOfName(name, displayNames), font);
    }
    for (std::size_t row = 0; row < graph.events; ++row) {
        nodes.push_back(eventNode(network.events[row], static_cast<int>(row)));
        nodes.back().math =
            MathBox(mathOfEvent(network.events[row], displayNames), eventFont(font));
    }
    const QFontMetricsF ofStates(font);
    const QFontMetricsF ofEvents(eventFont(font));
    for (DrawnNode& node : nodes) {
        const bool event = node.kind == DrawnNode::Kind::Event;
        const QFontMetricsF& metrics = event ? ofEvents : ofStates;
        if (node.math.width() > longestMath)
            node.math = {};
        const bool plain = node.math.isEmpty();
        if (plain)
            node.label = metrics.elidedText(node.label, Qt::ElideRight, longestLabel);
        const double tall = plain ? metrics.height() : node.math.height();
        const double wide = plain ? metrics.horizontalAdvance(node.label) : node.math.width();
        const double height = tall + (event ? 4 : 1.4 * padding);
        const double width = wide + (event ? 1 : 2) * padding;
        sizes.push_back({std::max(width, event ? height : 1.4 * height), height});
    }
    const bool same = graph == before.graph && sizes == before.sizes;
    automatic = same ? before.automatic : layoutGraph(graph, sizes);

    std::vector<std::optional<GraphPoint>> kept(graph.nodes());
    for (const StatePlace& place : draft.layout.states) {
        if (const int state = network.stateIndex(place.state); state >= 0)
            kept[static_cast<std::size_t>(state)] = GraphPoint{place.x, place.y};
    }
    for (const EventPlace& place : draft.layout.events) {
        if (place.event >= 0 && place.event < static_cast<int>(graph.events))
            kept[graph.states + static_cast<std::size_t>(place.event)] =
                GraphPoint{place.x, place.y};
    }
    places = keepPlaces(graph, sizes, automatic.centres, kept);
    findRoutes(before);
}

/// As the layout says where both ends stand there; else as it was drawn between the same places.
void DrawnNetwork::findRoutes(const DrawnNetwork& before) {
    routes.resize(graph.edges.size());
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        if (standsAt(places[edge.from], automatic.centres[edge.from]) &&
            standsAt(places[edge.to], automatic.centres[edge.to])) {
            routes[i] = automatic.routes[i];
            continue;
        }
        const auto same = [&](std::size_t then, std::size_t now) {
            return before.places[then] == places[now] && before.sizes[then] == sizes[now];
        };
        for (std::size_t j = 0; j < before.routes.size(); ++j) {
            const GraphEdge& other = before.graph.edges[j];
            if (other.kind == edge.kind && same(other.from, edge.from) && same(other.to, edge.to))
                routes[i] = before.routes[j];
        }
    }
}

NetworkLayout DrawnNetwork::kept(const Network& network) const {
    return movedTo(network, graph.nodes(), {});
}

NetworkLayout DrawnNetwork::movedTo(const Network& network, std::size_t moved,
                                    const GraphPoint& place) const {
    NetworkLayout layout;
    for (std::size_t node = 0; node < graph.nodes(); ++node) {
        const GraphPoint& point = node == moved ? place : places[node];
        if (graph.isState(node))
            layout.states.push_back({network.stateNames[node], point.x, point.y});
        else
            layout.events.push_back({graph.row(node), point.x, point.y});
    }
    return layout;
}

QString DrawnNetwork::edgeText(std::size_t index) const {
    const GraphEdge& edge = graph.edges[index];
    const QString& from = nodes[edge.from].name;
    const QString& to = nodes[edge.to].name;
    switch (edge.kind) {
    case GraphEdge::Kind::Consumes:
        return tr("%1 removes %2 of %3", "event, count, state").arg(to).arg(edge.count).arg(from);
    case GraphEdge::Kind::Produces:
        return tr("%1 adds %2 of %3", "event, count, state").arg(from).arg(edge.count).arg(to);
    case GraphEdge::Kind::Reads:
        break;
    }
    return tr("%1 drives %2", "state, event").arg(from, to);
}

QString DrawnNetwork::csv() const {
    QString text = QStringLiteral("from,to,kind,count\n");
    for (const GraphEdge& edge : graph.edges) {
        const QString kind = edge.kind == GraphEdge::Kind::Consumes   ? QStringLiteral("consumes")
                             : edge.kind == GraphEdge::Kind::Produces ? QStringLiteral("produces")
                                                                      : QStringLiteral("reads");
        text += csvField(nodes[edge.from].name) + u',' + csvField(nodes[edge.to].name) + u',' +
                kind + u',' + QString::number(edge.count) + u'\n';
    }
    return text;
}

} // namespace dyngpt
