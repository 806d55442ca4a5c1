#pragma once
// A recovery study: how near the truth estimates come, and how wide intervals are, as the number
// of cells grows. The same truths for every number of cells. Plain values; studyRecovery() uses
// all cores and gives the same result for any number of them.

#include "core/common/progress.h"
#include "core/inference/simulated_trial.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct RecoverySettings {
    std::vector<int> cells{50, 100, 300, 1000, 3000};
    int simulations = 20; ///< of each number of cells
    TrialSettings trial;  ///< its number of cells is replaced
};
std::vector<Issue> checkSettings(const RecoverySettings& settings);

/// One parameter at one number of cells.
struct RecoveryPoint {
    std::string parameter;
    int cells = 0;
    int inferred = 0;       ///< simulations that gave a posterior
    double error = 0;       ///< median of |ln(estimate / truth)|
    double width = 0;       ///< median of ln(upper / lower) of the 95 % intervals
    double contraction = 0; ///< median, see ParameterEstimate
    int covered = 0;        ///< 95 % intervals that hold the truth
};

struct RecoveryReport {
    RecoverySettings settings;
    std::vector<std::string> observedStates;
    std::vector<RecoveryPoint> points; ///< parameter by parameter, cells ascending
    int flagged = 0;                   ///< see isFlagged()
    double seconds = 0;
};

/// Empty when stopped; simulations that fail are left out and counted. Throws Error on bad
/// settings.
std::optional<RecoveryReport> studyRecovery(const Solver& solver, const Network& network,
                                            const RecoverySettings& settings,
                                            ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
