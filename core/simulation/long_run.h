#pragma once
// Where a Markov chain that starts in its first state is found in the long run: in one closed
// class or in several, each with the probability of ending there. Pure functions.

#include "core/common/progress.h"
#include "core/simulation/chain.h"
#include "core/simulation/closed_classes.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct LongRun {
    std::vector<double> probability; ///< per state; sums to 1
    ClosedClasses classes;
    std::vector<double> classProbability; ///< of ending in each closed class
    /// Per state, when there are several closed classes: mean time spent before ending in one.
    std::vector<double> timeBefore;
    double residual = 0; ///< largest net flow into any state / largest exit rate
};

/// Empty when stopped. Throws Error.
std::optional<LongRun> findLongRun(const Chain& chain, ProgressSink& progress,
                                   const std::stop_token& stop);

} // namespace dyngpt
