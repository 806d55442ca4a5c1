#include "ui/pages/fit_view.h"

#include "ui/charts/matrix_panel.h"
#include "ui/models/estimate_model.h"
#include "ui/pages/name_box.h"
#include "ui/text.h"

#include <QComboBox>
#include <QLabel>
#include <QPoint>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

ChartText countTitle(const NetworkNames& names, const std::string& state) {
    return ChartText(FitView::tr("%1 (count)")).arg(names.text(QString::fromStdString(state)));
}

QHBoxLayout* chooser(const QString& text, QComboBox* box, const QString& toolTip) {
    auto* label = new QLabel(text);
    label->setBuddy(box);
    box->setToolTip(toolTip);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(box);
    row->addStretch(1);
    return row;
}

} // namespace

FitView::FitView(SolverThread::Source source, QWidget* parent)
    : PosteriorView(parent)
    , thread_(std::move(source))
    , tabs_(new QTabWidget)
    , fit_(new QLabel)
    , state_(new NameBox)
    , marginal_(new ChartPanel(tr("Fit")))
    , pair_(new NameBox)
    , observedMap_(new ChartPanel(tr("Observed")))
    , predictedMap_(new ChartPanel(tr("Predicted")))
    , matrix_(new MatrixPanel(tr("All observed states and pairs"))) {
    fit_->setObjectName(QStringLiteral("fitSentence"));
    fit_->setWordWrap(true);
    marginal_->setObjectName(QStringLiteral("fitChart"));
    observedMap_->setObjectName(QStringLiteral("observedMap"));
    predictedMap_->setObjectName(QStringLiteral("predictedMap"));
    matrix_->setObjectName(QStringLiteral("fitMatrix"));
    tabs_->setObjectName(QStringLiteral("fitTabs"));
    tabs_->addTab(createStates(), tr("One state"));
    tabs_->addTab(createPairs(), tr("Two states"));
    tabs_->addTab(matrix_, tr("All states"));
    connect(tabs_, &QTabWidget::currentChanged, this, &FitView::predict);
    connect(matrix_, &MatrixPanel::cellChosen, this, [this](int row, int column) {
        if (row == column)
            state_->setCurrentIndex(row);
        else
            pair_->setCurrentIndex(
                pair_->findData(QPoint(std::max(row, column), std::min(row, column))));
        tabs_->setCurrentIndex(row == column ? 0 : 1);
    });
    connect(&thread_, &SolverThread::failed, this, [this](const std::vector<Issue>& issues) {
        showPrediction(nullptr, translated(issues));
    });
    auto* column = new QVBoxLayout(this);
    column->addWidget(fit_);
    column->addWidget(tabs_, 1);
}

