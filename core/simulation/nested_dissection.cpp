#include "core/simulation/nested_dissection.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::int32_t leafSize = 32; // dense work on fewer states costs less than looking further
constexpr double smallestSide = 0.25; // of the states that a cut leaves

struct Cut {
    std::int32_t dimension = -1;
    std::int32_t from = 0; ///< the slab's counts: [from, to)
    std::int32_t to = 0;
    double cost = std::numeric_limits<double>::infinity();
};

class Dissector {
public:
    Dissector(const CountTable& states, std::span<const std::int32_t> jump,
              const std::stop_token& stop)
        : states_(states), jump_(jump), stop_(stop) {}

    std::optional<Dissection> run(std::int32_t last) {
        auto& order = result_.order;
        order.resize(static_cast<std::size_t>(states_.size()));
        std::iota(order.begin(), order.end(), 0);
        std::swap(order[static_cast<std::size_t>(last)], order.back());
        const std::int32_t end = states_.size() - 1;
        if (end > 0)
            dissectRange(0, end);
        else
            result_.blocks.push_back({0, 0, {}});
        if (stop_.stop_requested())
            return std::nullopt;
        result_.blocks.back().end = states_.size();
        return std::move(result_);
    }

private:
    /// Returns the number of the range's root block.
    std::int32_t dissectRange(std::int32_t begin, std::int32_t end) {
        std::vector<std::int32_t> children;
        std::int32_t slab = begin;
        if (end - begin > leafSize && !stop_.stop_requested()) {
            const Cut cut = bestCut(begin, end);
            if (cut.dimension >= 0) {
                const auto first = result_.order.begin();
                const auto below = std::partition(first + begin, first + end, [&](std::int32_t s) {
                    return states_[s][static_cast<std::size_t>(cut.dimension)] < cut.from;
                });
                const auto above = std::partition(below, first + end, [&](std::int32_t s) {
                    return states_[s][static_cast<std::size_t>(cut.dimension)] >= cut.to;
                });
                const auto middle = static_cast<std::int32_t>(below - first);
                slab = static_cast<std::int32_t>(above - first);
                if (middle > begin)
                    children.push_back(dissectRange(begin, middle));
                if (slab > middle)
                    children.push_back(dissectRange(middle, slab));
            }
        }
        result_.blocks.push_back({slab, end, std::move(children)});
        return static_cast<std::int32_t>(result_.blocks.size()) - 1;
    }

    Cut bestCut(std::int32_t begin, std::int32_t end) {
        Cut best;
        for (std::int32_t d = 0; d < states_.dimension; ++d)
            improve(best, d, begin, end);
        return best;
    }

    /// The smallest slab of count `d` between two sides of some size.
    void improve(Cut& best, std::int32_t d, std::int32_t begin, std::int32_t end) {
        const auto count = [&](std::int32_t place) {
            return states_[result_.order[static_cast<std::size_t>(place)]]
                          [static_cast<std::size_t>(d)];
        };
        std::int32_t low = count(begin);
        std::int32_t high = low;
        for (std::int32_t i = begin; i < end; ++i) {
            low = std::min(low, count(i));
            high = std::max(high, count(i));
        }
        const std::int32_t width = std::max(jump_[static_cast<std::size_t>(d)], 1);
        if (high - low < width)
            return; // every slab would take all of one side
        below_.assign(static_cast<std::size_t>(high - low) + 2, 0);
        for (std::int32_t i = begin; i < end; ++i)
            ++below_[static_cast<std::size_t>(count(i) - low) + 1];
        std::partial_sum(below_.begin(), below_.end(), below_.begin());
        const double all = end - begin;
        for (std::int32_t from = 0; from <= high - low + 1 - width; ++from) {
            const double left = below_[static_cast<std::size_t>(from)];
            const double right = all - below_[static_cast<std::size_t>(from + width)];
            const double slab = all - left - right;
            // Both sides empty, or one that would be cut again in the same way.
            if (left + right == 0)
                continue;
            const double balance = std::min(left, right) / (left + right);
            const double cost = slab / std::min(1.0, (balance + 0.02) / smallestSide);
            if (cost < best.cost)
                best = {d, low + from, low + from + width, cost};
        }
    }

    const CountTable& states_;
    const std::span<const std::int32_t> jump_;
    const std::stop_token& stop_;
    Dissection result_;
    std::vector<std::int32_t> below_;
};

} // namespace

std::optional<Dissection> dissect(const CountTable& states, std::span<const std::int32_t> jump,
                                  std::int32_t last, const std::stop_token& stop) {
    return Dissector(states, jump, stop).run(last);
}

} // namespace dyngpt
