#pragma once
// The window onto a GraphScene: Ctrl with the wheel or with +, - and 0 zooms, dragging the
// background pans; arrows select, Ctrl with an arrow moves the selected node, Enter or a double
// click chooses it. GUI thread.

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

Q_SIGNALS:
    void nodeChosen(int node);
    /// The user has put it there.
    void nodeMoved(int node);
    void nodeRemoved(int node);

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void zoomBy(double factor);
    void showAll();
    bool zoomKey(const QKeyEvent& event);
    void arrow(const QPointF& direction, bool moves);
    void finishMove();

    GraphScene& scene_;
    bool fitted_ = true;
    int moving_ = -1; ///< node that the mouse or the keys are moving
    QPointF before_;  ///< where it stood
};

} // namespace dyngpt
