// What lies under the pointer.

#include "ui/charts/plot_chart.h"

#include <QLineF>

#include <cmath>

namespace dyngpt {

namespace {
constexpr double reach = 14; ///< pixels
constexpr double outlierReach = 6;
} // namespace

std::pair<int, int> PlotChart::pointAt(const QPointF& pixel) const {
    std::pair<int, int> best{-1, -1};
    if (content_.kind == ChartContent::Kind::BoxPlots)
        return outlierAt(pixel);
    if (content_.kind != ChartContent::Kind::Scatter && content_.kind != ChartContent::Kind::Lines)
        return best;
    const PlotFrame now = frame();
    double nearest = reach;
    for (int e = 0; e < entryCount(); ++e) {
        const int s = entries_[static_cast<std::size_t>(e)].series;
        if (s < 0 || !isEntryVisible(e))
            continue;
        const Series& series = content_.series[static_cast<std::size_t>(s)];
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            const auto x = content_.plotX(series.x[i]);
            const auto y = content_.plotY(series.y[i]);
            if (!x || !y)
                continue;
            const double distance = QLineF(now.toPixel({*x, *y}), pixel).length();
            if (distance < nearest) {
                nearest = distance;
                best = {s, static_cast<int>(i)};
            }
        }
    }
    return best;
}

std::pair<int, int> PlotChart::outlierAt(const QPointF& pixel) const {
    std::pair<int, int> best{-1, -1};
    const PlotFrame now = frame();
    double nearest = outlierReach;
    for (int e = 0; e < entryCount(); ++e) {
        const Entry& entry = entries_[static_cast<std::size_t>(e)];
        if (!isEntryVisible(e))
            continue;
        for (const auto& [at, index] : static_cast<const BoxItem*>(entry.item)->outliers()) {
            const double distance = QLineF(now.toPixel(at), pixel).length();
            if (distance < nearest) {
                nearest = distance;
                best = {entry.series, index};
            }
        }
    }
    return best;
}

QString PlotChart::boxValueAt(const QPointF& pixel) const {
    if (const auto [s, i] = outlierAt(pixel); s >= 0) {
        const Series& series = content_.series[static_cast<std::size_t>(s)];
        const auto at = static_cast<std::size_t>(i);
        return tr("%1, %2\n%3: %4")
            .arg(content_.category(static_cast<int>(std::lround(series.x[at]))),
                 series.name.plain(), content_.axes.yTitle.plain(), displayValue(series.y[at]));
    }
    const double x = frame().toValue(pixel).x();
    const int category = static_cast<int>(std::lround(x));
    if (category < 0 || category >= content_.categoryCount())
        return {};
    for (int e = 0; e < entryCount(); ++e) {
        const int s = entries_[static_cast<std::size_t>(e)].series;
        const auto at = static_cast<std::size_t>(s);
        const BoxPlace place = boxPlace(at, content_.series.size());
        if (!isEntryVisible(e) || std::abs(x - category - place.shift) > place.half)
            continue;
        if (const auto box = boxSummary(content_.series[at], category))
            return tr("%1, %2\n%3\nmedian: %4\nmiddle half: %5 to %6\n5 to 95 %: %7 to %8\n"
                      "worst: %9")
                .arg(content_.category(category), content_.series[at].name.plain(),
                     content_.axes.yTitle.plain(), displayValue(box->median),
                     displayValue(box->lower), displayValue(box->upper), displayValue(box->low),
                     displayValue(box->high), displayValue(box->worst));
    }
    return {};
}

QString PlotChart::violinValueAt(const QPointF& pixel) const {
    const double x = frame().toValue(pixel).x();
    const int category = static_cast<int>(std::lround(x));
    if (category < 0 || category >= content_.categoryCount())
        return {};
    for (int e = 0; e < entryCount(); ++e) {
        const Entry& entry = entries_[static_cast<std::size_t>(e)];
        const auto at = static_cast<std::size_t>(entry.series);
        if (!isEntryVisible(e) || content_.isMark(at))
            continue;
        const auto* violin = static_cast<const ViolinItem*>(entry.item);
        if (std::abs(x - category - violin->shift()) > violin->half())
            continue;
        if (const auto& summary = violin->summary(category))
            return tr("%1, %2\n%3\nmedian: %4\nmiddle half: %5 to %6\n95 %: %7 to %8")
                .arg(content_.category(category), content_.series[at].name.plain(),
                     content_.axes.yTitle.plain(), displayValue(summary->median),
                     displayValue(summary->lower), displayValue(summary->upper),
                     displayValue(summary->low), displayValue(summary->high));
    }
    return {};
}

