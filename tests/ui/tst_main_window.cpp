#include "tests/ui/program.h"
#include "ui/charts/chart_panel.h"
#include "ui/help/help_window.h"
#include "ui/pages/page.h"
#include "ui/pages/solve_page.h"
#include "ui/project_files.h"
#include "ui/settings.h"
#include "ui/workers/job_runner.h"

#include <QDir>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include <thread>

using namespace dyngpt;
using namespace uitest;

namespace {

Outcome untilStopped(JobSinks& sinks, std::stop_token stop) {
    sinks.progress().progress({25, 100, text("%1 of %2 sets", 25, 100)});
    while (!stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return Outcome::Cancelled;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void welcomesAndOpensTheExample();
    void everyStageOpensByMouseAndKeyboard();
    void solveStandsBetweenTrainAndValidate();
    void everyControlHasANameAndActionsAreReachable();
    void jobBarShowsAndCancels();
    void failedJobShowsItsReason();
    void leavingAsks();
    void closingWhileAJobRunsAsks();
    void recentFiles();
    void simulatesFromThePage();
    void jobBarPauses();
    void trajectoriesByKeyboard();
    void tourGoesThroughTheExample();

private:
    uitest::PrivateHome home_;
};

void TestMainWindow::welcomesAndOpensTheExample() {
    Program program;
    QVERIFY(find<QWidget>(program.window, "welcomePage")->isVisible());
    QVERIFY(!find<SideBar>(program.window, "sideBar")->isVisible());
    program.openExample();
    QVERIFY(!find<QWidget>(program.window, "welcomePage")->isVisible());
    QCOMPARE(program.window.currentStage(), Stage::Network);
    QCOMPARE(program.window.windowTitle(), QStringLiteral("gene_expression[*] - DynGPT Studio"));
    QVERIFY(!program.window.isWindowModified());
    QCOMPARE(find<QTableView>(program.window, "events")->model()->rowCount(), 7);
}

void TestMainWindow::tourGoesThroughTheExample() {
    Program program;
    QTest::mouseClick(find<QWidget>(program.window, "guidedTourButton"), Qt::LeftButton);
    auto* tour = find<QWidget>(program.window, "guidedTour");
    QTRY_VERIFY(tour->isVisible());
    auto* next = find<QPushButton>(program.window, "tourNext");
    auto* words = find<QLabel>(program.window, "tourText");
    QStringList texts;
    QList<QPair<Stage, bool>> pages;
    for (; tour->isVisible() && texts.size() < 20; QTest::keyClick(next, Qt::Key_Space)) {
        texts << words->text();
        pages << qMakePair(program.window.currentStage(), program.window.isSolveShown());
    }
    QCOMPARE(texts.removeDuplicates(), qsizetype(0));
    const QList<QPair<Stage, bool>> expected{{Stage::Network, false},  {Stage::Train, true},
                                             {Stage::Validate, false}, {Stage::Infer, false},
                                             {Stage::Infer, false},    {Stage::Report, false}};
    QCOMPARE(pages, expected);
    QVERIFY(program.session.project());

    // It is of the example: with that it goes.
    program.window.files().close();
    QTest::mouseClick(find<QWidget>(program.window, "guidedTourButton"), Qt::LeftButton);
    QTRY_VERIFY(tour->isVisible());
    program.window.files().close();
    QVERIFY(!tour->isVisible());
}

void TestMainWindow::everyStageOpensByMouseAndKeyboard() {
    Program program;
    program.openExample();
    auto* bar = find<SideBar>(program.window, "sideBar");
    QCOMPARE(bar->count(), 7);
    for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
        const auto stage = static_cast<Stage>(i);
        program.clickStage(stage);
        QCOMPARE(program.window.currentStage(), stage);
        QVERIFY(program.window.page(stage)->isVisible());
        QVERIFY(!program.window.page(stage)->accessibleName().isEmpty());
    }
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Up);
    QCOMPARE(program.window.currentStage(), Stage::Infer);
    // The state stands there in words.
    QVERIFY(bar->item(0)->data(Qt::AccessibleTextRole).toString().contains(": "));
}

void TestMainWindow::solveStandsBetweenTrainAndValidate() {
    Program program;
    program.openExample();
    auto* bar = find<SideBar>(program.window, "sideBar");
    program.clickStage(Stage::Train);
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Down);
    QVERIFY(program.window.isSolveShown());
    auto* page = program.window.findChild<SolvePage*>();
    QVERIFY(page->isVisible());
    QVERIFY(!page->accessibleName().isEmpty());
    QTest::keyClick(bar, Qt::Key_Down);
    QVERIFY(!program.window.isSolveShown());
    QCOMPARE(program.window.currentStage(), Stage::Validate);
    QTest::keyClick(&program.window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(program.window.currentStage(), Stage::Infer);
    QTest::keyClick(&program.window, Qt::Key_4, Qt::ControlModifier);
    QVERIFY(program.window.isSolveShown());
    QCOMPARE(bar->currentItem()->text(), QString("Solve"));
    QTest::keyClick(&program.window, Qt::Key_F1); // tells of this page
    auto* help = program.window.findChild<HelpBrowser*>();
    QVERIFY(help);
    QTRY_COMPARE(help->page(), QString("solve"));
}

