// Jobs as a person meets them in the window: primary buttons that queue, Run all, the job list by
// mouse and keyboard, the notice of an interrupted job, side bar and status bar, notifications.

#include "tests/ui/program.h"
#include "ui/models/job_model.h"
#include "ui/notifier.h"
#include "ui/pages/page.h"
#include "ui/paths.h"
#include "ui/settings.h"
#include "ui/workers/job_queue.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace dyngpt;
using namespace uitest;

namespace {

StageJob untilStopped(JobKind kind) {
    return {kind, [](Project&, JobSinks& sinks, std::stop_token stop) {
                sinks.progress().progress({25, 100, text("%1 of %2 sets", 25, 100)});
                while (!stop.stop_requested()) {
                    sinks.progress().waitWhilePaused(stop);
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                return Outcome::Cancelled;
            }};
}

StageJob failing(JobKind kind) {
    return {kind, [](Project&, JobSinks&, std::stop_token) -> Outcome {
                throw Error("there", text("it broke"), text("mend it"));
            }};
}

QString stateText(Program& program, Stage stage) {
    auto* bar = find<SideBar>(program.window, "sideBar");
    return bar->item(bar->row(stage))->data(Qt::AccessibleTextRole).toString();
}
QString advice(Program& program, Stage stage) {
    auto* bar = find<SideBar>(program.window, "sideBar");
    return bar->item(bar->row(stage))->data(Qt::AccessibleDescriptionRole).toString();
}

/// Another program that dies at work.
void killDuring(const QString& file, JobKind kind) {
    const pid_t child = ::fork();
    if (child == 0) {
        Project::open(toPath(file))->beginJob({.kind = kind});
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
}

} // namespace

class TestJobPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void primaryButtonQueues();
    void runAllQueuesWhatIsNotDone();
    void listByKeyboard();
    void emptyListSaysWhatItIsFor();
    void interruptedJobIsOffered();
    void interruptedJobIsNextThoughItsStageIsDone();
    void sideBarSaysWhatIsNext();
    void notifiesWhenNobodyLooks();

private:
    PrivateHome home_;
};

void TestJobPages::primaryButtonQueues() {
    Program program;
    program.openExample();
    JobQueue& queue = program.session.queue();
    queue.submit(untilStopped(JobKind::Simulate));
    program.window.showStage(Stage::Validate);
    Page* page = program.window.page(Stage::Validate);
    QPushButton* primary = page->primaryAction();
    auto* instead = page->findChild<QPushButton*>(QStringLiteral("cancelAction"));
    QVERIFY2(primary->toolTip().contains("until Simulate is done"), qPrintable(primary->toolTip()));
    QTest::mouseClick(primary, Qt::LeftButton);
    QVERIFY(queue.isQueued(JobKind::Validate));
    QVERIFY(!primary->isVisible() && instead->isVisible());
    QCOMPARE(instead->text(), QString("Queued: take it out"));
    QCOMPARE(stateText(program, Stage::Validate), QString("Validate: queued"));
    QVERIFY(find<QToolButton>(program.window, "jobListButton")->text().contains("1 waiting"));
    QTest::mouseClick(instead, Qt::LeftButton);
    QVERIFY(!queue.isPending(JobKind::Validate));
    QVERIFY(primary->isVisible() && !instead->isVisible());
    // Queued again and started, it is cancelled by the same button.
    QTest::mouseClick(primary, Qt::LeftButton);
    QVERIFY(queue.isQueued(JobKind::Validate));
    program.window.showStage(Stage::Simulate);
    QTest::mouseClick(find<QPushButton>(program.window, "jobCancel"), Qt::LeftButton);
    QTRY_VERIFY(queue.isIdle());
    // The sets that it needs were not made.
    QCOMPARE(queue.latest(JobKind::Validate)->state, JobState::NotStarted);
}

void TestJobPages::runAllQueuesWhatIsNotDone() {
    Program program;
    program.session.createProject(geneExpression());
    JobQueue& queue = program.session.queue();
    QAction* all = findAction(program.window, QStringLiteral("Run all that is not done"));
    QVERIFY(all && all->isEnabled());
    QTest::keyClick(&program.window, Qt::Key_F5, Qt::ShiftModifier);
    QVERIFY(program.session.jobs().isRunning());
    QCOMPARE(program.session.jobs().stage(), Stage::Simulate);
    QVERIFY(queue.isQueued(JobKind::Train) && queue.isQueued(JobKind::Validate));
    QVERIFY(!queue.isPending(JobKind::Infer)); // no cells
    QCOMPARE(queue.queuedCount(), 2);
    all->trigger(); // once more queues nothing twice
    QCOMPARE(queue.queuedCount(), 2);
    program.session.jobs().cancel();
    QTRY_VERIFY(queue.isIdle());
    QTest::qWait(30);
    QCOMPARE(queue.latest(JobKind::Train)->state, JobState::NotStarted);
    QCOMPARE(queue.latest(JobKind::Validate)->state, JobState::NotStarted);
}

void TestJobPages::emptyListSaysWhatItIsFor() {
    Program program;
    program.openExample();
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ControlModifier);
    auto* list = find<QTreeView>(program.window, "jobList");
    auto* words = list->findChild<QLabel*>("emptyWords");
    QVERIFY(words && words->isVisible());
    QVERIFY(words->text().startsWith("No jobs yet"));
    QCOMPARE(list->accessibleDescription(), words->text());
    QVERIFY(words->heightForWidth(words->width()) <= words->height()); // nothing is cut off
    program.session.queue().submit(failing(JobKind::Simulate));
    QVERIFY(!words->isVisible());
    QVERIFY(list->accessibleDescription().isEmpty());
    QTRY_VERIFY(program.session.queue().isIdle());
    QTest::mouseClick(find<QPushButton>(program.window, "listTidy"), Qt::LeftButton);
    QVERIFY(words->isVisible());
}

