// Loading counts by hand: what the dialog recognises, proposes, objects to and remembers.

#include "tests/ui/gui_support.h"
#include "ui/dialogs/import_counts_dialog.h"
#include "ui/dialogs/import_panel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>

using namespace dyngpt;

namespace {

const std::vector<std::string> recorded{"ON", "mRNA", "Protein"};

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

QPushButton* loadButton(QWidget& dialog) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Load")
            return button;
    qFatal("no button to load");
}

void choose(QWidget& dialog, const char* name, const QString& text) {
    // Rows of the table before a change of format are still there until then.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* box = child<QComboBox>(dialog, name);
    box->setCurrentIndex(box->findText(text));
    Q_EMIT box->activated(box->currentIndex());
}

QString summary(QWidget& dialog) {
    return child<QLabel>(dialog, "importSummary")->text();
}

QString status(QWidget& dialog) {
    return child<QLabel>(dialog, "importStatus")->text();
}

} // namespace

class TestImportDialog : public QObject {
    Q_OBJECT

    uitest::PrivateHome home_;

    QString table(const QByteArray& content) { return written(home_.file("counts.csv"), content); }

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void likelyStates_data();
    void likelyStates();
    void proposesAMapping();
    void refusesStatesTwiceOrNone();
    void showsErrorsInPlace();
    void saysWhyAFileCannotBeRead();
    void showsWhatItRecognises();
    void takesAnotherFormat();
    void groupsAndFilters();
    void tellsCellsAboveTheBounds();
    void remembersChoices();
    void readsMatrices();
    void readsDatasets();
    void everyControlHasAName();
};

void TestImportDialog::likelyStates_data() {
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

void TestImportDialog::likelyStates() {
    QFETCH(QString, column);
    QFETCH(QString, state);
    QCOMPARE(QString::fromStdString(likelyState(column.toStdString(), recorded).value_or("")),
             state);
}

void TestImportDialog::proposesAMapping() {
    ImportCountsDialog dialog(table("cell,mrna,Protein\nA1,3,14\nA2,1,9\n"), recorded);
    const std::map<std::string, std::string> wanted{{"mrna", "mRNA"}, {"Protein", "Protein"}};
    QVERIFY(dialog.choice().table.columnToState == wanted);
    dialog.accept();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.data().states, (std::vector<std::string>{"mRNA", "Protein"}));
    QCOMPARE(dialog.data().groups.at(0).values, (std::vector<std::int32_t>{1, 9, 3, 14}));
}

void TestImportDialog::refusesStatesTwiceOrNone() {
    ImportCountsDialog dialog(table("cell,mrna,Protein\nA1,3,14\n"), recorded);
    QPushButton* load = loadButton(dialog);
    QVERIFY(load->isEnabled());
    choose(dialog, "stateOf_mrna", "Protein");
    QVERIFY(!load->isEnabled());
    QVERIFY(status(dialog).contains("More than one column"));
    child<QComboBox>(dialog, "stateOf_mrna")->setCurrentIndex(0);
    child<QComboBox>(dialog, "stateOf_Protein")->setCurrentIndex(0);
    QVERIFY(!load->isEnabled());
    QVERIFY(status(dialog).contains("Choose at least one column"));
}

void TestImportDialog::showsErrorsInPlace() {
    ImportCountsDialog dialog(table("mRNA,Protein\n3,14\nmany,9\n"), recorded);
    choose(dialog, "stateOf_mRNA", "mRNA");
    QVERIFY(status(dialog).contains("Not everything in mRNA is a count"));
    dialog.accept();
    auto* issues = child<QListWidget>(dialog, "importIssues");
    QTRY_COMPARE(issues->count(), 1);
    QVERIFY(!issues->isHidden());
    QVERIFY(dialog.result() != int(QDialog::Accepted));
    const QString told = issues->item(0)->text();
    QVERIFY2(told.contains("counts.csv:3:1") && told.contains("many"), qPrintable(told));
    QVERIFY(dialog.data().groups.empty());
    // And goes away when the column is no longer used.
    child<QComboBox>(dialog, "stateOf_mRNA")->setCurrentIndex(0);
    QVERIFY(issues->isHidden());
    QTRY_COMPARE(summary(dialog), QString("2 cells."));
}

