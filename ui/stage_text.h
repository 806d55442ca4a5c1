#pragma once
// Names of the stages and of their states in the language of the program.

#include "core/project/project.h"

#include <QString>

namespace dyngpt {

/// What a job makes of a stage, beside what the project holds of it.
enum class StageActivity { None, Running, Paused, Queued, Failed, Interrupted };

QString stageTitle(Stage stage);
/// "ready", "done" ...; an activity is the stronger word.
QString stageStateText(StageState state, StageActivity activity);

/// The page that asks the trained solver, which is no stage of the project.
QString solveTitle();
QString solveHelp();

/// What the page is for and how it is used, in two or three sentences.
QString stageHelp(Stage stage);

} // namespace dyngpt
