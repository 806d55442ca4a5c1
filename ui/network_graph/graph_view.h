#pragma once
// The window onto a GraphScene: Ctrl with the wheel or with +, - and 0 zooms, dragging the
// background pans; arrows select, Ctrl with an arrow moves the selected node, Enter chooses it, F2
// or a double click edits what is there. Dragging with Shift, or while connecting, draws a
// connection; C, arrows and Enter do the same; E walks through the connections. GUI thread.

#include "ui/network_graph/connection_tool.h"

#include <QGraphicsView>

namespace dyngpt {

class GraphScene;

class GraphView : public QGraphicsView {
    Q_OBJECT
public:
    explicit GraphView(GraphScene& scene, QWidget* parent = nullptr);

    /// All of the drawing, now and after every change until the user zooms.
    void fit();
    /// The scene has another drawing.
    void redrawn();
    /// Whether dragging draws connections instead of moving nodes.
    void setConnecting(bool connecting);

Q_SIGNALS:
    void nodeChosen(int node);
    /// The user has put it there.
    void nodeMoved(int node);
    void nodeRemoved(int node);
    void nodeEdited(int node); ///< its name or propensity is to be edited in place
    void edgeEdited(int edge);
    void edgeRemoved(int edge);
    /// `to` may be -1: something new is to stand at this place.
    void connectionDrawn(int from, int to, const QPointF& place);
    /// Connecting by the keys began or ended.
    void connectingByKeys(bool active);

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void zoomBy(double factor);
    void setFitted(bool fitted);
    void showAll();
    bool zoomKey(const QKeyEvent& event);
    void arrow(const QPointF& direction, bool moves);
    void finishMove();
    bool connectionKey(int key);
    void selectionKey(int key);

    GraphScene& scene_;
    ConnectionTool connection_;
    bool connecting_ = false;
    bool byKeys_ = false; ///< the keys are drawing the connection
    bool fitted_ = true;
    int moving_ = -1; ///< node that the mouse or the keys are moving
    QPointF before_;  ///< where it stood
};

} // namespace dyngpt
