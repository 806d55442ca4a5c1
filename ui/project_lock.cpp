#include "ui/project_lock.h"

#include "ui/paths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>

#include <system_error>

namespace dyngpt {

namespace {

std::unique_ptr<QLockFile> lockFile(const QString& path) {
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0); // stale only when its process is gone
    return lock;
}

struct Holder {
    qint64 process = 0;
    QString host;
    QString program;
};

Holder holderOf(const QLockFile& lock) {
    Holder holder;
    lock.getLockInfo(&holder.process, &holder.host, &holder.program);
    return holder;
}

Text whoText(const Holder& holder) {
    if (holder.process == QCoreApplication::applicationPid())
        return text(DYNGPT_TEXT("core", "The project is open in another window"));
    return text(DYNGPT_TEXT("core", "The project is open in another program (%1, process %2 on "
                                    "%3)"),
                holder.program.toStdString(), static_cast<std::int64_t>(holder.process),
                holder.host.toStdString());
}

Text remedyText(const Holder& holder, const QLockFile& lock) {
    if (holder.process == QCoreApplication::applicationPid())
        return text(DYNGPT_TEXT("core", "Go on there, or close it there first"));
    return text(DYNGPT_TEXT("core", "Close it there first. If nothing is running there any more, "
                                    "delete the file %1"),
                lock.fileName().toStdString());
}

} // namespace

ProjectInUse::ProjectInUse(const QString& path, const QLockFile& lock)
    : Error(path.toStdString(), whoText(holderOf(lock)), remedyText(holderOf(lock), lock))
    , byThisProgram_(holderOf(lock).process == QCoreApplication::applicationPid()) {}

std::unique_ptr<QLockFile> lockProject(const QString& path) {
    QFileInfo file(path);
    if (const QString target = file.canonicalFilePath(); !target.isEmpty())
        file.setFile(target);
    auto lock = lockFile(file.absolutePath() + QStringLiteral("/.") + file.fileName() +
                         QStringLiteral(".lock"));
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        throw ProjectInUse(path, *lock);
    return nullptr;
}

std::unique_ptr<QLockFile> folderLock(const QString& folder) {
    return lockFile(folder + QStringLiteral("/lock"));
}

bool isSameFile(const QString& first, const QString& second) {
    std::error_code ignored;
    return std::filesystem::equivalent(toPath(first), toPath(second), ignored);
}

} // namespace dyngpt
