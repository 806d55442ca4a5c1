// Projects that are only looked at, changed by others, or cannot be written.
#include "core/common/file.h"
#include "project_samples.h"

#include <QTest>

#include <csignal>
#include <fstream>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dyngpt;
using samples::completeProject;
using samples::filesBeside;
using samples::overwrite;

namespace {

/// Root may do everything; permissions can only be tested as somebody else.
class Nobody {
public:
    Nobody() { switched_ = ::geteuid() == 0 && ::seteuid(65534) == 0; }
    ~Nobody() {
        if (switched_ && ::seteuid(0) != 0)
            std::abort();
    }

private:
    bool switched_ = false;
};

} // namespace

class TestProjectAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsReadOnlyFiles() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const std::string before = completeProject(path);
        const auto elsewhere = folder / "copy.dyngpt";
        std::filesystem::permissions(path, std::filesystem::perms(0444));
        std::filesystem::permissions(path.parent_path(), std::filesystem::perms(0755));
        {
            const Nobody nobody;
            const auto project = Project::open(path);
            QCOMPARE(project->state(Stage::Infer), StageState::Done);
            QVERIFY(samples::equal(project->set(Partition::Train, 5),
                                   samples::set(Partition::Train, 5)));
            VERIFY_ERROR(project->setObservedData(samples::observedData()),
                         "the project can only be read, not changed");
            VERIFY_ERROR(project->beginDataset(samples::datasetInfo(*project)),
                         "the project can only be read, not changed");
        }
        Project::open(path)->saveCopy(elsewhere);
        QCOMPARE(readFile(path), before);
    }

    /// As the bundled examples are: whoever looks leaves no trace, wherever they lie.
    void lookingLeavesNoTrace() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const std::string before = completeProject(path);
        for (const OpenFor purpose : {OpenFor::Editing, OpenFor::Reading}) {
            {
                const auto project = Project::open(path, purpose);
                QCOMPARE(project->isReadOnly(), purpose == OpenFor::Reading);
                QCOMPARE(project->state(Stage::Infer), StageState::Done);
                QVERIFY(project->observedData());
                QCOMPARE(filesBeside(path), std::vector<std::string>{"a.dyngpt"});
            }
            QCOMPARE(filesBeside(path), std::vector<std::string>{"a.dyngpt"});
            QVERIFY(readFile(path) == before);
        }
        const auto project = Project::open(path, OpenFor::Reading);
        std::vector<WriteFailure> failures;
        project->onWriteFailure([&](const WriteFailure& failure) { failures.push_back(failure); });
        VERIFY_ERROR(project->setObservedData(samples::observedData()),
                     "the project can only be read, not changed");
        QCOMPARE(failures.size(), std::size_t{1});
        QVERIFY(failures[0].readOnly);
        QVERIFY(readFile(path) == before);
    }

    /// While it is edited elsewhere, what is looked at is what was saved last.
    void readsWhatAnotherWrites() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const auto writer = Project::create(path, samples::network());
        const auto reader = Project::open(path, OpenFor::Reading);
        QVERIFY(!reader->changedElsewhere());
        samples::complete(*writer);
        QVERIFY(reader->changedElsewhere());
        QVERIFY(!reader->changedElsewhere());
        QVERIFY(!writer->changedElsewhere());
        QCOMPARE(reader->state(Stage::Infer), StageState::Done);
        Project::open(path, OpenFor::Reading)->saveCopy(folder / "copy.dyngpt");
        QCOMPARE(Project::open(folder / "copy.dyngpt")->count(Partition::Train), 6);
    }

    /// A second look at an open file must not take the first one's locks away: another program
    /// would think itself alone and remove the log that is being written.
    void lookingTakesNoLocksAway() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork(); // before anything is open: SQLite is not to be carried over
        if (child == 0) {
            char go = 0;
            if (::read(ends[0], &go, 1) != 1)
                ::_exit(1);
            Project::open(path)->setParameterSets({});
            ::_exit(0);
        }
        const auto first = Project::create(path, samples::network());
        samples::complete(*first);
        Project::open(path, OpenFor::Reading)->state(Stage::Infer);
        QCOMPARE(::write(ends[1], "x", 1), ssize_t{1});
        int status = 1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(std::filesystem::exists(path.string() + "-wal"));
        first->setParameterSets({{"mine", {"k"}, {2.5}}});
        QCOMPARE(Project::open(path)->parameterSets().size(), std::size_t{1});
    }

    void fullDiskIsNamedAndLosesNothing() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        completeProject(path);
        const pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            int told = 0;
            const auto project = Project::open(path);
            project->onWriteFailure(
                [&](const WriteFailure& failure) { told += !failure.readOnly; });
            const rlimit before{64 << 10, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &before);
            const std::string large(1 << 20, 'x');
            const std::string error =
                samples::errorOf([&] { project->saveCheckpoint({}, "hash", large); });
            const bool whole = project->state(Stage::Infer) == StageState::Done;
            const rlimit after{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &after);
            project->saveCheckpoint({}, "hash", large); // trying again helps
            ::_exit(error.empty() ? 1 : !whole ? 2 : told != 1 ? 3 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
        const auto project = Project::open(path);
        QCOMPARE(project->checkpoint("hash").size(), std::size_t{1} << 20);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
    }

    void remembersSourcesAndParameterSets() {
        samples::Folder folder;
        std::filesystem::create_directories(folder / "old/data");
        const auto path = folder / "old/a.dyngpt";
        const auto data = folder / "old/data/cells ü.csv";
        overwrite(data, "x");
        const std::vector<NamedParameters> sets{{"höhe", {"k", "d"}, {0.1, 1e-17}}, {"b", {}, {}}};
        {
            const auto project = Project::create(path, samples::network());
            QVERIFY(project->dataSources() == DataSources{});
            QVERIFY(project->parameterSets().empty());
            DataSources sources;
            sources.observed = referTo(data, path);
            project->setDataSources(sources);
            project->setParameterSets(sets);
            project->setObservedData(samples::observedData());
            project->removeObservedData();
            QVERIFY(!project->observedData());
        }
        const auto found = [&](const std::filesystem::path& project) {
            return locate(Project::open(project)->dataSources().observed, project);
        };
        QVERIFY(found(path) == data);
        std::filesystem::rename(folder / "old", folder / "new"); // both have moved together
        QVERIFY(found(folder / "new/a.dyngpt") == folder / "new/data/cells ü.csv");
        std::filesystem::rename(folder / "new/data/cells ü.csv", folder / "new/cells ü.csv");
        QVERIFY(found(folder / "new/a.dyngpt") == folder / "new/cells ü.csv");
        std::filesystem::remove(folder / "new/cells ü.csv");
        QVERIFY(!found(folder / "new/a.dyngpt"));
        QVERIFY(Project::open(folder / "new/a.dyngpt")->parameterSets() == sets);
    }

    void unreadableFilesAreNamed() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        completeProject(path);
        std::filesystem::permissions(path, std::filesystem::perms(0));
        const Nobody nobody;
        VERIFY_ERROR(Project::open(path), "cannot be opened");
    }
};

QTEST_APPLESS_MAIN(TestProjectAccess)
#include "tst_project_access.moc"
