#pragma once
// One parameter set from the initial state to its histogram. Keeps the simulator and its buffers
// for the next set. One object per thread; the networks must
// outlive it.

#include "core/simulation/dataset.h"
#include "core/simulation/direct_method.h"
#include "core/simulation/histogram_builder.h"
#include "core/simulation/stationarity.h"

namespace dyngpt {

class SetSimulation {
public:
    /// More events than any network that is worth simulating needs: it has run away.
    static constexpr std::uint64_t defaultMostEvents = 1'000'000'000;

    SetSimulation(const Network& network, const CompiledNetwork& compiled,
                  const SimulationSettings& settings, std::uint64_t mostEvents = defaultMostEvents);

    /// Empty when stopped. `place` names the set in errors.
    std::optional<SimulatedSet> run(const std::string& place, const std::vector<double>& parameters,
                                    const RandomStream& random, const std::stop_token& stop);

private:
    bool simulateBatch(int batch, const std::stop_token& stop);
    bool advance(double until, const std::stop_token& stop);
    void record(int batch, int snapshots);
    void checkCounts() const;
    double snapshotTime(int index) const {
        return settings_.tEnd - settings_.window + index * settings_.interval;
    }
    int firstAfterChange(int index, int end) const;

    const Network& network_;
    const CompiledNetwork& compiled_;
    SimulationSettings settings_;
    std::uint64_t mostEvents_;
    std::uint64_t nextCheck_ = 0; ///< event count at which limits and stop are looked at again
    DirectMethod simulator_;
    HistogramBuilder histogram_;
    StationarityTest stationarity_;
    std::vector<std::int32_t> recorded_;
};

} // namespace dyngpt
