#include "tests/ui/gui_support.h"
#include "ui/main_window.h"
#include "ui/pages/page.h"
#include "ui/project_files.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/side_bar.h"
#include "ui/workers/job_runner.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <thread>

using namespace dyngpt;

namespace {

template <typename Widget> Widget* find(QWidget& window, const char* name) {
    return window.findChild<Widget*>(QString::fromLatin1(name));
}

QAction* findAction(QMainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

Outcome untilStopped(JobSinks& sinks, std::stop_token stop) {
    sinks.progress().progress({25, 100, text("%1 of %2 sets", 25, 100)});
    while (!stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return Outcome::Cancelled;
}

/// A shown window over a session of its own.
struct Program {
    Program() {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }
    void openExample() {
        QTest::mouseClick(find<QPushButton>(window, "openExample"), Qt::LeftButton);
    }
    void clickStage(Stage stage) {
        auto* bar = find<SideBar>(window, "sideBar");
        const QRect item = bar->visualItemRect(bar->item(static_cast<int>(stage)));
        QTest::mouseClick(bar->viewport(), Qt::LeftButton, {}, item.center());
    }

    Session session;
    MainWindow window{session};
};

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void welcomesAndOpensTheExample();
    void everyStageOpensByMouseAndKeyboard();
    void everyControlHasANameAndActionsAreReachable();
    void editsByKeyboardAndUndoes();
    void problemJumpsToItsCell();
    void jobBarShowsAndCancels();
    void failedJobShowsItsReason();
    void leavingAsks();
    void closingWhileAJobRunsAsks();
    void badFileLeavesTheProject();
    void recentFiles();
    void simulatesFromThePage();

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

void TestMainWindow::everyStageOpensByMouseAndKeyboard() {
    Program program;
    program.openExample();
    auto* bar = find<SideBar>(program.window, "sideBar");
    QCOMPARE(bar->count(), 6);
    for (int i = 0; i < bar->count(); ++i) {
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

void TestMainWindow::everyControlHasANameAndActionsAreReachable() {
    Program program;
    program.openExample();
    for (const Stage stage : {Stage::Network, Stage::Simulate}) {
        program.window.showStage(stage);
        Page* page = program.window.page(stage);
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

void TestMainWindow::editsByKeyboardAndUndoes() {
    Program program;
    program.openExample();
    auto* parameters = find<QTableView>(program.window, "parameters");
    const QModelIndex upper = parameters->model()->index(0, 2);
    parameters->setFocus();
    parameters->setCurrentIndex(upper);
    QTest::keyClicks(parameters, "0");
    auto* editor = parameters->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, ".2");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(upper.data().toString(), QStringLiteral("0.2"));
    QCOMPARE(program.session.project()->network().parameters[0].upper, 0.2); // stored at once
    QVERIFY(program.window.isWindowModified());
    QAction* undo = nullptr;
    for (QAction* action : program.window.findChildren<QAction*>()) {
        if (action->shortcut() == QKeySequence(QKeySequence::Undo))
            undo = action;
    }
    QVERIFY(undo && undo->isEnabled());
    undo->trigger();
    QCOMPARE(program.session.project()->network().parameters[0].upper, 0.1);
    // Out of sight, undo is not on offer.
    program.window.showStage(Stage::Simulate);
    QVERIFY(!undo->isEnabled());
    program.window.showStage(Stage::Network);

    auto* states = find<QTableView>(program.window, "states");
    states->setCurrentIndex(states->model()->index(3, 0));
    QTest::mouseClick(find<QAbstractButton>(program.window, "states_remove"), Qt::LeftButton);
    QCOMPARE(program.session.project()->network().stateNames.size(), std::size_t{3});
    QVERIFY(find<QListWidget>(program.window, "problems")->count() > 0);

    // A cell still open when the program ends does no harm.
    states->setFocus();
    states->setCurrentIndex(states->model()->index(0, 1));
    QTest::keyClicks(states, "7");
    QVERIFY(states->findChild<QLineEdit*>());
}

void TestMainWindow::problemJumpsToItsCell() {
    Program program;
    program.openExample();
    auto* events = find<QTableView>(program.window, "events");
    events->model()->setData(events->model()->index(4, 0), QStringLiteral("ksynM*mRNAs"));
    auto* problems = find<QListWidget>(program.window, "problems");
    QListWidgetItem* item = nullptr;
    for (int i = 0; i < problems->count(); ++i) {
        if (problems->item(i)->text().contains(QStringLiteral("mRNAs")))
            item = problems->item(i);
    }
    QVERIFY(item);
    QVERIFY(item->text().contains(QStringLiteral("Event 5, propensity")));
    Q_EMIT problems->itemActivated(item);
    QCOMPARE(events->currentIndex(), events->model()->index(4, 0));
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
    program.window.showStage(Stage::Train);
    QVERIFY(!program.window.page(Stage::Train)->primaryAction()->isEnabled());
    QVERIFY(program.window.page(Stage::Train)->primaryAction()->toolTip().contains("Simulate"));
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

void TestMainWindow::badFileLeavesTheProject() {
    Program program;
    program.openExample();
    const auto project = program.session.project();
    for (const QString& name : {QStringLiteral("broken.dyngpt"), QStringLiteral("broken.json")}) {
        QFile file(home_.file(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"state_names\": [");
        file.close();
        QString message;
        uitest::answerNextBox(QStringLiteral("OK"), &message);
        program.window.files().openPath(file.fileName());
        QVERIFY2(message.contains(name), qPrintable(message));
        QCOMPARE(program.session.project(), project);
    }
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
    auto* recent = find<QListWidget>(program.window, "recentProjects");
    QVERIFY(recent->isVisible());
    QCOMPARE(recent->count(), 1);
    Q_EMIT recent->itemActivated(recent->item(0));
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

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
