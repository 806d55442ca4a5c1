// The right side of the page: estimates, posterior, fit and search.

#include "ui/pages/infer_page.h"

#include "ui/charts/chart_panel.h"
#include "ui/models/estimate_model.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/table_setup.h"
#include "ui/text.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int posteriorBins = 40;

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

QString lossTitle(InferenceLoss loss) {
    return loss == InferenceLoss::Likelihood ? InferPage::tr("mean negative log-likelihood (nats)")
                                             : InferPage::tr("Hellinger distance");
}

} // namespace

void InferPage::buildResults() {
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);
    searchChart_ = new ChartPanel(tr("Search"));
    searchChart_->setObjectName(QStringLiteral("searchChart"));
    tabs_ = new QTabWidget;
    tabs_->addTab(buildEstimates(), tr("&Estimates"));
    auto* search = new QWidget;
    auto* column = new QVBoxLayout(search);
    column->addWidget(searchChart_);
    tabs_->addTab(search, tr("Sea&rch"));
    resultsColumn()->addWidget(tabs_, 1);
}

QWidget* InferPage::buildEstimates() {
    estimates_ = new EstimateModel(this);
    table_ = new QTableView;
    table_->setObjectName(QStringLiteral("estimateTable"));
    table_->setModel(estimates_);
    setUpTable(*table_, tr("Estimates; choose a parameter to see its posterior"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InferPage::drawParameter);
    notes_ = new QLabel;
    notes_->setObjectName(QStringLiteral("inferenceNotes"));
    notes_->setAccessibleName(tr("What the estimates are worth"));
    notes_->setWordWrap(true);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    posteriorChart_ = new ChartPanel(tr("Posterior"));
    posteriorChart_->setObjectName(QStringLiteral("posteriorChart"));
    fitChart_ = new ChartPanel(tr("Fit"));
    fitChart_->setObjectName(QStringLiteral("fitChart"));
    state_ = new QComboBox;
    state_->setAccessibleName(tr("State of the fit"));
    state_->setToolTip(tr("The observed state whose distribution is compared with the fit"));
    auto* label = new QLabel(tr("&Fit of"));
    label->setBuddy(state_);
    connect(state_, &QComboBox::currentIndexChanged, this, &InferPage::drawFit);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(table_);
    column->addWidget(notes_);
    auto* chooser = new QHBoxLayout;
    chooser->addStretch(1);
    chooser->addWidget(label);
    chooser->addWidget(state_);
    column->addLayout(chooser);
    auto* charts = new QHBoxLayout;
    charts->addWidget(posteriorChart_, 1);
    charts->addWidget(fitChart_, 1);
    column->addLayout(charts, 1);
    return page;
}

void InferPage::beginLive() {
    form_->setEnabled(false);
    load_->setEnabled(false);
    hint_->hide();
    tabs_->setCurrentIndex(1);
    searchChart_->setPlaceholder(tr("The search begins…"));
    searchChart_->showLines({{tr("best of all starts"), SeriesRole::Solver, {}, {}}},
                            {tr("steps"), lossTitle(settings().loss), false, false});
}

void InferPage::showNothing() {
    const QString sentence = tr("Press Infer to see which parameters explain the counts.");
    for (ChartPanel* chart : {posteriorChart_, fitChart_, searchChart_}) {
        chart->setPlaceholder(sentence);
        chart->clear();
    }
    notes_->setText({});
    notes_->hide();
}

void InferPage::showPosterior() {
    estimates_->setEstimates(posterior_ ? posterior_->estimates : std::vector<ParameterEstimate>{});
    fitToRows(*table_);
    const QSignalBlocker quiet(state_);
    state_->clear();
    state_->setEnabled(posterior_.has_value());
    if (!posterior_)
        return showNothing();
    for (const std::string& state : posterior_->observedStates)
        state_->addItem(QString::fromStdString(state));
    notes_->setText(summary());
    notes_->show();
    tabs_->setCurrentIndex(0);
    if (estimates_->rowCount() > 0)
        table_->selectRow(0);
    drawParameter();
    drawFit();
    drawSearch();
}

QString InferPage::summary() const {
    const QLocale locale;
    QStringList sentences{
        tr("%1 accepted points from %2 starts; best loss %3, best possible %4, accepted within "
           "%5 of it.")
            .arg(locale.toString(static_cast<qulonglong>(posterior_->points.size())),
                 locale.toString(static_cast<qulonglong>(posterior_->starts.size())),
                 number(posterior_->bestLoss), number(posterior_->bestPossibleLoss),
                 number(posterior_->acceptanceThreshold)),
        tr("KL of the data from the fit: %1 nats over %2 cells.")
            .arg(number(posterior_->fitKl),
                 locale.toString(static_cast<qulonglong>(posterior_->cells)))};
    for (const Issue& note : posterior_->notes)
        sentences << translated(note);
    return sentences.join(u'\n');
}

void InferPage::drawParameter() {
    const int row = table_->currentIndex().row();
    if (!posterior_ || row < 0)
        return posteriorChart_->clear();
    const auto at = static_cast<std::size_t>(row);
    const ParameterEstimate& estimate = posterior_->estimates[at];
    std::vector<double> values, weights;
    for (const PosteriorPoint& point : posterior_->points) {
        values.push_back(point.parameters[at]);
        weights.push_back(point.weight);
    }
    const QString name = QString::fromStdString(estimate.name);
    posteriorChart_->setTitle(tr("Posterior of %1").arg(name));
    posteriorChart_->setPlaceholder(tr("No point was accepted: there is no posterior."));
    posteriorChart_->showHistogram(
        values, weights, estimate.priorLower, estimate.priorUpper, posteriorBins,
        SeriesRole::Solver,
        {tr("%1, over its prior range").arg(name), tr("share of the weight"), false, false},
        {{tr("estimate"), estimate.estimate},
         {tr("2.5 %"), estimate.low},
         {tr("97.5 %"), estimate.high}});
}

void InferPage::drawFit() {
    const int state = state_->currentIndex();
    if (!posterior_ || state < 0)
        return fitChart_->clear();
    const auto at = static_cast<std::size_t>(state);
    std::vector<Series> series;
    if (at < posterior_->dataMarginals.size())
        series.push_back({tr("observed"), SeriesRole::Data, {}, posterior_->dataMarginals[at]});
    if (at < posterior_->fitMarginals.size())
        series.push_back(
            {tr("solver at the estimate"), SeriesRole::Solver, {}, posterior_->fitMarginals[at]});
    fitChart_->setTitle(tr("Fit of %1").arg(state_->currentText()));
    fitChart_->showDistributions(series, {tr("%1 (count)").arg(state_->currentText()),
                                          tr("share of the cells"), false, false});
}

void InferPage::drawSearch() {
    std::vector<Series> series;
    std::size_t best = 0;
    for (std::size_t i = 0; i < posterior_->lossCurves.size(); ++i) {
        Series curve{tr("start %1").arg(i + 1), SeriesRole::Prior, {}, posterior_->lossCurves[i]};
        for (std::size_t step = 0; step < curve.y.size(); ++step)
            curve.x.push_back(static_cast<double>(step + 1));
        series.push_back(std::move(curve));
        if (i < posterior_->starts.size() &&
            posterior_->starts[i].bestLoss < posterior_->starts[best].bestLoss)
            best = i;
    }
    if (best < series.size()) {
        // Last, so that it lies on top.
        std::rotate(series.begin() + static_cast<std::ptrdiff_t>(best),
                    series.begin() + static_cast<std::ptrdiff_t>(best) + 1, series.end());
        series.back().role = SeriesRole::Solver;
    }
    searchChart_->setTitle(tr("Loss of every start, the best one in colour"));
    searchChart_->showLines(series,
                            {tr("steps"), lossTitle(posterior_->settings.loss), false, false});
}

} // namespace dyngpt
