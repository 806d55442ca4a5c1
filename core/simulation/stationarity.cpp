#include "core/simulation/stationarity.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace dyngpt {

StationarityTest::StationarityTest(int dimension)
    : dimension_(static_cast<std::size_t>(dimension))
    , threshold_(0)
    , sums_(dimension_ * batches)
    , weights_(batches) {
    const boost::math::students_t distribution(batches - 2);
    const double tail = falseAlarmRate / (2.0 * std::max(dimension, 1));
    threshold_ = boost::math::quantile(boost::math::complement(distribution, tail));
}

void StationarityTest::add(int batch, const std::int32_t* state, double weight) {
    const auto b = static_cast<std::size_t>(batch);
    weights_[b] += weight;
    for (std::size_t d = 0; d < dimension_; ++d)
        sums_[b * dimension_ + d] += weight * state[d];
}

bool StationarityTest::stationary() const {
    if (std::any_of(weights_.begin(), weights_.end(), [](double w) { return !(w > 0); }))
        return true;
    for (std::size_t d = 0; d < dimension_; ++d) {
        double mean[2] = {};
        double squares = 0;
        for (int half = 0; half < 2; ++half) {
            const auto batchMean = [&](int i) {
                const auto b =
                    static_cast<std::size_t>(half) * batchesPerHalf + static_cast<std::size_t>(i);
                return sums_[b * dimension_ + d] / weights_[b];
            };
            for (int i = 0; i < batchesPerHalf; ++i)
                mean[half] += batchMean(i) / batchesPerHalf;
            for (int i = 0; i < batchesPerHalf; ++i)
                squares += (batchMean(i) - mean[half]) * (batchMean(i) - mean[half]);
        }
        const double error = std::sqrt(squares / (batches - 2) * 2 / batchesPerHalf);
        const double rounding = 1e-12 * (std::abs(mean[0]) + std::abs(mean[1]));
        if (std::abs(mean[0] - mean[1]) > threshold_ * error + rounding)
            return false;
    }
    return true;
}

void StationarityTest::clear() {
    std::fill(sums_.begin(), sums_.end(), 0.0);
    std::fill(weights_.begin(), weights_.end(), 0.0);
}

} // namespace dyngpt
