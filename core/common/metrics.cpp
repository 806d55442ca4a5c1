#include "core/common/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace dyngpt {
namespace {

double total(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Two distributions brought to one length and a sum of 1 each (all zeros stay).
class Pair {
public:
    Pair(std::span<const double> p, std::span<const double> q)
        : p_(p), q_(q), pTotal_(total(p)), qTotal_(total(q)) {}

    std::size_t size() const { return std::max(p_.size(), q_.size()); }
    double p(std::size_t i) const { return i < p_.size() && pTotal_ > 0 ? p_[i] / pTotal_ : 0; }
    double q(std::size_t i) const { return i < q_.size() && qTotal_ > 0 ? q_[i] / qTotal_ : 0; }

private:
    std::span<const double> p_;
    std::span<const double> q_;
    double pTotal_;
    double qTotal_;
};

} // namespace

double klDivergence(std::span<const double> p, std::span<const double> q) {
    const Pair pair(p, q);
    double sum = 0;
    for (std::size_t i = 0; i < pair.size(); ++i) {
        const double pi = pair.p(i);
        if (pi <= 0)
            continue;
        const double qi = pair.q(i);
        if (qi <= 0)
            return std::numeric_limits<double>::infinity();
        sum += pi * std::log(pi / qi);
    }
    return std::max(sum, 0.0); // rounding must not show as a negative distance
}

double klDivergenceSmoothed(std::span<const double> p, std::span<const double> q, double epsilon) {
    const Pair pair(p, q);
    std::vector<double> smoothP(pair.size());
    std::vector<double> smoothQ(pair.size());
    for (std::size_t i = 0; i < pair.size(); ++i) {
        smoothP[i] = pair.p(i) + epsilon;
        smoothQ[i] = pair.q(i) + epsilon;
    }
    return klDivergence(smoothP, smoothQ);
}

double hellingerDistance(std::span<const double> p, std::span<const double> q) {
    // sum (sqrt p - sqrt q)^2 / 2 is 1 - sum sqrt(p q) without its cancellation.
    const Pair pair(p, q);
    double sum = 0;
    for (std::size_t i = 0; i < pair.size(); ++i) {
        const double difference = std::sqrt(pair.p(i)) - std::sqrt(pair.q(i));
        sum += difference * difference;
    }
    return std::sqrt(std::min(sum / 2, 1.0));
}

double totalVariation(std::span<const double> p, std::span<const double> q) {
    const Pair pair(p, q);
    double sum = 0;
    for (std::size_t i = 0; i < pair.size(); ++i)
        sum += std::abs(pair.p(i) - pair.q(i));
    return std::min(sum / 2, 1.0);
}

double quantile(std::span<const double> values, double q) {
    assert(!values.empty() && q >= 0 && q <= 1);
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double position = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const double part = position - static_cast<double>(below);
    if (part == 0 || sorted[below] == sorted[below + 1]) // keeps infinity * 0 and - out
        return sorted[below];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

} // namespace dyngpt
