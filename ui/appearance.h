#pragma once
// Theme, text size and language of the whole program. GUI thread, after QApplication exists.

#include "ui/settings.h"

#include <QList>
#include <QPair>
#include <QString>

namespace dyngpt {

void applyTheme(Theme theme);
void applyZoom(int percent);
/// `code` as in settings::language(). Windows made before keep their language.
void applyLanguage(const QString& code);
/// The one that is in use: "en", "zh_CN" ...
QString shownLanguage();
/// Code and own name of every language there is.
QList<QPair<QString, QString>> languages();

} // namespace dyngpt
