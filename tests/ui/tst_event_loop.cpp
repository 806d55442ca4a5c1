// The window answers while it works: no event keeps the loop for more than 50 ms while a real
// simulation and a real training run on all cores, with their pages in view. How the time is taken,
// so that a busy machine does not fail the test: watched_application.h. The largest gap between two
// beats of a timer is reported beside it; it contains what other programs take.

#include "tests/ui/program.h"
#include "tests/ui/watched_application.h"
#include "ui/pages/page.h"
#include "ui/workers/job_queue.h"

#include <QElapsedTimer>
#include <QTimer>

using namespace dyngpt;

namespace {

constexpr double mostMs = 50;
constexpr int beatMs = 5;

uitest::WatchedApplication& application() {
    return *static_cast<uitest::WatchedApplication*>(QCoreApplication::instance());
}

/// The largest time between two beats, beyond the one that is meant.
class Heart {
public:
    Heart() {
        timer_.setTimerType(Qt::PreciseTimer);
        timer_.setInterval(beatMs);
        QObject::connect(&timer_, &QTimer::timeout, [this] {
            largest_ = std::max(largest_, static_cast<double>(since_.nsecsElapsed()) / 1e6);
            since_.start();
        });
        since_.start();
        timer_.start();
    }
    double largestGapMs() const { return std::max(0.0, largest_ - beatMs); }

private:
    QTimer timer_;
    QElapsedTimer since_;
    double largest_ = 0;
};

} // namespace

class EventLoopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersWhileSimulating();
    void answersWhileTraining();

private:
    void watch(Stage stage);

    uitest::PrivateHome home_;
    std::unique_ptr<uitest::Program> program_;
};

void EventLoopTest::watch(Stage stage) {
    MainWindow& window = program_->window;
    window.showStage(stage);
    QTest::qWait(1500); // what the page does when it is first shown
    Heart heart;
    application().startWatch();
    window.page(stage)->primaryAction()->click();
    QVERIFY(program_->session.jobs().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(program_->session.queue().isIdle(), 240000);
    QTest::qWait(1500); // and what it does with the result
    QCOMPARE(program_->session.project()->state(stage), StageState::Done);
    const auto& own = application().worst();
    const auto& wall = application().worstWall();
    qInfo("%s: longest event %.1f ms (%.1f ms by the clock: %s); longest by the clock %.1f ms; "
          "largest gap of the loop %.1f ms",
          qPrintable(QString::fromStdString(stageName(stage))), own.ownMs, own.wallMs,
          qPrintable(own.where), wall.wallMs, heart.largestGapMs());
    QVERIFY2(own.ownMs < mostMs, qPrintable(own.where));
}

void EventLoopTest::answersWhileSimulating() {
    program_ = std::make_unique<uitest::Program>();
    program_->window.resize(1366, 768);
    program_->session.createProject(uitest::geneExpression());
    SimulationSettings settings = program_->session.project()->simulationSettings();
    settings.trainSets = 600;
    settings.validSets = 60;
    settings.threads = 0;
    program_->session.project()->setSimulationSettings(settings);
    program_->session.notifyChanged();
    watch(Stage::Simulate);
}

void EventLoopTest::answersWhileTraining() {
    if (!program_ || program_->session.project()->state(Stage::Simulate) != StageState::Done)
        QSKIP("there are no sets");
    TrainingSettings settings = trainingPreset("quick");
    settings.steps = 150;
    settings.evaluateEvery = 10; // more points a second than in any real training
    settings.device = "cpu";
    settings.threads = 0;
    program_->session.project()->setTrainingSettings(settings);
    program_->session.notifyChanged();
    watch(Stage::Train);
    program_->session.closeProject();
    program_.reset();
}

int main(int argc, char* argv[]) {
    uitest::WatchedApplication app(argc, argv);
    EventLoopTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_event_loop.moc"
