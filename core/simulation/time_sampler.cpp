#include "core/simulation/time_sampler.h"

#include <cmath>

namespace dyngpt {

using Kind = TimeDistribution::Kind;

TimeSampler::TimeSampler(const TimeArguments& time) : kind_(time.kind) {
    switch (time.kind) {
    case Kind::Exponential:
    case Kind::Deterministic:
        a_ = time.first;
        break;
    case Kind::Uniform:
        a_ = time.first;
        b_ = time.second - time.first;
        break;
    case Kind::Weibull:
        a_ = 1 / time.first;
        b_ = time.second;
        break;
    case Kind::Lognormal: {
        const double variation = time.second / time.first;
        const double variance = std::log1p(variation * variation);
        a_ = std::log(time.first) - variance / 2;
        b_ = std::sqrt(variance);
        break;
    }
    case Kind::Gamma: {
        scale_ = time.second / time.first;
        if (time.first == 1) {
            kind_ = Kind::Exponential;
            a_ = time.second;
            break;
        }
        if (time.first < 1)
            inverseShape_ = 1 / time.first;
        a_ = (time.first < 1 ? time.first + 1 : time.first) - 1.0 / 3;
        b_ = 1 / std::sqrt(9 * a_);
        break;
    }
    }
}

double TimeSampler::operator()(RandomStream& random) const {
    switch (kind_) {
    case Kind::Exponential:
        return a_ * random.exponential();
    case Kind::Deterministic:
        return a_;
    case Kind::Gamma:
        return gamma(random);
    case Kind::Weibull:
        return b_ * std::pow(random.exponential(), a_);
    case Kind::Lognormal:
        return std::exp(a_ + b_ * random.normal());
    case Kind::Uniform:
        return a_ + b_ * random.uniform();
    }
    return 0;
}

/// Marsaglia & Tsang, ACM Trans. Math. Softw. 26, 363 (2000); a shape below 1 is raised by 1 and
/// the result multiplied by U^(1/shape) = exp(-E/shape).
double TimeSampler::gamma(RandomStream& random) const {
    for (;;) {
        const double x = random.normal();
        double v = 1 + b_ * x;
        if (v <= 0)
            continue;
        v = v * v * v;
        const double square = x * x;
        const double u = random.uniform();
        if (u >= 1 - 0.0331 * square * square &&
            std::log(u) >= square / 2 + a_ * (1 - v + std::log(v)))
            continue;
        const double result = scale_ * a_ * v;
        return inverseShape_ == 0 ? result
                                  : result * std::exp(-random.exponential() * inverseShape_);
    }
}

} // namespace dyngpt
