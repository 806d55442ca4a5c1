#include "core/simulation/stationarity.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace dyngpt {

/// Some of the batches, by their numbers.
struct BatchMeans::Group {
    const BatchMeans& from;
    std::vector<std::size_t> batches;

    std::size_t size() const { return batches.size(); }
    bool hasGap() const {
        return batches.empty() ||
               std::any_of(batches.begin(), batches.end(),
                           [this](std::size_t b) { return !(from.weights_[b] > 0); });
    }
    double batchMean(std::size_t i, std::size_t d) const {
        return from.sums_[batches[i] * from.dimension_ + d] / from.weights_[batches[i]];
    }
    double mean(std::size_t d) const {
        double sum = 0;
        for (std::size_t i = 0; i < size(); ++i)
            sum += batchMean(i, d);
        return sum / static_cast<double>(size());
    }
    double squares(std::size_t d, double mean) const {
        double sum = 0;
        for (std::size_t i = 0; i < size(); ++i)
            sum += (batchMean(i, d) - mean) * (batchMean(i, d) - mean);
        return sum;
    }
};

void BatchMeans::clear() {
    sums_.clear();
    weights_.clear();
}

void BatchMeans::beginRun() {
    weights_.resize(weights_.size() + batchesPerRun);
    sums_.resize(weights_.size() * dimension_);
}

bool BatchMeans::agree(const Group& a, const Group& b) {
    if (a.hasGap() || b.hasGap())
        return true;
    const std::size_t dimension = a.from.dimension_;
    const auto na = static_cast<double>(a.size());
    const auto nb = static_cast<double>(b.size());
    const boost::math::students_t distribution(na + nb - 2);
    const double tail =
        falseAlarmRate / (2.0 * static_cast<double>(std::max<std::size_t>(dimension, 1)));
    const double threshold = boost::math::quantile(boost::math::complement(distribution, tail));
    for (std::size_t d = 0; d < dimension; ++d) {
        const double meanA = a.mean(d);
        const double meanB = b.mean(d);
        const double variance = (a.squares(d, meanA) + b.squares(d, meanB)) / (na + nb - 2);
        const double error = std::sqrt(variance * (1 / na + 1 / nb));
        const double rounding = 1e-12 * (std::abs(meanA) + std::abs(meanB));
        if (std::abs(meanA - meanB) > threshold * error + rounding)
            return false;
    }
    return true;
}

bool BatchMeans::halvesAgree() const {
    Group first{*this, {}};
    Group second{*this, {}};
    for (std::size_t b = 0; b < weights_.size(); ++b)
        (b % batchesPerRun < batchesPerHalf ? first : second).batches.push_back(b);
    return agree(first, second);
}

bool BatchMeans::agreesWith(const BatchMeans& other) const {
    const auto all = [](const BatchMeans& means) {
        Group group{means, {}};
        for (std::size_t b = 0; b < means.weights_.size(); ++b)
            group.batches.push_back(b);
        return group;
    };
    return agree(all(*this), all(other));
}

} // namespace dyngpt
