#include "ui/charts/chart_content.h"

#include "ui/charts/box_plot.h"
#include "ui/charts/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

// Below this share of the highest bar a tail is not worth room on the axis.
constexpr double visibleTail = 1e-4;
constexpr double smallestLogProbability = 1e-7;
constexpr double smallestLogShare = 1e-4; // of the largest value of a heat map

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(std::optional<double> v) {
        if (!v || !std::isfinite(*v))
            return;
        low = std::min(low, *v);
        high = std::max(high, *v);
    }
    bool empty() const { return low > high; }
    void join(const Extent& other) {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
    }
    /// Never empty, never of width 0.
    void settle(bool logarithmic) {
        if (empty()) {
            low = 0;
            high = 1;
        }
        if (high - low < 1e-12 * std::max(1.0, std::abs(high))) {
            const double half = logarithmic ? 0.5 : (high == 0 ? 1.0 : std::abs(high) * 0.5);
            low -= half;
            high += half;
        }
    }
    void widen(double share) {
        const double margin = (high - low) * share;
        low -= margin;
        high += margin;
    }
};

QRectF rectangle(const Extent& x, const Extent& y) {
    return {x.low, y.low, x.high - x.low, y.high - y.low};
}

QRectF pointArea(const ChartContent& c) {
    Extent x, y;
    for (const Series& s : c.series)
        for (std::size_t i = 0; i < std::min(s.x.size(), s.y.size()); ++i) {
            const auto px = c.plotX(s.x[i]);
            const auto py = c.plotY(s.y[i]);
            if (px && py) {
                x.add(px);
                y.add(py);
                if (i < s.upTo.size())
                    y.add(c.plotY(s.upTo[i]));
            }
        }
    if (c.identityLine) {
        x.join(y);
        y = x;
    }
    x.settle(c.axes.logX);
    // Linear quantities that reach near zero read best from zero.
    if (!c.axes.logY && !c.identityLine && y.low > 0 && y.low < 0.4 * y.high)
        y.low = 0;
    y.settle(c.axes.logY);
    const bool fromZero = !c.axes.logY && y.low == 0;
    if (c.kind == ChartContent::Kind::Scatter)
        x.widen(0.04);
    y.widen(0.05);
    if (fromZero && c.kind == ChartContent::Kind::Lines)
        y.low = 0;
    return rectangle(x, y);
}

QRectF boxArea(const ChartContent& c) {
    Extent y;
    for (const Series& s : c.series)
        for (int category = 0; category < c.categoryCount(); ++category)
            if (const auto box = boxSummary(s, category))
                for (const double value : {box->low, box->median, box->high})
                    y.add(c.plotY(value));
    // Up to the worst that is finite.
    for (const Series& s : c.series)
        for (const double value : s.y)
            if (const auto at = c.plotY(value); at && *at > y.high)
                y.add(at);
    if (!c.axes.logY)
        y.add(0);
    y.settle(c.axes.logY);
    const double margin = 0.05 * (y.high - y.low);
    y.high += margin;
    if (c.axes.logY)
        y.low -= margin;
    return {-0.5, y.low, static_cast<double>(c.categoryCount()), y.high - y.low};
}

QRectF distributionArea(const ChartContent& c) {
    std::size_t last = 0;
    double highest = 0, smallest = 1;
    for (const Series& s : c.series) {
        const std::vector<double>& heights = s.upTo.empty() ? s.y : s.upTo;
        const double top = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
        highest = std::max(highest, top);
        const double least = c.axes.logY ? smallestLogProbability * top : visibleTail * top;
        for (std::size_t k = 0; k < heights.size(); ++k)
            if (heights[k] > 0 && heights[k] >= least) {
                last = std::max(last, k);
                smallest = std::min(smallest, heights[k]);
            }
    }
    if (highest <= 0)
        highest = 1;
    const double right = static_cast<double>(last) + 0.5;
    if (!c.axes.logY)
        return {-0.5, 0, right + 0.5, highest * 1.05};
    const double low = std::log10(std::max(smallest, smallestLogProbability * highest)) - 0.1;
    return {-0.5, low, right + 0.5, std::log10(highest) + 0.1 - low};
}

} // namespace

QString displayValue(double value) {
    return displayNumber(value, 5);
}

bool ChartContent::hasValues() const {
    return kind == Kind::Scatter && std::any_of(series.begin(), series.end(), [](const Series& s) {
               return std::any_of(s.values.begin(), s.values.end(),
                                  [](double v) { return std::isfinite(v); });
           });
}

QString ChartContent::seriesName(std::size_t index) const {
    while (index > 0 && series[index].name.isEmpty())
        --index;
    return series[index].name.plain();
}

bool ChartContent::isEmpty() const {
    switch (kind) {
    case Kind::Empty:
        return true;
    case Kind::HeatMap:
        return values.empty();
    case Kind::Histogram:
        return shares.empty();
    case Kind::Lines:
    case Kind::Scatter:
    case Kind::Distributions:
    case Kind::BoxPlots:
    case Kind::Violins:
        break;
    }
    return std::all_of(series.begin(), series.end(), [](const Series& s) { return s.y.empty(); });
}

