#include "ui/pages/solve_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/pages/bar_delegate.h"
#include "ui/pages/name_box.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/table_setup.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPoint>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int chartsPerRow = 3;
constexpr int linesOfChart = 10; ///< its height, counted in lines of text
constexpr int answersPerLegendLine = 3;
constexpr int leastMomentRows = 6;
constexpr int otherColour = 1; // of SeriesRole::Other; the first is the solver's own
// Counts less probable than this share of the most probable one are not worth room in the map.
constexpr double visibleShare = 2e-3;

SeriesRole roleOf(AnswerSource source) {
    switch (source) {
    case AnswerSource::Solver:
        return SeriesRole::Solver;
    case AnswerSource::Simulation:
        return SeriesRole::Data;
    case AnswerSource::Exact:
        return SeriesRole::Exact;
    case AnswerSource::SavedSet:
        return SeriesRole::HeldOut; // dashed
    case AnswerSource::OtherSolver:
        break;
    }
    return SeriesRole::Other;
}

QString nameOf(const SolveView::Answer& answer) {
    return answer.name.isEmpty() ? sourceName(answer.source) : answer.name;
}

int visibleCounts(const std::vector<double>& marginal) {
    const double least = visibleShare * *std::max_element(marginal.begin(), marginal.end());
    const auto last =
        std::find_if(marginal.rbegin(), marginal.rend(), [=](double p) { return p > least; });
    return static_cast<int>(marginal.rend() - last);
}

/// Rows and columns of a table, with zeros where it has none.
std::vector<double> cut(const std::vector<double>& table, int columns, int newRows,
                        int newColumns) {
    const int rows = static_cast<int>(table.size()) / columns;
    std::vector<double> result(static_cast<std::size_t>(newRows) *
                               static_cast<std::size_t>(newColumns));
    for (int r = 0; r < std::min(rows, newRows); ++r)
        std::copy_n(table.begin() + static_cast<std::ptrdiff_t>(r) * columns,
                    std::min(columns, newColumns),
                    result.begin() + static_cast<std::ptrdiff_t>(r) * newColumns);
    return result;
}

} // namespace

SolveView::SolveView(QWidget* parent) : QWidget(parent) {
    marginals_ = new QWidget;
    marginalGrid_ = new QGridLayout(marginals_);
    marginalGrid_->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidget(marginals_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    marginalScroll_ = scroll;
    scroll->setFocusPolicy(Qt::NoFocus); // the charts in it are reached themselves

    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(createJoint(), 1);
    below->addWidget(createTables(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 2);
    column->addLayout(below, 3);
    holdSizes();
}

void SolveView::holdSizes() {
    const auto answers = static_cast<int>(answers_.size());
    const int legend = answers < 2 ? 0 : (answers - 1) / answersPerLegendLine + 1;
    const int least = (linesOfChart + legend) * fontMetrics().height();
    for (ChartPanel* chart : charts_)
        chart->setMinimumHeight(least);
    // With the bar that a narrow page brings.
    marginalScroll_->setMinimumHeight(least +
                                      marginalScroll_->horizontalScrollBar()->sizeHint().height());
    // A box keeps the least width that it had when it was empty.
    for (NameBox* box : {pair_, state_})
        box->setMinimumWidth(box->sizeHint().width());
}

void SolveView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && marginalScroll_)
        holdSizes();
}

QWidget* SolveView::createJoint() {
    pair_ = new NameBox;
    pair_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    pair_->setObjectName(QStringLiteral("solvedPair"));
    pair_->setAccessibleName(tr("Joint distribution of"));
    pair_->setToolTip(tr("The two states whose joint distribution is drawn"));
    auto* label = new QLabel(tr("&Joint distribution of"));
    label->setBuddy(pair_);
    mapped_ = new QComboBox;
    mapped_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    mapped_->setObjectName(QStringLiteral("solvedPairSource"));
    mapped_->setAccessibleName(tr("Whose joint distribution"));
    mapped_->setToolTip(tr("The solver's, or what it is compared with"));
    map_ = new ChartPanel(tr("Joint distribution"));
    map_->setObjectName(QStringLiteral("solvedMap"));
    connect(pair_, &QComboBox::activated, this, &SolveView::pairChanged);
    connect(mapped_, &QComboBox::currentIndexChanged, this, &SolveView::drawPair);

    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    auto* choice = new QHBoxLayout;
    choice->addWidget(label);
    choice->addWidget(pair_, 1);
    choice->addWidget(mapped_);
    column->addLayout(choice);
    column->addWidget(map_, 1);
    return widget;
}

