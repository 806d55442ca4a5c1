// The settings of the simulate page.

#include "ui/pages/settings_form.h"
#include "ui/pages/simulate_page.h"
#include "ui/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

constexpr int storeDelayMs = 400; // after the last key

constexpr int largestCount = 10'000'000;
constexpr int mostThreads = 1024;
constexpr int mostReplicas = 1000;
constexpr double longest = 1e12;

void choose(QComboBox* box, int value) {
    box->setCurrentIndex(box->findData(value));
}

} // namespace

void SimulatePage::createSettings() {
    auto* box = new QGroupBox(tr("Settings"));
    auto* column = new QVBoxLayout(box);
    form_ = new SettingsForm;
    column->addWidget(form_);
    trainSets_ = form_->addInteger(tr("&Training sets"),
                                   tr("Parameter sets the solver learns "
                                      "from"),
                                   0, largestCount);
    trainSets_->setObjectName(QStringLiteral("trainSets"));
    validSets_ = form_->addInteger(
        tr("&Held-out sets"),
        tr("Parameter sets kept back to judge the solver; each is simulated twice"), 0,
        largestCount);
    validSets_->setObjectName(QStringLiteral("validSets"));
    seed_ = form_->addSeed(tr("The same seed gives the same sets"));
    seed_->setObjectName(QStringLiteral("seed"));
    tEnd_ =
        form_->addNumber(tr("E&nd time"), tr("In the time unit of the propensities"), 0, longest);
    tEnd_->setObjectName(QStringLiteral("tEnd"));
    window_ = form_->addNumber(
        tr("&Window"), tr("The last stretch of time, in which counts are taken"), 0, longest);
    window_->setObjectName(QStringLiteral("window"));
    createAdvanced(*form_->addFold(
        tr("Ad&vanced"), tr("Show how counts are taken, by which method, and from which starts")));
    settingsColumn()->addWidget(box);
    connect(form_, &SettingsForm::edited, this, [this] {
        if (!showing_)
            storeLater_.start(storeDelayMs);
    });
    createExchange();
    run_ = addPrimaryAction(tr("&Simulate"), tr("Simulates every set that is not there yet"));
    connect(run_, &QPushButton::clicked, this, &SimulatePage::run);
}

void SimulatePage::createAdvanced(SettingsForm& form) {
    sampling_ = form.addChoice(tr("C&ounts"), tr("What a state weighs in a set's distribution: how "
                                                 "often it was seen, or how long it stayed"));
    sampling_->setObjectName(QStringLiteral("sampling"));
    sampling_->addItem(tr("Snapshots"), static_cast<int>(Sampling::Snapshots));
    sampling_->addItem(tr("Residence time"), static_cast<int>(Sampling::ResidenceTime));
    interval_ = form.addNumber(tr("&Interval"), tr("Time between snapshots"), 0, longest);
    interval_->setObjectName(QStringLiteral("interval"));
    snapshots_ = form.addText(tr("Snapshots"));
    replicas_ = form.addInteger(tr("&Runs a set"),
                                tr("Independent runs whose counts are added in one distribution"),
                                1, mostReplicas);
    replicas_->setObjectName(QStringLiteral("replicas"));
    teacher_ = form.addChoice(tr("So&urce"), tr("Where the training sets come from; the held-out "
                                                "sets, which judge, are always simulated"));
    teacher_->setObjectName(QStringLiteral("teacher"));
    teacher_->addItem(tr("Simulation"), static_cast<int>(Teacher::Simulation));
    teacher_->addItem(tr("Exact solver"), static_cast<int>(Teacher::Exact));
    method_ = form.addMethod();
    threads_ = form.addInteger(tr("Threa&ds"),
                               tr("Processor cores to use; the result does not depend on it"), 0,
                               mostThreads, tr("all cores"));
    threads_->setObjectName(QStringLiteral("threads"));
    secondStart_ =
        form.addCheck(tr("Second initial &state"),
                      tr("Runs every set once more from another initial state and flags those "
                         "whose means differ: it takes twice the time"));
    secondStart_->setObjectName(QStringLiteral("secondStart"));
}

