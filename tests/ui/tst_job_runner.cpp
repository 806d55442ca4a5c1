#include "ui/workers/job_runner.h"
#include "ui/workers/latest_job.h"
#include "ui/workers/remaining_time.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using namespace dyngpt;

namespace {

Outcome untilStopped(JobSinks&, std::stop_token stop) {
    while (!stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return Outcome::Cancelled;
}

} // namespace

class TestJobRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reportsAndFinishesInTheGuiThread();
    void progressIsThrottledButTheLastArrives();
    void cancels();
    void onlyOneJob();
    void failureCarriesItsIssues();
    void otherExceptionsFailToo();
    void nothingOfAnOldJobArrives();
    void goesOnAfterAFailure();
    void destructionStopsTheJob();
    void remainingTimeCountsFromTheStart();
    void pauseStandsStillAndGoesOn();
    void cancelEndsAPause();
    void pauseDoesNotLeakIntoTheNextJob();
    void onlyTheLatestRequestArrives();
    void cancelledRequestIsSilent();
    void latestJobFails();
};

void TestJobRunner::reportsAndFinishesInTheGuiThread() {
    JobRunner jobs;
    QSignalSpy started(&jobs, &JobRunner::started);
    QSignalSpy points(&jobs, &JobRunner::trainingPoint);
    QSignalSpy steps(&jobs, &JobRunner::inferenceStep);
    QSignalSpy finished(&jobs, &JobRunner::finished);
    QThread* deliveredIn = nullptr;
    std::atomic<bool> workedElsewhere = false;
    connect(&jobs, &JobRunner::finished, this, [&] { deliveredIn = QThread::currentThread(); });
    QThread* gui = QThread::currentThread();
    QVERIFY(jobs.start(Stage::Train, [&](JobSinks& sinks, std::stop_token) {
        workedElsewhere = QThread::currentThread() != gui;
        for (int i = 0; i < 5; ++i) {
            sinks.training().trainingPoint({i, 1.0 / (i + 1), 2, 1e-3, 0.1});
            sinks.inference().inferenceStep(i, 5.0 - i);
        }
        return Outcome::Finished;
    }));
    QVERIFY(jobs.isRunning());
    QVERIFY(finished.wait());
    QVERIFY(workedElsewhere);
    QCOMPARE(deliveredIn, gui);
    QCOMPARE(started.count(), 1);
    QCOMPARE(points.count(), 5); // not one is lost
    QCOMPARE(points[4][0].value<TrainingPoint>().step, 4);
    QCOMPARE(steps.count(), 5);
    QCOMPARE(finished[0][0].value<Stage>(), Stage::Train);
    QCOMPARE(finished[0][1].value<Outcome>(), Outcome::Finished);
    QVERIFY(!jobs.isRunning());
}

void TestJobRunner::progressIsThrottledButTheLastArrives() {
    JobRunner jobs;
    QSignalSpy progressed(&jobs, &JobRunner::progressed);
    QSignalSpy finished(&jobs, &JobRunner::finished);
    QElapsedTimer clock;
    clock.start();
    jobs.start(Stage::Simulate, [](JobSinks& sinks, std::stop_token) {
        for (int i = 1; i <= 300; ++i) {
            sinks.progress().progress({double(i), 300, text("%1 sets", i)});
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return Outcome::Finished;
    });
    QVERIFY(finished.wait());
    // At most ten a second, one at the beginning and one at the end beside them.
    QVERIFY(progressed.count() >= 2);
    QVERIFY2(progressed.count() <= clock.elapsed() / 100 + 2,
             qPrintable(QString::number(progressed.count())));
    QCOMPARE(progressed.last()[1].toDouble(), 300.0);
    QCOMPARE(progressed.last()[3].toString(), QStringLiteral("300 sets"));
}

void TestJobRunner::cancels() {
    JobRunner jobs;
    QSignalSpy finished(&jobs, &JobRunner::finished);
    jobs.start(Stage::Infer, untilStopped);
    jobs.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][1].value<Outcome>(), Outcome::Cancelled);
    // The wish to stop does not leak into the next job.
    jobs.start(Stage::Infer, [](JobSinks&, std::stop_token stop) {
        return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
    });
    QVERIFY(finished.wait());
    QCOMPARE(finished[1][1].value<Outcome>(), Outcome::Finished);
}

