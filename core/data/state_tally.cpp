#include "core/data/state_tally.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

namespace {

/// Sorting and merging is paid for when as many cells have come as there are distinct states.
constexpr std::size_t fewestPending = 64;

} // namespace

void StateTally::add(std::span<const std::int32_t> state) {
    pending_.insert(pending_.end(), state.begin(), state.end());
    if (pendingCells() >= std::max(fewestPending, 2 * cells_.size()))
        compact();
}

void StateTally::compact() {
    const auto state = [this](const std::vector<std::int32_t>& values, std::size_t i) {
        return std::span(values).subspan(i * width_, width_);
    };
    const auto less = [](auto a, auto b) {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
    };
    std::vector<std::uint32_t> order(pendingCells());
    std::iota(order.begin(), order.end(), 0U);
    if (width_ == 1)
        std::sort(pending_.begin(), pending_.end());
    else
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return less(state(pending_, a), state(pending_, b));
        });
    std::vector<std::int32_t> values;
    std::vector<std::int64_t> cells;
    values.reserve(values_.size());
    cells.reserve(cells_.size());
    const auto put = [&](std::span<const std::int32_t> next, std::int64_t count) {
        if (!cells.empty() && std::equal(next.begin(), next.end(), values.end() - width_)) {
            cells.back() += count;
            return;
        }
        values.insert(values.end(), next.begin(), next.end());
        cells.push_back(count);
    };
    std::size_t old = 0;
    for (const std::uint32_t i : order) {
        const auto next = state(pending_, i);
        for (; old < cells_.size() && !less(next, state(values_, old)); ++old)
            put(state(values_, old), cells_[old]);
        put(next, 1);
    }
    for (; old < cells_.size(); ++old)
        put(state(values_, old), cells_[old]);
    counted_ += static_cast<std::int64_t>(pendingCells());
    values_ = std::move(values);
    cells_ = std::move(cells);
    pending_.clear();
}

ObservedGroup StateTally::finish(std::string name, std::int64_t allCells) {
    compact();
    const std::int64_t zeros = allCells - counted_;
    if (zeros > 0) {
        const bool known = !cells_.empty() && std::all_of(values_.begin(), values_.begin() + width_,
                                                          [](std::int32_t v) { return v == 0; });
        if (!known) {
            values_.insert(values_.begin(), width_, 0);
            cells_.insert(cells_.begin(), 0);
        }
        cells_.front() += zeros;
        counted_ = allCells;
    }
    ObservedGroup group;
    group.name = std::move(name);
    group.values = std::move(values_);
    group.cells = std::move(cells_);
    *this = StateTally(width_);
    return group;
}

StateTally& GroupTallies::operator[](const std::string& name) {
    const auto [at, fresh] = index_.emplace(name, names_.size());
    if (fresh) {
        names_.push_back(name);
        tallies_.emplace_back(width_);
    }
    return tallies_[at->second];
}

std::vector<ObservedGroup> GroupTallies::finish() {
    std::vector<ObservedGroup> groups;
    for (std::size_t i = 0; i < names_.size(); ++i)
        groups.push_back(tallies_[i].finish(names_[i]));
    return groups;
}

} // namespace dyngpt
