#include "ui/pages/validate_page.h"

#include "core/project/stages.h"
#include "ui/charts/chart_panel.h"
#include "ui/models/validation_models.h"
#include "ui/pages/set_view.h"
#include "ui/pages/table_setup.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/workers/job_runner.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace dyngpt {

namespace {

// A solver this close to the noise floor cannot be told from the simulation it learned from.
constexpr double sameAsNoise = 1.2;

} // namespace

ValidatePage::ValidatePage(Session& session, QWidget* parent)
    : ValidatePage(
          session, [](const Project& project) { return loadSolver(project, Precision::Single); },
          parent) {}

ValidatePage::ValidatePage(Session& session, SolveWorker::Source source, QWidget* parent)
    : Page(session, Stage::Validate, parent), solver_(new SolveWorker(std::move(source), this)) {
    setHeading(tr("Validate"), tr("How close is the solver to the simulation, on parameter sets it "
                                  "has never seen? None is left out."));
    facts_ = new QLabel;
    facts_->setWordWrap(true);
    facts_->setMinimumWidth(150);
    facts_->setObjectName(QStringLiteral("validationFacts"));
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    settingsColumn()->addWidget(facts_);
    connect(addPrimaryAction(tr("&Validate"), tr("Compare the solver with every held-out set")),
            &QPushButton::clicked, this, &ValidatePage::run);

    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);
    tabs_ = new QTabWidget;
    tabs_->addTab(buildOverview(), tr("&Overview"));
    tabs_->addTab(buildSets(), tr("Held-out &sets"));
    resultsColumn()->addWidget(tabs_, 1);

    connect(solver_, &SolveWorker::answered, this,
            [this](int number, const std::shared_ptr<const SetTables>& tables) {
                if (number == waitingFor_)
                    setView_->showTables(tables);
            });
    const auto ended = [this](Stage stage) {
        if (stage != Stage::Validate)
            return;
        refresh();
    };
    connect(&this->session().jobs(), &JobRunner::finished, this, ended);
    refresh();
}

QWidget* ValidatePage::buildOverview() {
    summary_ = new ValidationSummaryModel(this);
    summaryTable_ = new QTableView;
    summaryTable_->setObjectName(QStringLiteral("summaryTable"));
    summaryTable_->setModel(summary_);
    setUpTable(*summaryTable_, tr("Solver against simulation, a row a state"));
    state_ = new QComboBox;
    state_->setAccessibleName(tr("State"));
    state_->setToolTip(tr("The state whose mean and standard deviation are compared"));
    auto* label = new QLabel(tr("S&tate"));
    label->setBuddy(state_);
    means_ = new ChartPanel(tr("Mean"));
    means_->setObjectName(QStringLiteral("meanChart"));
    sds_ = new ChartPanel(tr("Standard deviation"));
    sds_->setObjectName(QStringLiteral("sdChart"));
    connect(state_, &QComboBox::currentIndexChanged, this, &ValidatePage::drawScatter);
    for (ChartPanel* chart : {means_, sds_})
        connect(chart, &ChartPanel::pointClicked, this, [this](int series, int index) {
            if (series != 0)
                return;
            tabs_->setCurrentIndex(1);
            const QModelIndex row = sorted_->mapFromSource(sets_->index(index, 0));
            setTable_->selectRow(row.row());
            setTable_->scrollTo(row);
        });

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(summaryTable_);
    auto* chooser = new QHBoxLayout;
    chooser->addWidget(label);
    chooser->addWidget(state_);
    chooser->addStretch(1);
    column->addLayout(chooser);
    auto* charts = new QHBoxLayout;
    charts->addWidget(means_, 1);
    charts->addWidget(sds_, 1);
    column->addLayout(charts, 1);
    return page;
}

QWidget* ValidatePage::buildSets() {
    sets_ = new HeldOutSetModel(this);
    sorted_ = new QSortFilterProxyModel(this);
    sorted_->setSourceModel(sets_);
    sorted_->setSortRole(Qt::UserRole);
    setTable_ = new QTableView;
    setTable_->setObjectName(QStringLiteral("setTable"));
    setTable_->setModel(sorted_);
    setTable_->setSortingEnabled(true);
    setUpTable(*setTable_, tr("Held-out sets; choose one to see its distributions"));
    connect(setTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    chooseSet(current.row());
            });
    setView_ = new SetView;
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(setTable_);
    splitter->addWidget(setView_);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({340, 520});
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(splitter);
    return page;
}

void ValidatePage::run() {
    const auto project = session().project();
    if (!project)
        return;
    session().jobs().start(Stage::Validate, [project](JobSinks& sinks, std::stop_token stop) {
        return runValidation(*project, sinks.progress(), stop);
    });
}

void ValidatePage::refresh() {
    const auto project = session().project();
    const auto info = project ? project->training() : std::nullopt;
    setPrimaryAvailable(info && project->count(Partition::Valid) > 0,
                        info ? tr("There are no held-out sets: simulate some first")
                             : tr("Train a solver first"));
    updateHint();
    const auto report = project ? project->validation() : std::nullopt;
    // Which solver and which results: anything else on screen is of another one.
    std::string now;
    if (project)
        now = std::to_string(reinterpret_cast<std::uintptr_t>(project.get())) +
              (info ? info->provenance.inputHash + info->provenance.created : "") + "/" +
              (report ? report->provenance.inputHash + report->provenance.created : "");
    if (now == shown_ && !now.empty())
        return;
    shown_ = now;
    report_ = report;
    parameters_ = project ? project->network().parameterNames() : std::vector<std::string>{};
    solver_->setProject(project);
    chosenSet_ = -1;
    showReport();
}

