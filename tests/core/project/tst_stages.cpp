// All stages on a small network, as both programs run them. Short runs: what is checked is how
// the stages fit together, not how good the solver becomes.

#include "core/nn/backend.h"
#include "core/project/stages.h"
#include "project_samples.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace dyngpt;

namespace {

/// A gene that is always on or off, with few molecules.
std::unique_ptr<Project> smallProject(const std::filesystem::path& path) {
    auto project = Project::create(path, samples::network());
    SimulationSettings simulation = project->simulationSettings();
    simulation.trainSets = 12;
    simulation.validSets = 4;
    simulation.tEnd = 60;
    simulation.window = 50;
    simulation.interval = 0.5;
    project->setSimulationSettings(simulation);
    TrainingSettings training = project->trainingSettings();
    training.steps = 40;
    training.setsPerStep = 4;
    training.warmUpSteps = 4;
    training.evaluateEvery = 10;
    training.device = "cpu";
    project->setTrainingSettings(training);
    InferenceSettings inference;
    inference.steps = 5;
    inference.starts = 3;
    project->setInferenceSettings(inference);
    return project;
}

/// Stops when a number of reports has come.
class StoppingSink : public TrainingSink {
public:
    explicit StoppingSink(int after = -1) : left_(after) {}
    void progress(const Progress&) override {
        if (--left_ == 0)
            stop.request_stop();
    }
    void trainingPoint(const TrainingPoint& point) override {
        const std::scoped_lock lock(mutex_);
        points.push_back(point);
        if (stopAtStep > 0 && point.step >= stopAtStep)
            stop.request_stop();
    }
    std::stop_source stop;
    std::vector<TrainingPoint> points;
    int stopAtStep = 0;

private:
    std::atomic<int> left_;
    std::mutex mutex_;
};

ProgressSink silent;
TrainingSink silentTraining;
InferenceSink silentInference;

} // namespace

