#pragma once
// The jobs of a project as the queue takes them: what runs, and which results it needs. They read
// the project's settings when they start. Plain values.

#include "core/project/job.h"
#include "ui/workers/job_runner.h"

#include <functional>
#include <optional>

namespace dyngpt {

using ProjectWork = std::function<Outcome(Project&, JobSinks&, std::stop_token)>;

struct StageJob {
    JobKind kind = JobKind::Simulate;
    ProjectWork work;
};

StageJob simulationJob();
StageJob trainingJob(bool restart = false);
StageJob validationJob();
StageJob exactComparisonJob(int sets);
StageJob inferenceJob();
StageJob calibrationJob(const CalibrationSettings& settings);
/// Goes on where the interrupted one was.
StageJob jobOf(const JobNote& note);

Stage stageOf(JobKind kind);
/// What the stage's primary action runs; nothing for Network and Report.
std::optional<JobKind> primaryJob(Stage stage);
bool needsResultOf(JobKind job, JobKind earlier);

/// The result of a finished job in a few words, from what the project holds; may take a while.
Text resultOf(const Project& project, JobKind kind);

} // namespace dyngpt
