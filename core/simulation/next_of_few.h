#pragma once
// The earliest of one time per index. One thread.

#include "core/simulation/placed_time.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dyngpt {

/// A tournament of four a node. Most changes do not touch the first and end at once.
class NextOfFew {
public:
    /// Infinity for each of `size` indices.
    explicit NextOfFew(std::size_t size) {
        do {
            size = std::max<std::size_t>((size + 3) / 4, 1);
            levels_.push_back(nodes_.size());
            nodes_.resize(nodes_.size() + size);
        } while (size > 1);
    }

    double nextTime() const { return fromBits(nodes_.back().first.time); }
    std::int32_t next() const {
        std::size_t index = 0;
        for (std::size_t level = levels_.size(); level-- > 0;)
            index = index * 4 + nodes_[levels_[level] + index].first.at;
        return static_cast<std::int32_t>(index);
    }
    void set(std::int32_t index, double newTime) {
        auto i = static_cast<std::size_t>(index);
        TimeBits time = timeBits(newTime);
        for (const std::size_t level : levels_) {
            Node& node = nodes_[level + i / 4];
            const std::size_t place = i % 4;
            node.times[place] = time;
            if (time >= node.first.time && place != node.first.at)
                return;
            node.first = PlacedTime::earliestOfFour(node.times.data(), 0);
            time = node.first.time;
            i /= 4;
        }
    }

private:
    struct Node {
        std::array<TimeBits, 4> times{neverBits, neverBits, neverBits, neverBits};
        PlacedTime first{neverBits, 0};
    };
    std::vector<Node> nodes_;         ///< level after level, the root last
    std::vector<std::size_t> levels_; ///< first node of each
};

} // namespace dyngpt
