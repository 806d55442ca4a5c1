#pragma once
// Box plots: per category and series a box with the middle half of the values and their median,
// whiskers from 5 to 95 %, and as points what lies above. Drawn inside the chart, as the clouds of
// points are.

#include "ui/charts/plot_items.h"

#include <optional>
#include <utility>
#include <vector>

namespace dyngpt {

/// Of a series' values in one category; they may be infinite.
struct BoxSummary {
    std::size_t count = 0;
    double low = 0;   ///< 5 %
    double lower = 0; ///< quartile
    double median = 0;
    double upper = 0;
    double high = 0; ///< 95 %
    double worst = 0;
};

/// Empty where the series has no value there.
std::optional<BoxSummary> boxSummary(const Series& series, int category);

/// Where the boxes of a series stand: shift from the category's position, and half their width.
struct BoxPlace {
    double shift = 0;
    double half = 0;
};
BoxPlace boxPlace(std::size_t series, std::size_t count);

class BoxItem : public PlotItem {
public:
    BoxItem(QGraphicsItem* chart, const ChartContent& content, std::size_t series, int index);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    /// The points above the whiskers: where, and which of the series' values.
    const std::vector<std::pair<QPointF, int>>& outliers() const { return outliers_; }

private:
    void paintBox(QPainter& painter, double centre, const BoxSummary& box) const;
    /// Within the plot; what a logarithmic axis has no place for is at its foot.
    double pixelY(double value) const;

    const ChartContent& content_;
    std::size_t series_;
    int index_;
    std::vector<std::optional<BoxSummary>> boxes_;  ///< per category
    std::vector<std::pair<QPointF, int>> outliers_; ///< plot coordinates
    QPen pen_;
    QColor fill_;
    Marker marker_ = Marker::Circle;
};

} // namespace dyngpt
