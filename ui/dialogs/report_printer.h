#pragma once
// A report as pages: text and tables flow, a table that does not fit goes on below its header
// on the next page, figures are vectors, every page has its number. Always dark on white.
// GUI thread only.

#include "core/report/report.h"

#include <QImage>
#include <QPageSize>
#include <QString>

class QTextDocument;

namespace dyngpt {

/// Throws Error when the file cannot be written.
void writeReportPdf(const Report& report, const QString& path, QPageSize::PageSizeId paper);

/// The same content in one flowing document, for the screen; figures `width` pixels wide at most.
void fillReportDocument(const Report& report, QTextDocument& document, int width);

} // namespace dyngpt
