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
    inference.method = InferenceMethod::Inferrer;
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

/// Stops when so many groups are finished.
class StoppingInference : public InferenceSink {
public:
    explicit StoppingInference(int after) : left_(after) {}
    void progress(const Progress& progress) override {
        const std::scoped_lock lock(mutex_);
        if (!progress.status.str().starts_with("Group"))
            return;
        last = progress.status.str();
        if (--left_ == 0)
            stop.request_stop();
    }
    std::stop_source stop;
    std::string last;

private:
    int left_;
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
            const ObservedData data = dataOfCells(
                "cells.csv", {"mRNA"}, std::vector<std::int32_t>{0, 1, 2, 3, 4, 1, 2, 0});
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
        // With the same inputs there is nothing left to infer; with others it is cancelled.
        QCOMPARE(runInference(*project, silentInference, stopped.get_token()), Outcome::Finished);
        InferenceSettings inference = project->inferenceSettings();
        inference.seed += 1;
        project->setInferenceSettings(inference);
        QCOMPARE(runInference(*project, silentInference, stopped.get_token()), Outcome::Cancelled);
        QCOMPARE(project->posterior()->cells, std::size_t{8});
        QVERIFY(project->solverBytes() == solver);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
        QCOMPARE(project->validation()->sets.size(), std::size_t{4});
    }

    void infersEveryGroupWhereverItWasInterrupted() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = smallProject(path);
            QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
            QCOMPARE(runTraining(*project, silentTraining, {}), Outcome::Finished);
            ObservedData data{"genes.csv", {"mRNA"}, {}};
            for (int g = 0; g < 6; ++g)
                data.groups.push_back(
                    groupOfCells("gene" + std::to_string(g),
                                 g == 2 ? std::vector<std::int32_t>{100000}
                                        : std::vector<std::int32_t>{0, 1, 2, g, 1, 1},
                                 1));
            project->setObservedData(data);
            InferenceSettings settings = project->inferenceSettings();
            settings.threads = 1;
            project->setInferenceSettings(settings);
            project->saveCopy(folder / "parallel.dyngpt");
            project->saveCopy(folder / "parts.dyngpt");
            QCOMPARE(runInference(*project, silentInference, {}), Outcome::Finished);
        }
        const auto whole = Project::open(path);
        QCOMPARE(whole->state(Stage::Infer), StageState::Done);
        const auto summaries = whole->posteriorSummaries();
        QCOMPARE(summaries.size(), std::size_t{6});
        for (const PosteriorSummary& summary : summaries)
            QCOMPARE(summary.posterior.failure.empty(), summary.group != 2);
        QCOMPARE(summaries[2].posterior.group, std::string("gene2"));
        QVERIFY(!summaries[2].posterior.failure.empty());
        // Genes 1 and 5 have other cells; equal ones must not share their random starts.
        QVERIFY(whole->posterior(0)->points[0].parameters !=
                whole->posterior(1)->points[0].parameters);
        const auto table = toCsv(makeReport(*whole)).at("groups.csv");
        QCOMPARE(std::count(table.begin(), table.end(), '\n'), 7);

        const auto sameAsWhole = [&](const Project& project) {
            for (std::size_t g = 0; g < 6; ++g) {
                const Posterior expected = *whole->posterior(g);
                const Posterior found = *project.posterior(g);
                if (found.points.size() != expected.points.size() ||
                    found.failure != expected.failure)
                    return false;
                for (std::size_t i = 0; i < found.points.size(); ++i)
                    if (found.points[i].parameters != expected.points[i].parameters)
                        return false;
            }
            return true;
        };
        const auto parallel = Project::open(folder / "parallel.dyngpt");
        InferenceSettings settings = parallel->inferenceSettings();
        settings.threads = 3;
        parallel->setInferenceSettings(settings);
        QCOMPARE(runInference(*parallel, silentInference, {}), Outcome::Finished);
        QVERIFY(sameAsWhole(*parallel));

        const auto parts = Project::open(folder / "parts.dyngpt");
        StoppingInference half(3);
        QCOMPARE(runInference(*parts, half, half.stop.get_token()), Outcome::Cancelled);
        QCOMPARE(parts->state(Stage::Infer), StageState::Partial);
        QCOMPARE(parts->posteriorSummaries().size(), std::size_t{3});
        Posterior marked = *parts->posterior(0);
        marked.notes = {{Severity::Note, "", text("kept"), {}}};
        parts->setPosterior(0, marked);
        StoppingInference rest(-1);
        QCOMPARE(runInference(*parts, rest, {}), Outcome::Finished);
        QCOMPARE(parts->state(Stage::Infer), StageState::Done);
        QVERIFY(sameAsWhole(*parts));
        QCOMPARE(parts->posterior(0)->notes.size(), std::size_t{1}); // not inferred again
        QVERIFY2(rest.last == "Group 6 of 6: gene5", rest.last.c_str());
    }

    void theOnlyGroupThrows() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        QCOMPARE(runTraining(*project, silentTraining, {}), Outcome::Finished);
        project->setObservedData(dataOfCells("c.csv", {"mRNA"}, std::vector<std::int32_t>{100000}));
        QVERIFY(!samples::errorOf([&] { runInference(*project, silentInference, {}); }).empty());
        QVERIFY(!project->posterior());
        InferenceSettings settings = project->inferenceSettings();
        settings.derived = {{"wrong", "1/nothing"}};
        project->setInferenceSettings(settings);
        const std::string said =
            samples::errorOf([&] { runInference(*project, silentInference, {}); });
        QVERIFY2(said.find("unknown name \"nothing\"") != std::string::npos, said.c_str());
    }

    void bayesianMethodsTakeTheNetworksPriors() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        QCOMPARE(runTraining(*project, silentTraining, {}), Outcome::Finished);
        project->setObservedData(
            dataOfCells("c.csv", {"mRNA"}, std::vector<std::int32_t>{0, 1, 2, 3, 4, 1, 2, 0}));
        InferenceSettings settings;
        settings.chains = 2;
        settings.warmUp = 60;
        settings.draws = 60;
        settings.priors = {{.parameter = "kon", .kind = PriorKind::Fixed, .value = 0.5}};
        project->setInferenceSettings(settings);
        QCOMPARE(runInference(*project, silentInference, {}), Outcome::Finished);
        const Posterior posterior = *project->posterior();
        QCOMPARE(posterior.settings, settings); // as they were given
        const auto defaults = defaultPriors(project->network());
        QCOMPARE(posterior.priors.size(), std::size_t{3});
        QCOMPARE(posterior.priors[0].kind, PriorKind::Fixed);
        QCOMPARE(posterior.priors[1].kind, defaults[1].kind);
        QCOMPARE(posterior.points.size(), std::size_t{120});
        QCOMPARE(posterior.points[7].parameters[0], 0.5);
        std::vector<ReportPart> parts;
        for (const ReportSection& section : makeReport(*project).sections)
            parts.push_back(section.part);
        const std::vector<ReportPart> expected{ReportPart::Summary,    ReportPart::Network,
                                               ReportPart::Simulation, ReportPart::Training,
                                               ReportPart::Inference,  ReportPart::Provenance};
        QVERIFY(parts == expected); // all that have results
    }

    void calibrates() {
        samples::Folder folder;
        const auto project = smallProject(folder / "a.dyngpt");
        QCOMPARE(runSimulation(*project, silent, {}), Outcome::Finished);
        QCOMPARE(runTraining(*project, silentTraining, {}), Outcome::Finished);
        CalibrationSettings settings;
        settings.simulations = 20;
        settings.cells = 20;
        settings.draws = 19;
        settings.inference.method = InferenceMethod::Importance;
        settings.inference.draws = 50;
        settings.inference.priors = {{.parameter = "koff", .kind = PriorKind::Fixed, .value = 0.5},
                                     {.parameter = "ρ", .kind = PriorKind::Fixed, .value = 5}};
        QCOMPARE(runCalibration(*project, settings, silent, {}), Outcome::Finished);
        const CalibrationReport report = *project->calibration();
        QCOMPARE(report.settings, settings);
        QCOMPARE(report.parameters.size(), std::size_t{3});
        QVERIFY(!project->calibrationIsStale());
        std::stop_source stopped;
        stopped.request_stop();
        settings.seed = 9;
        QCOMPARE(runCalibration(*project, settings, silent, stopped.get_token()),
                 Outcome::Cancelled);
        QCOMPARE(project->calibration()->settings.seed, std::uint64_t{1});
        settings.simulations = -1;
        QVERIFY(!samples::errorOf([&] { runCalibration(*project, settings, silent, {}); }).empty());
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
