#include "core/report/svg_plot.h"

#include "core/common/markup.h"
#include "core/common/numbers.h"
#include "core/report/svg_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr double fontSize = 11;
constexpr double lineHeight = 16;
constexpr const char* ink = "#333333";
constexpr const char* gridColour = "#e8e8e8";

std::string number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return formatNumber(rounded == 0 ? 0 : rounded);
}

/// Good enough to leave room: there are no font metrics here.
double textWidth(const std::string& text) {
    double width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80)
            continue; // inside a character
        width += byte >= 0xE3 ? 1.0 : 0.58;
    }
    return width * fontSize;
}

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + value + "\"";
}

std::string line(double x1, double y1, double x2, double y2, const char* colour,
                 const char* extra = "") {
    return "<line" + attribute("x1", number(x1)) + attribute("y1", number(y1)) +
           attribute("x2", number(x2)) + attribute("y2", number(y2)) + attribute("stroke", colour) +
           extra + "/>\n";
}

std::string textAt(double x, double y, const char* anchor, const std::string& text,
                   const std::string& extra = {}) {
    return "<text" + attribute("x", number(x)) + attribute("y", number(y)) +
           attribute("text-anchor", anchor) + attribute("fill", ink) + extra + ">" +
           escapeMarkup(text) + "</text>\n";
}

struct Range {
    double lower = std::numeric_limits<double>::infinity();
    double upper = -std::numeric_limits<double>::infinity();

    void add(double value, bool logarithmic) {
        if (!std::isfinite(value) || (logarithmic && value <= 0))
            return;
        lower = std::min(lower, value);
        upper = std::max(upper, value);
    }
    bool empty() const { return lower > upper; }
    void widen(double share, bool logarithmic) {
        if (empty())
            return;
        if (logarithmic) {
            const double factor = std::pow(upper / lower, share);
            lower /= factor;
            upper *= factor;
        } else {
            const double margin = (upper - lower) * share;
            lower -= margin;
            upper += margin;
        }
    }
};

bool isSteps(PlotStyle style) {
    return style == PlotStyle::Steps || style == PlotStyle::FilledSteps;
}

class Drawing {
public:
    explicit Drawing(const Plot& plot) : plot_(plot), x_(makeAxis(true)), y_(makeAxis(false)) {}

    std::string draw() {
        svg_ = "<svg xmlns=\"http://www.w3.org/2000/svg\"" +
               attribute("width", number(plot_.width)) + attribute("height", number(plot_.height)) +
               attribute("viewBox", "0 0 " + number(plot_.width) + " " + number(plot_.height)) +
               " font-family=\"sans-serif\"" + attribute("font-size", number(fontSize)) + ">\n";
        svg_ += "<title>" + escapeMarkup(plot_.title) + "</title>\n";
        svg_ += "<rect x=\"0\" y=\"0\"" + attribute("width", number(plot_.width)) +
                attribute("height", number(plot_.height)) + " fill=\"#ffffff\"/>\n";
        layOut();
        legend();
        grid();
        if (plot_.identityLine)
            svg_ += line(x_.pixel(x_.lower()), y_.pixel(x_.lower()), x_.pixel(x_.upper()),
                         y_.pixel(x_.upper()), plotcolour::exact, " stroke-dasharray=\"4,3\"");
        for (const PlotSeries& series : plot_.series)
            drawSeries(series);
        frame();
        return svg_ + "</svg>\n";
    }

private:
    SvgAxis makeAxis(bool horizontal) const {
        const PlotAxis& axis = horizontal ? plot_.x : plot_.y;
        Range range;
        bool fromZero = false;
        for (const PlotSeries& series : plot_.series) {
            if (horizontal || plot_.identityLine)
                for (const double v : series.x)
                    range.add(v, axis.logarithmic);
            if (!horizontal || plot_.identityLine)
                for (const double v : series.y)
                    range.add(v, axis.logarithmic);
            fromZero = fromZero || (!horizontal && isSteps(series.style));
        }
        if (!horizontal || plot_.identityLine)
            range.widen(0.05, axis.logarithmic);
        if (fromZero && !axis.logarithmic)
            range.lower = 0;
        return {axis.lower.value_or(range.lower), axis.upper.value_or(range.upper),
                axis.logarithmic};
    }

    void layOut() {
        yTicks_ = y_.ticks(std::max(2, static_cast<int>(plot_.height / 45)));
        double labels = 0;
        for (const AxisTick& tick : yTicks_)
            labels = std::max(labels, textWidth(tick.label));
        left_ = 12 + labels + (plot_.y.title.empty() ? 0 : lineHeight + 4);
        right_ = plot_.width - 16;
        bottom_ = plot_.height - lineHeight - 8 - (plot_.x.title.empty() ? 0 : lineHeight + 2);
        top_ = 12 + lineHeight * legendRows();
        x_.place(left_, right_);
        y_.place(bottom_, top_);
        double widest = 1;
        const int wanted = std::max(2, static_cast<int>((right_ - left_) / 60));
        for (const AxisTick& tick : x_.ticks(wanted))
            widest = std::max(widest, textWidth(tick.label) + 14);
        xTicks_ = x_.ticks(std::clamp(static_cast<int>((right_ - left_) / widest), 2, wanted));
    }

    static double legendWidth(const PlotSeries& series) {
        return 24 + textWidth(series.label) + 14;
    }

