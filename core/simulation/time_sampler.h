#pragma once
// Draws waiting times and delays. A plain value; the random stream is the caller's.

#include "core/common/random.h"
#include "core/model/compiled_network.h"
#include "core/simulation/gamma_sampler.h"

#include <memory>
#include <span>

namespace dyngpt {

class TimeSampler {
public:
    TimeSampler() = default;
    /// Arguments as PropensityEvaluator::timeArguments lets them pass. Tables are taken from
    /// `known` samplers that have the same.
    TimeSampler(const TimeArguments& time, std::span<const TimeSampler> known);

    double operator()(RandomStream& random) const {
        return gamma_ != nullptr ? a_ * (*gamma_)(random) : other(random);
    }

private:
    double other(RandomStream& random) const;

    TimeDistribution::Kind kind_ = TimeDistribution::Kind::Deterministic;
    // What they are depends on the distribution: see the constructor.
    double a_ = 0;
    double b_ = 0;
    std::shared_ptr<const GammaSampler> gamma_;
};

} // namespace dyngpt
