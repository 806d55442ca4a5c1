// The graph of a network and its layout, without widgets.

#include "core/report/graph_folding.h"
#include "core/report/graph_layout.h"
#include "tests/support/test_data.h"

#include "core/model/network_json.h"
#include "core/model/network_layout.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <malloc.h>
#include <random>
#include <set>
#include <tuple>

using namespace dyngpt;

namespace {

Network example(const char* name) {
    return readNetwork(testdata::resource(std::string("examples/") + name + "/network.json"));
}

/// Edges by name: state names, and events by their number.
std::set<std::tuple<std::string, std::string, int, GraphEdge::Kind>> edges(const Network& network) {
    const NetworkGraph graph = networkGraph(network);
    const auto name = [&](std::size_t node) {
        return graph.isState(node) ? network.stateNames[node] : std::to_string(graph.row(node) + 1);
    };
    std::set<std::tuple<std::string, std::string, int, GraphEdge::Kind>> result;
    for (const GraphEdge& edge : graph.edges)
        result.emplace(name(edge.from), name(edge.to), edge.count, edge.kind);
    return result;
}

/// As large as texts of 1 to 12 letters.
std::vector<GraphSize> someSizes(const NetworkGraph& graph) {
    std::vector<GraphSize> sizes;
    for (std::size_t node = 0; node < graph.nodes(); ++node)
        sizes.push_back({30.0 + 8.0 * static_cast<double>(node * 7 % 12), 26});
    return sizes;
}

/// States in a chain of conversions with random readers.
Network largeNetwork(std::size_t states) {
    std::mt19937 random(5);
    Network network;
    for (std::size_t i = 0; i < states; ++i)
        network.stateNames.push_back("S" + std::to_string(i));
    for (std::size_t i = 0; i + 1 < states; ++i)
        network.events.push_back({{{"S" + std::to_string(i), -1}, {"S" + std::to_string(i + 1), 1}},
                                  "k*S" + std::to_string(random() % states)});
    return network;
}

bool overlaps(const GraphPoint& a, const GraphSize& ofA, const GraphPoint& b,
              const GraphSize& ofB) {
    constexpr double rounding = 0.5;
    return std::abs(a.x - b.x) < (ofA.width + ofB.width) / 2 - rounding &&
           std::abs(a.y - b.y) < (ofA.height + ofB.height) / 2 - rounding;
}

int overlapsIn(const std::vector<GraphPoint>& places, const std::vector<GraphSize>& sizes) {
    int count = 0;
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            count += overlaps(places[a], sizes[a], places[b], sizes[b]) ? 1 : 0;
    return count;
}

} // namespace

class TestNetworkGraph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void edgesTellWhatAnEventDoes();
    void everyNodeHasAPlaceOfItsOwn_data();
    void everyNodeHasAPlaceOfItsOwn();
    void layoutsAreTheSameEveryTime();
    void layoutsDoNotFollowTheLocale();
    void graphvizRoutesItsEdges();
    void graphvizKeepsNothing();
    void longChainsAreFolded();
    void largeNetworksDoNotKeepTheWindowWaiting();
    void newNodesFindAFreePlace();
    void placesFollowTheirRows();
};

void TestNetworkGraph::edgesTellWhatAnEventDoes() {
    Network network;
    network.stateNames = {"A", "B", "C", "D"};
    network.events = {{{{"A", -2}, {"B", 3}}, "k*A*(A-1)*C"}, {{{"B", 1}}, "k*B", {"D"}}};
    using Kind = GraphEdge::Kind;
    const std::set<std::tuple<std::string, std::string, int, Kind>> expected = {
        {"A", "1", 2, Kind::Consumes}, {"1", "B", 3, Kind::Produces}, {"C", "1", 1, Kind::Reads},
        {"2", "B", 1, Kind::Produces}, {"B", "2", 1, Kind::Reads},    {"D", "2", 1, Kind::Reads}};
    QVERIFY(edges(network) == expected);

    // The gene makes mRNA while it is on, and mRNA makes protein: both only drive.
    const Network gene = example("gene_expression");
    int reads = 0;
    for (const auto& [from, to, count, kind] : edges(gene))
        reads += kind == Kind::Reads ? 1 : 0;
    QCOMPARE(gene.stateNames.size(), std::size_t{4});
    QCOMPARE(networkGraph(gene).events, std::size_t{7});
    QVERIFY(edges(gene).count({"mRNA", "6", 1, Kind::Consumes}) == 1);
    QCOMPARE(reads, 3);
}

