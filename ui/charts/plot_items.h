#pragma once
// What is painted straight into the plot area, because one graphics item a point or a cell
// would not scale: clouds of points and heat maps. Children of the chart, which owns them.

#include "ui/charts/chart_content.h"
#include "ui/charts/chart_style.h"

#include <QGraphicsItem>
#include <QImage>

namespace dyngpt {

/// Maps plot coordinates to the chart's.
struct PlotFrame {
    QRectF plot;  ///< pixels
    QRectF range; ///< plot coordinates, top() is the smallest y

    QPointF toPixel(const QPointF& value) const;
    QPointF toValue(const QPointF& pixel) const;
};

class PlotItem : public QGraphicsItem {
public:
    explicit PlotItem(QGraphicsItem* chart);
    void setFrame(const PlotFrame& frame);
    virtual void setStyle(const ChartStyle& style) = 0;
    QRectF boundingRect() const override;

protected:
    const PlotFrame& frame() const { return frame_; }
    /// Beyond the plot on the right, for a colour bar.
    virtual double rightRoom() const { return 0; }

private:
    PlotFrame frame_;
};

class PointCloudItem : public PlotItem {
public:
    PointCloudItem(QGraphicsItem* chart, std::vector<QPointF> points, SeriesRole role, int index);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    std::vector<QPointF> points_; ///< plot coordinates
    SeriesRole role_;
    int index_;
    QColor colour_;
    Marker marker_ = Marker::Circle;
    double size_;
};

class HeatMapItem : public PlotItem {
public:
    /// Room to leave on the right for the colour bar and its numbers.
    static constexpr int barRoom = 74;

    HeatMapItem(QGraphicsItem* chart, const ChartContent& content);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

protected:
    double rightRoom() const override { return barRoom; }

private:
    void paintBar(QPainter* painter) const;

    const ChartContent& content_;
    ChartStyle style_;
    QImage image_; ///< one pixel a cell, row 0 below
};

} // namespace dyngpt
