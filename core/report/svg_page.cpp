#include "core/report/svg_page.h"

#include "core/common/markup.h"
#include "core/report/typeset.h"

namespace dyngpt {

std::string svgPage(double width, double height, const std::string& title) {
    const std::string size =
        svgAttribute("width", svgNumber(width)) + svgAttribute("height", svgNumber(height));
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size +
           svgAttribute("viewBox", "0 0 " + svgNumber(width) + " " + svgNumber(height)) +
           " font-family=\"sans-serif\"" +
           svgAttribute("font-size", svgNumber(plotstyle::fontSize)) + ">\n<title>" +
           escapeMarkup(withoutMarks(title)) + "</title>\n<rect x=\"0\" y=\"0\"" + size +
           " fill=\"#ffffff\"/>\n";
}

std::string svgLine(double x1, double y1, double x2, double y2, const std::string& colour,
                    const char* attributes) {
    return "<line" + svgAttribute("x1", svgNumber(x1)) + svgAttribute("y1", svgNumber(y1)) +
           svgAttribute("x2", svgNumber(x2)) + svgAttribute("y2", svgNumber(y2)) +
           svgAttribute("stroke", colour) + attributes + "/>\n";
}

} // namespace dyngpt
