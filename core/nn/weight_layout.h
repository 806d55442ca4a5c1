#pragma once
// Names and shapes of the network's weights, as the reference package has them. Plain values.

#include "core/nn/solver.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dyngpt {

struct WeightEntry {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// In the order of the reference package; `vocabulary` counts the rows of the embedding.
std::vector<WeightEntry> weightLayout(const SolverShape& shape, std::int64_t vocabulary);

} // namespace dyngpt
