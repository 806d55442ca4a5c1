#include "ui/session.h"

#include "core/data/counts_table.h"
#include "core/model/network_json.h"
#include "ui/paths.h"
#include "ui/project_history.h"
#include "ui/project_lock.h"
#include "ui/workers/job_queue.h"
#include "ui/workers/job_runner.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <system_error>

namespace dyngpt {

namespace {

constexpr int againMs = 10000; // after a change could not be saved

QString untitledRoot() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/untitled");
}

bool liesInUntitledRoot(const QString& path) {
    return QFileInfo(path).absoluteFilePath().startsWith(QDir(untitledRoot()).absolutePath() +
                                                         u'/');
}

QList<Session*>& sessions() {
    static QList<Session*> all;
    return all;
}

bool isBundledExample(const QString& path) {
    const QStringList names = exampleNames();
    return std::any_of(names.begin(), names.end(), [&](const QString& name) {
        const std::optional<QString> file = exampleProject(name);
        return file && isSameFile(*file, path);
    });
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

std::unique_ptr<QLockFile> takeLock(const QString& path) {
    if (!liesInUntitledRoot(path))
        return lockProject(path);
    auto lock = folderLock(QFileInfo(path).absolutePath());
    if (!lock->tryLock(0))
        throw ProjectInUse(path, *lock);
    return lock;
}

void removeUntitledFolder(const QString& projectPath) {
    if (liesInUntitledRoot(projectPath))
        QDir(QFileInfo(projectPath).absolutePath()).removeRecursively();
}

} // namespace

Session::Session(QObject* parent)
    : QObject(parent)
    , jobs_(new JobRunner(this))
    , queue_(new JobQueue(*jobs_, this))
    , history_(new ProjectHistory(this)) {
    sessions() << this;
    againLater_.setSingleShot(true);
    againLater_.setInterval(againMs);
    connect(&againLater_, &QTimer::timeout, this, &Session::saveAgain);
    connect(history_, &ProjectHistory::restored, this, &Session::notifyChanged);
    connect(jobs_, &JobRunner::started, this, &Session::stagesChanged);
    connect(jobs_, &JobRunner::finished, this, &Session::notifyChanged);
    connect(jobs_, &JobRunner::failed, this, &Session::notifyChanged);
}

Session::~Session() {
    // Signals of a job that ends now would find half-destroyed receivers.
    jobs_->disconnect();
    queue_->disconnect();
    jobs_->cancelAndWait();
    leave();
    sessions().removeOne(this);
}

const QList<Session*>& Session::all() {
    return sessions();
}

bool Session::isReadOnly() const {
    return project_ && project_->isReadOnly();
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

void Session::checkNotInUse(const QString& path) {
    if (QFileInfo(path).isFile() && !isBundledExample(path))
        takeLock(path);
}

bool Session::openProject(const QString& path, const std::function<bool()>& mayReplace,
                          OpenFor purpose) {
    const auto isOpen = [&] {
        return project_ && isSameFile(path, fromPath(project_->path())) &&
               (purpose == OpenFor::Reading || !isReadOnly());
    };
    if (isOpen())
        return true;
    const bool untitled = liesInUntitledRoot(path);
    const bool example = isBundledExample(path);
    if (example)
        purpose = OpenFor::Reading;
    std::unique_ptr<QLockFile> lock;
    if (purpose == OpenFor::Editing && QFileInfo(path).isFile())
        lock = takeLock(path);
    auto project = Project::open(toPath(QFileInfo(path).absoluteFilePath()), purpose);
    if (mayReplace) {
        lock.reset(); // the answer may be to save the old project in this very place
        if (!mayReplace())
            return false;
        if (isOpen())
            return true;
        if (purpose == OpenFor::Editing)
            lock = takeLock(path);
    }
    whyReadOnly_ = example ? tr("it is one of the program's own examples")
                   : purpose == OpenFor::Reading
                       ? tr("it is being edited elsewhere")
                       : tr("you may not write to the file or its folder");
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
    if (isSameFile(path, fromPath(project_->path()))) {
        if (!isReadOnly())
            return;
        throw Error(path.toStdString(),
                    text(DYNGPT_TEXT("core", "the copy would replace the project itself")),
                    text(DYNGPT_TEXT("core", "Choose another name or folder.")));
    }
    std::unique_ptr<QLockFile> lock = lockProject(path); // nobody works in what is replaced
    // Made beside the target and moved over it, so that a failure harms neither.
    const std::filesystem::path destination = toPath(target.absoluteFilePath());
    const std::filesystem::path temporary =
        toPath(target.absoluteFilePath() + u'.' + QUuid::createUuid().toString(QUuid::Id128));
    std::error_code failure;
    const bool wasReadOnly = isReadOnly();
    if (!wasReadOnly)
        Q_EMIT storeWanted();
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
    auto copy = Project::open(destination);
    DataSources sources = copy->dataSources(); // as seen from the new place
    for (FileReference* file : {&sources.observed, &sources.trainSets, &sources.validSets})
        if (!file->empty())
            *file = referTo(locate(*file, project_->path()).value_or(file->absolute), destination);
    if (sources != copy->dataSources())
        copy->setDataSources(sources);
    replaceProject(std::move(copy), false, std::move(lock), wasReadOnly);
}

void Session::closeProject() {
    if (project_)
        replaceProject(nullptr, false, nullptr);
}

void Session::notifyChanged() {
    modified_ = true;
    history_->look();
    Q_EMIT stagesChanged();
}

void Session::lookForChanges() {
    if (!project_ || !project_->changedElsewhere())
        return;
    if (!saveFailure_) // nothing here is newer than the file
        Q_EMIT dropWanted();
    Q_EMIT stagesChanged();
}

void Session::saveAgain() {
    const int before = failures_;
    Q_EMIT storeWanted();
    // A failure of this attempt is still on its way.
    QMetaObject::invokeMethod(
        this,
        [this, before] {
            if (failures_ != before || !saveFailure_)
                return;
            saveFailure_.reset();
            Q_EMIT saveFailureChanged();
            Q_EMIT stagesChanged();
        },
        Qt::QueuedConnection);
}

void Session::dropChanges() {
    Q_EMIT dropWanted();
    Q_EMIT stagesChanged();
}

void Session::writingFailed(const WriteFailure& failure) {
    ++failures_;
    if (failure.readOnly) {
        Q_EMIT changeRefused();
        return;
    }
    saveFailure_ = failure.issue;
    againLater_.start();
    Q_EMIT saveFailureChanged();
}

/// The project may live on in a job or on a solver's thread; it tells nobody then.
void Session::leave() {
    if (project_)
        project_->onWriteFailure({});
}

void Session::replaceProject(std::shared_ptr<Project> project, bool modified,
                             std::unique_ptr<QLockFile> lock, bool carryChanges) {
    queue_->removeQueued();
    jobs_->cancelAndWait();
    leave();
    const QString left = isUntitled() ? fromPath(project_->path()) : QString();
    project_ = std::move(project);
    lock_ = std::move(lock);
    modified_ = modified;
    queue_->setProject(project_);
    saveFailure_.reset();
    againLater_.stop();
    history_->setProject(project_);
    if (!left.isEmpty())
        removeUntitledFolder(left);
    if (project_)
        project_->onWriteFailure(
            [this, of = std::weak_ptr<Project>(project_)](const WriteFailure& failure) {
                QMetaObject::invokeMethod(
                    this,
                    [this, of, failure] {
                        if (project_ && project_ == of.lock())
                            writingFailed(failure);
                    },
                    Qt::QueuedConnection);
            });
    if (carryChanges)
        Q_EMIT storeWanted(); // the change that asked for a copy
    Q_EMIT saveFailureChanged();
    Q_EMIT projectReplaced();
}

} // namespace dyngpt
