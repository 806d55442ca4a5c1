#pragma once
// One parameter set from the initial state to its histogram. Keeps the simulator and its buffers
// for the next set. One object per thread; the networks must outlive it.

#include "core/simulation/dataset.h"
#include "core/simulation/histogram_builder.h"
#include "core/simulation/simulator.h"
#include "core/simulation/split_halves.h"
#include "core/simulation/stationarity.h"

#include <memory>

namespace dyngpt {

/// The name of a set's random numbers; each of its runs has a stream of its own.
struct SetStreams {
    std::uint64_t seed = 0;
    std::uint64_t set = 0; ///< below 2^32
    std::uint64_t purpose = 0;
    RandomStream run(int number) const {
        return {seed, set | static_cast<std::uint64_t>(number) << 32, purpose};
    }
};

class SetSimulation {
public:
    /// More events than any network that is worth simulating needs: it has run away.
    static constexpr std::uint64_t defaultMostEvents = 1'000'000'000;
    /// Counts of the whole network.
    using State = std::vector<std::int64_t>;

    SetSimulation(const Network& network, const CompiledNetwork& compiled,
                  const SimulationSettings& settings, std::uint64_t mostEvents = defaultMostEvents);

    /// Empty when stopped. `place` names the set in errors. With a second initial state there is
    /// one more run, whose means must agree with those of the others.
    std::optional<SimulatedSet> run(const std::string& place, const std::vector<double>& parameters,
                                    const SetStreams& streams, const State* secondStart,
                                    ProgressSink& progress, const std::stop_token& stop);

    /// The state that a run has reached when its window begins; empty when stopped.
    std::optional<State> stateAfterBurnIn(const std::string& place,
                                          const std::vector<double>& parameters,
                                          const RandomStream& random, ProgressSink& progress,
                                          const std::stop_token& stop);

private:
    struct Pace {
        ProgressSink& progress;
        const std::stop_token& stop;
    };
    /// What becomes of a run's window.
    struct Sample {
        BatchMeans& means;
        bool counts; ///< it goes into the histogram
    };

    [[noreturn]] void failAt(const std::string& place, const std::vector<double>& parameters,
                             const Error& error) const;
    bool burnIn(const std::vector<double>& parameters, const RandomStream& random,
                const State* initial, const Pace& pace);
    bool sampleWindow(Sample& sample, const Pace& pace);
    bool sampleSnapshots(int batch, Sample& sample, const Pace& pace);
    bool sampleResidence(int batch, Sample& sample, const Pace& pace);
    bool advance(double until, const Pace& pace);
    void record(int batch, double weight, Sample& sample);
    void checkCounts() const;
    double windowStart() const { return settings_.tEnd - settings_.window; }
    double snapshotTime(int index) const { return windowStart() + index * settings_.interval; }
    int firstAfterChange(int index, int end) const;

    const Network& network_;
    const CompiledNetwork& compiled_;
    SimulationSettings settings_;
    std::uint64_t mostEvents_;
    std::uint64_t nextCheck_ = 0; ///< event count at which limits and stop are looked at again
    std::unique_ptr<Simulator> simulator_;
    HistogramBuilder histogram_;
    SplitHalves halves_;
    BatchMeans means_;
    BatchMeans secondMeans_; ///< of the run from the other initial state
    std::vector<std::int32_t> recorded_;
};

} // namespace dyngpt
