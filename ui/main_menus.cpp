// The menus of the main window.

#include "core/model/network_templates.h"
#include "ui/appearance.h"
#include "ui/charts/chart_palette.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/example_cards.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/icons.h"
#include "ui/job_panel.h"
#include "ui/main_window.h"
#include "ui/network_templates.h"
#include "ui/pages/network_page.h"
#include "ui/pages/trajectories_page.h"
#include "ui/paths.h"
#include "ui/project_files.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/stage_text.h"
#include "ui/welcome_page.h"
#include "ui/workers/job_runner.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>

namespace dyngpt {

namespace {
constexpr int zoomStep = 10;
} // namespace

QAction* MainWindow::add(QMenu* menu, const QString& text, const QString& iconName,
                         const QKeySequence& shortcut, const std::function<void()>& work) {
    QAction* action = menu->addAction(text);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, work);
    return action;
}

void MainWindow::createFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    QMenu* fresh = menu->addMenu(icon(QStringLiteral("new")), tr("&New"));
    add(fresh, tr("&Empty network"), {}, QKeySequence::New,
        [this] { files_->createFromTemplate({}); });
    for (const NetworkTemplateText& text : networkTemplates()) {
        const QString title = text.asksLength ? text.title + QStringLiteral("...") : text.title;
        add(fresh, title, {}, {}, [this, text] {
            createFromTemplate(text);
        })->setToolTip(text.sentence);
    }
    fresh->addSeparator();
    for (const QString& example : exampleNames())
        add(fresh, exampleText(example).title, {}, {},
            [this, example] { files_->createFromTemplate(example); });
    welcome_->setTemplates(fresh);
    add(menu, tr("&Open..."), QStringLiteral("open"), QKeySequence::Open,
        [this] { files_->open(); });
    QMenu* examples = menu->addMenu(icon(QStringLiteral("example")), tr("Open e&xample"));
    for (const QString& example : exampleNames())
        add(examples, exampleText(example).title, {}, {}, [this, example] {
            files_->openExample(example);
        })->setToolTip(exampleText(example).sentence);
    examples->setToolTipsVisible(true);
    recentMenu_ = menu->addMenu(tr("Open &recent"));
    connect(recentMenu_, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    add(menu, tr("New &window"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] {
        Q_EMIT newWindowWanted();
    })->setObjectName(QStringLiteral("newWindow"));
    menu->addSeparator();
    saveAs_ = add(menu, tr("Save &as..."), QStringLiteral("save"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { files_->saveAs(); });
    saveAs_->setToolTip(tr("Changes are saved as they are made; this goes on in a copy"));
    menu->addSeparator();
    add(menu, tr("&Import network..."), {}, QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { files_->importNetwork(); });
    projectActions_.push_back(add(menu, tr("&Export network..."), {},
                                  QKeySequence(Qt::CTRL | Qt::Key_E),
                                  [this] { files_->exportNetwork(); }));
    projectActions_.push_back(
        add(menu, tr("Import solver's &weights..."), {}, {}, [this] { files_->importWeights(); }));
    projectActions_.push_back(
        add(menu, tr("Export solver's weigh&ts..."), {}, {}, [this] { files_->exportWeights(); }));
    menu->addSeparator();
    projectActions_.push_back(
        add(menu, tr("&Close project"), {}, QKeySequence::Close, [this] { files_->close(); }));
    QAction* quit = add(menu, tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q),
                        [] { QApplication::closeAllWindows(); });
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::createFromTemplate(const NetworkTemplateText& text) {
    int length = usualCascade;
    bool wanted = true;
    if (text.asksLength)
        length = QInputDialog::getInt(this, text.title, tr("Number of steps of the cascade"),
                                      length, shortestCascade, longestCascade, 1, &wanted);
    if (wanted)
        files_->createFrom(templateNetwork(text.name, length));
}

void MainWindow::fillRecentMenu() {
    recentMenu_->clear();
    const QStringList files = settings::recentFiles();
    for (const QString& file : files)
        add(recentMenu_, QFileInfo(file).fileName(), {}, {}, [this, file] {
            files_->openPath(file);
        })->setToolTip(file);
    if (files.isEmpty()) {
        recentMenu_->addAction(tr("(none)"))->setEnabled(false);
        return;
    }
    recentMenu_->addSeparator();
    add(recentMenu_, tr("&Forget these files"), {}, {}, [] { settings::clearRecentFiles(); });
}

void MainWindow::createEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    // What is being typed becomes a step of its own, the first that Undo takes back.
    connect(menu, &QMenu::aboutToShow, &session_, &Session::storeWanted);
    undo_ = networkPage_->createUndoAction(menu);
    undo_->setIcon(icon(QStringLiteral("undo")));
    undo_->setShortcut(QKeySequence::Undo);
    redo_ = networkPage_->createRedoAction(menu);
    redo_->setIcon(icon(QStringLiteral("redo")));
    redo_->setShortcut(QKeySequence::Redo);
    menu->addAction(undo_);
    menu->addAction(redo_);
    QAction* history = networkPage_->historyAction();
    projectActions_.push_back(history);
    menu->addAction(history);
    menu->addSeparator();
    QAction* preferences =
        add(menu, tr("&Preferences..."), {}, QKeySequence(Qt::CTRL | Qt::Key_Comma),
            [this] { showPreferences(); });
    preferences->setMenuRole(QAction::PreferencesRole);
}

