#include "core/nn/prefix_tree.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace dyngpt {

PrefixTree buildPrefixTree(const Histogram& histogram, const std::vector<int>& bounds) {
    assert(histogram.dimension == static_cast<int>(bounds.size()));
    const auto depth = bounds.size();

    std::vector<std::uint32_t> order;
    order.reserve(histogram.size());
    double total = 0;
    double kept = 0;
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        total += histogram.weights[i];
        const auto state = histogram.state(i);
        bool inside = histogram.weights[i] > 0;
        for (std::size_t k = 0; k < depth; ++k)
            inside = inside && state[k] >= 0 && state[k] < bounds[k];
        if (inside) {
            order.push_back(static_cast<std::uint32_t>(i));
            kept += histogram.weights[i];
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(histogram.state(a), histogram.state(b));
    });

    PrefixTree tree;
    tree.droppedMass = total > 0 ? (total - kept) / total : 0;
    tree.levels.resize(depth);
    std::vector<std::vector<double>> weights(depth);
    for (std::size_t n = 0; n < order.size(); ++n) {
        const auto state = histogram.state(order[n]);
        const double p = histogram.weights[order[n]] / kept;
        // The first token that differs from the state before opens new rows below it.
        std::size_t fresh = 0;
        if (n > 0) {
            const auto before = histogram.state(order[n - 1]);
            while (fresh < depth && state[fresh] == before[fresh])
                ++fresh;
        }
        for (std::size_t k = 0; k < depth; ++k) {
            PrefixTree::Level& level = tree.levels[k];
            const bool newRow = n == 0 || (k > 0 && fresh < k);
            if (newRow) {
                level.parent.push_back(
                    k == 0 ? -1 : static_cast<std::int32_t>(tree.levels[k - 1].rows() - 1));
                level.token.push_back(k == 0 ? -1 : state[k - 1]);
                level.targetStart.push_back(static_cast<std::int32_t>(level.targetValue.size()));
            }
            if (newRow || fresh <= k) {
                // Repeated states of a histogram share the target of their first occurrence.
                level.targetValue.push_back(state[k]);
                weights[k].push_back(0);
            }
            weights[k].back() += p;
        }
    }
    for (std::size_t k = 0; k < depth; ++k) {
        PrefixTree::Level& level = tree.levels[k];
        level.targetStart.push_back(static_cast<std::int32_t>(level.targetValue.size()));
        level.targetWeight.assign(weights[k].begin(), weights[k].end());
    }
    if (depth > 0) {
        // Targets of the last level are the distinct states.
        for (const double p : weights[depth - 1])
            tree.entropy -= p * std::log(p);
    }
    return tree;
}

// A target of a level and the row it leads to in the next level have the same index.

double shareOf(const PrefixTree& tree, std::span<const std::int32_t> state) {
    std::size_t row = 0;
    for (std::size_t k = 0;; ++k) {
        const PrefixTree::Level& level = tree.levels[k];
        const auto begin = level.targetValue.begin() + level.targetStart[row];
        const auto end = level.targetValue.begin() + level.targetStart[row + 1];
        const auto found = std::lower_bound(begin, end, state[k]);
        if (found == end || *found != state[k])
            return 0;
        row = static_cast<std::size_t>(found - level.targetValue.begin());
        if (k + 1 == tree.levels.size())
            return level.targetWeight[row];
    }
}

std::vector<std::int32_t> stateOf(const PrefixTree& tree, std::size_t target) {
    std::vector<std::int32_t> state(tree.levels.size());
    for (std::size_t k = state.size(); k-- > 0;) {
        const PrefixTree::Level& level = tree.levels[k];
        state[k] = level.targetValue[target];
        // The row that the target belongs to.
        target = static_cast<std::size_t>(std::upper_bound(level.targetStart.begin(),
                                                           level.targetStart.end(),
                                                           static_cast<std::int32_t>(target)) -
                                          level.targetStart.begin()) -
                 1;
    }
    return state;
}

std::int64_t rowCount(const PrefixTree& tree) {
    std::int64_t rows = 0;
    for (const PrefixTree::Level& level : tree.levels)
        rows += static_cast<std::int64_t>(level.rows());
    return rows;
}

namespace {

double weightOf(const PrefixTree::Level& level, std::size_t row) {
    return std::accumulate(level.targetWeight.begin() + level.targetStart[row],
                           level.targetWeight.begin() + level.targetStart[row + 1], 0.0);
}

/// How often each row of a level is drawn: `draws` at equal distances along the weights.
std::vector<int> drawRows(const PrefixTree::Level& level, int draws, RandomStream& random) {
    std::vector<double> upTo;
    double sum = 0;
    for (std::size_t row = 0; row < level.rows(); ++row)
        upTo.push_back(sum += weightOf(level, row));
    std::vector<int> drawn(level.rows());
    const double begin = random.uniform();
    std::size_t row = 0;
    for (int i = 0; i < draws; ++i) {
        const double at = sum * (i + begin) / draws;
        while (row + 1 < upTo.size() && upTo[row] <= at)
            ++row;
        ++drawn[row];
    }
    return drawn;
}

} // namespace

PrefixTree sampleRows(const PrefixTree& tree, int rows, RandomStream& random) {
    const std::size_t depth = tree.levels.size();
    const int draws = std::max(1, rows / std::max(1, static_cast<int>(depth) - 1));
    std::vector<std::vector<int>> drawn(depth);
    drawn.back() = drawRows(tree.levels.back(), draws, random);
    for (std::size_t k = depth - 1; k > 0; --k) {
        drawn[k - 1].resize(tree.levels[k - 1].rows());
        for (std::size_t row = 0; row < drawn[k].size(); ++row)
            drawn[k - 1][static_cast<std::size_t>(tree.levels[k].parent[row])] += drawn[k][row];
    }
    PrefixTree sample;
    sample.droppedMass = tree.droppedMass;
    sample.levels.resize(depth);
    std::vector<std::int32_t> above{-1}; // new index of each row of the level above
    for (std::size_t k = 0; k < depth; ++k) {
        const PrefixTree::Level& from = tree.levels[k];
        PrefixTree::Level& to = sample.levels[k];
        std::vector<std::int32_t> place(from.rows(), -1);
        for (std::size_t row = 0; row < from.rows(); ++row) {
            if (drawn[k][row] == 0)
                continue;
            place[row] = static_cast<std::int32_t>(to.rows());
            to.parent.push_back(k == 0 ? -1 : above[static_cast<std::size_t>(from.parent[row])]);
            to.token.push_back(from.token[row]);
            to.targetStart.push_back(static_cast<std::int32_t>(to.targetValue.size()));
            const double rowWeight = weightOf(from, row);
            const double scale = drawn[k][row] / (draws * rowWeight);
            for (auto t = static_cast<std::size_t>(from.targetStart[row]);
                 t < static_cast<std::size_t>(from.targetStart[row + 1]); ++t) {
                to.targetValue.push_back(from.targetValue[t]);
                const double weight = from.targetWeight[t];
                to.targetWeight.push_back(static_cast<float>(weight * scale));
                // Of the rows' conditional distributions: the divergence from it is never negative.
                sample.entropy -= weight * scale * std::log(weight / rowWeight);
            }
        }
        to.targetStart.push_back(static_cast<std::int32_t>(to.targetValue.size()));
        above = std::move(place);
    }
    return sample;
}

} // namespace dyngpt
