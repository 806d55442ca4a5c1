#pragma once
// Words in an SVG, attributes only, as Qt's renderer (SVG Tiny 1.2) knows nothing of raised or
// lowered spans. There are no font metrics here: widths are those of a wide sans serif font.

#include "core/report/typeset.h"

#include <string>
#include <string_view>

namespace dyngpt {

/// ` name="value"`
std::string svgAttribute(const char* name, const std::string& value);
/// At most two decimals.
std::string svgNumber(double value);

double svgTextWidth(std::string_view text, double fontSize);
double svgTextWidth(const TextRuns& runs, double fontSize);

/// Anchor: "start", "middle" or "end"; y is the base line.
std::string svgText(double x, double y, std::string_view anchor, const TextRuns& runs,
                    double fontSize, const std::string& attributes = {});

} // namespace dyngpt
