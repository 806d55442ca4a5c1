// How the simulate page is laid out, and its charts.

#include "core/common/numbers.h"
#include "ui/charts/chart_panel.h"
#include "ui/pages/simulate_page.h"
#include "ui/session.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int largestCount = 10'000'000;
constexpr int scannedSets = 1000; // of each kind: enough for a picture
constexpr int mostThreads = 1024;

QSpinBox* countBox(const QString& name, int least, int most) {
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    return box;
}

QDoubleSpinBox* timeBox(const QString& name, int decimals) {
    auto* box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setDecimals(decimals);
    box->setRange(0, 1e9);
    box->setKeyboardTracking(false);
    return box;
}

void addRow(QFormLayout* form, const QString& label, QWidget* field, const QString& toolTip) {
    field->setToolTip(toolTip);
    form->addRow(label, field);
}

} // namespace

void SimulatePage::createSettings() {
    auto* box = new QGroupBox(tr("Settings"));
    auto* form = new QFormLayout(box);
    trainSets_ = countBox(QStringLiteral("trainSets"), 0, largestCount);
    validSets_ = countBox(QStringLiteral("validSets"), 0, largestCount);
    seed_ = new QLineEdit;
    seed_->setObjectName(QStringLiteral("seed"));
    seed_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,19}")), seed_));
    tEnd_ = timeBox(QStringLiteral("tEnd"), 2);
    window_ = timeBox(QStringLiteral("window"), 2);
    interval_ = timeBox(QStringLiteral("interval"), 4);
    interval_->setSingleStep(0.05);
    snapshots_ = new QLabel;
    threads_ = countBox(QStringLiteral("threads"), 0, mostThreads);
    threads_->setSpecialValueText(tr("all cores"));
    addRow(form, tr("&Training sets"), trainSets_, tr("Parameter sets the solver learns from"));
    addRow(form, tr("&Held-out sets"), validSets_,
           tr("Parameter sets kept back to judge the solver; each is simulated twice"));
    addRow(form, tr("See&d"), seed_, tr("The same seed gives the same sets"));
    addRow(form, tr("&End time"), tEnd_, tr("In the time unit of the propensities"));
    addRow(form, tr("&Window"), window_,
           tr("The last stretch of time, in which snapshots are taken"));
    addRow(form, tr("&Interval"), interval_, tr("Time between snapshots"));
    form->addRow(tr("Snapshots"), snapshots_);
    addRow(form, tr("T&hreads"), threads_,
           tr("Processor cores to use; the result does not depend on it"));
    settingsColumn()->addWidget(box);
    for (QSpinBox* field : {trainSets_, validSets_, threads_})
        connect(field, &QSpinBox::valueChanged, this, &SimulatePage::storeSettings);
    for (QDoubleSpinBox* field : {tEnd_, window_, interval_})
        connect(field, &QDoubleSpinBox::valueChanged, this, &SimulatePage::storeSettings);
    connect(seed_, &QLineEdit::editingFinished, this, &SimulatePage::storeSettings);

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

    run_ = addPrimaryAction(tr("&Simulate"), tr("Simulates every set that is not there yet"));
    connect(run_, &QPushButton::clicked, this, &SimulatePage::run);
}

void SimulatePage::createResults() {
    progressBox_ = new QGroupBox(tr("Progress"));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the simulation"));
    pace_ = new QLabel;
    pace_->setObjectName(QStringLiteral("pace"));
    auto* progressColumn = new QVBoxLayout(progressBox_);
    progressColumn->addWidget(bar_);
    progressColumn->addWidget(pace_);
    progressBox_->hide();
    resultsColumn()->addWidget(progressBox_);

    summary_ = new QLabel;
    summary_->setObjectName(QStringLiteral("simulationSummary"));
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    summary_->setAccessibleName(tr("Simulated sets"));
    resultsColumn()->addWidget(summary_);

    state_ = new QComboBox;
    state_->setObjectName(QStringLiteral("chartState"));
    state_->setToolTip(tr("The recorded state both charts show"));
    partition_ = new QComboBox;
    partition_->setObjectName(QStringLiteral("chartPartition"));
    partition_->addItem(tr("Held-out set"), static_cast<int>(Partition::Valid));
    partition_->addItem(tr("Training set"), static_cast<int>(Partition::Train));
    partition_->setAccessibleName(tr("Kind of set"));
    partition_->setToolTip(tr("Held-out sets are simulated twice, training sets once"));
    set_ = countBox(QStringLiteral("chartSet"), 1, 1);
    set_->setAccessibleName(tr("Number of the set"));
    set_->setToolTip(tr("Number of the set whose distribution is shown"));
    auto* stateLabel = new QLabel(tr("St&ate"));
    stateLabel->setBuddy(state_);
    auto* chooser = new QHBoxLayout;
    chooser->addWidget(stateLabel);
    chooser->addWidget(state_);
    chooser->addStretch(1);
    chooser->addWidget(partition_);
    chooser->addWidget(set_);
    resultsColumn()->addLayout(chooser);

    overview_ = new ChartPanel(tr("Mean and sd of all sets"));
    overview_->setPlaceholder(tr("Simulate to see the range of distributions"));
    distribution_ = new ChartPanel(tr("Distribution of one set"));
    distribution_->setPlaceholder(tr("Simulate to see a set's distribution"));
    auto* charts = new QHBoxLayout;
    charts->addWidget(overview_, 1);
    charts->addWidget(distribution_, 1);
    resultsColumn()->addLayout(charts, 1);

    next_ = new QPushButton(tr("&Next: Train"));
    next_->setObjectName(QStringLiteral("nextStage"));
    next_->setToolTip(tr("Train the solver on these sets"));
    connect(next_, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(Stage::Train); });
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(next_);
    resultsColumn()->addLayout(foot);

    connect(state_, &QComboBox::activated, this, &SimulatePage::showOverview);
    connect(partition_, &QComboBox::activated, this, &SimulatePage::showSet);
    connect(set_, &QSpinBox::valueChanged, this, &SimulatePage::showSet);
}

