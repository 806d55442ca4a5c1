#pragma once
// Questions and errors in boxes of their own. GUI thread; all of them wait for the answer.

#include "core/common/issue.h"

#include <QString>
#include <QStringList>

class QWidget;

namespace dyngpt {

/// All issues, selectable and in the details to copy.
void showError(QWidget* parent, const QString& title, const Error& error);

/// Index of the chosen answer; -1 when the box was dismissed. The last answer does nothing and
/// is what Escape means.
int ask(QWidget* parent, const QString& title, const QString& question, const QStringList& answers);

} // namespace dyngpt
