#include "core/data/observed_data.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace dyngpt {

std::int64_t ObservedGroup::cellCount() const {
    return std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
}

std::int64_t ObservedData::cellCount() const {
    std::int64_t sum = 0;
    for (const ObservedGroup& group : groups)
        sum += group.cellCount();
    return sum;
}

ObservedGroup groupOfCells(std::string name, std::span<const std::int32_t> counts,
                           std::size_t width) {
    std::map<std::vector<std::int32_t>, std::int64_t> cellsByState;
    for (std::size_t first = 0; width > 0 && first + width <= counts.size(); first += width) {
        const auto cell = counts.subspan(first, width);
        ++cellsByState[{cell.begin(), cell.end()}];
    }
    ObservedGroup group;
    group.name = std::move(name);
    for (const auto& [state, cells] : cellsByState) {
        group.values.insert(group.values.end(), state.begin(), state.end());
        group.cells.push_back(cells);
    }
    return group;
}

ObservedData dataOfCells(std::string fileName, std::vector<std::string> states,
                         std::span<const std::int32_t> counts) {
    ObservedData data{std::move(fileName), std::move(states), {}};
    data.groups.push_back(groupOfCells({}, counts, data.states.size()));
    return data;
}

} // namespace dyngpt
