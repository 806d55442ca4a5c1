#pragma once
// Editing the network where it is drawn: new states and events, connections, names, propensities
// and counts in place, each one step of the document's undo stack. GUI thread; everything belongs
// to the caller.

#include "ui/models/network_document.h"
#include "ui/network_graph/drawn_network.h"

#include <QObject>
#include <QPointF>
#include <QPointer>

#include <functional>
#include <optional>

class QMenu;

namespace dyngpt {

class GraphScene;
class GraphView;
class InlineEditor;

class GraphEditing : public QObject {
    Q_OBJECT
public:
    GraphEditing(NetworkDocument& document, const DrawnNetwork& drawn, GraphScene& scene,
                 GraphView& view);

    /// With a place the other nodes stay where they are, too.
    void addState(const std::optional<QPointF>& place = {});
    void addEvent(const std::optional<QPointF>& place = {});
    /// What can be done at this place of the drawing.
    void fillMenu(QMenu& menu, const QPointF& place);

Q_SIGNALS:
    /// Something that only the tables can edit.
    void rowChosen(dyngpt::NetworkTable table, int row);
    void rowRemoved(dyngpt::NetworkTable table, int row);

private:
    void connectNodes(int from, int to, const QPointF& place);
    void offerStateToEvent(int state, int event);
    void editNode(int node);
    void editState(int node);
    void editEvent(int node);
    void editEdge(int edge);
    void removeEdge(int edge);
    void edit(const QString& description, const std::function<void(Network&)>& change);
    /// Draws the last node of the kind at the place, the others where they are.
    void place(NetworkDraft& draft, bool state, const QPointF& place) const;
    void select(bool state, int row);
    int row(int node) const { return drawn_.graph.row(static_cast<std::size_t>(node)); }
    bool isState(int node) const { return drawn_.graph.isState(static_cast<std::size_t>(node)); }
    QString nameOf(int node) const { return drawn_.nodes[static_cast<std::size_t>(node)].name; }
    QRect rectOf(int node) const; ///< in the view

    NetworkDocument& document_;
    const DrawnNetwork& drawn_;
    GraphScene& scene_;
    GraphView& view_;
    QPointer<InlineEditor> open_; ///< the field over the drawing
};

} // namespace dyngpt
