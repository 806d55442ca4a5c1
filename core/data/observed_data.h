#pragma once
// Observed counts of cells for some of the recorded states. A plain value.

#include "core/common/issue.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dyngpt {

struct ObservedData {
    std::string fileName;
    std::vector<std::string> states;  ///< names, in the network's recorded order
    std::vector<std::int32_t> counts; ///< cells * states, cell after cell
    std::size_t cells() const { return states.empty() ? 0 : counts.size() / states.size(); }
    bool operator==(const ObservedData&) const = default;
};

/// What a delimited text file looks like before anything is taken from it.
struct TablePreview {
    char delimiter = ',';
    bool hasHeader = true;
    std::vector<std::string> columns;           ///< header names, or "column 1" ...
    std::vector<std::vector<std::string>> rows; ///< the first rows
    std::vector<bool> countLike;                ///< per column: all previewed cells are counts
};
/// Delimiter (comma, semicolon, tab), header and a UTF-8 byte-order mark are recognised.
TablePreview previewTable(const std::filesystem::path& path, int rows = 20);

/// column name -> state name. States keep the order given in recordedStates. Throws Error with
/// every bad field (line, column, what stood there), at most 20 of them. "2.0" is the count 2.
ObservedData readCounts(const std::filesystem::path& path,
                        const std::map<std::string, std::string>& columnToState,
                        const std::vector<std::string>& recordedStates);

} // namespace dyngpt
