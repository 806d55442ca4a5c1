#pragma once
// Which cells of a matrix file are used, and to which group each belongs.

#include "core/data/matrix_file.h"
#include "core/data/table_mapping.h"

#include <map>

namespace dyngpt {

struct CellGroups {
    std::vector<std::string> names;   ///< one without a name where nothing is grouped
    std::vector<std::int64_t> cells;  ///< in each group
    std::vector<std::int32_t> groups; ///< per cell; -1: not used
    LeftOut leftOut;
};

/// Groups in the order of the columns' values; those without cells are not there. Throws Error
/// with all columns and values that the file does not have.
CellGroups groupCells(const MatrixFile& file, const std::vector<std::string>& groupBy,
                      const std::map<std::string, std::vector<std::string>>& where);

} // namespace dyngpt
