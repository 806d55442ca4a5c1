#pragma once
// The open project and its jobs: what all pages of one window share. GUI thread only.

#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QLockFile;

namespace dyngpt {

class JobQueue;
class JobRunner;
class ProjectHistory;

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
    ProjectHistory& history() { return *history_; }

    /// Untitled projects live in the program's data folder until they are saved somewhere.
    bool isUntitled() const;
    /// Untitled and changed since it was made: leaving it loses something.
    bool isModified() const { return modified_ && isUntitled(); }
    /// Can only be looked at; why() says the reason.
    bool isReadOnly() const;
    QString whyReadOnly() const { return whyReadOnly_; }
    /// What kept the last change from being saved, until saving has worked again.
    const std::optional<Issue>& saveFailure() const { return saveFailure_; }
    QString displayName() const;
    /// Of all windows, in the order in which they were made.
    static const QList<Session*>& all();
    /// Untitled projects that a program which ended unexpectedly left behind.
    static QStringList recoverableProjects();

    // All throw Error and leave the open project as it was. A project that is replaced or
    // closed has its job cancelled, and is deleted if it is untitled: the caller has asked.
    void createProject(const Network& network);
    /// `mayReplace` is asked once the file has proved good; false leaves everything as it is.
    /// For editing: throws ProjectInUse when it is edited elsewhere. Bundled examples, and files
    /// where nothing may be written, open for reading anyhow.
    static void checkNotInUse(const QString& path); ///< by any other session
    bool openProject(const QString& path, const std::function<bool()>& mayReplace = {},
                     OpenFor purpose = OpenFor::Editing);
    void openExample(const QString& name); ///< "gene_expression"
    void saveAs(const QString& path);      ///< goes on in the copy; not while a job runs
    void closeProject();

    /// A page has changed or run something: side bar and pages look again.
    void notifyChanged();
    /// The pages look again when another program has changed the file.
    void lookForChanges();
    /// What could not be saved, once more.
    void saveAgain();
    /// The user does not want a copy: what the pages show and the file does not have goes.
    void dropChanges();

Q_SIGNALS:
    void projectReplaced(); ///< another project, or none
    void stagesChanged();
    /// To be stored now, what is still being typed included.
    void storeWanted();
    void dropWanted();
    void changeRefused();      ///< the project can only be looked at
    void saveFailureChanged(); ///< see saveFailure()
    void copyWanted();         ///< a page asks for a copy that can be changed
    void windowWanted();       ///< to the front

private:
    void createUntitled(const Network& network, const QString& name);
    void replaceProject(std::shared_ptr<Project> project, bool modified,
                        std::unique_ptr<QLockFile> lock, bool carryChanges = false);
    void writingFailed(const WriteFailure& failure);
    void leave();

    std::shared_ptr<Project> project_;
    std::unique_ptr<QLockFile> lock_; ///< of the project, or of the untitled one's folder
    QString whyReadOnly_;
    std::optional<Issue> saveFailure_;
    int failures_ = 0; ///< so far
    QTimer againLater_;
    JobRunner* jobs_ = nullptr;
    JobQueue* queue_ = nullptr;
    ProjectHistory* history_ = nullptr;
    bool modified_ = false;
};

} // namespace dyngpt
