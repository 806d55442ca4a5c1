#include "ui/pages/set_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/matrix_panel.h"
#include "ui/charts/number_text.h"
#include "ui/pages/name_box.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

std::vector<Series> marginalSeries(const SetTables& tables, std::size_t state) {
    std::vector<Series> series;
    const auto add = [&](const QString& name, SeriesRole role, const SetDistribution& from) {
        if (state < from.marginals.size())
            series.push_back({name, role, {}, from.marginals[state]});
    };
    add(SetView::tr("simulation"), SeriesRole::Data, tables.simulation);
    add(SetView::tr("solver"), SeriesRole::Solver, tables.solver);
    add(SetView::tr("exact"), SeriesRole::Exact, tables.exact);
    return series;
}

std::vector<double> pairOf(const SetDistribution& distribution, int first, int second) {
    return distribution.pairs.isEmpty() ? std::vector<double>{}
                                        : distribution.pairs.pair(first, second);
}

} // namespace

SetView::SetView(QWidget* parent)
    : QWidget(parent)
    , title_(new QLabel)
    , exact_(new QCheckBox(tr("E&xact")))
    , tabs_(new QTabWidget)
    , matrix_(new MatrixPanel(tr("All states and pairs")))
    , pair_(new QComboBox)
    , state_(new NameBox)
    , simulated_(new ChartPanel(tr("Simulation")))
    , solved_(new ChartPanel(tr("Solver")))
    , overlay_(new ChartPanel(tr("One state"))) {
    exact_->setObjectName(QStringLiteral("exactSet"));
    matrix_->setObjectName(QStringLiteral("setMatrix"));
    tabs_->setObjectName(QStringLiteral("setTabs"));
    simulated_->setObjectName(QStringLiteral("simulationMap"));
    solved_->setObjectName(QStringLiteral("solverMap"));
    overlay_->setObjectName(QStringLiteral("marginalChart"));
    title_->setTextFormat(Qt::RichText);
    title_->setWordWrap(true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(exact_, 0, Qt::AlignTop);
    tabs_->addTab(matrix_, tr("Matr&ix"));
    tabs_->addTab(buildCloser(), tr("C&loser"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(tabs_, 1);
    connect(pair_, &QComboBox::currentIndexChanged, this, &SetView::drawPair);
    connect(state_, &QComboBox::currentIndexChanged, this, &SetView::drawState);
    connect(matrix_, &MatrixPanel::cellChosen, this, &SetView::lookCloser);
    connect(exact_, &QCheckBox::toggled, this, &SetView::exactToggled);
    setExactAvailable({});
    clear();
}

QWidget* SetView::buildCloser() {
    auto* pairLabel = new QLabel(tr("&Joint distribution of"));
    pairLabel->setBuddy(pair_);
    pair_->setAccessibleName(tr("Joint distribution of"));
    pair_->setToolTip(tr("The two states whose joint distribution is drawn"));
    auto* stateLabel = new QLabel(tr("&Distribution of"));
    stateLabel->setBuddy(state_);
    state_->setAccessibleName(tr("Distribution of"));
    state_->setToolTip(tr("The state whose distribution is drawn"));

    auto* above = new QHBoxLayout;
    above->addWidget(pairLabel);
    above->addWidget(pair_);
    above->addStretch(1);
    auto* maps = new QHBoxLayout;
    maps->addWidget(simulated_, 1);
    maps->addWidget(solved_, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(stateLabel);
    below->addWidget(state_);
    below->addStretch(1);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addLayout(above);
    column->addLayout(maps, 4);
    column->addLayout(below);
    column->addWidget(overlay_, 3);
    return page;
}

void SetView::setNames(const std::vector<std::string>& states,
                       const std::vector<std::string>& parameters, const NetworkNames& names) {
    parameters_ = parameters;
    if (names != names_) {
        names_ = names;
        state_->setNames(names);
        if (tables_)
            showTables(tables_);
    }
    if (states == states_)
        return;
    states_ = states;
    tables_.reset();
    pair_->clear();
    state_->clear();
    const int count = static_cast<int>(states.size());
    for (int second = 0; second < count; ++second) {
        state_->addItem(QString::fromStdString(states[static_cast<std::size_t>(second)]));
        for (int first = 0; first < second; ++first)
            pair_->addItem(
                tr("%1 and %2")
                    .arg(QString::fromStdString(states[static_cast<std::size_t>(first)]),
                         QString::fromStdString(states[static_cast<std::size_t>(second)])),
                QPoint(second, first));
    }
    // The last states are the most abundant ones in most networks, and the last pair's.
    pair_->setCurrentIndex(pair_->count() - 1);
    state_->setCurrentIndex(state_->count() - 1);
    pair_->setEnabled(pair_->count() > 0);
}

void SetView::setExactAvailable(const QString& reason) {
    if (!reason.isEmpty())
        exact_->setChecked(false);
    exact_->setEnabled(reason.isEmpty());
    exact_->setToolTip(reason.isEmpty() ? tr("Solves the master equation for this set, to compare")
                                        : reason);
    exact_->setAccessibleDescription(exact_->toolTip());
}

bool SetView::wantsExact() const {
    return exact_->isChecked();
}

void SetView::clear() {
    tables_.reset();
    title_->setText(tr("Choose a set in the table to see its distributions."));
    matrix_->setPlaceholder(tr("Choose a set in the table."));
    matrix_->showMatrix({});
    for (ChartPanel* chart : {simulated_, solved_, overlay_}) {
        chart->setPlaceholder(tr("Choose a set in the table."));
        chart->clear();
    }
}

void SetView::showWaiting(int set) {
    title_->setText(tr("Set %1: computing its distributions…").arg(QLocale().toString(set)));
}

ChartText SetView::name(std::size_t state) const {
    return names_.text(QString::fromStdString(states_[state]));
}

ChartText SetView::axisTitle(std::size_t state) const {
    return ChartText(tr("%1 (count)")).arg(name(state));
}

ChartText SetView::parameterText() const {
    std::vector<ChartText> values;
    for (std::size_t i = 0; i < std::min(parameters_.size(), tables_->parameters.size()); ++i)
        values.push_back(ChartText(tr("%1 = %2"))
                             .arg(names_.text(QString::fromStdString(parameters_[i])),
                                  displayNumber(tables_->parameters[i], 4)));
    return ChartText::join(values, QStringLiteral(", "));
}

void SetView::showTables(std::shared_ptr<const SetTables> tables) {
    tables_ = std::move(tables);
    ChartText what = tables_->issues.empty() ? parameterText() : translated(tables_->issues);
    what = ChartText(tr("Set %1: %2")).arg(QLocale().toString(tables_->index), what);
    if (tables_->issues.empty() && wantsExact() && tables_->exact.marginals.empty())
        what = ChartText::join({what, tr("Solving it exactly…")}, QStringLiteral("\n"));
    title_->setText(what.html());
    solved_->setPlaceholder(tr("There is no solver's distribution for this set."));
    simulated_->setPlaceholder(tr("There is no simulated distribution for this set."));
    overlay_->setPlaceholder(tr("There is no distribution for this set."));
    matrix_->setPlaceholder(tr("There is no distribution for this set."));
    drawMatrix();
    drawPair();
    drawState();
}

void SetView::drawMatrix() {
    MatrixContent content;
    content.above = tr("simulation");
    content.below = tr("solver");
    const int count = std::min(tables_->grid.states(), static_cast<int>(states_.size()));
    for (int second = 0; second < count; ++second) {
        const auto at = static_cast<std::size_t>(second);
        content.variables.push_back({name(at), tables_->grid.cells[at], tables_->grid.width[at],
                                     marginalSeries(*tables_, at)});
        for (int first = 0; first < second; ++first)
            content.pairs.push_back({pairOf(tables_->simulation, first, second),
                                     pairOf(tables_->solver, first, second)});
    }
    matrix_->setTitle(tr("Set %1: all states and pairs").arg(QLocale().toString(tables_->index)));
    matrix_->showMatrix(std::move(content));
}

void SetView::lookCloser(int row, int column) {
    if (row == column)
        state_->setCurrentIndex(row);
    else
        pair_->setCurrentIndex(
            pair_->findData(QPoint(std::max(row, column), std::min(row, column))));
    tabs_->setCurrentIndex(1);
}

void SetView::drawPair() {
    if (!tables_ || pair_->currentIndex() < 0) {
        simulated_->clear();
        solved_->clear();
        return;
    }
    const QPoint chosen = pair_->currentData().toPoint();
    const auto across = static_cast<std::size_t>(chosen.x());
    const auto up = static_cast<std::size_t>(chosen.y());
    const std::vector<double> simulation = pairOf(tables_->simulation, chosen.y(), chosen.x());
    const std::vector<double> solver = pairOf(tables_->solver, chosen.y(), chosen.x());
    // One colour scale, so that the two can be compared.
    double largest = 0;
    for (const auto* pair : {&simulation, &solver})
        for (const double value : *pair)
            largest = std::max(largest, value);
    const Axes axes{axisTitle(across), axisTitle(up), false, false, tr("probability")};
    const PairGrid& grid = tables_->grid;
    const auto show = [&](ChartPanel* chart, const std::vector<double>& pair) {
        if (pair.empty())
            chart->clear();
        else
            chart->showHeatMap(pair, grid.cells[up], grid.cells[across], axes, largest,
                               {grid.width[across], grid.width[up]});
    };
    show(simulated_, simulation);
    show(solved_, solver);
}

void SetView::drawState() {
    const int state = state_->currentIndex();
    if (!tables_ || state < 0)
        return overlay_->clear();
    const auto at = static_cast<std::size_t>(state);
    overlay_->setTitle(ChartText(tr("Distribution of %1")).arg(name(at)));
    overlay_->showDistributions(marginalSeries(*tables_, at),
                                {axisTitle(at), tr("probability"), false, false});
}

} // namespace dyngpt
