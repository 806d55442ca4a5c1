#pragma once
// What the program remembers between starts (QSettings). GUI thread.

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace dyngpt {

enum class Theme { System, Light, Dark };

namespace settings {

inline constexpr int smallestZoom = 70;
inline constexpr int largestZoom = 250;

QString language(); ///< "system", "en", "zh_CN" ...
void setLanguage(const QString& code);
Theme theme();
void setTheme(Theme theme);
int zoom(); ///< text size in percent of the system's
void setZoom(int percent);

QStringList rememberedFiles(); ///< latest first, those that are gone too
QStringList recentFiles();     ///< those that still exist, latest first
void addRecentFile(const QString& path);
void removeRecentFile(const QString& path);
void clearRecentFiles();

QByteArray geometry();
void setGeometry(const QByteArray& geometry);

QString lastFolder();
void setLastFolder(const QString& folder);

} // namespace settings
} // namespace dyngpt
