#include "ui/pages/simulate_page.h"

#include "core/model/network_checks.h"
#include "core/project/stages.h"
#include "ui/dialogs/dataset_files_dialog.h"
#include "ui/dialogs/message_boxes.h"
#include "ui/icons.h"
#include "ui/pages/dataset_view.h"
#include "ui/pages/settings_form.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/workers/job_queue.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace dyngpt {

namespace {
constexpr double longToMake = 60; // s
constexpr qint64 lookIntervalMs = 2000;
constexpr int fewestSets = 20; // worth a chart while the simulation runs
constexpr int barSteps = 1000;
} // namespace

SimulatePage::SimulatePage(Session& session, QWidget* parent)
    : Page(session, Stage::Simulate, parent) {
    setHeading(tr("Simulate"),
               tr("Simulates the network at parameter sets spread over the ranges and keeps the "
                  "stationary distribution of each: what the solver learns from."));
    storeLater_.setSingleShot(true);
    connect(&storeLater_, &QTimer::timeout, this, &SimulatePage::storeSettings);
    createSettings();
    createResults();

    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::progressed, this,
            [this](Stage stage, double done, double total, const QString&, double secondsLeft) {
                if (stage == Stage::Simulate)
                    progressed(done, total, secondsLeft);
            });
    connect(&jobs, &JobRunner::started, this, [this](Stage stage) {
        const JobRecord* job = this->session().queue().running();
        if (stage == Stage::Simulate && job && job->kind() == JobKind::Simulate)
            beginLive();
    });
    connect(&jobs, &JobRunner::pauseChanged, this, &SimulatePage::showPause);
    connect(sets_, &DatasetView::failed, this, &SimulatePage::showIssues);
}

bool SimulatePage::isSimulating() {
    return session().jobs().isRunning() && session().jobs().stage() == Stage::Simulate;
}

void SimulatePage::updateAvailability() {
    const auto project = session().project();
    const std::vector<Issue> issues =
        checkSettings(project->simulationSettings(), project->network());
    if (!session().jobs().isRunning() && !issues.empty())
        showIssues(issues);
    if (hasErrors(issues))
        setPrimaryAvailable(false, tr("The settings need mending first"));
    else if (hasErrors(checkNetwork(project->network())))
        setPrimaryAvailable(false, tr("The network has errors; mend them on the Network page"));
    else
        setPrimaryAvailable(true);
    const StageState state = project->state(Stage::Simulate);
    run_->setText(state == StageState::Partial ? tr("&Resume") : tr("&Simulate"));
    const bool idle = session().queue().isIdle();
    import_->setEnabled(idle);
    export_->setEnabled(idle && project->dataset().has_value());
    next_->setEnabled(state == StageState::Done);
}

