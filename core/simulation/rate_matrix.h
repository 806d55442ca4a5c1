#pragma once
// Rates of a Markov chain between numbered states, row by row (from state to state, without the
// diagonal). A plain value; at most 2^31 states.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

struct RateMatrix {
    std::vector<std::int64_t> start = {0}; ///< states + 1 offsets
    std::vector<std::int32_t> target;
    std::vector<double> rate;

    std::int32_t size() const { return static_cast<std::int32_t>(start.size() - 1); }
    std::span<const std::int32_t> targets(std::int32_t state) const {
        return std::span(target).subspan(offset(state), length(state));
    }
    std::span<const double> rates(std::int32_t state) const {
        return std::span(rate).subspan(offset(state), length(state));
    }
    /// What stands in a row becomes what leads to a state.
    RateMatrix transposed() const;
    /// Between `members` only, in their order; number[members[i]] is i and that of others is -1.
    RateMatrix restricted(std::span<const std::int32_t> members,
                          std::span<const std::int32_t> number) const;
    /// Sum of each row.
    std::vector<double> exitRates() const;

private:
    std::size_t offset(std::int32_t state) const {
        return static_cast<std::size_t>(start[static_cast<std::size_t>(state)]);
    }
    std::size_t length(std::int32_t state) const {
        return static_cast<std::size_t>(start[static_cast<std::size_t>(state) + 1]) - offset(state);
    }
};

} // namespace dyngpt
