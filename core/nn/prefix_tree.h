#pragma once
// A set's histogram as a tree over the state tokens: one row per distinct prefix with the next
// token's distribution as a soft target. Carries the histogram exactly with far fewer rows than
// samples. Plain value.

#include "core/simulation/histogram.h"

#include <cstdint>
#include <vector>

namespace dyngpt {

struct PrefixTree {
    /// Rows of level k are the distinct prefixes (s_1..s_k); level 0 is the empty prefix.
    struct Level {
        std::vector<std::int32_t> parent;      ///< row in the level above; -1 at level 0
        std::vector<std::int32_t> token;       ///< s_k; -1 at level 0
        std::vector<std::int32_t> targetStart; ///< rows + 1 offsets into the targets
        std::vector<std::int32_t> targetValue; ///< s_(k+1)
        std::vector<float> targetWeight;       ///< joint probability of (prefix, s_(k+1))
        std::size_t rows() const { return token.size(); }
    };
    std::vector<Level> levels; ///< one per state
    double entropy = 0;        ///< of the histogram inside the bounds, nats
    double droppedMass = 0;    ///< share of the weight outside the bounds
};

/// States outside the bounds are dropped and the rest normalised; the share is reported.
PrefixTree buildPrefixTree(const Histogram& histogram, const std::vector<int>& bounds);

} // namespace dyngpt