void SimulatePage::createExchange() {
    import_ = new QPushButton(tr("I&mport sets..."));
    import_->setObjectName(QStringLiteral("importSets"));
    import_->setToolTip(tr("Dataset files of the reference package in place of a simulation"));
    connect(import_, &QPushButton::clicked, this, &SimulatePage::importFiles);
    export_ = new QPushButton(tr("E&xport sets"));
    export_->setObjectName(QStringLiteral("exportSets"));
    export_->setToolTip(tr("Writes a dataset file for the reference package"));
    auto* menu = new QMenu(export_);
    menu->addAction(tr("Training sets..."), this, [this] { exportFile(Partition::Train); });
    menu->addAction(tr("Held-out sets..."), this, [this] { exportFile(Partition::Valid); });
    export_->setMenu(menu);
    settingsColumn()->addWidget(import_);
    settingsColumn()->addWidget(export_);
}

SimulationSettings SimulatePage::enteredSettings() const {
    SimulationSettings settings;
    settings.trainSets = trainSets_->value();
    settings.validSets = validSets_->value();
    settings.seed = SettingsForm::seed(*seed_);
    settings.tEnd = tEnd_->value();
    settings.window = window_->value();
    settings.interval = interval_->value();
    settings.threads = threads_->value();
    settings.sampling = static_cast<Sampling>(sampling_->currentData().toInt());
    settings.replicasPerSet = replicas_->value();
    settings.teacher = static_cast<Teacher>(teacher_->currentData().toInt());
    settings.secondStart = secondStart_->isChecked();
    settings.method = static_cast<SimulationMethod>(method_->currentData().toInt());
    return settings;
}

void SimulatePage::showSettings(const SimulationSettings& settings) {
    // What is being typed stays as it is.
    if (!storeLater_.isActive() && enteredSettings() != settings) {
        showing_ = true;
        trainSets_->setValue(settings.trainSets);
        validSets_->setValue(settings.validSets);
        seed_->setText(QString::number(settings.seed));
        tEnd_->setValue(settings.tEnd);
        window_->setValue(settings.window);
        interval_->setValue(settings.interval);
        threads_->setValue(settings.threads);
        choose(sampling_, static_cast<int>(settings.sampling));
        replicas_->setValue(settings.replicasPerSet);
        choose(teacher_, static_cast<int>(settings.teacher));
        secondStart_->setChecked(settings.secondStart);
        choose(method_, static_cast<int>(settings.method));
        showing_ = false;
    }
    const bool snapshots = settings.sampling == Sampling::Snapshots;
    interval_->setEnabled(snapshots);
    snapshots_->setText(snapshots ? tr("%1 a run").arg(QLocale().toString(settings.snapshots()))
                                  : QStringLiteral("–"));
    showTeachers();
}

/// The exact solver is on offer only where it can work, and says why elsewhere.
void SimulatePage::showTeachers() {
    const Network network = session().project()->network();
    const bool possible = network.isMarkovian() && network.triggers.empty();
    auto* items = qobject_cast<QStandardItemModel*>(teacher_->model());
    QStandardItem* exact = items->item(teacher_->findData(static_cast<int>(Teacher::Exact)));
    exact->setEnabled(possible);
    exact->setToolTip(possible ? tr("Without noise, for Markovian networks of moderate size")
                               : tr("Only for Markovian networks: this one has waiting times, "
                                    "delays or triggers"));
}

void SimulatePage::storeSettings() {
    storeLater_.stop();
    const auto project = session().project();
    if (showing_ || !project)
        return;
    const SimulationSettings entered = enteredSettings();
    if (entered == project->simulationSettings())
        return;
    try {
        project->setSimulationSettings(entered);
    } catch (const Error& error) {
        storeLater_.start(again());
        showIssues(error.issues());
        return;
    }
    session().notifyChanged();
}

void SimulatePage::storeNow() {
    if (storeLater_.isActive())
        storeSettings();
}

void SimulatePage::dropUnstored() {
    storeLater_.stop();
}

void SimulatePage::hideEvent(QHideEvent* event) {
    if (!session().isReadOnly()) // there the answer is on its way
        storeNow();
    Page::hideEvent(event);
}

} // namespace dyngpt