void TestJobRunner::onlyOneJob() {
    JobRunner jobs;
    QVERIFY(jobs.start(Stage::Simulate, untilStopped));
    QVERIFY(!jobs.start(Stage::Train, untilStopped));
    QCOMPARE(jobs.stage(), Stage::Simulate);
}

void TestJobRunner::failureCarriesItsIssues() {
    JobRunner jobs;
    QSignalSpy failed(&jobs, &JobRunner::failed);
    jobs.start(Stage::Train, [](JobSinks&, std::stop_token) -> Outcome {
        throw Error("here", text("it broke"), text("mend it"));
    });
    QVERIFY(failed.wait());
    const auto issues = failed[0][1].value<std::vector<Issue>>();
    QCOMPARE(issues.size(), std::size_t{1});
    QCOMPARE(issues[0].place, std::string("here"));
    QCOMPARE(issues[0].remedy.str(), std::string("mend it"));
}

void TestJobRunner::otherExceptionsFailToo() {
    JobRunner jobs;
    QSignalSpy failed(&jobs, &JobRunner::failed);
    jobs.start(Stage::Train,
               [](JobSinks&, std::stop_token) -> Outcome { throw std::runtime_error("oops"); });
    QVERIFY(failed.wait());
    QVERIFY(failed[0][1].value<std::vector<Issue>>()[0].what.str().find("oops") !=
            std::string::npos);
}

void TestJobRunner::nothingOfAnOldJobArrives() {
    JobRunner jobs;
    std::atomic<bool> reported = false;
    jobs.start(Stage::Simulate, [&](JobSinks& sinks, std::stop_token stop) {
        sinks.progress().progress({1, 2, text("old")});
        reported = true;
        return untilStopped(sinks, stop);
    });
    while (!reported)
        std::this_thread::yield();
    // Its progress waits in the event queue now.
    QSignalSpy progressed(&jobs, &JobRunner::progressed);
    QSignalSpy finished(&jobs, &JobRunner::finished);
    jobs.cancelAndWait();
    QVERIFY(!jobs.isRunning());
    QCOMPARE(finished.count(), 1);
    jobs.start(Stage::Train, untilStopped);
    QTest::qWait(150);
    QCOMPARE(progressed.count(), 0);
    QCOMPARE(finished.count(), 1);
    QVERIFY(jobs.isRunning());
}

void TestJobRunner::goesOnAfterAFailure() {
    JobRunner jobs;
    QSignalSpy failed(&jobs, &JobRunner::failed);
    QSignalSpy finished(&jobs, &JobRunner::finished);
    jobs.start(Stage::Train, [](JobSinks&, std::stop_token) -> Outcome { throw Error({}, {}); });
    QVERIFY(failed.wait());
    QVERIFY(jobs.start(Stage::Train, [](JobSinks&, std::stop_token) { return Outcome::Finished; }));
    QVERIFY(finished.wait());
}

void TestJobRunner::destructionStopsTheJob() {
    std::atomic<bool> ended = false;
    {
        JobRunner jobs;
        jobs.start(Stage::Train, [&](JobSinks& sinks, std::stop_token stop) {
            untilStopped(sinks, stop);
            ended = true;
            return Outcome::Cancelled;
        });
        QTest::qWait(20);
    }
    QVERIFY(ended);
}

void TestJobRunner::remainingTimeCountsFromTheStart() {
    RemainingTime remaining;
    QCOMPARE(remaining.update(10, 50, 100, "sets"), -1.0); // a resumed job, half done
    QCOMPARE(remaining.update(10.1, 51, 100, "sets"), -1.0);
    QCOMPARE(remaining.update(15, 60, 100, "sets"), 20.0);
    QCOMPARE(remaining.update(16, 1, 100, "replicas"), -1.0); // another phase, another pace
    QCOMPARE(remaining.update(20, 100, 100, "replicas"), 0.0);
    QCOMPARE(remaining.update(21, 5, 0, "?"), -1.0);
}

