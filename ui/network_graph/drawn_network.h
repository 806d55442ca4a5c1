#pragma once
// What the drawing of a network shows: its graph, a label and an explanation for every node, and
// where each stands. A plain value; to be made on the GUI thread, as it measures text.

#include "core/report/graph_layout.h"
#include "ui/math/math_box.h"
#include "ui/models/network_document.h"

#include <QCoreApplication>
#include <QFont>
#include <QString>

#include <vector>

namespace dyngpt {

struct DrawnNode {
    enum class Kind { Observed, Recorded, Hidden, Event };
    Kind kind = Kind::Event;
    QString name;        ///< "mRNA", "Event 3"
    QString label;       ///< what stands in it
    MathBox math;        ///< in place of the label; empty: no room for it, or no need
    QString explanation; ///< lines, plain text
};

class DrawnNetwork {
    Q_DECLARE_TR_FUNCTIONS(dyngpt::DrawnNetwork)
public:
    DrawnNetwork() = default;
    /// `before` spares a new layout where the graph is still the same.
    DrawnNetwork(const NetworkDraft& draft, const QFont& font, const DrawnNetwork& before);

    bool isEmpty() const { return nodes.empty(); }
    /// Where everything stands, to be kept.
    NetworkLayout kept(const Network& network) const;
    /// The same with the node at another place.
    NetworkLayout movedTo(const Network& network, std::size_t node, const GraphPoint& place) const;
    /// "Event 1 removes 1 of OFF"
    QString edgeText(std::size_t edge) const;
    /// The edges as a table, its first line the titles.
    QString csv() const;

    NetworkGraph graph;
    std::vector<DrawnNode> nodes;
    std::vector<GraphSize> sizes;
    GraphLayout automatic;
    std::vector<GraphPoint> places;
    std::vector<std::vector<GraphPoint>> routes; ///< by edge, as in a layout

    static QFont eventFont(const QFont& font);

private:
    void findRoutes(const DrawnNetwork& before);
};

} // namespace dyngpt
