#include "ui/session.h"

#include "core/data/counts_table.h"
#include "core/model/network_json.h"
#include "ui/paths.h"
#include "ui/workers/job_queue.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUuid>

#include <system_error>

namespace dyngpt {

namespace {

QString untitledRoot() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/untitled");
}

bool liesInUntitledRoot(const QString& path) {
    return QFileInfo(path).absoluteFilePath().startsWith(QDir(untitledRoot()).absolutePath() +
                                                         u'/');
}

std::unique_ptr<QLockFile> folderLock(const QString& folder) {
    auto lock = std::make_unique<QLockFile>(folder + QStringLiteral("/lock"));
    lock->setStaleLockTime(0); // stale only when its process is gone
    return lock;
}

struct UntitledFile {
    QString path;
    std::unique_ptr<QLockFile> lock;
};

/// Each untitled project has a folder of its own, so that its file can have a plain name.
UntitledFile newUntitledFile(const QString& name) {
    QString plain = name;
    plain.replace(QRegularExpression(QStringLiteral("[^\\w -]+"),
                                     QRegularExpression::UseUnicodePropertiesOption),
                  QStringLiteral("_"));
    if (plain.trimmed().isEmpty())
        plain = Session::tr("Untitled");
    const QString folder =
        untitledRoot() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(folder))
        throw Error(folder.toStdString(),
                    text(DYNGPT_TEXT("core", "The folder for new projects cannot be made")),
                    text(DYNGPT_TEXT("core", "Check the rights and the free space there")));
    auto lock = folderLock(folder);
    lock->tryLock(0);
    return {folder + u'/' + plain + QStringLiteral(".dyngpt"), std::move(lock)};
}

void removeUntitledFolder(const QString& projectPath) {
    if (liesInUntitledRoot(projectPath))
        QDir(QFileInfo(projectPath).absolutePath()).removeRecursively();
}

} // namespace

Session::Session(QObject* parent)
    : QObject(parent), jobs_(new JobRunner(this)), queue_(new JobQueue(*jobs_, this)) {
    connect(jobs_, &JobRunner::started, this, &Session::stagesChanged);
    connect(jobs_, &JobRunner::finished, this, &Session::notifyChanged);
    connect(jobs_, &JobRunner::failed, this, &Session::notifyChanged);
}

Session::~Session() {
    // Signals of a job that ends now would find half-destroyed receivers.
    jobs_->disconnect();
    queue_->disconnect();
    jobs_->cancelAndWait();
}

bool Session::isUntitled() const {
    return project_ && liesInUntitledRoot(fromPath(project_->path()));
}

QString Session::displayName() const {
    return project_ ? QFileInfo(fromPath(project_->path())).completeBaseName() : QString();
}

QStringList Session::recoverableProjects() {
    QStringList found;
    const QDir root(untitledRoot());
    for (const QFileInfo& folder :
         root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const QDir dir(folder.absoluteFilePath());
        const QStringList files = dir.entryList({QStringLiteral("*.dyngpt")}, QDir::Files);
        if (!files.isEmpty() && folderLock(dir.absolutePath())->tryLock(0))
            found << dir.absoluteFilePath(files.front());
    }
    return found;
}

void Session::createProject(const Network& network) {
    createUntitled(network, QString::fromStdString(network.modelName));
}

void Session::createUntitled(const Network& network, const QString& name) {
    UntitledFile file = newUntitledFile(name);
    try {
        auto project = Project::create(toPath(file.path), network);
        replaceProject(std::move(project), false, std::move(file.lock));
    } catch (const Error&) {
        removeUntitledFolder(file.path);
        throw;
    }
}

