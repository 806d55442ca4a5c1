#pragma once
// What stands in the window while no project is open: where to begin, the examples, and the
// projects to go on with. GUI thread.

#include <QWidget>

class QMenu;
class QToolButton;

namespace dyngpt {

class ProjectFiles;
class RecentProjects;

class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(ProjectFiles& files, QWidget* parent = nullptr);

    /// What a new network may begin with, beside an empty one.
    void setTemplates(QMenu* menu);
    void refresh();

Q_SIGNALS:
    void tourWanted();

private:
    QWidget* createStart();

    ProjectFiles& files_;
    QToolButton* templates_ = nullptr;
    RecentProjects* recent_ = nullptr;
};

} // namespace dyngpt