void TestMainWindow::everyControlHasANameAndActionsAreReachable() {
    Program program;
    program.openExample();
    Page* solve = program.window.findChild<SolvePage*>();
    for (Page* page :
         {program.window.page(Stage::Network), program.window.page(Stage::Simulate), solve}) {
        if (page == solve)
            program.window.showSolve();
        else
            program.window.showStage(page->stage());
        for (QWidget* control : page->findChildren<QWidget*>()) {
            if (control->focusPolicy() == Qt::NoFocus || !control->isVisibleTo(page) ||
                qobject_cast<QLabel*>(control) || control->objectName().startsWith("qt_"))
                continue;
            const bool labelled = [&] {
                for (const QLabel* label : page->findChildren<QLabel*>()) {
                    if (label->buddy() == control)
                        return true;
                }
                return false;
            }();
            const auto* button = qobject_cast<QAbstractButton*>(control);
            QVERIFY2(labelled || !control->accessibleName().isEmpty() ||
                         (button && !button->text().isEmpty()),
                     qPrintable(control->objectName() + u' ' +
                                QString::fromLatin1(control->metaObject()->className())));
        }
    }
    for (const QString& text : {QStringLiteral("Save as..."), QStringLiteral("Larger text"),
                                QStringLiteral("About DynGPT Studio")}) {
        QVERIFY2(findAction(program.window, text), qPrintable(text));
    }
}

