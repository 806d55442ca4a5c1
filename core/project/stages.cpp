#include "core/project/stages.h"

#include "core/model/network_checks.h"
#include "core/nn/backend.h"
#include "core/project/dataset_digest.h"
#include "core/project/kept_pieces.h"
#include "core/project/noted_job.h"
#include "core/project/stage_checks.h"
#include "core/project/training_data.h"
#include "core/validation/exact_reference.h"

#include <algorithm>
#include <chrono>

namespace dyngpt {

namespace {

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Puts what came before `history` begins in front of it.
void prependHistory(const std::vector<TrainingPoint>& earlier,
                    std::vector<TrainingPoint>& history) {
    const auto end = std::ranges::find_if(earlier, [&](const TrainingPoint& point) {
        return !history.empty() && point.step >= history.front().step;
    });
    history.insert(history.begin(), earlier.begin(), end);
}

/// Passes everything on and keeps the training's checkpoints in the project.
class StoringSink : public TrainingSink {
public:
    StoringSink(Project& project, const TrainingSettings& settings, const std::string& inputHash,
                TrainingSink& next)
        : project_(project), settings_(settings), inputHash_(inputHash), next_(next) {}

    void progress(const Progress& progress) override { next_.progress(progress); }
    void waitWhilePaused(const std::stop_token& stop) override { next_.waitWhilePaused(stop); }
    void trainingPoint(const TrainingPoint& point) override { next_.trainingPoint(point); }
    void checkpoint(const std::string& bytes) override {
        project_.saveCheckpoint(settings_, inputHash_, bytes);
        next_.checkpoint(bytes);
    }

private:
    Project& project_;
    const TrainingSettings& settings_;
    const std::string& inputHash_;
    TrainingSink& next_;
};

} // namespace

Outcome runSimulation(Project& project, ProgressSink& progress, std::stop_token stop) {
    const Network network = project.network();
    DatasetInfo info;
    info.settings = project.simulationSettings();
    throwErrors(checkNetwork(network));
    throwErrors(checkSettings(info.settings, network));
    info.provenance = stamp(project.simulationInputHash(), info.settings.seed);

    const NotedJob noted(project, {.kind = JobKind::Simulate});
    project.beginDataset(info);
    const double earlier = project.dataset()->seconds;
    const Stopwatch watch;
    const Outcome outcome = buildDataset(network, info.settings, project, progress, stop);
    const double seconds = earlier + watch.seconds();
    project.finishDataset(seconds);
    if (outcome == Outcome::Cancelled)
        return outcome;
    if (const auto digest = digestDataset(project, info.settings.threads, progress, stop))
        project.finishDataset(seconds, *digest);
    return Outcome::Finished;
}

std::optional<TrainingInfo> solverToFineTune(const Project& project,
                                             const TrainingSettings& settings) {
    if (settings.fineTuneSteps == 0)
        return {};
    auto earlier = project.training();
    if (!earlier ||
        earlier->provenance.inputHash != project.trainingInputHash(withoutFineTuning(settings)))
        return {};
    return earlier;
}

Outcome runTraining(Project& project, TrainingSink& sink, std::stop_token stop, bool restart) {
    requireSets(project, Partition::Train, text(DYNGPT_TEXT("core", "Train needs simulated sets")));
    requireSets(project, Partition::Valid, text(DYNGPT_TEXT("core", "Train needs held-out sets")));
    TrainingInfo info;
    info.settings = project.trainingSettings();
    throwErrors(checkSettings(info.settings));
    info.provenance = stamp(project.trainingInputHash(), info.settings.seed);

    const NotedJob noted(project, {.kind = JobKind::Train});
    auto prepared = prepareTraining(project, info.settings, sink, stop);
    if (!prepared)
        return Outcome::Cancelled;
    const std::string& hash = info.provenance.inputHash;
    StoringSink storing(project, info.settings, hash, sink);
    const auto earlier = restart ? std::nullopt : solverToFineTune(project, info.settings);
    std::string resume = restart ? std::string() : project.checkpoint(hash);
    if (resume.empty() && earlier)
        resume = project.solverBytes();
    info.result = backend().train(prepared->data, info.settings, resume, storing, stop);
    if (info.result.reason == StopReason::Cancelled) {
        if (!info.result.checkpoint.empty())
            project.saveCheckpoint(info.settings, hash, info.result.checkpoint);
        return Outcome::Cancelled;
    }
    if (earlier)
        prependHistory(earlier->result.history, info.result.history);
    info.shape = prepared->data.shape;
    info.droppedMass = prepared->droppedMass;
    const std::string solver = std::move(info.result.solver);
    info.result.solver.clear();
    info.result.checkpoint.clear();
    project.setTraining(info, solver);
    return Outcome::Finished;
}

Outcome runValidation(Project& project, ProgressSink& progress, std::stop_token stop) {
    const auto solver = loadSolver(project, Precision::Single);
    requireSets(project, Partition::Valid,
                text(DYNGPT_TEXT("core", "Validate needs held-out sets")));
    requireSameStates(project, solver->shape());
    const Provenance provenance = stamp(project.validationInputHash(), 0);
    const NotedJob noted(project, {.kind = JobKind::Validate});
    KeptPieces<SetComparison> kept(project, "validate", provenance.inputHash);

    const std::vector<int> indices = project.indices(Partition::Valid);
    auto report = validate(
        *solver, static_cast<int>(indices.size()),
        [&](int i) {
            const int index = indices[static_cast<std::size_t>(i)];
            SimulatedSet set = project.set(Partition::Valid, index);
            HeldOutSet heldOut{index, std::move(set.parameters), std::move(set.histogram), {}};
            if (project.contains(Partition::Replica, index))
                heldOut.replica = project.set(Partition::Replica, index).histogram;
            return std::optional(std::move(heldOut));
        },
        progress, stop, kept.pieces());
    if (!report)
        return Outcome::Cancelled;
    report->provenance = provenance;
    project.setValidation(*report);
    kept.finish();
    return Outcome::Finished;
}

Outcome runExactComparison(Project& project, int count, ProgressSink& progress,
                           std::stop_token stop) {
    const auto solver = loadSolver(project, Precision::Single);
    requireSets(project, Partition::Valid,
                text(DYNGPT_TEXT("core", "Validate needs held-out sets")));
    requireSameStates(project, solver->shape());
    if (project.state(Stage::Simulate) == StageState::Stale)
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the network has changed since the held-out sets were "
                                             "made")),
                    text(DYNGPT_TEXT("core", "Run Simulate again.")));
    const Provenance provenance = stamp(project.validationInputHash(), 0);
    const NotedJob noted(project, {.kind = JobKind::ExactComparison, .exactSets = count});

    const std::vector<int> indices = project.indices(Partition::Valid);
    const std::size_t wanted = std::min(static_cast<std::size_t>(count), indices.size());
    KeptPieces<SetComparison> kept(project, "exact",
                                   provenance.inputHash + " of " + std::to_string(wanted));
    auto report = validateExactly(
        *solver, project.network(), static_cast<int>(wanted),
        [&](int i) {
            const int index = indices[static_cast<std::size_t>(i) * indices.size() / wanted];
            SimulatedSet set = project.set(Partition::Valid, index);
            return std::optional(
                HeldOutSet{index, std::move(set.parameters), std::move(set.histogram), {}});
        },
        {}, progress, stop, kept.pieces());
    if (!report)
        return Outcome::Cancelled;
    report->provenance = provenance;
    project.setExactValidation(*report);
    kept.finish();
    return Outcome::Finished;
}

