#include "ui/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace dyngpt::settings {

namespace {

constexpr int longestRecentList = 8;
const QString languageKey = QStringLiteral("language");
const QString themeKey = QStringLiteral("theme");
const QString zoomKey = QStringLiteral("zoom");
const QString notificationsKey = QStringLiteral("notifications");
const QString chartColoursKey = QStringLiteral("chartColours");
const QString recentKey = QStringLiteral("recentFiles");
const QString geometryKey = QStringLiteral("geometry");
const QString historyKey = QStringLiteral("networkHistory");
const QString newWindowKey = QStringLiteral("opensNewWindow");
const QString folderKey = QStringLiteral("lastFolder");

} // namespace

QString language() {
    return QSettings().value(languageKey, QStringLiteral("system")).toString();
}

void setLanguage(const QString& code) {
    QSettings().setValue(languageKey, code);
}

Theme theme() {
    const QString name = QSettings().value(themeKey).toString();
    if (name == u"light")
        return Theme::Light;
    return name == u"dark" ? Theme::Dark : Theme::System;
}

void setTheme(Theme theme) {
    const char* name = theme == Theme::Light ? "light" : theme == Theme::Dark ? "dark" : "system";
    QSettings().setValue(themeKey, QString::fromLatin1(name));
}

int zoom() {
    return std::clamp(QSettings().value(zoomKey, 100).toInt(), smallestZoom, largestZoom);
}

void setZoom(int percent) {
    QSettings().setValue(zoomKey, percent);
}

bool historyShown() {
    return QSettings().value(historyKey, false).toBool();
}

void setHistoryShown(bool shown) {
    QSettings().setValue(historyKey, shown);
}

bool notifications() {
    return QSettings().value(notificationsKey, true).toBool();
}

void setNotifications(bool on) {
    QSettings().setValue(notificationsKey, on);
}

QString chartColours() {
    return QSettings().value(chartColoursKey).toString();
}

void setChartColours(const QString& key) {
    QSettings().setValue(chartColoursKey, key);
}

QStringList rememberedFiles() {
    return QSettings().value(recentKey).toStringList();
}

QStringList recentFiles() {
    QStringList files = rememberedFiles();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void addRecentFile(const QString& path) {
    QStringList files = rememberedFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(recentKey, files.mid(0, longestRecentList));
}

void removeRecentFile(const QString& path) {
    QStringList files = rememberedFiles();
    files.removeAll(path);
    QSettings().setValue(recentKey, files);
}

void clearRecentFiles() {
    QSettings().remove(recentKey);
}

QByteArray geometry() {
    return QSettings().value(geometryKey).toByteArray();
}

void setGeometry(const QByteArray& geometry) {
    QSettings().setValue(geometryKey, geometry);
}

bool opensNewWindow() {
    return QSettings().value(newWindowKey, true).toBool();
}

void setOpensNewWindow(bool opens) {
    QSettings().setValue(newWindowKey, opens);
}

QString lastFolder() {
    const QString folder = QSettings().value(folderKey).toString();
    if (!folder.isEmpty() && QDir(folder).exists())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void setLastFolder(const QString& folder) {
    QSettings().setValue(folderKey, folder);
}

} // namespace dyngpt::settings