class TestStages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        VERIFY_ERROR(runTraining(*project, silentTraining, {}),
                     "Train needs simulated sets (Run Simulate first, or import a dataset.)");
        VERIFY_ERROR(runValidation(*project, silent, {}), "no trained solver (Run Train first.)");
        VERIFY_ERROR(runInference(*project, silentInference, {}),
                     "no trained solver (Run Train first.)");
        VERIFY_ERROR(stateBounds(*project), "there are none (Run Simulate first");
        QVERIFY(!makeReport(*project).sections.empty());
    }

    void refusesBadSettings() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        SimulationSettings settings = project->simulationSettings();
        settings.interval = -1;
        project->setSimulationSettings(settings);
        QVERIFY(!samples::errorOf([&] { runSimulation(*project, silent, {}); }).empty());
        QVERIFY(!project->dataset());
    }

    void refusesWrongNetworks() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        Network network = project->network();
        network.events[0].rate = "nothing*OFF";
        network.events[1].rate = "nothing*ON";
        project->setNetwork(network);
        const std::string found = samples::errorOf([&] { runSimulation(*project, silent, {}); });
        QVERIFY2(found.find("events[0].event_rates") != std::string::npos, found.c_str());
        QVERIFY2(found.find("events[1].event_rates") != std::string::npos, found.c_str());
        QVERIFY(!project->dataset());
    }

    void simulationGoesOnWhereItStopped() {
        samples::Folder folder;
        const auto whole = smallProject(folder / "whole.dyngpt");
        QCOMPARE(runSimulation(*whole, silent, {}), Outcome::Finished);
        QCOMPARE(whole->state(Stage::Simulate), StageState::Done);
        QVERIFY(whole->dataset()->seconds > 0);

        const auto parts = smallProject(folder / "parts.dyngpt");
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(runSimulation(*parts, silent, stopped.get_token()), Outcome::Cancelled);
        QVERIFY(parts->state(Stage::Simulate) == StageState::Partial);
        for (const int i : {0, 5}) {
            SimulatedSet kept = whole->set(Partition::Train, i);
            kept.promptText = "kept";
            parts->put(Partition::Train, i, kept);
        }
        QCOMPARE(runSimulation(*parts, silent, {}), Outcome::Finished);
        QCOMPARE(parts->state(Stage::Simulate), StageState::Done);
        QCOMPARE(parts->set(Partition::Train, 5).promptText, std::string("kept"));
        for (const Partition partition : {Partition::Train, Partition::Valid, Partition::Replica}) {
            QCOMPARE(parts->indices(partition), whole->indices(partition));
            for (const int i : whole->indices(partition))
                QCOMPARE(parts->set(partition, i).histogram, whole->set(partition, i).histogram);
        }
    }

    void boundsComeFromTheSets() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        SimulatedSet set;
        set.parameters = {0.5, 0.5, 5};
        set.histogram = {2, {0, 0, 1, 10, 1, 400}, {50, 49.9, 0.1}};
        project->put(Partition::Train, 0, set);
        // mRNA: mean 5.39, sd 13.45, so 45.7; ON: mean 0.5, sd 0.5, but never above 1.
        QCOMPARE(stateBounds(*project), (std::vector<int>{2, 47}));
        set.histogram = {2, {1, 3}, {1}};
        project->put(Partition::Train, 1, set);
        QCOMPARE(stateBounds(*project), (std::vector<int>{2, 47}));
        Network network = project->network();
        network.initialValues[2] = 99;
        project->setNetwork(network);
        QCOMPARE(stateBounds(*project), (std::vector<int>{2, 100}));
        network.stateUpperBounds = {2, 580};
        project->setNetwork(network);
        QCOMPARE(stateBounds(*project), (std::vector<int>{2, 580}));
    }

    void trainingNeedsFittingSets() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        Network network = project->network();
        network.recordedStates = {2};
        project->setNetwork(network);
        VERIFY_ERROR(runTraining(*project, silentTraining, {}),
                     "simulated with 2 recorded states, the network has 1");
        network.recordedStates = {0, 2};
        project->setNetwork(network);
        project->saveCopy(folder / "compact.dyngpt", true);
        const auto compact = Project::open(folder / "compact.dyngpt");
        VERIFY_ERROR(runTraining(*compact, silentTraining, {}), "without the training histograms");
    }

    void wholePath() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = smallProject(path);
            QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
            StoppingSink sink;
            QCOMPARE(runTraining(*project, sink, {}), Outcome::Finished);
            QVERIFY(!sink.points.empty());
            QCOMPARE(runValidation(*project, silent, {}), Outcome::Finished);
            QCOMPARE(runExactComparison(*project, 2, silent, {}), Outcome::Finished);
            ObservedData data{"cells.csv", {"mRNA"}, {0, 1, 2, 3, 4, 1, 2, 0}};
            project->setObservedData(data);
            QCOMPARE(runInference(*project, silentInference, {}), Outcome::Finished);
        }
        const auto project = Project::open(path);
        for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer})
            QCOMPARE(project->state(stage), StageState::Done);
        const TrainingInfo training = *project->training();
        QCOMPARE(training.result.reason, StopReason::AllSteps);
        QCOMPARE(training.shape.stateNames, (std::vector<std::string>{"ON", "mRNA"}));
        QCOMPARE(training.shape.stateBounds, stateBounds(*project));
        QCOMPARE(training.shape.stateBounds[0], 2);
        QCOMPARE(training.shape.initialState, (std::vector<double>{1, 0}));
        QVERIFY(training.droppedMass < 0.1);
        QVERIFY(training.result.solver.empty());
        QVERIFY(project->checkpoint(project->trainingInputHash()).empty());
        QCOMPARE(project->validation()->sets.size(), std::size_t{4});
        QVERIFY(project->validation()->sets[0].jointNoiseFloor.has_value());
        const ValidationReport exact = *project->exactValidation();
        QCOMPARE(exact.sets.size(), std::size_t{2});
        QCOMPARE(exact.sets[1].index, project->indices(Partition::Valid)[2]); // evenly spread
        QCOMPARE(exact.provenance.inputHash, project->validation()->provenance.inputHash);
        QCOMPARE(project->posterior()->cells, std::size_t{8});
        QCOMPARE(loadSolver(*project, Precision::Double)->shape().stateBounds,
                 training.shape.stateBounds);
        QVERIFY(!makeReport(*project).sections.empty());

        // A cancelled run of any stage leaves the result there is.
        std::stop_source stopped;
        stopped.request_stop();
        const std::string solver = project->solverBytes();
        QCOMPARE(runTraining(*project, silentTraining, stopped.get_token()), Outcome::Cancelled);
        QCOMPARE(runValidation(*project, silent, stopped.get_token()), Outcome::Cancelled);
        QCOMPARE(runExactComparison(*project, 4, silent, stopped.get_token()), Outcome::Cancelled);
        QCOMPARE(project->exactValidation()->sets.size(), std::size_t{2});
        QCOMPARE(runInference(*project, silentInference, stopped.get_token()), Outcome::Cancelled);
        QVERIFY(project->solverBytes() == solver);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
        QCOMPARE(project->validation()->sets.size(), std::size_t{4});
    }

    void fineTunesTheSolverThatIsThere() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        QCOMPARE(runTraining(*project, silentTraining, {}), Outcome::Finished);
        const TrainingResult before = project->training()->result;
        TrainingSettings settings = project->trainingSettings();
        settings.fineTuneSteps = 4;
        QVERIFY(solverToFineTune(*project, settings));
        settings.seed += 1; // another training
        QVERIFY(!solverToFineTune(*project, settings));
        settings.seed -= 1;

        project->setTrainingSettings(settings);
        StoppingSink sink;
        QCOMPARE(runTraining(*project, sink, {}), Outcome::Finished);
        QCOMPARE(project->state(Stage::Train), StageState::Done);
        QVERIFY(sink.points.front().step >= settings.steps); // nothing was trained again
        const TrainingResult after = project->training()->result;
        QCOMPARE(after.history.front().step, before.history.front().step);
        QCOMPARE(after.history.back().step, settings.allSteps());
        QVERIFY(after.bestHeldOutLoss <= before.bestHeldOutLoss * 1.0001);
        QVERIFY(!solverToFineTune(*project, settings)); // it has been
    }

    void trainingGoesOnWhereItStopped() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        auto project = smallProject(path);
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        project->saveCopy(folder / "b.dyngpt");

        StoppingSink half;
        half.stopAtStep = 20;
        QCOMPARE(runTraining(*project, half, half.stop.get_token()), Outcome::Cancelled);
        QCOMPARE(project->state(Stage::Train), StageState::Partial);
        QVERIFY(!project->training());
        project.reset();
        project = Project::open(path);
        QCOMPARE(project->state(Stage::Train), StageState::Partial);
        StoppingSink rest;
        QCOMPARE(runTraining(*project, rest, {}), Outcome::Finished);
        // The earlier part is told again; its times show that it was not trained again.
        QVERIFY(half.points.size() >= 2 && rest.points.size() > half.points.size());
        for (std::size_t i = 0; i < half.points.size(); ++i)
            QCOMPARE(rest.points[i].seconds, half.points[i].seconds);

        const auto straight = Project::open(folder / "b.dyngpt");
        QCOMPARE(runTraining(*straight, silentTraining, {}), Outcome::Finished);
        QVERIFY(project->training()->result.bestHeldOutLoss ==
                straight->training()->result.bestHeldOutLoss);
        QCOMPARE(project->training()->result.bestStep, straight->training()->result.bestStep);
        QCOMPARE(project->training()->result.history.size(),
                 straight->training()->result.history.size());
    }
};

QTEST_APPLESS_MAIN(TestStages)
#include "tst_stages.moc"
