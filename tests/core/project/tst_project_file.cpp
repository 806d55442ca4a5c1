// The project as a file: what is refused, what survives a kill, copies, locks.

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

/// First column of the first row, read by SQLite itself.
std::string query(const std::filesystem::path& path, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    std::string result;
    sqlite3_exec(
        database, sql,
        [](void* out, int, char** values, char**) {
            *static_cast<std::string*>(out) = values[0] ? values[0] : "";
            return 0;
        },
        &result, nullptr);
    sqlite3_close(database);
    return result;
}

} // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOneFile() {
        samples::Folder folder;
        const auto path = folder / "a b%?#ü.dyngpt";
        completeProject(path);
        QCOMPARE(filesBeside(path), (std::vector<std::string>{"a b%?#ü.dyngpt"}));
        Project::open(path)->setObservedData(samples::observedData());
        QCOMPARE(filesBeside(path), (std::vector<std::string>{"a b%?#ü.dyngpt"}));
        QCOMPARE(query(path, "PRAGMA application_id"), std::to_string(0x44475054));
        QCOMPARE(query(path, "PRAGMA user_version"), std::to_string(Project::formatVersion));
        QCOMPARE(query(path, "PRAGMA journal_mode"), std::string("delete"));
    }

    void createRefuses() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        overwrite(path, "precious");
        VERIFY_ERROR(Project::create(path, samples::network()), "the file exists already");
        QCOMPARE(readFile(path), std::string("precious"));
        VERIFY_ERROR(Project::create(folder / "no/a.dyngpt", samples::network()),
                     "cannot be created");
    }

    /// Whenever it is killed: either there is no project, or it is whole.
    void createIsAllOrNothing() {
        samples::Folder folder;
        for (int round = 0; round < 30; ++round) {
            const auto path = folder / ("a" + std::to_string(round) + ".dyngpt");
            const pid_t child = ::fork();
            if (child == 0) {
                Project::create(path, samples::network());
                ::_exit(0);
            }
            ::usleep(static_cast<useconds_t>(1000 * round));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            if (std::filesystem::exists(path))
                QCOMPARE(Project::open(path)->network().stateNames, samples::network().stateNames);
        }
    }

    void openRefuses_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QByteArray() << "the file is empty";
        QTest::newRow("text") << QByteArray("{\"state_names\": []}") << "not a DynGPT project";
        QTest::newRow("one byte") << QByteArray("x") << "not a DynGPT project";
        QTest::newRow("long binary") << QByteArray(5000, '\xAB') << "not a DynGPT project";
        QTest::newRow("start of a database") << QByteArray("SQLite form") << "cut off";
        QTest::newRow("zeros after the magic")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\0')
            << "a database of another program";
    }
    void openRefuses() {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        overwrite(path, content.toStdString());
        VERIFY_ERROR(Project::open(path), expected.toStdString());
        QCOMPARE(readFile(path), content.toStdString());
        QCOMPARE(filesBeside(path).size(), std::size_t{1});
    }

    void openRefusesPaths() {
        samples::Folder folder;
        VERIFY_ERROR(Project::open(folder / "none.dyngpt"), "does not exist");
        VERIFY_ERROR(Project::open(folder / "."), "this is a folder");
    }

    void openRefusesOtherDatabases() {
        samples::Folder folder;
        const auto path = folder / "other.db";
        query(path, "CREATE TABLE x (y); INSERT INTO x VALUES (1)");
        const std::string before = readFile(path);
        VERIFY_ERROR(Project::open(path), "a database of another program");
        QCOMPARE(readFile(path), before);
    }

    void openRefusesNewerFormats() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        completeProject(path);
        query(path, "PRAGMA user_version = 7");
        const std::string before = readFile(path);
        VERIFY_ERROR(Project::open(path),
                     "saved by a newer version of the program (file format 7; this version knows "
                     "up to 2) (Install a version of DynGPT Studio that knows file format 7.)");
        QCOMPARE(readFile(path), before);
        QCOMPARE(filesBeside(path).size(), std::size_t{1});
    }

    void openRefusesOurFormatWithoutContent() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        completeProject(path);
        query(path, "DELETE FROM item WHERE name = 'network'");
        VERIFY_ERROR(Project::open(path), "damaged");
    }

    void openRefusesEveryTruncation() {
        samples::Folder folder;
        const std::string whole = completeProject(folder / "a.dyngpt");
        const auto path = folder / "cut.dyngpt";
        std::vector<std::size_t> lengths{0, 1, 15, 16, 17, 99, 100, 101, whole.size() - 1};
        for (std::size_t length = 512; length < whole.size(); length += 1024)
            lengths.push_back(length);
        for (std::size_t length = 4096; length < whole.size(); length += 4096)
            lengths.push_back(length);
        for (const std::size_t length : lengths) {
            const std::string cut = whole.substr(0, length);
            overwrite(path, cut);
            const std::string found = samples::errorOf([&] { Project::open(path); });
            QVERIFY2(!found.empty(), qPrintable(QString("opened at %1 bytes").arg(length)));
            QVERIFY2(found.find(length == 0 ? "empty" : "cut off") != std::string::npos,
                     found.c_str());
            QCOMPARE(readFile(path), cut);
        }
    }

    void damageNeverCrashes() {
        // Overwritten pages either are noticed or were not in use; nothing crashes.
        samples::Folder folder;
        const std::string whole = completeProject(folder / "a.dyngpt");
        const auto path = folder / "damaged.dyngpt";
        int noticed = 0;
        int pages = 0;
        for (std::size_t at = 4096; at + 4096 <= whole.size(); at += 4096, ++pages) {
            std::string damaged = whole;
            damaged.replace(at, 512, 512, '\xA5');
            overwrite(path, damaged);
            noticed += !samples::errorOf([&] {
                            const auto project = Project::open(path);
                            for (const int i : project->indices(Partition::Train))
                                project->set(Partition::Train, i);
                            project->training();
                            project->posterior();
                        }).empty();
        }
        QVERIFY(pages > 5);
        QVERIFY2(noticed > pages / 2, qPrintable(QString("%1 of %2").arg(noticed).arg(pages)));
    }

    void survivesKill() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        for (int round = 0; round < 8; ++round) {
            std::error_code ignored;
            std::filesystem::remove(path, ignored);
            int ends[2];
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                const auto project = Project::create(path, samples::network());
                project->beginDataset(samples::datasetInfo(*project));
                SimulatedSet set = samples::set(Partition::Train, 0);
                set.histogram.states.resize(2 * 5000, round);
                set.histogram.weights.resize(5000, 1);
                for (int i = 0;; ++i) {
                    project->put(Partition::Train, i, set);
                    if (::write(ends[1], &i, sizeof i) != sizeof i)
                        ::_exit(1);
                }
            }
            int finished = -1;
            const int wanted = 20 + 37 * round;
            while (finished < wanted)
                QCOMPARE(::read(ends[0], &finished, sizeof finished),
                         static_cast<ssize_t>(sizeof finished));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            ::close(ends[1]);
            while (::read(ends[0], &finished, sizeof finished) == sizeof finished) {
            }
            ::close(ends[0]);
            const auto project = Project::open(path);
            const int stored = project->count(Partition::Train);
            QVERIFY(stored >= finished + 1);
            for (int i = 0; i < stored; ++i)
                QCOMPARE(project->set(Partition::Train, i).histogram.size(), std::size_t{5000});
            QCOMPARE(project->state(Stage::Simulate), StageState::Partial);
            QCOMPARE(query(path, "PRAGMA integrity_check"), std::string("ok"));
        }
    }

    void copies() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const auto copy = folder / "it's a copy.dyngpt";
        // What a killed program has left there must not leak into the copy.
        std::string log;
        {
            const auto earlier = Project::create(copy, samples::network());
            earlier->setTraining(samples::trainingInfo(*earlier), "another solver");
            log = readFile(copy.string() + "-wal");
        }
        overwrite(copy.string() + "-wal", log);
        const auto project = Project::create(path, samples::network());
        samples::complete(*project);
        project->saveCheckpoint({}, "hash", "half");
        project->saveCopy(copy);
        const auto found = Project::open(copy);
        QCOMPARE(found->count(Partition::Train), 6);
        QVERIFY(samples::equal(found->set(Partition::Train, 5), samples::set(Partition::Train, 5)));
        QCOMPARE(found->solverBytes(), std::string("solver bytes"));
        QCOMPARE(found->checkpoint("hash"), std::string("half"));
        QVERIFY(!found->dataset()->compact);
        QCOMPARE(found->state(Stage::Infer), StageState::Done);
        // The copy is a project of its own.
        found->setObservedData(dataOfCells("b.csv", {"mRNA"}, std::vector<std::int32_t>{1}));
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
    }

    void compactCopies() {
        samples::Folder folder;
        const auto copy = folder / "copy.dyngpt";
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::complete(*project);
        project->saveCheckpoint({}, "hash", "half");
        project->saveCopy(copy, true);
        const auto found = Project::open(copy);
        const DatasetInfo info = *found->dataset();
        QVERIFY(info.compact);
        QCOMPARE(info.trainSets, 6);
        QCOMPARE(info.validSets, 3);
        QVERIFY(found->checkpoint("hash").empty());
        QCOMPARE(found->solverBytes(), std::string("solver bytes"));
        VERIFY_ERROR(found->set(Partition::Train, 1), "saved without the training histograms (Run "
                                                      "Simulate to make them anew");
        QVERIFY(samples::equal(found->set(Partition::Valid, 1), samples::set(Partition::Valid, 1)));
        QVERIFY(
            samples::equal(found->set(Partition::Replica, 1), samples::set(Partition::Replica, 1)));
        for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer})
            QCOMPARE(found->state(stage), StageState::Done);
        // Simulating again fills the histograms in, and the solver is still the right one.
        QVERIFY(!found->contains(Partition::Train, 0));
        samples::simulate(*found);
        QVERIFY(!found->dataset()->compact);
        QVERIFY(found->contains(Partition::Train, 0));
        QCOMPARE(found->state(Stage::Infer), StageState::Done);
    }

    void copyRefuses() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const auto project = Project::create(path, samples::network());
        VERIFY_ERROR(project->saveCopy(path), "would replace the project itself");
        VERIFY_ERROR(project->saveCopy(folder / "no/a.dyngpt"), "there is no folder");
        VERIFY_ERROR(project->saveCopy(folder / "."), "there is no folder");
        QCOMPARE(project->state(Stage::Simulate), StageState::Ready);
    }

    void failedCopyKeepsTheTarget() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const auto copy = folder / "copy.dyngpt";
        overwrite(copy, "precious");
        const auto project = Project::create(path, samples::network());
        samples::complete(*project);
        std::filesystem::create_directory(copy.string() + ".saving-" + std::to_string(::getpid()));
        overwrite(std::filesystem::path(copy.string() + ".saving-" + std::to_string(::getpid())) /
                      "x",
                  "in the way");
        QVERIFY(!samples::errorOf([&] { project->saveCopy(copy); }).empty());
        QVERIFY(!samples::errorOf([&] { project->saveCopy(copy, true); }).empty());
        QCOMPARE(readFile(copy), std::string("precious"));
    }

    void twoPrograms() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        const auto first = Project::create(path, samples::network());
        const auto second = Project::open(path);
        samples::complete(*first);
        QCOMPARE(second->state(Stage::Infer), StageState::Done);
        second->setObservedData(dataOfCells("b.csv", {"mRNA"}, std::vector<std::int32_t>{1}));
        QCOMPARE(first->state(Stage::Infer), StageState::Stale);

        sqlite3* writer = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &writer), SQLITE_OK);
        QCOMPARE(sqlite3_exec(writer, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(first->state(Stage::Infer), StageState::Stale); // readers do not wait
        VERIFY_ERROR(first->setObservedData(samples::observedData()),
                     "another program is writing to the project");
        sqlite3_exec(writer, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(writer);
        first->setObservedData(samples::observedData());
        QCOMPARE(second->state(Stage::Infer), StageState::Done);
    }

    void reopensAfterAKilledImport() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        samples::complete(*Project::create(path, samples::network()));
        const pid_t child = ::fork();
        if (child == 0) {
            const auto project = Project::open(path);
            project->importDataset([](DatasetStore& store) -> DatasetInfo {
                SimulatedSet set = samples::set(Partition::Train, 0);
                set.histogram.states.resize(2 * 100000);
                set.histogram.weights.resize(100000, 1);
                for (int i = 0; i < 20; ++i)
                    store.put(Partition::Train, i, set);
                ::kill(::getpid(), SIGKILL);
                return {};
            });
        }
        ::waitpid(child, nullptr, 0);
        const auto project = Project::open(path);
        QCOMPARE(project->count(Partition::Train), 6);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
        project->beginDataset(samples::datasetInfo(*project));
        for (const char* rows : {"SELECT count(DISTINCT generation) FROM dataset_set",
                                 "SELECT count(DISTINCT generation) FROM set_summary"})
            QCOMPARE(query(path, rows), std::string("1"));
    }
};

QTEST_APPLESS_MAIN(TestProjectFile)
#include "tst_project_file.moc"
