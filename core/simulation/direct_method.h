#pragma once
// The direct method (Gillespie, J. Phys. Chem. 81, 2340, 1977): one exponential waiting time and
// one choice of the event per step, interrupted by what the schedule of waiting times and delays
// holds. For networks of up to some hundred events. Propensities lie
// in the leaves of a sum tree with eight children a node: a step costs the logarithm of the
// number of events whatever their order, and every sum is taken afresh from its children, so
// that no rounding accumulates and the total is exactly 0 in an absorbing state.

#include "core/simulation/event_steps.h"
#include "core/simulation/simulator.h"

namespace dyngpt {

class DirectMethod final : public Simulator {
public:
    /// The network must outlive the simulator.
    explicit DirectMethod(const CompiledNetwork& network);

    void start(std::span<const double> parameters, const RandomStream& random) override;
    bool advance(double until, std::uint64_t maxEvents) override;
    void setState(std::span<const std::int64_t> counts) override;
    std::span<const std::int64_t> state() const override { return steps_.counts(); }

private:
    using Range = EventSteps::Range;
    using Step = EventSteps::Step;
    /// The inner nodes above the propensities that a step changes.
    struct Sums {
        Range firing;
        Range completion;
    };

    void layOutTree(std::size_t events);
    Range sumsAbove(const std::vector<int>& events);
    template <bool scheduled> bool run(double until, std::uint64_t maxEvents);
    void fireScheduling();
    void fireDue();
    void recompute(const Step& step, const Range& sums);
    void recomputeSums(const Range& sums);
    std::int32_t select(double target) const;
    void drawNext();

    EventSteps steps_;
    RandomStream random_;
    std::vector<Sums> sumsOf_; ///< of each event
    Range allSums_;
    std::vector<std::int32_t> sums_;       ///< inner nodes, children before parents
    std::vector<double> nodes_;            ///< leaves first, the root's children last
    std::vector<std::int32_t> firstChild_; ///< of each inner node, by its index minus leaves_
    std::vector<std::int32_t> parentOf_;   ///< inner node above a group of siblings
    double total_ = 0;
    double nextFiring_ = 0; ///< of an event that does not wait
    std::int32_t leaves_ = 0;
    std::int32_t root_ = 0; ///< first child of the root
};

} // namespace dyngpt
