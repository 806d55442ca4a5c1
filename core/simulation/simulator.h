#pragma once
// The contract of exact simulators of Markovian networks. The state is piecewise constant: it is
// state() from time() until nextEventTime(), which is already drawn, so that looking at a path
// more or less often does not change it. One object per thread.

#include "core/common/random.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

class Simulator {
public:
    virtual ~Simulator() = default;

    /// Starts at time 0 from the network's initial values. Parameters in the network's order.
    virtual void start(std::span<const double> parameters, const RandomStream& random) = 0;

    /// Fires every event up to and including `until`, at most `maxEvents` of them; false when
    /// that limit came first. Throws Error when a propensity is negative or not finite.
    virtual bool advance(double until, std::uint64_t maxEvents) = 0;

    /// One count per state of the network.
    std::span<const std::int64_t> state() const { return counts_; }
    double time() const { return time_; }
    /// Infinite in an absorbing state.
    double nextEventTime() const { return nextEventTime_; }
    /// Events fired since start().
    std::uint64_t eventCount() const { return eventCount_; }

protected:
    std::vector<std::int64_t> counts_;
    double time_ = 0;
    double nextEventTime_ = 0;
    std::uint64_t eventCount_ = 0;
};

} // namespace dyngpt