std::vector<ChartAxis> ChartContent::switchable() const {
    const auto positive = [this](auto pick) {
        return std::any_of(series.begin(), series.end(), [&](const Series& s) {
            const std::vector<double>& all = pick(s);
            return std::any_of(all.begin(), all.end(), [](double v) { return v > 0; });
        });
    };
    const bool x = positive([](const Series& s) -> const auto& { return s.x; });
    const bool y = positive([](const Series& s) -> const auto& { return s.y; });
    std::vector<ChartAxis> offered;
    const auto offer = [&offered](ChartAxis axis, bool possible) {
        if (possible)
            offered.push_back(axis);
    };
    switch (kind) {
    case Kind::Empty:
    case Kind::Violins:
    case Kind::Histogram:
        break;
    case Kind::Lines:
    case Kind::Scatter:
        // On one logarithmic axis the identity would be no line.
        offer(ChartAxis::Both, identityLine && x && y);
        offer(ChartAxis::X, !identityLine && x);
        offer(ChartAxis::Y, !identityLine && y);
        offer(ChartAxis::Values, hasValues() && least > 0);
        break;
    case Kind::Distributions:
    case Kind::BoxPlots:
        offer(ChartAxis::Y, y);
        break;
    case Kind::HeatMap:
        offer(ChartAxis::Values, largest > 0);
        break;
    }
    return offered;
}

bool ChartContent::isLogarithmic(ChartAxis axis) const {
    switch (axis) {
    case ChartAxis::X:
        return axes.logX;
    case ChartAxis::Y:
        return axes.logY;
    case ChartAxis::Both:
        return axes.logX && axes.logY;
    case ChartAxis::Values:
        break;
    }
    return axes.logValues;
}

void ChartContent::setLogarithmic(ChartAxis axis, bool on) {
    if (axis == ChartAxis::X || axis == ChartAxis::Both)
        axes.logX = on;
    if (axis == ChartAxis::Y || axis == ChartAxis::Both)
        axes.logY = on;
    if (axis == ChartAxis::Values)
        axes.logValues = on;
}

ValueScale ChartContent::valueScale() const {
    if (kind != Kind::HeatMap)
        return {least, largest, axes.logValues && least > 0};
    // From a share of the largest, so that maps with one scale stay comparable.
    return {axes.logValues ? largest * smallestLogShare : 0, largest, axes.logValues};
}

double ValueScale::share(double value) const {
    if (!logarithmic)
        return (value - least) / (largest - least);
    return std::log(value / least) / std::log(largest / least);
}

std::optional<double> ChartContent::plotX(double x) const {
    if (!axes.logX)
        return x;
    return x > 0 ? std::optional(std::log10(x)) : std::nullopt;
}

std::optional<double> ChartContent::plotY(double y) const {
    if (!axes.logY)
        return y;
    return y > 0 ? std::optional(std::log10(y)) : std::nullopt;
}

double ChartContent::dataX(double plotted) const {
    return axes.logX ? std::pow(10.0, plotted) : plotted;
}

double ChartContent::dataY(double plotted) const {
    return axes.logY ? std::pow(10.0, plotted) : plotted;
}

QRectF ChartContent::area() const {
    if (isEmpty())
        return {0, 0, 1, 1};
    switch (kind) {
    case Kind::Empty:
        break;
    case Kind::Lines:
    case Kind::Scatter:
        return pointArea(*this);
    case Kind::Distributions:
        return distributionArea(*this);
    case Kind::BoxPlots:
        return boxArea(*this);
    case Kind::Violins:
        return {-0.5, least - 0.03 * (largest - least), static_cast<double>(categoryCount()),
                1.06 * (largest - least)};
    case Kind::HeatMap:
        return {-0.5, -0.5, static_cast<double>(columns) * counts.width(),
                static_cast<double>(rows) * counts.height()};
    case Kind::Histogram: {
        const double left = plotX(edges.front()).value_or(0);
        const double right = plotX(edges.back()).value_or(1);
        const double top = *std::max_element(shares.begin(), shares.end());
        return {left, 0, right - left, top > 0 ? top * 1.08 : 1};
    }
    }
    return {0, 0, 1, 1};
}

ChartContent histogramContent(const std::vector<double>& values, const std::vector<double>& weights,
                              double lower, double upper, int bins, SeriesRole role,
                              const Axes& axes,
                              const std::vector<std::pair<ChartText, double>>& markers) {
    ChartContent content;
    content.kind = ChartContent::Kind::Histogram;
    content.axes = axes;
    content.axes.logX = axes.logX && lower > 0;
    content.role = role;
    content.markers = markers;
    if (values.empty() || bins < 1 || !(upper > lower))
        return content;
    const double from = *content.plotX(lower);
    const double to = *content.plotX(upper);
    content.edges.resize(static_cast<std::size_t>(bins) + 1);
    for (int i = 0; i <= bins; ++i)
        content.edges[static_cast<std::size_t>(i)] = content.dataX(from + (to - from) * i / bins);
    content.shares.assign(static_cast<std::size_t>(bins), 0.0);
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = i < weights.size() ? weights[i] : 1.0;
        total += weight;
        const auto at = content.plotX(values[i]);
        if (!at || *at < from || *at > to)
            continue;
        const int bin = std::min(bins - 1, static_cast<int>((*at - from) / (to - from) * bins));
        content.shares[static_cast<std::size_t>(bin)] += weight;
    }
    if (total > 0)
        for (double& share : content.shares)
            share /= total;
    return content;
}

} // namespace dyngpt
