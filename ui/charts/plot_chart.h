#pragma once
// One drawing of a ChartContent with Qt Charts, on screen or on paper: axes, series, legend,
// what part is seen. Keeps a reference to the content, which must outlive it. GUI thread only.

#include "ui/charts/axis_ticks.h"
#include "ui/charts/box_plot.h"
#include "ui/charts/legend_item.h"
#include "ui/charts/line_item.h"
#include "ui/charts/plot_items.h"
#include "ui/charts/violin_plot.h"

#include <QCategoryAxis>
#include <QChart>

#include <set>

class QLineSeries;
class QAbstractSeries;

namespace dyngpt {

class PlotChart : public QChart {
    Q_OBJECT
public:
    PlotChart(const ChartContent& content, const ChartStyle& style);

    void setStyle(const ChartStyle& style);
    /// A point was appended to a series of the content.
    void pointAppended(int series);

    QRectF visibleArea() const { return visible_; } ///< plot coordinates, top() the smallest y
    void setVisibleArea(const QRectF& area);
    void resetVisibleArea();
    QRectF wholeArea() const { return content_.area(); }
    bool isZoomed() const { return zoomed_; }
    PlotFrame frame() const;

    int entryCount() const { return static_cast<int>(entries_.size()); }
    QString entryName(int entry) const; ///< empty: belongs to the one before it
    bool isEntryVisible(int entry) const { return hidden_.count(entry) == 0; }
    void setEntryVisible(int entry, bool visible);

    /// What lies under a point of the chart, for a tool tip; empty where nothing is.
    QString valueAt(const QPointF& pixel) const;
    /// The nearest point of a cloud or above a box within reach: (series, index), or (-1, -1).
    std::pair<int, int> pointAt(const QPointF& pixel) const;

    /// The legend's entry under a point of the chart, or -1.
    int entryAt(const QPointF& pixel) const;

protected:
    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

private:
    /// What the legend names: a series or a marker.
    struct Entry {
        ChartText name;
        SeriesRole role;
        int index;       ///< among those of its role
        int series = -1; ///< in the content; -1: a histogram's bars or a marker
        QAbstractSeries* shown = nullptr;
        QLineSeries* line = nullptr;  ///< of an outline
        QLineSeries* upper = nullptr; ///< of a band of outlines, with `line` below it
        PlotItem* item = nullptr;     ///< of a cloud of points, of boxes or of a line
        LineItem* drawn = nullptr;    ///< the item, where it is a line
        std::vector<double> edges;    ///< of an outline, plot coordinates
        std::vector<double> heights;
        std::vector<double> tops; ///< of a band of outlines
        std::optional<double> at; ///< of a marker
    };

    void build();
    void buildLines();
    void buildScatter();
    void buildBoxes();
    void buildViolins();
    void buildDistributions();
    void buildHistogram();
    void attach(QAbstractSeries* series);
    void attachOutline(Entry& entry, bool filled);
    Entry& addEntry(const ChartText& name, SeriesRole role, int series);
    Entry& addEntry(int series);
    void attachBand(Entry& entry);
    QList<QPointF> plotPoints(const std::vector<double>& x, const std::vector<double>& y) const;
    std::vector<double> shades(const Series& series) const;
    /// Only what is seen: the SVG writer does not clip.
    void fillLine(const Entry& entry);
    void updateTicks();
    void updateFrames();
    void updateLegend();
    void placeLegend();
    QString lineValueAt(const QPointF& pixel) const;
    QString distributionValueAt(double x) const;
    std::pair<int, int> outlierAt(const QPointF& pixel) const;
    QString violinValueAt(const QPointF& pixel) const;
    QString boxValueAt(const QPointF& pixel) const;
    QString heatMapValueAt(const QPointF& at) const;
    bool hasCategories() const;
    std::vector<Tick> categoryTicks() const;

    const ChartContent& content_;
    ChartStyle style_;
    QCategoryAxis* xAxis_;
    QCategoryAxis* yAxis_;
    std::vector<Entry> entries_;
    QLineSeries* identity_ = nullptr;
    HeatMapItem* heatMap_ = nullptr;
    ColourBarItem* colourBar_ = nullptr;
    LegendItem* legendItem_;
    bool legendShown_ = false;
    std::vector<int> legendEntries_; ///< those with a name, in the legend's order
    std::set<int> hidden_;
    QRectF visible_;
    bool zoomed_ = false;
};

} // namespace dyngpt
