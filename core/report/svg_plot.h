#pragma once
// Plots as SVG that Qt's renderer (SVG Tiny 1.2) and browsers draw alike: attributes only, no
// style sheets; names in their texts may be marked. Pure values; values that are not finite, or not
// positive on a logarithmic axis, leave a gap.

#include "core/report/typeset.h"

#include <optional>
#include <string>
#include <vector>

namespace dyngpt {

/// Okabe-Ito colours; the same thing has the same colour in every figure.
namespace plotcolour {
inline constexpr const char* data = "#999999";
inline constexpr const char* solver = "#0072b2";
inline constexpr const char* exact = "#000000";
inline constexpr const char* prior = "#e3e3e3";
inline constexpr const char* accent = "#d55e00";
} // namespace plotcolour

struct PlotAxis {
    std::string title;
    bool logarithmic = false;
    std::optional<double> lower; ///< else from the data
    std::optional<double> upper;
};

enum class PlotStyle {
    Line,
    Points,
    Steps,      ///< outline of bins: x holds the edges, one more than y
    FilledSteps ///< the same, filled down to the axis
};

struct PlotSeries {
    std::string label; ///< empty: not in the legend
    PlotStyle style = PlotStyle::Line;
    std::string colour = plotcolour::solver;
    std::vector<double> x;
    std::vector<double> y;
    double lineWidth = 1.5;
    bool dashed = false;
};

struct Plot {
    std::string title; ///< for screen readers, not drawn
    PlotAxis x;
    PlotAxis y;
    std::vector<PlotSeries> series; ///< later ones on top
    bool identityLine = false;      ///< both axes get one range and the line y = x
    double width = 640;             ///< pixels
    double height = 360;
};

std::string drawSvg(const Plot& plot, const DisplayNames& names = {});

} // namespace dyngpt