QWidget* SolveView::createTables() {
    moments_ = new MomentModel(this);
    momentTable_ = new QTableView;
    momentTable_->setObjectName(QStringLiteral("momentTable"));
    momentTable_->setModel(moments_);
    momentCells_ = new NameDelegate(*momentTable_, MomentModel::State);
    setUpTable(*momentTable_, tr("Mean and standard deviation of every state"));
    fitColumns(*momentTable_, ColumnFit::Even, {MomentModel::Source});
    fitToRows(*momentTable_);
    state_ = new NameBox;
    state_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    state_->setObjectName(QStringLiteral("sensitiveState"));
    state_->setAccessibleName(tr("Sensitivities of"));
    state_->setToolTip(tr("The state whose mean and sd answer to the parameters"));
    auto* label = new QLabel(tr("Sensiti&vities of"));
    label->setBuddy(state_);
    connect(state_, &QComboBox::currentIndexChanged, this, &SolveView::drawSensitivities);
    sensitivityModel_ = new SensitivityModel(this);
    sensitivityTable_ = new QTableView;
    sensitivityTable_->setObjectName(QStringLiteral("sensitivityTable"));
    sensitivityTable_->setModel(sensitivityModel_);
    setUpTable(*sensitivityTable_, tr("Change of mean and sd in percent when a parameter grows by "
                                      "1 %, the strongest first"));
    auto* bars = new BarDelegate(SensitivityModel::shareRole, sensitivityTable_);
    sensitivityTable_->setItemDelegateForColumn(SensitivityModel::Mean, bars);
    sensitivityTable_->setItemDelegateForColumn(SensitivityModel::Sd, bars);
    parameterCells_ = new NameDelegate(*sensitivityTable_, SensitivityModel::Parameter);
    fitColumns(*sensitivityTable_, ColumnFit::Even);
    sensitivityNote_ = new QLabel;
    sensitivityNote_->setObjectName(QStringLiteral("sensitivityNote"));
    sensitivityNote_->setWordWrap(true);

    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(momentTable_);
    auto* choice = new QHBoxLayout;
    choice->addWidget(label);
    choice->addWidget(state_);
    choice->addStretch(1);
    column->addLayout(choice);
    column->addWidget(sensitivityTable_, 1);
    column->addWidget(sensitivityNote_);
    return widget;
}

void SolveView::setNames(const NetworkNames& names) {
    parameterCells_->setNames(names);
    momentCells_->setNames(names);
    if (names == names_)
        return;
    names_ = names;
    for (NameBox* box : {pair_, state_})
        box->setNames(names);
    holdSizes();
    titleMarginals();
    if (!answers_.empty()) {
        drawMarginals();
        drawPair();
    }
}

void SolveView::setShape(const SolverShape& shape) {
    const bool sameStates = shape.stateNames == shape_.stateNames;
    shape_ = shape;
    if (sameStates)
        return;
    qDeleteAll(charts_);
    charts_.clear();
    const QSignalBlocker quietPair(pair_);
    const QSignalBlocker quietState(state_);
    pair_->clear();
    state_->clear();
    for (int second = 0; second < shape.stateCount(); ++second) {
        const QString name =
            QString::fromStdString(shape.stateNames[static_cast<std::size_t>(second)]);
        auto* chart = new ChartPanel(name); // titled below
        chart->setObjectName(QStringLiteral("marginal_") + name);
        marginalGrid_->addWidget(chart, second / chartsPerRow, second % chartsPerRow);
        charts_.push_back(chart);
        state_->addItem(name);
        for (int first = 0; first < second; ++first)
            pair_->addPair(state_->itemText(first), name, QPoint(first, second));
    }
    titleMarginals();
    // The last states are the most abundant ones in most networks.
    holdSizes();
    pair_->setCurrentIndex(pair_->count() - 1);
    pair_->setEnabled(pair_->count() > 1);
    state_->setCurrentIndex(state_->count() - 1);
}

ChartText SolveView::name(std::size_t state) const {
    return names_.text(QString::fromStdString(shape_.stateNames[state]));
}

ChartText SolveView::axisTitle(std::size_t state) const {
    return ChartText(tr("%1 (count)")).arg(name(state));
}

void SolveView::titleMarginals() {
    for (std::size_t k = 0; k < charts_.size(); ++k)
        charts_[k]->setTitle(name(k));
}

std::optional<std::pair<int, int>> SolveView::pair() const {
    if (pair_->currentIndex() < 0)
        return std::nullopt;
    const QPoint chosen = pair_->currentData().toPoint();
    return std::pair(chosen.x(), chosen.y());
}

