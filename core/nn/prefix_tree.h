#pragma once
// A set's histogram as a tree over the state tokens: one row per distinct prefix with the next
// token's distribution as a soft target. Carries the histogram exactly with far fewer rows than
// samples. Plain value.

#include "core/common/random.h"
#include "core/simulation/histogram.h"

#include <cstdint>
#include <span>
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

/// The share of a state; 0 where the histogram does not have it.
double shareOf(const PrefixTree& tree, std::span<const std::int32_t> state);
/// The state of a target of the last level.
std::vector<std::int32_t> stateOf(const PrefixTree& tree, std::size_t target);

/// Number of rows of all levels.
std::int64_t rowCount(const PrefixTree& tree);
/// At most some `rows` rows of a larger tree: last rows drawn by their weight, and the prefixes
/// that lead to them. Every row keeps its whole conditional distribution, and its weight is right
/// in the mean, so that a loss over the sample is an unbiased one over the histogram.
PrefixTree sampleRows(const PrefixTree& tree, int rows, RandomStream& random);

/// States outside the bounds are dropped and the rest normalised; the share is reported.
PrefixTree buildPrefixTree(const Histogram& histogram, const std::vector<int>& bounds);

} // namespace dyngpt
