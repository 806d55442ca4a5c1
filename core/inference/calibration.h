#pragma once
// Whether intervals keep their promise: parameters drawn from the priors, cells simulated with
// them, inferred as any data. Ranks of the truth among the draws are uniform and x % intervals
// cover x % of the truths when solver and method are right (S. Talts et al., arXiv:1804.06788).
// Plain values; calibrate() uses all cores and gives the same result for any number of them.

#include "core/common/pieces.h"
#include "core/common/progress.h"
#include "core/common/provenance.h"
#include "core/inference/posterior.h"
#include "core/model/network.h"
#include "core/nn/solver.h"

#include <array>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct CalibrationSettings {
    int simulations = 300;
    int cells = 500;                         ///< of each simulation
    std::vector<std::string> observedStates; ///< empty: those of the network
    int draws = 99;                          ///< that the truth is ranked among, evenly thinned
    std::uint64_t seed = 1;
    InferenceSettings inference; ///< its seed is replaced, one a simulation

    bool operator==(const CalibrationSettings&) const = default;
};
std::vector<Issue> checkSettings(const CalibrationSettings& settings);

/// What one simulation says.
struct CalibrationVerdict {
    bool inferred = false;
    bool flagged = false;
    std::vector<int> ranks;      ///< per parameter
    std::vector<int> covered;    ///< the same, bit i: by the interval of levels[i]
    std::vector<Issue> failures; ///< why nothing was inferred; empty: fine
};

struct ParameterCalibration {
    static constexpr std::array<double, 3> levels{0.5, 0.8, 0.95};

    std::string name;
    std::vector<int> ranks;   ///< 0 to draws, one a simulation that did not fail
    std::vector<int> covered; ///< simulations whose central interval holds the truth, by level
    double uniformityP = 0;   ///< chi-square test of the ranks in rankBins() bins
    bool fixed = false;       ///< nothing was inferred
};

struct CalibrationReport {
    CalibrationSettings settings;
    std::vector<std::string> observedStates;
    std::vector<ParameterCalibration> parameters;
    int inferred = 0;            ///< simulations that gave a posterior
    int flagged = 0;             ///< of them, with R-hat above 1.05 or a Pareto k above 0.7
    std::vector<Issue> failures; ///< of simulations: number and reason
    double seconds = 0;
    Provenance provenance;
};

/// Bins of the rank histogram for so many ranks, at least 10 expected in each.
int rankBins(int ranks, int draws);
/// Smallest and largest count that a share of p keeps to in n trials with this probability
/// (binomial, equal tails).
std::pair<int, int> binomialBand(int n, double p, double probability = 0.99);

/// Simulations among the pieces are not made again. Empty when stopped; simulations that fail are
/// counted. Throws Error on bad settings and where the network cannot be simulated.
std::optional<CalibrationReport> calibrate(const Solver& solver, const Network& network,
                                           const CalibrationSettings& settings,
                                           ProgressSink& progress, std::stop_token stop,
                                           const Pieces<CalibrationVerdict>& pieces = {});

} // namespace dyngpt
