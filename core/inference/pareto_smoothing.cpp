#include "core/inference/pareto_smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::size_t shortestTail = 5;

struct ParetoFit {
    double k = 0;
    double sigma = 0;
};

/// Place of the first quartile among so many values in ascending order.
std::size_t quartileOf(std::size_t count) {
    return (count + 2) / 4 - 1;
}

/// Of exceedances in ascending order, with the paper's weak prior on k.
ParetoFit fitPareto(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    const auto candidates = 30 + static_cast<std::size_t>(std::sqrt(n));
    const double quartile = x[quartileOf(x.size())];
    std::vector<double> theta, logLikelihood;
    for (std::size_t j = 1; j <= candidates; ++j) {
        const double t =
            1 / x.back() +
            (1 - std::sqrt(static_cast<double>(candidates) / (static_cast<double>(j) - 0.5))) /
                (3 * quartile);
        double k = 0;
        for (const double value : x)
            k += std::log1p(-t * value) / n;
        theta.push_back(t);
        logLikelihood.push_back(n * (std::log(-t / k) - k - 1));
    }
    double mean = 0;
    for (std::size_t j = 0; j < candidates; ++j) {
        double inverse = 0;
        for (const double other : logLikelihood)
            inverse += std::exp(other - logLikelihood[j]);
        mean += theta[j] / inverse;
    }
    ParetoFit fit;
    for (const double value : x)
        fit.k += std::log1p(-mean * value) / n;
    fit.sigma = -fit.k / mean;
    fit.k = (fit.k * n + 0.5 * 10) / (n + 10);
    return fit;
}

double paretoQuantile(const ParetoFit& fit, double p) {
    return std::abs(fit.k) < 1e-12 ? -fit.sigma * std::log1p(-p)
                                   : fit.sigma * std::expm1(-fit.k * std::log1p(-p)) / fit.k;
}

} // namespace

SmoothedWeights paretoSmoothed(std::span<const double> logWeights) {
    SmoothedWeights result;
    double largest = -std::numeric_limits<double>::infinity();
    for (const double value : logWeights)
        if (std::isfinite(value))
            largest = std::max(largest, value);
    for (const double value : logWeights)
        result.weights.push_back(std::isfinite(value) ? std::exp(value - largest) : 0);

    std::vector<std::size_t> order(logWeights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::less<>(),
                             [&](std::size_t i) { return result.weights[i]; });
    const auto n = static_cast<double>(logWeights.size());
    const auto tail =
        std::min(static_cast<std::size_t>(std::ceil(std::min(0.2 * n, 3 * std::sqrt(n)))),
                 logWeights.size() - 1);
    result.paretoK = std::numeric_limits<double>::quiet_NaN();
    const std::span<const std::size_t> members = std::span(order).last(tail);
    if (tail >= shortestTail) {
        const double cut = result.weights[order[order.size() - tail - 1]];
        std::vector<double> exceedances;
        for (const std::size_t i : members)
            exceedances.push_back(result.weights[i] - cut);
        if (exceedances.back() > exceedances[quartileOf(tail)] && exceedances.front() > 0) {
            const ParetoFit fit = fitPareto(exceedances);
            result.paretoK = fit.k;
            for (std::size_t i = 0; i < tail; ++i)
                result.weights[members[i]] =
                    std::min(cut + paretoQuantile(fit, (static_cast<double>(i) + 0.5) /
                                                           static_cast<double>(tail)),
                             1.0);
        } else {
            result.paretoK = exceedances.back() > 0 ? std::numeric_limits<double>::infinity()
                                                    : -std::numeric_limits<double>::infinity();
        }
    }
    const double total = std::accumulate(result.weights.begin(), result.weights.end(), 0.0);
    for (double& weight : result.weights)
        weight /= total;
    return result;
}

std::vector<std::size_t> drawnByWeight(std::span<const double> weights, std::size_t count,
                                       double offset) {
    std::vector<std::size_t> drawn;
    double reached = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        reached += weights[i] * static_cast<double>(count);
        while (static_cast<double>(drawn.size()) + offset < reached && drawn.size() < count)
            drawn.push_back(i);
    }
    return drawn;
}

double effectiveDraws(std::span<const double> weights) {
    return 1 / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

} // namespace dyngpt