bool Session::openProject(const QString& path, const std::function<bool()>& mayReplace) {
    const auto isOpen = [&] {
        return project_ && QFileInfo(path) == QFileInfo(fromPath(project_->path()));
    };
    if (isOpen())
        return true;
    std::unique_ptr<QLockFile> lock;
    const bool untitled = liesInUntitledRoot(path);
    if (untitled) {
        lock = folderLock(QFileInfo(path).absolutePath());
        if (!lock->tryLock(0))
            throw Error(path.toStdString(),
                        text(DYNGPT_TEXT("core", "The project is open in another window")),
                        text(DYNGPT_TEXT("core", "Close it there first")));
    }
    auto project = Project::open(toPath(QFileInfo(path).absoluteFilePath()));
    if (mayReplace && !mayReplace())
        return false;
    if (isOpen())
        return true; // the answer was to save the old project in this very place
    replaceProject(std::move(project), untitled, std::move(lock));
    return true;
}

void Session::openExample(const QString& name) {
    const std::optional<QString> solved = exampleProject(name);
    if (!solved) {
        const std::optional<QString> network = exampleNetwork(name);
        if (!network)
            throw Error(name.toStdString(),
                        text(DYNGPT_TEXT("core", "The example is not part of this installation")),
                        text(DYNGPT_TEXT("core", "Install the program again")));
        createUntitled(readNetwork(toPath(*network)), name);
        return;
    }
    UntitledFile file = newUntitledFile(name);
    try {
        if (!QFile::copy(*solved, file.path))
            throw Error(file.path.toStdString(),
                        text(DYNGPT_TEXT("core", "The example cannot be copied")),
                        text(DYNGPT_TEXT("core", "Check the rights and the free space there")));
        // An installed example may be read-only.
        QFile::setPermissions(file.path, QFile::permissions(file.path) | QFile::WriteOwner);
        auto project = Project::open(toPath(file.path));
        // Its cells are at hand, so that Infer is one click away.
        if (const auto counts = exampleCounts(name); counts && !project->observedData()) {
            const std::vector<std::string> states = project->network().recordedNames();
            const std::filesystem::path path = toPath(*counts);
            project->setObservedData(
                readCounts(path, columnsNamedAsStates(path, {}, states), states));
        }
        replaceProject(std::move(project), false, std::move(file.lock));
    } catch (const Error&) {
        removeUntitledFolder(file.path);
        throw;
    }
}

void Session::saveAs(const QString& path) {
    if (!project_)
        return;
    if (jobs_->isRunning())
        throw Error(path.toStdString(),
                    text(DYNGPT_TEXT("core", "The project cannot be copied while a job runs")),
                    text(DYNGPT_TEXT("core", "Wait for the job or cancel it first")));
    const QFileInfo target(path);
    if (target == QFileInfo(fromPath(project_->path())))
        return;
    // Made beside the target and moved over it, so that a failure harms neither.
    const std::filesystem::path destination = toPath(target.absoluteFilePath());
    const std::filesystem::path temporary =
        toPath(target.absoluteFilePath() + u'.' + QUuid::createUuid().toString(QUuid::Id128));
    std::error_code failure;
    try {
        project_->saveCopy(temporary);
        std::filesystem::rename(temporary, destination, failure);
        if (failure)
            throw Error(path.toStdString(), text(DYNGPT_TEXT("core", "The project cannot be "
                                                                     "saved here: %1"),
                                                 failure.message()));
    } catch (const Error&) {
        std::filesystem::remove(temporary, failure);
        throw;
    }
    replaceProject(Project::open(destination), false, nullptr);
}

void Session::closeProject() {
    if (project_)
        replaceProject(nullptr, false, nullptr);
}

void Session::notifyChanged() {
    modified_ = true;
    Q_EMIT stagesChanged();
}

void Session::replaceProject(std::shared_ptr<Project> project, bool modified,
                             std::unique_ptr<QLockFile> lock) {
    queue_->removeQueued();
    jobs_->cancelAndWait();
    const QString left = isUntitled() ? fromPath(project_->path()) : QString();
    project_ = std::move(project);
    lock_ = std::move(lock);
    modified_ = modified;
    queue_->setProject(project_);
    if (!left.isEmpty())
        removeUntitledFolder(left);
    Q_EMIT projectReplaced();
}

} // namespace dyngpt
