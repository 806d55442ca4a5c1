#pragma once
// Prefix trees of several parameter sets laid out as padded rows for one pass of the
// transformer. Row 0 of every set is its empty prefix (the last prompt token).

#include "core/nn/prefix_tree.h"
#include "core/nn/solver.h"
#include "core/nn/torch/torch_headers.h"

#include <vector>

namespace dyngpt {

struct RowBatch {
    std::int64_t sets = 0;            ///< S
    std::int64_t rows = 0;            ///< R, the longest set's; shorter ones are padded
    std::int64_t ancestors = 0;       ///< A, deepest level
    torch::Tensor tokens;             ///< (S, R) counts; 0 at row 0 and in the padding
    torch::Tensor positions;          ///< (S, R) learned position of the token
    torch::Tensor ancestorRows;       ///< (S*R*A) flat row of the row itself, its parent ...
    torch::Tensor ancestorMask;       ///< (S, R, A) 0 or -infinity
    std::vector<torch::Tensor> level; ///< per level: flat rows, set after set

    void to(const torch::Device& device, torch::ScalarType type);
    /// The first sets of a batch whose sets all have the same tree.
    RowBatch first(std::int64_t count) const;
};

/// Soft targets of one level as flat indices into its (rows x bound) log probabilities.
struct LevelTargets {
    torch::Tensor index;
    torch::Tensor weight;
};

RowBatch layOut(const std::vector<const PrefixTree*>& trees, const SolverShape& shape);

std::vector<LevelTargets> layOutTargets(const std::vector<const PrefixTree*>& trees,
                                        const SolverShape& shape);

} // namespace dyngpt
