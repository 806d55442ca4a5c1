#include "ui/pages/validate_page.h"

#include "core/common/file.h"
#include "core/project/stages.h"
#include "core/validation/sets_csv.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/number_text.h"
#include "ui/models/held_out_set_proxy.h"
#include "ui/pages/name_box.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/name_header.h"
#include "ui/pages/set_view.h"
#include "ui/pages/table_setup.h"
#include "ui/session.h"
#include "ui/stage_advice.h"
#include "ui/text.h"
#include "ui/workers/job_queue.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace dyngpt {

namespace {

// A solver this close to the noise floor cannot be told from the simulation it learned from.
constexpr double sameAsNoise = 1.2;

constexpr int setsTab = 2;

/// Which result this is: anything else on screen is of another one.
std::string key(const std::optional<ValidationReport>& report) {
    return report ? report->provenance.inputHash + report->provenance.created : std::string();
}

QString countText(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

ValidatePage::ValidatePage(Session& session, QWidget* parent)
    : ValidatePage(
          session, [](const Project& project) { return loadSolver(project, Precision::Single); },
          parent) {}

ValidatePage::ValidatePage(Session& session, SolveWorker::Source source, QWidget* parent)
    : Page(session, Stage::Validate, parent), solver_(new SolveWorker(std::move(source), this)) {
    setHeading(tr("Validate"), tr("How close is the solver to the simulation, on parameter sets it "
                                  "has never seen? None is left out."));
    buildSettings();
    connect(addPrimaryAction(tr("&Validate"), tr("Compare the solver with every held-out set")),
            &QPushButton::clicked, this, &ValidatePage::run);

    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setTextFormat(Qt::RichText);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("validationTabs"));
    tabs_->addTab(buildOverview(), tr("&Overview"));
    tabs_->addTab(buildMoments(), tr("Mea&n and sd"));
    tabs_->insertTab(setsTab, buildSets(), tr("Held-out &sets"));
    resultsColumn()->addWidget(tabs_, 1);

    connect(solver_, &SolveWorker::answered, this,
            [this](int number, const std::shared_ptr<const SetTables>& tables) {
                if (number == waitingFor_)
                    setView_->showTables(tables);
            });
    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::started, this, &ValidatePage::updateExact);
    connect(&jobs, &JobRunner::failed, this, &ValidatePage::updateExact);
    connect(&jobs, &JobRunner::finished, this, [this](Stage stage) {
        updateExact();
        if (stage == Stage::Validate)
            refresh();
    });
    refresh();
}

void ValidatePage::run() {
    session().queue().submit(validationJob());
}

void ValidatePage::compareExactly() {
    session().queue().submit(exactComparisonJob(exactSets_->value()));
}

QString ValidatePage::whyNotExact() {
    const auto project = session().project();
    if (!project)
        return tr("No project is open.");
    const Network network = project->network();
    if (!network.isMarkovian())
        return tr("No exact solution: the network has waiting times or delays.");
    if (!network.triggers.empty())
        return tr("No exact solution: the network has triggers.");
    if (project->state(Stage::Simulate) == StageState::Stale)
        return tr("No exact solution: the network has changed since these sets were made.");
    return {};
}

void ValidatePage::updateExact() {
    const QString reason = whyNotExact();
    setView_->setExactAvailable(reason);
    QString missing = reason;
    const JobQueue& queue = session().queue();
    if (missing.isEmpty() && !report_ && !queue.isPending(JobKind::Validate))
        missing = tr("Validate first.");
    const bool pending = queue.isPending(JobKind::ExactComparison);
    exactAction_->setEnabled(missing.isEmpty() && !pending);
    exactAction_->setToolTip(!missing.isEmpty() ? missing
                             : pending          ? tr("It runs or waits in the job list")
                                       : tr("Solves the master equation for some of the held-out "
                                            "sets: how far solver and simulation are from the "
                                            "truth"));
    exactAction_->setAccessibleDescription(exactAction_->toolTip());
    exactSets_->setEnabled(missing.isEmpty() && !pending);
    exactReason_->setText(reason);
    exactReason_->setVisible(session().project() && !reason.isEmpty());
}

