// A first session from the example to the report, by mouse and keyboard alone.

#include "tests/ui/gui_support.h"
#include "ui/charts/chart_panel.h"
#include "ui/dialogs/import_counts_dialog.h"
#include "ui/main_window.h"
#include "ui/pages/page.h"
#include "ui/pages/report_preview.h"
#include "ui/pages/solve_page.h"
#include "ui/session.h"
#include "ui/workers/job_runner.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace dyngpt;

namespace {

constexpr int trainSets = 24;
constexpr int validSets = 6;
constexpr int trainingSteps = 40;

/// A visible field by what a screen reader calls it.
template <typename Field> Field* field(QWidget* page, const QString& accessibleName) {
    for (Field* candidate : page->findChildren<Field*>()) {
        if (candidate->accessibleName() == accessibleName)
            return candidate;
    }
    return nullptr;
}

void typeInto(QWidget* target, const QString& text) {
    target->setFocus();
    QTest::keyClick(target, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(target, text);
    QTest::keyClick(target, Qt::Key_Tab);
}

/// Calls `work` with the next modal dialog of this kind.
template <typename Dialog, typename Work> void inNextDialog(Work work, int triesLeft = 200) {
    QTimer::singleShot(20, qApp, [work, triesLeft] {
        if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget()))
            work(dialog);
        else if (triesLeft > 0)
            inNextDialog<Dialog>(work, triesLeft - 1);
    });
}

} // namespace

class TestWholePath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensTheExample();
    void followsTheSlider();
    void simulates();
    void trains();
    void validates();
    void infers();
    void reports();

private:
    Page* page(Stage stage) { return window_->page(stage); }
    template <typename Widget> Widget* find(Stage stage, const char* name) {
        return page(stage)->findChild<Widget*>(QString::fromLatin1(name));
    }
    void goTo(Stage stage) {
        // A closed dialog does not give the focus back on every platform.
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        // The Solve page, which is no stage, stands behind Train.
        const int place = static_cast<int>(stage) + (stage > Stage::Train ? 1 : 0);
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + place);
        QTest::keyClick(window_.get(), key, Qt::ControlModifier);
        QCOMPARE(window_->currentStage(), stage);
    }
    /// Presses the page's primary button and waits for the stage to be done.
    void runStage(Stage stage) {
        QPushButton* primary = page(stage)->primaryAction();
        QVERIFY2(primary->isEnabled(), qPrintable(primary->toolTip()));
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->jobs().isRunning(), 240000);
        const auto* issues = find<QLabel>(stage, "pageIssues");
        QVERIFY2(session_->project()->state(stage) == StageState::Done, qPrintable(issues->text()));
    }

    uitest::PrivateHome home_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

void TestWholePath::initTestCase() {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    session_ = std::make_unique<Session>();
    window_ = std::make_unique<MainWindow>(*session_);
    window_->resize(1366, 768);
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void TestWholePath::opensTheExample() {
    QTest::mouseClick(window_->findChild<QToolButton*>(QStringLiteral("example_gene_expression")),
                      Qt::LeftButton);
    QVERIFY(session_->project());
    QCOMPARE(window_->currentStage(), Stage::Network);
    QCOMPARE(session_->project()->network().modelName, std::string("central_dogma_model"));
}

/// The example is solved: the picture follows at once.
void TestWholePath::followsTheSlider() {
    QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(window_->isSolveShown());
    auto* page = window_->findChild<SolvePage*>();
    auto* chart = page->findChild<ChartPanel*>(QStringLiteral("marginal_Protein"));
    QTRY_VERIFY_WITH_TIMEOUT(chart && !chart->isEmptyChart(), 60000); // LibTorch is loaded
    const QString before = chart->csv();
    auto* slider = page->findChild<QSlider*>(QStringLiteral("slider_ksynM"));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_PageUp);
    QTRY_VERIFY_WITH_TIMEOUT(chart->csv() != before, 20000);
}

void TestWholePath::simulates() {
    goTo(Stage::Simulate);
    typeInto(find<QSpinBox>(Stage::Simulate, "trainSets"), QString::number(trainSets));
    typeInto(find<QSpinBox>(Stage::Simulate, "validSets"), QString::number(validSets));
    typeInto(find<QLineEdit>(Stage::Simulate, "seed"), QStringLiteral("7"));
    runStage(Stage::Simulate);
    QCOMPARE(session_->project()->count(Partition::Train), trainSets);
    QCOMPARE(session_->project()->count(Partition::Replica), validSets);
    QCOMPARE(session_->project()->dataset()->settings.seed, std::uint64_t{7});
    for (ChartPanel* chart : page(Stage::Simulate)->findChildren<ChartPanel*>())
        QTRY_VERIFY(!chart->isEmptyChart());
}

