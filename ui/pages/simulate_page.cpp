#include "ui/pages/simulate_page.h"

#include "core/model/network_checks.h"
#include "core/project/stages.h"
#include "ui/charts/chart_panel.h"
#include "ui/dialogs/dataset_files_dialog.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QSpinBox>

#include <algorithm>

namespace dyngpt {

namespace {
constexpr qint64 lookIntervalMs = 2000;
constexpr int fewestSets = 20; // worth a chart while the simulation runs
} // namespace

SimulatePage::SimulatePage(Session& session, QWidget* parent)
    : Page(session, Stage::Simulate, parent) {
    setHeading(tr("Simulate"),
               tr("Simulates the network at parameter sets spread over the ranges and keeps the "
                  "stationary distribution of each: what the solver learns from."));
    createSettings();
    createResults();

    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::progressed, this,
            [this](Stage stage, double done, double total, const QString&, double secondsLeft) {
                if (stage == Stage::Simulate)
                    progressed(done, total, secondsLeft);
            });
    connect(&scanner_, &JobRunner::finished, this, &SimulatePage::showOverview);
    connect(&scanner_, &JobRunner::failed, this,
            [this](Stage, const std::vector<Issue>& issues) { showIssues(issues); });
}

SimulationSettings SimulatePage::enteredSettings() const {
    SimulationSettings settings;
    settings.trainSets = trainSets_->value();
    settings.validSets = validSets_->value();
    settings.seed = seed_->text().toULongLong();
    settings.tEnd = tEnd_->value();
    settings.window = window_->value();
    settings.interval = interval_->value();
    settings.threads = threads_->value();
    return settings;
}

void SimulatePage::showSettings() {
    const SimulationSettings settings = session().project()->simulationSettings();
    showing_ = true;
    trainSets_->setValue(settings.trainSets);
    validSets_->setValue(settings.validSets);
    if (!seed_->hasFocus())
        seed_->setText(QString::number(settings.seed));
    tEnd_->setValue(settings.tEnd);
    window_->setValue(settings.window);
    interval_->setValue(settings.interval);
    threads_->setValue(settings.threads);
    showing_ = false;
    snapshots_->setText(tr("%1 a set").arg(QLocale().toString(settings.snapshots())));
}

void SimulatePage::storeSettings() {
    const auto project = session().project();
    if (showing_ || !project)
        return;
    const SimulationSettings entered = enteredSettings();
    if (entered == project->simulationSettings())
        return;
    try {
        project->setSimulationSettings(entered);
    } catch (const Error& error) {
        showIssues(error.issues());
        return;
    }
    session().notifyChanged();
}

void SimulatePage::updateAvailability() {
    const auto project = session().project();
    const std::vector<Issue> issues = checkSettings(project->simulationSettings());
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
    const bool idle = !session().jobs().isRunning();
    import_->setEnabled(idle);
    export_->setEnabled(idle && project->dataset().has_value());
    next_->setEnabled(state == StageState::Done);
}

void SimulatePage::refresh() {
    const auto project = session().project();
    if (shown_.lock() != project) {
        shown_ = project;
        shownDataset_.clear();
        scanner_.cancelAndWait();
        scanned_.reset();
        overview_->clear();
        distribution_->clear();
    }
    const bool running =
        session().jobs().isRunning() && session().jobs().stage() == Stage::Simulate;
    progressBox_->setVisible(running);
    if (!project)
        return;
    try {
        showSettings();
        updateAvailability();
        showSummary();
        if (isVisible() && !running)
            scan();
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

void SimulatePage::run() {
    storeSettings();
    const auto project = session().project();
    bar_->setRange(0, 0);
    pace_->clear();
    sinceLook_.invalidate();
    setsAtScan_ = 0;
    session().jobs().start(Stage::Simulate, [project](JobSinks& sinks, std::stop_token stop) {
        return runSimulation(*project, sinks.progress(), stop);
    });
}

void SimulatePage::importFiles() {
    DatasetFilesDialog dialog(this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto train = toPath(dialog.trainFile());
    const auto valid = toPath(dialog.validFile());
    const auto project = session().project();
    bar_->setRange(0, 0);
    pace_->setText(tr("Reading the files"));
    session().jobs().start(Stage::Simulate, [project, train, valid](JobSinks&, std::stop_token) {
        importDataset(*project, train, valid);
        return Outcome::Finished;
    });
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
    pace_->setText(tr("Writing %1").arg(QFileInfo(path).fileName()));
    session().jobs().start(Stage::Simulate,
                           [project, partition, file = toPath(path)](JobSinks&, std::stop_token) {
                               exportDataset(*project, partition, file);
                               return Outcome::Finished;
                           });
}

void SimulatePage::progressed(double done, double total, double secondsLeft) {
    bar_->setRange(0, static_cast<int>(total));
    bar_->setValue(static_cast<int>(done));
    QString line = tr("%1 of %2 sets")
                       .arg(QLocale().toString(static_cast<qlonglong>(done)),
                            QLocale().toString(static_cast<qlonglong>(total)));
    if (secondsLeft > 0)
        line = tr("%1, %2 sets a second, %3 left")
                   .arg(line, QLocale().toString((total - done) / secondsLeft, 'f', 1),
                        displayDuration(secondsLeft));
    pace_->setText(line);
    lookWhileRunning();
}

/// The summary every other second; the charts each time there are twice as many sets, so that
/// reading them costs the simulation little.
void SimulatePage::lookWhileRunning() {
    if (!isVisible() || (sinceLook_.isValid() && sinceLook_.elapsed() < lookIntervalMs))
        return;
    sinceLook_.start();
    try {
        showSummary();
        const auto info = session().project()->dataset();
        const int sets = info ? info->trainSets + info->validSets : 0;
        if (sets >= std::max(fewestSets, 2 * setsAtScan_)) {
            setsAtScan_ = sets;
            scan();
        }
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

void SimulatePage::showSummary() {
    const auto info = session().project()->dataset();
    if (!info || info->trainSets + info->validSets == 0) {
        summary_->setText(tr("No sets yet. They appear here as they are finished."));
        return;
    }
    const QLocale locale;
    QStringList lines;
    lines << (info->imported ? tr("Imported: %1 training sets, %2 held-out sets")
                             : tr("Simulated: %1 training sets, %2 held-out sets, seed %3"))
                 .arg(locale.toString(info->trainSets), locale.toString(info->validSets));
    if (!info->imported)
        lines.back() = lines.back().arg(info->settings.seed);
    lines << (info->replicas > 0
                  ? tr("Noise floor: available, %1 held-out sets were simulated twice")
                        .arg(locale.toString(info->replicas))
                  : tr("Noise floor: not available, no set was simulated twice"));
    lines << (info->notStationary == 0
                  ? tr("Stationary: all sets")
                  : tr("Not stationary: %1 sets. A later end time lets them settle.")
                        .arg(locale.toString(info->notStationary)));
    if (info->seconds > 0)
        lines << tr("Computing time: %1").arg(displayDuration(info->seconds));
    if (info->compact)
        lines << tr("The training histograms were left out of this file.");
    summary_->setText(lines.join(u'\n'));
}

} // namespace dyngpt
