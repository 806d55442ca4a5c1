// What a chart tells a screen reader: its kind, its axes and the numbers that a person would read
// off it.

#include "ui/charts/box_plot.h"
#include "ui/charts/violin_plot.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dyngpt {

namespace {

constexpr int mostSentences = 8;

/// The first ones, and how many more there are.
QString listed(const QStringList& sentences) {
    const QString first = sentences.mid(0, mostSentences).join(QStringLiteral("; "));
    const auto more = sentences.size() - mostSentences;
    return more > 0 ? ChartPanel::tr("%1; and %2 more").arg(first).arg(more) : first;
}

QString ranges(const ChartContent& c) {
    const QRectF area = c.area();
    const auto range = [](const QString& title, double from, double to) {
        return ChartPanel::tr("%1 from %2 to %3").arg(title, displayValue(from), displayValue(to));
    };
    return range(c.axes.xTitle.plain(), c.dataX(area.left()), c.dataX(area.right())) +
           QStringLiteral("; ") +
           range(c.axes.yTitle.plain(), c.dataY(area.top()), c.dataY(area.bottom()));
}

QStringList names(const ChartContent& c) {
    QStringList all;
    for (const Series& s : c.series)
        if (!s.name.isEmpty())
            all << s.name.plain();
    return all;
}

/// "held out: 1.4 at first, 0.01 at last, lowest 0.009"
QString lineNumbers(const ChartContent& c) {
    QStringList all;
    for (std::size_t i = 0; i < c.series.size(); ++i) {
        const Series& s = c.series[i];
        if (s.name.isEmpty() || s.y.empty() || !s.upTo.empty())
            continue;
        const auto [low, high] = std::minmax_element(s.y.begin(), s.y.end());
        all << ChartPanel::tr("%1: %2 at first, %3 at last, lowest %4, highest %5")
                   .arg(s.name.plain(), displayValue(s.y.front()), displayValue(s.y.back()),
                        displayValue(*low), displayValue(*high));
    }
    return listed(all);
}

/// How many points, and with an identity line how far from it they lie.
QString pointNumbers(const ChartContent& c) {
    QStringList all;
    for (const Series& s : c.series) {
        const std::size_t count = std::min(s.x.size(), s.y.size());
        if (s.name.isEmpty() || count == 0)
            continue;
        if (!c.identityLine) {
            all << ChartPanel::tr("%1: %2 points").arg(s.name.plain()).arg(count);
            continue;
        }
        std::vector<double> distances;
        for (std::size_t i = 0; i < count; ++i)
            if (s.x[i] != 0)
                distances.push_back(100 * std::abs(s.y[i] / s.x[i] - 1));
        if (distances.empty())
            continue;
        const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
        std::nth_element(distances.begin(), middle, distances.end());
        all << ChartPanel::tr("%1: %2 points, half of them within %3 % of the identity line")
                   .arg(s.name.plain())
                   .arg(count)
                   .arg(displayValue(*middle));
    }
    return listed(all);
}

/// "solver: mean 4.1, most likely 3"
QString countNumbers(const ChartContent& c) {
    QStringList all;
    for (const Series& s : c.series) {
        if (s.y.empty() || !s.upTo.empty())
            continue;
        double total = 0, sum = 0;
        for (std::size_t n = 0; n < s.y.size(); ++n) {
            total += s.y[n];
            sum += static_cast<double>(n) * s.y[n];
        }
        const auto top = std::max_element(s.y.begin(), s.y.end()) - s.y.begin();
        if (total > 0)
            all << ChartPanel::tr("%1: mean %2, most likely %3")
                       .arg(s.name.plain(), displayValue(sum / total))
                       .arg(top);
    }
    return listed(all);
}

/// "mRNA, solver: 0.004"
QString medians(const ChartContent& c,
                const std::function<std::optional<double>(const Series&, int)>& median) {
    QStringList all;
    for (const Series& s : c.series)
        for (int category = 0; category < c.categoryCount(); ++category)
            if (const auto value = median(s, category))
                all << ChartPanel::tr("%1, %2: %3")
                           .arg(c.category(category), s.name.plain(), displayValue(*value));
    return listed(all);
}

QString heatMapNumbers(const ChartContent& c) {
    const auto top = std::max_element(c.values.begin(), c.values.end()) - c.values.begin();
    const int column = static_cast<int>(top) % c.columns, row = static_cast<int>(top) / c.columns;
    return ChartPanel::tr("largest value %1 at %2 = %3, %4 = %5")
        .arg(displayValue(c.values[static_cast<std::size_t>(top)]), c.axes.xTitle.plain())
        .arg(column * c.counts.width())
        .arg(c.axes.yTitle.plain())
        .arg(row * c.counts.height());
}

} // namespace

QString ChartContent::description() const {
    if (isEmpty())
        return {};
    switch (kind) {
    case Kind::Empty:
        break;
    case Kind::Lines:
        return ChartPanel::tr("Line chart of %1; %2; %3.")
            .arg(names(*this).join(QStringLiteral(", ")), ranges(*this), lineNumbers(*this));
    case Kind::Scatter: {
        QString text = ranges(*this);
        if (hasValues())
            text += QStringLiteral("; ") +
                    ChartPanel::tr("coloured by %1 from %2 to %3")
                        .arg(axes.valueTitle.plain(), displayValue(least), displayValue(largest));
        return ChartPanel::tr("Scatter chart of %1; %2; %3.")
            .arg(names(*this).join(QStringLiteral(", ")), text, pointNumbers(*this));
    }
    case Kind::Distributions:
        return ChartPanel::tr("Distributions of %1; %2; %3.")
            .arg(names(*this).join(QStringLiteral(", ")), ranges(*this), countNumbers(*this));
    case Kind::BoxPlots:
        return ChartPanel::tr("Box plots; %1; medians: %2.")
            .arg(ranges(*this), medians(*this, [](const Series& s, int category) {
                     const auto box = boxSummary(s, category);
                     return box ? std::optional(box->median) : std::nullopt;
                 }));
    case Kind::Violins:
        return ChartPanel::tr("Violins; %1; medians: %2.")
            .arg(ranges(*this), medians(*this, [](const Series& s, int category) {
                     const auto violin = violinSummary(s, category);
                     return violin ? std::optional(violin->median) : std::nullopt;
                 }));
    case Kind::HeatMap:
        return ChartPanel::tr("Heat map; %1; %2.").arg(ranges(*this), heatMapNumbers(*this));
    case Kind::Histogram: {
        QStringList lines;
        for (const auto& [name, value] : markers)
            lines << ChartPanel::tr("%1 at %2").arg(name.plain(), displayValue(value));
        return ChartPanel::tr("Histogram; %1; markers: %2.")
            .arg(ranges(*this),
                 lines.isEmpty() ? ChartPanel::tr("none") : lines.join(QStringLiteral(", ")));
    }
    }
    return {};
}

} // namespace dyngpt