void SimulatePage::scan() {
    const auto project = session().project();
    const auto info = project->dataset();
    const QString dataset = info ? QStringLiteral("%1 %2 %3 %4")
                                       .arg(QString::fromStdString(info->provenance.inputHash))
                                       .arg(info->trainSets)
                                       .arg(info->validSets)
                                       .arg(QString::fromStdString(info->provenance.created))
                                 : QString();
    if (dataset == shownDataset_ && !dataset.isEmpty())
        return;
    shownDataset_ = dataset;
    scanner_.cancelAndWait();
    scanned_ = std::make_shared<std::vector<SetMoments>>();
    scanner_.start(Stage::Simulate, [project, result = scanned_](JobSinks&, std::stop_token stop) {
        *result = scanDataset(*project, scannedSets, stop);
        return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
    });
}

void SimulatePage::showOverview() {
    const auto project = session().project();
    if (!project || !scanned_ || scanner_.isRunning())
        return;
    const std::vector<std::string> names = project->network().recordedNames();
    // The last state is mostly the product, whose distribution says most.
    const int chosen =
        state_->count() > 0 ? state_->currentIndex() : static_cast<int>(names.size());
    state_->clear();
    for (const std::string& name : names)
        state_->addItem(QString::fromStdString(name));
    state_->setCurrentIndex(std::min(chosen, state_->count() - 1));

    Series train{tr("training sets"), SeriesRole::Training, {}, {}};
    Series valid{tr("held-out sets"), SeriesRole::HeldOut, {}, {}};
    const auto state = static_cast<std::size_t>(std::max(0, state_->currentIndex()));
    for (const SetMoments& set : *scanned_) {
        if (state >= set.moments.mean.size())
            continue;
        Series& series = set.partition == Partition::Train ? train : valid;
        series.x.push_back(set.moments.mean[state]);
        series.y.push_back(set.moments.sd[state]);
    }
    std::vector<Series> series;
    for (Series* one : {&train, &valid}) {
        if (!one->x.empty())
            series.push_back(std::move(*one));
    }
    if (series.empty())
        overview_->clear();
    else
        overview_->showScatter(series,
                               {tr("mean of %1 (count)").arg(state_->currentText()),
                                tr("sd of %1 (count)").arg(state_->currentText()), false, false},
                               false);
    showSet();
}

void SimulatePage::showSet() {
    const auto project = session().project();
    if (!project || state_->count() == 0 || showing_)
        return;
    const auto partition = static_cast<Partition>(partition_->currentData().toInt());
    const std::vector<int> indices = project->indices(partition);
    showing_ = true;
    set_->setMaximum(std::max(1, indices.empty() ? 1 : indices.back() + 1));
    showing_ = false;
    const int index = set_->value() - 1;
    const int state = state_->currentIndex();
    std::vector<Series> series;
    const auto add = [&](Partition from, const QString& name, SeriesRole role) {
        if (!project->contains(from, index))
            return;
        const SimulatedSet set = project->set(from, index);
        if (state < set.histogram.dimension)
            series.push_back({name, role, {}, marginal(set.histogram, state)});
    };
    try {
        add(partition, tr("simulation"), SeriesRole::Data);
        if (partition == Partition::Valid)
            add(Partition::Replica, tr("second simulation"), SeriesRole::Other);
    } catch (const Error&) {
        // Left out of a compact file: the placeholder stands, the summary says why.
        series.clear();
    }
    if (series.empty())
        distribution_->clear();
    else
        distribution_->showDistributions(
            series, {tr("%1 (count)").arg(state_->currentText()), tr("probability"), false, false});
}

} // namespace dyngpt
