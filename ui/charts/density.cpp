#include "ui/charts/density.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {

namespace {

constexpr double reach = 4; // bandwidths; beyond it a kernel is nothing

struct Moments {
    double total = 0;
    double mean = 0;
    double variance = 0;
    double effective = 0; ///< number of values, Kish
};

double weightAt(const std::vector<double>& weights, std::size_t i) {
    return weights.empty() ? 1.0 : weights[i];
}

Moments momentsOf(const std::vector<double>& values, const std::vector<double>& weights) {
    Moments m;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double w = weightAt(weights, i);
        m.total += w;
        squares += w * w;
        m.mean += w * values[i];
    }
    if (!(m.total > 0))
        return m;
    m.mean /= m.total;
    for (std::size_t i = 0; i < values.size(); ++i)
        m.variance += weightAt(weights, i) * (values[i] - m.mean) * (values[i] - m.mean) / m.total;
    m.effective = m.total * m.total / squares;
    return m;
}

/// Weight in each of the cells of the range.
std::vector<double> binned(const std::vector<double>& values, const std::vector<double>& weights,
                           double low, double high, std::size_t cells) {
    std::vector<double> result(cells, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double share = (values[i] - low) / (high - low);
        if (!(share >= 0 && share <= 1))
            continue;
        const auto cell = static_cast<std::size_t>(share * static_cast<double>(cells));
        result[std::min(cell, cells - 1)] += weightAt(weights, i);
    }
    return result;
}

} // namespace

Density smoothDensity(const std::vector<double>& values, const std::vector<double>& weights,
                      double low, double high, int points) {
    const auto cells = static_cast<std::size_t>(points);
    const Moments moments = momentsOf(values, weights);
    if (!(moments.total > 0) || !(high > low))
        return {};
    const double step = (high - low) / points;
    const double sd = std::sqrt(std::max(moments.variance, 0.0));
    const double wanted = 0.9 * sd * std::pow(moments.effective, -0.2);
    const double bandwidth = std::max(wanted, step); // in a cell nothing is resolved
    const std::vector<double> mass = binned(values, weights, low, high, cells);

    Density density;
    density.height.assign(cells, 0.0);
    const auto width = static_cast<long>(std::ceil(reach * bandwidth / step));
    const auto last = static_cast<long>(cells) - 1;
    std::vector<double> kernel;
    for (long d = 0; d <= width; ++d) {
        const double z = static_cast<double>(d) * step / bandwidth;
        kernel.push_back(std::exp(-0.5 * z * z));
    }
    for (long from = 0; from <= last; ++from) {
        const double w = mass[static_cast<std::size_t>(from)];
        if (!(w > 0))
            continue;
        for (long to = from - width; to <= from + width; ++to) {
            // What falls over an end comes back.
            long at = to < 0 ? -to - 1 : to > last ? 2 * last + 1 - to : to;
            at = std::clamp(at, 0L, last);
            density.height[static_cast<std::size_t>(at)] +=
                w * kernel[static_cast<std::size_t>(std::abs(to - from))];
        }
    }
    const double sum = std::accumulate(density.height.begin(), density.height.end(), 0.0) * step;
    for (std::size_t i = 0; i < cells; ++i) {
        density.at.push_back(low + (static_cast<double>(i) + 0.5) * step);
        density.height[i] = sum > 0 ? density.height[i] / sum : 0;
    }
    return density;
}

double weightedQuantile(const std::vector<double>& values, const std::vector<double>& weights,
                        double share) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    double total = 0;
    for (const std::size_t i : order)
        total += weightAt(weights, i);
    double below = 0;
    for (const std::size_t i : order) {
        below += weightAt(weights, i);
        if (below >= share * total)
            return values[i];
    }
    return std::nan("");
}

double weightedCorrelation(const std::vector<double>& x, const std::vector<double>& y,
                           const std::vector<double>& weights) {
    const Moments mx = momentsOf(x, weights);
    const Moments my = momentsOf(y, weights);
    if (!(mx.variance > 0) || !(my.variance > 0))
        return 0;
    double together = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        together += weightAt(weights, i) * (x[i] - mx.mean) * (y[i] - my.mean) / mx.total;
    return std::clamp(together / std::sqrt(mx.variance * my.variance), -1.0, 1.0);
}

} // namespace dyngpt
