// A report on pages.

#include "ui/dialogs/report_printer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace dyngpt;

namespace {

Report smallReport(std::size_t rows) {
    Report report;
    report.title = "Gene expression";
    ReportTable table;
    table.caption = "All sets";
    table.csvName = "sets.csv";
    table.header = {"set", "value"};
    for (std::size_t r = 0; r < rows; ++r)
        table.rows.push_back({"row " + std::to_string(r), "1.5"});
    ReportFigure figure;
    figure.caption = "A figure";
    figure.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\" "
                 "viewBox=\"0 0 640 360\"><rect x=\"0\" y=\"0\" width=\"640\" height=\"360\" "
                 "fill=\"#ff0000\"/></svg>";
    report.sections = {{"Network", {std::string("Seven parameters."), table, figure}}};
    return report;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ImportAndPrintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pdfHasPages();
    void previewHoldsTheWholeReport();
};

void ImportAndPrintTest::pdfHasPages() {
    QTemporaryDir folder;
    const auto pages = [&folder](std::size_t rows) {
        const QString path = folder.filePath(QString("%1.pdf").arg(rows));
        writeReportPdf(smallReport(rows), path, QPageSize::A4);
        const QByteArray bytes = contentOf(path);
        if (!bytes.startsWith("%PDF"))
            return -1;
        return static_cast<int>(bytes.count("/Type /Page\n"));
    };
    QCOMPARE(pages(5), 1);
    const int many = pages(300);
    QVERIFY2(many >= 4 && many <= 12, qPrintable(QString::number(many)));
}

void ImportAndPrintTest::previewHoldsTheWholeReport() {
    QTextDocument document;
    fillReportDocument(smallReport(3), document, 400);
    const QString shown = document.toPlainText();
    for (const char* part :
         {"Gene expression", "Network", "Seven parameters.", "All sets", "row 2", "A figure"})
        QVERIFY2(shown.contains(part), part);
    const QImage figure =
        document.resource(QTextDocument::ImageResource, QUrl("figure1")).value<QImage>();
    QCOMPARE(figure.size(), QSize(800, 450));
    QCOMPARE(figure.pixelColor(400, 200), QColor(Qt::red));
}

QTEST_MAIN(ImportAndPrintTest)
#include "tst_import_and_print.moc"
