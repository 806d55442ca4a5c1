#pragma once
// What a chart shows, as a plain value: drawn on screen, drawn again on paper, written as CSV,
// told to a screen reader. "Plot coordinates" are the data's, or their decimal logarithms on a
// logarithmic axis.

#include "ui/charts/chart_panel.h"

#include <QRectF>
#include <QSize>

#include <optional>

namespace dyngpt {

/// What a person can have linear or logarithmic.
enum class ChartAxis { X, Y, Both, Values };

/// From a value to its place among the colours.
struct ValueScale {
    double least = 0;
    double largest = 1;
    bool logarithmic = false;
    double share(double value) const; ///< 0 to 1 within; NaN: unknown
};

struct ChartContent {
    enum class Kind { Empty, Lines, Scatter, Distributions, BoxPlots, Violins, HeatMap, Histogram };

    Kind kind = Kind::Empty;
    Axes axes;
    std::vector<Series> series;
    bool identityLine = false;
    std::vector<ChartText> categories; ///< box plots, violins
    std::size_t marks = 0;             ///< violins: the last so many series are single points

    std::vector<double> values; ///< heat map: rows x columns
    int rows = 0;
    int columns = 0;
    QSize counts{1, 1}; ///< in a cell, across and up
    double least = 0;   ///< begin of the colour scale, or of the violins' axis
    double largest = 0; ///< and its end

    std::vector<double> edges;  ///< histogram: bins + 1
    std::vector<double> shares; ///< histogram: share of the weight in each bin
    SeriesRole role = SeriesRole::Other;
    std::vector<std::pair<ChartText, double>> markers;

    /// A scatter whose points are coloured by a value.
    bool hasValues() const;
    int categoryCount() const { return static_cast<int>(categories.size()); }
    const QString& category(int at) const {
        return categories[static_cast<std::size_t>(at)].plain();
    }
    /// The name of the series, or of the one that it belongs to.
    QString seriesName(std::size_t index) const;
    /// Nothing to draw.
    bool isEmpty() const;
    /// Violins: this series is one of points.
    bool isMark(std::size_t index) const { return index + marks >= series.size(); }
    /// Those that can be switched: where nothing is positive there is no logarithm.
    std::vector<ChartAxis> switchable() const;
    bool isLogarithmic(ChartAxis axis) const;
    void setLogarithmic(ChartAxis axis, bool on);
    /// Of the colours of a heat map or a scatter.
    ValueScale valueScale() const;
    /// Empty where a logarithmic axis has no place for the value.
    std::optional<double> plotX(double x) const;
    std::optional<double> plotY(double y) const;
    double dataX(double plotted) const;
    double dataY(double plotted) const;
    /// The whole of the data with a margin, in plot coordinates; top() is the smallest y.
    QRectF area() const;
    /// RFC 4180, numbers without locale.
    QString csv() const;
    /// A sentence for a screen reader.
    QString description() const;
};

ChartContent histogramContent(const std::vector<double>& values, const std::vector<double>& weights,
                              double lower, double upper, int bins, SeriesRole role,
                              const Axes& axes,
                              const std::vector<std::pair<ChartText, double>>& markers);

/// A number for people: five significant digits, the reader's locale.
QString displayValue(double value);

} // namespace dyngpt
