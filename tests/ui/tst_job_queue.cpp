// The queue of jobs: order, what stops what, pause, interrupted jobs; and its table.

#include "tests/ui/gui_support.h"
#include "tests/ui/stage_fixture.h"
#include "ui/models/job_model.h"
#include "ui/workers/job_queue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace dyngpt;

namespace {

/// Jobs that end as they are told, and what has run so far.
struct FakeJobs {
    std::atomic<bool> go = false;
    std::vector<JobKind> order; ///< written by the one job thread

    StageJob waiting(JobKind kind) {
        return {kind, [this, kind](Project&, JobSinks& sinks, std::stop_token stop) {
                    order.push_back(kind);
                    sinks.progress().progress({1, 4, text("step %1", 1)});
                    while (!go && !stop.stop_requested()) {
                        sinks.progress().waitWhilePaused(stop);
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                    return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
                }};
    }
    StageJob quick(JobKind kind) {
        return {kind, [this, kind](Project&, JobSinks&, std::stop_token) {
                    order.push_back(kind);
                    return Outcome::Finished;
                }};
    }
    static StageJob failing(JobKind kind) {
        return {kind, [](Project&, JobSinks&, std::stop_token) -> Outcome {
                    throw Error("there", text("it broke"), text("mend it"));
                }};
    }
};

std::vector<JobState> states(const JobQueue& queue) {
    std::vector<JobState> result;
    for (const JobRecord& job : queue.jobs())
        result.push_back(job.state);
    return result;
}

int idOf(const JobQueue& queue, JobKind kind) {
    for (const JobRecord& job : queue.jobs())
        if (job.kind() == kind)
            return job.id;
    return 0;
}

QString cell(const JobModel& model, int row, int column) {
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class TestJobQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOneAfterTheOther();
    void aKindIsQueuedOnce();
    void failureStopsThoseThatNeedIt();
    void cancelStopsThoseThatNeedIt();
    void resumesWhatDidNotFinish();
    void waitingJobsMoveAndGo();
    void pauseHoldsTheQueue();
    void leavingTheProjectForgetsAll();
    void settingsAreThoseOfTheStart();
    void killedJobComesBackAsInterrupted();
    void modelFollows();
    void needsFollowTheStages();

private:
    uitest::PrivateHome home_;
};

void TestJobQueue::runsOneAfterTheOther() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    QVERIFY(queue.submit(jobs.waiting(JobKind::Simulate)));
    QVERIFY(queue.submit(jobs.quick(JobKind::Train)));
    QVERIFY(queue.submit(jobs.quick(JobKind::Validate)));
    QCOMPARE(states(queue), (std::vector{JobState::Running, JobState::Queued, JobState::Queued}));
    QCOMPARE(queue.queuedCount(), 2);
    QVERIFY(queue.jobs()[0].started.isValid() && !queue.jobs()[1].started.isValid());
    // Whoever hears of the end of a job finds that no other has begun.
    std::vector<bool> runningAtEnd;
    connect(&fixture.session.jobs(), &JobRunner::finished, this,
            [&] { runningAtEnd.push_back(fixture.session.jobs().isRunning()); });
    jobs.go = true;
    QTRY_VERIFY(queue.isIdle() && queue.jobs().back().state == JobState::Done);
    QCOMPARE(jobs.order, (std::vector{JobKind::Simulate, JobKind::Train, JobKind::Validate}));
    QCOMPARE(runningAtEnd, (std::vector{false, false, false}));
    QCOMPARE(QString::fromStdString(queue.jobs()[0].result.str()), QString("0 sets"));
}

void TestJobQueue::aKindIsQueuedOnce() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    QVERIFY(queue.submit(jobs.waiting(JobKind::Simulate)));
    QVERIFY(!queue.submit(jobs.quick(JobKind::Simulate))); // runs
    QVERIFY(queue.submit(jobs.quick(JobKind::Train)));
    QVERIFY(!queue.submit(jobs.quick(JobKind::Train))); // waits
    QVERIFY(queue.submit(jobs.quick(JobKind::Calibrate)));
    QCOMPARE(queue.jobs().size(), std::size_t{3});
    QVERIFY(queue.isPending(JobKind::Simulate) && !queue.isQueued(JobKind::Simulate));
    QVERIFY(queue.isPending(JobKind::Train) && queue.isQueued(JobKind::Train));
    QVERIFY(!queue.isPending(JobKind::Infer));
    jobs.go = true;
    QTRY_VERIFY(queue.isIdle());
    QVERIFY(queue.submit(jobs.quick(JobKind::Simulate))); // over: again
}

