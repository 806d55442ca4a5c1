#pragma once
// The pages of the help: which there are, in which language, and their text. They are HTML files
// in resources/help/LANGUAGE, part of the program.

#include "core/project/project.h"

#include <QString>
#include <QStringList>

namespace dyngpt {

/// Names of the pages in reading order: "start", "network" ...
QStringList helpPages();
/// The page of a stage.
QString helpPage(Stage stage);

/// In this language, or in English where it has none. Empty: no such page.
QString helpText(const QString& page, const QString& language);
/// The heading of a page.
QString helpTitle(const QString& page, const QString& language);
/// Where a picture "NAME" of the light or dark program is; empty: it is not installed.
QString helpPicture(const QString& name, bool dark);

} // namespace dyngpt
