#pragma once
// A continuous-time Markov chain whose states are counts, as the solvers take it. Plain value.

#include "core/simulation/count_table.h"
#include "core/simulation/rate_matrix.h"

#include <cstdint>
#include <vector>

namespace dyngpt {

struct Chain {
    CountTable states;
    RateMatrix rates;
    std::vector<std::int32_t> jump; ///< per count, the most by which any event changes it
};

} // namespace dyngpt
