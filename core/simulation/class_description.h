#pragma once
// Closed classes of states in the user's words: "I = 0". Pure function.

#include "core/model/network.h"
#include "core/simulation/count_table.h"
#include "core/simulation/long_run.h"

#include "core/common/issue.h"

#include <vector>

namespace dyngpt {

/// What to tell of where the chain ends: nothing if it comes back to its initial state.
std::vector<Issue> describeClasses(const Network& network, const CountTable& states,
                                   const LongRun& solution);

} // namespace dyngpt