/// What waits in the queue counts as there.
void ValidatePage::updateAvailability() {
    const auto project = session().project();
    const JobQueue& queue = session().queue();
    const bool solver = project && (hasSolver(*project) || queue.isPending(JobKind::Train));
    const bool sets =
        project && (project->count(Partition::Valid) > 0 || queue.isPending(JobKind::Simulate) ||
                    queue.isPending(JobKind::ImportSets));
    setPrimaryAvailable(solver && sets, solver
                                            ? tr("There are no held-out sets: simulate some first")
                                            : tr("Train a solver first"));
    updateExact();
}

void ValidatePage::refresh() {
    const auto project = session().project();
    const auto info = project ? project->training() : std::nullopt;
    updateAvailability();
    const auto report = project ? project->validation() : std::nullopt;
    auto exact = report ? project->exactValidation() : std::nullopt;
    // Of another solver or other sets than the report.
    if (exact && exact->provenance.inputHash != report->provenance.inputHash)
        exact.reset();
    std::string now;
    if (project)
        now = std::to_string(reinterpret_cast<std::uintptr_t>(project.get())) +
              (info ? info->provenance.inputHash + info->provenance.created : "") + "/" +
              key(report) + "/" + key(exact);
    const bool same = now == shown_ && !now.empty();
    if (!same) {
        shown_ = now;
        report_ = report;
        exact_ = std::move(exact);
        parameters_ = project ? project->network().parameterNames() : std::vector<std::string>{};
        solver_->setProject(project);
        chosenSet_ = -1;
    }
    const NetworkNames names = project ? NetworkNames(project->network()) : NetworkNames();
    const bool renamed = names != names_;
    names_ = names;
    state_->setNames(names);
    updateExact();
    updateHint();
    if (!same)
        showReport();
    else if (renamed)
        showNames();
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
    hint_->setText(names_.drawn(sentence).html());
    hint_->setVisible(!sentence.isEmpty());
}

