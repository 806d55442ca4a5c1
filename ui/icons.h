#pragma once
// The program's own icons: single-colour SVGs painted in the palette's text colour, so that
// they read in light and dark. GUI thread.

#include "core/common/issue.h"
#include "core/project/project.h"
#include "ui/stage_text.h"

#include <QIcon>
#include <QString>

namespace dyngpt {

/// "network" stands for icons/network.svg.
QIcon icon(const QString& name);
QIcon stageIcon(Stage stage);
/// The mark of a stage's state; its shape differs, not only its colour.
QIcon stateIcon(StageState state, StageActivity activity);
QIcon severityIcon(Severity severity);

} // namespace dyngpt
