#pragma once
// Simulated (or imported) parameter sets, where they are kept, and how they are made.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/model/network.h"
#include "core/simulation/histogram.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

enum class Partition {
    Train,
    Valid,
    Replica ///< a second, independent simulation of each Valid set: the noise floor
};

struct SimulationSettings {
    int trainSets = 10000;
    int validSets = 1000;
    std::uint64_t seed = 1;
    double tEnd = 6000;     ///< end of the simulated time
    double window = 1000;   ///< snapshots from tEnd - window to tEnd
    double interval = 0.05; ///< between snapshots; window/interval + 1 of them
    int threads = 0;        ///< 0: all cores

    int snapshots() const;
    bool operator==(const SimulationSettings&) const = default;
};
/// Defaults from the network's t_end, train_data_size and valid_data_size.
SimulationSettings defaultSimulationSettings(const Network& network);
std::vector<Issue> checkSettings(const SimulationSettings& settings);

struct SimulatedSet {
    std::vector<double> parameters; ///< natural scale, in the network's order
    Histogram histogram;            ///< of the recorded states
    bool stationary = true;         ///< halves of the window agree
    /// Prompt exactly as an imported file wrote it; empty for simulated sets.
    std::string promptText;
};

/// Where sets go. put() is called as each set finishes, from any thread, never twice at once.
class DatasetStore {
public:
    virtual ~DatasetStore() = default;
    virtual bool contains(Partition partition, int index) const = 0;
    virtual void put(Partition partition, int index, const SimulatedSet& set) = 0;
};

/// Point `index` of the Sobol sequence scaled linearly into the parameters' bounds. Train takes
/// points 0..n-1 and Valid those of a shifted sequence; Replica has the points of Valid.
std::vector<double> parameterPoint(const Network& network, Partition partition, int index);

/// One set: SSA from the initial state, snapshots in the window. Empty when stopped.
/// The result depends on (network, settings, partition, index) alone.
std::optional<SimulatedSet> simulateSet(const Network& network, const SimulationSettings& settings,
                                        Partition partition, int index, std::stop_token stop);

/// As simulateSet, at any parameters (natural scale) with a stream of its own.
std::optional<SimulatedSet> simulateAt(const Network& network, const SimulationSettings& settings,
                                       const std::vector<double>& parameters, std::uint64_t stream,
                                       std::stop_token stop);

/// Simulates every set of the three partitions that the store does not contain yet.
Outcome buildDataset(const Network& network, const SimulationSettings& settings,
                     DatasetStore& store, ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
