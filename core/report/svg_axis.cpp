#include "core/report/svg_axis.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

/// 1, 2 or 5 times a power of ten, whichever comes closest to `wanted` intervals.
double niceStep(double range, int wanted) {
    const double rough = range / std::max(wanted, 1);
    const double decade = std::pow(10, std::floor(std::log10(rough)));
    const double factor = rough / decade;
    return decade * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
}

std::string superscript(int exponent) {
    static const char* const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string result;
    for (const char c : std::to_string(exponent))
        result += c == '-' ? "⁻" : digits[c - '0'];
    return result;
}

} // namespace

std::string tickLabel(double value) {
    const double size = std::abs(value);
    if (size == 0 || (size >= 0.999e-3 && size < 1e5))
        return formatSignificant(value, 6);
    int exponent = static_cast<int>(std::floor(std::log10(size)));
    double factor = value / std::pow(10, exponent);
    if (std::abs(factor) > 9.9999995) { // 10^-5 may come out as 9.999...e-6
        factor /= 10;
        ++exponent;
    }
    const std::string shown = formatSignificant(factor, 4);
    const std::string power = "10" + superscript(exponent);
    return shown == "1" ? power : shown + "×" + power;
}

SvgAxis::SvgAxis(double lower, double upper, bool logarithmic)
    : lower_(lower), upper_(upper), logarithmic_(logarithmic) {
    const bool usable = std::isfinite(lower_) && std::isfinite(upper_) && lower_ <= upper_ &&
                        (!logarithmic_ || lower_ > 0);
    if (!usable) {
        lower_ = logarithmic_ ? 0.1 : 0;
        upper_ = 1;
    } else if (logarithmic_ && upper_ / lower_ < 1.0001) {
        lower_ /= 1.5;
        upper_ *= 1.5;
    } else if (!logarithmic_ && upper_ - lower_ <= 1e-9 * std::max(std::abs(upper_), 1e-300)) {
        const double margin = upper_ == 0 ? 1 : std::abs(upper_) / 2;
        lower_ -= margin;
        upper_ += margin;
    }
}

void SvgAxis::place(double from, double to) {
    from_ = from;
    to_ = to;
}

bool SvgAxis::drawable(double value) const {
    return std::isfinite(value) && (!logarithmic_ || value > 0);
}

double SvgAxis::scale(double value) const {
    return logarithmic_ ? std::log10(value) : value;
}

double SvgAxis::pixel(double value) const {
    const double part = (scale(value) - scale(lower_)) / (scale(upper_) - scale(lower_));
    return from_ + std::clamp(part, 0.0, 1.0) * (to_ - from_);
}

std::vector<AxisTick> SvgAxis::ticks(int wanted) const {
    return logarithmic_ ? decadeTicks(wanted) : linearTicks(wanted);
}

std::vector<AxisTick> SvgAxis::linearTicks(int wanted) const {
    const double step = niceStep(upper_ - lower_, wanted);
    std::vector<AxisTick> result;
    const double slack = 1e-6;
    for (double k = std::ceil(lower_ / step - slack); k <= upper_ / step + slack; ++k) {
        const double value = k == 0 ? 0 : k * step; // no -0
        result.push_back({value, tickLabel(value)});
    }
    return result;
}

std::vector<AxisTick> SvgAxis::decadeTicks(int wanted) const {
    const double first = std::log10(lower_);
    const double last = std::log10(upper_);
    const double decades = last - first;
    if (decades < 0.7) // within a factor of five a logarithmic axis reads like a linear one
        return linearTicks(wanted);
    const double slack = 1e-6;
    const bool between = 3 * decades <= wanted + 2;
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / wanted)));
    std::vector<AxisTick> result;
    for (int e = static_cast<int>(std::floor(first)); e <= static_cast<int>(std::ceil(last)); ++e) {
        if (e % stride != 0)
            continue;
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double place = e + std::log10(factor);
            if ((factor > 1 && !between) || place < first - slack || place > last + slack)
                continue;
            const double value = factor * std::pow(10, e);
            result.push_back({value, tickLabel(value)});
        }
    }
    return result;
}

} // namespace dyngpt
