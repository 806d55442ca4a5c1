#include "core/report/svg_categories.h"

#include "core/common/markup.h"
#include "core/report/svg_axis.h"
#include "core/report/svg_page.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

using namespace plotstyle;

constexpr double widestBox = 26;
constexpr double widestViolin = 34;
constexpr int violinSteps = 100;

class ColumnDrawing {
public:
    ColumnDrawing(const ColumnPlot& plot, const DisplayNames& names)
        : plot_(plot), names_(names), y_(axis(plot)) {}

    std::string draw() {
        svg_ = svgPage(plot_.width, plot_.height, plot_.title);
        layOut();
        legend();
        axes();
        for (std::size_t column = 0; column < plot_.columns.size(); ++column)
            marks(column);
        return svg_ + "</svg>\n";
    }

private:
    static SvgAxis axis(const ColumnPlot& plot) {
        double lower = std::numeric_limits<double>::infinity();
        double upper = -lower;
        const auto cover = [&](double value) {
            if (!std::isfinite(value) || (plot.y.logarithmic && value <= 0))
                return;
            lower = std::min(lower, value);
            upper = std::max(upper, value);
        };
        for (const ColumnSeries& series : plot.series) {
            for (const BoxMark& box : series.boxes)
                for (const double value : {box.low, box.high, box.extreme})
                    cover(value);
            for (const double value : series.points)
                cover(value);
        }
        return {plot.y.lower.value_or(lower), plot.y.upper.value_or(upper), plot.y.logarithmic};
    }

    std::string text(double x, double y, const char* anchor, const std::string& words) const {
        return svgText(x, y, anchor, typeset(words, names_), fontSize, svgAttribute("fill", ink));
    }
    double widthOf(const std::string& words) const {
        return svgTextWidth(typeset(words, names_), fontSize);
    }

    void layOut() {
        ticks_ = y_.ticks(std::max(2, static_cast<int>(plot_.height / 45)));
        double labels = 0;
        for (const AxisTick& tick : ticks_)
            labels = std::max(labels, svgTextWidth(tick.label, fontSize));
        left_ = 12 + labels + (plot_.y.title.empty() ? 0 : lineHeight + 4);
        right_ = plot_.width - 16;
        top_ = 12 + lineHeight;
        // Names that would touch are written on two levels.
        const double room = (right_ - left_) / static_cast<double>(plot_.columns.size());
        levels_ =
            std::ranges::any_of(plot_.columns,
                                [&](const std::string& name) { return widthOf(name) + 6 > room; })
                ? 2
                : 1;
        bottom_ = plot_.height - levels_ * lineHeight - 6;
        y_.place(bottom_, top_);
    }

    double centre(std::size_t column) const {
        return left_ + (right_ - left_) * (static_cast<double>(column) + 0.5) /
                           static_cast<double>(plot_.columns.size());
    }
    double columnWidth() const {
        return (right_ - left_) / static_cast<double>(plot_.columns.size());
    }

    void legend() {
        double x = left_;
        const double y = 4 + fontSize;
        for (const ColumnSeries& series : plot_.series) {
            if (series.label.empty())
                continue;
            if (series.points.empty())
                svg_ += "<rect" + svgAttribute("x", svgNumber(x)) +
                        svgAttribute("y", svgNumber(y - 9)) + " width=\"18\" height=\"10\"" +
                        svgAttribute("fill", series.colour) + " fill-opacity=\"0.5\"" +
                        svgAttribute("stroke", series.colour) + "/>\n";
            else
                svg_ += diamond(x + 9, y - fontSize / 3, series.colour);
            svg_ += text(x + 24, y, "start", series.label);
            x += 38 + widthOf(series.label);
        }
    }

    void axes() {
        for (const AxisTick& tick : ticks_) {
            const double y = y_.pixel(tick.value);
            svg_ += svgLine(left_, y, right_, y, gridColour);
            svg_ += text(left_ - 6, y + fontSize / 3, "end", tick.label);
        }
        for (std::size_t column = 0; column < plot_.columns.size(); ++column)
            svg_ += text(centre(column),
                         bottom_ + 5 + fontSize + (levels_ > 1 && column % 2 == 1 ? lineHeight : 0),
                         "middle", plot_.columns[column]);
        if (!plot_.y.title.empty())
            svg_ +=
                "<g" +
                svgAttribute("transform", "translate(" + svgNumber(fontSize + 4) + "," +
                                              svgNumber((top_ + bottom_) / 2) + ") rotate(-90)") +
                ">" + text(0, 0, "middle", plot_.y.title) + "</g>\n";
        svg_ += svgLine(left_, top_, left_, bottom_, ink) +
                svgLine(left_, bottom_, right_, bottom_, ink);
    }

    void marks(std::size_t column) {
        const auto boxSeries = static_cast<double>(std::ranges::count_if(
            plot_.series, [](const ColumnSeries& series) { return !series.boxes.empty(); }));
        const double step = std::min(widestBox + 4, 0.8 * columnWidth() / std::max(boxSeries, 1.0));
        double x = centre(column) - step * (boxSeries - 1) / 2;
        for (const ColumnSeries& series : plot_.series) {
            if (column < series.boxes.size()) {
                if (!std::isnan(series.boxes[column].median))
                    box(x, step - 4, series.boxes[column], series.colour);
                x += step;
            } else if (column < series.violins.size()) {
                violin(centre(column), std::min(widestViolin, 0.42 * columnWidth()),
                       series.violins[column], series.colour);
            } else if (column < series.points.size() && y_.drawable(series.points[column])) {
                svg_ += diamond(centre(column), y_.pixel(series.points[column]), series.colour);
            }
        }
    }

