#include "ui/pages/dataset_view.h"

#include "core/common/metrics.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/number_text.h"
#include "ui/pages/name_box.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr std::size_t scannedSets = 1000; // of each kind: enough for a picture

QString identityOf(const Project& project) {
    const auto info = project.dataset();
    if (!info)
        return {};
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QString::fromStdString(info->provenance.inputHash))
        .arg(info->trainSets)
        .arg(info->validSets)
        .arg(QString::fromStdString(info->provenance.created));
}

/// Leaves the chosen one, by its text, where it still is.
void refill(QComboBox* box, const QStringList& texts, int atFirst) {
    const QString chosen = box->currentText();
    QStringList old;
    for (int i = 0; i < box->count(); ++i)
        old << box->itemText(i);
    if (old == texts)
        return;
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(texts);
    const auto same = texts.indexOf(chosen);
    box->setCurrentIndex(same >= 0 ? static_cast<int>(same)
                                   : std::clamp(atFirst, 0, std::max(0, box->count() - 1)));
}

} // namespace

DatasetView::DatasetView(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    createScatter(grid);
    createDistribution(grid);
    connect(&scan_, &LatestJob::failed, this, &DatasetView::failed);
    connect(&exactJob_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        exactIssues_ = issues;
        drawDistribution();
    });
    updateExact();
}

void DatasetView::setProject(std::shared_ptr<Project> project) {
    if (project == project_)
        return;
    project_ = std::move(project);
    network_ = {};
    names_ = {};
    looked_.clear();
    scan_.cancel();
    exactJob_.cancel();
    sets_.clear();
    set_.reset();
    replica_.reset();
    solution_.reset();
    exactIssues_.clear();
    scatter_->clear();
    distribution_->clear();
    updateExact();
}

void DatasetView::look() {
    if (!project_)
        return;
    if (Network now = project_->network(); now != network_) {
        network_ = std::move(now);
        names_ = NetworkNames(network_);
        for (NameBox* box : {across_, up_, state_})
            box->setNames(names_);
        exactJob_.cancel();
        solution_.reset();
        fillChoices();
    }
    updateExact();
    const QString identity = identityOf(*project_);
    if (identity == looked_ && !identity.isEmpty())
        return;
    looked_ = identity;
    auto found = std::make_shared<std::vector<ScannedSet>>();
    disconnect(&scan_, &LatestJob::finished, this, nullptr);
    connect(&scan_, &LatestJob::finished, this, [this, found] {
        sets_ = std::move(*found);
        fillChoices();
        drawScatter();
        countSets();
        if (!set_)
            showSet();
    });
    scan_.start([project = project_, found](JobSinks&, std::stop_token stop) {
        *found = scanDataset(*project, scannedSets, stop);
        return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
    });
}

void DatasetView::countSets() {
    if (!project_)
        return;
    try {
        const auto partition = static_cast<Partition>(partition_->currentData().toInt());
        const std::vector<int> indices = project_->indices(partition);
        const QSignalBlocker quiet(number_);
        number_->setMaximum(indices.empty() ? 1 : indices.back() + 1);
    } catch (const Error& error) {
        Q_EMIT failed(error.issues());
    }
}

void DatasetView::fillChoices() {
    QStringList states;
    for (const std::string& name : network_.recordedNames())
        states << QString::fromStdString(name);
    QStringList axes;
    for (const Parameter& parameter : network_.parameters)
        axes << QString::fromStdString(parameter.name);
    axes << tr("mean") << tr("sd");
    // The last state is mostly the product, whose distribution says most.
    refill(state_, states, static_cast<int>(states.size()) - 1);
    refill(across_, axes, 0);
    refill(up_, axes, 1);
}

double DatasetView::coordinate(const SetSummary& set, int axis) const {
    const auto index = static_cast<std::size_t>(axis);
    const std::size_t parameters = network_.parameters.size();
    if (index < parameters)
        return index < set.parameters.size() ? set.parameters[index] : std::nan("");
    return value(set, index == parameters ? Colouring::Mean : Colouring::Sd);
}

double DatasetView::value(const SetSummary& set, Colouring colouring) const {
    const auto state = static_cast<std::size_t>(std::max(0, state_->currentIndex()));
    const auto of = [state](const std::vector<double>& values) {
        return state < values.size() ? values[state] : std::nan("");
    };
    switch (colouring) {
    case Colouring::Mean:
        return of(set.moments.mean);
    case Colouring::Sd:
        return of(set.moments.sd);
    case Colouring::NoiseFloor:
        return set.noiseFloor ? of(set.noiseFloor->states) : std::nan("");
    case Colouring::Stationarity:
        break;
    }
    return std::nan("");
}

