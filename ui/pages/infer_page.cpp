#include "ui/pages/infer_page.h"

#include "core/project/stages.h"
#include "ui/pages/chains_view.h"
#include "ui/pages/infer_settings.h"
#include "ui/pages/trust_view.h"
#include "ui/session.h"
#include "ui/workers/job_queue.h"

#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int storeDelay = 400; // ms, after the last key
constexpr int lookEvery = 3000; // ms, while groups come in

/// The solver's, or before there is one what the network says of its parameters.
SolverShape shapeOf(const Network& network, const std::optional<TrainingInfo>& training) {
    if (training && !training->shape.lower.empty())
        return training->shape;
    SolverShape shape;
    for (const Parameter& parameter : network.parameters) {
        shape.parameterNames.push_back(parameter.name);
        shape.lower.push_back(parameter.lower);
        shape.upper.push_back(parameter.upper);
    }
    return shape;
}

} // namespace

InferPage::InferPage(Session& session, QWidget* parent)
    : InferPage(
          session, [](const Project& project) { return loadSolver(project, Precision::Single); },
          parent) {}

InferPage::InferPage(Session& session, SolverThread::Source source, QWidget* parent)
    : Page(session, Stage::Infer, parent) {
    setHeading(tr("Infer"), tr("Which parameters gave the observed counts? Load the counts of your "
                               "cells, then infer."));
    setAcceptDrops(true);
    buildSettings();
    buildResults(std::move(source));
    storeLater_.setSingleShot(true);
    connect(&storeLater_, &QTimer::timeout, this, &InferPage::storeSettings);
    lookAgain_.setInterval(lookEvery);
    connect(&lookAgain_, &QTimer::timeout, this, [this] {
        if (const auto project = this->session().project(); project && !loader_.isBusy())
            loader_.load(project, chosenGroup_);
    });
    connect(&loader_, &InferenceLoader::loaded, this, &InferPage::take);
    connect(&loader_, &InferenceLoader::failed, this, &InferPage::showIssues);
    followJobs();
    refresh();
}

void InferPage::followJobs() {
    JobRunner& jobs = session().jobs();
    connect(&jobs, &JobRunner::started, this, [this](Stage stage) {
        if (stage == Stage::Infer) {
            const JobRecord* job = this->session().queue().running();
            calibrating_ = job && job->kind() == JobKind::Calibrate;
            beginLive();
        }
        updateAvailability();
    });
    connect(&jobs, &JobRunner::inferenceStep, this,
            [this](int step, double best) { chains_->showSearchStep(step, best); });
    connect(&jobs, &JobRunner::samplerStep, this, [this](int draws, int all, int divergences) {
        chains_->showSamplerStep(draws, all, divergences);
    });
    const auto ended = [this](Stage stage) {
        if (stage == Stage::Infer) {
            lookAgain_.stop();
            calibrating_ = false;
            shownPosterior_.clear();
            shownGroups_.clear();
            refresh();
        }
        updateAvailability();
    };
    connect(&jobs, &JobRunner::finished, this, ended);
    connect(&jobs, &JobRunner::failed, this, ended);
}

void InferPage::buildSettings() {
    load_ = new QPushButton(tr("&Load counts…"));
    load_->setObjectName(QStringLiteral("loadCounts"));
    load_->setToolTip(tr("A table with a row a cell, or single-cell data; it can also be dropped "
                         "on this page"));
    load_->setAccessibleDescription(load_->toolTip());
    load_->setAutoDefault(false);
    connect(load_, &QPushButton::clicked, this, &InferPage::askForFile);
    folder_ = new QPushButton(tr("Folder…"));
    folder_->setObjectName(QStringLiteral("loadFolder"));
    folder_->setToolTip(
        tr("A folder that 10x Genomics software wrote: matrix, features, barcodes"));
    folder_->setAccessibleName(tr("Load a folder of counts"));
    folder_->setAccessibleDescription(folder_->toolTip());
    folder_->setAutoDefault(false);
    connect(folder_, &QPushButton::clicked, this, &InferPage::askForFolder);
    reload_ = new QPushButton(tr("Load a&gain…"));
    reload_->setObjectName(QStringLiteral("reloadCounts"));
    reload_->setAutoDefault(false);
    connect(reload_, &QPushButton::clicked, this, &InferPage::reload);
    dataLabel_ = new QLabel;
    dataLabel_->setObjectName(QStringLiteral("observedData"));
    dataLabel_->setAccessibleName(tr("Observed data"));
    dataLabel_->setWordWrap(true);
    dataLabel_->setTextFormat(Qt::RichText);
    dataLabel_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    outside_ = new QComboBox;
    outside_->setObjectName(QStringLiteral("cellsOutside"));
    outside_->setAccessibleName(tr("Cells above the bounds"));
    outside_->setToolTip(tr("What becomes of cells with a count above the largest that the solver "
                            "knows; leaving many out bends the result"));
    outside_->setAccessibleDescription(outside_->toolTip());
    outside_->addItem(tr("leave them out"), false);
    outside_->addItem(tr("count them as the largest"), true);
    auto* box = new QGroupBox(tr("Data"));
    auto* column = new QVBoxLayout(box);
    auto* sources = new QHBoxLayout;
    sources->addWidget(load_, 1);
    sources->addWidget(folder_);
    column->addLayout(sources);
    column->addWidget(dataLabel_);
    column->addWidget(reload_);
    column->addWidget(outside_);
    form_ = new InferSettings;
    settingsColumn()->addWidget(box);
    settingsColumn()->addWidget(form_);
    connect(addPrimaryAction(tr("&Infer"), tr("Find the parameters that explain the counts")),
            &QPushButton::clicked, this, &InferPage::run);
    const auto later = [this] { storeLater_.start(storeDelay); };
    connect(form_, &InferSettings::edited, this, later);
    connect(outside_, &QComboBox::activated, this, later);
}

