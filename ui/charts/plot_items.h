#pragma once
// What is painted straight into the plot area, because one graphics item a point or a cell
// would not scale: clouds of points and heat maps. Children of the chart, which owns them.

#include "ui/charts/axis_ticks.h"
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

/// The colours of a heat map or of a cloud with their values, at the right of the plot.
class ColourBarItem : public PlotItem {
public:
    ColourBarItem(QGraphicsItem* chart, const ValueScale& scale, ChartText title);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;
    int room() const; ///< to leave free on the right

protected:
    double rightRoom() const override { return room(); }

private:
    std::vector<Tick> ticks(int most) const;
    double shareOf(const Tick& tick) const; ///< of the bar's height

    ValueScale scale_;
    ChartText title_;
    ChartStyle style_;
};

class PointCloudItem : public PlotItem {
public:
    PointCloudItem(QGraphicsItem* chart, std::vector<QPointF> points, SeriesRole role, int index);
    /// One a point, from 0 to 1; NaN: unknown.
    void setShades(std::vector<double> shades) { shades_ = std::move(shades); }
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    void pickShade(QPainter& painter, double shade) const;

    std::vector<QPointF> points_; ///< plot coordinates
    std::vector<double> shades_;
    SeriesRole role_;
    int index_;
    ChartStyle style_;
    QColor colour_;
    Marker marker_ = Marker::Circle;
    double size_;
};

class HeatMapItem : public PlotItem {
public:
    HeatMapItem(QGraphicsItem* chart, const ChartContent& content);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    const ChartContent& content_;
    QImage image_; ///< one pixel a cell, row 0 below
};

} // namespace dyngpt