ChartText DatasetView::chosenState() const {
    return names_.text(state_->currentText());
}

ChartText DatasetView::axisTitle(int axis) const {
    const int parameters = static_cast<int>(network_.parameters.size());
    if (axis < parameters)
        return names_.withUnit(across_->itemText(axis));
    return ChartText(axis == parameters ? tr("mean of %1 (count)") : tr("sd of %1 (count)"))
        .arg(chosenState());
}

void DatasetView::drawScatter() {
    const auto colouring = static_cast<Colouring>(colour_->currentData().toInt());
    const bool byGroup = colouring == Colouring::Stationarity;
    struct Group {
        QString name;
        std::function<bool(const ScannedSet&)> has;
    };
    const auto isTraining = [](const ScannedSet& set) { return set.partition == Partition::Train; };
    std::vector<Group> groups;
    if (byGroup)
        groups = {{tr("stationary"), [](const ScannedSet& s) { return s.summary.stationary(); }},
                  {tr("halves of the window differ"),
                   [](const ScannedSet& s) { return !s.summary.halvesAgree; }},
                  {tr("second start differs"), [](const ScannedSet& s) {
                       return s.summary.halvesAgree && !s.summary.startsAgree;
                   }}};
    else
        groups = {{tr("training"),
                   [=](const ScannedSet& s) { return isTraining(s) && s.summary.stationary(); }},
                  {tr("training, not stationary"),
                   [=](const ScannedSet& s) { return isTraining(s) && !s.summary.stationary(); }},
                  {tr("held out"),
                   [=](const ScannedSet& s) { return !isTraining(s) && s.summary.stationary(); }},
                  {tr("held out, not stationary"),
                   [=](const ScannedSet& s) { return !isTraining(s) && !s.summary.stationary(); }}};
    const int across = across_->currentIndex();
    const int up = up_->currentIndex();
    std::vector<Series> series;
    drawn_.clear();
    for (std::size_t g = 0; g < groups.size() && across >= 0 && up >= 0; ++g) {
        Series points{groups[g].name, SeriesRole::Other, {}, {}};
        points.colour = static_cast<int>(g); // and shape
        std::vector<std::size_t> positions;
        for (std::size_t i = 0; i < sets_.size(); ++i) {
            if (!groups[g].has(sets_[i]))
                continue;
            positions.push_back(i);
            points.x.push_back(coordinate(sets_[i].summary, across));
            points.y.push_back(coordinate(sets_[i].summary, up));
            if (!byGroup)
                points.values.push_back(value(sets_[i].summary, colouring));
        }
        if (positions.empty())
            continue;
        series.push_back(std::move(points));
        drawn_.push_back(std::move(positions));
    }
    if (series.empty())
        return scatter_->clear();
    addChosenSet(series);
    const auto isLog = [this](int axis) {
        const auto index = static_cast<std::size_t>(axis);
        return index < network_.parameters.size() && network_.parameters[index].scale == Scale::Log;
    };
    Axes axes{axisTitle(across), axisTitle(up), isLog(across), isLog(up)};
    if (!byGroup)
        axes.valueTitle = ChartText(tr("%1 of %2", "property, state"))
                              .arg(colour_->currentText().toLower(), chosenState());
    scatter_->showScatter(series, axes, false);
}

/// A last series of one point, large enough to be seen among all.
void DatasetView::addChosenSet(std::vector<Series>& series) {
    const auto partition = static_cast<Partition>(partition_->currentData().toInt());
    for (const ScannedSet& set : sets_) {
        if (set.partition != partition || set.summary.index != number_->value() - 1)
            continue;
        series.push_back({tr("set %1").arg(QLocale().toString(number_->value())),
                          SeriesRole::Exact,
                          {coordinate(set.summary, across_->currentIndex())},
                          {coordinate(set.summary, up_->currentIndex())}});
        return;
    }
}

void DatasetView::chooseSet(Partition partition, int index) {
    {
        const QSignalBlocker quietPartition(partition_);
        const QSignalBlocker quietNumber(number_);
        partition_->setCurrentIndex(partition_->findData(static_cast<int>(partition)));
        countSets();
        number_->setValue(index + 1);
    }
    showSet();
}

