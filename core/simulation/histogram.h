#pragma once
// Joint stationary distribution of one parameter set as counts of distinct states, in the order
// in which they were first seen. A plain value.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

struct Histogram {
    int dimension = 0;
    std::vector<std::int32_t> states; ///< size() * dimension values, state after state
    std::vector<double> weights;      ///< snapshots (or residence time) per distinct state

    std::size_t size() const { return weights.size(); }
    std::span<const std::int32_t> state(std::size_t i) const {
        return {states.data() + i * static_cast<std::size_t>(dimension),
                static_cast<std::size_t>(dimension)};
    }
    double totalWeight() const;
    bool operator==(const Histogram&) const = default;
};

struct Moments {
    std::vector<double> mean; ///< per dimension
    std::vector<double> sd;
    std::vector<std::int32_t> maximum;
};
Moments moments(const Histogram& histogram);

/// Probability of each value 0..maximum of one dimension.
std::vector<double> marginal(const Histogram& histogram, int dimension);

/// Compact bytes (zigzag varints of the differences); decode throws Error on damaged bytes.
std::string encodeHistogram(const Histogram& histogram);
Histogram decodeHistogram(std::string_view bytes);

} // namespace dyngpt
