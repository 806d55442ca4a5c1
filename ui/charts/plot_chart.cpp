#include "ui/charts/plot_chart.h"

#include "ui/charts/line_thinning.h"

#include <QAreaSeries>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>

#include <algorithm>
#include <cmath>
#include <map>

namespace dyngpt {

namespace {

/// Clamped to the part that is seen, which for steps is the same as clipped.
QList<QPointF> stepOutline(const std::vector<double>& edges, const std::vector<double>& heights,
                           const QRectF& seen) {
    const auto x = [&seen](double v) { return std::clamp(v, seen.left(), seen.right()); };
    const auto y = [&seen](double v) { return std::clamp(v, seen.top(), seen.bottom()); };
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(2 * heights.size() + 2));
    points << QPointF(x(edges.front()), seen.top());
    for (std::size_t i = 0; i < heights.size(); ++i)
        if (edges[i] < seen.right() && edges[i + 1] > seen.left())
            points << QPointF(x(edges[i]), y(heights[i]))
                   << QPointF(x(edges[i + 1]), y(heights[i]));
    points << QPointF(points.last().x(), seen.top());
    return points;
}

constexpr float fillShare = 0.35F;

/// Of a filled area.
QPen outline(QPen pen) {
    pen.setStyle(Qt::SolidLine);
    pen.setWidthF(1.2);
    return pen;
}

/// Qt Charts keeps so much room for labels before it cuts the title, but takes only what they need.
void widen(std::vector<Tick>& ticks, const QFontMetricsF& metrics) {
    double widest = 0;
    for (const Tick& tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const double space = metrics.horizontalAdvance(QChar(QChar::Nbsp));
    const double missing = metrics.horizontalAdvance(QStringLiteral("...")) + 1 - widest;
    const QString filling(std::max(0, static_cast<int>(std::ceil(missing / space))),
                          QChar(QChar::Nbsp));
    for (Tick& tick : ticks)
        tick.label.prepend(filling);
}

} // namespace

PlotChart::PlotChart(const ChartContent& content, const ChartStyle& style)
    : content_(content)
    , xAxis_(new QCategoryAxis)
    , yAxis_(new QCategoryAxis)
    , legendItem_(new LegendItem(this)) {
    setBackgroundRoundness(0);
    legend()->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    addAxis(xAxis_, Qt::AlignBottom);
    addAxis(yAxis_, Qt::AlignLeft);
    xAxis_->setTitleText(content.axes.xTitle.html());
    yAxis_->setTitleText(content.axes.yTitle.html());
    build();
    setStyle(style);
    connect(this, &QChart::plotAreaChanged, this, [this] {
        updateTicks();
        updateFrames();
    });
    resetVisibleArea();
}

void PlotChart::fillLine(const Entry& entry) {
    if (entry.at)
        entry.line->replace(
            QList<QPointF>{{*entry.at, visible_.top()}, {*entry.at, visible_.bottom()}});
    else if (!entry.edges.empty()) {
        entry.line->replace(stepOutline(entry.edges, entry.heights, visible_));
        if (entry.upper)
            entry.upper->replace(stepOutline(entry.edges, entry.tops, visible_));
    } else if (entry.drawn) {
        const Series& series = content_.series[static_cast<std::size_t>(entry.series)];
        const auto points = [&](const std::vector<double>& y) {
            return thinnedLine(plotPoints(series.x, y), visible_.left(), visible_.right());
        };
        entry.drawn->setPoints(points(series.y), points(series.upTo));
    }
}

void PlotChart::setStyle(const ChartStyle& style) {
    style_ = style;
    setBackgroundBrush(style.background);
    setBackgroundPen(Qt::NoPen);
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        axis->setLabelsFont(style.font);
        axis->setTitleFont(style.font);
        axis->setLabelsColor(style.text);
        axis->setTitleBrush(style.text);
        axis->setLinePen(QPen(style.text, 1));
        axis->setGridLinePen(QPen(style.grid, 1));
        axis->setGridLineVisible(heatMap_ == nullptr);
    }
    if (hasCategories())
        xAxis_->setGridLineVisible(false);
    if (identity_)
        identity_->setPen(QPen(style.text, 1, Qt::DashLine));
    for (PlotItem* item : std::initializer_list<PlotItem*>{heatMap_, colourBar_}) {
        if (item)
            item->setStyle(style);
    }
    for (const Entry& entry : entries_) {
        const QPen pen = style.pen(entry.role, entry.index);
        if (entry.item)
            entry.item->setStyle(style);
        else if (auto* area = qobject_cast<QAreaSeries*>(entry.shown)) {
            area->setBrush(style.veil(pen.color(), fillShare));
            area->setPen(entry.upper ? QPen(Qt::NoPen) : outline(pen));
        } else if (entry.line)
            entry.line->setPen(pen);
    }
    updateLegend();
}

void PlotChart::updateLegend() {
    std::vector<LegendItem::Entry> shown;
    for (const int i : legendShown_ ? legendEntries_ : std::vector<int>{}) {
        const Entry& entry = entries_[static_cast<std::size_t>(i)];
        LegendItem::Entry sample;
        sample.name = entry.name;
        sample.pen = style_.pen(entry.role, entry.index);
        sample.hidden = !isEntryVisible(i);
        if (hasCategories() &&
            !(entry.series >= 0 && content_.isMark(static_cast<std::size_t>(entry.series)))) {
            sample.fill = style_.veil(sample.pen.color(), fillShare);
            sample.pen = outline(sample.pen);
        } else if (entry.item && !entry.drawn) {
            sample.marker = style_.marker(entry.role, entry.index);
            // Where colours tell a value the series differ by their shapes alone.
            if (colourBar_)
                sample.pen = QPen(style_.text);
        } else if (qobject_cast<QAreaSeries*>(entry.shown) ||
                   (entry.drawn && entry.drawn->isBand())) {
            sample.fill = style_.veil(sample.pen.color(), fillShare);
            sample.pen = outline(sample.pen);
        }
        shown.push_back(std::move(sample));
    }
    legendItem_->setEntries(std::move(shown), style_.text, style_.font);
    placeLegend();
}

