#pragma once
// Boxes and violins over named columns as SVG (see svg_plot.h). Pure values.

#include "core/report/svg_plot.h"

#include <string>
#include <vector>

namespace dyngpt {

/// Quartiles, whiskers to `low` and `high`, a point at `extreme` where it is finite.
struct BoxMark {
    double low = 0, lower = 0, median = 0, upper = 0, high = 0, extreme = 0;
};
/// Half widths, 1 the widest, at heights that ascend.
struct ViolinMark {
    std::vector<double> at;
    std::vector<double> width;
};

/// One look for the marks of several columns.
struct ColumnSeries {
    std::string label; ///< in the legend
    std::string colour = plotcolour::solver;
    std::vector<BoxMark> boxes;      ///< by column, or
    std::vector<ViolinMark> violins; ///< by column, or
    std::vector<double> points;      ///< by column; not finite: none
};

struct ColumnPlot {
    std::string title; ///< for screen readers, not drawn
    PlotAxis y;
    std::vector<std::string> columns;
    std::vector<ColumnSeries>
        series;         ///< boxes stand side by side, violins and points in the middle
    double width = 640; ///< pixels
    double height = 300;
};

std::string drawSvg(const ColumnPlot& plot, const DisplayNames& names = {});

/// Of at least one value; 5 % and 95 % are the whiskers, the largest is the extreme.
BoxMark boxOf(std::vector<double> values);
/// A smoothed density of weighted values between 0 and 1.
ViolinMark violinOf(const std::vector<double>& values, const std::vector<double>& weights);

} // namespace dyngpt
