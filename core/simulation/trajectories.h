#pragma once
// Paths from the initial state on a grid of times, and their statistics over many runs. Networks
// with triggers and derived quantities included. Same numbers for any number of threads.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/model/network.h"
#include "core/simulation/simulator.h"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct TrajectorySettings {
    double tEnd = 100;
    int grid = 100; ///< intervals: grid + 1 times from 0 to tEnd
    int runs = 100;
    int keptPaths = 20; ///< runs whose paths are kept whole, the first ones
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: all cores
    SimulationMethod method = SimulationMethod::Automatic;
    std::vector<double> quantiles = {0.05, 0.25, 0.5, 0.75, 0.95};
    bool operator==(const TrajectorySettings&) const = default;
};
std::vector<Issue> checkSettings(const TrajectorySettings& settings);

/// Of one output; each list has grid + 1 values.
struct TimeCourse {
    std::string name; ///< a state or a derived quantity
    std::vector<double> mean;
    std::vector<double> sd; ///< with n - 1; 0 for one run
    std::vector<double> minimum;
    std::vector<double> maximum;
    std::vector<std::vector<double>> quantiles; ///< as TrajectorySettings::quantiles
    std::vector<std::vector<double>> paths;     ///< the kept ones
};

struct Trajectories {
    std::vector<double> times;
    std::vector<TimeCourse> outputs; ///< states, then derived quantities
    std::vector<double> quantiles;
    int runs = 0;
    std::uint64_t events = 0; ///< fired in all runs
};

/// At these parameters (natural scale). Empty when stopped. What is passed at a time is the state
/// after all events up to and including it. Memory does not grow with the number of runs beyond
/// the quantiles' counts: a quantile is the smallest value that at least this part of the runs do
/// not exceed, exact while there are at most 16,384 different values a time (256 where outputs
/// and times are many), else rounded to 1/4,096 (1/64) of their range. Throws Error.
std::optional<Trajectories> simulateTrajectories(const Network& network,
                                                 const std::vector<double>& parameters,
                                                 const TrajectorySettings& settings,
                                                 ProgressSink& progress, std::stop_token stop);

/// "time,X-mean,X-sd,..." as the stochastic test suite has it; `all` adds minimum, maximum and
/// quantiles.
void writeStatistics(std::ostream& out, const Trajectories& trajectories, bool all = false);
/// "time,run,X,Y,..." of the kept paths.
void writePaths(std::ostream& out, const Trajectories& trajectories);

/// Parameter values where single simulations begin: Parameter::value, else the middle of the
/// bounds on the parameter's scale.
std::vector<double> nominalParameters(const Network& network);

} // namespace dyngpt
