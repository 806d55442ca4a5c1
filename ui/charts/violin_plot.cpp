#include "ui/charts/violin_plot.h"

#include "ui/charts/box_plot.h"
#include "ui/charts/line_clipping.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {
constexpr double violinsZ = 5; // truths lie on top of them
constexpr int outlinePoints = 120;
constexpr double tail = 0.001; // beyond it a violin would be a line
} // namespace

std::optional<ViolinSummary> violinSummary(const Series& series, int category) {
    std::vector<double> values, weights;
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
        if (std::lround(series.x[i]) != category || !std::isfinite(series.y[i]))
            continue;
        values.push_back(series.y[i]);
        weights.push_back(i < series.values.size() ? series.values[i] : 1.0);
    }
    if (values.empty())
        return std::nullopt;
    const auto at = [&](double share) { return weightedQuantile(values, weights, share); };
    return ViolinSummary{smoothDensity(values, weights, at(tail), at(1 - tail), outlinePoints),
                         at(0.025),
                         at(0.25),
                         at(0.5),
                         at(0.75),
                         at(0.975)};
}

ViolinItem::ViolinItem(QGraphicsItem* chart, const ChartContent& content, std::size_t series,
                       std::size_t place, std::size_t count, int index)
    : PlotItem(chart)
    , content_(content)
    , series_(series)
    , index_(index)
    , shift_(boxPlace(place, count).shift)
    , half_(boxPlace(place, count).half) {
    setZValue(violinsZ);
    for (int category = 0; category < content.categoryCount(); ++category)
        violins_.push_back(violinSummary(content.series[series], category));
}

void ViolinItem::setStyle(const ChartStyle& style) {
    colour_ = style.colour(content_.series[series_].role, index_);
    fill_ = style.veil(colour_, 0.35F);
    background_ = style.background;
    update();
}

void ViolinItem::paintViolin(QPainter& painter, double centre, const ViolinSummary& violin) const {
    const auto pixel = [this](double x, double y) { return frame().toPixel({x, y}); };
    const std::vector<double>& heights = violin.density.height;
    if (!heights.empty()) {
        const double widest = *std::max_element(heights.begin(), heights.end());
        QPolygonF outline;
        const auto point = [&](std::size_t i, double side) {
            outline << pixel(centre + side * half_ * heights[i] / widest, violin.density.at[i]);
        };
        for (std::size_t i = 0; i < heights.size(); ++i)
            point(i, 1);
        for (std::size_t i = heights.size(); i-- > 0;)
            point(i, -1);
        painter.setBrush(fill_);
        painter.setPen(QPen(colour_, 1.2));
        painter.drawPolygon(clippedArea(outline, frame().plot));
    }
    const auto bar = [&](double from, double to, double width) {
        painter.setPen(QPen(colour_, width, Qt::SolidLine, Qt::FlatCap));
        for (const QPolygonF& piece :
             clippedLine({pixel(centre, from), pixel(centre, to)}, frame().plot))
            painter.drawPolyline(piece);
    };
    bar(violin.low, violin.high, 1.6);
    bar(violin.lower, violin.upper, 5);
    const QPointF median = pixel(centre, violin.median);
    if (!frame().plot.contains(median))
        return;
    painter.setPen(QPen(colour_, 1.4));
    painter.setBrush(background_);
    paintMarker(painter, Marker::Circle, median, 7);
}

void ViolinItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QRectF& range = frame().range;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (std::size_t category = 0; category < violins_.size(); ++category) {
        const double centre = static_cast<double>(category) + shift_;
        if (violins_[category] && centre > range.left() && centre < range.right())
            paintViolin(*painter, centre, *violins_[category]);
    }
    painter->restore();
}

} // namespace dyngpt
