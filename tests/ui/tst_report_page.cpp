// The page that composes the report: choices, a preview that follows them, and files.

#include "stage_fixture.h"

#include "ui/pages/report_page.h"
#include "ui/pages/report_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace dyngpt;

namespace {

template <typename T> T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString allText(const ReportPreview& preview) {
    QString all;
    for (int page = 0; preview.pages() && page < preview.pages()->count(); ++page)
        all += preview.pages()->text(page) + u'\n';
    return all;
}

/// The page over a project with every result, composed.
struct Shown {
    explicit Shown(bool everything = true) {
        if (everything)
            fixture.addEverything();
        else
            fixture.addDataset(4, 2);
        page = std::make_unique<ReportPage>(fixture.session);
        QObject::connect(&fixture.session, &Session::stagesChanged, page.get(), &Page::refresh);
        page->resize(1000, 700);
        page->show();
        preview = child<ReportPreview>(*page, "reportPreview");
        if (!QTest::qWaitFor([this] { return preview->pages() && !page->isBusy(); }, 20000))
            qFatal("nothing was composed");
    }
    QCheckBox* section(const char* name) {
        return child<QCheckBox>(*page, (QByteArray("section_") + name).constData());
    }
    bool becomesIdle() {
        return QTest::qWaitFor([this] { return !page->isBusy(); }, 20000);
    }

    StageFixture fixture;
    std::unique_ptr<ReportPage> page;
    ReportPreview* preview = nullptr;
};

} // namespace

class ReportPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void previewFollowsTheChoices();
    void choicesAreKeptInTheProject();
    void absentSectionsSayWhy();
    void typedTextSurvivesARefresh();
    void previewZooms();
    void pagesAreNotEmpty();
    void filesAreWritten();
    void impossiblePlacesAreReported();
    void withoutAProject();
};

void ReportPageTest::previewFollowsTheChoices() {
    Shown shown;
    const QString before = allText(*shown.preview);
    for (const char* part : {"Validation", "while it was trained", "Provenance", "mRNA"})
        QVERIFY2(before.contains(part), part);
    QTest::mouseClick(shown.section("training"), Qt::LeftButton, {}, {8, 8});
    QTRY_VERIFY(!allText(*shown.preview).contains("while it was trained"));
    QVERIFY(allText(*shown.preview).contains("Validation"));
    auto* author = child<QLineEdit>(*shown.page, "reportAuthor");
    QTest::keyClicks(author, "A. Author");
    QTRY_VERIFY(allText(*shown.preview).contains("A. Author"));
    auto* notes = child<QPlainTextEdit>(*shown.page, "reportNotes");
    QTest::keyClicks(notes, "A remark.");
    QTRY_VERIFY(shown.preview->pages()->text(0).contains("A remark."));
    const QSizeF a4 = shown.preview->pages()->paperSize();
    auto* paper = child<QComboBox>(*shown.page, "reportPaper");
    paper->setFocus();
    QTest::keyClick(paper, Qt::Key_End);
    QTRY_VERIFY(shown.preview->pages()->paperSize() != a4);
}

void ReportPageTest::choicesAreKeptInTheProject() {
    Shown shown;
    QTest::mouseClick(shown.section("inference"), Qt::LeftButton, {}, {8, 8});
    QTest::keyClicks(child<QLineEdit>(*shown.page, "reportTitle"), "Mine");
    QVERIFY(shown.becomesIdle());
    ReportSettings kept = shown.fixture.project().reportSettings();
    QCOMPARE(kept.title, std::string("Mine"));
    QVERIFY(!kept.shows(ReportPart::Inference) && kept.shows(ReportPart::Training));
    // Another page shows what the first one kept.
    ReportPage again(shown.fixture.session);
    QCOMPARE(child<QLineEdit>(again, "reportTitle")->text(), QStringLiteral("Mine"));
    QVERIFY(!child<QCheckBox>(again, "section_inference")->isChecked());
    QVERIFY(child<QCheckBox>(again, "section_training")->isChecked());
    // What is typed and left at once is kept too.
    QTest::keyClicks(child<QLineEdit>(*shown.page, "reportTitle"), " too");
    shown.page->hide();
    QCOMPARE(shown.fixture.project().reportSettings().title, std::string("Mine too"));
}

void ReportPageTest::absentSectionsSayWhy() {
    Shown shown(false);
    QVERIFY(shown.section("simulation")->isEnabled());
    for (const char* part : {"training", "validation", "inference"}) {
        QVERIFY2(!shown.section(part)->isEnabled(), part);
        QVERIFY2(!shown.section(part)->isChecked(), part);
        QVERIFY2(shown.section(part)->text().contains("no results yet"), part);
    }
    QCOMPARE(shown.section("training")->toolTip(),
             QStringLiteral("The solver has not been trained yet."));
    // Absent is not left out: what comes later is shown.
    QCOMPARE(shown.fixture.project().reportSettings(), ReportSettings());
    shown.fixture.addTraining();
    shown.fixture.session.notifyChanged();
    QTRY_VERIFY(shown.section("training")->isEnabled());
    QVERIFY(shown.section("training")->isChecked());
    QVERIFY(allText(*shown.preview).contains("while it was trained"));
}