void TestJobQueue::failureStopsThoseThatNeedIt() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Validate));
    queue.submit(FakeJobs::failing(JobKind::Train));
    queue.submit(jobs.quick(JobKind::ExportSets)); // needs no solver
    queue.submit(jobs.quick(JobKind::Infer));
    queue.submit(jobs.quick(JobKind::Calibrate));
    jobs.go = true;
    QTRY_VERIFY(queue.isIdle() && queue.find(idOf(queue, JobKind::ExportSets))->hasEnded());
    QCOMPARE(jobs.order, (std::vector{JobKind::Validate, JobKind::ExportSets}));
    const JobRecord* failed = queue.find(idOf(queue, JobKind::Train));
    QCOMPARE(failed->state, JobState::Failed);
    QCOMPARE(failed->reasons.size(), std::size_t{1});
    for (const JobKind kind : {JobKind::Infer, JobKind::Calibrate}) {
        const JobRecord* stopped = queue.find(idOf(queue, kind));
        QCOMPARE(stopped->state, JobState::NotStarted);
        QVERIFY(stopped->blockerFailed);
        QCOMPARE(stopped->blockedBy, JobKind::Train);
    }
    QCOMPARE(queue.find(idOf(queue, JobKind::ExportSets))->state, JobState::Done);
}

void TestJobQueue::cancelStopsThoseThatNeedIt() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit(jobs.quick(JobKind::Train));
    queue.submit(jobs.quick(JobKind::Infer)); // needs what Train would have made
    QTRY_COMPARE(jobs.order.size(), std::size_t{1});
    fixture.session.jobs().cancel();
    QTRY_VERIFY(queue.isIdle());
    QTest::qWait(30);
    QCOMPARE(states(queue),
             (std::vector{JobState::Cancelled, JobState::NotStarted, JobState::NotStarted}));
    QVERIFY(!queue.jobs()[1].blockerFailed);
    QCOMPARE(queue.jobs()[2].blockedBy, JobKind::Simulate);
    QCOMPARE(jobs.order, std::vector{JobKind::Simulate});
}

void TestJobQueue::resumesWhatDidNotFinish() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Validate));
    QTRY_COMPARE(jobs.order.size(), std::size_t{1});
    fixture.session.jobs().cancel();
    QTRY_VERIFY(queue.isIdle());
    const int id = queue.jobs()[0].id;
    jobs.go = true;
    QVERIFY(queue.resume(id));
    QVERIFY(!queue.find(id)); // the new one stands for it
    QTRY_COMPARE(states(queue), std::vector{JobState::Done});
    QCOMPARE(jobs.order.size(), std::size_t{2});
    QVERIFY(!queue.resume(queue.jobs()[0].id)); // there is nothing to go on with
}

void TestJobQueue::waitingJobsMoveAndGo() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit(jobs.quick(JobKind::Train));
    queue.submit(jobs.quick(JobKind::ExportSets));
    queue.submit(jobs.quick(JobKind::Validate));
    const auto id = [&](JobKind kind) { return idOf(queue, kind); };
    QVERIFY(!queue.canMoveUp(id(JobKind::Train))); // before the running one
    QVERIFY(!queue.canMoveUp(id(JobKind::Simulate)));
    QVERIFY(!queue.canMoveDown(id(JobKind::Simulate)));
    QVERIFY(queue.canMoveUp(id(JobKind::ExportSets)));
    queue.moveUp(id(JobKind::ExportSets));
    QVERIFY(!queue.canMoveUp(id(JobKind::Validate))); // before Train, whose solver it needs
    QVERIFY(!queue.canMoveDown(id(JobKind::Train)));
    QVERIFY(queue.canMoveDown(id(JobKind::ExportSets)));
    queue.remove(id(JobKind::Simulate)); // runs: stays
    QCOMPARE(queue.jobs().size(), std::size_t{4});
    queue.remove(id(JobKind::Train)); // and Validate has nothing to validate
    QCOMPARE(queue.find(id(JobKind::Validate))->state, JobState::NotStarted);
    jobs.go = true;
    QTRY_VERIFY(queue.isIdle() && jobs.order.size() == 2);
    QCOMPARE(jobs.order, (std::vector{JobKind::Simulate, JobKind::ExportSets}));
    queue.removeEnded();
    QVERIFY(queue.jobs().empty());
}

void TestJobQueue::pauseHoldsTheQueue() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    JobRunner& runner = fixture.session.jobs();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit(jobs.quick(JobKind::Train));
    QTRY_VERIFY(runner.canPause());
    runner.setPaused(true);
    QCOMPARE(queue.jobs()[0].state, JobState::Paused);
    QTest::qWait(30); // the piece in hand is finished
    jobs.go = true;
    QTest::qWait(60);
    QCOMPARE(queue.jobs()[0].state, JobState::Paused);
    QCOMPARE(queue.jobs()[1].state, JobState::Queued);
    const double before = queue.elapsed(queue.jobs()[0]);
    QTest::qWait(60);
    QCOMPARE(queue.elapsed(queue.jobs()[0]), before);
    runner.setPaused(false);
    QTRY_VERIFY(queue.isIdle() && queue.jobs()[1].state == JobState::Done);
}

