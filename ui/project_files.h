#pragma once
// New, open, save and leave, with their file dialogs and questions: what the menus, the welcome
// page and drag-and-drop share. GUI thread; the window is the parent of every dialog.

#include "core/common/issue.h"
#include "core/model/network.h"
#include "core/project/project.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace dyngpt {

class Session;

class ProjectFiles : public QObject {
    Q_OBJECT
public:
    ProjectFiles(Session& session, QWidget* window);

    /// Makes a window with nothing in it; without one, projects open in this window always.
    void setNewWindow(std::function<ProjectFiles&()> make) { newWindow_ = std::move(make); }

    /// "" is an empty network, otherwise an example's network without its results.
    void createFromTemplate(const QString& example);
    void createFrom(const Network& network);
    void open();
    /// A project, or a network file (JSON or SBML), which begins a project of its own.
    void openPath(const QString& path);
    void openExample(const QString& name);
    /// False if the user thought better of it or it failed.
    bool saveAs();
    void close();
    /// Asks about a running job and unsaved changes. True: the project may be left.
    bool mayLeave();

    void importNetwork();
    /// A network file, in place of the open project's network.
    void importFrom(const QString& path);
    void exportNetwork();
    /// The solver's weights in the reference package's form.
    void importWeights();
    void exportWeights();

Q_SIGNALS:
    /// In place of the open project's network.
    void networkImported(const dyngpt::Network& network);

private:
    /// Where the next project opens.
    ProjectFiles& place();
    void openProject(const QString& path, OpenFor purpose);
    template <typename Work> bool attempt(const QString& title, Work work);
    QString projectFilter() const;
    QString networkFilter() const;
    void showNotes(const QString& title, const QString& sentence, const std::vector<Issue>& notes);

    Session& session_;
    QWidget* window_;
    std::function<ProjectFiles&()> newWindow_;
};

} // namespace dyngpt
