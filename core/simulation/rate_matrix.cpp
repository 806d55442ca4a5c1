#include "core/simulation/rate_matrix.h"

#include <numeric>

namespace dyngpt {

RateMatrix RateMatrix::transposed() const {
    RateMatrix result;
    result.start.assign(start.size(), 0);
    for (const std::int32_t to : target)
        ++result.start[static_cast<std::size_t>(to) + 1];
    std::partial_sum(result.start.begin(), result.start.end(), result.start.begin());
    result.target.resize(target.size());
    result.rate.resize(rate.size());
    std::vector<std::int64_t> next(result.start.begin(), result.start.end() - 1);
    for (std::int32_t from = 0; from < size(); ++from)
        for (std::size_t k = offset(from); k < offset(from) + length(from); ++k) {
            const auto place =
                static_cast<std::size_t>(next[static_cast<std::size_t>(target[k])]++);
            result.target[place] = from;
            result.rate[place] = rate[k];
        }
    return result;
}

RateMatrix RateMatrix::restricted(std::span<const std::int32_t> members,
                                  std::span<const std::int32_t> number) const {
    RateMatrix result;
    result.start.reserve(members.size() + 1);
    for (const std::int32_t state : members) {
        for (std::size_t k = offset(state); k < offset(state) + length(state); ++k) {
            const std::int32_t to = number[static_cast<std::size_t>(target[k])];
            if (to < 0)
                continue;
            result.target.push_back(to);
            result.rate.push_back(rate[k]);
        }
        result.start.push_back(static_cast<std::int64_t>(result.target.size()));
    }
    return result;
}

std::vector<double> RateMatrix::exitRates() const {
    std::vector<double> result;
    result.reserve(start.size() - 1);
    for (std::int32_t state = 0; state < size(); ++state) {
        const auto row = rates(state);
        result.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    }
    return result;
}

} // namespace dyngpt
