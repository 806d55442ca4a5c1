// What the project knows of its sets without reading their histograms, and files of format 1,
// which knew less.

#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/project/settings_json.h"
#include "core/project/stages.h"
#include "project_samples.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace dyngpt;

namespace {

ProgressSink silent;

std::vector<SetSummary> summaries(const Project& project, Partition partition,
                                  std::size_t most = 1000) {
    std::vector<SetSummary> result;
    project.forEachSummary(
        partition, [&](SetSummary&& summary) { result.push_back(std::move(summary)); }, {}, most);
    return result;
}

/// The sets there are, whoever knew how much about them.
bool agree(const SetSummary& summary, const SimulatedSet& set) {
    const Moments expected = moments(set.histogram);
    return summary.parameters == set.parameters && summary.moments.mean == expected.mean &&
           summary.moments.sd == expected.sd && summary.moments.maximum == expected.maximum &&
           summary.halvesAgree == set.halvesAgree && summary.startsAgree == set.startsAgree &&
           summary.noiseFloor == set.noiseFloor && summary.events == set.events;
}

const std::vector<Stage> everyStage{Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer};

/// A file of the first format with every stage done: 3 + 2 sets of the telegraph network, training
/// set 1 not stationary.
std::filesystem::path firstFormat(const samples::Folder& folder) {
    const auto path = folder / "old.dyngpt";
    std::filesystem::copy_file(testdata::own("projects/format_1.dyngpt"), path);
    return path;
}

SimulationSettings shortRun(const Network& network) {
    SimulationSettings settings = defaultSimulationSettings(network);
    settings.trainSets = 12;
    settings.validSets = 4;
    settings.tEnd = 60;
    settings.window = 50;
    settings.interval = 0.5;
    return settings;
}

} // namespace

