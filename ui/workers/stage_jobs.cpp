#include "ui/workers/stage_jobs.h"

#include "core/project/stages.h"

#include <algorithm>

namespace dyngpt {

StageJob simulationJob() {
    return {JobKind::Simulate, [](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runSimulation(project, sinks.progress(), std::move(stop));
            }};
}

StageJob trainingJob(bool restart) {
    return {JobKind::Train, [restart](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runTraining(project, sinks.training(), std::move(stop), restart);
            }};
}

StageJob validationJob() {
    return {JobKind::Validate, [](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runValidation(project, sinks.progress(), std::move(stop));
            }};
}

StageJob exactComparisonJob(int sets) {
    return {JobKind::ExactComparison,
            [sets](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runExactComparison(project, sets, sinks.progress(), std::move(stop));
            }};
}

StageJob inferenceJob() {
    return {JobKind::Infer, [](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runInference(project, sinks.inference(), std::move(stop));
            }};
}

StageJob calibrationJob(const CalibrationSettings& settings) {
    return {JobKind::Calibrate,
            [settings](Project& project, JobSinks& sinks, std::stop_token stop) {
                return runCalibration(project, settings, sinks.progress(), std::move(stop));
            }};
}

StageJob jobOf(const JobNote& note) {
    switch (note.kind) {
    case JobKind::Train:
        return trainingJob();
    case JobKind::Validate:
        return validationJob();
    case JobKind::ExactComparison:
        return exactComparisonJob(note.exactSets);
    case JobKind::Infer:
        return inferenceJob();
    case JobKind::Calibrate:
        return calibrationJob(note.calibration);
    case JobKind::Simulate:
    case JobKind::ImportSets:
    case JobKind::ExportSets:
        break;
    }
    return simulationJob();
}

Stage stageOf(JobKind kind) {
    switch (kind) {
    case JobKind::Simulate:
    case JobKind::ImportSets:
    case JobKind::ExportSets:
        return Stage::Simulate;
    case JobKind::Train:
        return Stage::Train;
    case JobKind::Validate:
    case JobKind::ExactComparison:
        return Stage::Validate;
    case JobKind::Infer:
    case JobKind::Calibrate:
        break;
    }
    return Stage::Infer;
}

std::optional<JobKind> primaryJob(Stage stage) {
    switch (stage) {
    case Stage::Simulate:
        return JobKind::Simulate;
    case Stage::Train:
        return JobKind::Train;
    case Stage::Validate:
        return JobKind::Validate;
    case Stage::Infer:
        return JobKind::Infer;
    case Stage::Network:
    case Stage::Report:
        break;
    }
    return std::nullopt;
}

bool needsResultOf(JobKind job, JobKind earlier) {
    const bool sets = earlier == JobKind::Simulate || earlier == JobKind::ImportSets;
    switch (job) {
    case JobKind::Train:
    case JobKind::ExportSets:
        return sets;
    case JobKind::Validate:
        return sets || earlier == JobKind::Train;
    case JobKind::ExactComparison: // is shown beside the validation
        return sets || earlier == JobKind::Train || earlier == JobKind::Validate;
    case JobKind::Infer:
    case JobKind::Calibrate:
        return earlier == JobKind::Train;
    case JobKind::Simulate:
    case JobKind::ImportSets:
        break;
    }
    return false;
}

Text resultOf(const Project& project, JobKind kind) {
    switch (kind) {
    case JobKind::Simulate:
    case JobKind::ImportSets:
        return text(DYNGPT_TEXT("core", "%1 sets"),
                    project.count(Partition::Train) + project.count(Partition::Valid));
    case JobKind::Train:
        if (const auto info = project.training())
            return text(DYNGPT_TEXT("core", "held-out KL %1"), info->result.bestHeldOutLoss);
        break;
    case JobKind::Validate:
        if (const auto report = project.validation())
            return text(DYNGPT_TEXT("core", "%1 held-out sets compared"), report->sets.size());
        break;
    case JobKind::ExactComparison:
        if (const auto report = project.exactValidation())
            return text(DYNGPT_TEXT("core", "%1 sets solved exactly"), report->sets.size());
        break;
    case JobKind::Infer: {
        const auto groups = project.posteriorSummaries();
        const auto failed = std::ranges::count_if(
            groups, [](const PosteriorSummary& s) { return !s.posterior.failure.empty(); });
        if (groups.size() == 1)
            return text(DYNGPT_TEXT("core", "posterior of %1 cells"), groups[0].posterior.cells);
        return failed == 0 ? text(DYNGPT_TEXT("core", "%1 groups"), groups.size())
                           : text(DYNGPT_TEXT("core", "%1 groups, %2 of them failed"),
                                  groups.size(), failed);
    }
    case JobKind::Calibrate:
        if (const auto report = project.calibration())
            return text(DYNGPT_TEXT("core", "%1 simulations inferred"), report->inferred);
        break;
    case JobKind::ExportSets:
        break;
    }
    return {};
}

} // namespace dyngpt