    /// On a logarithmic axis what is 0 stands at its foot.
    double pixel(double value) const { return y_.drawable(value) ? y_.pixel(value) : bottom_; }

    void box(double x, double width, const BoxMark& mark, const std::string& colour) {
        const double half = width / 2;
        const double up = pixel(mark.upper);
        const double down = pixel(mark.lower);
        svg_ += svgLine(x, pixel(mark.low), x, down, colour);
        svg_ += svgLine(x, up, x, pixel(mark.high), colour);
        svg_ += svgLine(x - half / 2, pixel(mark.low), x + half / 2, pixel(mark.low), colour);
        svg_ += svgLine(x - half / 2, pixel(mark.high), x + half / 2, pixel(mark.high), colour);
        svg_ += "<rect" + svgAttribute("x", svgNumber(x - half)) +
                svgAttribute("y", svgNumber(up)) + svgAttribute("width", svgNumber(width)) +
                svgAttribute("height", svgNumber(std::max(down - up, 0.5))) +
                svgAttribute("fill", colour) + " fill-opacity=\"0.3\"" +
                svgAttribute("stroke", colour) + "/>\n";
        svg_ += svgLine(x - half, pixel(mark.median), x + half, pixel(mark.median), colour,
                        " stroke-width=\"2\"");
        if (y_.drawable(mark.extreme))
            svg_ += "<circle" + svgAttribute("cx", svgNumber(x)) +
                    svgAttribute("cy", svgNumber(pixel(mark.extreme))) + " r=\"2.2\"" +
                    svgAttribute("fill", colour) + "/>\n";
    }

    void violin(double x, double half, const ViolinMark& mark, const std::string& colour) {
        std::string right;
        std::string left;
        for (std::size_t i = 0; i < mark.at.size(); ++i) {
            const std::string y = svgNumber(pixel(mark.at[i]));
            right += (i == 0 ? "M" : "L") + svgNumber(x + half * mark.width[i]) + " " + y;
            left = "L" + svgNumber(x - half * mark.width[i]) + " " + y + left;
        }
        svg_ += "<path" + svgAttribute("d", right + left + "Z") + svgAttribute("fill", colour) +
                " fill-opacity=\"0.5\"" + svgAttribute("stroke", colour) + "/>\n";
    }

    static std::string diamond(double x, double y, const std::string& colour) {
        const auto corner = [](double cx, double cy) {
            return svgNumber(cx) + " " + svgNumber(cy);
        };
        return "<path" +
               svgAttribute("d", "M" + corner(x - 4, y) + "L" + corner(x, y - 4) + "L" +
                                     corner(x + 4, y) + "L" + corner(x, y + 4) + "Z") +
               svgAttribute("fill", colour) + "/>\n";
    }

    const ColumnPlot& plot_;
    const DisplayNames& names_;
    SvgAxis y_;
    std::vector<AxisTick> ticks_;
    int levels_ = 1;
    double left_ = 0;
    double right_ = 0;
    double top_ = 0;
    double bottom_ = 0;
    std::string svg_;
};

double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    if (sorted[below] == sorted[above]) // infinities too
        return sorted[below];
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

std::string drawSvg(const ColumnPlot& plot, const DisplayNames& names) {
    return ColumnDrawing(plot, names).draw();
}

BoxMark boxOf(std::vector<double> values) {
    std::ranges::sort(values);
    return {quantile(values, 0.05), quantile(values, 0.25), quantile(values, 0.5),
            quantile(values, 0.75), quantile(values, 0.95), values.back()};
}

ViolinMark violinOf(const std::vector<double>& values, const std::vector<double>& weights) {
    double mass = 0;
    double mean = 0;
    double squares = 0;
    double weightSquares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        mass += weights[i];
        mean += weights[i] * values[i];
        squares += weights[i] * values[i] * values[i];
        weightSquares += weights[i] * weights[i];
    }
    mean /= mass;
    const double sd = std::sqrt(std::max(squares / mass - mean * mean, 0.0));
    // Silverman's rule with the effective number of values.
    const double bandWidth =
        std::max(0.9 * sd * std::pow(mass * mass / weightSquares, -0.2), 1.0 / violinSteps);
    ViolinMark mark;
    const auto kernel = [bandWidth](double distance) {
        const double scaled = distance / bandWidth;
        return std::exp(-0.5 * scaled * scaled);
    };
    for (int step = 0; step <= violinSteps; ++step) {
        const double at = static_cast<double>(step) / violinSteps;
        double density = 0;
        for (std::size_t i = 0; i < values.size(); ++i) // mirrored at the ends
            density += weights[i] * (kernel(at - values[i]) + kernel(at + values[i]) +
                                     kernel(2 - at - values[i]));
        mark.at.push_back(at);
        mark.width.push_back(density);
    }
    const double widest = std::ranges::max(mark.width);
    for (double& width : mark.width)
        width /= widest;
    return mark;
}

} // namespace dyngpt
