#include "ui/network_graph/graph_editing.h"

#include "ui/icons.h"
#include "ui/math/rate_field.h"
#include "ui/models/cell_text.h"
#include "ui/models/graph_edits.h"
#include "ui/models/network_edits.h"
#include "ui/network_graph/graph_scene.h"
#include "ui/network_graph/graph_view.h"
#include "ui/network_graph/inline_editor.h"
#include "ui/text.h"

#include <QMenu>
#include <QSpinBox>
#include <QToolTip>

#include <utility>

namespace dyngpt {

GraphEditing::GraphEditing(NetworkDocument& document, const DrawnNetwork& drawn, GraphScene& scene,
                           GraphView& view)
    : QObject(&view), document_(document), drawn_(drawn), scene_(scene), view_(view) {
    // Before the panel draws: where it hides the view, the field would lose the focus and commit.
    connect(&document_, &NetworkDocument::changed, this, [this] {
        if (open_)
            open_->drop();
    });
    connect(&view_, &GraphView::connectionDrawn, this, &GraphEditing::connectNodes);
    connect(&view_, &GraphView::nodeEdited, this, &GraphEditing::editNode);
    connect(&view_, &GraphView::edgeEdited, this, &GraphEditing::editEdge);
    connect(&view_, &GraphView::edgeRemoved, this, &GraphEditing::removeEdge);
}

void GraphEditing::edit(const QString& description, const std::function<void(Network&)>& change) {
    NetworkDraft next = document_.draft();
    change(next.network);
    document_.edit(description, std::move(next));
}

void GraphEditing::place(NetworkDraft& draft, bool state, const QPointF& place) const {
    draft.layout = drawn_.kept(document_.network());
    const Network& network = draft.network;
    if (state)
        draft.layout.states.push_back({network.stateNames.back(), place.x(), place.y()});
    else
        draft.layout.events.push_back(
            {static_cast<int>(network.events.size()) - 1, place.x(), place.y()});
}

void GraphEditing::select(bool state, int row) {
    scene_.selectNode(row + (state ? 0 : static_cast<int>(drawn_.graph.states)));
    view_.setFocus();
}

QRect GraphEditing::rectOf(int node) const {
    return view_.mapFromScene(scene_.nodeRect(node)).boundingRect();
}

void GraphEditing::addState(const std::optional<QPointF>& where) {
    NetworkDraft next = document_.draft();
    const int row = appendState(next.network);
    if (where)
        place(next, true, *where);
    document_.edit(tr("add a state"), std::move(next));
    select(true, row);
    editState(row);
}

void GraphEditing::addEvent(const std::optional<QPointF>& where) {
    NetworkDraft next = document_.draft();
    const int row = appendEvent(next.network);
    if (where)
        place(next, false, *where);
    document_.edit(tr("add an event"), std::move(next));
    select(false, row);
}

void GraphEditing::connectNodes(int from, int to, const QPointF& where) {
    const int first = row(from);
    if (to >= 0 && isState(from) && isState(to)) {
        edit(tr("turn %1 into %2").arg(nameOf(from), nameOf(to)),
             [&](Network& network) { addConversion(network, first, row(to)); });
        select(false, static_cast<int>(drawn_.graph.events) - 1);
    } else if (to >= 0 && isState(from)) {
        offerStateToEvent(from, to);
    } else if (to >= 0) {
        edit(tr("let %1 add %2").arg(nameOf(from), nameOf(to)),
             [&](Network& network) { addProduct(network, first, row(to)); });
    } else {
        // Onto the background: what is missing there comes along.
        const bool state = !isState(from);
        NetworkDraft next = document_.draft();
        if (state)
            addProduct(next.network, first, appendState(next.network));
        else
            addReactant(next.network, appendEvent(next.network), first);
        place(next, state, where);
        document_.edit(state ? tr("let %1 add a new state").arg(nameOf(from))
                             : tr("let a new event remove %1").arg(nameOf(from)),
                       std::move(next));
        const auto& graph = drawn_.graph;
        select(state, static_cast<int>(state ? graph.states : graph.events) - 1);
    }
}

/// A line from a state to an event can mean two things.
void GraphEditing::offerStateToEvent(int state, int event) {
    auto* menu = new QMenu(&view_);
    menu->setObjectName(QStringLiteral("connectionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString stateName = nameOf(state);
    const QString eventName = nameOf(event);
    const int stateRow = row(state);
    const int eventRow = row(event);
    const auto offer = [&](const QString& text, const QString& description, auto change) {
        connect(menu->addAction(text), &QAction::triggered, this, [=, this] {
            edit(description, [=](Network& network) { change(network, eventRow, stateRow); });
        });
    };
    offer(tr("%1 &removes one %2", "event, state").arg(eventName, stateName),
          tr("let %1 remove %2").arg(eventName, stateName), addReactant);
    offer(tr("%2 &drives %1 and stays", "event, state").arg(eventName, stateName),
          tr("let %2 drive %1").arg(eventName, stateName), addDrive);
    menu->popup(view_.viewport()->mapToGlobal(rectOf(event).bottomLeft()));
    menu->setActiveAction(menu->actions().front());
}

void GraphEditing::editNode(int node) {
    if (isState(node))
        editState(node);
    else
        editEvent(node);
}

void GraphEditing::editState(int node) {
    const int state = row(node);
    const auto& names = document_.network().stateNames;
    auto* field = new QLineEdit(QString::fromStdString(names[static_cast<std::size_t>(state)]));
    field->setObjectName(QStringLiteral("graphName"));
    field->setAccessibleName(tr("Name of the state"));
    const QRect place = rectOf(node);
    open_ = new InlineEditor(view_.viewport(), field, place, [this, field, state, place] {
        const QString name = field->text().trimmed();
        const std::string old = document_.network().stateNames[static_cast<std::size_t>(state)];
        if (const auto complaint = nameComplaint(document_.network(), old, name)) {
            const QPoint where = view_.viewport()->mapToGlobal(place.bottomLeft());
            QToolTip::showText(
                where, translated(Issue{Severity::Error, "", complaint->what, complaint->remedy}),
                &view_);
            return;
        }
        edit(tr("rename %1 to %2").arg(QString::fromStdString(old), name),
             [&](Network& network) { renameState(network, state, name.toStdString()); });
    });
}

void GraphEditing::editEvent(int node) {
    const int event = row(node);
    const Network& network = document_.network();
    const Event& edited = network.events[static_cast<std::size_t>(event)];
    if (edited.waitingTime)
        return Q_EMIT rowChosen(NetworkTable::Events, event);
    auto* field = new RateField;
    field->setObjectName(QStringLiteral("graphRate"));
    field->setAccessibleName(tr("Propensity of event %1").arg(event + 1));
    field->setScope(rateScope(network));
    field->setText(QString::fromStdString(edited.rate));
    open_ = new InlineEditor(view_.viewport(), field, rectOf(node), [this, field, event] {
        edit(tr("change propensity of event %1").arg(event + 1), [&](Network& changed) {
            changed.events[static_cast<std::size_t>(event)].rate =
                field->text().trimmed().toStdString();
        });
    });
}

void GraphEditing::editEdge(int index) {
    const GraphEdge edge = drawn_.graph.edges[static_cast<std::size_t>(index)];
    const bool removes = edge.kind == GraphEdge::Kind::Consumes;
    const int event =
        drawn_.graph.row(edge.kind == GraphEdge::Kind::Produces ? edge.from : edge.to);
    const int state =
        drawn_.graph.row(edge.kind == GraphEdge::Kind::Produces ? edge.to : edge.from);
    if (edge.kind == GraphEdge::Kind::Reads) // the propensity says how
        return editEvent(static_cast<int>(edge.to));
    auto* field = new QSpinBox;
    field->setObjectName(QStringLiteral("graphCount"));
    field->setRange(1, 1000000);
    field->setValue(edge.count);
    field->setAccessibleName(removes ? tr("Units that the event removes")
                                     : tr("Units that the event adds"));
    QRect place(QPoint(), QSize(40, 20));
    place.moveCenter(view_.mapFromScene(scene_.edgeMiddle(index)));
    open_ = new InlineEditor(view_.viewport(), field, place, [this, field, event, state, removes] {
        field->interpretText();
        const int delta = removes ? -field->value() : field->value();
        edit(tr("change transition of event %1").arg(event + 1),
             [&](Network& network) { setChange(network, event, state, delta); });
    });
}

void GraphEditing::removeEdge(int index) {
    const GraphEdge edge = drawn_.graph.edges[static_cast<std::size_t>(index)];
    const bool produces = edge.kind == GraphEdge::Kind::Produces;
    const int event = drawn_.graph.row(produces ? edge.from : edge.to);
    const int state = drawn_.graph.row(produces ? edge.to : edge.from);
    bool gone = true;
    edit(tr("remove: %1", "what a connection says")
             .arg(drawn_.edgeText(static_cast<std::size_t>(index))),
         [&](Network& network) {
             if (edge.kind != GraphEdge::Kind::Reads)
                 setChange(network, event, state, 0);
             if (!produces)
                 gone = removeDependence(network, event, state);
         });
    // No plain factor: only a person can say what the propensity is without it.
    if (!gone)
        editEvent(static_cast<int>(drawn_.graph.states) + event);
}

void GraphEditing::fillMenu(QMenu& menu, const QPointF& place) {
    const QTransform transform = view_.transform();
    const int node = scene_.nodeAt(place, transform);
    const int edge = node >= 0 ? -1 : scene_.edgeAt(place, transform);
    if (node >= 0) {
        const bool state = isState(node);
        menu.addAction(state ? tr("Re&name...") : tr("Edit the &propensity..."), this,
                       [this, node] { editNode(node); });
        const auto table = state ? NetworkTable::States : NetworkTable::Events;
        menu.addAction(tr("Show in the &table"), this,
                       [this, table, node] { Q_EMIT rowChosen(table, row(node)); });
        menu.addAction(icon(QStringLiteral("remove")), tr("&Remove %1").arg(nameOf(node)), this,
                       [this, table, node] { Q_EMIT rowRemoved(table, row(node)); });
    } else if (edge >= 0) {
        const bool reads =
            drawn_.graph.edges[static_cast<std::size_t>(edge)].kind == GraphEdge::Kind::Reads;
        menu.addAction(reads ? tr("Edit the &propensity...") : tr("Change the &number..."), this,
                       [this, edge] { editEdge(edge); });
        menu.addAction(icon(QStringLiteral("remove")), tr("&Remove the connection"), this,
                       [this, edge] { removeEdge(edge); });
    } else {
        menu.addAction(icon(QStringLiteral("add")), tr("Add a &state here"), this,
                       [this, place] { addState(place); });
        menu.addAction(icon(QStringLiteral("add")), tr("Add an &event here"), this,
                       [this, place] { addEvent(place); });
    }
}

} // namespace dyngpt
