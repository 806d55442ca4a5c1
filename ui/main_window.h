#pragma once
// The window: side bar, pages, menus, status bar. Does not own the session, so that it can be
// made anew in another language while the project stays open. GUI thread.

#include "core/project/project.h"

#include <QMainWindow>

class QActionGroup;
class QBoxLayout;
class QDockWidget;
class QMenu;
class QStackedWidget;
class QTabWidget;

namespace dyngpt {

class DropBar;
class GuidedTour;
class HelpWindow;
class JobBar;
class JobPanel;
class NetworkPage;
class NoticeBar;
class Page;
class ProjectFiles;
class ResourceMeter;
class Session;
class SideBar;
class SolvePage;
class TrajectoriesPage;
class WelcomePage;
struct NetworkTemplateText;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    ProjectFiles& files() { return *files_; }
    Page* page(Stage stage) const;
    Stage currentStage() const;
    void showStage(Stage stage);
    /// Beside the parameter sets of the Simulate stage.
    void showTrajectories();
    /// Between Train and Validate; no stage, counts as Train's.
    void showSolve();
    bool isSolveShown() const;
    /// Queues every stage that is not done, from the sets to the inference.
    void runAll();
    /// As the solver's backend names them.
    void setDevices(const QStringList& devices);

Q_SIGNALS:
    void languageChanged();
    void newWindowWanted();
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* scrolledStack();
    void fitStack();
    void createPages();
    void createJobViews();
    Page* currentPage() const;
    void showInStack(QWidget* shown);
    void createFileMenu();
    void createEditMenu();
    void createRunMenu();
    void createViewMenu();
    void createWindowMenu();
    void createHelpMenu();
    void createNotices(QBoxLayout* above);
    void updateNotices();
    /// In answer to a change of what can only be looked at.
    void offerCopy();
    void comeToFront();
    void fillWindowMenu();
    QAction* add(QMenu* menu, const QString& text, const QString& iconName,
                 const QKeySequence& shortcut, const std::function<void()>& work);
    void createFromTemplate(const NetworkTemplateText& text);
    void fillRecentMenu();
    void changeZoom(int percent);
    void showPreferences();
    void showHelp(const QString& page);
    QString pageOfHelp() const; ///< of what is shown
    void startTour();

    void projectReplaced();
    void stagesChanged();
    void jobFailed(Stage stage);
    void queueChanged();
    void updateTitle();
    void updateActions();

    Session& session_;
    ProjectFiles* files_ = nullptr;
    SideBar* sideBar_ = nullptr;
    GuidedTour* tour_ = nullptr;
    DropBar* dropBar_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    WelcomePage* welcome_ = nullptr;
    NetworkPage* networkPage_ = nullptr;
    std::vector<Page*> pages_; ///< by stage
    QTabWidget* simulateTabs_ = nullptr;
    TrajectoriesPage* trajectories_ = nullptr;
    SolvePage* solve_ = nullptr;
    JobBar* jobBar_ = nullptr;
    JobPanel* jobPanel_ = nullptr;
    QDockWidget* jobDock_ = nullptr;
    ResourceMeter* resources_ = nullptr;
    NoticeBar* readOnlyNotice_ = nullptr;
    NoticeBar* failureNotice_ = nullptr;
    bool offeringCopy_ = false;
    HelpWindow* help_ = nullptr; ///< made when it is asked for
    QMenu* recentMenu_ = nullptr;
    QMenu* windowMenu_ = nullptr;
    QActionGroup* themeActions_ = nullptr;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    QAction* run_ = nullptr;
    QAction* runAll_ = nullptr;
    QAction* showJobs_ = nullptr;
    QAction* cancel_ = nullptr;
    QAction* saveAs_ = nullptr;
    std::vector<QAction*> projectActions_; ///< enabled while a project is open
};

} // namespace dyngpt
