#pragma once
// What stands in the window while no project is open: the examples, New, Open, recent files and
// projects that an unexpected end left unsaved. GUI thread.

#include <QWidget>

class QListWidget;
class QLabel;

namespace dyngpt {

class ProjectFiles;

class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(ProjectFiles& files, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    void tourWanted();

private:
    ProjectFiles& files_;
    QLabel* recentTitle_ = nullptr;
    QListWidget* recent_ = nullptr;
};

} // namespace dyngpt
