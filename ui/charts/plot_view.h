#pragma once
// Shows a PlotChart and lets a person look closer: rubber band or wheel to zoom (over an axis that
// one alone), Shift or the middle button to move, double click to see all, the value under the
// pointer as a tool tip; + - 0 and the arrow keys do the same from the keyboard. GUI thread only.

#include <QChartView>

#include <optional>

class QRubberBand;

namespace dyngpt {

class PlotChart;

class PlotView : public QChartView {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);

    /// Takes ownership; the old one is deleted.
    void setPlot(PlotChart* plot);
    PlotChart* plot() const { return plot_; }

    /// Grows with the text, which takes its share of a chart.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pointClicked(int series, int index);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Zooms by a factor about a point of the view, one axis alone where that is beside it.
    void zoomAt(const QPointF& at, double factor);
    void pan(double x, double y); ///< shares of what is seen

    PlotChart* plot_ = nullptr;
    QRubberBand* band_ = nullptr;
    QPoint pressed_;
    std::optional<QPointF> held_; ///< what moves with the pointer, plot coordinates
};

} // namespace dyngpt
