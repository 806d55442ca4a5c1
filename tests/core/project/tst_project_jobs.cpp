// The project's notes of running jobs: seen only when the program that made them is gone.

#include "core/common/process_identity.h"
#include "core/project/noted_job.h"
#include "project_samples.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace dyngpt;

class TestProjectJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void processesAreToldApart() {
        const std::string own = thisProcess();
        QVERIFY(isRunning(own));
        const auto words = QString::fromStdString(own).split(' ');
        QCOMPARE(words.size(), 3);
        // The same number given to another process later, and after the machine's next start.
        QVERIFY(!isRunning((words[0] + ' ' + words[1] + " 1").toStdString()));
        const QString host = words[0].section('/', 0, 0);
        QVERIFY(!isRunning((host + "/other " + words[1] + ' ' + words[2]).toStdString()));
        QVERIFY(isRunning("elsewhere/x 1 2")); // nobody here can know
        QVERIFY(!isRunning(""));
    }

    /// A program that was killed is listed until its parent asks how it ended.
    void endedProcessesDoNotRun() {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const std::string name = thisProcess();
            ::_exit(::write(ends[1], name.data(), name.size()) > 0 ? 0 : 1);
        }
        QVERIFY(child > 0);
        char name[400] = {};
        QVERIFY(::read(ends[0], name, sizeof name - 1) > 0);
        QTRY_VERIFY(!isRunning(name));
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void runningJobsAreNoInterruptedOnes() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        {
            const NotedJob noted(*project, {.kind = JobKind::Train});
            QVERIFY(project->interruptedJobs().empty());
            // Nor for another program that opens the file.
            QVERIFY(Project::open(folder / "a.dyngpt")->interruptedJobs().empty());
        }
        project->beginJob({.kind = JobKind::ExportSets}); // nothing to go on with
        QVERIFY(project->interruptedJobs().empty());
    }

    void killedProgramLeavesItsNote() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        Project::create(path, samples::network());
        JobNote calibration{.kind = JobKind::Calibrate};
        calibration.calibration.simulations = 17;
        calibration.calibration.cells = 33;
        calibration.calibration.observedStates = {"mRNA"};
        calibration.calibration.inference.draws = 21;
        JobNote exact{.kind = JobKind::ExactComparison, .exactSets = 9};
        const pid_t child = ::fork();
        if (child == 0) {
            const auto project = Project::open(path);
            const NotedJob first(*project, calibration);
            const NotedJob second(*project, exact);
            ::kill(::getpid(), SIGKILL);
        }
        ::waitpid(child, nullptr, 0);
        const auto project = Project::open(path);
        auto jobs = project->interruptedJobs();
        QCOMPARE(jobs.size(), std::size_t{2});
        QCOMPARE(jobs[0].exactSets, 9);
        QVERIFY(jobs[1].calibration == calibration.calibration);
        QVERIFY(jobs[1].started.size() > 10);
        // A run of the kind that ends takes the note with it, whatever its end is.
        { const NotedJob again(*project, exact); }
        QCOMPARE(project->interruptedJobs().size(), std::size_t{1});
        // What is shared as a finished thing has none.
        project->saveCopy(folder / "compact.dyngpt", true);
        QVERIFY(Project::open(folder / "compact.dyngpt")->interruptedJobs().empty());
        project->saveCopy(folder / "copy.dyngpt");
        QCOMPARE(Project::open(folder / "copy.dyngpt")->interruptedJobs().size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestProjectJobs)
#include "tst_project_jobs.moc"
