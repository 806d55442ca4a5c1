#include "ui/pages/train_page.h"

#include "core/project/stages.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/number_text.h"
#include "ui/pages/settings_form.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/workers/job_queue.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace dyngpt {

namespace {

// With fewer sets a solver of this size learns them by heart.
constexpr int fewSets = 500;
constexpr int storeDelay = 400; // ms, after the last key

QString number(double value) {
    return displayNumber(value, 4);
}

QString presetText(const QString& name) {
    if (name == QLatin1String("quick"))
        return TrainPage::tr("Quick (a few minutes)");
    if (name == QLatin1String("standard"))
        return TrainPage::tr("Standard");
    if (name == QLatin1String("reference"))
        return TrainPage::tr("Reference (as published)");
    return name == QLatin1String("custom") ? TrainPage::tr("Custom") : name;
}

QString reasonText(StopReason reason) {
    switch (reason) {
    case StopReason::AllSteps:
        return TrainPage::tr("all steps done");
    case StopReason::NoImprovement:
        return TrainPage::tr("held-out loss no longer fell");
    case StopReason::Cancelled:
        break;
    }
    return TrainPage::tr("cancelled");
}

Axes lossAxes() {
    return {TrainPage::tr("optimiser steps"), TrainPage::tr("KL divergence (nats)"), false, true};
}

std::vector<Series> lossSeries() {
    return {{TrainPage::tr("training"), SeriesRole::Training, {}, {}},
            {TrainPage::tr("held out"), SeriesRole::HeldOut, {}, {}}};
}

} // namespace

TrainPage::TrainPage(Session& session, QWidget* parent) : Page(session, Stage::Train, parent) {
    setHeading(tr("Train"), tr("The solver learns the stationary distribution from the simulated "
                               "parameter sets. Then it can be validated."));
    buildSettings();
    buildResults();
    storeLater_.setSingleShot(true);
    connect(&storeLater_, &QTimer::timeout, this, [this] {
        storeSettings();
        updateStart();
    });
    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::started, this, [this](Stage stage) {
        if (stage == Stage::Train)
            beginLive();
    });
    connect(&jobs, &JobRunner::trainingPoint, this, &TrainPage::livePoint);
    connect(&jobs, &JobRunner::progressed, this,
            [this](Stage stage, double done, double total, const QString&, double left) {
                if (stage != Stage::Train)
                    return;
                const QLocale locale;
                step_->setText(total > 0 ? tr("%1 of %2")
                                               .arg(locale.toString(static_cast<qlonglong>(done)),
                                                    locale.toString(static_cast<qlonglong>(total)))
                                         : tr("preparing"));
                remaining_->setText(left >= 0 ? displayDuration(left) : tr("not known yet"));
            });
    connect(&jobs, &JobRunner::finished, this, [this](Stage stage, Outcome outcome) {
        if (stage == Stage::Train)
            ended(outcome);
    });
    connect(&jobs, &JobRunner::failed, this, [this](Stage stage) {
        if (stage == Stage::Train)
            ended(Outcome::Cancelled);
    });
    refresh();
}

void TrainPage::buildSettings() {
    form_ = new SettingsForm;
    preset_ = form_->addChoice(tr("&Preset"), tr("How long and how carefully to train"));
    for (const std::string& name : trainingPresets())
        preset_->addItem(presetText(QString::fromStdString(name)), QString::fromStdString(name));
    preset_->addItem(presetText(QStringLiteral("custom")), QStringLiteral("custom"));
    device_ = form_->addChoice(tr("&Device"), tr("Where to compute; automatic takes a graphics "
                                                 "card (CUDA) if there is one"));
    device_->addItem(tr("Automatic"), QStringLiteral("auto"));
    device_->addItem(tr("CPU"), QStringLiteral("cpu"));
    device_->addItem(tr("CUDA"), QStringLiteral("cuda"));
    seed_ = form_->addSeed(tr("The same seed gives the same solver"));
    threads_ =
        form_->addInteger(tr("T&hreads"), tr("Processor cores to use"), 0, 1024, tr("all cores"));
    buildAdvanced(*form_->addFold(tr("&Advanced"), tr("Show the settings behind the preset")));
    buildFineTuning(*form_->addFold(
        tr("Fine-t&uning"),
        tr("Show the second part of the training. It pays where sets are few and the solver's "
           "samples show states that their histograms lack; after a full training on whole "
           "histograms it seldom does, and the better of the two solvers is kept")));
    settingsColumn()->addWidget(form_);
    anew_ = new QCheckBox(tr("Start a&new"));
    anew_->setToolTip(tr("Forget the interrupted training instead of going on with it"));
    anew_->setAccessibleName(tr("Start anew"));
    anew_->setObjectName(QStringLiteral("startAnew"));
    settingsColumn()->addWidget(anew_);
    connect(addPrimaryAction(tr("&Train"), tr("Train the solver with these settings")),
            &QPushButton::clicked, this, &TrainPage::run);
    connect(preset_, &QComboBox::activated, this, [this] {
        const QString name = preset_->currentData().toString();
        if (name == QLatin1String("custom"))
            return;
        TrainingSettings chosen = trainingPreset(name.toStdString());
        const TrainingSettings shown = settings();
        chosen.device = shown.device;
        chosen.seed = shown.seed;
        chosen.threads = shown.threads;
        showSettings(chosen);
    });
    connect(anew_, &QCheckBox::toggled, this, &TrainPage::updateStart);
    connect(form_, &SettingsForm::edited, this, [this] {
        if (!showing_)
            storeLater_.start(storeDelay);
    });
}

void TrainPage::buildAdvanced(SettingsForm& form) {
    const int most = std::numeric_limits<int>::max();
    steps_ = form.addInteger(tr("&Steps"), tr("Optimiser steps"), 1, most);
    setsPerStep_ = form.addInteger(tr("Sets per step"), tr("Parameter sets in one step"), 1, 65536);
    rowsPerSet_ = form.addInteger(tr("Rows per set"),
                                  tr("Most distinct prefixes of a set in one step; larger sets are "
                                     "sampled, anew each time"),
                                  0, most, tr("whole sets"));
    learningRate_ = form.addNumber(tr("Peak rate"), tr("Largest learning rate"), 1e-9, 1);
    finalLearningRate_ =
        form.addNumber(tr("Final rate"), tr("Learning rate at the end of the cosine"), 0, 1);
    warmUp_ = form.addInteger(tr("Warm-up"), tr("Steps in which the learning rate rises"), 0, most);
    weightDecay_ = form.addNumber(tr("Weight decay"), tr("On matrices only (AdamW)"), 0, 10);
    clip_ = form.addNumber(tr("Clip"), tr("Largest gradient norm; 0 for none"), 0, 1e6);
    evaluateEvery_ = form.addInteger(tr("Evaluate every"),
                                     tr("Steps between two looks at the held-out sets"), 1, most);
    patience_ = form.addInteger(
        tr("Patience"), tr("Evaluations without a better held-out loss before training stops"), 0,
        most, tr("no early stop"));
    layers_ = form.addInteger(tr("Layers"), tr("Transformer blocks"), 1, 64);
    heads_ = form.addChoice(tr("Heads"), tr("Attention heads; they share the width"));
    for (const int heads : {1, 2, 4, 8, 16, 32, 64})
        heads_->addItem(QString::number(heads), heads);
    feedForward_ =
        form.addInteger(tr("Feed forward"), tr("Width of the layer between blocks"), 1, 65536);
    embedding_ = form.addInteger(tr("Width"), tr("Numbers a token; the heads share them"), 1, 4096);
    averaging_ = form.addNumber(tr("Averaging"),
                                tr("Share of the past in a running mean of the weights, which is "
                                   "then judged and kept; 0 for none"),
                                0, 0.99999);
    tailWeight_ =
        form.addNumber(tr("Tail weight"),
                       tr("Weight of the variance that the solver puts beyond the counts "
                          "a set shows: keeps far tails light; 0 for cross-entropy alone"),
                       0, 1000);
    precision_ = form.addChoice(tr("Numbers"),
                                tr("Double precision is for reference work: it takes twice as "
                                   "long. Mixed precision needs a CUDA device, whose tensor "
                                   "cores then do the matrix products; it pays for wide "
                                   "networks"));
    precision_->addItem(tr("single precision"), static_cast<int>(Precision::Single));
    precision_->addItem(tr("double precision"), static_cast<int>(Precision::Double));
    precision_->addItem(tr("mixed precision"), static_cast<int>(Precision::Mixed));
    followEdits(form);
}

void TrainPage::buildFineTuning(SettingsForm& form) {
    const int most = std::numeric_limits<int>::max();
    fineTuneSteps_ = form.addInteger(tr("Tuning steps"), tr("Steps after the others"), 0, most,
                                     tr("no fine-tuning"));
    fineTuneLoss_ = form.addChoice(tr("Loss"), tr("What the fine-tuning minimises"));
    fineTuneLoss_->addItem(tr("KL divergence of the solver"), static_cast<int>(FineTuningLoss::KL));
    fineTuneLoss_->addItem(tr("KL divergence, weighted"),
                           static_cast<int>(FineTuningLoss::KLReweight));
    fineTuneLoss_->addItem(tr("Squared difference"), static_cast<int>(FineTuningLoss::L2));
    fineTuneLoss_->addItem(tr("Cross-entropy"), static_cast<int>(FineTuningLoss::CrossEntropy));
    fineTuneSamples_ = form.addInteger(tr("Solver's states"),
                                       tr("States a set that are drawn from the solver"), 0, 65536);
    fineTuneStates_ = form.addInteger(
        tr("Data's states"), tr("States a set that are drawn from its histogram, each as likely"),
        0, 65536);
    fineTuneRate_ = form.addNumber(tr("First rate"), tr("Learning rate at the begin"), 1e-9, 1);
    fineTuneFinalRate_ =
        form.addNumber(tr("Last rate"), tr("Learning rate at the end of the cosine"), 0, 1);
    followEdits(form);
}

void TrainPage::followEdits(SettingsForm& form) {
    connect(&form, &SettingsForm::edited, this, [this] {
        if (!showing_)
            preset_->setCurrentIndex(preset_->findData(QStringLiteral("custom")));
    });
}

void TrainPage::buildResults() {
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);
    losses_ = new ChartPanel(tr("Loss"));
    losses_->setObjectName(QStringLiteral("lossChart"));
    losses_->setPlaceholder(tr("Press Train to see how the loss falls, on the training sets and on "
                               "the held-out sets."));
    resultsColumn()->addWidget(losses_, 1);

    auto* box = new QGroupBox(tr("So far"));
    auto* columns = new QHBoxLayout(box);
    columns->setSpacing(24);
    QFormLayout* forms[2] = {new QFormLayout, new QFormLayout};
    for (QFormLayout* form : forms)
        columns->addLayout(form, 1);
    const auto add = [](QFormLayout* form, const QString& name, const QString& toolTip) {
        auto* value = new QLabel(QStringLiteral("–"));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(name);
        value->setToolTip(toolTip);
        value->setWordWrap(true);
        form->addRow(name, value);
        return value;
    };
    step_ = add(forms[0], tr("Step"), tr("Optimiser steps done"));
    heldOut_ = add(forms[0], tr("Held-out KL"),
                   tr("Mean divergence of the solver from the held-out sets, joint distribution"));
    best_ = add(forms[0], tr("Best"), tr("Smallest held-out KL; these weights are kept"));
    remaining_ = add(forms[1], tr("Time"), tr("Remaining while training, taken when done"));
    ranOn_ = add(forms[1], tr("Device"), tr("Where the training runs"));
    reason_ = add(forms[1], tr("Stopped"), tr("Why the training ended"));
    resultsColumn()->addWidget(box);
}

bool TrainPage::isTraining() {
    return session().jobs().isRunning() && session().jobs().stage() == Stage::Train;
}

void TrainPage::showSettings(const TrainingSettings& s) {
    showing_ = true;
    const int preset = preset_->findData(QString::fromStdString(s.preset));
    preset_->setCurrentIndex(preset < 0 ? preset_->count() - 1 : preset);
    device_->setCurrentIndex(std::max(0, device_->findData(QString::fromStdString(s.device))));
    seed_->setText(QString::number(s.seed));
    threads_->setValue(s.threads);
    steps_->setValue(s.steps);
    setsPerStep_->setValue(s.setsPerStep);
    learningRate_->setValue(s.learningRate);
    finalLearningRate_->setValue(s.finalLearningRate);
    warmUp_->setValue(s.warmUpSteps);
    weightDecay_->setValue(s.weightDecay);
    clip_->setValue(s.gradientClip);
    evaluateEvery_->setValue(s.evaluateEvery);
    patience_->setValue(s.patience);
    layers_->setValue(s.layers);
    heads_->setCurrentIndex(heads_->findData(s.heads));
    feedForward_->setValue(s.feedForward);
    embedding_->setValue(s.embedding);
    averaging_->setValue(s.averaging);
    rowsPerSet_->setValue(s.rowsPerSet);
    tailWeight_->setValue(s.tailWeight);
    precision_->setCurrentIndex(precision_->findData(static_cast<int>(s.precision)));
    fineTuneSteps_->setValue(s.fineTuneSteps);
    fineTuneLoss_->setCurrentIndex(fineTuneLoss_->findData(static_cast<int>(s.fineTuneLoss)));
    fineTuneSamples_->setValue(s.fineTuneSamples);
    fineTuneStates_->setValue(s.fineTuneStates);
    fineTuneRate_->setValue(s.fineTuneLearningRate);
    fineTuneFinalRate_->setValue(s.fineTuneFinalLearningRate);
    showing_ = false;
}

TrainingSettings TrainPage::settings() const {
    TrainingSettings s;
    s.preset = preset_->currentData().toString().toStdString();
    s.device = device_->currentData().toString().toStdString();
    s.seed = SettingsForm::seed(*seed_);
    s.threads = threads_->value();
    s.steps = steps_->value();
    s.setsPerStep = setsPerStep_->value();
    s.learningRate = learningRate_->value();
    s.finalLearningRate = finalLearningRate_->value();
    s.warmUpSteps = warmUp_->value();
    s.weightDecay = weightDecay_->value();
    s.gradientClip = clip_->value();
    s.evaluateEvery = evaluateEvery_->value();
    s.patience = patience_->value();
    s.layers = layers_->value();
    s.heads = heads_->currentData().toInt();
    s.feedForward = feedForward_->value();
    s.embedding = embedding_->value();
    s.averaging = averaging_->value();
    s.rowsPerSet = rowsPerSet_->value();
    s.tailWeight = tailWeight_->value();
    s.precision = static_cast<Precision>(precision_->currentData().toInt());
    s.fineTuneSteps = fineTuneSteps_->value();
    s.fineTuneLoss = static_cast<FineTuningLoss>(fineTuneLoss_->currentData().toInt());
    s.fineTuneSamples = fineTuneSamples_->value();
    s.fineTuneStates = fineTuneStates_->value();
    s.fineTuneLearningRate = fineTuneRate_->value();
    s.fineTuneFinalLearningRate = fineTuneFinalRate_->value();
    return s;
}

void TrainPage::storeSettings() {
    storeLater_.stop();
    const auto project = session().project();
    if (!project || isTraining() || settings() == project->trainingSettings())
        return;
    try {
        project->setTrainingSettings(settings());
    } catch (const Error& error) {
        storeLater_.start(again());
        return showIssues(error.issues());
    }
    session().notifyChanged();
}

void TrainPage::storeNow() {
    if (storeLater_.isActive())
        storeSettings();
}

void TrainPage::dropUnstored() {
    storeLater_.stop();
}

void TrainPage::hideEvent(QHideEvent* event) {
    if (!session().isReadOnly()) // there the answer is on its way
        storeNow();
    Page::hideEvent(event);
}

void TrainPage::refresh() {
    const auto project = session().project();
    form_->setEnabled(project && !isTraining());
    if (isTraining())
        return;
    // What is being typed stays as it is.
    if (project && !storeLater_.isActive() && settings() != project->trainingSettings())
        showSettings(project->trainingSettings());
    updateStart();
    updateHint();
    showResult();
}

void TrainPage::updateAvailability() {
    if (!isTraining())
        updateStart();
}

void TrainPage::updateStart() {
    const auto project = session().project();
    const auto dataset = project ? project->dataset() : std::nullopt;
    const bool compact = dataset && dataset->compact;
    const bool sets = project && project->count(Partition::Train) > 0 && !compact;
    const bool coming = session().queue().isPending(JobKind::Simulate) ||
                        session().queue().isPending(JobKind::ImportSets);
    setPrimaryAvailable(project && (sets || coming),
                        compact ? tr("The training sets were left out of this copy: simulate "
                                     "them again first")
                                : tr("Simulate parameter sets first"));
    const bool interrupted = sets && !project->checkpoint(project->trainingInputHash()).empty();
    anew_->setVisible(interrupted);
    if (!interrupted)
        anew_->setChecked(false);
    primaryAction()->setText(interrupted && !anew_->isChecked() ? tr("&Resume") : tr("&Train"));
}

