#include "core/inference/peaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyngpt {
namespace {

constexpr std::size_t bins = 128;
constexpr double fewestDraws = 200; ///< effective ones: below, noise makes valleys
constexpr double valley = 0.5;      ///< of the lower peak
constexpr double leastMass = 0.1;
/// Of Silverman's width, which is that of a single normal peak.
constexpr double narrower = 0.5;

using Bins = std::array<double, bins>;

std::size_t binOf(double value) {
    return static_cast<std::size_t>(
        std::clamp(value * static_cast<double>(bins), 0.0, static_cast<double>(bins - 1)));
}

/// What leaves at a border comes back in.
Bins smoothed(const Bins& mass, double width) {
    const auto reach = static_cast<std::size_t>(std::ceil(4 * width));
    std::vector<double> kernel;
    double sum = 0;
    for (std::size_t k = 0; k <= 2 * reach; ++k) {
        const double far = (static_cast<double>(k) - static_cast<double>(reach)) / width;
        sum += kernel.emplace_back(std::exp(-0.5 * far * far));
    }
    Bins result{};
    for (std::size_t i = 0; i < bins; ++i)
        for (std::size_t k = 0; k <= 2 * reach; ++k) {
            // Mirrored at both borders.
            const std::size_t around = (i + k + 2 * bins - reach % (2 * bins)) % (2 * bins);
            const std::size_t at = around < bins ? around : 2 * bins - 1 - around;
            result[at] += mass[i] * kernel[k] / sum;
        }
    return result;
}

/// The deepest valley within [first, last) that parts it into peaks; last: there is none.
std::size_t valleyIn(const Bins& density, const Bins& mass, std::size_t first, std::size_t last) {
    std::size_t deepest = last;
    double least = valley;
    for (std::size_t i = first + 1; i + 1 < last; ++i) {
        const double left = *std::max_element(&density[first], &density[i]);
        const double right = *std::max_element(&density[i + 1], &density[last - 1] + 1);
        const double depth = density[i] / std::min(left, right);
        double below = 0;
        double above = 0;
        for (std::size_t j = first; j < last; ++j)
            (j < i ? below : above) += mass[j];
        if (depth < least && below > leastMass && above > leastMass) {
            least = depth;
            deepest = i;
        }
    }
    return deepest;
}

void addPeaks(const Bins& density, const Bins& mass, std::size_t first, std::size_t last,
              std::vector<double>& peaks) {
    const std::size_t cut = valleyIn(density, mass, first, last);
    if (cut < last) {
        addPeaks(density, mass, first, cut, peaks);
        addPeaks(density, mass, cut, last, peaks);
        return;
    }
    const double* top = std::max_element(&density[first], &density[last - 1] + 1);
    peaks.push_back((static_cast<double>(top - density.data()) + 0.5) / static_cast<double>(bins));
}

} // namespace

std::vector<double> separatePeaks(std::span<const double> values, std::span<const double> weights) {
    Bins mass{};
    double sum = 0, squares = 0, mean = 0, spread = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += weights[i];
        squares += weights[i] * weights[i];
        mean += weights[i] * values[i];
    }
    const double draws = sum * sum / squares;
    if (!(draws >= fewestDraws))
        return {};
    mean /= sum;
    for (std::size_t i = 0; i < values.size(); ++i) {
        mass[binOf(values[i])] += weights[i] / sum;
        spread += weights[i] / sum * (values[i] - mean) * (values[i] - mean);
    }
    const double width =
        narrower * 1.06 * std::sqrt(spread) * std::pow(draws, -0.2) * static_cast<double>(bins);
    std::vector<double> peaks;
    addPeaks(smoothed(mass, std::max(width, 0.5)), mass, 0, bins, peaks);
    return peaks;
}

} // namespace dyngpt
