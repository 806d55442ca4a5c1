// Inference and calibration as stages of a project.
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/inference/inference.h"
#include "core/project/kept_pieces.h"
#include "core/project/noted_job.h"
#include "core/project/stage_checks.h"
#include "core/project/stages.h"

#include <algorithm>
#include <atomic>
#include <set>

namespace dyngpt {

namespace {

/// Parameters that no prior is named for get the default one.
InferenceSettings withAllPriors(InferenceSettings settings, const Network& network) {
    for (const Prior& prior : defaultPriors(network))
        if (std::ranges::none_of(settings.priors, [&](const Prior& named) {
                return named.parameter == prior.parameter;
            }))
            settings.priors.push_back(prior);
    return settings;
}

/// Groups have random numbers of their own; the first has those of the settings' seed.
std::uint64_t seedOf(std::uint64_t seed, std::size_t group) {
    return seed + 0x9E3779B97F4A7C15ULL * group;
}

std::string failureOf(const Error& error) {
    std::string failure;
    for (const Issue& issue : error.issues())
        failure += (failure.empty() ? "" : "; ") + issue.what.str();
    return failure;
}

/// Of one group among several: adds to what the groups before it have come to.
class GroupSink : public InferenceSink {
public:
    GroupSink(InferenceSink& all, const std::atomic<int>& finished, std::size_t groups, bool quiet)
        : all_(all), finished_(finished), groups_(groups), quiet_(quiet) {}

    void progress(const Progress& progress) override {
        if (!quiet_ && progress.total > 0)
            all_.progress({finished_ + progress.done / progress.total, static_cast<double>(groups_),
                           progress.status});
    }
    void waitWhilePaused(const std::stop_token& stop) override { all_.waitWhilePaused(stop); }

private:
    InferenceSink& all_;
    const std::atomic<int>& finished_;
    std::size_t groups_;
    bool quiet_; ///< several groups at once would talk over each other
};

class GroupInference {
public:
    GroupInference(Project& project, InferenceSink& sink, std::stop_token stop)
        : project_(project)
        , sink_(sink)
        , stop_(std::move(stop))
        , solver_(loadSolver(project, Precision::Single)) {
        auto data = project.observedData();
        if (!data || data->groups.empty())
            throw Error(project.path().string(),
                        text(DYNGPT_TEXT("core", "Infer needs observed counts")),
                        text(DYNGPT_TEXT("core", "Load a table of counts first.")));
        data_ = std::move(*data);
        settings_ = project.inferenceSettings();
        throwErrors(checkSettings(settings_));
        network_ = project.network();
        if (settings_.method == InferenceMethod::Exact)
            requireSameStates(project, solver_->shape());
        complete_ = withAllPriors(settings_, network_);
        inputHash_ = project.inferenceInputHash();
        InferenceSettings checked = complete_;
        if (checked.method == InferenceMethod::Inferrer)
            checked.priors.clear(); // it has none, but derived quantities are checked with them
        throwErrors(checkPriors(checked, solver_->shape()));
    }

    Outcome run() {
        const NotedJob noted(project_, {.kind = JobKind::Infer});
        project_.dropPieces("infer", inputHash_); // of other groups too
        const std::vector<std::size_t> left = groupsLeft();
        finished_ = static_cast<int>(data_.groups.size() - left.size());
        const auto threads = static_cast<std::size_t>(threadCount(settings_.threads));
        const bool atOnce = left.size() > 1 && left.size() >= threads;
        WorkerPool pool(atOnce ? static_cast<int>(threads) : 1);
        pool.run(
            static_cast<int>(left.size()),
            [&](int i) { infer(left[static_cast<std::size_t>(i)], atOnce); }, stop_);
        return finished_ < static_cast<int>(data_.groups.size()) ? Outcome::Cancelled
                                                                 : Outcome::Finished;
    }

private:
    std::vector<std::size_t> groupsLeft() const {
        std::set<std::size_t> done;
        for (const PosteriorSummary& summary : project_.posteriorSummaries())
            if (summary.posterior.provenance.inputHash == inputHash_ &&
                summary.posterior.failure.empty())
                done.insert(summary.group);
        std::vector<std::size_t> left;
        for (std::size_t group = 0; group < data_.groups.size(); ++group)
            if (!done.contains(group))
                left.push_back(group);
        return left;
    }

