// The settings of the training, and what is made of edits.
#include "core/project/stages.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/train_page.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace dyngpt {

namespace {

constexpr int storeDelay = 400; // ms, after the last key

QString presetText(const QString& name) {
    if (name == QLatin1String("quick"))
        return TrainPage::tr("Quick (a few minutes)");
    if (name == QLatin1String("standard"))
        return TrainPage::tr("Standard");
    if (name == QLatin1String("reference"))
        return TrainPage::tr("Reference (as published)");
    return name == QLatin1String("custom") ? TrainPage::tr("Custom") : name;
}

} // namespace

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

} // namespace dyngpt
