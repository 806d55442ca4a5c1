#pragma once
// Stationary distribution of an irreducible Markov chain that is too large to be eliminated
// whole: iterative aggregation and disaggregation (Koury, McAllister & Stewart, SIAM J. Alg. Disc.
// Meth. 5, 164, 1984). The states are divided into compact blocks; each round takes the weights
// of the blocks from the chain of blocks, then solves one block after the other with what flows
// in from the rest; the same two steps precondition GMRES, which goes on from there. Slow exchange
// between distant states, where other iterations stall, is the chain of blocks' business.

#include "core/common/progress.h"
#include "core/simulation/chain.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// Sums to 1. `incoming`: the chain's rates transposed. Empty when stopped. Throws Error when it
/// does not converge.
std::optional<std::vector<double>> solveByAggregation(const Chain& chain,
                                                      const RateMatrix& incoming,
                                                      ProgressSink& progress,
                                                      const std::stop_token& stop);

} // namespace dyngpt
