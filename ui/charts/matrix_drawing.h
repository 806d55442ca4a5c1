#pragma once
// A matrix of distributions: each variable's on the diagonal, every pair's joint distribution
// from one source above it and from another below. A plain value, and its drawing into any
// rectangle.

#include "ui/charts/chart_panel.h"
#include "ui/charts/chart_style.h"

#include <QImage>
#include <QRectF>

#include <optional>
#include <vector>

namespace dyngpt {

struct MatrixContent {
    /// Evenly divided among a variable's cells, its logarithm where it is logarithmic.
    struct RealRange {
        double low = 0;
        double high = 1;
        bool logarithmic = false;
        double at(double share) const; ///< 0: low, 1: high
    };
    struct Variable {
        ChartText name;
        int cells = 1;                       ///< of the pairs
        int width = 1;                       ///< counts a cell
        std::vector<Series> distributions;   ///< y: the probability of each count, or cell
        std::optional<RealRange> range = {}; ///< real values in the cells; else counts
    };
    /// cells of `first` x cells of `second`, row-major; either may be empty.
    struct Pair {
        std::vector<double> above;
        std::vector<double> below;
        QString note = {}; ///< written into the cell above where there is no picture
    };

    std::vector<Variable> variables;
    std::vector<Pair> pairs; ///< (0, 1), (0, 2), (1, 2), (0, 3) ...
    QString above;           ///< what the pairs come from: "simulation"
    QString below;

    int size() const { return static_cast<int>(variables.size()); }
    bool isEmpty() const { return variables.empty(); }
    const Pair& pair(int a, int b) const;
    /// The pair's value where `row` and `column` have these cells.
    double value(int row, int column, int rowCell, int columnCell) const;
    /// What a cell of a variable holds, for people: a count, "4 to 7", a real number.
    QString cellText(int variable, int cell) const;
    /// A line a count of a variable and a line a cell of a pair that is not empty. RFC 4180.
    QString csv() const;
    QString description() const; ///< for a screen reader
    QString description(int row, int column) const;
};

class MatrixDrawing {
public:
    MatrixDrawing(const MatrixContent& content, const ChartStyle& style);

    /// Large enough to be read.
    QSize minimumSize() const;
    void paint(QPainter& painter, const QRectF& area) const;
    QRectF cell(const QRectF& area, int row, int column) const;
    /// (-1, -1): none.
    std::pair<int, int> cellAt(const QRectF& area, const QPointF& at) const;
    /// For a tool tip; empty where nothing is.
    QString valueAt(const QRectF& area, const QPointF& at) const;

private:
    struct Curve {
        SeriesRole role;
        std::vector<double> heights; ///< a cell each, 1 the highest of the variable
    };
    void paintDistribution(QPainter& painter, const QRectF& box, int variable) const;
    void paintPair(QPainter& painter, const QRectF& box, int row, int column) const;
    void paintAxes(QPainter& painter, const QRectF& area) const;
    void paintLegend(QPainter& painter, const QRectF& line) const;

    const MatrixContent& content_;
    ChartStyle style_;
    std::vector<std::vector<Curve>> curves_; ///< per variable
    std::vector<QImage> images_;             ///< row by row, null on the diagonal
};

} // namespace dyngpt
