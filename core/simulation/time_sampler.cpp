#include "core/simulation/time_sampler.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

using Kind = TimeDistribution::Kind;

TimeSampler::TimeSampler(const TimeArguments& time, std::span<const TimeSampler> known)
    : kind_(time.kind) {
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
        a_ = time.second / time.first;
        if (time.first == 1) {
            kind_ = Kind::Exponential;
            break;
        }
        const auto same = std::ranges::find_if(known, [&](const TimeSampler& other) {
            return other.gamma_ != nullptr && other.gamma_->shape() == time.first;
        });
        gamma_ = same != known.end() ? same->gamma_ : std::make_shared<GammaSampler>(time.first);
        break;
    }
    }
}

double TimeSampler::other(RandomStream& random) const {
    switch (kind_) {
    case Kind::Exponential:
        return a_ * random.exponential();
    case Kind::Deterministic:
        return a_;
    case Kind::Weibull:
        return b_ * std::pow(random.exponential(), a_);
    case Kind::Lognormal:
        return std::exp(a_ + b_ * random.normal());
    case Kind::Uniform:
        return a_ + b_ * random.uniform();
    case Kind::Gamma:
        break; // drawn by its table
    }
    return 0;
}

} // namespace dyngpt
