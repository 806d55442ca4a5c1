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

struct CompiledEvent {
    std::vector<CompiledChange> changes;
    bool monomial = false;
    /// Monomial only: coefficient * prod parameters * prod states (an index may repeat).
    double coefficient = 1;
    std::vector<int> parameterFactors;
    std::vector<int> stateFactors;
    /// Some change could make a count negative although the propensity is positive, so the
    /// simulator must look; false when the propensity is zero there by itself.
    bool needsGuard = false;
};

class CompiledNetwork {
public:
    /// Throws Error with checkNetwork's errors if there are any.
    explicit CompiledNetwork(const Network& network);

    int stateCount() const { return static_cast<int>(initialValues_.size()); }
    int parameterCount() const { return parameterCount_; }
    const std::vector<CompiledEvent>& events() const { return events_; }
    /// Events whose propensity may change when event e fires, ascending, e itself included
    /// where it depends on what it changes.
    const std::vector<std::vector<int>>& dependents() const { return dependents_; }
    const std::vector<std::int64_t>& initialValues() const { return initialValues_; }
    const std::vector<int>& recordedStates() const { return recordedStates_; }

private:
    friend class PropensityEvaluator;
    Network network_;
    std::vector<CompiledEvent> events_;
    std::vector<std::vector<int>> dependents_;
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

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt
