#pragma once
// An order of elimination that keeps fill-in low (George, SIAM J. Numer. Anal. 10, 345, 1973):
// the states are cut by a slab of one count, across which no event jumps; the two sides come
// first, each cut in the same way, and the slab last. Plain values.

#include "core/simulation/count_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct Dissection {
    /// States eliminated together: the order's places [begin, end).
    struct Block {
        std::int32_t begin = 0;
        std::int32_t end = 0;
        std::vector<std::int32_t> children; ///< earlier blocks
    };
    std::vector<std::int32_t> order; ///< place -> state
    std::vector<Block> blocks;       ///< children before their parent; the last is the root
};

/// `jump`: per count, the most by which any event changes it. `last` is eliminated last. Empty when
/// stopped.
std::optional<Dissection> dissect(const CountTable& states, std::span<const std::int32_t> jump,
                                  std::int32_t last, const std::stop_token& stop);

} // namespace dyngpt