void SimulatePage::refresh() {
    const auto project = session().project();
    sets_->setProject(project);
    progressBox_->setVisible(isSimulating());
    form_->setEnabled(project && !isSimulating());
    showPause();
    if (!project)
        return;
    try {
        showSettings(project->simulationSettings());
        updateAvailability();
        showSummary();
        if (isVisible() && !isSimulating()) {
            sets_->look();
            sets_->countSets();
        }
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

/// Sets that cannot be had again at once are not dropped unasked.
bool SimulatePage::mayDropSets() {
    const auto project = session().project();
    const auto info = project->dataset();
    if (!info || info->compact || info->trainSets + info->validSets == 0 ||
        (!info->imported && info->seconds < longToMake) ||
        (!info->imported && info->provenance.inputHash == project->simulationInputHash()))
        return true;
    const QString sets = QLocale().toString(info->trainSets + info->validSets);
    return ask(this, tr("Simulate"),
               info->imported
                   ? tr("The %1 imported sets will be replaced by simulated ones.").arg(sets)
                   : tr("The %1 sets stored here took %2 to make. They belong to another network "
                        "or other settings and will be replaced.")
                         .arg(sets, displayDuration(info->seconds)),
               {tr("Replace them"), tr("Keep them")}) == 0;
}

void SimulatePage::run() {
    storeSettings();
    const auto project = session().project();
    const auto info = project->dataset();
    if (info && !info->imported && !info->compact &&
        project->state(Stage::Simulate) == StageState::Done &&
        info->settings == project->simulationSettings())
        return sayNothingIsLeft();
    if (mayDropSets())
        session().queue().submit(simulationJob());
}

void SimulatePage::beginLive() {
    bar_->setRange(0, 0);
    activity_.clear();
    reported_.clear();
    pace_->clear();
    sinceLook_.invalidate();
    setsAtLook_ = 0;
}

void SimulatePage::importFiles() {
    const auto project = session().project();
    DataSources sources = project->dataSources();
    QStringList lost;
    const auto place = [&](const FileReference& file) {
        const auto found = locate(file, project->path());
        if (!found && !file.empty())
            lost << QString::fromStdString(file.absolute);
        return found ? fromPath(*found) : QString();
    };
    DatasetFilesDialog dialog(this);
    const QString trainBefore = place(sources.trainSets);
    const QString validBefore = place(sources.validSets);
    dialog.suggest(trainBefore, validBefore, lost);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto train = toPath(dialog.trainFile());
    const auto valid = toPath(dialog.validFile());
    sources.trainSets = train.empty() ? FileReference{} : referTo(train, project->path());
    sources.validSets = valid.empty() ? FileReference{} : referTo(valid, project->path());
    try {
        project->setDataSources(sources);
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    bar_->setRange(0, 0);
    reported_ = activity_ = tr("Reading the files");
    pace_->setText(reported_);
    session().queue().submit(
        {JobKind::ImportSets, [train, valid](Project& into, JobSinks& sinks, std::stop_token stop) {
             return importDataset(into, train, valid, sinks.progress(), std::move(stop));
         }});
}

void SimulatePage::exportFile(Partition partition) {
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export sets"),
        settings::lastFolder() + u'/' + session().displayName() +
            (partition == Partition::Train ? QStringLiteral("_train.json")
                                           : QStringLiteral("_valid.json")),
        tr("Datasets (*.json)"));
    if (path.isEmpty())
        return;
    settings::setLastFolder(QFileInfo(path).absolutePath());
    const auto project = session().project();
    bar_->setRange(0, 0);
    reported_ = activity_ = tr("Writing %1").arg(QFileInfo(path).fileName());
    pace_->setText(reported_);
    const std::vector<Issue> notes = exportNotes(*project);
    session().queue().submit(
        {JobKind::ExportSets,
         [partition, file = toPath(path)](Project& from, JobSinks& sinks, std::stop_token stop) {
             return exportDataset(from, partition, file, sinks.progress(), std::move(stop));
         }});
    showIssues(notes);
}

void SimulatePage::progressed(double done, double total, double secondsLeft) {
    bar_->setRange(0, total > 0 ? barSteps : 0);
    bar_->setValue(total > 0 ? static_cast<int>(done / total * barSteps) : 0);
    if (!activity_.isEmpty())
        return;
    QString line = tr("%1 of %2 sets")
                       .arg(QLocale().toString(static_cast<qlonglong>(done)),
                            QLocale().toString(static_cast<qlonglong>(total)));
    if (secondsLeft > 0)
        line = tr("%1, %2 sets a second, %3 left")
                   .arg(line, QLocale().toString((total - done) / secondsLeft, 'f', 1),
                        displayDuration(secondsLeft));
    reported_ = line;
    showPause();
    lookWhileRunning();
}

void SimulatePage::showPause() {
    const JobRunner& jobs = session().jobs();
    pause_->setVisible(jobs.canPause());
    pause_->setText(jobs.isPaused() ? tr("&Go on") : tr("&Pause"));
    pause_->setIcon(icon(jobs.isPaused() ? QStringLiteral("running") : QStringLiteral("pause")));
    pause_->setToolTip(jobs.isPaused() ? tr("Go on with the simulation")
                                       : tr("Let the simulation stand still; the sets that are "
                                            "being made are finished first"));
    if (isSimulating())
        pace_->setText(jobs.isPaused() ? tr("Paused. %1").arg(reported_) : reported_);
}

/// The summary every other second; the sets each time there are twice as many, so that reading
/// them costs the simulation little.
void SimulatePage::lookWhileRunning() {
    if (!isVisible() || (sinceLook_.isValid() && sinceLook_.elapsed() < lookIntervalMs))
        return;
    sinceLook_.start();
    try {
        showSummary();
        sets_->countSets();
        const auto info = session().project()->dataset();
        const int sets = info ? info->trainSets + info->validSets : 0;
        if (sets >= std::max(fewestSets, 2 * setsAtLook_)) {
            setsAtLook_ = sets;
            sets_->look();
        }
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

} // namespace dyngpt