void TestMainWindow::jobBarShowsAndCancels() {
    Program program;
    program.openExample();
    auto* cancel = find<QPushButton>(program.window, "jobCancel");
    QVERIFY(!cancel->isVisible());
    QSignalSpy finished(&program.session.jobs(), &JobRunner::finished);
    program.session.jobs().start(Stage::Simulate, untilStopped);
    QTRY_VERIFY(find<QLabel>(program.window, "jobTimes")->text().contains("elapsed"));
    QVERIFY(cancel->isVisible());
    program.window.showStage(Stage::Validate);
    QVERIFY(program.window.page(Stage::Validate)->primaryAction()->isEnabled()); // would be queued
    QVERIFY(program.window.page(Stage::Validate)->primaryAction()->toolTip().contains("Simulate"));
    program.window.showStage(Stage::Simulate);
    QVERIFY(!program.window.page(Stage::Simulate)->primaryAction()->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(finished.wait());
    QVERIFY(!cancel->isVisible());
    QVERIFY(program.window.page(Stage::Simulate)->primaryAction()->isVisible());
}

void TestMainWindow::failedJobShowsItsReason() {
    Program program;
    program.openExample();
    QSignalSpy failed(&program.session.jobs(), &JobRunner::failed);
    program.session.jobs().start(Stage::Simulate, [](JobSinks&, std::stop_token) -> Outcome {
        throw Error("events[1]", text("it broke"), text("mend it"));
    });
    QVERIFY(failed.wait());
    QCOMPARE(program.window.currentStage(), Stage::Simulate);
    auto* issues =
        program.window.page(Stage::Simulate)->findChild<QLabel*>(QStringLiteral("pageIssues"));
    QVERIFY(issues->isVisible());
    QVERIFY(issues->text().contains(QStringLiteral("it broke. mend it")));
}

void TestMainWindow::leavingAsks() {
    Program program;
    program.openExample();
    program.session.notifyChanged();
    QString question;
    uitest::answerNextBox(QStringLiteral("Stay"), &question);
    QVERIFY(!program.window.close());
    QVERIFY(question.contains(QStringLiteral("gene_expression")));
    QVERIFY(program.session.project());
    uitest::answerNextBox(QStringLiteral("Discard"));
    QVERIFY(program.window.close());
    QVERIFY(!program.session.project());
}

void TestMainWindow::closingWhileAJobRunsAsks() {
    Program program;
    program.openExample();
    program.session.jobs().start(Stage::Simulate, untilStopped);
    uitest::answerNextBox(QStringLiteral("Stay"));
    QVERIFY(!program.window.close());
    QVERIFY(program.session.jobs().isRunning());
    uitest::answerNextBox(QStringLiteral("Cancel the job and close"));
    // What the job left behind is worth a second question.
    QTimer::singleShot(200, this, [] { uitest::answerNextBox(QStringLiteral("Discard")); });
    QVERIFY(program.window.close());
    QVERIFY(!program.session.jobs().isRunning());
}

void TestMainWindow::recentFiles() {
    settings::clearRecentFiles();
    // What the tests before left unsaved would be on offer too.
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    const QString saved = home_.file(QStringLiteral("saved.dyngpt"));
    {
        Program program;
        program.openExample();
        program.session.saveAs(saved);
        program.window.files().openPath(saved);
    }
    settings::addRecentFile(saved);
    Program program;
    auto* recent = find<QTreeWidget>(program.window, "recentProjects");
    QVERIFY(recent->isVisible());
    QCOMPARE(recent->topLevelItemCount(), 1);
    Q_EMIT recent->itemActivated(recent->topLevelItem(0), 0);
    QCOMPARE(program.session.displayName(), QStringLiteral("saved"));
}

void TestMainWindow::simulatesFromThePage() {
    Program program;
    program.session.createProject(uitest::geneExpression());
    SimulationSettings settings = program.session.project()->simulationSettings();
    settings.trainSets = 4;
    settings.validSets = 2;
    settings.tEnd = 300;
    settings.window = 200;
    program.session.project()->setSimulationSettings(settings);
    program.session.notifyChanged();
    program.clickStage(Stage::Simulate);
    QSignalSpy finished(&program.session.jobs(), &JobRunner::finished);
    QTest::mouseClick(program.window.page(Stage::Simulate)->primaryAction(), Qt::LeftButton);
    QVERIFY(program.session.jobs().isRunning());
    QVERIFY(finished.wait(60000));
    QCOMPARE(program.session.project()->count(Partition::Train), 4);
    QCOMPARE(program.session.project()->state(Stage::Simulate), StageState::Done);
    auto* summary = find<QLabel>(program.window, "simulationSummary");
    QVERIFY2(summary->text().contains(QStringLiteral("4 training sets, 2 held-out sets")),
             qPrintable(summary->text()));
    QVERIFY(summary->text().contains(QStringLiteral("Noise floor: available")));
}

void TestMainWindow::jobBarPauses() {
    Program program;
    program.openExample();
    auto* pause = find<QPushButton>(program.window, "jobPause");
    QSignalSpy finished(&program.session.jobs(), &JobRunner::finished);
    program.session.jobs().start(Stage::Simulate, [](JobSinks& sinks, std::stop_token stop) {
        while (!stop.stop_requested()) {
            sinks.progress().waitWhilePaused(stop);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return Outcome::Cancelled;
    });
    QTRY_VERIFY(pause->isVisible());
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(program.session.jobs().isPaused());
    QCOMPARE(pause->text(), QStringLiteral("Go on"));
    const QString times = find<QLabel>(program.window, "jobTimes")->text();
    QTest::qWait(1200);
    QCOMPARE(find<QLabel>(program.window, "jobTimes")->text(), times); // time stands still
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(!program.session.jobs().isPaused());
    QTest::mouseClick(pause, Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(program.window, "jobCancel"), Qt::LeftButton);
    QVERIFY(finished.wait());
    QVERIFY(!pause->isVisible());
    // A job that does not look for pauses offers none.
    program.session.jobs().start(Stage::Train, untilStopped);
    QTest::qWait(150);
    QVERIFY(!pause->isVisible());
    program.session.jobs().cancelAndWait();
}

void TestMainWindow::trajectoriesByKeyboard() {
    Program program;
    program.openExample();
    QTest::keyClick(&program.window, Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(program.window.currentStage(), Stage::Simulate);
    auto* tabs = find<QTabWidget>(program.window, "simulateTabs");
    QCOMPARE(tabs->currentIndex(), 1);
    auto* chart = find<ChartPanel>(program.window, "trajectoryChart");
    QTRY_VERIFY(!chart->isEmptyChart());
    auto* run = find<QPushButton>(program.window, "runTrajectories");
    QTRY_VERIFY(run->isVisible());
    QTest::keyClick(&program.window, Qt::Key_F5);
    QVERIFY(!run->isVisible());
    QTRY_VERIFY(run->isVisible());
    QVERIFY(!program.session.jobs().isRunning()); // it is no job of the project's
    // A failed simulation brings its own page to the front.
    QSignalSpy failed(&program.session.jobs(), &JobRunner::failed);
    program.session.jobs().start(Stage::Simulate, [](JobSinks&, std::stop_token) -> Outcome {
        throw Error("x", text("no"));
    });
    QVERIFY(failed.wait());
    QCOMPARE(tabs->currentIndex(), 0);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
