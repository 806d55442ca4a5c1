#pragma once
// The open project and its jobs: what all pages of one window share. GUI thread only.

#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

class QLockFile;

namespace dyngpt {

class JobQueue;
class JobRunner;

class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    /// Null while no project is open.
    std::shared_ptr<Project> project() const { return project_; }
    JobRunner& jobs() const { return *jobs_; }
    /// Where pages hand their jobs in.
    JobQueue& queue() const { return *queue_; }

    /// Untitled projects live in the program's data folder until they are saved somewhere.
    bool isUntitled() const;
    /// Untitled and changed since it was made: leaving it loses something.
    bool isModified() const { return modified_ && isUntitled(); }
    QString displayName() const;
    /// Untitled projects that a program which ended unexpectedly left behind.
    static QStringList recoverableProjects();

    // All throw Error and leave the open project as it was. A project that is replaced or
    // closed has its job cancelled, and is deleted if it is untitled: the caller has asked.
    void createProject(const Network& network);
    /// `mayReplace` is asked once the file has proved good; false leaves everything as it is.
    bool openProject(const QString& path, const std::function<bool()>& mayReplace = {});
    void openExample(const QString& name); ///< "gene_expression"
    void saveAs(const QString& path);      ///< goes on in the copy; not while a job runs
    void closeProject();

    /// A page has changed or run something: side bar and pages look again.
    void notifyChanged();

Q_SIGNALS:
    void projectReplaced(); ///< another project, or none
    void stagesChanged();

private:
    void createUntitled(const Network& network, const QString& name);
    void replaceProject(std::shared_ptr<Project> project, bool modified,
                        std::unique_ptr<QLockFile> lock);

    std::shared_ptr<Project> project_;
    std::unique_ptr<QLockFile> lock_; ///< of the untitled project's folder
    JobRunner* jobs_ = nullptr;
    JobQueue* queue_ = nullptr;
    bool modified_ = false;
};

} // namespace dyngpt
