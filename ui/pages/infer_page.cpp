#include "ui/pages/infer_page.h"

#include "core/project/stages.h"
#include "ui/charts/chart_panel.h"
#include "ui/dialogs/import_counts_dialog.h"
#include "ui/models/estimate_model.h"
#include "ui/pages/settings_form.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/workers/job_runner.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <limits>

namespace dyngpt {

namespace {

constexpr int storeDelay = 400; // ms, after the last key
const QString folderKey = QStringLiteral("infer/folder");

} // namespace

InferPage::InferPage(Session& session, QWidget* parent) : Page(session, Stage::Infer, parent) {
    setHeading(tr("Infer"), tr("Which parameters gave the observed counts? Load the counts of your "
                               "cells, then infer."));
    setAcceptDrops(true);
    buildSettings();
    buildResults();
    storeLater_ = new QTimer(this);
    storeLater_->setSingleShot(true);
    storeLater_->setInterval(storeDelay);
    connect(storeLater_, &QTimer::timeout, this, &InferPage::storeSettings);
    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::started, this, [this](Stage stage) {
        if (stage == Stage::Infer)
            beginLive();
    });
    connect(&jobs, &JobRunner::inferenceStep, this,
            [this](int step, double best) { searchChart_->appendPoint(0, step, best); });
    const auto ended = [this](Stage stage) {
        if (stage != Stage::Infer)
            return;
        shown_.clear();
        refresh();
    };
    connect(&jobs, &JobRunner::finished, this, ended);
    connect(&jobs, &JobRunner::failed, this, ended);
    refresh();
}

void InferPage::buildSettings() {
    load_ = new QPushButton(tr("&Load counts…"));
    load_->setObjectName(QStringLiteral("loadCounts"));
    load_->setToolTip(tr("A CSV file with a row a cell; it can also be dropped on this page"));
    load_->setAutoDefault(false);
    connect(load_, &QPushButton::clicked, this, &InferPage::askForFile);
    settingsColumn()->addWidget(load_);
    dataLabel_ = new QLabel;
    dataLabel_->setObjectName(QStringLiteral("observedData"));
    dataLabel_->setWordWrap(true);
    dataLabel_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    settingsColumn()->addWidget(dataLabel_);

    const int most = std::numeric_limits<int>::max();
    form_ = new SettingsForm;
    loss_ = form_->addChoice(tr("L&oss"), tr("What the search makes small"));
    loss_->addItem(tr("Likelihood"), static_cast<int>(InferenceLoss::Likelihood));
    loss_->addItem(tr("Hellinger distance"), static_cast<int>(InferenceLoss::Hellinger));
    steps_ = form_->addInteger(tr("&Steps"), tr("Steps of each start"), 1, most);
    starts_ = form_->addInteger(tr("S&tarts"), tr("Random starts in the prior box"), 1, 100000);
    learningRate_ =
        form_->addNumber(tr("Learning rate"), tr("Step in log parameters (Adam)"), 1e-9, 100);
    threshold_ = form_->addNumber(
        tr("T&hreshold"),
        tr("Points this close to the best possible loss are accepted into the posterior; 0 chooses "
           "the distance from the number of cells"),
        0, 1e6);
    seed_ = form_->addSeed(tr("The same seed gives the same posterior"));
    settingsColumn()->addWidget(form_);
    connect(addPrimaryAction(tr("&Infer"), tr("Search the parameters that explain the counts")),
            &QPushButton::clicked, this, &InferPage::run);
    connect(form_, &SettingsForm::edited, this, [this] {
        if (!showing_)
            storeLater_->start();
    });
}

bool InferPage::isInferring() {
    return session().jobs().isRunning() && session().jobs().stage() == Stage::Infer;
}

void InferPage::showSettings(const InferenceSettings& s) {
    showing_ = true;
    loss_->setCurrentIndex(loss_->findData(static_cast<int>(s.loss)));
    steps_->setValue(s.steps);
    starts_->setValue(s.starts);
    learningRate_->setValue(s.learningRate);
    threshold_->setValue(s.acceptanceThreshold);
    seed_->setText(QString::number(s.seed));
    showing_ = false;
}

