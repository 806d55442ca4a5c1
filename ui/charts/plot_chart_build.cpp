// What a chart is made of: a series, a cloud or an item for everything that its content holds.

#include "ui/charts/plot_chart.h"

#include <QAreaSeries>
#include <QLineSeries>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {
constexpr int mostLegendEntries = 10;
} // namespace

void PlotChart::attach(QAbstractSeries* series) {
    addSeries(series);
    series->attachAxis(xAxis_);
    series->attachAxis(yAxis_);
}

PlotChart::Entry& PlotChart::addEntry(const ChartText& name, SeriesRole role, int series) {
    const auto index = std::count_if(entries_.begin(), entries_.end(),
                                     [role](const Entry& e) { return e.role == role; });
    Entry entry;
    entry.name = name;
    entry.role = role;
    entry.index = static_cast<int>(index);
    entry.series = series;
    return entries_.emplace_back(std::move(entry));
}

PlotChart::Entry& PlotChart::addEntry(int series) {
    const Series& data = content_.series[static_cast<std::size_t>(series)];
    const int before = entries_.empty() ? 0 : entries_.back().index;
    Entry& entry = addEntry(data.name, data.role, series);
    if (data.colour >= 0)
        entry.index = data.colour;
    else if (data.name.isEmpty())
        entry.index = before;
    return entry;
}

void PlotChart::build() {
    if (content_.isEmpty())
        return;
    switch (content_.kind) {
    case ChartContent::Kind::Empty:
        break;
    case ChartContent::Kind::Lines:
        buildLines();
        break;
    case ChartContent::Kind::Scatter:
        buildScatter();
        break;
    case ChartContent::Kind::Distributions:
        buildDistributions();
        break;
    case ChartContent::Kind::BoxPlots:
        buildBoxes();
        break;
    case ChartContent::Kind::Violins:
        buildViolins();
        break;
    case ChartContent::Kind::HeatMap:
        heatMap_ = new HeatMapItem(this, content_);
        colourBar_ = new ColourBarItem(this, content_.valueScale(), content_.axes.valueTitle);
        attach(new QLineSeries); // axes without a series have no geometry
        break;
    case ChartContent::Kind::Histogram:
        buildHistogram();
        break;
    }
    for (int i = 0; i < entryCount(); ++i) {
        if (!entries_[static_cast<std::size_t>(i)].name.isEmpty())
            legendEntries_.push_back(i);
    }
    const std::size_t least = content_.kind == ChartContent::Kind::Lines ? 1 : 2;
    legendShown_ = legendEntries_.size() >= least && legendEntries_.size() <= mostLegendEntries;
}

void PlotChart::buildLines() {
    attach(new QLineSeries); // axes without a series have no geometry
    for (std::size_t i = 0; i < content_.series.size(); ++i) {
        Entry& entry = addEntry(static_cast<int>(i));
        const bool band = !content_.series[i].upTo.empty();
        entry.item = entry.drawn = new LineItem(this, entry.role, entry.index, band);
    }
}

void PlotChart::attachBand(Entry& entry) {
    entry.line = new QLineSeries;
    entry.upper = new QLineSeries;
    entry.line->setParent(this);
    entry.upper->setParent(this);
    entry.shown = new QAreaSeries(entry.upper, entry.line);
    attach(entry.shown);
}

QList<QPointF> PlotChart::plotPoints(const std::vector<double>& xs,
                                     const std::vector<double>& ys) const {
    QList<QPointF> points;
    const std::size_t count = std::min(xs.size(), ys.size());
    points.reserve(static_cast<qsizetype>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto x = content_.plotX(xs[i]);
        const auto y = content_.plotY(ys[i]);
        if (x && y && std::isfinite(*x) && std::isfinite(*y))
            points << QPointF(*x, *y);
    }
    return points;
}

