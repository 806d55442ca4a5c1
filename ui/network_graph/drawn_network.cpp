#include "ui/network_graph/drawn_network.h"

#include "ui/charts/csv_text.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <QFontMetricsF>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr double longestLabel = 130;
constexpr double padding = 10;

DrawnNode::Kind kindOfState(const Network& network, int state) {
    if (!isRecorded(network, state))
        return DrawnNode::Kind::Hidden;
    return isObserved(network, state) ? DrawnNode::Kind::Observed : DrawnNode::Kind::Recorded;
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
    for (int state = 0; state < static_cast<int>(graph.states); ++state)
        nodes.push_back(stateNode(network, state));
    for (std::size_t row = 0; row < graph.events; ++row)
        nodes.push_back(eventNode(network.events[row], static_cast<int>(row)));
    const QFontMetricsF ofStates(font);
    const QFontMetricsF ofEvents(eventFont(font));
    for (DrawnNode& node : nodes) {
        const bool event = node.kind == DrawnNode::Kind::Event;
        const QFontMetricsF& metrics = event ? ofEvents : ofStates;
        node.label = metrics.elidedText(node.label, Qt::ElideRight, longestLabel);
        const double height = metrics.height() + (event ? 4 : 1.4 * padding);
        const double width = metrics.horizontalAdvance(node.label) + (event ? 1 : 2) * padding;
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