void MainWindow::createRunMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    run_ = add(menu, tr("&Run this stage"), QStringLiteral("running"), QKeySequence(Qt::Key_F5),
               [this] {
                   if (QPushButton* primary = currentPage()->primaryAction())
                       primary->click();
               });
    runAll_ = add(menu, tr("Run &all that is not done"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F5),
                  [this] { runAll(); });
    runAll_->setToolTip(tr("Simulate, train and validate, and infer when cells are loaded: every "
                           "stage that is not done goes into the queue"));
    cancel_ = add(menu, tr("&Cancel the job"), QStringLiteral("cancel"),
                  QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { session_.jobs().cancel(); });
    menu->addSeparator();
    // Numbered as in the side bar.
    int number = 0;
    const auto addPage = [&](const QString& title, const std::function<void()>& show) {
        projectActions_.push_back(
            add(menu, tr("Show %1").arg(title), {},
                QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number++)), show));
    };
    for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
        const auto stage = static_cast<Stage>(i);
        addPage(stageTitle(stage), [this, stage] { showStage(stage); });
        if (stage == Stage::Train)
            addPage(solveTitle(), [this] { showSolve(); });
    }
    projectActions_.push_back(add(menu, tr("Show &trajectories"), {},
                                  QKeySequence(Qt::CTRL | Qt::Key_T),
                                  [this] { showTrajectories(); }));
}

void MainWindow::createViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    QAction* larger =
        add(menu, tr("&Larger text"), {}, {}, [this] { changeZoom(settings::zoom() + zoomStep); });
    larger->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    add(menu, tr("&Smaller text"), {}, QKeySequence(Qt::CTRL | Qt::Key_Minus),
        [this] { changeZoom(settings::zoom() - zoomStep); });
    add(menu, tr("&Normal text"), {}, QKeySequence(Qt::CTRL | Qt::Key_0),
        [this] { changeZoom(100); });
    menu->addSeparator();
    showJobs_ =
        add(menu, tr("&Jobs"), QStringLiteral("jobs"), QKeySequence(Qt::CTRL | Qt::Key_J), [this] {
            jobDock_->setVisible(showJobs_->isChecked());
            if (showJobs_->isChecked())
                jobPanel_->focusList();
        });
    showJobs_->setCheckable(true);
    showJobs_->setToolTip(tr("The list of jobs: pause, cancel, resume, reorder"));
    connect(jobDock_, &QDockWidget::visibilityChanged, showJobs_, &QAction::setChecked);
    menu->addSeparator();
    themeActions_ = new QActionGroup(this);
    const auto theme = [&](const QString& text, Theme value) {
        QAction* action = add(menu, text, {}, {}, [value] {
            settings::setTheme(value);
            applyTheme(value);
        });
        action->setCheckable(true);
        action->setChecked(settings::theme() == value);
        action->setData(static_cast<int>(value));
        themeActions_->addAction(action);
    };
    theme(tr("&Colours of the system"), Theme::System);
    theme(tr("L&ight colours"), Theme::Light);
    theme(tr("&Dark colours"), Theme::Dark);
}

void MainWindow::createHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    add(menu, tr("&Help on this page"), QStringLiteral("note"), QKeySequence::HelpContents,
        [this] { showHelp(pageOfHelp()); });
    add(menu, tr("&Contents"), {}, {}, [this] { showHelp(helpPages().front()); });
    add(menu, tr("&Keyboard"), {}, {}, [this] { showHelp(QStringLiteral("keyboard")); });
    menu->addSeparator();
    add(menu, tr("Guided &tour of an example"), {}, {}, [this] { startTour(); });
    QAction* about = add(menu, tr("&About DynGPT Studio"), {}, {}, [this] {
        AboutDialog dialog(this);
        dialog.exec();
    });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::changeZoom(int percent) {
    settings::setZoom(std::clamp(percent, settings::smallestZoom, settings::largestZoom));
    applyZoom(settings::zoom());
}

void MainWindow::showPreferences() {
    PreferencesDialog dialog(this);
    connect(&dialog, &PreferencesDialog::appearanceChanged, this, [this] {
        applyTheme(settings::theme());
        applyZoom(settings::zoom());
        setScreenPalette(paletteOfKey(settings::chartColours()));
        for (QAction* action : themeActions_->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(settings::theme()));
    });
    // Queued: the listener replaces this window.
    connect(&dialog, &PreferencesDialog::languageChanged, this, &MainWindow::languageChanged,
            Qt::QueuedConnection);
    dialog.exec();
}

QString MainWindow::pageOfHelp() const {
    if (!session_.project())
        return helpPages().front();
    if (isSolveShown())
        return QStringLiteral("solve");
    return currentPage() == trajectories_ ? QStringLiteral("trajectories")
                                          : helpPage(currentStage());
}

void MainWindow::showHelp(const QString& page) {
    if (!help_)
        help_ = new HelpWindow(shownLanguage(), this);
    help_->showPage(page);
}

} // namespace dyngpt
