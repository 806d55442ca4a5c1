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

} // namespace dyngpt
