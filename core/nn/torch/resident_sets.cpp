#include "core/nn/torch/resident_sets.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dyngpt {

namespace {

using Numbers = std::vector<std::int64_t>;

/// Ranges [begin, begin + count) one after the other, and which range an element belongs to.
struct Ranges {
    torch::Tensor owner, at;
};

Ranges ranges(const torch::Tensor& begin, const torch::Tensor& count, std::int64_t total) {
    // With the size known there is no need to wait for the device.
    const torch::Tensor owner = torch::repeat_interleave(
        torch::arange(count.size(0), count.options()), count, /*dim=*/0, /*output_size=*/total);
    const torch::Tensor before = count.cumsum(0) - count;
    return {owner, torch::arange(total, begin.options()) + (begin - before).index_select(0, owner)};
}

std::int64_t sumOf(const Numbers& values, const Numbers& chosen) {
    std::int64_t sum = 0;
    for (const std::int64_t i : chosen)
        sum += values[static_cast<std::size_t>(i)];
    return sum;
}

Numbers startsOf(const Numbers& counts) {
    Numbers starts(counts.size());
    std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), std::int64_t{0});
    return starts;
}

/// Rows of all sets as they lie on the device.
struct Rows {
    std::vector<std::int32_t> token, level, ancestors;
    std::vector<float> share;
};

void append(Rows& rows, const PrefixTree& tree) {
    const std::size_t ancestors = tree.levels.size() - 1;
    const std::size_t begin = rows.token.size();
    std::size_t above = 0; // first row of the level before, within the set
    for (std::size_t k = 0; k < tree.levels.size(); ++k) {
        const PrefixTree::Level& level = tree.levels[k];
        const std::size_t first = rows.token.size() - begin;
        const std::vector<float> shares = rowShares(level);
        rows.share.insert(rows.share.end(), shares.begin(), shares.end());
        for (std::size_t r = 0; r < level.rows(); ++r) {
            rows.token.push_back(k == 0 ? 0 : level.token[r]);
            rows.level.push_back(static_cast<std::int32_t>(k));
            const std::size_t mine = rows.ancestors.size();
            rows.ancestors.resize(mine + ancestors);
            if (k == 0)
                continue;
            // The row itself, then what its parent attends to.
            const std::size_t parent = above + static_cast<std::size_t>(level.parent[r]);
            rows.ancestors[mine] = static_cast<std::int32_t>(first + r);
            std::copy_n(rows.ancestors.begin() +
                            static_cast<std::ptrdiff_t>((begin + parent) * ancestors),
                        k - 1, rows.ancestors.begin() + static_cast<std::ptrdiff_t>(mine) + 1);
        }
        above = first;
    }
}

} // namespace

std::int64_t ResidentSets::bytesOf(const Sets& sets, const SolverShape& shape) {
    const std::int64_t depth = shape.stateCount();
    std::int64_t bytes = 0;
    for (const TrainingSet* set : sets) {
        bytes += 8 * (shape.parameterCount() + 2 + 6 * depth);
        // Token, level, share and ancestors; cell and weight.
        bytes += rowCount(set->tree) * 4 * (3 + depth - 1);
        for (const PrefixTree::Level& level : set->tree.levels)
            bytes += static_cast<std::int64_t>(level.targetValue.size()) * (8 + 4);
    }
    return bytes;
}

ResidentSets::ResidentSets(const Sets& sets, const SolverShape& shape, const torch::Device& device,
                           torch::ScalarType type)
    : shape_(shape), type_(type) {
    const auto depth = static_cast<std::size_t>(shape.stateCount());
    Rows rows;
    for (const TrainingSet* set : sets) {
        number_.emplace(set, static_cast<std::int64_t>(entropies_.size()));
        rowCounts_.push_back(rowCount(set->tree));
        entropies_.push_back(set->tree.entropy);
        append(rows, set->tree);
    }
    rows.token.push_back(0);
    rows.level.push_back(0);
    rows.share.push_back(0);
    rows.ancestors.resize(rows.token.size() * (depth - 1));

    const auto onDevice = [&](const auto& values) { return torch::tensor(values).to(device); };
    // LibTorch makes 64 bits of whole numbers unless it is told.
    const auto narrow = [&](const std::vector<std::int32_t>& values) {
        return torch::tensor(values, torch::kInt32).to(device);
    };
    logParameters_ = logParametersOf(sets).to(device);
    rowCount_ = onDevice(rowCounts_);
    firstRow_ = onDevice(startsOf(rowCounts_));
    token_ = narrow(rows.token);
    level_ = narrow(rows.level);
    share_ = onDevice(rows.share);
    const auto ancestors = static_cast<std::int64_t>(depth) - 1;
    ancestors_ = narrow(rows.ancestors).view({token_.size(0), ancestors});
    // Row k: of level k, which attends to itself and k - 1 ancestors.
    maskOfLevel_ = torch::full({static_cast<std::int64_t>(depth), ancestors},
                               -std::numeric_limits<float>::infinity())
                       .triu()
                       .to(device, type);

    Numbers firstRow(sets.size());
    for (std::size_t k = 0; k < depth; ++k) {
        Level& level = levels_.emplace_back();
        Numbers cells;
        std::vector<float> weights;
        std::vector<double> tailBegin;
        std::vector<double> tailSd;
        for (const TrainingSet* set : sets) {
            const PrefixTree::Level& from = set->tree.levels[k];
            level.rows.push_back(static_cast<std::int64_t>(from.rows()));
            level.targets.push_back(static_cast<std::int64_t>(from.targetValue.size()));
            for (std::size_t r = 0; r < from.rows(); ++r)
                for (auto t = static_cast<std::size_t>(from.targetStart[r]);
                     t < static_cast<std::size_t>(from.targetStart[r + 1]); ++t)
                    cells.push_back(static_cast<std::int64_t>(r) * shape.stateBounds[k] +
                                    from.targetValue[t]);
            weights.insert(weights.end(), from.targetWeight.begin(), from.targetWeight.end());
            const FarTail tail = farTailOf(from);
            tailBegin.push_back(tail.begin);
            tailSd.push_back(tail.sd);
        }
        level.rowCount = onDevice(level.rows);
        level.targetCount = onDevice(level.targets);
        level.firstRow = onDevice(firstRow);
        level.firstTarget = onDevice(startsOf(level.targets));
        level.cell = onDevice(cells);
        level.weight = onDevice(weights);
        level.tailBegin = torch::tensor(tailBegin, torch::kFloat64).to(device);
        level.tailSd = torch::tensor(tailSd, torch::kFloat64).to(device);
        std::transform(firstRow.begin(), firstRow.end(), level.rows.begin(), firstRow.begin(),
                       std::plus<>());
    }
}

