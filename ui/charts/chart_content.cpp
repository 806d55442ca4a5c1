#include "ui/charts/chart_content.h"

#include "ui/charts/box_plot.h"
#include "ui/charts/csv_text.h"
#include "ui/charts/violin_plot.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

// Below this share of the highest bar a tail is not worth room on the axis.
constexpr double visibleTail = 1e-4;
constexpr double smallestLogProbability = 1e-7;

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
        for (int category = 0; category < c.categories.size(); ++category)
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
    return {-0.5, y.low, static_cast<double>(c.categories.size()), y.high - y.low};
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
    return QLocale().toString(value, 'g', 5);
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
    return series[index].name;
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
        return {-0.5, least - 0.03 * (largest - least), static_cast<double>(categories.size()),
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

/// A line a point; a last column for the colours or for the other side of bands.
template <typename Row> static void pointRows(const ChartContent& content, Row row) {
    const bool bands = std::any_of(content.series.begin(), content.series.end(),
                                   [](const Series& s) { return !s.upTo.empty(); });
    const auto title = [](const QString& given, const char* other) {
        return csvField(given.isEmpty() ? QString::fromLatin1(other) : given);
    };
    QStringList head{QStringLiteral("series"), title(content.axes.xTitle, "x"),
                     title(content.axes.yTitle, "y")};
    if (content.hasValues())
        head << title(content.axes.valueTitle, "value");
    else if (bands)
        head << QStringLiteral("up to");
    row(head);
    for (std::size_t k = 0; k < content.series.size(); ++k) {
        const Series& s = content.series[k];
        const std::vector<double>& last = bands ? s.upTo : s.values;
        for (std::size_t i = 0; i < std::min(s.x.size(), s.y.size()); ++i) {
            QStringList fields{csvField(content.seriesName(k)), csvNumber(s.x[i]),
                               csvNumber(s.y[i])};
            if (head.size() > 3)
                fields << (i < last.size() && std::isfinite(last[i]) ? csvNumber(last[i])
                                                                     : QString());
            row(fields);
        }
    }
}

/// A line a box.
template <typename Row> static void boxRows(const ChartContent& content, Row row) {
    row({QStringLiteral("series"), csvField(content.axes.xTitle), QStringLiteral("values"),
         QStringLiteral("5 %"), QStringLiteral("25 %"), QStringLiteral("median"),
         QStringLiteral("75 %"), QStringLiteral("95 %"), QStringLiteral("worst")});
    for (const Series& s : content.series)
        for (int category = 0; category < content.categories.size(); ++category)
            if (const auto box = boxSummary(s, category)) {
                QStringList fields{csvField(s.name), csvField(content.categories[category]),
                                   QString::number(box->count)};
                for (const double value :
                     {box->low, box->lower, box->median, box->upper, box->high, box->worst})
                    fields << csvNumber(value);
                row(fields);
            }
}

/// A line a count; two columns for a band.
template <typename Row> static void countRows(const ChartContent& content, Row row) {
    QStringList head{
        csvField(content.axes.xTitle.isEmpty() ? QStringLiteral("x") : content.axes.xTitle)};
    std::vector<const std::vector<double>*> columns;
    std::size_t longest = 0;
    for (const Series& s : content.series) {
        head << csvField(s.name);
        columns.push_back(&s.y);
        if (!s.upTo.empty()) {
            head << csvField(s.name + QStringLiteral(", up to"));
            columns.push_back(&s.upTo);
        }
        longest = std::max(longest, s.y.size());
    }
    row(head);
    for (std::size_t k = 0; k < longest; ++k) {
        QStringList fields{QString::number(k)};
        for (const std::vector<double>* column : columns)
            fields << csvNumber(k < column->size() ? (*column)[k] : 0.0);
        row(fields);
    }
}

/// A line a violin, and a line a mark.
template <typename Row> static void violinRows(const ChartContent& content, Row row) {
    row({QStringLiteral("series"), csvField(content.axes.xTitle), QStringLiteral("2.5 %"),
         QStringLiteral("25 %"), QStringLiteral("median"), QStringLiteral("75 %"),
         QStringLiteral("97.5 %")});
    for (std::size_t k = 0; k < content.series.size(); ++k)
        for (int category = 0; category < content.categories.size(); ++category) {
            const auto violin = violinSummary(content.series[k], category);
            if (!violin)
                continue;
            QStringList fields{csvField(content.series[k].name),
                               csvField(content.categories[category])};
            for (const double value :
                 {violin->low, violin->lower, violin->median, violin->upper, violin->high})
                fields << csvNumber(value);
            row(fields);
        }
}

QString ChartContent::csv() const {
    QString out;
    const auto row = [&out](const QStringList& fields) {
        out += fields.join(u',') + QStringLiteral("\r\n");
    };
    const QString x = csvField(axes.xTitle.isEmpty() ? QStringLiteral("x") : axes.xTitle);
    const QString y = csvField(axes.yTitle.isEmpty() ? QStringLiteral("y") : axes.yTitle);
    switch (kind) {
    case Kind::Empty:
        break;
    case Kind::Lines:
    case Kind::Scatter:
        pointRows(*this, row);
        break;
    case Kind::Distributions:
        countRows(*this, row);
        break;
    case Kind::Violins:
        violinRows(*this, row);
        break;
    case Kind::BoxPlots:
        boxRows(*this, row);
        break;
    case Kind::HeatMap:
        row({x, y, QStringLiteral("value")});
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c)
                row({QString::number(c * counts.width()), QString::number(r * counts.height()),
                     csvNumber(values[static_cast<std::size_t>(r) * columns + c])});
        break;
    case Kind::Histogram:
        row({QStringLiteral("kind"), QStringLiteral("name"), QStringLiteral("from"),
             QStringLiteral("to"), QStringLiteral("share")});
        for (std::size_t i = 0; i < shares.size(); ++i)
            row({QStringLiteral("bin"),
                 {},
                 csvNumber(edges[i]),
                 csvNumber(edges[i + 1]),
                 csvNumber(shares[i])});
        for (const auto& [name, value] : markers)
            row({QStringLiteral("marker"), csvField(name), csvNumber(value), csvNumber(value), {}});
        break;
    }
    return out;
}

