#pragma once
// A line over the plot, or the band between two lines, cut to what is seen on screen and on
// paper alike. Child of the chart, which owns it.

#include "ui/charts/plot_items.h"

#include <QList>

namespace dyngpt {

class LineItem : public PlotItem {
public:
    LineItem(QGraphicsItem* chart, SeriesRole role, int index, bool band);

    bool isBand() const { return band_; }
    /// Plot coordinates; `upper` is of a band.
    void setPoints(QList<QPointF> points, QList<QPointF> upper);
    void append(const QPointF& point);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    QPolygonF pixels(const QList<QPointF>& points) const;
    void paintLine(QPainter& painter) const;
    void paintBand(QPainter& painter) const;

    SeriesRole role_;
    int index_;
    bool band_;
    QList<QPointF> points_;
    QList<QPointF> upper_;
    QPen pen_;
    QColor fill_;
};

} // namespace dyngpt