    void infer(std::size_t group, bool atOnce) {
        sink_.waitWhilePaused(stop_);
        InferenceSettings settings = complete_;
        settings.seed = seedOf(settings_.seed, group);
        if (atOnce)
            settings.threads = 1;
        GroupSink groupSink(sink_, finished_, data_.groups.size(), atOnce);
        InferenceSink& sink = data_.groups.size() == 1 ? sink_ : groupSink;
        const std::string work = "infer/" + std::to_string(group);
        KeptPieces<NutsWarmUp> warmUp(project_, work + "/warm-up", inputHash_);
        KeptPieces<NutsStretch> draws(project_, work + "/draws", inputHash_);
        KeptPieces<double> exact(project_, work + "/exact", inputHash_);
        std::optional<Posterior> posterior;
        try {
            posterior = inferParameters(*solver_, data_, group, settings, sink, stop_,
                                        {.network = &network_,
                                         .nuts = {warmUp.pieces(), draws.pieces()},
                                         .exact = exact.pieces()});
        } catch (const Error& error) {
            if (data_.groups.size() == 1)
                throw;
            posterior.emplace();
            posterior->failure = failureOf(error);
        }
        if (!posterior)
            return;
        posterior->group = data_.groups[group].name;
        posterior->settings = settings_;
        posterior->provenance = stamp(inputHash_, settings.seed);
        project_.setPosterior(group, *posterior);
        warmUp.finish();
        draws.finish();
        exact.finish();
        const int finished = ++finished_;
        if (data_.groups.size() > 1)
            sink_.progress({static_cast<double>(finished), static_cast<double>(data_.groups.size()),
                            text(DYNGPT_TEXT("core", "Group %1 of %2: %3"), finished,
                                 data_.groups.size(), posterior->group)});
    }

    Project& project_;
    InferenceSink& sink_;
    std::stop_token stop_;
    std::unique_ptr<Solver> solver_;
    ObservedData data_;
    Network network_;
    InferenceSettings settings_; ///< as the project has them
    InferenceSettings complete_; ///< with a prior for every parameter
    std::string inputHash_;
    std::atomic<int> finished_ = 0;
};

} // namespace

Outcome runInference(Project& project, InferenceSink& sink, std::stop_token stop) {
    return GroupInference(project, sink, std::move(stop)).run();
}

Outcome runCalibration(Project& project, const CalibrationSettings& settings,
                       ProgressSink& progress, std::stop_token stop) {
    const auto solver = loadSolver(project, Precision::Single);
    requireSameStates(project, solver->shape());
    throwErrors(checkSettings(settings));
    const Provenance provenance = stamp(project.calibrationInputHash(settings), settings.seed);
    const Network network = project.network();
    const NotedJob noted(project, {.kind = JobKind::Calibrate, .calibration = settings});

    CalibrationSettings complete = settings;
    complete.inference = withAllPriors(settings.inference, network);
    KeptPieces<CalibrationVerdict> kept(project, "calibrate", provenance.inputHash);
    auto report = calibrate(*solver, network, complete, progress, std::move(stop), kept.pieces());
    if (!report)
        return Outcome::Cancelled;
    report->settings = settings;
    report->provenance = provenance;
    project.setCalibration(*report);
    kept.finish();
    return Outcome::Finished;
}

std::optional<RecoveryReport> runRecovery(const Project& project, const RecoverySettings& settings,
                                          ProgressSink& progress, std::stop_token stop) {
    const auto solver = loadSolver(project, Precision::Single);
    requireSameStates(project, solver->shape());
    const Network network = project.network();
    RecoverySettings complete = settings;
    complete.trial.inference = withAllPriors(settings.trial.inference, network);
    return studyRecovery(*solver, network, complete, progress, std::move(stop));
}

} // namespace dyngpt
