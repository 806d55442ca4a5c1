#pragma once
// What all plots drawn as SVG share: the sheet, its strokes and its style.

#include "core/report/svg_text.h"

namespace dyngpt {

namespace plotstyle {
inline constexpr double fontSize = 11;
inline constexpr double lineHeight = 16;
inline constexpr const char* ink = "#333333";
inline constexpr const char* gridColour = "#e8e8e8";
} // namespace plotstyle

/// The opening of a white sheet of so many pixels; "</svg>" ends it.
std::string svgPage(double width, double height, const std::string& title);

std::string svgLine(double x1, double y1, double x2, double y2, const std::string& colour,
                    const char* attributes = "");

} // namespace dyngpt
