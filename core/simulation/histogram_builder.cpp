#include "core/simulation/histogram_builder.h"

#include <algorithm>

namespace dyngpt {
namespace {

constexpr std::size_t firstSlots = 1024;

std::uint64_t hashState(const std::int32_t* state, std::size_t dimension) {
    std::uint64_t hash = 0;
    for (std::size_t d = 0; d < dimension; ++d)
        hash = (hash ^ static_cast<std::uint32_t>(state[d])) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 32);
}

} // namespace

HistogramBuilder::HistogramBuilder(int dimension) : slots_(firstSlots) {
    histogram_.dimension = dimension;
}

/// The slot that holds the state, or the free one where it belongs.
std::size_t HistogramBuilder::find(const std::int32_t* state) const {
    const auto dimension = static_cast<std::size_t>(histogram_.dimension);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hashState(state, dimension) & mask;
    while (slots_[slot] != 0 &&
           !std::equal(state, state + dimension,
                       histogram_.states.data() + (slots_[slot] - 1) * dimension))
        slot = (slot + 1) & mask;
    return slot;
}

bool HistogramBuilder::add(const std::int32_t* state, double weight) {
    std::size_t slot = find(state);
    if (slots_[slot] != 0) {
        histogram_.weights[slots_[slot] - 1] += weight;
        return false;
    }
    if (2 * (histogram_.size() + 1) > slots_.size()) {
        grow();
        slot = find(state);
    }
    histogram_.states.insert(histogram_.states.end(), state, state + histogram_.dimension);
    histogram_.weights.push_back(weight);
    slots_[slot] = static_cast<std::uint32_t>(histogram_.size());
    return true;
}

void HistogramBuilder::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::size_t i = 0; i < histogram_.size(); ++i)
        slots_[find(histogram_.state(i).data())] = static_cast<std::uint32_t>(i + 1);
}

Histogram HistogramBuilder::take() {
    Histogram result;
    result.dimension = histogram_.dimension;
    std::swap(result, histogram_);
    slots_.assign(firstSlots, 0);
    return result;
}

} // namespace dyngpt
