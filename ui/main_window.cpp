#include "ui/main_window.h"

#include "ui/appearance.h"
#include "ui/drop_bar.h"
#include "ui/guided_tour.h"
#include "ui/icons.h"
#include "ui/job_bar.h"
#include "ui/job_panel.h"
#include "ui/network_files.h"
#include "ui/notifier.h"
#include "ui/pages/infer_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/simulate_page.h"
#include "ui/pages/solve_page.h"
#include "ui/pages/train_page.h"
#include "ui/pages/trajectories_page.h"
#include "ui/pages/validate_page.h"
#include "ui/project_files.h"
#include "ui/project_history.h"
#include "ui/resource_meter.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/side_bar.h"
#include "ui/stage_advice.h"
#include "ui/stage_text.h"
#include "ui/welcome_page.h"
#include "ui/workers/job_queue.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

/// The files of a drag if this program can open them all.
QStringList openableFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls()) {
        const QString file = url.toLocalFile();
        if (QFileInfo(file).suffix().toLower() != u"dyngpt" && !isNetworkFile(file))
            return {};
        files << file;
    }
    return files;
}

/// Holds the pages at the size of the window, and no smaller than they can be. Without a layout: a
/// scroll area would give wrapped text the height it likes best rather than the least.
class Sheet : public QWidget {
public:
    explicit Sheet(QWidget* held) : held_(held) { held->setParent(this); }
    QSize minimumSizeHint() const override { return held_->minimumSizeHint(); }
    QSize sizeHint() const override { return held_->sizeHint(); }

protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QWidget::event(event);
    }
    void resizeEvent(QResizeEvent*) override { held_->setGeometry(rect()); }

private:
    QWidget* held_;
};

} // namespace

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent), session_(session), files_(new ProjectFiles(session, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(QStringLiteral("dyngpt-studio")));
    setAcceptDrops(true);
    resize(1280, 720);

    sideBar_ = new SideBar(session_);
    tour_ = new GuidedTour;
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(sideBar_, 1);
    left->addWidget(tour_);
    stack_ = new QStackedWidget;
    auto* central = new QWidget;
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    dropBar_ = new DropBar;
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    createNotices(right);
    right->addWidget(dropBar_);
    right->addWidget(scrolledStack(), 1);
    row->addLayout(right, 1);
    setCentralWidget(central);
    createPages();
    createJobViews();

    createFileMenu();
    createEditMenu();
    createRunMenu();
    createViewMenu();
    createWindowMenu();
    createHelpMenu();

    connect(tour_, &GuidedTour::pageWanted, this, [this](GuidedTour::Place place) {
        switch (place) {
        case GuidedTour::Place::Network:
            return showStage(Stage::Network);
        case GuidedTour::Place::Solve:
            return showSolve();
        case GuidedTour::Place::Validate:
            return showStage(Stage::Validate);
        case GuidedTour::Place::Infer:
            return showStage(Stage::Infer);
        case GuidedTour::Place::Report:
            return showStage(Stage::Report);
        }
    });
    connect(welcome_, &WelcomePage::tourWanted, this, &MainWindow::startTour);
    connect(sideBar_, &SideBar::stageSelected, this, &MainWindow::showStage);
    connect(sideBar_, &SideBar::solveSelected, this, &MainWindow::showSolve);
    connect(&session_, &Session::projectReplaced, this, &MainWindow::projectReplaced);
    connect(&session_, &Session::stagesChanged, this, &MainWindow::stagesChanged);
    connect(&session_.jobs(), &JobRunner::failed, this, [this](Stage stage) { jobFailed(stage); });
    connect(&session_.queue(), &JobQueue::changed, this, &MainWindow::queueChanged);
    connect(files_, &ProjectFiles::networkImported, this, [this](const Network& network) {
        showStage(Stage::Network);
        networkPage_->importNetwork(network);
    });
    connect(networkPage_, &NetworkPage::importWanted, files_, &ProjectFiles::importNetwork);
    connect(dropBar_, &DropBar::importWanted, files_, &ProjectFiles::importFrom);
    connect(dropBar_, &DropBar::openWanted, files_, &ProjectFiles::openPath);
    jobBar_->setListAction(showJobs_);
    restoreGeometry(settings::geometry());
    projectReplaced();
}