void ReportPageTest::typedTextSurvivesARefresh() {
    Shown shown;
    auto* title = child<QLineEdit>(*shown.page, "reportTitle");
    QTest::keyClicks(title, "Half a ti");
    shown.fixture.session.notifyChanged(); // a job elsewhere, say
    QCOMPARE(title->text(), QStringLiteral("Half a ti"));
    QVERIFY(shown.becomesIdle());
    QCOMPARE(title->text(), QStringLiteral("Half a ti"));
    QCOMPARE(shown.fixture.project().reportSettings().title, std::string("Half a ti"));
}

void ReportPageTest::previewZooms() {
    Shown shown;
    ReportPreview& preview = *shown.preview;
    QVERIFY(preview.fitsWidth());
    QCOMPARE(preview.horizontalScrollBar()->maximum(), 0);
    const double fitting = preview.zoom();
    QWheelEvent wheel({200, 200}, preview.viewport()->mapToGlobal(QPointF(200, 200)), {}, {0, 240},
                      Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(preview.viewport(), &wheel);
    QVERIFY(preview.zoom() > 1.3 * fitting);
    QVERIFY(!preview.fitsWidth());
    QVERIFY(preview.horizontalScrollBar()->maximum() > 0);
    QVERIFY(!child<QToolButton>(*shown.page, "fitWidth")->isChecked());
    preview.setFocus();
    QTest::keyClick(&preview, Qt::Key_Minus);
    QVERIFY(preview.zoom() < 1.3 * fitting);
    QTest::mouseClick(child<QToolButton>(*shown.page, "fitWidth"), Qt::LeftButton);
    QVERIFY(preview.fitsWidth());
    QCOMPARE(preview.zoom(), fitting);
    QTest::keyClick(&preview, Qt::Key_End);
    QCOMPARE(preview.currentPage(), preview.pages()->count() - 1);
    QVERIFY(child<QLabel>(*shown.page, "previewPlace")
                ->text()
                .contains(QStringLiteral("Page %1 of %1").arg(preview.pages()->count())));
    QVERIFY(!preview.accessibleDescription().isEmpty());
}

void ReportPageTest::pagesAreNotEmpty() {
    Shown shown;
    ReportPreview& preview = *shown.preview;
    for (int page = 0; page < preview.pages()->count(); ++page) {
        preview.goToPage(page);
        QTRY_VERIFY(preview.isDrawn());
        const QImage image = preview.viewport()->grab().toImage();
        int dark = 0;
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 40; x < image.width() - 40; ++x)
                dark += qGray(image.pixel(x, y)) < 100;
        QVERIFY2(dark > 300, qPrintable(QStringLiteral("page %1: %2").arg(page).arg(dark)));
    }
}

void ReportPageTest::filesAreWritten() {
    Shown shown;
    auto* done = child<QLabel>(*shown.page, "exportResult");
    const QString pdf = shown.fixture.folder.filePath("out.pdf");
    shown.page->exportPdf(pdf);
    QVERIFY(shown.becomesIdle());
    QVERIFY(done->text().contains("out.pdf"));
    QVERIFY(contentOf(pdf).startsWith("%PDF"));
    QVERIFY(contentOf(pdf).size() > 20000);
    const QString html = shown.fixture.folder.filePath("out.html");
    shown.page->exportHtml(html);
    QVERIFY(shown.becomesIdle());
    QVERIFY(contentOf(html).contains("<i>k</i><sub>deg,P</sub>"));
    QDir().mkpath(shown.fixture.folder.filePath("tables"));
    shown.page->exportTables(shown.fixture.folder.filePath("tables"));
    QVERIFY(shown.becomesIdle());
    const QStringList files = QDir(shown.fixture.folder.filePath("tables")).entryList({"*.csv"});
    QVERIFY(files.contains("diagnostics.csv") && files.contains("validation_sets.csv"));
    QVERIFY(done->text().contains("tables"));
}

void ReportPageTest::impossiblePlacesAreReported() {
    Shown shown;
    auto* issues = child<QLabel>(*shown.page, "pageIssues");
    shown.page->exportPdf("/nowhere/at/all.pdf");
    QVERIFY(shown.becomesIdle());
    QTRY_VERIFY(issues->text().contains("/nowhere/at/all.pdf"));
    QVERIFY(child<QLabel>(*shown.page, "exportResult")->isHidden());
    shown.page->exportHtml("/nowhere/at/all.html");
    QTRY_VERIFY(issues->text().contains("/nowhere/at/all.html"));
    shown.page->exportTables("/nowhere/at/all");
    QTRY_VERIFY(issues->text().contains("/nowhere/at/all/"));
}

void ReportPageTest::withoutAProject() {
    Session session;
    ReportPage page(session);
    page.show();
    QVERIFY(!page.primaryAction()->isEnabled());
    QVERIFY(!child<ReportPreview>(page, "reportPreview")->pages());
    QVERIFY(!child<QCheckBox>(page, "section_network")->isEnabled());
    page.exportPdf("/nowhere/at/all.pdf"); // nothing happens
    QVERIFY(!page.isBusy());
}

QTEST_MAIN(ReportPageTest)
#include "tst_report_page.moc"
