#pragma once
// Counts cells by their state, without keeping the cells. Cells whose counts are all 0 need not
// be named one by one: a matrix of cells by genes holds little else. One thread.

#include "core/data/observed_data.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace dyngpt {

class StateTally {
public:
    explicit StateTally(std::size_t width) : width_(width) {}

    /// One more cell; `width` counts.
    void add(std::span<const std::int32_t> state);
    std::int64_t cells() const { return counted_ + static_cast<std::int64_t>(pendingCells()); }
    /// What was added and, where that is less than `allCells`, cells of zeros up to that number.
    ObservedGroup finish(std::string name, std::int64_t allCells = 0);

private:
    std::size_t pendingCells() const { return pending_.size() / width_; }
    void compact();

    std::size_t width_;
    std::vector<std::int32_t> values_; ///< distinct states, ascending
    std::vector<std::int64_t> cells_;
    std::vector<std::int32_t> pending_; ///< states of single cells
    std::int64_t counted_ = 0;
};

/// Tallies by the name of a group, in the order in which the names first come.
class GroupTallies {
public:
    explicit GroupTallies(std::size_t width) : width_(width) {}

    StateTally& operator[](const std::string& name);
    std::vector<ObservedGroup> finish();

private:
    std::size_t width_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::string> names_;
    std::vector<StateTally> tallies_;
};

} // namespace dyngpt