QString PlotChart::heatMapValueAt(const QPointF& at) const {
    const QSize& counts = content_.counts;
    const auto c = static_cast<int>(std::floor((at.x() + 0.5) / counts.width()));
    const auto r = static_cast<int>(std::floor((at.y() + 0.5) / counts.height()));
    if (c < 0 || r < 0 || c >= content_.columns || r >= content_.rows)
        return {};
    const auto range = [](int cell, int width) {
        const int first = cell * width;
        return width == 1 ? QString::number(first)
                          : tr("%1 to %2").arg(first).arg(first + width - 1);
    };
    return tr("%1: %2\n%3: %4\n%5: %6")
        .arg(content_.axes.xTitle.plain(), range(c, counts.width()), content_.axes.yTitle.plain(),
             range(r, counts.height()),
             content_.axes.valueTitle.isEmpty() ? tr("value") : content_.axes.valueTitle.plain(),
             displayValue(content_.values[static_cast<std::size_t>(r) * content_.columns + c]));
}

QString PlotChart::lineValueAt(const QPointF& pixel) const {
    const auto [s, i] = pointAt(pixel);
    if (s < 0)
        return {};
    const Series& series = content_.series[static_cast<std::size_t>(s)];
    const auto at = static_cast<std::size_t>(i);
    QString value;
    if (content_.hasValues() && at < series.values.size())
        value = u'\n' + tr("%1: %2").arg(content_.axes.valueTitle.plain(),
                                         std::isfinite(series.values[at])
                                             ? displayValue(series.values[at])
                                             : tr("unknown"));
    return tr("%1\n%2: %3\n%4: %5")
               .arg(content_.seriesName(static_cast<std::size_t>(s)), content_.axes.xTitle.plain(),
                    displayValue(series.x[at]), content_.axes.yTitle.plain(),
                    displayValue(series.y[at])) +
           value;
}

QString PlotChart::distributionValueAt(double x) const {
    const auto k = static_cast<long long>(std::llround(x));
    if (k < 0)
        return {};
    QString text = tr("%1: %2").arg(content_.axes.xTitle.plain()).arg(k);
    bool any = false;
    for (const Series& series : content_.series)
        if (k < static_cast<long long>(series.y.size())) {
            const auto at = static_cast<std::size_t>(k);
            const QString value = displayValue(series.y[at]);
            text += u'\n' + (series.upTo.empty() ? tr("%1: %2").arg(series.name.plain(), value)
                                                 : tr("%1: %2 to %3")
                                                       .arg(series.name.plain(), value,
                                                            displayValue(series.upTo[at])));
            any = true;
        }
    return any ? text : QString();
}

QString PlotChart::valueAt(const QPointF& pixel) const {
    if (!plotArea().contains(pixel))
        return {};
    const QPointF at = frame().toValue(pixel);
    switch (content_.kind) {
    case ChartContent::Kind::Empty:
        break;
    case ChartContent::Kind::Lines:
    case ChartContent::Kind::Scatter:
        return lineValueAt(pixel);
    case ChartContent::Kind::Distributions:
        return distributionValueAt(at.x());
    case ChartContent::Kind::BoxPlots:
        return boxValueAt(pixel);
    case ChartContent::Kind::Violins:
        return violinValueAt(pixel);
    case ChartContent::Kind::HeatMap:
        return heatMapValueAt(at);
    case ChartContent::Kind::Histogram:
        for (std::size_t i = 0; i < content_.shares.size(); ++i) {
            const double x = content_.dataX(at.x());
            if (x >= content_.edges[i] && x < content_.edges[i + 1])
                return tr("%1: %2 to %3\n%4: %5")
                    .arg(content_.axes.xTitle.plain(), displayValue(content_.edges[i]),
                         displayValue(content_.edges[i + 1]), content_.axes.yTitle.plain(),
                         displayValue(content_.shares[i]));
        }
        break;
    }
    return {};
}

} // namespace dyngpt
