#include "ui/charts/box_plot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double boxesZ = 6;
constexpr double groupWidth = 0.8; ///< of a category's room
constexpr double pointSize = 4;

/// Linear between order statistics.
double quantile(const std::vector<double>& sorted, double q) {
    const double position = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const double part = position - static_cast<double>(below);
    if (part == 0 || sorted[below] == sorted[below + 1]) // keeps infinity - infinity out
        return sorted[below];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

bool isIn(const Series& series, std::size_t i, int category) {
    return std::lround(series.x[i]) == category && !std::isnan(series.y[i]);
}

} // namespace

std::optional<BoxSummary> boxSummary(const Series& series, int category) {
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
        if (isIn(series, i, category))
            values.push_back(series.y[i]);
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&values](double q) { return quantile(values, q); };
    return BoxSummary{values.size(), at(0.05), at(0.25), at(0.5), at(0.75), at(0.95), at(1)};
}

BoxPlace boxPlace(std::size_t series, std::size_t count) {
    const double room = groupWidth / static_cast<double>(count);
    return {(static_cast<double>(series) + 0.5) * room - groupWidth / 2, 0.38 * room};
}

BoxItem::BoxItem(QGraphicsItem* chart, const ChartContent& content, std::size_t series, int index)
    : PlotItem(chart), content_(content), series_(series), index_(index) {
    setZValue(boxesZ);
    const Series& data = content.series[series];
    const double shift = boxPlace(series, content.series.size()).shift;
    for (int category = 0; category < content.categoryCount(); ++category) {
        boxes_.push_back(boxSummary(data, category));
        if (!boxes_.back())
            continue;
        for (std::size_t i = 0; i < std::min(data.x.size(), data.y.size()); ++i) {
            if (!isIn(data, i, category) || !(data.y[i] > boxes_.back()->high))
                continue;
            if (const auto y = content.plotY(data.y[i]); y && std::isfinite(*y))
                outliers_.emplace_back(QPointF(category + shift, *y), static_cast<int>(i));
        }
    }
}

void BoxItem::setStyle(const ChartStyle& style) {
    const SeriesRole role = content_.series[series_].role;
    pen_ = QPen(style.colour(role, index_), 1.4);
    fill_ = style.veil(pen_.color(), 0.35F);
    marker_ = style.marker(role, index_);
    update();
}

double BoxItem::pixelY(double value) const {
    const QRectF& plot = frame().plot;
    const auto y = content_.plotY(value);
    if (!y)
        return plot.bottom();
    return std::clamp(frame().toPixel({0, *y}).y(), plot.top(), plot.bottom());
}

void BoxItem::paintBox(QPainter& painter, double centre, const BoxSummary& box) const {
    const double half = boxPlace(series_, content_.series.size()).half;
    const QRectF& plot = frame().plot;
    const double left = std::max(plot.left(), frame().toPixel({centre - half, 0}).x());
    const double right = std::min(plot.right(), frame().toPixel({centre + half, 0}).x());
    const double middle = (left + right) / 2;
    const auto across = [&](double value, double share) {
        const auto at = content_.plotY(value);
        if (at && (*at < frame().range.top() || *at > frame().range.bottom()))
            return;
        const double reach = (right - left) / 2 * share;
        const double y = pixelY(value);
        painter.drawLine(QPointF(middle - reach, y), QPointF(middle + reach, y));
    };
    painter.setPen(pen_);
    painter.setBrush(fill_);
    painter.drawRect(QRectF(QPointF(left, pixelY(box.upper)), QPointF(right, pixelY(box.lower))));
    painter.drawLine(QPointF(middle, pixelY(box.upper)), QPointF(middle, pixelY(box.high)));
    painter.drawLine(QPointF(middle, pixelY(box.lower)), QPointF(middle, pixelY(box.low)));
    across(box.high, 0.6);
    across(box.low, 0.6);
    QPen thick = pen_;
    thick.setWidthF(2.6);
    thick.setCapStyle(Qt::FlatCap);
    painter.setPen(thick);
    across(box.median, 1);
}

void BoxItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double shift = boxPlace(series_, content_.series.size()).shift;
    // Also for SVG, whose writer does not clip.
    const QRectF& range = frame().range;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (std::size_t category = 0; category < boxes_.size(); ++category) {
        const double centre = static_cast<double>(category) + shift;
        if (boxes_[category] && centre > range.left() && centre < range.right())
            paintBox(*painter, centre, *boxes_[category]);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(pen_.color());
    const QRectF visible = frame().plot.adjusted(-1, -1, 1, 1);
    for (const auto& [at, index] : outliers_)
        if (const QPointF pixel = frame().toPixel(at); visible.contains(pixel))
            paintMarker(*painter, marker_, pixel, pointSize);
    painter->restore();
}

} // namespace dyngpt