MainWindow::~MainWindow() {
    // A cell that is still being edited commits here, while all that it reaches exists.
    hide();
    disconnect(&session_, nullptr, this, nullptr);
    disconnect(&session_.jobs(), nullptr, this, nullptr);
    disconnect(&session_.queue(), nullptr, this, nullptr);
}

void MainWindow::createJobViews() {
    jobBar_ = new JobBar(session_);
    resources_ = new ResourceMeter;
    statusBar()->addPermanentWidget(jobBar_, 1);
    statusBar()->addPermanentWidget(resources_);
    jobPanel_ = new JobPanel(session_);
    jobDock_ = new QDockWidget(tr("Jobs"), this);
    jobDock_->setObjectName(QStringLiteral("jobDock"));
    jobDock_->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    jobDock_->setWidget(jobPanel_);
    addDockWidget(Qt::BottomDockWidgetArea, jobDock_);
    jobDock_->hide();
    new Notifier(session_.queue(), this);
    connect(jobBar_, &JobBar::stageRequested, this, &MainWindow::showStage);
    connect(jobPanel_, &JobPanel::stageRequested, this, &MainWindow::showStage);
}

void MainWindow::setDevices(const QStringList& devices) {
    resources_->setDevices(devices);
}

/// What a small window or large text leaves no room for is scrolled to.
QWidget* MainWindow::scrolledStack() {
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("pageScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(new Sheet(stack_));
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    connect(stack_, &QStackedWidget::currentChanged, this, &MainWindow::fitStack);
    return scroll;
}

/// The page that is shown alone decides how much room is needed.
void MainWindow::fitStack() {
    for (int i = 0; i < stack_->count(); ++i) {
        const auto policy =
            i == stack_->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        stack_->widget(i)->setSizePolicy(policy, policy);
    }
}

void MainWindow::createPages() {
    welcome_ = new WelcomePage(*files_);
    stack_->addWidget(welcome_);
    networkPage_ = new NetworkPage(session_, this);
    pages_ = {networkPage_,
              new SimulatePage(session_, this),
              new TrainPage(session_, this),
              new ValidatePage(session_, this),
              new InferPage(session_, this),
              new ReportPage(session_, this)};
    trajectories_ = new TrajectoriesPage(session_, this);
    simulateTabs_ = new QTabWidget;
    simulateTabs_->setObjectName(QStringLiteral("simulateTabs"));
    simulateTabs_->setDocumentMode(true);
    simulateTabs_->setAccessibleName(tr("Parameter sets and trajectories"));
    simulateTabs_->addTab(page(Stage::Simulate), tr("Parameter sets"));
    simulateTabs_->addTab(trajectories_, tr("Trajectories"));
    connect(simulateTabs_, &QTabWidget::currentChanged, this, [this] {
        currentPage()->refresh();
        updateActions();
    });
    for (Page* page : pages_) {
        const bool inTabs = page->stage() == Stage::Simulate;
        stack_->addWidget(inTabs ? simulateTabs_ : static_cast<QWidget*>(page));
        connect(page, &Page::stageRequested, this, &MainWindow::showStage);
    }
    solve_ = new SolvePage(session_, this);
    stack_->addWidget(solve_);
    connect(solve_, &Page::stageRequested, this, &MainWindow::showStage);
    fitStack();
}

Page* MainWindow::page(Stage stage) const {
    return pages_[static_cast<std::size_t>(stage)];
}

Stage MainWindow::currentStage() const {
    if (isSolveShown())
        return solve_->stage();
    const int beforeThem = stack_->indexOf(welcome_) + 1;
    return static_cast<Stage>(std::max(0, stack_->currentIndex() - beforeThem));
}

bool MainWindow::isSolveShown() const {
    return stack_->currentWidget() == solve_;
}

Page* MainWindow::currentPage() const {
    if (isSolveShown())
        return solve_;
    const bool trajectories =
        currentStage() == Stage::Simulate && simulateTabs_->currentWidget() == trajectories_;
    return trajectories ? trajectories_ : page(currentStage());
}

void MainWindow::showStage(Stage stage) {
    if (!session_.project())
        return;
    sideBar_->select(stage);
    showInStack(stack_->widget(stack_->indexOf(welcome_) + 1 + static_cast<int>(stage)));
}

void MainWindow::showSolve() {
    if (!session_.project())
        return;
    sideBar_->selectSolve();
    showInStack(solve_);
}

void MainWindow::showInStack(QWidget* shown) {
    if (stack_->currentWidget() == shown)
        return;
    stack_->setCurrentWidget(shown);
    currentPage()->refresh();
    updateActions();
}

void MainWindow::showTrajectories() {
    showStage(Stage::Simulate);
    simulateTabs_->setCurrentWidget(trajectories_);
}

void MainWindow::startTour() {
    const std::weak_ptr<Project> before = session_.project(); // which is not to be kept open
    files_->openExample(QStringLiteral("gene_expression"));
    if (session_.project() && session_.project() != before.lock())
        tour_->start();
}

void MainWindow::projectReplaced() {
    const bool open = session_.project() != nullptr;
    tour_->end(); // it is of the example
    dropBar_->hide();
    sideBar_->setVisible(open);
    sideBar_->refresh();
    for (Page* page : pages_)
        page->refresh();
    if (open) {
        showStage(Stage::Network);
    } else {
        welcome_->refresh();
        stack_->setCurrentWidget(welcome_);
    }
    updateTitle();
    updateNotices();
    updateActions();
}

void MainWindow::stagesChanged() {
    sideBar_->refresh();
    if (session_.project())
        currentPage()->refresh();
    updateTitle();
    updateActions();
}

/// The page shows the reason; a failure must not pass unseen on another page.
void MainWindow::jobFailed(Stage stage) {
    showStage(stage);
    simulateTabs_->setCurrentWidget(page(Stage::Simulate));
}

void MainWindow::queueChanged() {
    sideBar_->refresh();
    updateActions();
}

void MainWindow::runAll() {
    const auto project = session_.project();
    if (!project)
        return;
    for (Page* page : pages_)
        page->storeNow();
    bool ahead = false; // what runs anew before it makes a stage's result stale
    const auto queue = [&](Stage stage, StageJob job) {
        ahead = ahead || session_.queue().isPending(job.kind);
        if (!ahead && project->state(stage) == StageState::Done)
            return;
        ahead = true;
        session_.queue().submit(std::move(job));
    };
    queue(Stage::Simulate, simulationJob());
    queue(Stage::Train, trainingJob());
    queue(Stage::Validate, validationJob());
    if (project->hasObservedData())
        queue(Stage::Infer, inferenceJob());
}

void MainWindow::updateTitle() {
    if (!session_.project()) {
        setWindowTitle(tr("DynGPT Studio"));
        setWindowModified(false);
        return;
    }
    setWindowTitle((session_.isReadOnly() ? tr("%1[*] (read-only) - DynGPT Studio")
                                          : tr("%1[*] - DynGPT Studio"))
                       .arg(session_.displayName()));
    setWindowModified(session_.isModified());
}

void MainWindow::updateActions() {
    const bool open = session_.project() != nullptr;
    const bool running = session_.jobs().isRunning();
    for (QAction* action : projectActions_)
        action->setEnabled(open);
    jobBar_->setVisible(open);
    saveAs_->setEnabled(open && !running);
    const QPushButton* primary = open ? currentPage()->primaryAction() : nullptr;
    const bool itself = running && session_.jobs().stage() == currentStage();
    run_->setEnabled(primary && !itself);
    runAll_->setEnabled(open && nextStage(session_) != Stage::Network);
    cancel_->setEnabled(running);
    jobBar_->showNextStep();
    // The network's steps where they can be seen, those of settings and data elsewhere.
    networkPage_->setUndoActive(open && currentStage() == Stage::Network, session_.history());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!files_->mayLeave()) {
        event->ignore();
        return;
    }
    settings::setGeometry(saveGeometry());
    session_.closeProject();
    event->accept();
    Q_EMIT closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!openableFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = openableFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    if (session_.project() && files.size() == 1 && isNetworkFile(files.front()))
        return dropBar_->ask(files.front());
    for (const QString& file : files)
        files_->openPath(file);
}

} // namespace dyngpt