void TestJobPages::listByKeyboard() {
    Program program;
    program.openExample();
    JobQueue& queue = program.session.queue();
    auto* list = find<QTreeView>(program.window, "jobList");
    QVERIFY(!list->isVisible());
    queue.submit(untilStopped(JobKind::Simulate));
    queue.submit(untilStopped(JobKind::ExportSets));
    queue.submit(untilStopped(JobKind::Infer));
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(list->isVisible());
    QVERIFY(list->hasFocus());
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->currentIndex().row(), 0); // the running one
    auto* pause = find<QPushButton>(program.window, "listPause");
    QTRY_VERIFY(pause->isEnabled());
    QTest::keyClick(list, Qt::Key_Tab);
    QVERIFY(pause->hasFocus());
    QTest::keyClick(pause, Qt::Key_Space);
    QVERIFY(program.session.jobs().isPaused());
    QCOMPARE(pause->text(), QString("Go on"));
    QTest::keyClick(pause, Qt::Key_Space);
    QVERIFY(!program.session.jobs().isPaused());
    // The last one goes before the one above it, and then out.
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QCOMPARE(list->currentIndex().row(), 2);
    auto* up = find<QPushButton>(program.window, "listUp");
    QVERIFY(up->isEnabled());
    up->click();
    QCOMPARE(queue.jobs()[1].kind(), JobKind::Infer);
    QCOMPARE(list->currentIndex().row(), 1); // still the same job
    QVERIFY(!up->isEnabled());
    QVERIFY(!find<QPushButton>(program.window, "listCancel")->isEnabled());
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(program.window.currentStage(), Stage::Infer);
    find<QPushButton>(program.window, "listRemove")->click();
    QVERIFY(!queue.isPending(JobKind::Infer));
    list->setCurrentIndex(list->model()->index(0, 0));
    find<QPushButton>(program.window, "listCancel")->click();
    QTRY_VERIFY(queue.isIdle());
    QVERIFY(find<QPushButton>(program.window, "listResume")->isEnabled());
    find<QPushButton>(program.window, "listTidy")->click();
    QCOMPARE(list->model()->rowCount(), 0);
    for (const QPushButton* button : list->parentWidget()->findChildren<QPushButton*>())
        QVERIFY2(!button->isEnabled() && !button->toolTip().isEmpty(),
                 qPrintable(button->objectName()));
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!list->isVisible());
}