QString ChartContent::description() const {
    const QRectF a = isEmpty() ? QRectF() : area();
    const QString xRange =
        ChartPanel::tr("%1 from %2 to %3")
            .arg(axes.xTitle, displayValue(dataX(a.left())), displayValue(dataX(a.right())));
    const QString yRange =
        ChartPanel::tr("%1 from %2 to %3")
            .arg(axes.yTitle, displayValue(dataY(a.top())), displayValue(dataY(a.bottom())));
    QStringList names;
    for (const Series& s : series) {
        if (!s.name.isEmpty())
            names << s.name;
    }
    switch (kind) {
    case Kind::Empty:
        break;
    case Kind::Lines:
        return ChartPanel::tr("Line chart of %1; %2; %3.").arg(names.join(", "), xRange, yRange);
    case Kind::Scatter:
        if (hasValues())
            return ChartPanel::tr("Scatter chart of %1; %2; %3; coloured by %4 from %5 to %6.")
                .arg(names.join(", "), xRange, yRange, axes.valueTitle, displayValue(least),
                     displayValue(largest));
        return ChartPanel::tr("Scatter chart of %1; %2; %3.").arg(names.join(", "), xRange, yRange);
    case Kind::Distributions:
        return ChartPanel::tr("Distributions of %1; %2; %3.").arg(names.join(", "), xRange, yRange);
    case Kind::BoxPlots: {
        QStringList medians;
        for (const Series& s : series)
            for (int category = 0; category < categories.size(); ++category)
                if (const auto box = boxSummary(s, category))
                    medians << ChartPanel::tr("%1, %2: %3")
                                   .arg(categories[category], s.name, displayValue(box->median));
        return ChartPanel::tr("Box plots; %1; medians: %2.")
            .arg(yRange, medians.join(QStringLiteral("; ")));
    }
    case Kind::Violins: {
        QStringList medians;
        for (std::size_t k = 0; k < series.size(); ++k)
            for (int category = 0; category < categories.size(); ++category)
                if (const auto violin = violinSummary(series[k], category))
                    medians << ChartPanel::tr("%1, %2: %3")
                                   .arg(categories[category], series[k].name,
                                        displayValue(violin->median));
        return ChartPanel::tr("Violins; %1; medians: %2.")
            .arg(yRange, medians.join(QStringLiteral("; ")));
    }
    case Kind::HeatMap:
        return ChartPanel::tr("Heat map; %1; %2; largest value %3.")
            .arg(xRange, yRange, displayValue(largest));
    case Kind::Histogram: {
        QStringList lines;
        for (const auto& [name, value] : markers)
            lines << ChartPanel::tr("%1 at %2").arg(name, displayValue(value));
        return ChartPanel::tr("Histogram; %1; %2; markers: %3.")
            .arg(xRange, yRange,
                 lines.isEmpty() ? ChartPanel::tr("none") : lines.join(QStringLiteral(", ")));
    }
    }
    return {};
}

ChartContent histogramContent(const std::vector<double>& values, const std::vector<double>& weights,
                              double lower, double upper, int bins, SeriesRole role,
                              const Axes& axes,
                              const std::vector<std::pair<QString, double>>& markers) {
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