void DatasetView::showSet() {
    if (!project_)
        return;
    const auto partition = static_cast<Partition>(partition_->currentData().toInt());
    const int index = number_->value() - 1;
    const auto read = [&](Partition from) -> std::optional<SimulatedSet> {
        try {
            if (project_->contains(from, index))
                return project_->set(from, index);
        } catch (const Error&) {
            // Left out of a compact file: the placeholder stands, the summary says why.
        }
        return std::nullopt;
    };
    set_ = read(partition);
    replica_ = partition == Partition::Valid ? read(Partition::Replica) : std::nullopt;
    solution_.reset();
    exactIssues_.clear();
    exactJob_.cancel();
    if (exact_->isChecked())
        solve();
    drawDistribution();
    drawScatter();
}

void DatasetView::drawDistribution() {
    const int state = state_->currentIndex();
    std::vector<Series> series;
    const auto add = [&](const std::optional<SimulatedSet>& set, const QString& name,
                         SeriesRole role) {
        if (set && state >= 0 && state < set->histogram.dimension)
            series.push_back({name, role, {}, marginal(set->histogram, state)});
    };
    add(set_, tr("simulation"), SeriesRole::Data);
    add(replica_, tr("second simulation"), SeriesRole::Other);
    if (replica_ && series.size() == 2)
        series.back().colour = 1; // the first one is the solver's elsewhere
    if (solution_ && !series.empty()) {
        const auto recorded =
            static_cast<std::size_t>(network_.recordedStates[static_cast<std::size_t>(state)]);
        series.push_back({tr("exact"), SeriesRole::Exact, {}, solution_->marginals[recorded]});
    }
    caption_->setText(exactCaption());
    caption_->setVisible(!caption_->text().isEmpty());
    if (series.empty())
        distribution_->clear();
    else
        distribution_->showDistributions(series, {ChartText(tr("%1 (count)")).arg(chosenState()),
                                                  tr("probability"), false, false});
}

QString DatasetView::exactCaption() const {
    if (const QString reason = whyNotExact(); !reason.isEmpty())
        return reason;
    if (!exact_->isChecked())
        return {};
    if (!exactIssues_.empty())
        return translated(exactIssues_);
    if (exactJob_.isBusy())
        return tr("Solving exactly...");
    const int state = state_->currentIndex();
    if (!solution_ || !set_ || state < 0 || state >= set_->histogram.dimension)
        return {};
    const auto recorded =
        static_cast<std::size_t>(network_.recordedStates[static_cast<std::size_t>(state)]);
    const std::vector<double>& exact = solution_->marginals[recorded];
    const std::vector<double> simulated = marginal(set_->histogram, state);
    QString text = tr("Simulation from exact: KL %1 nats, total variation %2")
                       .arg(displayNumber(klDivergence(simulated, exact), 3),
                            displayNumber(totalVariation(simulated, exact), 3));
    if (!solution_->notes.empty())
        text += u'\n' + translated(solution_->notes);
    return text;
}

QString DatasetView::whyNotExact() const {
    if (!network_.isMarkovian())
        return tr("No exact solution: the network has waiting times or delays.");
    if (!network_.triggers.empty())
        return tr("No exact solution: the network has triggers.");
    if (project_ && project_->state(Stage::Simulate) == StageState::Stale)
        return tr("No exact solution: the network has changed since these sets were made.");
    return {};
}

void DatasetView::updateExact() {
    const QString reason = whyNotExact();
    exact_->setEnabled(project_ && reason.isEmpty());
    if (!reason.isEmpty())
        exact_->setChecked(false);
    exact_->setToolTip(reason.isEmpty()
                           ? tr("Computes the set's stationary distribution from the master "
                                "equation, to compare")
                           : reason);
    exact_->setAccessibleDescription(exact_->toolTip());
    caption_->setText(exactCaption());
    caption_->setVisible(!caption_->text().isEmpty());
}

void DatasetView::solve() {
    if (!set_ || !whyNotExact().isEmpty())
        return;
    auto found = std::make_shared<std::optional<ExactSolution>>();
    disconnect(&exactJob_, &LatestJob::finished, this, nullptr);
    connect(&exactJob_, &LatestJob::finished, this, [this, found] {
        solution_ = std::move(*found);
        drawDistribution();
    });
    exactJob_.start([network = network_, parameters = set_->parameters,
                     found](JobSinks& sinks, std::stop_token stop) {
        *found = solveExactly(network, parameters, {}, sinks.progress(), stop);
        return *found ? Outcome::Finished : Outcome::Cancelled;
    });
}

} // namespace dyngpt