void TestJobQueue::leavingTheProjectForgetsAll() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit(jobs.quick(JobKind::Train));
    QTRY_COMPARE(jobs.order.size(), std::size_t{1});
    fixture.session.closeProject();
    QVERIFY(queue.jobs().empty());
    QVERIFY(!queue.submit(jobs.quick(JobKind::Train))); // of no project
    QTest::qWait(30);
    QCOMPARE(jobs.order, std::vector{JobKind::Simulate});
}

void TestJobQueue::settingsAreThoseOfTheStart() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    FakeJobs jobs;
    int seen = 0;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit({JobKind::Train, [&](Project& project, JobSinks&, std::stop_token) {
                      seen = project.trainingSettings().steps;
                      return Outcome::Finished;
                  }});
    TrainingSettings settings = fixture.project().trainingSettings();
    settings.steps = 4321;
    fixture.project().setTrainingSettings(settings);
    jobs.go = true;
    QTRY_COMPARE(seen, 4321);
    QTRY_VERIFY(queue.isIdle());
}

void TestJobQueue::killedJobComesBackAsInterrupted() {
    StageFixture fixture;
    const std::filesystem::path file = fixture.file();
    fixture.session.closeProject();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto project = Project::open(file);
        JobNote exact{.kind = JobKind::ExactComparison};
        exact.exactSets = 7;
        project->beginJob(exact);
        project->beginJob({.kind = JobKind::Train});
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    QVERIFY(fixture.session.openProject(QString::fromStdString(file.string())));
    JobQueue& queue = fixture.session.queue();
    QCOMPARE(states(queue), (std::vector{JobState::Interrupted, JobState::Interrupted}));
    QVERIFY(queue.isIdle()); // never as running
    const JobRecord* train = queue.interrupted(Stage::Train);
    QVERIFY(train && queue.interrupted(Stage::Validate) && !queue.interrupted(Stage::Infer));
    QVERIFY(std::abs(train->started.secsTo(QDateTime::currentDateTime())) < 60);
    // Let be, it does not come back.
    queue.remove(train->id);
    // Resumed, it leaves the list when it has run; it fails here, as there is nothing to compare.
    QVERIFY(queue.resume(queue.interrupted(Stage::Validate)->id));
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(states(queue), std::vector{JobState::Failed});
    queue.removeEnded();
    QCOMPARE(fixture.project().interruptedJobs().size(), std::size_t{1}); // it never began
    fixture.project().endJob(JobKind::ExactComparison);
    QVERIFY(fixture.project().interruptedJobs().empty());
}

void TestJobQueue::modelFollows() {
    StageFixture fixture;
    JobQueue& queue = fixture.session.queue();
    JobModel model(queue);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    FakeJobs jobs;
    queue.submit(jobs.waiting(JobKind::Simulate));
    queue.submit(jobs.quick(JobKind::Train));
    queue.submit(jobs.quick(JobKind::ExportSets));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, JobModel::Title), QString("Simulate"));
    QTRY_COMPARE(cell(model, 0, JobModel::State), QString("running, 25\u00a0%"));
    QCOMPARE(cell(model, 1, JobModel::State), QString("queued"));
    QCOMPARE(cell(model, 1, JobModel::Started), QString("–"));
    const QPersistentModelIndex train(model.index(1, 0));
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    queue.moveDown(model.idOf(train));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(train.row(), 2); // selections stay with their job
    fixture.session.jobs().cancel();
    QTRY_VERIFY(queue.isIdle());
    QCOMPARE(cell(model, 0, JobModel::State), QString("cancelled"));
    QCOMPARE(cell(model, 2, JobModel::State), QString("not started"));
    QCOMPARE(cell(model, 2, JobModel::Result),
             QString("Simulate was cancelled, and this needs its result"));
    queue.remove(model.idOf(model.index(0, 0)));
    QCOMPARE(model.rowCount(), 2);
    queue.removeEnded();
    QCOMPARE(model.rowCount(), 0);
    queue.submit(FakeJobs::failing(JobKind::Infer));
    QTRY_COMPARE(cell(model, 0, JobModel::State), QString("failed"));
    QVERIFY(cell(model, 0, JobModel::Result).contains("it broke. mend it"));
    QCOMPARE(model.rowOf(model.idOf(model.index(0, 0))), 0);
    QCOMPARE(model.rowOf(12345), -1);
}

void TestJobQueue::needsFollowTheStages() {
    QVERIFY(needsResultOf(JobKind::Train, JobKind::ImportSets));
    QVERIFY(needsResultOf(JobKind::Validate, JobKind::Train));
    QVERIFY(!needsResultOf(JobKind::Infer, JobKind::Validate));
    QVERIFY(!needsResultOf(JobKind::Simulate, JobKind::Train));
    for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer})
        QCOMPARE(stageOf(*primaryJob(stage)), stage);
    QVERIFY(!primaryJob(Stage::Report));
}

QTEST_MAIN(TestJobQueue)
#include "tst_job_queue.moc"