void TestImportDialog::saysWhyAFileCannotBeRead() {
    ImportCountsDialog empty(table(""), recorded);
    QCOMPARE(child<QListWidget>(empty, "importIssues")->count(), 1);
    ImportCountsDialog missing(home_.file("missing.csv"), recorded);
    QCOMPARE(child<QListWidget>(missing, "importIssues")->count(), 1);
    QVERIFY(!loadButton(missing)->isEnabled());
    QVERIFY(QDir().mkpath(home_.file("folder")));
    ImportCountsDialog folder(home_.file("folder"), recorded);
    auto* issues = child<QListWidget>(folder, "importIssues");
    QTRY_COMPARE(issues->count(), 1);
    QVERIFY(issues->item(0)->text().contains("there is no matrix of counts in this folder"));
}

void TestImportDialog::showsWhatItRecognises() {
    ImportCountsDialog dialog(table("\xEF\xBB\xBFmRNA;Protein\n3,0;1\n4;2\n"), recorded);
    const auto shown = [&](const char* name) {
        return child<QComboBox>(dialog, name)->currentText();
    };
    QCOMPARE(shown("importDelimiter"), QString("recognised: semicolon"));
    QCOMPARE(shown("importDecimalMark"), QString("recognised: comma (2,0)"));
    QCOMPARE(shown("importEncoding"), QString("recognised: UTF-8"));
    QCOMPARE(shown("importHeader"), QString("recognised: names"));
    auto* preview = child<QTableWidget>(dialog, "importPreview");
    QCOMPARE(preview->item(0, 0)->text(), QString("3,0"));
    QCOMPARE(preview->verticalHeaderItem(1)->text(), QString("3")); // line of the file
    QTRY_COMPARE(summary(dialog), QString("2 cells."));
}

void TestImportDialog::takesAnotherFormat() {
    ImportCountsDialog dialog(table("mRNA,3,4,NA\nProtein,1,2,3\n"), recorded);
    choose(dialog, "importOrientation", "columns");
    const std::map<std::string, std::string> wanted{{"Protein", "Protein"}};
    QVERIFY(dialog.choice().table.columnToState == wanted);
    choose(dialog, "importMissing", "leave the cell out");
    choose(dialog, "stateOf_mRNA", "mRNA");
    QTRY_COMPARE(summary(dialog),
                 QString("2 cells. Cells left out because a value is missing: 1."));
    dialog.accept();
    QCOMPARE(dialog.data().groups.at(0).values, (std::vector<std::int32_t>{3, 1, 4, 2}));
}

void TestImportDialog::groupsAndFilters() {
    ImportCountsDialog dialog(table("time,rep,mRNA\n0,1,3\n0,2,4\n9,1,5\n9,1,6\n"), recorded);
    choose(dialog, "stateOf_time", "groups of cells");
    QTRY_COMPARE(summary(dialog), QString("2 groups of 2 cells."));
    child<QLineEdit>(dialog, "onlyOf_rep")->setText("1");
    QTRY_COMPARE(summary(dialog),
                 QString("2 groups of 1 to 2 cells. Cells left out because of their groups: 1."));
    QCOMPARE(dialog.data().groups.at(1).name, std::string("time=9"));
}

void TestImportDialog::tellsCellsAboveTheBounds() {
    ImportContext context;
    context.bounds = {2, 5, 100};
    ImportCountsDialog dialog(table("mRNA,Protein\n4,99\n5,1\n5,100\n1,100\n"), recorded, nullptr,
                              context);
    QTRY_VERIFY(summary(dialog).contains("3 of them lie above the solver's bounds"));
    child<QComboBox>(dialog, "stateOf_mRNA")->setCurrentIndex(0);
    QTRY_VERIFY(summary(dialog).contains("2 of them lie above"));
}

