#pragma once
// The contract of exact simulators, waiting times and delays included. The state is piecewise
// constant: it is state() from time() until nextEventTime(), which is already drawn, so that
// looking at a path more or less often does not change it. One object per thread.

#include "core/common/random.h"
#include "core/model/compiled_network.h"

#include <cstdint>
#include <memory>
#include <span>

namespace dyngpt {

class Simulator {
public:
    virtual ~Simulator() = default;

    /// Starts at time 0 from the network's initial values. Parameters in the network's order.
    virtual void start(std::span<const double> parameters, const RandomStream& random) = 0;

    /// Fires every event up to and including `until`, at most `maxEvents` of them; false when
    /// that limit came first. Throws Error when a propensity is negative or not finite.
    virtual bool advance(double until, std::uint64_t maxEvents) = 0;

    /// Puts other counts in place at time(), as from outside: units that go are chosen at random
    /// (their clocks with them), units that come start new clocks, delayed completions stay.
    virtual void setState(std::span<const std::int64_t> counts) = 0;

    /// One count per state of the network.
    virtual std::span<const std::int64_t> state() const = 0;
    double time() const { return time_; }
    /// Of the next event, completion of a delay or expiry of a waiting time; infinite in an
    /// absorbing state.
    double nextEventTime() const { return nextEventTime_; }
    /// Events, completions and expiries since start().
    std::uint64_t eventCount() const { return eventCount_; }

protected:
    double time_ = 0;
    double nextEventTime_ = 0;
    std::uint64_t eventCount_ = 0;
};

enum class SimulationMethod {
    Automatic, ///< by the number of events
    Direct,
    CompositionRejection
};

/// A simulator of the network's events; its triggers are left to TriggeredSimulator. The network
/// must outlive it.
std::unique_ptr<Simulator> makeSimulator(const CompiledNetwork& network,
                                         SimulationMethod method = SimulationMethod::Automatic);

} // namespace dyngpt
