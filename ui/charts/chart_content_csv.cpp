// The numbers behind a chart as CSV.

#include "ui/charts/box_plot.h"
#include "ui/charts/csv_text.h"
#include "ui/charts/violin_plot.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

/// A line a point; a last column for the colours or for the other side of bands.
template <typename Row> void pointRows(const ChartContent& content, Row row) {
    const bool bands = std::any_of(content.series.begin(), content.series.end(),
                                   [](const Series& s) { return !s.upTo.empty(); });
    const auto title = [](const QString& given, const char* other) {
        return csvField(given.isEmpty() ? QString::fromLatin1(other) : given);
    };
    QStringList head{QStringLiteral("series"), title(content.axes.xTitle.plain(), "x"),
                     title(content.axes.yTitle.plain(), "y")};
    if (content.hasValues())
        head << title(content.axes.valueTitle.plain(), "value");
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
template <typename Row> void boxRows(const ChartContent& content, Row row) {
    row({QStringLiteral("series"), csvField(content.axes.xTitle.plain()), QStringLiteral("values"),
         QStringLiteral("5 %"), QStringLiteral("25 %"), QStringLiteral("median"),
         QStringLiteral("75 %"), QStringLiteral("95 %"), QStringLiteral("worst")});
    for (const Series& s : content.series)
        for (int category = 0; category < content.categoryCount(); ++category)
            if (const auto box = boxSummary(s, category)) {
                QStringList fields{csvField(s.name.plain()), csvField(content.category(category)),
                                   QString::number(box->count)};
                for (const double value :
                     {box->low, box->lower, box->median, box->upper, box->high, box->worst})
                    fields << csvNumber(value);
                row(fields);
            }
}

/// A line a count; two columns for a band.
template <typename Row> void countRows(const ChartContent& content, Row row) {
    QStringList head{csvField(content.axes.xTitle.isEmpty() ? QStringLiteral("x")
                                                            : content.axes.xTitle.plain())};
    std::vector<const std::vector<double>*> columns;
    std::size_t longest = 0;
    for (const Series& s : content.series) {
        head << csvField(s.name.plain());
        columns.push_back(&s.y);
        if (!s.upTo.empty()) {
            head << csvField(s.name.plain() + QStringLiteral(", up to"));
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
template <typename Row> void violinRows(const ChartContent& content, Row row) {
    row({QStringLiteral("series"), csvField(content.axes.xTitle.plain()), QStringLiteral("2.5 %"),
         QStringLiteral("25 %"), QStringLiteral("median"), QStringLiteral("75 %"),
         QStringLiteral("97.5 %")});
    for (std::size_t k = 0; k < content.series.size(); ++k)
        for (int category = 0; category < content.categoryCount(); ++category) {
            const auto violin = violinSummary(content.series[k], category);
            if (!violin)
                continue;
            QStringList fields{csvField(content.series[k].name.plain()),
                               csvField(content.category(category))};
            for (const double value :
                 {violin->low, violin->lower, violin->median, violin->upper, violin->high})
                fields << csvNumber(value);
            row(fields);
        }
}

} // namespace

QString ChartContent::csv() const {
    QString out;
    const auto row = [&out](const QStringList& fields) {
        out += fields.join(u',') + QStringLiteral("\r\n");
    };
    const QString x = csvField(axes.xTitle.isEmpty() ? QStringLiteral("x") : axes.xTitle.plain());
    const QString y = csvField(axes.yTitle.isEmpty() ? QStringLiteral("y") : axes.yTitle.plain());
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
            row({QStringLiteral("marker"),
                 csvField(name.plain()),
                 csvNumber(value),
                 csvNumber(value),
                 {}});
        break;
    }
    return out;
}

} // namespace dyngpt
