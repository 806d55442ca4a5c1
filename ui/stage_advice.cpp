#include "ui/stage_advice.h"

#include "ui/job_text.h"
#include "ui/session.h"
#include "ui/workers/job_queue.h"

#include <QCoreApplication>

namespace dyngpt {

namespace {

QString whenEmpty(const Project& project, Stage stage) {
    switch (stage) {
    case Stage::Network:
        return {};
    case Stage::Simulate:
        return QCoreApplication::translate("advice", "Mend the errors on the Network page first.");
    case Stage::Train:
        return project.dataset()
                   ? QCoreApplication::translate("advice",
                                                 "The training sets were left out of this copy: "
                                                 "press Simulate on the Simulate page.")
                   : QCoreApplication::translate("advice", "Simulate parameter sets first.");
    case Stage::Validate:
        return project.training()
                   ? QCoreApplication::translate("advice", "Simulate held-out sets first.")
                   : QCoreApplication::translate("advice", "Train a solver first.");
    case Stage::Infer:
        return project.training() ? QCoreApplication::translate(
                                        "advice", "Load observed counts on the Infer page.")
                                  : QCoreApplication::translate("advice", "Train a solver first.");
    case Stage::Report:
        break;
    }
    return QCoreApplication::translate("advice", "Simulate first: there is nothing to report yet.");
}

QString whenReady(const Project& project, Stage stage) {
    switch (stage) {
    case Stage::Network:
        if (project.network().stateNames.empty())
            return QCoreApplication::translate("advice", "Add a state, or begin with a template.");
        return QCoreApplication::translate("advice",
                                           "Mend the problems that are listed below the tables.");
    case Stage::Simulate:
        return QCoreApplication::translate("advice", "Press Simulate to make the parameter sets.");
    case Stage::Train:
        return QCoreApplication::translate("advice", "Press Train to teach the solver.");
    case Stage::Validate:
        return QCoreApplication::translate(
            "advice", "Press Validate to see how far the solver is to be trusted.");
    case Stage::Infer:
        return QCoreApplication::translate("advice",
                                           "Press Infer to find the parameters of your cells.");
    case Stage::Report:
        break;
    }
    return QCoreApplication::translate("advice", "Read the report and export it.");
}

QString whenStale(const Project& project, Stage stage) {
    const bool setsStale = project.state(Stage::Simulate) == StageState::Stale;
    const bool solverStale = project.state(Stage::Train) == StageState::Stale;
    switch (stage) {
    case Stage::Simulate:
        return QCoreApplication::translate(
            "advice", "The network has changed since these sets were made: press Simulate.");
    case Stage::Train:
        return setsStale ? QCoreApplication::translate(
                               "advice", "The network has changed since the solver was trained: "
                                         "press Simulate, then Train, or Run all.")
                         : QCoreApplication::translate(
                               "advice", "The parameter sets have changed since the solver was "
                                         "trained: press Train.");
    case Stage::Validate:
        return solverStale ? QCoreApplication::translate(
                                 "advice", "The solver is stale: train again, then press Validate, "
                                           "or Run all.")
                           : QCoreApplication::translate(
                                 "advice", "The solver or the held-out sets have changed since: "
                                           "press Validate.");
    case Stage::Infer:
        return solverStale ? QCoreApplication::translate(
                                 "advice", "The solver is stale: train again, then press Infer, or "
                                           "Run all.")
                           : QCoreApplication::translate(
                                 "advice", "The counts or the solver have changed since: press "
                                           "Infer.");
    case Stage::Network:
    case Stage::Report:
        break;
    }
    return {};
}

QString whenDone(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return QCoreApplication::translate("advice", "The network is sound: simulate it.");
    case Stage::Simulate:
        return QCoreApplication::translate("advice", "The sets are there: train the solver.");
    case Stage::Train:
        return QCoreApplication::translate(
            "advice", "The solver is trained: ask it on the Solve page, and validate it.");
    case Stage::Validate:
        return QCoreApplication::translate("advice",
                                           "The solver is validated: infer from observed counts.");
    case Stage::Infer:
        return QCoreApplication::translate("advice",
                                           "The parameters are inferred: see the report.");
    case Stage::Report:
        break;
    }
    return {};
}

} // namespace

StageActivity activityOf(const Session& session, Stage stage) {
    if (session.jobs().isRunning() && session.jobs().stage() == stage)
        return session.jobs().isPaused() ? StageActivity::Paused : StageActivity::Running;
    if (session.queue().interrupted(stage))
        return StageActivity::Interrupted;
    // What else a page runs leaves the stage as it is.
    const auto kind = primaryJob(stage);
    const JobRecord* job = kind ? session.queue().latest(*kind) : nullptr;
    if (job && job->isQueued())
        return StageActivity::Queued;
    return job && job->state == JobState::Failed ? StageActivity::Failed : StageActivity::None;
}

QString stageAdvice(const Session& session, Stage stage) {
    const auto project = session.project();
    if (!project)
        return {};
    switch (activityOf(session, stage)) {
    case StageActivity::Running:
        return QCoreApplication::translate("advice", "Wait for the job, or prepare what follows: "
                                                     "it can be queued.");
    case StageActivity::Paused:
        return QCoreApplication::translate("advice", "Press Go on in the status bar.");
    case StageActivity::Queued:
        return QCoreApplication::translate("advice", "It starts by itself when those before it in "
                                                     "the job list are done.");
    case StageActivity::Failed:
        return QCoreApplication::translate("advice", "It failed: %1")
            .arg(jobResultText(*session.queue().latest(*primaryJob(stage))));
    case StageActivity::Interrupted:
        return QCoreApplication::translate(
                   "advice", "%1 was interrupted when the program ended: press Resume to go on.")
            .arg(jobTitle(session.queue().interrupted(stage)->kind()));
    case StageActivity::None:
        break;
    }
    switch (project->state(stage)) {
    case StageState::Empty:
        return whenEmpty(*project, stage);
    case StageState::Ready:
        return whenReady(*project, stage);
    case StageState::Partial:
        return QCoreApplication::translate("advice", "%1 is not complete: its button goes on where "
                                                     "it stopped.")
            .arg(stageTitle(stage));
    case StageState::Stale:
        return whenStale(*project, stage);
    case StageState::Done:
        break;
    }
    // Who looks back at an earlier page is not told what is done already.
    const bool followed =
        stage < Stage::Infer &&
        project->state(static_cast<Stage>(static_cast<int>(stage) + 1)) == StageState::Done;
    return followed ? QString() : whenDone(stage);
}

bool hasSolver(const Project& project) {
    const StageState state = project.state(Stage::Train);
    return state == StageState::Done || state == StageState::Stale;
}

std::optional<Stage> nextStage(const Session& session) {
    const auto project = session.project();
    if (!project)
        return std::nullopt;
    for (const Stage stage :
         {Stage::Network, Stage::Simulate, Stage::Train, Stage::Validate, Stage::Infer})
        if (project->state(stage) != StageState::Done ||
            activityOf(session, stage) == StageActivity::Interrupted)
            return stage;
    return Stage::Report;
}

} // namespace dyngpt
