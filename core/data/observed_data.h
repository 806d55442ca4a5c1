#pragma once
// Observed counts of cells for some of the recorded states, by group (gene, time point, condition
// ...). Kept as distinct states with their numbers of cells: no use of the data needs to know
// which cell was which, and thousands of genes stay small. Plain values.

#include "core/common/issue.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dyngpt {

struct ObservedGroup {
    std::string name;                 ///< empty: the data have no groups
    std::vector<std::int32_t> values; ///< distinct states one after the other, ascending
    std::vector<std::int64_t> cells;  ///< cells in each of them
    /// Parameters it was simulated with, natural scale, in the network's order; empty: unknown.
    std::vector<double> truth;

    std::int64_t cellCount() const;
    bool operator==(const ObservedGroup&) const = default;
};

struct ObservedData {
    std::string fileName;
    std::vector<std::string> states; ///< names, in the network's recorded order
    std::vector<ObservedGroup> groups;

    std::int64_t cellCount() const; ///< of all groups
    bool operator==(const ObservedData&) const = default;
};

/// Distinct states of cells given one after the other, `width` counts each.
ObservedGroup groupOfCells(std::string name, std::span<const std::int32_t> counts,
                           std::size_t width);
/// One group without a name.
ObservedData dataOfCells(std::string fileName, std::vector<std::string> states,
                         std::span<const std::int32_t> counts);

} // namespace dyngpt
