#include "ui/dialogs/report_printer.h"

#include "core/common/file.h"
#include "ui/dialogs/report_layout.h"
#include "ui/paths.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace dyngpt {

QPageSize::PageSizeId pageSizeOf(PaperSize paper) {
    if (paper == PaperSize::Automatic)
        return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter
                                                                          : QPageSize::A4;
    return paper == PaperSize::Letter ? QPageSize::Letter : QPageSize::A4;
}

bool writeReportPdf(const Report& report, const QString& path, QPageSize::PageSizeId paper,
                    std::stop_token stop) {
    ReportLayout layout(paper, stop);
    layout.add(report);
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(ReportLayout::resolution);
        writer.setPageSize(QPageSize(paper));
        writer.setPageMargins({});
        writer.setTitle(QString::fromStdString(report.title));
        writer.setCreator(QCoreApplication::applicationName());
        QPainter painter(&writer);
        for (int page = 0; page < layout.pageCount(); ++page) {
            if (stop.stop_requested())
                return false;
            if (page > 0)
                writer.newPage();
            layout.paint(painter, page);
        }
    }
    writeFileAtomically(
        toPath(path), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return true;
}

void writeReportHtml(const Report& report, const QString& path) {
    writeFileAtomically(toPath(path), toHtml(report));
}

void writeReportTables(const Report& report, const QString& folder) {
    for (const auto& [name, content] : toCsv(report))
        writeFileAtomically(toPath(QDir(folder).filePath(QString::fromStdString(name))), content);
}

} // namespace dyngpt
