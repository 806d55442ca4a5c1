#pragma once
// An open delimited text whose header (if it has one) has been read. Used by one thread.

#include "core/data/csv_reader.h"
#include "core/data/table_format.h"

#include <optional>
#include <vector>

namespace dyngpt {

class DelimitedTable {
public:
    /// Throws Error when there is nothing but empty lines.
    DelimitedTable(const std::filesystem::path& path, const TableFormat& wanted);

    const std::string& name() const { return name_; } ///< of the file, for places in errors
    const TableFormat& format() const { return format_; }
    bool decimalComma() const { return format_.decimalMark == DecimalMark::Comma; }
    /// Every column has a name of its own, so that a mapping is never ambiguous.
    const std::vector<std::string>& columns() const { return columns_; }
    std::size_t firstLine() const { return firstLine_; }
    bool next(CsvRecord& record);
    double done() const { return input_.done(); }

private:
    std::string name_;
    TableFormat format_;
    TextInput input_;
    CsvReader reader_;
    std::optional<CsvRecord> ahead_;
    std::size_t firstLine_ = 1;
    std::vector<std::string> columns_;
};

} // namespace dyngpt