void TestJobRunner::pauseStandsStillAndGoesOn() {
    JobRunner jobs;
    QSignalSpy changed(&jobs, &JobRunner::pauseChanged);
    QSignalSpy finished(&jobs, &JobRunner::finished);
    std::atomic<int> pieces = 0;
    std::atomic<bool> enough = false;
    jobs.start(Stage::Simulate, [&](JobSinks& sinks, std::stop_token stop) {
        while (!enough) {
            sinks.progress().waitWhilePaused(stop);
            ++pieces;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return Outcome::Finished;
    });
    QVERIFY(!jobs.canPause()); // before it has looked for the first time
    QTRY_VERIFY(jobs.canPause());
    QTRY_VERIFY(pieces > 5);
    jobs.setPaused(true);
    QVERIFY(jobs.isPaused());
    QTest::qWait(30); // the piece in hand is finished
    const int before = pieces;
    const double seconds = jobs.elapsedSeconds();
    QTest::qWait(150);
    QCOMPARE(pieces.load(), before);
    QCOMPARE(jobs.elapsedSeconds(), seconds);
    jobs.setPaused(false);
    QTRY_VERIFY(pieces > before + 5);
    QVERIFY(jobs.elapsedSeconds() < seconds + 0.14); // the pause is not counted
    enough = true;
    QVERIFY(finished.wait());
    QCOMPARE(changed.count(), 4);
    QVERIFY(!jobs.canPause());
}

void TestJobRunner::cancelEndsAPause() {
    JobRunner jobs;
    QSignalSpy finished(&jobs, &JobRunner::finished);
    jobs.start(Stage::Simulate, [](JobSinks& sinks, std::stop_token stop) {
        while (!stop.stop_requested())
            sinks.training().waitWhilePaused(stop);
        return Outcome::Cancelled;
    });
    jobs.setPaused(true);
    QTest::qWait(30);
    jobs.cancel();
    QVERIFY(!jobs.isPaused());
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][1].value<Outcome>(), Outcome::Cancelled);

    jobs.start(Stage::Simulate, [](JobSinks& sinks, std::stop_token stop) {
        while (!stop.stop_requested())
            sinks.inference().waitWhilePaused(stop);
        return Outcome::Cancelled;
    });
    jobs.setPaused(true);
    jobs.cancelAndWait(); // closing a project does not wait for the user
    QVERIFY(!jobs.isRunning());
}

void TestJobRunner::pauseDoesNotLeakIntoTheNextJob() {
    JobRunner jobs;
    QSignalSpy finished(&jobs, &JobRunner::finished);
    jobs.setPaused(true);
    QVERIFY(!jobs.isPaused()); // nothing runs
    jobs.start(Stage::Simulate, untilStopped);
    jobs.setPaused(true);
    jobs.cancelAndWait();
    jobs.start(Stage::Simulate, [](JobSinks& sinks, std::stop_token stop) {
        sinks.progress().waitWhilePaused(stop);
        return Outcome::Finished;
    });
    QVERIFY(!jobs.isPaused());
    QVERIFY(finished.wait());
}

void TestJobRunner::onlyTheLatestRequestArrives() {
    LatestJob job;
    QSignalSpy finished(&job, &LatestJob::finished);
    std::atomic<int> ended = 0;
    int last = 0;
    job.start([&](JobSinks& sinks, std::stop_token stop) {
        ++ended;
        return untilStopped(sinks, stop);
    });
    QTRY_COMPARE(ended.load(), 1);
    for (int request = 2; request <= 4; ++request)
        job.start([&ended, &last, request](JobSinks&, std::stop_token) {
            ++ended;
            last = request;
            return Outcome::Finished;
        });
    QVERIFY(job.isBusy());
    QVERIFY(finished.wait());
    QTest::qWait(30);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(last, 4);
    QCOMPARE(ended.load(), 2); // 2 and 3 were never begun
    QVERIFY(!job.isBusy());
}

void TestJobRunner::cancelledRequestIsSilent() {
    LatestJob job;
    QSignalSpy finished(&job, &LatestJob::finished);
    QSignalSpy failed(&job, &LatestJob::failed);
    job.start(untilStopped);
    job.cancel();
    QVERIFY(!job.isBusy());
    QTest::qWait(50);
    QCOMPARE(finished.count() + failed.count(), 0);
    job.start([](JobSinks&, std::stop_token) { return Outcome::Finished; });
    QVERIFY(finished.wait());
}

void TestJobRunner::latestJobFails() {
    LatestJob job;
    QSignalSpy failed(&job, &LatestJob::failed);
    job.start([](JobSinks&, std::stop_token) -> Outcome { throw Error("x", text("no")); });
    QVERIFY(failed.wait());
    QVERIFY(!job.isBusy());
}

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
