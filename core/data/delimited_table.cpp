#include "core/data/delimited_table.h"

#include "core/common/issue.h"
#include "core/data/field_text.h"

#include <utility>

namespace dyngpt {

DelimitedTable::DelimitedTable(const std::filesystem::path& path, const TableFormat& wanted)
    : name_(path.filename().string())
    , format_(recognisedFormat(path, wanted))
    , input_(path, format_.encoding)
    , reader_(input_.stream(), name_, format_.delimiter) {
    for (int n = 0; n < format_.skippedLines; ++n)
        reader_.skipLine();
    reader_.setComment(format_.comment);
    CsvRecord first;
    do {
        if (!reader_.next(first))
            throw Error(name_, text(DYNGPT_TEXT("core", "the file has nothing but empty lines")),
                        text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
    } while (first.blank);
    firstLine_ = first.line;
    if (format_.header == HeaderLine::Absent) {
        columns_ = distinctNames(std::vector<std::string>(first.fields.size()), "column");
        ahead_ = std::move(first);
        return;
    }
    // R leaves the header of the row names out.
    CsvRecord second;
    if (reader_.next(second)) {
        if (!second.blank && second.fields.size() == first.fields.size() + 1)
            first.fields.insert(first.fields.begin(), std::string());
        ahead_ = std::move(second);
    }
    columns_ = distinctNames(first.fields, "column");
}

bool DelimitedTable::next(CsvRecord& record) {
    if (!ahead_)
        return reader_.next(record);
    record = *std::exchange(ahead_, std::nullopt);
    return true;
}

} // namespace dyngpt
