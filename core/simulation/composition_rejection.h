#pragma once
// Composition-rejection (Slepoy, Thompson & Plimpton, J. Chem. Phys. 128, 205101, 2008): events are
// grouped by the power of two above their propensity; a group is chosen by its size, a member at
// random, and it is kept with the probability that its propensity has of the power of two. Here
// rejected choices advance the time as well (thinning), so that only numbers of members are summed
// and no rounding can accumulate. A step costs the same whatever the number of events: for networks
// of thousands of them. Waiting times and delays come from the schedule beside it.

#include "core/simulation/event_steps.h"
#include "core/simulation/simulator.h"

#include <array>
#include <vector>

namespace dyngpt {

class CompositionRejection final : public Simulator {
public:
    /// The network must outlive the simulator.
    explicit CompositionRejection(const CompiledNetwork& network);

    void start(std::span<const double> parameters, const RandomStream& random) override;
    bool advance(double until, std::uint64_t maxEvents) override;
    void setState(std::span<const std::int64_t> counts) override;
    std::span<const std::int64_t> state() const override { return steps_.counts(); }

private:
    using GroupIndex = std::int32_t;
    struct Group {
        double bound = 0; ///< power of two above the members' propensities, at most twice as much
        std::vector<std::int32_t> members;
    };
    static constexpr GroupIndex none = -1;

    GroupIndex groupFor(double propensity);
    void set(std::int32_t event, double propensity);
    void leave(std::int32_t event, GroupIndex group);
    void enter(std::int32_t event, GroupIndex group);
    void drawNext();
    void findNext();

    EventSteps steps_;
    RandomStream random_;
    std::vector<double> propensities_;
    std::vector<GroupIndex> groupOf_;
    std::vector<std::int32_t> position_;               ///< of each event among its group's members
    std::vector<Group> groups_;                        ///< those ever needed, some of them empty
    std::array<std::int16_t, 2048> groupOfExponent_{}; ///< 1 + index; 0: not needed yet
    double nextFiring_ = 0;
    std::int32_t nextEvent_ = 0;
};

} // namespace dyngpt
