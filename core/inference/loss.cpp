#include "core/inference/loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dyngpt {
namespace {

/// Below this the derivative's 1 / distance is rounding noise, so it grows no further.
constexpr double smallestDistance = 1e-4;

} // namespace

double lossAndCotangent(InferenceLoss loss, std::span<const double> weights,
                        std::span<const double> logProbability, std::span<double> cotangent) {
    assert(weights.size() == logProbability.size() && weights.size() == cotangent.size());
    double sum = 0;
    if (loss == InferenceLoss::Likelihood) {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            sum -= weights[i] * logProbability[i];
            cotangent[i] = -weights[i];
        }
        return sum;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        cotangent[i] = std::sqrt(weights[i] * std::exp(logProbability[i]));
        sum += cotangent[i];
    }
    if (!std::isfinite(sum))
        return sum;
    const double distance = std::sqrt(std::max(1 - sum, 0.0));
    for (double& c : cotangent)
        c /= -4 * std::max(distance, smallestDistance);
    return distance;
}

} // namespace dyngpt