QWidget* FitView::createStates() {
    state_->setAccessibleName(tr("State of the fit"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addLayout(chooser(tr("Fit of"), state_,
                              tr("The observed state whose distribution is compared with the "
                                 "fit")));
    column->addWidget(marginal_, 1);
    connect(state_, &QComboBox::currentIndexChanged, this, &FitView::drawState);
    return page;
}

QWidget* FitView::createPairs() {
    pair_->setAccessibleName(tr("Two states of the fit"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addLayout(chooser(tr("&Joint distribution of"), pair_,
                              tr("The two observed states whose joint distribution is drawn")));
    auto* maps = new QHBoxLayout;
    maps->addWidget(observedMap_, 1);
    maps->addWidget(predictedMap_, 1);
    column->addLayout(maps, 1);
    connect(pair_, &QComboBox::currentIndexChanged, this, &FitView::drawPair);
    return page;
}

void FitView::setData(std::shared_ptr<Project> project, const ObservedGroup& cells) {
    cells_ = std::make_shared<const ObservedGroup>(cells);
    predicted_.reset();
    predictedFor_.reset();
    project_ = std::move(project);
    thread_.setProject(project_);
}

void FitView::draw() {
    const std::vector<std::string> names =
        posterior() ? posterior()->observedStates : std::vector<std::string>{};
    const int state = std::max(state_->currentIndex(), 0);
    const int pair = pair_->currentIndex();
    const QSignalBlocker quietState(state_), quietPair(pair_);
    state_->clear();
    pair_->clear();
    for (std::size_t second = 0; second < names.size(); ++second) {
        state_->addItem(QString::fromStdString(names[second]));
        for (std::size_t first = 0; first < second; ++first)
            pair_->addPair(QString::fromStdString(names[first]),
                           QString::fromStdString(names[second]),
                           QPoint(static_cast<int>(second), static_cast<int>(first)));
    }
    state_->setCurrentIndex(std::min(state, state_->count() - 1));
    pair_->setCurrentIndex(pair >= 0 && pair < pair_->count() ? pair : pair_->count() - 1);
    state_->setEnabled(state_->count() > 0);
    pair_->setEnabled(pair_->count() > 0);
    tabs_->setTabEnabled(1, pair_->count() > 0 || names.empty());
    QString sentence;
    if (posterior()) {
        sentence = tr("KL of the data from the fit: %1 nats.").arg(tableNumber(posterior()->fitKl));
        if (std::isfinite(posterior()->fitKlLimit))
            sentence += u' ' + (posterior()->fitKl <= posterior()->fitKlLimit
                                    ? tr("As many cells from the fit itself would come to %1, and "
                                         "up to %2 by chance: the fit is as good as it can be.")
                                    : tr("As many cells from the fit itself would come to %1, and "
                                         "up to %2 by chance: the difference is real."))
                                   .arg(tableNumber(posterior()->fitKlExpected),
                                        tableNumber(posterior()->fitKlLimit));
    }
    fit_->setText(sentence);
    fit_->setVisible(!sentence.isEmpty());
    marginal_->setPlaceholder(absence());
    for (NameBox* box : {state_, pair_})
        box->setNames(PosteriorView::names());
    drawState();
    if (posterior() != predictedFor_)
        showPrediction(nullptr, absence());
    predict();
}

std::vector<Series> FitView::stateSeries(std::size_t state) const {
    std::vector<Series> series;
    const Posterior& p = *posterior();
    if (state < p.dataMarginals.size())
        series.push_back({tr("observed"), SeriesRole::Data, {}, p.dataMarginals[state]});
    if (state < p.fitLow.size() && state < p.fitHigh.size())
        series.push_back({tr("95 % of the posterior"),
                          SeriesRole::Solver,
                          {},
                          p.fitLow[state],
                          p.fitHigh[state]});
    if (state < p.fitMarginals.size())
        series.push_back(
            {tr("solver at the estimate"), SeriesRole::Solver, {}, p.fitMarginals[state]});
    return series;
}

void FitView::drawState() {
    const int state = state_->currentIndex();
    if (!posterior() || state < 0)
        return marginal_->clear();
    marginal_->setTitle(ChartText(tr("Fit of %1")).arg(names().text(state_->currentText())));
    const auto at = static_cast<std::size_t>(state);
    marginal_->showDistributions(stateSeries(at),
                                 {countTitle(names(), posterior()->observedStates[at]),
                                  tr("share of the cells"), false, false});
}

void FitView::predict() {
    if (tabs_->currentIndex() == 0 || !posterior() || !project_ || posterior()->points.empty() ||
        posterior() == predictedFor_)
        return;
    predictedFor_ = posterior();
    showPrediction(nullptr, tr("Drawing cells from the posterior…"));
    thread_.ask([this, posterior = posterior(), cells = cells_](
                    const Solver& solver, const std::stop_token& stop) -> SolverThread::Delivery {
        auto found = predictCells(solver, *posterior, *cells, stop);
        if (!found)
            return {};
        return [this, result = std::make_shared<const PredictedCells>(std::move(*found))] {
            showPrediction(result, {});
        };
    });
}

void FitView::showPrediction(std::shared_ptr<const PredictedCells> cells, const QString& problem) {
    predicted_ = std::move(cells);
    if (!predicted_ && posterior() != predictedFor_)
        predictedFor_.reset();
    for (ChartPanel* map : {observedMap_, predictedMap_})
        map->setPlaceholder(problem);
    matrix_->setPlaceholder(problem);
    drawPair();
    drawMatrix();
}

void FitView::drawPair() {
    if (!predicted_ || pair_->currentIndex() < 0) {
        observedMap_->clear();
        predictedMap_->clear();
        return;
    }
    const QPoint chosen = pair_->currentData().toPoint();
    const auto across = static_cast<std::size_t>(chosen.x());
    const auto up = static_cast<std::size_t>(chosen.y());
    const std::vector<double>& observed = predicted_->observed.pair(chosen.y(), chosen.x());
    const std::vector<double>& predicted = predicted_->predicted.pair(chosen.y(), chosen.x());
    // One colour scale, so that the two can be compared.
    double largest = 0;
    for (const auto* map : {&observed, &predicted})
        largest = std::max(largest, *std::max_element(map->begin(), map->end()));
    const Axes axes{countTitle(names(), posterior()->observedStates[across]),
                    countTitle(names(), posterior()->observedStates[up]), false, false,
                    tr("share of the cells")};
    const PairGrid& grid = predicted_->grid;
    const QSize counts(grid.width[across], grid.width[up]);
    observedMap_->showHeatMap(observed, grid.cells[up], grid.cells[across], axes, largest, counts);
    predictedMap_->showHeatMap(predicted, grid.cells[up], grid.cells[across], axes, largest,
                               counts);
}

void FitView::drawMatrix() {
    if (!predicted_)
        return matrix_->showMatrix({});
    MatrixContent content;
    content.above = tr("observed");
    content.below = tr("predicted");
    for (std::size_t second = 0; second < posterior()->observedStates.size(); ++second) {
        content.variables.push_back(
            {names().text(QString::fromStdString(posterior()->observedStates[second])),
             predicted_->grid.cells[second],
             predicted_->grid.width[second],
             {{content.above, SeriesRole::Data, {}, predicted_->observedMarginals[second]},
              {content.below, SeriesRole::Solver, {}, predicted_->predictedMarginals[second]}}});
        for (std::size_t first = 0; first < second; ++first)
            content.pairs.push_back(
                {predicted_->observed.pair(static_cast<int>(first), static_cast<int>(second)),
                 predicted_->predicted.pair(static_cast<int>(first), static_cast<int>(second))});
    }
    matrix_->showMatrix(std::move(content));
}

} // namespace dyngpt
