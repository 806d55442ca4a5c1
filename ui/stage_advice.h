#pragma once
// What to do next, from the states of the stages and the jobs. GUI thread.

#include "core/project/project.h"
#include "ui/stage_text.h"

#include <QString>

#include <optional>

namespace dyngpt {

class Session;

StageActivity activityOf(const Session& session, Stage stage);

/// One sentence: what the page waits for, why it is stale and which button mends it.
QString stageAdvice(const Session& session, Stage stage);

/// Without reading it.
bool hasSolver(const Project& project);

/// Where there is something to be done, the report in the end; nothing without a project.
std::optional<Stage> nextStage(const Session& session);

} // namespace dyngpt
