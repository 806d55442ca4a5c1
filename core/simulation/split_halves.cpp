#include "core/simulation/split_halves.h"

#include "core/common/metrics.h"
#include "core/simulation/histogram_builder.h"

#include <algorithm>

namespace dyngpt {

void SplitHalves::clear() {
    atBegin_.clear();
    firstHalf_.clear();
}

void SplitHalves::windowBegins(std::span<const double> weights) {
    atBegin_.assign(weights.begin(), weights.end());
}

void SplitHalves::windowIsHalfOver(std::span<const double> weights) {
    firstHalf_.resize(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        firstHalf_[i] += weights[i] - (i < atBegin_.size() ? atBegin_[i] : 0);
}

std::optional<NoiseFloor> SplitHalves::noiseFloor(const Histogram& histogram) const {
    std::vector<double> first = firstHalf_;
    first.resize(histogram.size());
    std::vector<double> second = histogram.weights;
    for (std::size_t i = 0; i < second.size(); ++i)
        second[i] = std::max(second[i] - first[i], 0.0); // sums of times may differ by rounding
    const auto empty = [](const std::vector<double>& half) {
        return std::none_of(half.begin(), half.end(), [](double weight) { return weight > 0; });
    };
    if (empty(first) || empty(second))
        return {};
    NoiseFloor floor;
    floor.joint = totalVariation(first, second);
    // A hash table, as counts may be large and far apart; both halves get their states in the same
    // order.
    for (std::size_t d = 0; d < static_cast<std::size_t>(histogram.dimension); ++d) {
        HistogramBuilder a(1);
        HistogramBuilder b(1);
        for (std::size_t i = 0; i < histogram.size(); ++i) {
            a.add(&histogram.state(i)[d], first[i]);
            b.add(&histogram.state(i)[d], second[i]);
        }
        floor.states.push_back(totalVariation(a.weights(), b.weights()));
    }
    return floor;
}

} // namespace dyngpt
