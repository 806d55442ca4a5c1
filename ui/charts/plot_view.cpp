#include "ui/charts/plot_view.h"

#include "ui/charts/plot_chart.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>
#include <QToolTip>

#include <cmath>

namespace dyngpt {

namespace {
constexpr double zoomStep = 1.25;
constexpr double panStep = 0.1;
// Of the whole: closer than this numbers run out of digits, farther there is nothing.
constexpr double closest = 1e-9;
constexpr double farthest = 100;
} // namespace

PlotView::PlotView(QWidget* parent)
    : QChartView(parent), band_(new QRubberBand(QRubberBand::Rectangle, viewport())) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
}

QSize PlotView::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {7 * line, 5 * line};
}

void PlotView::setPlot(PlotChart* plot) {
    QChart* old = chart();
    setChart(plot); // hands the old one back
    delete old;
    plot_ = plot;
}

void PlotView::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->pos();
    const bool moves =
        event->button() == Qt::MiddleButton ||
        (event->button() == Qt::LeftButton && event->modifiers() == Qt::ShiftModifier);
    if (plot_ && moves && plot_->plotArea().contains(event->pos())) {
        held_ = plot_->frame().toValue(event->position());
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QChartView::mousePressEvent(event);
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
    QChartView::mouseMoveEvent(event);
    if (!plot_)
        return;
    if (held_) {
        const QPointF behind = *held_ - plot_->frame().toValue(event->position());
        plot_->setVisibleArea(plot_->visibleArea().translated(behind));
        return;
    }
    if (event->buttons().testFlag(Qt::LeftButton)) {
        const bool dragging =
            (event->pos() - pressed_).manhattanLength() > QApplication::startDragDistance();
        if (plot_->plotArea().contains(pressed_) && (dragging || band_->isVisible())) {
            const QRect area = plot_->plotArea().toAlignedRect();
            band_->setGeometry(QRect(pressed_, event->pos()).normalized().intersected(area));
            band_->show();
        }
        return;
    }
    const bool overLegend = plot_->entryAt(event->pos()) >= 0;
    viewport()->setCursor(overLegend ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString text =
        overLegend ? tr("Click to hide or show this series") : plot_->valueAt(event->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, viewport());
}

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
    QChartView::mouseReleaseEvent(event);
    if (held_) {
        held_.reset();
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    if (!plot_ || event->button() != Qt::LeftButton)
        return;
    if (!band_->isVisible()) {
        if (const int entry = plot_->entryAt(event->pos()); entry >= 0)
            return plot_->setEntryVisible(entry, !plot_->isEntryVisible(entry));
        const auto [series, index] = plot_->pointAt(event->pos());
        if (series >= 0)
            Q_EMIT pointClicked(series, index);
        return;
    }
    const QRect area = band_->geometry();
    band_->hide();
    if (area.width() < 4 || area.height() < 4)
        return;
    const QPointF a = plot_->frame().toValue(area.bottomLeft());
    const QPointF b = plot_->frame().toValue(area.topRight());
    plot_->setVisibleArea(QRectF(a, b));
}

void PlotView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (plot_ && event->button() == Qt::LeftButton)
        plot_->resetVisibleArea();
}

void PlotView::wheelEvent(QWheelEvent* event) {
    if (!plot_ || event->angleDelta().y() == 0)
        return QChartView::wheelEvent(event);
    zoomAt(event->position(), std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void PlotView::zoomAt(const QPointF& at, double factor) {
    const QRectF seen = plot_->visibleArea();
    const QRectF whole = plot_->wholeArea();
    const QRectF area = plot_->plotArea();
    const QPointF centre = plot_->frame().toValue(at);
    const double across = at.x() < area.left() ? 1 : factor;
    const double up = at.y() > area.bottom() ? 1 : factor;
    const auto may = [](double size, double of) {
        return size > closest * of && size < farthest * of;
    };
    const QSizeF next(seen.width() / across, seen.height() / up);
    if (!may(next.width(), whole.width()) || !may(next.height(), whole.height()))
        return;
    plot_->setVisibleArea(QRectF(QPointF(centre.x() - (centre.x() - seen.left()) / across,
                                         centre.y() - (centre.y() - seen.top()) / up),
                                 next));
}

void PlotView::pan(double x, double y) {
    const QRectF seen = plot_->visibleArea();
    plot_->setVisibleArea(seen.translated(x * seen.width(), y * seen.height()));
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    const auto foreign = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (!plot_ || event->modifiers() & foreign)
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(plot_->plotArea().center(), zoomStep);
    case Qt::Key_Minus:
        return zoomAt(plot_->plotArea().center(), 1 / zoomStep);
    case Qt::Key_0:
        return plot_->resetVisibleArea();
    case Qt::Key_Left:
        return pan(-panStep, 0);
    case Qt::Key_Right:
        return pan(panStep, 0);
    case Qt::Key_Up:
        return pan(0, panStep);
    case Qt::Key_Down:
        return pan(0, -panStep);
    default:
        event->ignore();
    }
}

void PlotView::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool PlotView::viewportEvent(QEvent* event) {
    // Our tool tips follow the pointer; the items' own would hide them.
    return event->type() == QEvent::ToolTip || QChartView::viewportEvent(event);
}

void PlotView::paintEvent(QPaintEvent* event) {
    QChartView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

} // namespace dyngpt
