#pragma once
// Names of a mapping as positions in an open table; for the readers of tables.

#include "core/data/counts_table.h"
#include "core/data/field_count.h"

namespace dyngpt {

struct MappedColumn {
    std::size_t field = 0;    ///< position among the table's variables
    std::size_t recorded = 0; ///< position in recordedStates
    std::string name;
};
struct SelectedColumn {
    std::size_t field = 0;
    std::string name;
    std::vector<std::string> values; ///< those that are kept
};
struct MappedTable {
    std::vector<MappedColumn> counts; ///< by recorded state
    std::vector<SelectedColumn> groups;
    std::vector<SelectedColumn> where;
    std::vector<std::string> states;
};

/// Throws Error with everything that the mapping has wrong. `line` is where the names stand; 0:
/// nowhere in particular.
MappedTable mapTable(const std::vector<std::string>& variables, const TableMapping& mapping,
                     const std::vector<std::string>& recordedStates, const std::string& file,
                     std::size_t line);

/// Whether a cell with these values is kept.
bool isWanted(const SelectedColumn& column, const std::string& value);

// What readers of tables say alike.
Text notUtf8Text();
Text chooseEncodingText();
Text missingRemedy();
void requireCells(bool any, const std::string& file);
/// Throws Error when nothing was left of the cells.
void requireGroups(const Import& result);

/// Empty lines are nothing at the end of a file and missing values anywhere else.
class EmptyLines {
public:
    void add(std::size_t line);
    void report(ProblemList& problems);

private:
    std::vector<std::size_t> lines_;
    std::size_t count_ = 0;
};

/// Cells that a file has and the data do not.
struct LeftOut {
    std::int64_t missing = 0;  ///< cells
    std::int64_t zeroed = 0;   ///< values
    std::int64_t unwanted = 0; ///< cells
    std::vector<Issue> notes(const std::string& file) const;
};

} // namespace dyngpt
