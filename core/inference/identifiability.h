#pragma once
// What limits a Bayesian posterior, in words: samplers that failed, parameters and combinations
// that the data do not determine, cells that the fit or the solver's training do not cover. Pure
// functions, any thread.

#include "core/inference/posterior.h"

#include <vector>

namespace dyngpt {

/// Of a posterior that is complete but for its notes.
std::vector<Issue> bayesianNotes(const Posterior& posterior);

} // namespace dyngpt
