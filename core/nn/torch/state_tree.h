#pragma once
// The prefix tree of a list of full states and where each state's conditionals stand in it.

#include "core/nn/prefix_tree.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

struct StateTree {
    PrefixTree tree; ///< rows only, no targets
    /// states x depth: row of the level that predicts the state's k-th token.
    std::vector<std::int32_t> row;
};

StateTree buildStateTree(std::span<const std::int32_t> states, int depth);

} // namespace dyngpt