class TestDatasetSummaries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellTheSameAsTheSets() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        for (const Partition partition : {Partition::Train, Partition::Valid, Partition::Replica}) {
            const auto found = summaries(*project, partition);
            QCOMPARE(found.size(), static_cast<std::size_t>(project->count(partition)));
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].index, static_cast<int>(i));
                QVERIFY(agree(found[i], samples::set(partition, found[i].index)));
            }
        }
        const DatasetInfo info = *project->dataset();
        QCOMPARE(info.notStationary, 4);
        QCOMPARE(info.halvesDiffer, 4); // training sets 1, 3, 5 and held-out set 1
        QCOMPARE(info.startsDiffer, 1); // training set 3
    }

    void someOfManyAreEvenlySpread() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        for (int i = 0; i < 6; ++i)
            project->put(Partition::Train, 10 * i, samples::set(Partition::Train, i));
        std::vector<int> found;
        for (const SetSummary& summary : summaries(*project, Partition::Train, 3))
            found.push_back(summary.index);
        QCOMPARE(found, (std::vector<int>{0, 30, 40})); // not only every second one
        std::stop_source stop;
        int seen = 0;
        const auto stopAtTwo = [&](SetSummary&&) {
            if (++seen == 2)
                stop.request_stop();
        };
        QVERIFY(!project->forEachSummary(Partition::Train, stopAtTwo, stop.get_token()));
        QCOMPARE(seen, 2);
    }

    void goWithTheirSets() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        DatasetInfo fewer = samples::datasetInfo(*project);
        fewer.settings.trainSets = 2;
        fewer.provenance.inputHash = "fewer";
        project->beginDataset(fewer);
        QCOMPARE(summaries(*project, Partition::Train).size(), std::size_t{2});
        project->importDataset([](DatasetStore& store) {
            store.put(Partition::Train, 0, samples::set(Partition::Train, 5));
            return DatasetInfo{};
        });
        const auto found = summaries(*project, Partition::Train);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(agree(found[0], samples::set(Partition::Train, 5)));
    }

    void compactCopiesKeepThem() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        project->saveCopy(folder / "compact.dyngpt", true);
        const auto compact = Project::open(folder / "compact.dyngpt");
        QVERIFY(compact->dataset()->compact);
        const auto found = summaries(*compact, Partition::Train);
        QCOMPARE(found.size(), std::size_t{6});
        QVERIFY(agree(found[3], samples::set(Partition::Train, 3)));
        QCOMPARE(stateBounds(*compact), stateBounds(*project));
    }

    void boundsAndWhatTheyCut() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        SimulatedSet set;
        set.parameters = {0.5, 0.5, 5};
        set.histogram = {2, {0, 0, 1, 10, 1, 400}, {50, 49.9, 0.1}};
        project->put(Partition::Train, 0, set);
        set.histogram = {2, {1, 3, 1, 46, 1, 47}, {2, 1, 1}};
        project->put(Partition::Train, 1, set);
        // mRNA: mean + 3 sd is 45.7 and 24.75 + 3 * 21.75 = 90.01; 8.8 for this one.
        set.histogram = {2, {1, 92, 1, 0}, {1, 999}};
        project->put(Partition::Train, 2, set);
        UpperBounds bounds = *proposeUpperBounds(*project, 2, silent, {});
        QCOMPARE(bounds.bounds, (std::vector<int>{2, 92}));
        QCOMPARE(bounds.largestTail, (std::vector<double>{0, 0.1 / 100}));
        QVERIFY(std::abs(bounds.meanTail[1] - 0.002 / 3) < 1e-15);
        set.histogram = {2, {1, 3}, {1}};
        project->put(Partition::Train, 1, set);
        bounds = *proposeUpperBounds(*project, 2, silent, {});
        QCOMPARE(bounds.bounds, (std::vector<int>{2, 47}));
        // Also where the network has bounds of its own, which then hold.
        Network network = project->network();
        network.stateUpperBounds = {2, 580};
        project->setNetwork(network);
        QCOMPARE(proposeUpperBounds(*project, 1, silent, {})->bounds, (std::vector<int>{2, 47}));
        QCOMPARE(stateBounds(*project), (std::vector<int>{2, 580}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!proposeUpperBounds(*project, 1, silent, stop.get_token()));
    }

    void finishedRunsAreDigested() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = Project::create(path, samples::network());
            project->setSimulationSettings(shortRun(samples::network()));
            std::stop_source stop;
            stop.request_stop();
            runSimulation(*project, silent, stop.get_token());
            QVERIFY(!project->dataset()->digest.upperBounds);
            QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        }
        const auto project = Project::open(path);
        const DatasetDigest digest = project->dataset()->digest;
        QCOMPARE(digest.upperBounds->bounds, stateBounds(*project));
        std::vector<double> joint;
        for (const Partition partition : {Partition::Train, Partition::Valid})
            for (const SetSummary& summary : summaries(*project, partition))
                joint.push_back(summary.noiseFloor->joint);
        std::sort(joint.begin(), joint.end());
        QCOMPARE(joint.size(), std::size_t{16});
        QCOMPARE(digest.noiseFloor->joint, (joint[7] + joint[8]) / 2);
        // Another run has not got that far.
        SimulationSettings settings = project->simulationSettings();
        settings.seed = 9;
        project->setSimulationSettings(settings);
        DatasetInfo begun = samples::datasetInfo(*project);
        begun.digest = digest;
        project->beginDataset(begun);
        QVERIFY(!project->dataset()->digest.upperBounds);
        QVERIFY(!project->dataset()->digest.noiseFloor);
    }

    void onlyTrainingSetsAreSolvedExactly() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        SimulationSettings settings = shortRun(samples::network());
        settings.teacher = Teacher::Exact;
        project->setSimulationSettings(settings);
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        QCOMPARE(project->state(Stage::Simulate), StageState::Done);
        QCOMPARE(project->count(Partition::Valid), 4);
        QCOMPARE(project->count(Partition::Replica), 4);
        QVERIFY(project->dataset()->digest.noiseFloor.has_value());
        QVERIFY(project->dataset()->digest.upperBounds.has_value());
        QVERIFY(std::abs(project->set(Partition::Train, 0).histogram.totalWeight() - 1) < 1e-12);
        QVERIFY(project->set(Partition::Valid, 0).histogram.totalWeight() > 1); // snapshots
    }

    void refusedNetworksKeepTheirSets() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        Network network = project->network();
        network.triggers = {{"mRNA > 3", {{"mRNA", "0"}}, true}};
        project->setNetwork(network);
        VERIFY_ERROR(runSimulation(*project, silent, {}),
                     "A network with triggers has no stationary distribution");
        QCOMPARE(project->count(Partition::Train), 6);
    }

    void settingsThatCameLaterKeepOldKeys() {
        // As format 1 wrote it: a default must not make its datasets other ones.
        SimulationSettings settings;
        QCOMPARE(
            settingsKey(settings),
            std::string("{\"train_data_size\":10000,\"valid_data_size\":1000,\"seed\":1,"
                        "\"t_end\":6000.0,\"window\":1000.0,\"interval\":0.05,\"threads\":0}"));
        const std::string old = settingsKey(settings);
        std::set<std::string> keys{old};
        settings.sampling = Sampling::ResidenceTime;
        keys.insert(settingsKey(settings));
        settings.replicasPerSet = 2;
        keys.insert(settingsKey(settings));
        settings.teacher = Teacher::Exact;
        keys.insert(settingsKey(settings));
        settings.secondStart = true;
        keys.insert(settingsKey(settings));
        settings.method = SimulationMethod::Direct;
        keys.insert(settingsKey(settings));
        QCOMPARE(keys.size(), std::size_t{6});
    }

    void firstFormatOpens() {
        samples::Folder folder;
        const auto path = firstFormat(folder);
        const std::string before = readFile(path);
        {
            const auto project = Project::open(path);
            for (const Stage stage : everyStage)
                QCOMPARE(project->state(stage), StageState::Done);
            const DatasetInfo info = *project->dataset();
            QCOMPARE(info.trainSets, 3);
            QCOMPARE(info.validSets, 2);
            QCOMPARE(info.replicas, 2);
            QCOMPARE(info.notStationary, 1);
            QCOMPARE(info.halvesDiffer, 1);
            QVERIFY(!info.digest.upperBounds);
            QCOMPARE(info.settings.sampling, Sampling::Snapshots);
            // The same settings still mean the same dataset.
            QCOMPARE(project->simulationInputHash(), info.provenance.inputHash);
            for (const Partition partition : {Partition::Train, Partition::Valid}) {
                const auto found = summaries(*project, partition);
                QCOMPARE(found.size(), static_cast<std::size_t>(project->count(partition)));
                for (const SetSummary& summary : found)
                    QVERIFY(agree(summary, project->set(partition, summary.index)));
            }
            QVERIFY(!summaries(*project, Partition::Train)[1].halvesAgree);
            QCOMPARE(stateBounds(*project).size(), std::size_t{2});
            QVERIFY(loadSolver(*project, Precision::Double) != nullptr);
        }
        QVERIFY(readFile(path) == before); // looking changes nothing
    }

    void firstFormatGoesOn() {
        samples::Folder folder;
        const auto path = firstFormat(folder);
        {
            const auto project = Project::open(path);
            const SimulatedSet kept = project->set(Partition::Train, 2);
            SimulationSettings settings = project->simulationSettings();
            settings.trainSets = 5;
            project->setSimulationSettings(settings);
            QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
            QVERIFY(samples::equal(project->set(Partition::Train, 2), kept));
            QVERIFY(!kept.noiseFloor);
            QVERIFY(project->set(Partition::Train, 4).noiseFloor.has_value());
        }
        const auto project = Project::open(path);
        QCOMPARE(project->count(Partition::Train), 5);
        QCOMPARE(summaries(*project, Partition::Train).size(), std::size_t{5});
        QVERIFY(project->dataset()->digest.upperBounds.has_value());
        QVERIFY(project->dataset()->digest.noiseFloor.has_value());
    }

    void firstFormatIsCopiedCompactly() {
        samples::Folder folder;
        const auto project = Project::open(firstFormat(folder));
        project->saveCopy(folder / "compact.dyngpt", true);
        const auto compact = Project::open(folder / "compact.dyngpt");
        for (const Stage stage : everyStage)
            QCOMPARE(compact->state(stage), StageState::Done);
        QCOMPARE(summaries(*compact, Partition::Valid).size(), std::size_t{2});
        QVERIFY(summaries(*compact, Partition::Train).empty()); // nothing is left to tell them from
        VERIFY_ERROR(stateBounds(*compact), "without the training histograms");
    }

    void bundledExampleOpens() {
        samples::Folder folder;
        const auto path = folder / "example.dyngpt";
        std::filesystem::copy_file(testdata::resource("examples/gene_expression.dyngpt"), path);
        const auto project = Project::open(path);
        for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate})
            QCOMPARE(project->state(stage), StageState::Done);
        // Settings that came later have not changed what it was made with.
        QCOMPARE(project->simulationInputHash(), project->dataset()->provenance.inputHash);
        QCOMPARE(project->trainingInputHash(), project->training()->provenance.inputHash);
        QVERIFY(!summaries(*project, Partition::Valid).empty());
    }
};

QTEST_APPLESS_MAIN(TestDatasetSummaries)
#include "tst_dataset_summaries.moc"
