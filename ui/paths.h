#pragma once
// File names between Qt and the core, and where the bundled examples and pictures lie. Any thread.

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace dyngpt {

std::filesystem::path toPath(const QString& path);
QString fromPath(const std::filesystem::path& path);

/// Names of the bundled examples, the one to begin with first.
QStringList exampleNames();
/// The example's solved project, or nothing if this installation has none.
std::optional<QString> exampleProject(const QString& name);
/// The example's network file, or nothing if it is missing.
std::optional<QString> exampleNetwork(const QString& name);
/// Its observed counts (CSV), or nothing if it has none.
std::optional<QString> exampleCounts(const QString& name);
/// A picture of the program's pages, where they are installed.
std::optional<QString> screenshotFile(const QString& name);

} // namespace dyngpt
