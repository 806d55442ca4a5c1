#pragma once
// The network in the form simulators run: integer changes, propensities that are mass-action
// monomials as index lists, everything else as muParser programs. CompiledNetwork is immutable
// and shared by threads; a PropensityEvaluator belongs to one thread.

#include "core/model/network.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dyngpt {

struct CompiledChange {
    int state = 0;
    int delta = 0;
};

/// (count + shift)
struct StateFactor {
    int state = 0;
    int shift = 0;
};

struct CompiledEvent {
    /// All of them; atStart and atEnd are the same in two parts, the latter after the delay.
    std::vector<CompiledChange> changes;
    std::vector<CompiledChange> atStart;
    std::vector<CompiledChange> atEnd;
    bool delayed = false;
    /// The state whose units wait, or -1. The event then happens to a unit when its time is up,
    /// and what stands here as its propensity is the number of waiting units.
    int waitingState = -1;

    bool monomial = false;
    /// Monomial only: coefficient * prod parameters / prod divisors * prod (state + shift).
    double coefficient = 1;
    std::vector<int> parameterFactors;
    std::vector<int> parameterDivisors;
    std::vector<StateFactor> stateFactors;
    /// Some change at the start could make a count negative although the propensity is positive,
    /// so the simulator must look; false when the propensity is zero there by itself.
    bool needsGuard = false;
    /// States whose counts decide the propensity, guard included; ascending.
    std::vector<int> reads;
};

/// A distribution of times at given parameters: the arguments as argumentNames() has them.
struct TimeArguments {
    TimeDistribution::Kind kind = TimeDistribution::Kind::Exponential;
    double first = 0;
    double second = 0;
};

class CompiledNetwork {
public:
    /// Throws Error with checkNetwork's errors if there are any.
    explicit CompiledNetwork(const Network& network);

    int stateCount() const { return static_cast<int>(initialValues_.size()); }
    int parameterCount() const { return parameterCount_; }
    const std::vector<CompiledEvent>& events() const { return events_; }
    /// Events whose propensity may change when event e fires (its start, with a delay), ascending,
    /// e itself included where it depends on what it changes; none with a waiting time.
    const std::vector<std::vector<int>>& dependents() const { return dependents_; }
    /// The same for the completion of a delayed event.
    const std::vector<std::vector<int>>& completionDependents() const {
        return completionDependents_;
    }
    bool isMarkovian() const { return network_.isMarkovian(); }
    const std::vector<std::int64_t>& initialValues() const { return initialValues_; }
    const std::vector<int>& recordedStates() const { return recordedStates_; }

private:
    friend class PropensityEvaluator;
    Network network_;
    std::vector<CompiledEvent> events_;
    std::vector<std::vector<int>> dependents_;
    std::vector<std::vector<int>> completionDependents_;
    std::vector<std::int64_t> initialValues_;
    std::vector<int> recordedStates_;
    int parameterCount_ = 0;
};

/// Propensities at given parameters. Holds the muParser programs and their variables.
class PropensityEvaluator {
public:
    explicit PropensityEvaluator(const CompiledNetwork& network);
    ~PropensityEvaluator();
    PropensityEvaluator(PropensityEvaluator&&) noexcept;
    PropensityEvaluator& operator=(PropensityEvaluator&&) noexcept;

    /// In the order of Network::parameters.
    void setParameters(std::span<const double> values);
    /// Propensity of an event at the counts (one per state); 0 where a count would go negative.
    /// Throws Error naming the event when the value is negative or not finite.
    double operator()(int event, const std::int64_t* counts);
    /// The monomial without its state factors. Throws Error as above.
    double monomialRate(int event) const;
    /// Of an event with a waiting time or a delay. Throws Error naming it when no time can be
    /// drawn with these arguments.
    TimeArguments timeArguments(int event) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt
