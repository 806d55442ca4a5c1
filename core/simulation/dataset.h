#pragma once
// Simulated (or imported) parameter sets, where they are kept, and how they are made.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/model/network.h"
#include "core/simulation/histogram.h"
#include "core/simulation/simulator.h"

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

/// What a state weighs in a set's histogram.
enum class Sampling {
    Snapshots,    ///< how often it was seen at regular times
    ResidenceTime ///< how long the network stayed in it
};

/// Where the training sets come from. The held-out sets are simulated whatever teaches: they are
/// to judge the solver, and the exact solver with it.
enum class Teacher {
    Simulation,
    Exact ///< the exact solver: Markovian networks of moderate size only; without noise
};

struct SimulationSettings {
    int trainSets = 10000;
    int validSets = 1000;
    std::uint64_t seed = 1;
    double tEnd = 6000;     ///< end of the simulated time
    double window = 1000;   ///< snapshots from tEnd - window to tEnd
    double interval = 0.05; ///< between snapshots; window/interval + 1 of them
    int threads = 0;        ///< 0: all cores
    Sampling sampling = Sampling::Snapshots;
    int replicasPerSet = 1; ///< independent runs, each with its window, added to one histogram
    Teacher teacher = Teacher::Simulation;
    bool secondStart = false; ///< one more run a set, from another initial state, as a check
    SimulationMethod method = SimulationMethod::Automatic;

    int snapshots() const; ///< of one run
    int sets(Partition partition) const;
    bool operator==(const SimulationSettings&) const = default;
};
/// Defaults from the network's t_end, train_data_size and valid_data_size.
SimulationSettings defaultSimulationSettings(const Network& network);
std::vector<Issue> checkSettings(const SimulationSettings& settings);
/// And whether they can be used for this network: one with triggers has no stationary
/// distribution, the exact solver knows neither waiting times nor delays.
std::vector<Issue> checkSettings(const SimulationSettings& settings, const Network& network);

/// Total variation between the first and the second half of a set's own window (of all its
/// windows together). As long as it is small, the whole set is about half as far from the
/// distribution it samples, and two such sets 0.7 times as far from each other.
struct NoiseFloor {
    std::vector<double> states; ///< of the marginals, per recorded state
    double joint = 0;
    bool operator==(const NoiseFloor&) const = default;
};

struct SimulatedSet {
    std::vector<double> parameters; ///< natural scale, in the network's order
    Histogram histogram;            ///< of the recorded states
    bool halvesAgree = true;        ///< means of the two halves of the window
    bool startsAgree = true;        ///< means of the runs from two initial states
    /// None: imported, exact, or of an earlier version.
    std::optional<NoiseFloor> noiseFloor = {};
    std::uint64_t events = 0; ///< fired to make it
    /// Prompt exactly as an imported file wrote it; empty for simulated sets.
    std::string promptText = {};

    bool stationary() const { return halvesAgree && startsAgree; }
};

/// All about a set but its distribution, which need not be read for it.
struct SetSummary {
    int index = 0;
    std::vector<double> parameters;
    Moments moments; ///< of the recorded states
    bool halvesAgree = true;
    bool startsAgree = true;
    std::optional<NoiseFloor> noiseFloor;
    std::uint64_t events = 0;

    bool stationary() const { return halvesAgree && startsAgree; }
};

/// Bounds that would hold the sets, per recorded state, and the probability they cut off.
struct UpperBounds {
    std::vector<int> bounds;         ///< number of values: counts run from 0 to bound - 1
    std::vector<double> largestTail; ///< over the training sets
    std::vector<double> meanTail;
    bool operator==(const UpperBounds&) const = default;
};

/// What only a pass over all sets tells.
struct DatasetDigest {
    std::optional<NoiseFloor> noiseFloor; ///< medians over the sets that have one
    std::optional<UpperBounds> upperBounds;
};

/// Where sets go. put() is called as each set finishes, from any thread, never twice at once.
class DatasetStore {
public:
    virtual ~DatasetStore() = default;
    virtual bool contains(Partition partition, int index) const = 0;
    virtual void put(Partition partition, int index, const SimulatedSet& set) = 0;
};

/// Point `index` of the Sobol sequence, spread between the parameters' bounds on their scales.
/// Train takes points 0..n-1 and Valid those of a shifted sequence; Replica has the points of
/// Valid.
std::vector<double> parameterPoint(const Network& network, Partition partition, int index);

/// One set, simulated or solved. Empty when stopped. The result depends on (network, settings,
/// partition, index) alone. With secondStart each call looks for that start anew, which takes eight
/// runs: buildDataset() does so once.
std::optional<SimulatedSet> simulateSet(const Network& network, const SimulationSettings& settings,
                                        Partition partition, int index, std::stop_token stop);

/// As simulateSet, but always simulated, at any parameters (natural scale) with a stream of its
/// own.
std::optional<SimulatedSet> simulateAt(const Network& network, const SimulationSettings& settings,
                                       const std::vector<double>& parameters, std::uint64_t stream,
                                       std::stop_token stop);

/// Makes every set of the three partitions that the store does not contain yet. Memory: one bit a
/// set beside what the threads work on.
Outcome buildDataset(const Network& network, const SimulationSettings& settings,
                     DatasetStore& store, ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
