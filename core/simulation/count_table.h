#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

/// Counts of many states, state after state. At least one count a state.
struct CountTable {
    std::int32_t dimension = 1;
    std::vector<std::int32_t> counts;

    std::int32_t size() const {
        return static_cast<std::int32_t>(counts.size() / static_cast<std::size_t>(dimension));
    }
    std::span<const std::int32_t> operator[](std::int32_t state) const {
        return std::span(counts).subspan(static_cast<std::size_t>(state) *
                                             static_cast<std::size_t>(dimension),
                                         static_cast<std::size_t>(dimension));
    }
    /// The members alone, in their order.
    CountTable restricted(std::span<const std::int32_t> members) const {
        CountTable result{dimension, {}};
        result.counts.reserve(members.size() * static_cast<std::size_t>(dimension));
        for (const std::int32_t state : members) {
            const auto own = (*this)[state];
            result.counts.insert(result.counts.end(), own.begin(), own.end());
        }
        return result;
    }
};

} // namespace dyngpt
