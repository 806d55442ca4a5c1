// Kill -9 in the middle of a job, as a crash or a power cut would: what was finished is there, the
// project says what was interrupted, and the next run goes on. The built program is what is killed.

#include "core/nn/checkpoint.h"
#include "core/project/project.h"
#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>
#include <map>

using namespace dyngpt;

namespace {

constexpr qint64 mostLostMs = 30000;

/// A program that is killed when it has come far enough; never left behind.
class Killed {
public:
    explicit Killed(const QStringList& arguments) {
        process_.start(cli::program(), arguments);
        if (!process_.waitForStarted())
            qFatal("the program does not start");
    }
    ~Killed() { kill(); }
    bool isRunning() {
        process_.waitForFinished(20);
        return process_.state() == QProcess::Running;
    }
    void kill() {
        if (process_.state() == QProcess::NotRunning)
            return;
        ::kill(static_cast<pid_t>(process_.processId()), SIGKILL);
        process_.waitForFinished();
    }

private:
    QProcess process_;
};

std::vector<JobKind> interrupted(const Project& project) {
    std::vector<JobKind> kinds;
    for (const JobNote& job : project.interruptedJobs())
        kinds.push_back(job.kind);
    return kinds;
}

/// Of the last checkpoint; -1 while there is none.
struct TrainingState {
    int step = -1;
    double seconds = 0;
};

TrainingState trainingState(const Project& project) {
    const std::string bytes = project.checkpoint(project.trainingInputHash());
    if (bytes.empty())
        return {};
    const auto info =
        QJsonDocument::fromJson(QByteArray::fromStdString(decodeCheckpoint(bytes, "").info));
    return {info["step"].toInt(), info["seconds"].toDouble()};
}

} // namespace

class KilledJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void simulationGoesOn();
    void trainingGoesOn();
    void inferenceOfGroupsGoesOn();
    void inferenceOfOneGroupGoesOn();
    void calibrationGoesOn();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    std::unique_ptr<Project> open() const { return Project::open(path("p.dyngpt").toStdString()); }

    QTemporaryDir folder_;
    const QString network_ =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
};

void KilledJobsTest::initTestCase() {
    QByteArray genes = "gene,M\n";
    for (int i = 0; i < 600; ++i)
        genes += "g" + QByteArray::number(i % 12) + "," + QByteArray::number((7 * i) % 13) + "\n";
    QVERIFY(cli::writeFile(path("genes.csv"), genes));
}

void KilledJobsTest::simulationGoesOn() {
    const QStringList arguments{
        "simulate", network_, "-o",      path("p.dyngpt"), "--sets",   "400", "--valid", "5",
        "--seed",   "3",      "--t-end", "3000",           "--window", "500", "-q"};
    int stored = 0;
    {
        Killed program(arguments);
        while (stored < 20 && program.isRunning())
            if (QFile::exists(path("p.dyngpt"))) {
                const auto project = open();
                stored = project->count(Partition::Train);
                QVERIFY(interrupted(*project).empty()); // it runs
            }
        QVERIFY(program.isRunning());
    }
    {
        const auto project = open();
        QVERIFY(project->count(Partition::Train) >= stored);
        QVERIFY(project->count(Partition::Train) < 400);
        QCOMPARE(interrupted(*project), std::vector{JobKind::Simulate});
        QCOMPARE(project->state(Stage::Simulate), StageState::Partial);
    }
    COMPARE_CODE(cli::run(arguments), 0);
    QVERIFY(interrupted(*open()).empty());
    QCOMPARE(open()->state(Stage::Simulate), StageState::Done);
}

void KilledJobsTest::trainingGoesOn() {
    const QStringList arguments{"train",   path("p.dyngpt"), "--preset", "quick",     "--device",
                                "cpu",     "--seed",         "3",        "--threads", "1",
                                "--steps", "100000000"};
    TrainingState kept;
    {
        Killed program(arguments);
        const auto project = open();
        // The longest time without a checkpoint is what a kill can cost.
        QElapsedTimer sinceCheckpoint;
        for (int seen = 0; seen < 2;) {
            QVERIFY(program.isRunning());
            const TrainingState now = trainingState(*project);
            if (now.step == kept.step) {
                if (sinceCheckpoint.isValid())
                    QVERIFY2(sinceCheckpoint.elapsed() < mostLostMs,
                             QByteArray::number(sinceCheckpoint.elapsed()));
                continue;
            }
            kept = now;
            sinceCheckpoint.start();
            ++seen;
        }
        QVERIFY(interrupted(*project).empty());
    }
    QVERIFY(kept.step > 0);
    QCOMPARE(interrupted(*open()), std::vector{JobKind::Train});
    QCOMPARE(open()->state(Stage::Train), StageState::Partial);
    {
        Killed program(arguments);
        const auto project = open();
        TrainingState now = kept;
        while (now.step == kept.step && program.isRunning())
            now = trainingState(*project);
        QVERIFY2(now.step > kept.step, QByteArray::number(now.step));
        QVERIFY2(now.seconds > kept.seconds, QByteArray::number(now.seconds)); // not from 0 again
    }
}

