#pragma once
// Collects snapshots into a Histogram: an open-addressing table over the distinct states, which
// keeps the order in which they were first seen. One object per thread.

#include "core/simulation/histogram.h"

namespace dyngpt {

class HistogramBuilder {
public:
    explicit HistogramBuilder(int dimension);

    /// `state` has `dimension` values. True when it is seen for the first time.
    bool add(const std::int32_t* state, double weight);
    /// Per distinct state so far.
    const std::vector<double>& weights() const { return histogram_.weights; }
    /// The histogram so far; starts an empty one.
    Histogram take();

private:
    std::size_t find(const std::int32_t* state) const;
    void grow();

    Histogram histogram_;
    std::vector<std::uint32_t> slots_; ///< 1 + index of a state; 0: free. Size: a power of 2
};

} // namespace dyngpt
