// What each stage's state is, and which change makes which result stale.

#include "project_samples.h"

#include <QTest>

using namespace dyngpt;

namespace {

/// States of Network, Simulate, Train, Validate, Infer, Report by their first letters.
QString states(const Project& project) {
    QString result;
    for (const Stage stage : {Stage::Network, Stage::Simulate, Stage::Train, Stage::Validate,
                              Stage::Infer, Stage::Report})
        result += "ERPDS"[static_cast<int>(project.state(stage))];
    return result;
}

void changeRate(Project& project) {
    Network network = project.network();
    network.events[0].rate = "2*kon*OFF";
    project.setNetwork(network);
}

} // namespace

class TestProjectStages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsStageByStage() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        QCOMPARE(states(*project), "DREEEE");
        project->setObservedData(samples::observedData());
        QCOMPARE(states(*project), "DREEEE");
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(states(*project), "DPEEER");
        samples::fill(*project, 5, 3, 3);
        QCOMPARE(states(*project), "DPREER");
        samples::fill(*project, 6, 3, 3);
        project->finishDataset(1);
        QCOMPARE(states(*project), "DDREER");
        project->saveCheckpoint(project->trainingSettings(), project->trainingInputHash(), "half");
        QCOMPARE(states(*project), "DDPEER");
        project->setTraining(samples::trainingInfo(*project), "solver");
        QCOMPARE(states(*project), "DDDRRR");
        project->setValidation(samples::validationReport(*project));
        QCOMPARE(states(*project), "DDDDRR");
        project->setPosterior(0, samples::posterior(*project));
        QCOMPARE(states(*project), "DDDDDR");
    }

    void wrongNetworksCannotRun() {
        samples::Folder folder;
        Network network = samples::network();
        network.events[0].rate = "unknown*OFF";
        const auto project = Project::create(folder / "a.dyngpt", network);
        QCOMPARE(states(*project), "REEEEE");
        project->setNetwork(samples::network());
        QCOMPARE(states(*project), "DREEEE");
    }

    void staleness_data() {
        using Change = std::function<void(Project&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* expected, Change change) {
            QTest::newRow(name) << std::move(change) << QString(expected);
        };
        row("nothing", "DDDDDR", [](Project&) {});
        row("rate", "DSSSSR", changeRate);
        row("rate and back", "DDDDDR", [](Project& project) {
            changeRate(project);
            project.setNetwork(samples::network());
        });
        row("name of the model", "DDDDDR", [](Project& project) {
            Network network = project.network();
            network.modelName = "other";
            project.setNetwork(network);
        });
        row("parameter bound", "DSSSSR", [](Project& project) {
            Network network = project.network();
            network.parameters[0].upper = 2;
            project.setNetwork(network);
        });
        row("settings of the next runs", "DDDDDR", [](Project& project) {
            SimulationSettings simulation = project.simulationSettings();
            simulation.seed = 99;
            project.setSimulationSettings(simulation);
            project.setTrainingSettings(trainingPreset("standard"));
            InferenceSettings inference;
            inference.starts = 1;
            project.setInferenceSettings(inference);
        });
        row("simulated again, same", "DDDDDR", samples::simulate);
        row("simulated with another seed", "DDSSSR", [](Project& project) {
            SimulationSettings simulation = project.simulationSettings();
            simulation.seed = 99;
            project.setSimulationSettings(simulation);
            samples::simulate(project);
        });
        row("more sets begun", "DPSSSR", [](Project& project) {
            SimulationSettings simulation = project.simulationSettings();
            simulation.trainSets = 7;
            project.setSimulationSettings(simulation);
            project.beginDataset(samples::datasetInfo(project));
        });
        row("imported", "DDSSSR", [](Project& project) {
            project.importDataset([](DatasetStore& store) {
                samples::fill(store, 2, 2, 0);
                return DatasetInfo{};
            });
        });
        row("imported, then network changed", "DSSSSR", [](Project& project) {
            project.importDataset([](DatasetStore& store) {
                samples::fill(store, 2, 2, 0);
                return DatasetInfo{};
            });
            changeRate(project);
        });
        row("trained again, same solver", "DDDDDR", [](Project& project) {
            project.setTraining(samples::trainingInfo(project), "solver bytes");
        });
        row("trained again, other solver", "DDDSSR", [](Project& project) {
            project.setTraining(samples::trainingInfo(project), "another solver");
        });
        row("training on an earlier dataset", "DDSSSR", [](Project& project) {
            TrainingInfo info = samples::trainingInfo(project);
            info.provenance.inputHash = "0123456789abcdef";
            project.setTraining(info, "solver bytes");
        });
        row("training interrupted", "DDDDDR", [](Project& project) {
            project.saveCheckpoint({}, project.trainingInputHash(), "half");
        });
        row("other observed data", "DDDDSR", [](Project& project) {
            project.setObservedData(
                dataOfCells("cells.csv", {"mRNA"}, std::vector<std::int32_t>{1, 2}));
        });
        row("same data from another file", "DDDDDR", [](Project& project) {
            ObservedData data = samples::observedData();
            data.fileName = "copy.csv";
            project.setObservedData(data);
        });
        row("same counts of another state", "DDDDSR", [](Project& project) {
            ObservedData data = samples::observedData();
            data.states = {"ON"};
            project.setObservedData(data);
        });
    }
    void staleness() {
        QFETCH(std::function<void(Project&)>, change);
        QFETCH(QString, expected);
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        auto project = Project::create(path, samples::network());
        samples::complete(*project);
        QCOMPARE(states(*project), "DDDDDR");
        change(*project);
        QCOMPARE(states(*project), expected);
        project.reset();
        QCOMPARE(states(*Project::open(path)), expected);
    }

    void hashesFollowInputsOnly() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::complete(*project);
        const auto hashes = [&] {
            return std::vector<std::string>{
                project->simulationInputHash(), project->trainingInputHash(),
                project->validationInputHash(), project->inferenceInputHash()};
        };
        const auto before = hashes();
        SimulationSettings simulation = project->simulationSettings();
        simulation.threads = 7;
        project->setSimulationSettings(simulation);
        TrainingSettings training = project->trainingSettings();
        training.threads = 7;
        training.device = "cuda";
        project->setTrainingSettings(training);
        QCOMPARE(hashes(), before);
        training.steps += 1;
        project->setTrainingSettings(training);
        QVERIFY(project->trainingInputHash() != before[1]);
        QCOMPARE(project->validationInputHash(), before[2]);
    }

    void checkpointsBelongToTheirInputs() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        const std::string hash = project->trainingInputHash();
        QVERIFY(project->checkpoint(hash).empty());
        project->saveCheckpoint(project->trainingSettings(), hash, std::string("a\0b", 3));
        QCOMPARE(project->checkpoint(hash), std::string("a\0b", 3));
        QVERIFY(project->checkpoint("other").empty());
        TrainingSettings settings = project->trainingSettings();
        settings.steps += 1;
        project->setTrainingSettings(settings);
        QCOMPARE(project->state(Stage::Train), StageState::Ready);
        project->setTraining(samples::trainingInfo(*project), "solver");
        QVERIFY(project->checkpoint(hash).empty());
    }

    void resumesTheSameDataset() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        samples::fill(*project, 4, 0, 0);
        project->finishDataset(2.5);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(project->count(Partition::Train), 4);
        QCOMPARE(project->dataset()->seconds, 2.5);
        QVERIFY(project->contains(Partition::Train, 3));
        QVERIFY(!project->contains(Partition::Train, 4));

        SimulationSettings settings = project->simulationSettings();
        settings.trainSets = 3; // other numbers keep what is still wanted
        project->setSimulationSettings(settings);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(project->indices(Partition::Train), (std::vector<int>{0, 1, 2}));

        settings.seed = 2;
        project->setSimulationSettings(settings);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(project->count(Partition::Train), 0);
        QCOMPARE(project->dataset()->seconds, 0.0);
    }

    void anotherNetworkDropsTheSets() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        changeRate(*project);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(project->count(Partition::Train), 0);
    }

    void failedImportKeepsTheDataset() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        bool thrown = false;
        try {
            project->importDataset([](DatasetStore& store) -> DatasetInfo {
                samples::fill(store, 2, 0, 0);
                throw std::runtime_error("broken file");
            });
        } catch (const std::runtime_error&) {
            thrown = true;
        }
        QVERIFY(thrown);
        QCOMPARE(project->count(Partition::Train), 6);
        QVERIFY(
            samples::equal(project->set(Partition::Train, 5), samples::set(Partition::Train, 5)));
        QCOMPARE(project->state(Stage::Simulate), StageState::Done);
    }

    void importReplacesTheDataset() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        project->importDataset([](DatasetStore& store) {
            samples::fill(store, 2, 1, 0);
            DatasetInfo info;
            info.style = {", ", ": ", "\n"};
            return info;
        });
        const DatasetInfo info = *project->dataset();
        QVERIFY(info.imported);
        QCOMPARE(info.trainSets, 2);
        QCOMPARE(info.validSets, 1);
        QCOMPARE(info.replicas, 0);
        QCOMPARE(info.settings.trainSets, 2);
        QCOMPARE(info.style.itemSeparator, std::string(", "));
        QCOMPARE(info.style.keySeparator, std::string(": "));
        QCOMPARE(info.style.ending, std::string("\n"));
        QCOMPARE(info.validStyle.itemSeparator, std::string(","));
        QCOMPARE(project->indices(Partition::Train), (std::vector<int>{0, 1}));
        QCOMPARE(project->state(Stage::Simulate), StageState::Done);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(project->count(Partition::Train), 0);
    }

    void trainingOnPartOfTheSetsBecomesStale() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        samples::fill(*project, 5, 3, 3);
        project->setTraining(samples::trainingInfo(*project), "solver");
        QCOMPARE(states(*project), "DPDRER");
        project->put(Partition::Train, 5, samples::set(Partition::Train, 5));
        QCOMPARE(states(*project), "DDSRER");
    }

    void missingSetsAreNamed() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        VERIFY_ERROR(project->set(Partition::Train, 7), "training set 7 is not in the project");
        VERIFY_ERROR(project->set(Partition::Valid, 7), "held-out set 7 is not in the project");
    }
};

QTEST_APPLESS_MAIN(TestProjectStages)
#include "tst_project_stages.moc"
