#include "core/report/svg_text.h"

#include "core/common/markup.h"
#include "core/common/numbers.h"

#include <cmath>

namespace dyngpt {
namespace {

constexpr double scriptSize = 0.75;

double characterWidth(unsigned char c) {
    if (c >= 0xE3) // Chinese, Japanese, Korean
        return 1;
    if (std::string_view("ijl|.,:;'! ").find(static_cast<char>(c)) != std::string_view::npos)
        return 0.31;
    if (std::string_view("frtI()[]/").find(static_cast<char>(c)) != std::string_view::npos)
        return 0.4;
    if (std::string_view("mwMW%@+<>=").find(static_cast<char>(c)) != std::string_view::npos)
        return 0.86;
    if (c >= 'A' && c <= 'Z')
        return 0.69;
    return c == 0xC2 ? 0.32 : c == 0xE2 ? 0.4 : 0.61; // middle dots, arrows and dashes, the rest
}

double levelSize(TextRun::Level level, double fontSize) {
    return level == TextRun::Level::Base ? fontSize : fontSize * scriptSize;
}

/// SVG drops spaces at the ends of a text, where runs meet.
std::string withEndSpaces(std::string text) {
    constexpr const char* unbroken = "\u00A0";
    if (text.ends_with(' '))
        text.replace(text.size() - 1, 1, unbroken);
    if (text.starts_with(' '))
        text.replace(0, 1, unbroken);
    return text;
}

std::string runText(double x, double y, std::string_view anchor, const TextRun& run,
                    double fontSize, const std::string& attributes) {
    const double down = run.level == TextRun::Level::Subscript     ? 0.25 * fontSize
                        : run.level == TextRun::Level::Superscript ? -0.4 * fontSize
                                                                   : 0;
    return "<text" + svgAttribute("x", svgNumber(x)) + svgAttribute("y", svgNumber(y + down)) +
           svgAttribute("text-anchor", std::string(anchor)) +
           svgAttribute("font-size", svgNumber(levelSize(run.level, fontSize))) +
           (run.italic ? " font-style=\"italic\"" : "") + attributes + ">" +
           escapeMarkup(withEndSpaces(run.text)) + "</text>\n";
}

} // namespace

std::string svgAttribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + value + "\"";
}

std::string svgNumber(double value) {
    const double rounded = std::round(value * 100) / 100;
    return formatNumber(rounded == 0 ? 0 : rounded);
}

double svgTextWidth(std::string_view text, double fontSize) {
    constexpr std::string_view thinSpace = "\u2009";
    double width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80) // not inside a character
            width += text.substr(i).starts_with(thinSpace) ? 0.2 : characterWidth(byte);
    }
    return width * fontSize;
}

double svgTextWidth(const TextRuns& runs, double fontSize) {
    double width = 0;
    for (const TextRun& run : runs)
        width += svgTextWidth(run.text, levelSize(run.level, fontSize));
    return width;
}

std::string svgText(double x, double y, std::string_view anchor, const TextRuns& runs,
                    double fontSize, const std::string& attributes) {
    if (runs.empty())
        return {};
    if (runs.size() == 1)
        return runText(x, y, anchor, runs[0], fontSize, attributes);
    const double width = svgTextWidth(runs, fontSize);
    double begin = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
    // The first run ends where the second begins, so that the two meet in any font.
    begin += svgTextWidth(runs[0].text, levelSize(runs[0].level, fontSize));
    std::string svg = runText(begin, y, "end", runs[0], fontSize, attributes);
    for (std::size_t i = 1; i < runs.size(); ++i) {
        svg += runText(begin, y, "start", runs[i], fontSize, attributes);
        begin += svgTextWidth(runs[i].text, levelSize(runs[i].level, fontSize));
    }
    return svg;
}

} // namespace dyngpt