void TestJobPages::interruptedJobIsOffered() {
    const QString file = home_.file(QStringLiteral("interrupted.dyngpt"));
    Project::create(toPath(file), geneExpression());
    killDuring(file, JobKind::Simulate);
    Program program;
    QVERIFY(program.session.openProject(file));
    JobQueue& queue = program.session.queue();
    QVERIFY(!program.session.jobs().isRunning());
    QCOMPARE(stateText(program, Stage::Simulate), QString("Simulate: interrupted"));
    QVERIFY(advice(program, Stage::Simulate).contains("press Resume"));
    program.window.showStage(Stage::Simulate);
    Page* page = program.window.page(Stage::Simulate);
    auto* notice = page->findChild<QWidget*>(QStringLiteral("interruptedNotice"));
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->accessibleName().startsWith("Simulate, started"),
             qPrintable(notice->accessibleName()));
    Page* other = program.window.page(Stage::Train);
    QVERIFY(!other->findChild<QWidget*>(QStringLiteral("interruptedNotice"))->isVisibleTo(other));
    QTest::mouseClick(notice->findChild<QPushButton*>(QStringLiteral("resumeInterrupted")),
                      Qt::LeftButton);
    QVERIFY(program.session.jobs().isRunning());
    QVERIFY(!notice->isVisible());
    program.session.jobs().cancel();
    QTRY_VERIFY(queue.isIdle());
    QVERIFY(program.session.project()->interruptedJobs().empty());
}

void TestJobPages::interruptedJobIsNextThoughItsStageIsDone() {
    const QString file = home_.file(QStringLiteral("again.dyngpt"));
    const auto example = exampleProject(QStringLiteral("gene_expression"));
    if (!example)
        QSKIP("the example has not been trained");
    QVERIFY(QFile::copy(*example, file));
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    killDuring(file, JobKind::Train);
    Program program;
    QVERIFY(program.session.openProject(file));
    QCOMPARE(program.session.project()->state(Stage::Train), StageState::Done);
    QVERIFY(find<QPushButton>(program.window, "nextStep")->text().contains("Resume"));
}

void TestJobPages::sideBarSaysWhatIsNext() {
    Program program;
    program.session.createProject(geneExpression());
    auto* next = find<QPushButton>(program.window, "nextStep");
    QVERIFY(next->isVisible());
    QCOMPARE(next->text(), QString("Next: Press Simulate to make the parameter sets."));
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(program.window.currentStage(), Stage::Simulate);
    QVERIFY(advice(program, Stage::Train).contains("Simulate parameter sets first"));
    program.session.queue().submit(failing(JobKind::Train));
    QTRY_COMPARE(stateText(program, Stage::Train), QString("Train: failed"));
    QVERIFY2(advice(program, Stage::Train).contains("it broke"),
             qPrintable(advice(program, Stage::Train)));

    program.session.openExample(QStringLiteral("gene_expression"));
    QTRY_COMPARE(stateText(program, Stage::Train), QString("Train: done"));
    Network changed = program.session.project()->network();
    changed.parameters[0].upper *= 2;
    program.session.project()->setNetwork(changed);
    program.session.notifyChanged();
    QCOMPARE(stateText(program, Stage::Train), QString("Train: stale"));
    QVERIFY(advice(program, Stage::Simulate).contains("press Simulate"));
    QVERIFY(advice(program, Stage::Train).contains("The network has changed since"));
    QVERIFY(find<QLabel>(program.window, "resources")->text().startsWith("CPU "));
}

void TestJobPages::notifiesWhenNobodyLooks() {
    Program program;
    program.openExample();
    QStringList shown;
    const auto note = [&](const QString& title, const QString& words) {
        shown << title + QStringLiteral(": ") + words;
    };
    Notifier notifier(program.session.queue(), &program.window, note, 0);
    Notifier ofLongOnes(
        program.session.queue(), &program.window,
        [&](const QString&, const QString&) { shown << "a short one"; }, 20);
    JobQueue& queue = program.session.queue();
    const auto fail = [&] {
        queue.submit(failing(JobKind::Infer));
        QTRY_VERIFY(queue.isIdle());
    };
    fail();
    QVERIFY(shown.isEmpty()); // the window is in front
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    fail();
    QCOMPARE(shown.size(), 1);
    QVERIFY2(shown[0].startsWith("Infer: failed after 0:00: ") && shown[0].contains("it broke"),
             qPrintable(shown[0]));
    settings::setNotifications(false);
    fail();
    settings::setNotifications(true);
    queue.submit(untilStopped(JobKind::Infer));
    program.session.jobs().cancel(); // who cancels knows
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(shown.size(), 1);
}

QTEST_MAIN(TestJobPages)
#include "tst_job_pages.moc"
