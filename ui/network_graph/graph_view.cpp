#include "ui/network_graph/graph_view.h"

#include "ui/network_graph/graph_scene.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dyngpt {

namespace {

constexpr double zoomStep = 1.2;
constexpr double smallest = 0.05;
constexpr double largest = 4;
constexpr double largestFit = 1.15; ///< small networks are not blown up
constexpr double keyStep = 8;

bool isArrow(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

QPointF directionOf(int key) {
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    default:
        return {0, 1};
    }
}

} // namespace

GraphView::GraphView(GraphScene& scene, QWidget* parent)
    : QGraphicsView(parent), scene_(scene), connection_(scene) {
    setScene(&scene_);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // the view itself has it
    viewport()->setCursor(Qt::ArrowCursor);
    setFitted(true);
}

void GraphView::fit() {
    setFitted(true);
    showAll();
}

void GraphView::redrawn() {
    moving_ = -1;
    connection_.forget();
    byKeys_ = false;
    if (fitted_)
        showAll();
}

void GraphView::setConnecting(bool connecting) {
    connecting_ = connecting;
    viewport()->setCursor(connecting ? Qt::CrossCursor : Qt::ArrowCursor);
}

/// Bars that come and go would change the room that the drawing is fitted to, without end.
void GraphView::setFitted(bool fitted) {
    fitted_ = fitted;
    const auto policy = fitted ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded;
    setHorizontalScrollBarPolicy(policy);
    setVerticalScrollBarPolicy(policy);
}

void GraphView::showAll() {
    scene_.setSceneRect(scene_.drawnRect());
    const QSizeF room = viewport()->size();
    const QSizeF needed = scene_.sceneRect().size();
    const double factor =
        std::min({room.width() / needed.width(), room.height() / needed.height(), largestFit});
    setTransform(QTransform::fromScale(factor, factor));
    centerOn(scene_.sceneRect().center());
}

void GraphView::zoomBy(double factor) {
    const double now = transform().m11();
    factor = std::clamp(now * factor, smallest, largest) / now;
    scale(factor, factor);
    setFitted(false);
}

bool GraphView::zoomKey(const QKeyEvent& event) {
    if (!(event.modifiers() & Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0:
        return true;
    default:
        return false;
    }
}

bool GraphView::event(QEvent* event) {
    // Here these keys zoom the drawing, not the text of the window.
    if (event->type() == QEvent::ShortcutOverride && zoomKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

void GraphView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (byKeys_ && connectionKey(key))
        return;
    if (zoomKey(*event)) {
        if (key == Qt::Key_0)
            fit();
        else
            zoomBy(key == Qt::Key_Minus ? 1 / zoomStep : zoomStep);
    } else if (isArrow(key)) {
        arrow(directionOf(key), event->modifiers() & Qt::ControlModifier);
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2 ||
               key == Qt::Key_Delete || key == Qt::Key_C || key == Qt::Key_E) {
        selectionKey(key);
    } else {
        event->ignore(); // the scene would take Tab to walk through its items
    }
}

/// What the keys do to the selected node or edge.
void GraphView::selectionKey(int key) {
    const int node = scene_.selectedNode();
    const int edge = scene_.selectedEdge();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_E)
        scene_.selectNextEdge();
    else if (node >= 0 && enter)
        Q_EMIT nodeChosen(node);
    else if (node >= 0 && key == Qt::Key_F2)
        Q_EMIT nodeEdited(node);
    else if (node >= 0 && key == Qt::Key_Delete)
        Q_EMIT nodeRemoved(node);
    else if (edge >= 0 && (enter || key == Qt::Key_F2))
        Q_EMIT edgeEdited(edge);
    else if (edge >= 0 && key == Qt::Key_Delete)
        Q_EMIT edgeRemoved(edge);
    else if (node >= 0 && key == Qt::Key_C) {
        connection_.begin(node);
        byKeys_ = true;
        Q_EMIT connectingByKeys(true);
    }
}

/// While the keys draw a connection; true: dealt with.
bool GraphView::connectionKey(int key) {
    if (isArrow(key)) {
        arrow(directionOf(key), false);
        if (scene_.selectedNode() >= 0)
            connection_.follow(scene_.nodePosition(scene_.selectedNode()));
        return true;
    }
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Escape)
        return false;
    const int from = connection_.from();
    const int to = scene_.selectedNode();
    connection_.cancel();
    byKeys_ = false;
    Q_EMIT connectingByKeys(false);
    if (enter && to >= 0 && ConnectionTool::fits(scene_.drawn().graph, from, to))
        Q_EMIT connectionDrawn(from, to, scene_.nodePosition(to));
    return true;
}

void GraphView::arrow(const QPointF& direction, bool moves) {
    const int selected = scene_.selectedNode();
    if (!moves) {
        finishMove();
        if (const int next = scene_.neighbour(direction); next >= 0) {
            scene_.selectNode(next);
            const QPointF place = scene_.nodePosition(next);
            ensureVisible(QRectF(place, place).adjusted(-40, -20, 40, 20));
        }
        return;
    }
    if (selected < 0)
        return;
    if (moving_ != selected) {
        moving_ = selected;
        before_ = scene_.nodePosition(selected);
    }
    scene_.moveNode(selected, scene_.nodePosition(selected) + direction * keyStep);
}

void GraphView::keyReleaseEvent(QKeyEvent* event) {
    // A held key is one move.
    if (!event->isAutoRepeat() && isArrow(event->key()))
        finishMove();
}

void GraphView::focusOutEvent(QFocusEvent* event) {
    finishMove();
    QGraphicsView::focusOutEvent(event);
}

void GraphView::finishMove() {
    const int node = std::exchange(moving_, -1);
    if (node >= 0 && scene_.nodePosition(node) != before_)
        Q_EMIT nodeMoved(node);
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    finishMove();
    const int pressed = scene_.nodeAt(mapToScene(event->pos()), transform());
    if (event->button() == Qt::LeftButton && pressed >= 0 &&
        (connecting_ || event->modifiers() & Qt::ShiftModifier)) {
        byKeys_ = false;
        scene_.selectNode(pressed);
        connection_.begin(pressed);
        return;
    }
    QGraphicsView::mousePressEvent(event);
    const QPointF place = mapToScene(event->pos());
    const int node = scene_.nodeAt(place, transform());
    if (event->button() == Qt::LeftButton && node >= 0) {
        moving_ = node;
        before_ = scene_.nodePosition(node);
    }
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    if (connection_.isActive() && !byKeys_)
        return connection_.follow(mapToScene(event->pos()));
    QGraphicsView::mouseMoveEvent(event);
}

void GraphView::mouseReleaseEvent(QMouseEvent* event) {
    if (connection_.isActive() && !byKeys_) {
        const int from = connection_.from();
        connection_.cancel();
        const QPointF place = mapToScene(event->pos());
        const int to = scene_.nodeAt(place, transform());
        if (ConnectionTool::fits(scene_.drawn().graph, from, to))
            Q_EMIT connectionDrawn(from, to, place);
        return;
    }
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(connecting_ ? Qt::CrossCursor : Qt::ArrowCursor);
    finishMove();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QPointF place = mapToScene(event->pos());
    const int node = scene_.nodeAt(place, transform());
    const int edge = scene_.edgeAt(place, transform());
    if (event->button() != Qt::LeftButton)
        return;
    if (node >= 0)
        Q_EMIT nodeEdited(node);
    else if (edge >= 0)
        Q_EMIT edgeEdited(edge);
}

void GraphView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (fitted_)
        showAll();
}

void GraphView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (fitted_)
        showAll();
}

} // namespace dyngpt
