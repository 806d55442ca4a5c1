#include "core/simulation/gamma_sampler.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double area = 1.0 / 250;
constexpr double heights = 0x1.0p53;
/// Below it the strips next to 0 would grow too fast: x2 = x1 (1 + 1/shape).
constexpr double leastShape = 0.2;
constexpr double rejected = -1;

} // namespace

GammaSampler::GammaSampler(double shape)
    : shape_(shape), raised_(shape < leastShape), power_(raised_ ? shape : shape - 1) {
    strips_.resize(2);
    widths_.resize(2);
    double mode = power_;
    if (power_ <= 0) {
        logPeak_ = -boost::math::lgamma(power_ + 1);
        headEnd_ = std::exp((std::log(area * (power_ + 1)) - logPeak_) / (power_ + 1));
        mode = headEnd_;
    } else {
        logPeak_ = std::log(boost::math::gamma_p_derivative(power_ + 1, power_));
        // Where the density rises, its highest value is at the right end.
        double density = std::exp(logDensity(mode));
        for (double right = mode; right > 0;) {
            const double left = std::max(right - area / density, 0.0);
            const double lowest = std::exp(logDensity(left));
            addStrip(left, right, area / (right - left), lowest);
            density = lowest;
            right = left;
        }
    }
    double density = std::exp(logDensity(mode));
    for (double left = mode;;) {
        tailStart_ = left;
        tailRate_ = std::min(1 - power_ / left, 1.0);
        if (tailRate_ > 0 && density <= area * tailRate_)
            break;
        const double right = left + area / density;
        const double lowest = std::exp(logDensity(right));
        addStrip(left, right, density, lowest);
        left = right;
        density = lowest;
    }
    tailPart_ = density / tailRate_ / area;
}

void GammaSampler::addStrip(double left, double right, double highest, double lowest) {
    const double inside = std::floor(lowest / highest * heights);
    strips_.push_back(
        {left, inside > 0 ? (right - left) / inside : 0, static_cast<std::uint64_t>(inside)});
    widths_.push_back(right - left);
}

double GammaSampler::logDensity(double x) const {
    if (power_ <= 0)
        return logPeak_ + power_ * std::log(x) - x;
    const double distance = (x - power_) / power_;
    return logPeak_ + power_ * (std::log1p(distance) - distance);
}

double GammaSampler::aboveInside(std::size_t strip, std::uint64_t height,
                                 RandomStream& random) const {
    if (strip == 0)
        return tail(random);
    if (strip == 1)
        return power_ <= 0 ? head(random) : rejected;
    const double width = widths_[strip];
    const double x = strips_[strip].left + random.uniform() * width;
    const double y = (static_cast<double>(height) + 0.5) / heights * area / width;
    return std::log(y) < logDensity(x) ? x : rejected;
}

double GammaSampler::tail(RandomStream& random) const {
    if (random.uniform() >= tailPart_)
        return rejected;
    const double beyond = random.exponential() / tailRate_;
    const double x = tailStart_ + beyond;
    const double excess = logDensity(x) - logDensity(tailStart_) + tailRate_ * beyond;
    return -random.exponential() < excess ? x : rejected;
}

double GammaSampler::head(RandomStream& random) const {
    const double x = headEnd_ * std::pow(random.uniform(), 1 / (power_ + 1));
    return random.exponential() > x ? x : rejected;
}

/// From the shape + 1 to the shape: times U^(1/shape) = exp(-E/shape).
double GammaSampler::lower(double x, RandomStream& random) const {
    return x * std::exp(-random.exponential() / shape_);
}

} // namespace dyngpt
