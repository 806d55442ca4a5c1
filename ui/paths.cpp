#include "ui/paths.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace dyngpt {

namespace {

/// The first of the installed, the beside-the-build and the source folder that has the file.
std::optional<QString> findResource(const QString& relative) {
    const QString program = QCoreApplication::applicationDirPath();
    const QStringList folders = {program + QStringLiteral("/../share/dyngpt-studio/"),
                                 program + QStringLiteral("/../resources/"),
                                 QStringLiteral(DYNGPT_EXAMPLES_DIR "/../")};
    for (const QString& folder : folders) {
        const QFileInfo file(folder + relative);
        if (file.isFile())
            return file.canonicalFilePath();
    }
    return std::nullopt;
}

std::optional<QString> findExampleFile(const QString& relative) {
    return findResource(QStringLiteral("examples/") + relative);
}

} // namespace

std::filesystem::path toPath(const QString& path) {
    return std::filesystem::path(path.toStdU16String());
}

QString fromPath(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}

QStringList exampleNames() {
    return {QStringLiteral("gene_expression"),
            QStringLiteral("telegraph"),
            QStringLiteral("autoregulation"),
            QStringLiteral("toggle"),
            QStringLiteral("sirs"),
            QStringLiteral("cascade"),
            QStringLiteral("splicing")};
}

std::optional<QString> exampleProject(const QString& name) {
    return findExampleFile(name + QStringLiteral(".dyngpt"));
}

std::optional<QString> exampleNetwork(const QString& name) {
    return findExampleFile(name + QStringLiteral("/network.json"));
}

std::optional<QString> screenshotFile(const QString& name) {
    return findResource(QStringLiteral("screenshots/") + name);
}

std::optional<QString> exampleCounts(const QString& name) {
    return findExampleFile(name + QStringLiteral("/observed.csv"));
}

} // namespace dyngpt
