#pragma once
// Names of the stages and of their states in the language of the program.

#include "core/project/project.h"

#include <QString>

namespace dyngpt {

QString stageTitle(Stage stage);
/// "ready", "done" ...; `running` while the stage's job runs.
QString stageStateText(StageState state, bool running);

/// The page that asks the trained solver, which is no stage of the project.
QString solveTitle();
QString solveHelp();

/// What the page is for and how it is used, in two or three sentences.
QString stageHelp(Stage stage);

} // namespace dyngpt