/// Of the points that plotPoints() keeps.
std::vector<double> PlotChart::shades(const Series& series) const {
    std::vector<double> result;
    const ValueScale scale = content_.valueScale();
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
        const auto x = content_.plotX(series.x[i]);
        const auto y = content_.plotY(series.y[i]);
        if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y))
            continue;
        result.push_back(scale.share(i < series.values.size() ? series.values[i] : std::nan("")));
    }
    return result;
}

void PlotChart::buildScatter() {
    identity_ = new QLineSeries; // empty without an identity line: axes need a series
    attach(identity_);
    for (std::size_t i = 0; i < content_.series.size(); ++i) {
        const Series& series = content_.series[i];
        Entry& entry = addEntry(static_cast<int>(i));
        const QList<QPointF> points = plotPoints(series.x, series.y);
        auto* cloud =
            new PointCloudItem(this, {points.begin(), points.end()}, series.role, entry.index);
        if (content_.hasValues() && !series.values.empty())
            cloud->setShades(shades(series));
        entry.item = cloud;
    }
    if (content_.hasValues())
        colourBar_ = new ColourBarItem(this, content_.valueScale(), content_.axes.valueTitle);
}

void PlotChart::buildBoxes() {
    attach(new QLineSeries); // axes without a series have no geometry
    for (std::size_t i = 0; i < content_.series.size(); ++i) {
        Entry& entry = addEntry(static_cast<int>(i));
        entry.item = new BoxItem(this, content_, i, entry.index);
    }
}

void PlotChart::buildViolins() {
    attach(new QLineSeries); // axes without a series have no geometry
    const std::size_t violins = content_.series.size() - content_.marks;
    for (std::size_t i = 0; i < content_.series.size(); ++i) {
        const Series& series = content_.series[i];
        Entry& entry = addEntry(static_cast<int>(i));
        if (content_.isMark(i)) {
            const QList<QPointF> points = plotPoints(series.x, series.y);
            entry.item =
                new PointCloudItem(this, {points.begin(), points.end()}, series.role, entry.index);
        } else {
            entry.item = new ViolinItem(this, content_, i, i, violins, entry.index);
        }
    }
}

void PlotChart::buildDistributions() {
    // Far below what is seen: an empty bin has no logarithm.
    const double nothing = content_.axes.logY ? -1e3 : 0;
    for (std::size_t i = 0; i < content_.series.size(); ++i) {
        const Series& series = content_.series[i];
        Entry& entry = addEntry(static_cast<int>(i));
        if (series.y.empty())
            continue;
        for (std::size_t k = 0; k <= series.y.size(); ++k)
            entry.edges.push_back(static_cast<double>(k) - 0.5);
        for (const double y : series.y)
            entry.heights.push_back(content_.plotY(y).value_or(nothing));
        if (!series.upTo.empty()) {
            for (const double y : series.upTo)
                entry.tops.push_back(content_.plotY(y).value_or(nothing));
            attachBand(entry);
            continue;
        }
        const bool filled = series.role == SeriesRole::Data || series.role == SeriesRole::Prior;
        attachOutline(entry, filled);
    }
}

void PlotChart::attachOutline(Entry& entry, bool filled) {
    entry.line = new QLineSeries;
    entry.shown = entry.line;
    if (filled) {
        entry.line->setParent(this);
        entry.shown = new QAreaSeries(entry.line);
    }
    attach(entry.shown);
}

void PlotChart::buildHistogram() {
    Entry& bars = addEntry(tr("share"), content_.role, -1);
    for (const double edge : content_.edges)
        bars.edges.push_back(content_.plotX(edge).value_or(0));
    bars.heights = content_.shares;
    attachOutline(bars, true);
    for (const auto& [name, value] : content_.markers) {
        Entry& entry =
            addEntry(ChartText(tr("%1 %2")).arg(name, displayValue(value)), SeriesRole::Exact, -1);
        entry.at = content_.plotX(value);
        entry.shown = entry.line = new QLineSeries;
        attach(entry.line);
    }
}

} // namespace dyngpt
