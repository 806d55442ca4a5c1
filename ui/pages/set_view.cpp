#include "ui/pages/set_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/text.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

// Cells below this share of the highest are not worth room in the picture.
constexpr double visibleShare = 2e-3;

struct Extent {
    int rows = 1;
    int columns = 1;
};

void widen(Extent& extent, const std::vector<double>& pair, int columns) {
    if (pair.empty())
        return;
    const double least = visibleShare * *std::max_element(pair.begin(), pair.end());
    for (std::size_t i = 0; i < pair.size(); ++i)
        if (pair[i] > least) {
            extent.rows = std::max(extent.rows, static_cast<int>(i) / columns + 1);
            extent.columns = std::max(extent.columns, static_cast<int>(i) % columns + 1);
        }
}

std::vector<double> cropped(const std::vector<double>& pair, int columns, const Extent& extent) {
    std::vector<double> part;
    part.reserve(static_cast<std::size_t>(extent.rows) * extent.columns);
    for (int r = 0; r < extent.rows; ++r) {
        const auto row = pair.begin() + static_cast<std::ptrdiff_t>(r) * columns;
        part.insert(part.end(), row, row + extent.columns);
    }
    return part;
}

QString axisTitle(const std::string& state) {
    return SetView::tr("%1 (count)").arg(QString::fromStdString(state));
}

} // namespace

SetView::SetView(QWidget* parent)
    : QWidget(parent)
    , title_(new QLabel)
    , pair_(new QComboBox)
    , state_(new QComboBox)
    , simulated_(new ChartPanel(tr("Simulation")))
    , solved_(new ChartPanel(tr("Solver")))
    , overlay_(new ChartPanel(tr("One state"))) {
    simulated_->setObjectName(QStringLiteral("simulationMap"));
    solved_->setObjectName(QStringLiteral("solverMap"));
    overlay_->setObjectName(QStringLiteral("marginalChart"));
    title_->setWordWrap(true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title_);
    column->addLayout(above);
    column->addLayout(maps, 4);
    column->addLayout(below);
    column->addWidget(overlay_, 3);
    connect(pair_, &QComboBox::currentIndexChanged, this, &SetView::drawPair);
    connect(state_, &QComboBox::currentIndexChanged, this, &SetView::drawState);
    clear();
}

void SetView::setNames(const std::vector<std::string>& states,
                       const std::vector<std::string>& parameters) {
    parameters_ = parameters;
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

void SetView::clear() {
    tables_.reset();
    title_->setText(tr("Choose a set in the table to see its distributions."));
    for (ChartPanel* chart : {simulated_, solved_, overlay_}) {
        chart->setPlaceholder(tr("Choose a set in the table."));
        chart->clear();
    }
}

void SetView::showWaiting(int set) {
    title_->setText(tr("Set %1: computing its distributions…").arg(QLocale().toString(set)));
}

QString SetView::parameterText() const {
    QStringList values;
    for (std::size_t i = 0; i < std::min(parameters_.size(), tables_->parameters.size()); ++i)
        values << tr("%1 = %2").arg(QString::fromStdString(parameters_[i]),
                                    QLocale().toString(tables_->parameters[i], 'g', 4));
    return values.join(QStringLiteral(", "));
}

void SetView::showTables(std::shared_ptr<const SetTables> tables) {
    tables_ = std::move(tables);
    const QString index = QLocale().toString(tables_->index);
    title_->setText(tables_->issues.empty()
                        ? tr("Set %1: %2").arg(index, parameterText())
                        : tr("Set %1: %2").arg(index, translated(tables_->issues)));
    solved_->setPlaceholder(tr("There is no solver's distribution for this set."));
    simulated_->setPlaceholder(tr("There is no simulated distribution for this set."));
    overlay_->setPlaceholder(tr("There is no distribution for this set."));
    drawPair();
    drawState();
}

void SetView::drawPair() {
    if (!tables_ || pair_->currentIndex() < 0) {
        simulated_->clear();
        solved_->clear();
        return;
    }
    const QPoint chosen = pair_->currentData().toPoint();
    const auto pairOf = [&chosen](const JointTable& table) {
        return table.probability.empty() ? std::vector<double>{}
                                         : table.pair(chosen.y(), chosen.x());
    };
    const std::vector<double> simulation = pairOf(tables_->simulation);
    const std::vector<double> solver = pairOf(tables_->solver);
    const JointTable& any = solver.empty() ? tables_->simulation : tables_->solver;
    if (any.bounds.empty()) {
        simulated_->clear();
        solved_->clear();
        return;
    }
    const int columns = any.bounds[static_cast<std::size_t>(chosen.x())];
    Extent extent;
    widen(extent, simulation, columns);
    widen(extent, solver, columns);
    // One colour scale, so that the two can be compared.
    double largest = 0;
    for (const auto* pair : {&simulation, &solver})
        if (!pair->empty())
            largest = std::max(largest, *std::max_element(pair->begin(), pair->end()));
    const Axes axes{axisTitle(states_[static_cast<std::size_t>(chosen.x())]),
                    axisTitle(states_[static_cast<std::size_t>(chosen.y())]), false, false};
    const auto show = [&](ChartPanel* chart, const std::vector<double>& pair) {
        if (pair.empty())
            chart->clear();
        else
            chart->showHeatMap(cropped(pair, columns, extent), extent.rows, extent.columns, axes,
                               largest);
    };
    show(simulated_, simulation);
    show(solved_, solver);
}

void SetView::drawState() {
    const int state = state_->currentIndex();
    if (!tables_ || state < 0)
        return overlay_->clear();
    std::vector<Series> series;
    if (!tables_->simulation.probability.empty())
        series.push_back(
            {tr("simulation"), SeriesRole::Data, {}, tables_->simulation.marginal(state)});
    if (!tables_->solver.probability.empty())
        series.push_back({tr("solver"), SeriesRole::Solver, {}, tables_->solver.marginal(state)});
    const std::string& name = states_[static_cast<std::size_t>(state)];
    overlay_->setTitle(tr("Distribution of %1").arg(QString::fromStdString(name)));
    overlay_->showDistributions(series, {axisTitle(name), tr("probability"), false, false});
}

} // namespace dyngpt
