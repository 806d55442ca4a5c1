#include "core/nn/torch/state_tree.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

StateTree buildStateTree(std::span<const std::int32_t> states, int depth) {
    const auto width = static_cast<std::size_t>(depth);
    const std::size_t count = states.size() / width;
    const auto state = [&](std::size_t i) { return states.subspan(i * width, width); };
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::ranges::lexicographical_compare(state(a), state(b));
    });

    StateTree result;
    result.row.resize(count * width);
    result.tree.levels.resize(width);
    for (std::size_t n = 0; n < count; ++n) {
        const auto current = state(order[n]);
        std::size_t fresh = 0;
        if (n > 0) {
            const auto before = state(order[n - 1]);
            while (fresh < width && current[fresh] == before[fresh])
                ++fresh;
        }
        for (std::size_t k = 0; k < width; ++k) {
            PrefixTree::Level& level = result.tree.levels[k];
            if (n == 0 || (k > 0 && fresh < k)) {
                level.parent.push_back(
                    k == 0 ? -1 : static_cast<std::int32_t>(result.tree.levels[k - 1].rows() - 1));
                level.token.push_back(k == 0 ? -1 : current[k - 1]);
            }
            result.row[order[n] * width + k] = static_cast<std::int32_t>(level.rows() - 1);
        }
    }
    return result;
}

} // namespace dyngpt