    int legendRows() const {
        int rows = 0;
        double x = plot_.width;
        for (const PlotSeries& series : plot_.series) {
            if (series.label.empty())
                continue;
            if (rows == 0 || x + legendWidth(series) > right_) {
                ++rows;
                x = left_;
            }
            x += legendWidth(series);
        }
        return rows;
    }

    void legend() {
        double x = left_;
        double y = 4 + fontSize;
        for (const PlotSeries& series : plot_.series) {
            if (series.label.empty())
                continue;
            if (x > left_ && x + legendWidth(series) > right_) {
                x = left_;
                y += lineHeight;
            }
            const double middle = y - fontSize / 3;
            if (series.style == PlotStyle::FilledSteps)
                svg_ += "<rect" + attribute("x", number(x)) + attribute("y", number(middle - 5)) +
                        " width=\"18\" height=\"10\"" + attribute("fill", series.colour) + "/>\n";
            else if (series.style == PlotStyle::Points)
                svg_ += circle(x + 9, middle, series.colour);
            else
                svg_ += line(x, middle, x + 18, middle, series.colour.c_str(),
                             series.dashed ? " stroke-width=\"2\" stroke-dasharray=\"5,3\""
                                           : " stroke-width=\"2\"");
            svg_ += textAt(x + 24, y, "start", series.label);
            x += legendWidth(series);
        }
    }

    void grid() {
        for (const AxisTick& tick : yTicks_) {
            const double y = y_.pixel(tick.value);
            svg_ += line(left_, y, right_, y, gridColour);
            svg_ += textAt(left_ - 6, y + fontSize / 3, "end", tick.label);
        }
        for (const AxisTick& tick : xTicks_) {
            const double x = x_.pixel(tick.value);
            svg_ += line(x, bottom_, x, bottom_ + 4, ink);
            svg_ += textAt(x, bottom_ + 5 + fontSize, "middle", tick.label);
        }
        const double centre = (top_ + bottom_) / 2;
        if (!plot_.x.title.empty())
            svg_ += textAt((left_ + right_) / 2, plot_.height - 8, "middle", plot_.x.title);
        if (!plot_.y.title.empty())
            svg_ += textAt(0, 0, "middle", plot_.y.title,
                           attribute("transform", "translate(" + number(fontSize + 4) + "," +
                                                      number(centre) + ") rotate(-90)"));
    }

    void frame() {
        svg_ += line(left_, top_, left_, bottom_, ink);
        svg_ += line(left_, bottom_, right_, bottom_, ink);
    }

    static std::string circle(double x, double y, const std::string& colour) {
        return "<circle" + attribute("cx", number(x)) + attribute("cy", number(y)) + " r=\"2.2\"" +
               attribute("fill", colour) + " fill-opacity=\"0.7\"/>\n";
    }

    void drawSeries(const PlotSeries& series) {
        if (isSteps(series.style)) {
            drawSteps(series);
            return;
        }
        std::string path;
        bool pen = false;
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            if (!x_.drawable(series.x[i]) || !y_.drawable(series.y[i])) {
                pen = false;
                continue;
            }
            const double x = x_.pixel(series.x[i]);
            const double y = y_.pixel(series.y[i]);
            if (series.style == PlotStyle::Points)
                svg_ += circle(x, y, series.colour);
            else
                path += (pen ? "L" : "M") + number(x) + " " + number(y);
            pen = true;
        }
        stroke(path, series);
    }

    void drawSteps(const PlotSeries& series) {
        std::string outline;
        std::string area;
        bool pen = false;
        for (std::size_t i = 0; i < series.y.size() && i + 1 < series.x.size(); ++i) {
            if (!x_.drawable(series.x[i]) || !x_.drawable(series.x[i + 1]) ||
                !std::isfinite(series.y[i])) {
                pen = false;
                continue;
            }
            const double from = x_.pixel(series.x[i]);
            const double to = x_.pixel(series.x[i + 1]);
            const double y = y_.drawable(series.y[i]) ? y_.pixel(series.y[i]) : bottom_;
            outline += (pen ? "L" : "M") + number(from) + " " + number(y) + "L" + number(to) + " " +
                       number(y);
            if (y < bottom_)
                area += "M" + number(from) + " " + number(bottom_) + "L" + number(from) + " " +
                        number(y) + "L" + number(to) + " " + number(y) + "L" + number(to) + " " +
                        number(bottom_) + "Z";
            pen = true;
        }
        if (series.style == PlotStyle::Steps)
            stroke(outline, series);
        else if (!area.empty())
            svg_ += "<path" + attribute("d", area) + attribute("fill", series.colour) +
                    " stroke=\"none\"/>\n";
    }

    void stroke(const std::string& path, const PlotSeries& series) {
        if (path.empty())
            return;
        svg_ += "<path" + attribute("d", path) + " fill=\"none\"" +
                attribute("stroke", series.colour) +
                attribute("stroke-width", number(series.lineWidth)) +
                (series.dashed ? " stroke-dasharray=\"5,3\"" : "") + "/>\n";
    }

    const Plot& plot_;
    SvgAxis x_;
    SvgAxis y_;
    std::vector<AxisTick> xTicks_;
    std::vector<AxisTick> yTicks_;
    double left_ = 0;
    double right_ = 0;
    double top_ = 0;
    double bottom_ = 0;
    std::string svg_;
};

} // namespace

std::string drawSvg(const Plot& plot) {
    return Drawing(plot).draw();
}

} // namespace dyngpt