std::int64_t ResidentSets::bytes() const {
    std::vector<torch::Tensor> all{logParameters_, firstRow_, rowCount_,  token_,
                                   level_,         share_,    ancestors_, maskOfLevel_};
    for (const Level& level : levels_)
        all.insert(all.end(), {level.rowCount, level.targetCount, level.firstRow, level.firstTarget,
                               level.cell, level.weight, level.tailBegin, level.tailSd});
    std::int64_t sum = 0;
    for (const torch::Tensor& tensor : all)
        sum += static_cast<std::int64_t>(tensor.nbytes());
    return sum;
}

bool ResidentSets::contains(const Sets& sets) const {
    return std::all_of(sets.begin(), sets.end(),
                       [&](const TrainingSet* set) { return number_.contains(set); });
}

RowBatch ResidentSets::gatherRows(const Numbers& chosen, const torch::Tensor& sets) const {
    RowBatch batch;
    batch.sets = static_cast<std::int64_t>(chosen.size());
    for (const std::int64_t set : chosen)
        batch.rows = std::max(batch.rows, rowCounts_[static_cast<std::size_t>(set)]);
    batch.ancestors = ancestors_.size(1);

    const auto options = sets.options();
    const torch::Tensor within = torch::arange(batch.rows, options).unsqueeze(0);
    const torch::Tensor flat =
        torch::where(within < rowCount_.index_select(0, sets).unsqueeze(1),
                     firstRow_.index_select(0, sets).unsqueeze(1) + within, token_.size(0) - 1)
            .view({-1});
    const torch::Tensor start = torch::arange(batch.sets, options) * batch.rows;
    const torch::Tensor level = level_.index_select(0, flat).to(torch::kInt64);
    batch.tokens = token_.index_select(0, flat).to(torch::kInt64).view({batch.sets, batch.rows});
    batch.positions = (level + (shape_.promptTokens - 1)).view({batch.sets, batch.rows});
    batch.ancestorRows = (ancestors_.index_select(0, flat)
                              .to(torch::kInt64)
                              .view({batch.sets, batch.rows * batch.ancestors}) +
                          start.unsqueeze(1))
                             .view({-1});
    batch.ancestorMask =
        maskOfLevel_.index_select(0, level).view({batch.sets, batch.rows, batch.ancestors});
    for (const Level& of : levels_)
        batch.level.push_back(ranges(start + of.firstRow.index_select(0, sets),
                                     of.rowCount.index_select(0, sets), sumOf(of.rows, chosen))
                                  .at);
    return batch;
}

HistogramBatch ResidentSets::gather(const Sets& wanted, bool tails) const {
    Numbers chosen;
    HistogramBatch batch;
    for (const TrainingSet* set : wanted) {
        chosen.push_back(number_.at(set));
        batch.entropy += entropies_[static_cast<std::size_t>(chosen.back())];
    }
    const torch::Tensor sets = torch::tensor(chosen).to(logParameters_.device());
    batch.logParameters = logParameters_.index_select(0, sets);
    batch.rows = gatherRows(chosen, sets);
    for (std::size_t k = 0; k < levels_.size(); ++k) {
        const Level& level = levels_[k];
        const torch::Tensor rows = level.rowCount.index_select(0, sets);
        const Ranges targets =
            ranges(level.firstTarget.index_select(0, sets), level.targetCount.index_select(0, sets),
                   sumOf(level.targets, chosen));
        const torch::Tensor firstCell = (rows.cumsum(0) - rows) * shape_.stateBounds[k];
        batch.targets.push_back(
            {level.cell.index_select(0, targets.at) + firstCell.index_select(0, targets.owner),
             level.weight.index_select(0, targets.at).to(type_)});
        if (!tails)
            continue;
        const Ranges ofRows =
            ranges(firstRow_.index_select(0, sets) + level.firstRow.index_select(0, sets), rows,
                   sumOf(level.rows, chosen));
        batch.tails.push_back({ofRows.owner, share_.index_select(0, ofRows.at).to(type_),
                               level.tailBegin.index_select(0, sets),
                               level.tailSd.index_select(0, sets)});
    }
    return batch;
}

} // namespace dyngpt
