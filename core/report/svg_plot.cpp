#include "core/report/svg_plot.h"

#include "core/common/markup.h"
#include "core/report/svg_axis.h"
#include "core/report/svg_page.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

using namespace plotstyle;

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
    Drawing(const Plot& plot, const DisplayNames& names)
        : plot_(plot), names_(names), x_(makeAxis(true)), y_(makeAxis(false)) {}

    std::string draw() {
        svg_ = svgPage(plot_.width, plot_.height, plot_.title);
        layOut();
        legend();
        grid();
        if (plot_.identityLine)
            svg_ += svgLine(x_.pixel(x_.lower()), y_.pixel(x_.lower()), x_.pixel(x_.upper()),
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
            labels = std::max(labels, svgTextWidth(tick.label, fontSize));
        left_ = 12 + labels + (plot_.y.title.empty() ? 0 : lineHeight + 4);
        right_ = plot_.width - 16;
        bottom_ = plot_.height - lineHeight - 8 - (plot_.x.title.empty() ? 0 : lineHeight + 2);
        top_ = 12 + lineHeight * legendRows();
        x_.place(left_, right_);
        y_.place(bottom_, top_);
        double widest = 1;
        const int wanted = std::max(2, static_cast<int>((right_ - left_) / 60));
        for (const AxisTick& tick : x_.ticks(wanted))
            widest = std::max(widest, svgTextWidth(tick.label, fontSize) + 14);
        xTicks_ = x_.ticks(std::clamp(static_cast<int>((right_ - left_) / widest), 2, wanted));
    }

    TextRuns words(const std::string& text) const { return typeset(text, names_); }

    std::string textAt(double x, double y, const char* anchor, const std::string& text) const {
        return svgText(x, y, anchor, words(text), fontSize, svgAttribute("fill", ink));
    }

    double legendWidth(const PlotSeries& series) const {
        return 24 + svgTextWidth(words(series.label), fontSize) + 14;
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
                svg_ += "<rect" + svgAttribute("x", svgNumber(x)) +
                        svgAttribute("y", svgNumber(middle - 5)) + " width=\"18\" height=\"10\"" +
                        svgAttribute("fill", series.colour) + "/>\n";
            else if (series.style == PlotStyle::Points)
                svg_ += circle(x + 9, middle, series.colour);
            else
                svg_ += svgLine(x, middle, x + 18, middle, series.colour.c_str(),
                                series.dashed ? " stroke-width=\"2\" stroke-dasharray=\"5,3\""
                                              : " stroke-width=\"2\"");
            svg_ += textAt(x + 24, y, "start", series.label);
            x += legendWidth(series);
        }
    }

    void grid() {
        for (const AxisTick& tick : yTicks_) {
            const double y = y_.pixel(tick.value);
            svg_ += svgLine(left_, y, right_, y, gridColour);
            svg_ += textAt(left_ - 6, y + fontSize / 3, "end", tick.label);
        }
        for (const AxisTick& tick : xTicks_) {
            const double x = x_.pixel(tick.value);
            svg_ += svgLine(x, bottom_, x, bottom_ + 4, ink);
            svg_ += textAt(x, bottom_ + 5 + fontSize, "middle", tick.label);
        }
        const double centre = (top_ + bottom_) / 2;
        if (!plot_.x.title.empty())
            svg_ += textAt((left_ + right_) / 2, plot_.height - 8, "middle", plot_.x.title);
        if (!plot_.y.title.empty())
            svg_ += "<g" +
                    svgAttribute("transform", "translate(" + svgNumber(fontSize + 4) + "," +
                                                  svgNumber(centre) + ") rotate(-90)") +
                    ">" + textAt(0, 0, "middle", plot_.y.title) + "</g>\n";
    }

    void frame() {
        svg_ += svgLine(left_, top_, left_, bottom_, ink);
        svg_ += svgLine(left_, bottom_, right_, bottom_, ink);
    }

    static std::string circle(double x, double y, const std::string& colour) {
        return "<circle" + svgAttribute("cx", svgNumber(x)) + svgAttribute("cy", svgNumber(y)) +
               " r=\"2.2\"" + svgAttribute("fill", colour) + " fill-opacity=\"0.7\"/>\n";
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
                path += (pen ? "L" : "M") + svgNumber(x) + " " + svgNumber(y);
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
            outline += (pen ? "L" : "M") + svgNumber(from) + " " + svgNumber(y) + "L" +
                       svgNumber(to) + " " + svgNumber(y);
            if (y < bottom_)
                area += "M" + svgNumber(from) + " " + svgNumber(bottom_) + "L" + svgNumber(from) +
                        " " + svgNumber(y) + "L" + svgNumber(to) + " " + svgNumber(y) + "L" +
                        svgNumber(to) + " " + svgNumber(bottom_) + "Z";
            pen = true;
        }
        if (series.style == PlotStyle::Steps)
            stroke(outline, series);
        else if (!area.empty())
            svg_ += "<path" + svgAttribute("d", area) + svgAttribute("fill", series.colour) +
                    " stroke=\"none\"/>\n";
    }

    void stroke(const std::string& path, const PlotSeries& series) {
        if (path.empty())
            return;
        svg_ += "<path" + svgAttribute("d", path) + " fill=\"none\"" +
                svgAttribute("stroke", series.colour) +
                svgAttribute("stroke-width", svgNumber(series.lineWidth)) +
                (series.dashed ? " stroke-dasharray=\"5,3\"" : "") + "/>\n";
    }

    const Plot& plot_;
    const DisplayNames& names_;
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

std::string drawSvg(const Plot& plot, const DisplayNames& names) {
    return Drawing(plot, names).draw();
}

} // namespace dyngpt