QString ValidatePage::verdict() const {
    QStringList sentences{noiseVerdict(), worstSet(), exactVerdict()};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString ValidatePage::noiseVerdict() const {
    QStringList near, far;
    for (std::size_t i = 0; i < report_->summary.size(); ++i) {
        const StateSummary& row = report_->summary[i];
        if (!row.noiseFloor)
            return tr("Without a second simulation of the held-out sets there is no noise floor to "
                      "compare the solver with.");
        const QString name = names_.marked(QString::fromStdString(report_->stateNames[i]));
        (row.kl.median <= sameAsNoise * row.noiseFloor->median ? near : far) << name;
    }
    if (far.isEmpty())
        return tr("By the median KL the solver is, for every state, as close to the simulation as "
                  "a second simulation is: no difference can be seen.");
    if (near.isEmpty())
        return tr("By the median KL the solver is farther from the simulation than a second "
                  "simulation is (%1): a longer training or more sets would help.")
            .arg(far.join(QStringLiteral(", ")));
    return tr("By the median KL as close as a second simulation: %1. Farther than that: %2; a "
              "longer training or more sets would help.")
        .arg(near.join(QStringLiteral(", ")), far.join(QStringLiteral(", ")));
}

QString ValidatePage::worstSet() const {
    if (report_->worst.empty())
        return {};
    const SetComparison& worst = report_->sets[static_cast<std::size_t>(report_->worst.front())];
    const QString index = QLocale().toString(worst.index);
    const QString distance = displayNumber(worst.jointTotalVariation, 2);
    if (!worst.jointNoiseFloor)
        return tr("The worst set is number %1: total variation %2.").arg(index, distance);
    return tr("The worst set is number %1: total variation %2, noise floor %3.")
        .arg(index, distance, displayNumber(*worst.jointNoiseFloor, 2));
}

QString ValidatePage::exactVerdict() const {
    if (!exact_)
        return {};
    QStringList closer, farther;
    for (std::size_t i = 0; i < exact_->summary.size(); ++i) {
        const StateSummary& row = exact_->summary[i];
        if (row.noiseFloor)
            (row.kl.median < row.noiseFloor->median ? closer : farther)
                << names_.marked(QString::fromStdString(exact_->stateNames[i]));
    }
    QStringList sentences;
    if (!closer.isEmpty())
        sentences << tr("Closer to the exact solutions than the simulation is: %1.")
                         .arg(closer.join(QStringLiteral(", ")));
    if (!farther.isEmpty())
        sentences << tr("Farther from the exact solutions than the simulation is: %1.")
                         .arg(farther.join(QStringLiteral(", ")));
    return sentences.join(u' ');
}

void ValidatePage::updateFacts() {
    if (!report_) {
        facts_->setText(tr("Not validated yet."));
        return;
    }
    QString text = tr("Held-out sets compared: %1\nTime taken: %2")
                       .arg(countText(report_->sets.size()), displayDuration(report_->seconds));
    if (exact_)
        text += u'\n' + tr("Solved exactly: %1").arg(countText(exact_->sets.size()));
    if (report_->sampledStates > 0)
        text += u'\n' + tr("The solver's distributions are taken from %1 draws a set, so that they "
                           "carry noise of their own.")
                            .arg(QLocale().toString(report_->sampledStates));
    facts_->setText(text);
}

void ValidatePage::showAbsence(const QString& sentence) {
    for (ChartPanel* chart : {boxes_, means_, sds_}) {
        chart->setPlaceholder(sentence);
        chart->clear();
    }
}

void ValidatePage::showReport() {
    const ValidationReport report = report_.value_or(ValidationReport{});
    sets_->setReport(report, exact(), parameters_);
    summaryNames_->setNames(names_);
    setHeads_->setNames(names_);
    setView_->setNames(report.stateNames, parameters_, names_);
    setView_->clear();
    setTable_->sortByColumn(1, Qt::DescendingOrder);
    setTable_->resizeColumnsToContents();
    exportSets_->setEnabled(report_.has_value());
    onlyWorst_->setEnabled(report_.has_value());
    if (report_)
        exactSets_->setMaximum(static_cast<int>(report.sets.size()));
    updateFacts();
    {
        const QSignalBlocker quiet(state_);
        state_->clear();
        for (const std::string& name : report.stateNames)
            state_->addItem(QString::fromStdString(name));
        state_->setCurrentIndex(state_->count() - 1);
    }
    state_->setEnabled(report_.has_value());
    showMeasure();
    drawScatter();
}

void ValidatePage::showNames() {
    summaryNames_->setNames(names_);
    setHeads_->setNames(names_);
    if (!report_)
        return;
    setView_->setNames(report_->stateNames, parameters_, names_);
    setTable_->resizeColumnsToContents();
    drawBoxes();
    drawScatter();
}

Measure ValidatePage::measure() const {
    return static_cast<Measure>(measure_->currentData().toInt());
}

void ValidatePage::showMeasure() {
    summary_->setReport(report_.value_or(ValidationReport{}), exact(), measure());
    fitColumns(*summaryTable_, ColumnFit::Even, {0, 1});
    fitToRows(*summaryTable_);
    sets_->setMeasure(measure());
    drawBoxes();
}

void ValidatePage::drawBoxes() {
    if (!report_)
        return showAbsence(tr("Press Validate to compare the solver with the simulation."));
    std::vector<ChartText> states;
    for (const std::string& name : report_->stateNames)
        states.push_back(names_.text(QString::fromStdString(name)));
    std::vector<Series> series;
    boxedSets_.clear();
    const auto add = [&](const QString& name, SeriesRole role, const ValidationReport& report,
                         const auto& valueOf) {
        Series boxes{name, role, {}, {}};
        std::vector<int> sets;
        for (const SetComparison& set : report.sets)
            for (std::size_t state = 0; state < set.states.size(); ++state)
                if (const std::optional<double> value = valueOf(set.states[state])) {
                    boxes.x.push_back(static_cast<double>(state));
                    boxes.y.push_back(*value);
                    sets.push_back(set.index);
                }
        if (boxes.y.empty())
            return;
        series.push_back(std::move(boxes));
        boxedSets_.push_back(std::move(sets));
    };
    const auto solver = [this](const StateComparison& state) {
        return std::optional(measured(state, measure()));
    };
    const auto noise = [this](const StateComparison& state) {
        return noiseFloor(state, measure());
    };
    add(tr("solver from simulation"), SeriesRole::Solver, *report_, solver);
    add(tr("noise floor: second simulation"), SeriesRole::Data, *report_, noise);
    if (exact_) {
        add(tr("solver from exact"), SeriesRole::Exact, *exact_, solver);
        add(tr("simulation from exact"), SeriesRole::Training, *exact_, noise);
    }
    boxes_->setTitle(tr("%1 over all held-out sets").arg(measureName(measure())));
    boxes_->showBoxes(states, series,
                      {tr("state"), measureAxis(measure()), false, logarithmic_->isChecked()});
}

void ValidatePage::drawScatter() {
    const int state = state_->currentIndex();
    if (!report_ || state < 0)
        return showAbsence(tr("Press Validate to compare the solver with the simulation."));
    const auto at = static_cast<std::size_t>(state);
    const ChartText name = names_.text(state_->currentText());
    std::vector<Series> mean{
        {tr("held-out sets"), SeriesRole::Solver, {}, {}},
        {tr("the %1 worst").arg(countText(report_->worst.size())), SeriesRole::Training, {}, {}}};
    std::vector<Series> sd = mean;
    const auto add = [&](std::size_t series, const SetComparison& set) {
        const StateComparison& c = set.states[at];
        mean[series].x.push_back(c.simulatedMean);
        mean[series].y.push_back(c.solverMean);
        sd[series].x.push_back(c.simulatedSd);
        sd[series].y.push_back(c.solverSd);
    };
    for (const SetComparison& set : report_->sets)
        add(0, set);
    for (const int worst : report_->worst)
        add(1, report_->sets[static_cast<std::size_t>(worst)]);
    for (const SetComparison& set : report_->sets)
        if (set.index == chosenSet_) {
            const QString chosen = tr("set %1").arg(QLocale().toString(set.index));
            mean.push_back({chosen, SeriesRole::Exact, {}, {}});
            sd.push_back(mean.back());
            add(mean.size() - 1, set);
        }
    means_->setTitle(ChartText(tr("Mean of %1")).arg(name));
    means_->showScatter(mean, {tr("simulation (count)"), tr("solver (count)"), false, false}, true);
    sds_->setTitle(ChartText(tr("Standard deviation of %1")).arg(name));
    sds_->showScatter(sd, {tr("simulation (count)"), tr("solver (count)"), false, false}, true);
}

void ValidatePage::openSet(int index) {
    const auto found = std::find_if(report_->sets.begin(), report_->sets.end(),
                                    [index](const SetComparison& s) { return s.index == index; });
    if (found == report_->sets.end())
        return;
    const int position = static_cast<int>(found - report_->sets.begin());
    if (!sets_->isWorst(position))
        onlyWorst_->setChecked(false);
    tabs_->setCurrentIndex(setsTab);
    const QModelIndex row = sorted_->mapFromSource(sets_->index(position, 0));
    setTable_->selectRow(row.row());
    setTable_->scrollTo(row);
}

void ValidatePage::chooseSet(int row) {
    const int position = sorted_->mapToSource(sorted_->index(row, 0)).row();
    const SetComparison& set = report_->sets[static_cast<std::size_t>(position)];
    if (set.index == chosenSet_)
        return;
    chosenSet_ = set.index;
    requestSet();
    drawScatter();
}

void ValidatePage::requestSet() {
    if (chosenSet_ < 0)
        return;
    setView_->showWaiting(chosenSet_);
    waitingFor_ = solver_->request(chosenSet_, setView_->wantsExact());
}

void ValidatePage::exportSets(const QString& path) const {
    writeFileAtomically(path.toStdString(), heldOutSetsCsv(*report_, parameters_, exact()));
}

void ValidatePage::askSetsPath() {
    QString path = QFileDialog::getSaveFileName(this, tr("Export table"), tr("held-out sets"),
                                                tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    showIssues({});
    try {
        exportSets(path);
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

} // namespace dyngpt