void SolveView::clear(const QString& sentence) {
    answers_.clear();
    for (ChartPanel* chart : charts_) {
        chart->setPlaceholder(sentence);
        chart->clear();
    }
    map_->setPlaceholder(sentence);
    map_->clear();
    fillMapChoice();
    moments_->setAnswers({}, {});
    showNoSensitivities({});
}

void SolveView::showAnswers(std::vector<Answer> answers) {
    const bool another = answers_.empty() || answers_[0].distribution != answers[0].distribution;
    answers_ = std::move(answers);
    fillMapChoice();
    drawMarginals();
    drawPair();
    std::vector<MomentModel::Answer> rows;
    for (const Answer& answer : answers_)
        rows.push_back({answer.source, answer.distribution.get(), nameOf(answer)});
    moments_->setAnswers(shape_.stateNames, rows);
    for (const int column : {MomentModel::Source, MomentModel::TotalVariation, MomentModel::Kl})
        momentTable_->setColumnHidden(column, answers_.size() < 2);
    fitColumns(*momentTable_, ColumnFit::Even, {MomentModel::Source});
    // More would take the charts' place.
    fitToRows(*momentTable_,
              std::max(leastMomentRows,
                       height() / 4 / momentTable_->verticalHeader()->defaultSectionSize()));
    holdSizes();
    if (another)
        sensitivityTable_->setEnabled(false); // until those of this point come
}

void SolveView::fillMapChoice() {
    const QVariant chosen = mapped_->currentData();
    const QSignalBlocker quiet(mapped_);
    mapped_->clear();
    for (const Answer& answer : answers_)
        mapped_->addItem(nameOf(answer), static_cast<int>(answer.source));
    mapped_->setCurrentIndex(std::max(0, mapped_->findData(chosen)));
    mapped_->setVisible(mapped_->count() > 1);
}

void SolveView::drawMarginals() {
    // What is filled first, so that it covers no line.
    std::vector<const Answer*> order;
    for (const Answer& answer : answers_)
        order.insert(answer.source == AnswerSource::Simulation ? order.begin() : order.end(),
                     &answer);
    for (std::size_t k = 0; k < charts_.size(); ++k) {
        std::vector<Series> series;
        for (const Answer* answer : order)
            series.push_back({nameOf(*answer),
                              roleOf(answer->source),
                              {},
                              answer->distribution->marginals[k],
                              {},
                              {},
                              answer->source == AnswerSource::OtherSolver ? otherColour : -1});
        charts_[k]->showDistributions(series, {axisTitle(k), tr("probability"), false, false});
    }
}

void SolveView::drawPair() {
    const auto chosen = pair();
    if (!chosen)
        map_->setPlaceholder(tr("One state has no joint distribution."));
    const int source = mapped_->currentIndex();
    if (!chosen || source < 0)
        return map_->clear();
    const auto first = static_cast<std::size_t>(chosen->first);
    const auto second = static_cast<std::size_t>(chosen->second);
    // One extent and one colour scale for all, so that they can be compared.
    int rows = 1;
    int columns = 1;
    double largest = 0;
    for (const Answer& answer : answers_) {
        rows = std::max(rows, visibleCounts(answer.distribution->marginals[first]));
        columns = std::max(columns, visibleCounts(answer.distribution->marginals[second]));
        largest = std::max(largest, *std::max_element(answer.pair.begin(), answer.pair.end()));
    }
    const Answer& drawn = answers_[static_cast<std::size_t>(source)];
    const auto width = static_cast<int>(drawn.distribution->marginals[second].size());
    const ChartText states = ChartText(tr("%1 and %2")).arg(name(first), name(second));
    map_->setTitle(ChartText(tr("%1, %2", "pair of states, whose")).arg(states, nameOf(drawn)));
    map_->showHeatMap(cut(drawn.pair, width, rows, columns), rows, columns,
                      {axisTitle(second), axisTitle(first), false, false, tr("probability")},
                      largest);
}

void SolveView::showSensitivities(const Sensitivities& found) {
    sensitivities_ = found;
    drawSensitivities();
    sensitivityTable_->setEnabled(true);
    sensitivityNote_->setText(tr("Change in % when a parameter grows by 1 %"));
}

void SolveView::showNoSensitivities(const QString& reason) {
    sensitivities_.reset();
    sensitivityModel_->clear();
    sensitivityNote_->setText(reason);
}

void SolveView::drawSensitivities() {
    if (sensitivities_ && state_->currentIndex() >= 0)
        sensitivityModel_->setSensitivities(shape_, *sensitivities_, state_->currentIndex());
}

} // namespace dyngpt