void TestNetworkGraph::everyNodeHasAPlaceOfItsOwn_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"gene_expression", "cascade", "sirs", "toggle", "autoregulation"})
        QTest::newRow(name) << QString::fromLatin1(name);
    QTest::newRow("many states") << QString();
    QTest::newRow("no events") << QStringLiteral("none");
}

void TestNetworkGraph::everyNodeHasAPlaceOfItsOwn() {
    QFETCH(QString, name);
    Network network = name.isEmpty()   ? largeNetwork(40)
                      : name == "none" ? largeNetwork(30)
                                       : example(name.toUtf8().constData());
    if (name == "none")
        network.events.clear();
    const NetworkGraph graph = networkGraph(network);
    const auto sizes = someSizes(graph);
    const GraphLayout layered = layeredLayout(graph, sizes); // what there is without Graphviz
    QCOMPARE(layered.centres.size(), graph.nodes());
    QCOMPARE(layered.routes.size(), graph.edges.size());
    QCOMPARE(overlapsIn(layered.centres, sizes), 0);
    const GraphLayout layout = layoutGraph(graph, sizes);
    QCOMPARE(layout.centres.size(), graph.nodes());
    QCOMPARE(layout.routes.size(), graph.edges.size());
    QCOMPARE(overlapsIn(layout.centres, sizes), 0);
}

void TestNetworkGraph::layoutsAreTheSameEveryTime() {
    const NetworkGraph graph = networkGraph(example("cascade"));
    const auto sizes = someSizes(graph);
    const GraphLayout first = layoutGraph(graph, sizes);
    const GraphLayout second = layoutGraph(graph, sizes);
    QVERIFY(first.centres == second.centres && first.routes == second.routes);
    QVERIFY(layeredLayout(graph, sizes).centres == layeredLayout(graph, sizes).centres);
}

void TestNetworkGraph::layoutsDoNotFollowTheLocale() {
    const NetworkGraph graph = networkGraph(example("gene_expression"));
    const auto sizes = someSizes(graph);
    const GraphLayout plain = layoutGraph(graph, sizes);
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
        QSKIP("locale de_DE.UTF-8 is not installed");
    const GraphLayout german = layoutGraph(graph, sizes);
    const std::string point = std::localeconv()->decimal_point;
    std::setlocale(LC_ALL, "C");
    QVERIFY(german.centres == plain.centres);
    QCOMPARE(point, std::string(",")); // and it is left as it was
}

void TestNetworkGraph::graphvizRoutesItsEdges() {
    if (!hasGraphviz())
        QSKIP("built without Graphviz");
    const NetworkGraph graph = networkGraph(example("gene_expression"));
    const auto sizes = someSizes(graph);
    const auto layout = graphvizLayout(graph, sizes);
    QVERIFY(layout);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto& route = layout->routes[i];
        QVERIFY(route.size() >= 4 && route.size() % 3 == 1);
        // From the one node's border to the other's.
        for (const auto& [node, end] : {std::pair(graph.edges[i].from, route.front()),
                                        std::pair(graph.edges[i].to, route.back())}) {
            const GraphPoint& centre = layout->centres[node];
            QVERIFY(std::abs(end.x - centre.x) <= sizes[node].width / 2 + 2);
            QVERIFY(std::abs(end.y - centre.y) <= sizes[node].height / 2 + 2);
        }
    }
}

void TestNetworkGraph::graphvizKeepsNothing() {
    if (!hasGraphviz())
        QSKIP("built without Graphviz");
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have an allocator of their own");
#endif
    const NetworkGraph graph = networkGraph(example("gene_expression"));
    const auto sizes = someSizes(graph);
    constexpr int layouts = 200;
    std::size_t before = 0;
    for (int i = -layouts; i < layouts; ++i) { // as many first, to fill what is kept for all
        if (i == 0)
            before = mallinfo2().uordblks;
        QVERIFY(graphvizLayout(graph, sizes));
    }
    const double grown = static_cast<double>(mallinfo2().uordblks) - static_cast<double>(before);
    QVERIFY2(grown < layouts * 1000.0, qPrintable(QString::number(grown)));
}

