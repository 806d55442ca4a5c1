#pragma once
// The sets of states that a Markov chain cannot leave, once in. Pure functions.

#include "core/simulation/rate_matrix.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct ClosedClasses {
    std::int32_t count = 0;
    std::vector<std::int32_t> ofState; ///< -1: transient
};

/// The closed communicating classes, by strongly connected components (Tarjan, SIAM J. Comput. 1,
/// 146, 1972), in no particular order. Empty when stopped.
std::optional<ClosedClasses> findClosedClasses(const RateMatrix& rates,
                                               const std::stop_token& stop);

} // namespace dyngpt
