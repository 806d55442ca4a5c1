#pragma once
// Who edits a project: a lock file beside it that goes with its program, however that ends. The
// same file by another name is the same project. Any thread.

#include "core/common/issue.h"

#include <QString>

#include <memory>

class QLockFile;

namespace dyngpt {

/// The project is being edited elsewhere; it can still be looked at.
class ProjectInUse : public Error {
public:
    ProjectInUse(const QString& path, const QLockFile& lock);
    bool byThisProgram() const { return byThisProgram_; } ///< in another window of this one

private:
    bool byThisProgram_ = false;
};

/// Throws ProjectInUse. Null where no lock file can be written: nothing can be changed there
/// either.
std::unique_ptr<QLockFile> lockProject(const QString& path);

/// Of a folder that holds one untitled project; not yet taken.
std::unique_ptr<QLockFile> folderLock(const QString& folder);

/// True when both names lead to one file.
bool isSameFile(const QString& first, const QString& second);

} // namespace dyngpt