Report makeReport(const Project& project, const Translate& translate) {
    return makeReport(project, project.reportSettings(), translate);
}

Report makeReport(const Project& project, const ReportSettings& settings,
                  const Translate& translate) {
    ReportInput input;
    input.projectName = project.path().stem().string();
    input.settings = settings;
    input.network = project.network();
    input.layout = project.networkLayout();
    if (const auto dataset = project.dataset())
        input.dataset = {dataset->settings,  dataset->imported,     dataset->trainSets,
                         dataset->validSets, dataset->halvesDiffer, dataset->startsDiffer,
                         dataset->digest,    dataset->seconds,      dataset->provenance};
    if (const auto training = project.training())
        input.training = {training->settings,    training->shape,      training->result,
                          training->droppedMass, training->provenance, training->imported};
    input.validation = project.validation();
    input.exactValidation = project.exactValidation();
    if (input.exactValidation &&
        (!input.validation ||
         input.exactValidation->provenance.inputHash != input.validation->provenance.inputHash))
        input.exactValidation.reset();
    auto groups = project.posteriorSummaries();
    if (groups.size() == 1 && groups[0].posterior.failure.empty())
        input.posterior = project.posterior(groups[0].group);
    else
        for (PosteriorSummary& group : groups)
            input.groups.push_back(std::move(group.posterior));
    input.calibration = project.calibration();
    input.calibrationIsStale = project.calibrationIsStale();
    for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer})
        if (project.state(stage) == StageState::Stale)
            input.staleStages.push_back(stageName(stage));
    if (const auto data = project.observedData())
        input.dataFile = data->fileName;
    return composeReport(input, translate);
}

std::unique_ptr<Solver> loadSolver(const Project& project, Precision precision) {
    const std::string bytes = project.solverBytes();
    if (bytes.empty())
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the project has no trained solver")),
                    text(DYNGPT_TEXT("core", "Run Train first.")));
    return backend().loadSolver(bytes, precision);
}

std::vector<int> stateBounds(const Project& project) {
    const Network network = project.network();
    if (network.stateUpperBounds.empty())
        requireSets(project, Partition::Train,
                    text(DYNGPT_TEXT("core", "the largest counts are found from simulated sets, "
                                             "and there are none")));
    return *findBounds(project, {});
}

} // namespace dyngpt