void ValidatePage::updateHint() {
    const auto project = session().project();
    QString sentence;
    if (!project)
        sentence = tr("No project is open.");
    else if (!project->training())
        sentence = tr("There is no solver yet: train one first.");
    else if (project->state(Stage::Validate) == StageState::Stale)
        sentence = tr("These results are stale: the solver or the held-out sets have changed "
                      "since. Validate again.");
    else if (report_)
        sentence = verdict();
    hint_->setText(sentence);
    hint_->setVisible(!sentence.isEmpty());
}

QString ValidatePage::verdict() const {
    QStringList near, far;
    for (std::size_t i = 0; i < report_->summary.size(); ++i) {
        const StateSummary& row = report_->summary[i];
        if (!row.noiseFloor)
            return tr("Without a second simulation of the held-out sets there is no noise floor to "
                      "compare the solver with.");
        const QString name = QString::fromStdString(report_->stateNames[i]);
        (row.kl.median <= sameAsNoise * row.noiseFloor->median ? near : far) << name;
    }
    if (far.isEmpty())
        return tr("For every state the solver is as close to the simulation as a second "
                  "simulation is: no difference can be seen.");
    if (near.isEmpty())
        return tr("The solver is farther from the simulation than a second simulation is (%1): a "
                  "longer training or more sets would help.")
            .arg(far.join(QStringLiteral(", ")));
    return tr("As close as a second simulation: %1. Farther than that: %2; a longer training or "
              "more sets would help.")
        .arg(near.join(QStringLiteral(", ")), far.join(QStringLiteral(", ")));
}

void ValidatePage::showAbsence(const QString& sentence) {
    for (ChartPanel* chart : {means_, sds_}) {
        chart->setPlaceholder(sentence);
        chart->clear();
    }
}

void ValidatePage::showReport() {
    const ValidationReport report = report_.value_or(ValidationReport{});
    summary_->setReport(report);
    sets_->setReport(report, parameters_);
    setView_->setNames(report.stateNames, parameters_);
    setView_->clear();
    setTable_->sortByColumn(1, Qt::DescendingOrder);
    setTable_->resizeColumnsToContents();
    fitToRows(*summaryTable_);
    const QSignalBlocker quiet(state_);
    state_->clear();
    for (const std::string& name : report.stateNames)
        state_->addItem(QString::fromStdString(name));
    state_->setCurrentIndex(state_->count() - 1);
    state_->setEnabled(report_.has_value());
    if (!report_) {
        facts_->setText(tr("Not validated yet."));
        return showAbsence(tr("Press Validate to compare the solver with the simulation."));
    }
    facts_->setText(tr("Held-out sets compared: %1\nTime taken: %2")
                        .arg(QLocale().toString(static_cast<qulonglong>(report_->sets.size())),
                             displayDuration(report_->seconds)));
    updateHint();
    drawScatter();
}

void ValidatePage::drawScatter() {
    const int state = state_->currentIndex();
    if (!report_ || state < 0)
        return showAbsence(tr("Press Validate to compare the solver with the simulation."));
    const auto at = static_cast<std::size_t>(state);
    const QString name = state_->currentText();
    std::vector<Series> mean{{tr("held-out sets"), SeriesRole::Solver, {}, {}}};
    std::vector<Series> sd = mean;
    const auto add = [at](Series& means, Series& sds, const SetComparison& set) {
        const StateComparison& c = set.states[at];
        means.x.push_back(c.simulatedMean);
        means.y.push_back(c.solverMean);
        sds.x.push_back(c.simulatedSd);
        sds.y.push_back(c.solverSd);
    };
    for (const SetComparison& set : report_->sets) {
        add(mean[0], sd[0], set);
        if (set.index == chosenSet_) {
            const QString chosen = tr("set %1").arg(QLocale().toString(set.index));
            mean.push_back({chosen, SeriesRole::Exact, {}, {}});
            sd.push_back({chosen, SeriesRole::Exact, {}, {}});
            add(mean[1], sd[1], set);
        }
    }
    means_->setTitle(tr("Mean of %1").arg(name));
    means_->showScatter(mean, {tr("simulation (count)"), tr("solver (count)"), false, false}, true);
    sds_->setTitle(tr("Standard deviation of %1").arg(name));
    sds_->showScatter(sd, {tr("simulation (count)"), tr("solver (count)"), false, false}, true);
}

void ValidatePage::chooseSet(int row) {
    const int position = sorted_->mapToSource(sorted_->index(row, 0)).row();
    const SetComparison& set = report_->sets[static_cast<std::size_t>(position)];
    if (set.index == chosenSet_)
        return;
    chosenSet_ = set.index;
    setView_->showWaiting(chosenSet_);
    waitingFor_ = solver_->request(chosenSet_);
    drawScatter();
}

} // namespace dyngpt
