// The ways in and out: counts from a CSV file, a report on pages.

#include "ui/dialogs/import_counts_dialog.h"
#include "ui/dialogs/report_printer.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace dyngpt;

namespace {

template <typename T> T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QString written(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
    return path;
}

const std::vector<std::string> recorded{"ON", "mRNA", "Protein"};

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
    void likelyStates_data();
    void likelyStates();
    void importProposesAMapping();
    void importShowsErrorsInPlace();
    void importOfABrokenFile();
    void pdfHasPages();
    void previewHoldsTheWholeReport();
};

void ImportAndPrintTest::likelyStates_data() {
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("state");
    QTest::newRow("equal") << "mRNA"
                           << "mRNA";
    QTest::newRow("case") << "PROTEIN"
                          << "Protein";
    QTest::newRow("signs") << "m-rna"
                           << "mRNA";
    QTest::newRow("contains") << "Protein count"
                              << "Protein";
    QTest::newRow("short names are not sought inside") << "contamination"
                                                       << "";
    QTest::newRow("nothing alike") << "cell"
                                   << "";
}

void ImportAndPrintTest::likelyStates() {
    QFETCH(QString, column);
    QFETCH(QString, state);
    QCOMPARE(QString::fromStdString(likelyState(column.toStdString(), recorded).value_or("")),
             state);
}

void ImportAndPrintTest::importProposesAMapping() {
    QTemporaryDir folder;
    const QString path =
        written(folder.filePath("counts.csv"), "cell,mrna,Protein\nA1,3,14\nA2,1,9\n");
    ImportCountsDialog dialog(path, recorded);
    const std::map<std::string, std::string> wanted{{"mrna", "mRNA"}, {"Protein", "Protein"}};
    QVERIFY(dialog.mapping() == wanted);
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.data().states, (std::vector<std::string>{"mRNA", "Protein"}));
    QCOMPARE(dialog.data().counts, (std::vector<std::int32_t>{3, 14, 1, 9}));

    // The same state twice, and no state at all, cannot be loaded.
    ImportCountsDialog again(path, recorded);
    QPushButton* load = nullptr;
    for (QPushButton* button : again.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Load")
            load = button;
    QVERIFY(load && load->isEnabled());
    auto* mrna = child<QComboBox>(again, "stateOf_mrna");
    mrna->setCurrentIndex(mrna->findText("Protein"));
    QVERIFY(!load->isEnabled());
    QVERIFY(child<QLabel>(again, "importStatus")->text().contains("More than one column"));
    mrna->setCurrentIndex(0);
    child<QComboBox>(again, "stateOf_Protein")->setCurrentIndex(0);
    QVERIFY(!load->isEnabled());
}

void ImportAndPrintTest::importShowsErrorsInPlace() {
    QTemporaryDir folder;
    const QString path = written(folder.filePath("counts.csv"), "mRNA,Protein\n3,14\nmany,9\n");
    ImportCountsDialog dialog(path, recorded);
    auto* column = child<QComboBox>(dialog, "stateOf_mRNA");
    column->setCurrentIndex(column->findText("mRNA"));
    dialog.accept();
    QVERIFY(dialog.result() != int(QDialog::Accepted));
    auto* issues = child<QListWidget>(dialog, "importIssues");
    QVERIFY(!issues->isHidden());
    QCOMPARE(issues->count(), 1);
    const QString told = issues->item(0)->text();
    QVERIFY2(told.contains("counts.csv:3:1") && told.contains("many"), qPrintable(told));
    QVERIFY(dialog.data().counts.empty());
}

void ImportAndPrintTest::importOfABrokenFile() {
    QTemporaryDir folder;
    ImportCountsDialog empty(written(folder.filePath("empty.csv"), ""), recorded);
    QVERIFY(child<QListWidget>(empty, "importIssues")->count() > 0);
    ImportCountsDialog missing(folder.filePath("missing.csv"), recorded);
    QVERIFY(child<QListWidget>(missing, "importIssues")->count() > 0);
    for (QPushButton* button : missing.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Load")
            QVERIFY(!button->isEnabled());
}

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
