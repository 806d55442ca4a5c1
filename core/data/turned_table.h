#pragma once
// Tables whose cells are columns: every line is a state, a gene or what the cells are grouped by.

#include "core/data/counts_table.h"

namespace dyngpt {

/// readTable() for Orientation::CellsAsColumns. Only the lines that the mapping names are kept
/// while reading; where each makes groups of its own, none is.
std::optional<Import> readTurnedTable(const std::filesystem::path& path, const TableFormat& format,
                                      const TableMapping& mapping,
                                      const std::vector<std::string>& recordedStates,
                                      ProgressSink& progress, const std::stop_token& stop);

} // namespace dyngpt
