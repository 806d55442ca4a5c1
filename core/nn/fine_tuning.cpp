#include "core/nn/fine_tuning.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace dyngpt {

namespace {

double weightedSum(const std::vector<double>& values, const std::vector<double>& counts) {
    return std::inner_product(values.begin(), values.end(), counts.begin(), 0.0);
}

std::vector<double> eachOf(const SampledStates& sample,
                           const std::function<double(std::size_t)>& value) {
    std::vector<double> values(sample.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = value(i);
    return values;
}

/// The mean over the sample of (value - mean) * log probability. A constant changes nothing of the
/// expected gradient; without it the gradient is less noisy.
std::vector<double> centred(const std::vector<double>& values, const SampledStates& sample) {
    const double total = std::accumulate(sample.count.begin(), sample.count.end(), 0.0);
    const double mean = weightedSum(values, sample.count) / total;
    return eachOf(sample,
                  [&](std::size_t i) { return (values[i] - mean) * sample.count[i] / total; });
}

} // namespace

std::vector<double> fineTuningWeights(FineTuningLoss loss, const SampledStates& sample) {
    const auto difference = [&](std::size_t i) { return sample.solver[i] - sample.data[i]; };
    if (loss == FineTuningLoss::KL)
        return centred(eachOf(sample, difference), sample);

    const std::vector<double> p =
        eachOf(sample, [&](std::size_t i) { return std::exp(sample.solver[i]); });
    const double sum = weightedSum(p, sample.count);
    if (loss == FineTuningLoss::KLReweight) {
        const double mean = sum / std::accumulate(sample.count.begin(), sample.count.end(), 0.0);
        return centred(eachOf(sample, [&](std::size_t i) { return p[i] / mean * difference(i); }),
                       sample);
    }
    // The data's probabilities, with the sum over the sample that the solver's have.
    std::vector<double> target =
        eachOf(sample, [&](std::size_t i) { return std::exp(sample.data[i]); });
    const double scale = sum / weightedSum(target, sample.count);
    for (double& value : target)
        value *= scale;
    if (loss == FineTuningLoss::L2)
        return centred(eachOf(sample, [&](std::size_t i) { return p[i] - target[i]; }), sample);
    return eachOf(sample, [&](std::size_t i) { return -target[i] * sample.count[i]; });
}

} // namespace dyngpt