bool InferPage::isInferring() {
    return session().jobs().isRunning() && session().jobs().stage() == Stage::Infer;
}

InferenceSettings InferPage::settings() const {
    InferenceSettings s = form_->settings();
    s.clipToBounds = outside_->currentData().toBool();
    return s;
}

void InferPage::showSettings() {
    const auto project = session().project();
    if (!project || storeLater_.isActive())
        return;
    const Network network = project->network();
    form_->setModel(network, shapeOf(network, project->training()));
    setNames(NetworkNames(network));
    if (storeLater_.isActive()) // a cell that was being written
        return;
    const InferenceSettings stored = project->inferenceSettings();
    if (settings() == stored)
        return;
    form_->setSettings(stored);
    outside_->setCurrentIndex(outside_->findData(stored.clipToBounds));
}

void InferPage::storeSettings() {
    storeLater_.stop();
    const auto project = session().project();
    if (!project || isInferring() || settings() == project->inferenceSettings())
        return;
    try {
        project->setInferenceSettings(settings());
    } catch (const Error& error) {
        storeLater_.start(again());
        return showIssues(error.issues());
    }
    session().notifyChanged();
}

void InferPage::storeNow() {
    if (storeLater_.isActive())
        storeSettings();
}

void InferPage::dropUnstored() {
    storeLater_.stop();
}

void InferPage::hideEvent(QHideEvent* event) {
    if (!session().isReadOnly()) // there the answer is on its way
        storeNow();
    Page::hideEvent(event);
}

bool InferPage::allIsInferred(const Project& project) const {
    if (!results_ ||
        (hasGroups() && results_->summaries.size() < results_->observed->groups.size()))
        return false;
    const std::string inputs = project.inferenceInputHash();
    const auto isCurrent = [&](const Posterior& posterior) {
        return posterior.failure.empty() && posterior.provenance.inputHash == inputs;
    };
    return results_->posterior && isCurrent(*results_->posterior) &&
           std::ranges::all_of(results_->summaries, [&](const PosteriorSummary& summary) {
               return isCurrent(summary.posterior);
           });
}

void InferPage::run() {
    const auto project = session().project();
    if (!project)
        return;
    const std::vector<Issue> issues = form_->check();
    if (hasErrors(issues))
        return showIssues(issues);
    storeSettings();
    if (allIsInferred(*project))
        return sayNothingIsLeft();
    session().queue().submit(inferenceJob());
}

void InferPage::calibrate() {
    const auto project = session().project();
    if (!project)
        return;
    const std::vector<Issue> issues = form_->check();
    if (hasErrors(issues))
        return showIssues(issues);
    storeSettings();
    CalibrationSettings wanted;
    wanted.simulations = trust_->simulations();
    wanted.cells = trust_->cells();
    wanted.seed = settings().seed;
    wanted.inference = settings();
    if (results_ && results_->observed)
        wanted.observedStates = results_->observed->states;
    session().queue().submit(calibrationJob(wanted));
}

void InferPage::refresh() {
    const bool busy = isInferring();
    const auto project = session().project();
    form_->setEnabled(project && !busy);
    outside_->setEnabled(project && !busy);
    load_->setEnabled(project && !busy);
    folder_->setEnabled(project && !busy);
    showSource();
    if (busy)
        return;
    if (project != project_.lock()) {
        chosenGroup_ = 0;
        project_ = project;
        results_.reset();
    }
    try {
        showSettings();
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    if (project)
        return loader_.load(project, chosenGroup_);
    loader_.cancel();
    take(nullptr);
}

} // namespace dyngpt