void KilledJobsTest::inferenceOfGroupsGoesOn() {
    COMPARE_CODE(cli::run({"train", path("p.dyngpt"), "--preset", "quick", "--device", "cpu",
                           "--steps", "60", "--seed", "3"}),
                 0);
    const QStringList arguments{"infer",      path("p.dyngpt"),
                                "--data",     path("genes.csv"),
                                "--group-by", "gene",
                                "--method",   "nuts",
                                "--chains",   "1",
                                "--draws",    "80",
                                "--warmup",   "80",
                                "--threads",  "1"};
    std::vector<PosteriorSummary> before;
    {
        Killed program(arguments);
        const auto project = open();
        while (before.size() < 3 && program.isRunning())
            before = project->posteriorSummaries();
        QVERIFY(program.isRunning());
        before = project->posteriorSummaries();
    }
    {
        const auto project = open();
        const auto kept = project->posteriorSummaries();
        QVERIFY(kept.size() >= before.size() && kept.size() < 12);
        QCOMPARE(interrupted(*project), std::vector{JobKind::Infer});
        QCOMPARE(project->state(Stage::Infer), StageState::Partial);
    }
    COMPARE_CODE(cli::run(arguments), 0);
    const auto project = open();
    const auto all = project->posteriorSummaries();
    QCOMPARE(all.size(), std::size_t{12});
    for (std::size_t i = 0; i < before.size(); ++i) // not once more
        QCOMPARE(all[before[i].group].posterior.provenance.created,
                 before[i].posterior.provenance.created);
    QVERIFY(interrupted(*project).empty());
    QCOMPARE(project->state(Stage::Infer), StageState::Done);
}

void KilledJobsTest::inferenceOfOneGroupGoesOn() {
    QFile::copy(path("p.dyngpt"), path("whole.dyngpt"));
    const auto arguments = [this](const QString& project) {
        return QStringList{"infer",     path(project),
                           "--data",    path("genes.csv"),
                           "--map",     "M=M",
                           "--method",  "nuts",
                           "--chains",  "1",
                           "--draws",   "300",
                           "--warmup",  "100",
                           "--threads", "1",
                           "--seed",    "5"};
    };
    std::size_t kept = 0;
    {
        Killed program(arguments("p.dyngpt"));
        const auto project = open();
        while (kept == 0 && program.isRunning())
            kept = project->pieces("infer/0/draws").size();
        QVERIFY(program.isRunning());
    }
    QCOMPARE(interrupted(*open()), std::vector{JobKind::Infer});
    QVERIFY(open()->pieces("infer/0/draws").size() >= kept);
    COMPARE_CODE(cli::run(arguments("p.dyngpt")), 0);
    COMPARE_CODE(cli::run(arguments("whole.dyngpt")), 0);
    const auto project = open();
    QVERIFY(interrupted(*project).empty());
    QVERIFY(project->pieces("infer").empty());
    const auto broken = project->posterior();
    const auto whole = Project::open(path("whole.dyngpt").toStdString())->posterior();
    QCOMPARE(broken->points.size(), whole->points.size());
    for (std::size_t i = 0; i < whole->points.size(); ++i)
        QCOMPARE(broken->points[i].parameters, whole->points[i].parameters);
    QCOMPARE(broken->sampler.divergences, whole->sampler.divergences);
}

void KilledJobsTest::calibrationGoesOn() {
    const QStringList arguments{"calibrate",     path("p.dyngpt"),
                                "--simulations", "100000",
                                "--cells",       "50",
                                "--draws",       "20",
                                "--threads",     "1"};
    std::map<int, std::string> first;
    for (int run = 0; run < 2; ++run) {
        Killed program(arguments);
        const auto project = open();
        std::map<int, std::string> now = first;
        while (now.size() == first.size() && program.isRunning())
            now = project->pieces("calibrate");
        QVERIFY(program.isRunning());
        QVERIFY(now.size() > first.size());
        for (const auto& [number, piece] : first)
            QCOMPARE(now[number], piece);
        first = now;
    }
    // Each number once: the second run went on behind the first.
    QCOMPARE(first.rbegin()->first + 1, static_cast<int>(first.size()));
    QCOMPARE(interrupted(*open()), std::vector{JobKind::Calibrate});
}

QTEST_GUILESS_MAIN(KilledJobsTest)
#include "tst_killed_jobs.moc"
