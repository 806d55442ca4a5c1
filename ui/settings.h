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
QString chartColours(); ///< paletteKey() of the charts on the screen
void setChartColours(const QString& key);

/// Of the list of edits on the Network page.
bool historyShown();
void setHistoryShown(bool shown);
bool notifications(); ///< at the end of a long job, while the window is not looked at
void setNotifications(bool on);

QStringList rememberedFiles(); ///< latest first, those that are gone too
QStringList recentFiles();     ///< those that still exist, latest first
void addRecentFile(const QString& path);
void removeRecentFile(const QString& path);
void clearRecentFiles();

QByteArray geometry();
void setGeometry(const QByteArray& geometry);

/// Where a project opens while the window holds another one.
bool opensNewWindow();
void setOpensNewWindow(bool opens);

QString lastFolder();
void setLastFolder(const QString& folder);

} // namespace settings
} // namespace dyngpt
