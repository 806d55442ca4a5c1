#pragma once
// Makes the sets of a dataset, by simulation or, those to train on, by the exact solver. One object
// per thread; the networks and the settings must outlive it.

#include "core/simulation/set_simulation.h"

namespace dyngpt {

struct SetName {
    Partition partition = Partition::Train;
    int index = 0;
};

class SetMaker {
public:
    using State = SetSimulation::State;

    /// `secondStart` is that of findSecondStart(), or null.
    SetMaker(const Network& network, const CompiledNetwork& compiled,
             const SimulationSettings& settings, const State* secondStart);

    /// All of these are empty when stopped.
    std::optional<SimulatedSet> make(const SetName& name, ProgressSink& progress,
                                     const std::stop_token& stop);
    std::optional<SimulatedSet> simulateAt(const std::vector<double>& parameters,
                                           std::uint64_t stream, ProgressSink& progress,
                                           const std::stop_token& stop);
    /// Where the second runs begin that show whether a network forgets its initial state: of the
    /// states that runs at the first few training points have reached when their windows begin,
    /// the one with the most units. That is far from the initial state of most networks, and the
    /// network's own events lead to it, so that it keeps the conserved sums.
    std::optional<State> findSecondStart(ProgressSink& progress, const std::stop_token& stop);

private:
    std::optional<SimulatedSet> solve(const std::vector<double>& parameters, ProgressSink& progress,
                                      const std::stop_token& stop) const;

    const Network& network_;
    const SimulationSettings& settings_;
    const State* secondStart_;
    SetSimulation simulation_;
};

} // namespace dyngpt
