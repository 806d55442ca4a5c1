#pragma once
// A report as a file: PDF, one web page, or its tables. Any thread of a program with a
// QGuiApplication. All throw Error when a file cannot be written.

#include "core/report/report.h"

#include <QPageSize>
#include <QString>

#include <stop_token>

namespace dyngpt {

/// A4 or Letter.
QPageSize::PageSizeId pageSizeOf(PaperSize paper);

/// False when stopped: nothing is written.
bool writeReportPdf(const Report& report, const QString& path, QPageSize::PageSizeId paper,
                    std::stop_token stop = {});
void writeReportHtml(const Report& report, const QString& path);
/// As files of a folder that is there.
void writeReportTables(const Report& report, const QString& folder);

} // namespace dyngpt
