#pragma once
// A message of the desktop by org.freedesktop.Notifications. GUI thread.

#include <QString>

namespace dyngpt {

/// Sends it without waiting for an answer. False where there is no such service.
bool showDesktopMessage(const QString& title, const QString& words);

} // namespace dyngpt
