#pragma once
// One axis of a plot: its range, the ticks on it and where values lie. Plain value.

#include <string>
#include <vector>

namespace dyngpt {

struct AxisTick {
    double value = 0;
    std::string label;
};

class SvgAxis {
public:
    /// Values from lower to upper are drawn from pixel `from` to pixel `to`. Ranges that cannot
    /// be drawn (empty, not finite, not positive on a logarithmic axis) are replaced by ones
    /// that can.
    SvgAxis(double lower, double upper, bool logarithmic);

    void place(double from, double to);
    double lower() const { return lower_; }
    double upper() const { return upper_; }
    bool drawable(double value) const;
    /// Pixel of a drawable value, kept inside the axis.
    double pixel(double value) const;
    std::vector<AxisTick> ticks(int wanted) const;

private:
    double scale(double value) const;
    std::vector<AxisTick> linearTicks(int wanted) const;
    std::vector<AxisTick> decadeTicks(int wanted) const;

    double lower_;
    double upper_;
    bool logarithmic_;
    double from_ = 0;
    double to_ = 1;
};

/// "0.05", "1500", "2×10⁻⁵"
std::string tickLabel(double value);

} // namespace dyngpt