void TrainPage::updateHint() {
    const auto project = session().project();
    QStringList sentences;
    if (!project) {
        sentences << tr("No project is open.");
    } else {
        const int sets = project->count(Partition::Train);
        const auto dataset = project->dataset();
        if (dataset && dataset->compact)
            sentences << tr("The training sets were left out of this copy: simulate them again "
                            "first");
        if (sets == 0)
            sentences << tr("There are no simulated parameter sets yet: simulate first.");
        else if (sets < fewSets)
            sentences << tr("Training sets so far: %1. A solver worth using needs thousands.")
                             .arg(QLocale().toString(sets));
        if (project->state(Stage::Simulate) == StageState::Stale)
            sentences << tr("The parameter sets are stale: the network has changed since they were "
                            "simulated.");
        if (solverToFineTune(*project, settings()))
            sentences << tr("With these settings the solver that is there will be fine-tuned.");
        else if (project->state(Stage::Train) == StageState::Stale)
            sentences << tr("This solver is stale: what it was trained from has changed since. "
                            "Train again.");
        if (!anew_->isHidden())
            sentences << tr("A training with these settings was interrupted: Resume goes on where "
                            "it stopped.");
    }
    hint_->setText(sentences.join(u' '));
    hint_->setVisible(!sentences.isEmpty());
}

void TrainPage::run() {
    const auto project = session().project();
    if (!project)
        return;
    const std::vector<Issue> issues = checkSettings(settings());
    if (hasErrors(issues))
        return showIssues(issues);
    storeSettings();
    session().queue().submit(trainingJob(anew_->isChecked()));
}

void TrainPage::beginLive() {
    form_->setEnabled(false);
    anew_->hide();
    hint_->hide();
    losses_->showLines(lossSeries(), lossAxes());
    bestLoss_ = std::numeric_limits<double>::infinity();
    bestStep_ = 0;
    for (QLabel* value : {step_, heldOut_, best_, remaining_, reason_})
        value->setText(QStringLiteral("–"));
    step_->setText(tr("preparing"));
    ranOn_->setText(device_->currentText());
}

void TrainPage::livePoint(const TrainingPoint& point) {
    losses_->appendPoint(0, point.step, point.trainLoss);
    losses_->appendPoint(1, point.step, point.heldOutLoss);
    heldOut_->setText(tr("%1 nats").arg(number(point.heldOutLoss)));
    if (point.heldOutLoss < bestLoss_) {
        bestLoss_ = point.heldOutLoss;
        bestStep_ = point.step;
        best_->setText(
            tr("%1 nats at step %2").arg(number(bestLoss_), QLocale().toString(bestStep_)));
    }
}

void TrainPage::ended(Outcome outcome) {
    refresh();
    if (outcome == Outcome::Cancelled)
        reason_->setText(session().project()->training()
                             ? tr("cancelled; the earlier solver is kept")
                             : tr("cancelled"));
}

void TrainPage::showResult() {
    const auto project = session().project();
    const auto info = project ? project->training() : std::nullopt;
    for (QLabel* value : {step_, heldOut_, best_, remaining_, ranOn_, reason_})
        value->setText(QStringLiteral("–"));
    if (!info)
        return losses_->clear();
    std::vector<Series> series = lossSeries();
    for (const TrainingPoint& point : info->result.history) {
        // The mean loss before the first step is of nothing.
        if (point.trainLoss > 0) {
            series[0].x.push_back(point.step);
            series[0].y.push_back(point.trainLoss);
        }
        series[1].x.push_back(point.step);
        series[1].y.push_back(point.heldOutLoss);
    }
    losses_->showLines(series, lossAxes());
    const QLocale locale;
    if (!info->result.history.empty()) {
        const TrainingPoint& last = info->result.history.back();
        step_->setText(
            tr("%1 of %2")
                .arg(locale.toString(last.step), locale.toString(info->settings.allSteps())));
        heldOut_->setText(tr("%1 nats").arg(number(last.heldOutLoss)));
        remaining_->setText(tr("took %1").arg(displayDuration(last.seconds)));
    }
    if (info->imported) {
        reason_->setText(tr("imported from a file"));
        return;
    }
    best_->setText(
        tr("%1 nats at step %2")
            .arg(number(info->result.bestHeldOutLoss), locale.toString(info->result.bestStep)));
    ranOn_->setText(QString::fromStdString(info->result.device));
    reason_->setText(reasonText(info->result.reason));
}

} // namespace dyngpt
