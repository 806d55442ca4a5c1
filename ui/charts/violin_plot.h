#pragma once
// Violins: per category and series the density of weighted values, mirrored, with a bar over the
// central 95 %, a thicker one over the middle half, and the median. Drawn inside the chart, as
// boxes are.

#include "ui/charts/density.h"
#include "ui/charts/plot_items.h"

#include <optional>
#include <vector>

namespace dyngpt {

/// Of a series' values in one category; Series::values are their weights.
struct ViolinSummary {
    Density density;
    double low = 0;   ///< 2.5 %
    double lower = 0; ///< quartile
    double median = 0;
    double upper = 0;
    double high = 0; ///< 97.5 %
};

/// Empty where the series has no value there. The density reaches over all but 0.2 % of the weight.
std::optional<ViolinSummary> violinSummary(const Series& series, int category);

class ViolinItem : public PlotItem {
public:
    /// `place` and `count`: which of how many violins beside one another.
    ViolinItem(QGraphicsItem* chart, const ChartContent& content, std::size_t series,
               std::size_t place, std::size_t count, int index);
    void setStyle(const ChartStyle& style) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    double shift() const { return shift_; }
    double half() const { return half_; }
    const std::optional<ViolinSummary>& summary(int category) const {
        return violins_[static_cast<std::size_t>(category)];
    }

private:
    void paintViolin(QPainter& painter, double centre, const ViolinSummary& violin) const;

    const ChartContent& content_;
    std::size_t series_;
    int index_;
    double shift_;
    double half_;
    std::vector<std::optional<ViolinSummary>> violins_; ///< per category
    QColor colour_;
    QColor fill_;
    QColor background_;
};

} // namespace dyngpt
