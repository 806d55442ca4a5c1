#include "core/nn/torch/row_batch.h"

#include <algorithm>
#include <limits>

namespace dyngpt {

namespace {

template <typename T> torch::Tensor tensorOf(const std::vector<T>& values) {
    return torch::tensor(at::ArrayRef<T>(values));
}

} // namespace

void RowBatch::to(const torch::Device& device, torch::ScalarType type) {
    tokens = tokens.to(device);
    positions = positions.to(device);
    ancestorRows = ancestorRows.to(device);
    ancestorMask = ancestorMask.to(device, type);
    for (torch::Tensor& rowsOfLevel : level)
        rowsOfLevel = rowsOfLevel.to(device);
}

RowBatch RowBatch::first(std::int64_t count) const {
    RowBatch part = *this;
    part.sets = count;
    part.tokens = tokens.narrow(0, 0, count);
    part.positions = positions.narrow(0, 0, count);
    part.ancestorRows = ancestorRows.narrow(0, 0, count * rows * ancestors);
    part.ancestorMask = ancestorMask.narrow(0, 0, count);
    for (torch::Tensor& rowsOfLevel : part.level)
        rowsOfLevel = rowsOfLevel.narrow(0, 0, rowsOfLevel.size(0) / sets * count);
    return part;
}

RowBatch layOut(const std::vector<const PrefixTree*>& trees, const SolverShape& shape) {
    RowBatch batch;
    const auto depth = static_cast<std::size_t>(shape.stateCount());
    batch.sets = static_cast<std::int64_t>(trees.size());
    batch.ancestors = static_cast<std::int64_t>(depth) - 1;
    for (const PrefixTree* tree : trees)
        batch.rows = std::max(batch.rows, rowCount(*tree));

    const std::int64_t cells = batch.sets * batch.rows;
    std::vector<std::int64_t> tokens(static_cast<std::size_t>(cells));
    std::vector<std::int64_t> positions(tokens.size(), shape.promptTokens - 1);
    std::vector<std::int64_t> ancestors(tokens.size() * (depth - 1));
    std::vector<float> mask(ancestors.size(), -std::numeric_limits<float>::infinity());
    std::vector<std::vector<std::int64_t>> levels(depth);

    for (std::size_t set = 0; set < trees.size(); ++set) {
        const auto first = static_cast<std::int64_t>(set) * batch.rows;
        std::int64_t start = first; // of the level
        std::int64_t above = first; // of the level before
        for (std::size_t k = 0; k < depth; ++k) {
            const PrefixTree::Level& level = trees[set]->levels[k];
            for (std::size_t r = 0; r < level.rows(); ++r) {
                const std::int64_t row = start + static_cast<std::int64_t>(r);
                const auto at = static_cast<std::size_t>(row);
                levels[k].push_back(row);
                if (k == 0)
                    continue;
                tokens[at] = level.token[r];
                positions[at] = shape.promptTokens + static_cast<std::int64_t>(k) - 1;
                const std::int64_t parent = above + level.parent[r];
                // The row itself, then what its parent attends to.
                std::int64_t* mine = ancestors.data() + at * (depth - 1);
                const std::int64_t* theirs =
                    ancestors.data() + static_cast<std::size_t>(parent) * (depth - 1);
                mine[0] = row;
                std::copy_n(theirs, k - 1, mine + 1);
                std::fill_n(mask.data() + at * (depth - 1), k, 0.0F);
            }
            above = start;
            start += static_cast<std::int64_t>(level.rows());
        }
    }
    batch.tokens = tensorOf(tokens).view({batch.sets, batch.rows});
    batch.positions = tensorOf(positions).view({batch.sets, batch.rows});
    batch.ancestorRows = tensorOf(ancestors);
    batch.ancestorMask = tensorOf(mask).view({batch.sets, batch.rows, batch.ancestors});
    for (const std::vector<std::int64_t>& rows : levels)
        batch.level.push_back(tensorOf(rows));
    return batch;
}

std::vector<LevelTargets> layOutTargets(const std::vector<const PrefixTree*>& trees,
                                        const SolverShape& shape) {
    std::vector<LevelTargets> result;
    for (std::size_t k = 0; k < static_cast<std::size_t>(shape.stateCount()); ++k) {
        std::vector<std::int64_t> index;
        std::vector<float> weight;
        std::int64_t row = 0;
        for (const PrefixTree* tree : trees) {
            const PrefixTree::Level& level = tree->levels[k];
            for (std::size_t r = 0; r < level.rows(); ++r, ++row) {
                const auto begin = static_cast<std::size_t>(level.targetStart[r]);
                const auto end = static_cast<std::size_t>(level.targetStart[r + 1]);
                for (std::size_t t = begin; t < end; ++t) {
                    index.push_back(row * shape.stateBounds[k] + level.targetValue[t]);
                    weight.push_back(level.targetWeight[t]);
                }
            }
        }
        result.push_back({tensorOf(index), tensorOf(weight)});
    }
    return result;
}

} // namespace dyngpt
