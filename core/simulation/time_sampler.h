#pragma once
// Draws waiting times and delays. A plain value; the random stream is the caller's.

#include "core/common/random.h"
#include "core/model/compiled_network.h"

namespace dyngpt {

class TimeSampler {
public:
    TimeSampler() = default;
    /// Arguments as PropensityEvaluator::timeArguments lets them pass.
    explicit TimeSampler(const TimeArguments& time);

    double operator()(RandomStream& random) const;

private:
    double gamma(RandomStream& random) const;

    TimeDistribution::Kind kind_ = TimeDistribution::Kind::Deterministic;
    // What they are depends on the distribution: see the constructor.
    double a_ = 0;
    double b_ = 0;
    double scale_ = 0;
    double inverseShape_ = 0; ///< gamma with a shape below 1; else 0
};

} // namespace dyngpt