void TestNetworkGraph::longChainsAreFolded() {
    const NetworkGraph graph = networkGraph(example("cascade"));
    const std::vector<GraphSize> sizes(graph.nodes(), {60, 24});
    const auto shape = [&](const GraphLayout& layout) {
        const auto [left, right] = std::ranges::minmax(layout.centres, {}, &GraphPoint::x);
        const auto [top, bottom] = std::ranges::minmax(layout.centres, {}, &GraphPoint::y);
        return (right.x - left.x) / (bottom.y - top.y);
    };
    GraphLayout chain{std::vector<GraphPoint>(graph.nodes()), {}};
    chain.routes.resize(graph.edges.size());
    for (std::size_t node = 0; node < graph.nodes(); ++node)
        chain.centres[node] = {100.0 * static_cast<double>(node), node % 2 == 0 ? 0.0 : 30.0};
    QVERIFY(shape(chain) > 20);
    const GraphLayout result = folded(chain, graph, sizes);
    QVERIFY2(shape(result) < 4, qPrintable(QString::number(shape(result))));
    QCOMPARE(overlapsIn(result.centres, sizes), 0);
    // What is short stays as it is.
    const NetworkGraph small = networkGraph(example("gene_expression"));
    const std::vector<GraphSize> few(small.nodes(), {60, 24});
    const GraphLayout before = layeredLayout(small, few);
    QVERIFY(folded(before, small, few).centres == before.centres);
}

void TestNetworkGraph::largeNetworksDoNotKeepTheWindowWaiting() {
    for (const std::size_t states : {std::size_t{75}, std::size_t{1000}}) {
        const NetworkGraph graph = networkGraph(largeNetwork(states));
        const auto sizes = someSizes(graph);
        QElapsedTimer timer;
        timer.start();
        const GraphLayout layout = layoutGraph(graph, sizes);
        const auto milliseconds = timer.elapsed();
        qInfo("%zu nodes, %zu edges: %lld ms", graph.nodes(), graph.edges.size(),
              static_cast<long long>(milliseconds));
        QCOMPARE(layout.centres.size(), graph.nodes());
        QVERIFY(milliseconds < 3000); // on a busy machine; see the line above
    }
}

void TestNetworkGraph::newNodesFindAFreePlace() {
    const NetworkGraph graph = networkGraph(example("gene_expression"));
    const auto sizes = someSizes(graph);
    const auto automatic = layeredLayout(graph, sizes).centres;
    std::vector<std::optional<GraphPoint>> kept(graph.nodes());
    QVERIFY(keepPlaces(graph, sizes, automatic, kept) == automatic);
    for (std::size_t node = 0; node + 3 < graph.nodes(); ++node)
        kept[node] =
            GraphPoint{150.0 * static_cast<double>(node % 3), 60.0 * static_cast<double>(node / 3)};
    const auto places = keepPlaces(graph, sizes, automatic, kept);
    for (std::size_t node = 0; node < graph.nodes(); ++node)
        QVERIFY(!kept[node] || places[node] == *kept[node]);
    QCOMPARE(overlapsIn(places, sizes), 0);
}

void TestNetworkGraph::placesFollowTheirRows() {
    const Network before = example("gene_expression");
    NetworkLayout layout;
    layout.states = {{before.stateNames[0], 1, 2}, {before.stateNames[3], 3, 4}};
    layout.events = {{0, 5, 6}, {6, 7, 8}};
    QCOMPARE(followNetwork(layout, before, before), layout);

    Network renamed = before;
    renamed.stateNames[3] = "P";
    renamed.events[6].transition = {{"P", -1}};
    QCOMPARE(followNetwork(layout, before, renamed).states[1].state, std::string("P"));
    QCOMPARE(followNetwork(layout, before, renamed).events[1].event, 6);

    Network inserted = before;
    inserted.events.insert(inserted.events.begin(), Event{{{"mRNA", 1}}, "k"});
    QCOMPARE(followNetwork(layout, before, inserted).events[0].event, 1);
    QCOMPARE(followNetwork(layout, before, inserted).events[1].event, 7);

    Network swapped = before;
    std::swap(swapped.events[0], swapped.events[1]);
    QCOMPARE(followNetwork(layout, before, swapped).events[0].event, 1);

    Network removed = before;
    removed.events.erase(removed.events.begin());
    removed.stateNames.pop_back();
    const NetworkLayout rest = followNetwork(layout, before, removed);
    QCOMPARE(rest.states.size(), std::size_t{1});
    QCOMPARE(rest.events, (std::vector<EventPlace>{{5, 7, 8}}));

    // Equal events are told apart by their order.
    Network twins = before;
    twins.events[1] = twins.events[0];
    Network moved = twins;
    moved.events.insert(moved.events.begin(), Event{{{"mRNA", 1}}, "k"});
    layout.events = {{0, 1, 1}, {1, 2, 2}};
    QCOMPARE(followNetwork(layout, twins, moved).events,
             (std::vector<EventPlace>{{1, 1, 1}, {2, 2, 2}}));
}

QTEST_APPLESS_MAIN(TestNetworkGraph)
#include "tst_network_graph.moc"