InferenceSettings InferPage::settings() const {
    InferenceSettings s;
    s.loss = static_cast<InferenceLoss>(loss_->currentData().toInt());
    s.steps = steps_->value();
    s.starts = starts_->value();
    s.learningRate = learningRate_->value();
    s.acceptanceThreshold = threshold_->value();
    s.seed = SettingsForm::seed(*seed_);
    return s;
}

void InferPage::storeSettings() {
    storeLater_->stop();
    const auto project = session().project();
    if (!project || isInferring() || settings() == project->inferenceSettings())
        return;
    try {
        project->setInferenceSettings(settings());
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    session().notifyChanged();
}

void InferPage::hideEvent(QHideEvent* event) {
    if (storeLater_->isActive())
        storeSettings();
    Page::hideEvent(event);
}

void InferPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (session().project() && !isInferring() && urls.size() == 1 && urls.first().isLocalFile() &&
        !urls.first().path().endsWith(QLatin1String(".dyngpt")))
        event->acceptProposedAction();
}

void InferPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const QString path = event->mimeData()->urls().first().toLocalFile();
    // The program that the file comes from waits until the drop has returned.
    QTimer::singleShot(0, this, [this, path] { loadCounts(path); });
}

void InferPage::askForFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Load counts"), QSettings().value(folderKey).toString(),
        tr("Tables of counts (*.csv *.tsv *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
    loadCounts(path);
}

void InferPage::loadCounts(const QString& path) {
    const auto project = session().project();
    if (!project || isInferring())
        return;
    ImportCountsDialog dialog(path, project->network().recordedNames(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        project->setObservedData(dialog.data());
        showIssues({});
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    session().notifyChanged();
    refresh();
}

void InferPage::run() {
    const auto project = session().project();
    if (!project)
        return;
    const std::vector<Issue> issues = checkSettings(settings());
    if (hasErrors(issues))
        return showIssues(issues);
    storeSettings();
    session().jobs().start(Stage::Infer, [project](JobSinks& sinks, std::stop_token stop) {
        return runInference(*project, sinks.inference(), stop);
    });
}

void InferPage::refresh() {
    const auto project = session().project();
    const bool busy = isInferring();
    form_->setEnabled(project && !busy);
    load_->setEnabled(project && !busy);
    if (busy)
        return;
    if (project && !storeLater_->isActive() && settings() != project->inferenceSettings())
        showSettings(project->inferenceSettings());
    showData();
    const bool solved = project && project->training();
    const bool observed = project && project->observedData();
    setPrimaryAvailable(solved && observed,
                        solved ? tr("Load observed counts first") : tr("Train a solver first"));
    const auto posterior = project ? project->posterior() : std::nullopt;
    std::string now;
    if (project)
        now = std::to_string(reinterpret_cast<std::uintptr_t>(project.get())) + "/" +
              (posterior ? posterior->provenance.inputHash + posterior->provenance.created : "");
    if (now != shown_ || now.empty()) {
        shown_ = now;
        posterior_ = posterior;
        showPosterior();
    }
    updateHint();
}

void InferPage::showData() {
    const auto project = session().project();
    const auto counts = project ? project->observedData() : std::nullopt;
    if (!counts) {
        dataLabel_->setText(tr("No counts are loaded yet."));
        return;
    }
    QStringList states;
    for (const std::string& state : counts->states)
        states << QString::fromStdString(state);
    dataLabel_->setText(tr("%1\nCells: %2\nStates: %3")
                            .arg(QString::fromStdString(counts->fileName),
                                 QLocale().toString(static_cast<qulonglong>(counts->cells())),
                                 states.join(QStringLiteral(", "))));
}

void InferPage::updateHint() {
    const auto project = session().project();
    QStringList sentences;
    if (!project)
        sentences << tr("No project is open.");
    else if (!project->training())
        sentences << tr("There is no solver yet: train one first.");
    else if (!project->observedData())
        sentences << tr("Load a CSV file with a row a cell, or drop it here.");
    else {
        if (project->state(Stage::Train) == StageState::Stale)
            sentences << tr("The solver is stale: train again before you trust what is inferred.");
        if (posterior_ && project->state(Stage::Infer) == StageState::Stale)
            sentences << tr("These estimates are stale: the counts, the solver or the settings "
                            "have changed since. Infer again.");
    }
    hint_->setText(sentences.join(u' '));
    hint_->setVisible(!sentences.isEmpty());
}

} // namespace dyngpt
