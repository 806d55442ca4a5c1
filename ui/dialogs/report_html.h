#pragma once
// The parts of a report as Qt's rich text. Pure functions.

#include "core/report/report.h"

#include <QString>

#include <functional>
#include <vector>

namespace dyngpt::reporthtml {

QString styleSheet();
QString title(const Report& report); ///< with the author
QString heading(const std::string& text);
QString paragraph(const std::string& text, const DisplayNames& names);
/// Empty for no text.
QString caption(const std::string& text, const DisplayNames& names);
/// How a table is set to fit the page.
struct TableSetting {
    double points = 8;
    int lines = 1; ///< most of a short text, which is not to become a column of single words
};
/// Rows from `first` up to, not including, `last`, below the header.
QString table(const ReportTable& table, std::size_t first, std::size_t last,
              const DisplayNames& names, const TableSetting& setting);

/// As few tables as fit, which share the first column, of a table that does not.
std::vector<ReportTable> columnParts(const ReportTable& table,
                                     const std::function<bool(const ReportTable&)>& fits);

} // namespace dyngpt::reporthtml
