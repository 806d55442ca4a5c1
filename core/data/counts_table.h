#pragma once
// Observed counts from a delimited text with one cell a line (or a column). Pure functions.

#include "core/common/progress.h"
#include "core/data/import_result.h"
#include "core/data/table_format.h"

#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

/// What a delimited text file looks like before anything is taken from it. Where its cells are
/// columns, the preview is turned round, so that each of `rows` is a cell here too.
struct TablePreview {
    TableFormat format;                         ///< nothing left to be recognised
    std::vector<std::string> columns;           ///< names, or "column 1" ...; at most 1,000
    std::size_t allColumns = 0;                 ///< 1,001: more than are shown
    std::vector<std::vector<std::string>> rows; ///< the first cells
    std::vector<std::size_t> lines;             ///< of the file, by row; empty: cells are columns
    std::vector<bool> countLike;                ///< per column: all previewed cells are counts
};
TablePreview previewTable(const std::filesystem::path& path, const TableFormat& format = {},
                          int rows = 20);

/// What is taken from a table.
struct TableMapping {
    std::map<std::string, std::string> columnToState;
    std::vector<std::string> groupBy; ///< columns whose values name a cell's group
    /// Only cells whose value of the column is one of these.
    std::map<std::string, std::vector<std::string>> where;
    /// Each column in columnToState makes groups of its own, named after it, of the one state
    /// that all of them hold (a table of cells by genes).
    bool groupPerColumn = false;
    bool operator==(const TableMapping&) const = default;
};

/// States keep the order given in recordedStates. Throws Error with every bad field (line,
/// column, what stood there), at most 20 of them. "2.0" is the count 2. Empty when stopped.
std::optional<Import> readTable(const std::filesystem::path& path, const TableFormat& format,
                                const TableMapping& mapping,
                                const std::vector<std::string>& recordedStates,
                                ProgressSink& progress, std::stop_token stop);

/// The columns that are named as states, each assigned to that one.
std::map<std::string, std::string>
columnsNamedAsStates(const std::filesystem::path& path, const TableFormat& format,
                     const std::vector<std::string>& recordedStates);

/// One group, everything recognised.
ObservedData readCounts(const std::filesystem::path& path,
                        const std::map<std::string, std::string>& columnToState,
                        const std::vector<std::string>& recordedStates);

} // namespace dyngpt