void TestWholePath::trains() {
    goTo(Stage::Train);
    const auto buttons = page(Stage::Train)->findChildren<QToolButton*>();
    const auto fold = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
        return button->text().remove(u'&') == u"Advanced";
    });
    QVERIFY(fold != buttons.end());
    QTest::mouseClick(*fold, Qt::LeftButton);
    auto* steps = field<QSpinBox>(page(Stage::Train), QStringLiteral("Steps"));
    QVERIFY(steps);
    typeInto(steps, QString::number(trainingSteps));
    runStage(Stage::Train);
    const auto training = session_->project()->training();
    QVERIFY(training);
    QCOMPARE(training->result.history.back().step, trainingSteps);
    QVERIFY(!find<ChartPanel>(Stage::Train, "lossChart")->isEmptyChart());
}

void TestWholePath::validates() {
    goTo(Stage::Validate);
    runStage(Stage::Validate);
    QCOMPARE(session_->project()->validation()->sets.size(), std::size_t{validSets});
    QVERIFY(!find<ChartPanel>(Stage::Validate, "meanChart")->isEmptyChart());
    auto* table = find<QTableView>(Stage::Validate, "setTable");
    QCOMPARE(table->model()->rowCount(), validSets);
    auto* summary = find<QTableView>(Stage::Validate, "summaryTable");
    const int states = summary->model()->rowCount();
    find<QSpinBox>(Stage::Validate, "exactSets")->setValue(2);
    auto* exact = find<QPushButton>(Stage::Validate, "exactAction");
    QVERIFY2(exact->isEnabled(), qPrintable(exact->toolTip()));
    exact->click();
    QTRY_COMPARE_WITH_TIMEOUT(summary->model()->rowCount(), 2 * states, 120000);
    QCOMPARE(summary->model()->index(1, 1).data().toString(), QString("exact (2 sets)"));
}

void TestWholePath::infers() {
    goTo(Stage::Infer);
    const QString csv = home_.file(QStringLiteral("counts.csv"));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("cell,mRNA,Protein\n");
    for (int cell = 0; cell < 60; ++cell)
        file.write(QByteArray::number(cell) + ',' + QByteArray::number(cell % 12) + ',' +
                   QByteArray::number(3 + cell % 20) + '\n');
    file.close();
    uitest::chooseFile(csv);
    inNextDialog<ImportCountsDialog>([](ImportCountsDialog* dialog) {
        auto* buttons = dialog->findChild<QDialogButtonBox*>();
        QTest::mouseClick(buttons->button(QDialogButtonBox::Ok), Qt::LeftButton);
    });
    QTest::mouseClick(find<QPushButton>(Stage::Infer, "loadCounts"), Qt::LeftButton);
    const auto data = session_->project()->observedData();
    QVERIFY(data);
    QCOMPARE(data->cellCount(), std::size_t{60});
    QCOMPARE(data->states, (std::vector<std::string>{"mRNA", "Protein"}));

    auto* method = find<QComboBox>(Stage::Infer, "inferenceMethod");
    method->setCurrentIndex(method->findData(static_cast<int>(InferenceMethod::Inferrer)));
    Q_EMIT method->activated(method->currentIndex());
    QTRY_VERIFY(page(Stage::Infer)->primaryAction()->isEnabled());
    typeInto(field<QSpinBox>(page(Stage::Infer), QStringLiteral("Steps")), QStringLiteral("15"));
    typeInto(field<QSpinBox>(page(Stage::Infer), QStringLiteral("Starts")), QStringLiteral("4"));
    runStage(Stage::Infer);
    const auto posterior = session_->project()->posterior();
    QCOMPARE(posterior->starts.size(), std::size_t{4});
    QTRY_VERIFY(!find<ChartPanel>(Stage::Infer, "posteriorChart")->isEmptyChart());
    QTRY_COMPARE(window_->findChild<QPushButton*>(QStringLiteral("nextStep"))->text(),
                 QStringLiteral("Next: Read the report and export it."));
    auto* tabs = find<QTabWidget>(Stage::Infer, "inferenceTabs");
    tabs->setCurrentIndex(4);
    QTRY_VERIFY(!find<ChartPanel>(Stage::Infer, "fitChart")->isEmptyChart());
}

void TestWholePath::reports() {
    goTo(Stage::Report);
    auto* preview = find<ReportPreview>(Stage::Report, "reportPreview");
    QTRY_VERIFY(preview->pages() && preview->isDrawn());
    QVERIFY(preview->pages()->text(0).contains(QStringLiteral("Report on")));
    QString all;
    for (int number = 0; number < preview->pages()->count(); ++number)
        all += preview->pages()->text(number);
    QVERIFY(all.contains(QStringLiteral("ksyn,on"))); // set with an index
    const QString pdf = home_.file(QStringLiteral("report.pdf"));
    uitest::chooseFile(pdf);
    QTest::mouseClick(page(Stage::Report)->primaryAction(), Qt::LeftButton);
    QFile file(pdf);
    QTRY_VERIFY(file.exists() && file.size() > 20000);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(5), QByteArray("%PDF-"));
}

QTEST_MAIN(TestWholePath)
#include "tst_whole_path.moc"
