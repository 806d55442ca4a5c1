#pragma once
// The open project and its jobs: what all pages of one window share. GUI thread only.

#include "core/project/project.h"

#include <QObject>
#include <QString>

#include <memory>

namespace dyngpt {

class JobRunner;

class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    /// Null while no project is open.
    std::shared_ptr<Project> project() const { return project_; }
    JobRunner& jobs() { return *jobs_; }

    /// Untitled projects live in the program's data folder until they are saved somewhere.
    bool isUntitled() const;
    QString displayName() const;

    // All throw Error and leave the open project as it was.
    void createProject(const Network& network);
    void openProject(const QString& path);
    void openExample(const QString& name); ///< "gene_expression"
    void saveAs(const QString& path);      ///< goes on in the copy
    void closeProject();

    /// A page has changed or run something: side bar and pages look again.
    void notifyChanged() { Q_EMIT stagesChanged(); }

Q_SIGNALS:
    void projectReplaced(); ///< another project, or none
    void stagesChanged();

private:
    std::shared_ptr<Project> project_;
    JobRunner* jobs_ = nullptr;
};

} // namespace dyngpt