void PlotChart::placeLegend() {
    legendItem_->place(rect());
    const int foot = legendShown_ ? static_cast<int>(legendItem_->boundingRect().height()) + 4 : 4;
    const int right = colourBar_ ? colourBar_->room() : 20;
    const QMargins wanted(4, 6, right, foot);
    if (margins() != wanted)
        setMargins(wanted);
}

void PlotChart::resizeEvent(QGraphicsSceneResizeEvent* event) {
    QChart::resizeEvent(event);
    placeLegend();
}

int PlotChart::entryAt(const QPointF& pixel) const {
    const int at = legendItem_->entryAt(pixel);
    return at < 0 ? -1 : legendEntries_[static_cast<std::size_t>(at)];
}

void PlotChart::pointAppended(int series) {
    Entry& entry = entries_[static_cast<std::size_t>(series)];
    const Series& data = content_.series[static_cast<std::size_t>(series)];
    const auto x = content_.plotX(data.x.back());
    const auto y = content_.plotY(data.y.back());
    if (x && y && std::isfinite(*x) && std::isfinite(*y))
        entry.drawn->append({*x, *y});
    if (!zoomed_ && !visible_.contains(QPointF(x.value_or(visible_.center().x()),
                                               y.value_or(visible_.center().y()))))
        resetVisibleArea();
}

PlotFrame PlotChart::frame() const {
    return {plotArea(), visible_};
}

void PlotChart::setVisibleArea(const QRectF& area) {
    if (!(area.width() > 0) || !(area.height() > 0))
        return;
    visible_ = area;
    zoomed_ = true;
    xAxis_->setRange(area.left(), area.right());
    yAxis_->setRange(area.top(), area.bottom());
    for (const Entry& entry : entries_)
        fillLine(entry);
    if (identity_ && content_.identityLine) {
        const double from = std::max(area.left(), area.top());
        const double to = std::min(area.right(), area.bottom());
        identity_->replace(from < to ? QList<QPointF>{{from, from}, {to, to}} : QList<QPointF>{});
    }
    updateTicks();
    updateFrames();
}

void PlotChart::resetVisibleArea() {
    setVisibleArea(content_.area());
    zoomed_ = false;
}

void PlotChart::updateTicks() {
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(style_.font);
    const bool counts = content_.kind == ChartContent::Kind::Distributions ||
                        content_.kind == ChartContent::Kind::HeatMap;
    const auto put = [](QCategoryAxis* axis, double start, const std::vector<Tick>& ticks) {
        const QStringList old = axis->categoriesLabels();
        QStringList labels;
        for (const Tick& tick : ticks)
            labels << tick.label;
        bool same = old == labels;
        for (std::size_t i = 0; same && i < ticks.size(); ++i)
            same = axis->endValue(ticks[i].label) == ticks[i].position;
        if (same)
            return;
        for (const QString& label : old)
            axis->remove(label);
        axis->setStartValue(ticks.empty() ? start : ticks.front().position);
        for (const Tick& tick : ticks)
            axis->append(tick.label, tick.position);
    };
    const int across =
        std::max(2, static_cast<int>(plot.width() / (metrics.averageCharWidth() * 9)));
    const int up = std::max(2, static_cast<int>(plot.height() / (metrics.height() * 2.2)));
    put(xAxis_, visible_.left(),
        hasCategories()      ? categoryTicks()
        : content_.axes.logX ? logarithmicTicks(visible_.left(), visible_.right(), across)
                             : linearTicks(visible_.left(), visible_.right(), across, counts));
    std::vector<Tick> values = content_.axes.logY
                                   ? logarithmicTicks(visible_.top(), visible_.bottom(), up)
                                   : linearTicks(visible_.top(), visible_.bottom(), up,
                                                 content_.kind == ChartContent::Kind::HeatMap);
    widen(values, metrics);
    put(yAxis_, visible_.top(), values);
}

bool PlotChart::hasCategories() const {
    return content_.kind == ChartContent::Kind::BoxPlots ||
           content_.kind == ChartContent::Kind::Violins;
}

std::vector<Tick> PlotChart::categoryTicks() const {
    std::vector<Tick> ticks;
    for (int i = 0; i < content_.categoryCount(); ++i)
        if (i >= visible_.left() && i <= visible_.right())
            ticks.push_back(
                {static_cast<double>(i), content_.categories[static_cast<std::size_t>(i)].html()});
    return ticks;
}

void PlotChart::updateFrames() {
    const PlotFrame now = frame();
    for (PlotItem* item : std::initializer_list<PlotItem*>{heatMap_, colourBar_}) {
        if (item)
            item->setFrame(now);
    }
    for (const Entry& entry : entries_)
        if (entry.item)
            entry.item->setFrame(now);
}

QString PlotChart::entryName(int entry) const {
    return entries_[static_cast<std::size_t>(entry)].name.plain();
}

void PlotChart::setEntryVisible(int entry, bool visible) {
    int at = entry;
    do {
        const Entry& e = entries_[static_cast<std::size_t>(at)];
        if (visible)
            hidden_.erase(at);
        else
            hidden_.insert(at);
        if (e.item)
            e.item->setVisible(visible);
        else if (e.shown)
            e.shown->setVisible(visible);
        ++at; // what belongs to it follows
    } while (at < entryCount() && entries_[static_cast<std::size_t>(at)].name.isEmpty());
    updateLegend();
}

} // namespace dyngpt