void TestImportDialog::remembersChoices() {
    const QString path = table("x;y;g\n1,0;2;a\n3;4;b\n");
    {
        ImportCountsDialog dialog(path, recorded);
        choose(dialog, "stateOf_x", "mRNA");
        choose(dialog, "stateOf_g", "groups of cells");
        choose(dialog, "importMissing", "count as 0");
        dialog.accept();
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    }
    ImportCountsDialog again(path, recorded);
    const ImportChoice choice = again.choice();
    QVERIFY(choice.table.columnToState == (std::map<std::string, std::string>{{"x", "mRNA"}}));
    QCOMPARE(choice.table.groupBy, (std::vector<std::string>{"g"}));
    QCOMPARE(choice.format.missing, MissingValues::CountAsZero);
    // An encoding that does not fit the next file is left.
    {
        ImportCountsDialog dialog(path, recorded);
        choose(dialog, "importEncoding", "Latin-1");
        dialog.accept();
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    }
    ImportCountsDialog other(table("mRNA\n1\n"), recorded);
    QTRY_COMPARE(summary(other), QString("1 cells."));
}

void TestImportDialog::readsMatrices() {
    const QString path = QString::fromStdString(testdata::own("counts/csr.h5ad").string());
    ImportCountsDialog dialog(path, recorded);
    QTRY_VERIFY(dialog.findChild<QComboBox*>("layerOf_mRNA"));
    QVERIFY(status(dialog).contains("6 cells, 4 genes"));
    QVERIFY(!loadButton(dialog)->isEnabled());
    choose(dialog, "layerOf_mRNA", "spliced");
    QTRY_COMPARE(summary(dialog), QString("4 groups of 6 cells."));
    child<QLineEdit>(dialog, "importGeneSearch")->setText("gap");
    auto* list = child<QListView>(dialog, "importGeneList");
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->model()->setData(list->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QTRY_COMPARE(summary(dialog), QString("6 cells."));
    auto* groups = child<QListWidget>(dialog, "importGroupBy");
    QCOMPARE(groups->count(), 4);
    QCOMPARE(groups->item(1)->text(), QString("condition: control (2), treated (3)"));
    groups->item(1)->setCheckState(Qt::Checked);
    QTRY_COMPARE(summary(dialog), QString("2 groups of 2 to 3 cells. Cells left out because a "
                                          "value is missing: 1."));
    dialog.accept();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.data().groups.at(1).name, std::string("Gapdh / treated"));
    ImportCountsDialog again(path, recorded);
    QTRY_VERIFY(again.findChild<QComboBox*>("layerOf_mRNA"));
    QVERIFY(again.choice().matrix == dialog.choice().matrix);
}

void TestImportDialog::readsDatasets() {
    REQUIRE_REFERENCE(path, "upstream_format/central_dogma_model_valid_stable.json");
    ImportContext context;
    context.network = uitest::geneExpression();
    ImportCountsDialog dialog(QString::fromStdString(path.string()), recorded, nullptr, context);
    child<QSpinBox>(dialog, "syntheticSets")->setValue(2);
    child<QSpinBox>(dialog, "syntheticCells")->setValue(300);
    QTRY_COMPARE(summary(dialog), QString("2 groups of 300 cells."));
    dialog.accept();
    QVERIFY(!dialog.data().groups.at(0).truth.empty());
}

void TestImportDialog::everyControlHasAName() {
    ImportCountsDialog dialog(table("mRNA,Protein\n3,14\n"), recorded);
    ImportCountsDialog matrix(QString::fromStdString(testdata::own("counts/csr.h5ad").string()),
                              recorded);
    QTRY_VERIFY(matrix.findChild<QListWidget*>("importGroupBy"));
    for (QWidget* window : {static_cast<QWidget*>(&dialog), static_cast<QWidget*>(&matrix)})
        for (QComboBox* box : window->findChildren<QComboBox*>()) {
            const auto labels = window->findChildren<QLabel*>();
            const bool labelled =
                std::any_of(labels.begin(), labels.end(),
                            [box](const QLabel* label) { return label->buddy() == box; });
            QVERIFY2(labelled || !box->accessibleName().isEmpty(), qPrintable(box->objectName()));
        }
}

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
