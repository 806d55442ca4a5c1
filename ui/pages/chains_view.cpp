#include "ui/pages/chains_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/models/estimate_model.h"
#include "ui/models/posterior_text.h"
#include "ui/pages/name_box.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace dyngpt {

ChainsView::ChainsView(QWidget* parent)
    : PosteriorView(parent)
    , text_(new QLabel)
    , label_(new QLabel(tr("Trace of")))
    , parameter_(new NameBox)
    , chart_(new ChartPanel(tr("Search"))) {
    text_->setObjectName(QStringLiteral("samplerText"));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label_->setBuddy(parameter_);
    parameter_->setAccessibleName(tr("Parameter of the trace"));
    parameter_->setToolTip(tr("The parameter whose draws are shown in their order"));
    chart_->setObjectName(QStringLiteral("searchChart"));
    auto* row = new QHBoxLayout;
    row->addWidget(label_);
    row->addWidget(parameter_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text_);
    column->addLayout(row);
    column->addWidget(chart_, 1);
    connect(parameter_, &QComboBox::currentIndexChanged, this, &ChainsView::drawChosen);
}

void ChainsView::beginLive(const InferenceSettings& settings) {
    for (QWidget* widget : std::initializer_list<QWidget*>{label_, parameter_})
        widget->hide();
    const bool search = settings.method == InferenceMethod::Inferrer;
    chart_->setTitle(search ? tr("Search") : tr("Sampling"));
    const bool chains = settings.method == InferenceMethod::Nuts;
    chart_->setPlaceholder(search   ? tr("The search begins…")
                           : chains ? tr("The traces of the chains appear here when the run has "
                                         "ended; its progress stands above and in the status bar.")
                                    : tr("This method has no chains to draw; its progress stands "
                                         "in the status bar."));
    text_->setText(chains ? tr("Finding the best point…") : QString());
    chart_->showLines({{tr("best of all starts"), SeriesRole::Solver, {}, {}}},
                      {tr("steps"), lossTitle(settings.loss), false, false});
}

void ChainsView::showSearchStep(int step, double bestLoss) {
    chart_->appendPoint(0, step, bestLoss);
}

void ChainsView::showSamplerStep(int draws, int allDraws, int divergences) {
    const QLocale locale;
    text_->setText(
        tr("Draws: %1 of %2, warm-up included. Divergent: %3.")
            .arg(locale.toString(draws), locale.toString(allDraws), locale.toString(divergences)));
}

QString ChainsView::samplerText() const {
    const SamplerReport& sampler = posterior()->sampler;
    const QLocale locale;
    if (weighsDraws(posterior()->settings.method))
        return tr("This method has no chains: it draws around the best point, weighs the draws by "
                  "how likely they are, and draws again by weight. The Pareto k of the weights is "
                  "%1: below 0.7 they can be relied on. They are worth %2 independent draws.")
            .arg(tableNumber(sampler.paretoK), locale.toString(sampler.effectiveDraws, 'f', 0));
    if (posterior()->settings.method == InferenceMethod::Inferrer)
        return tr("The loss of every start, the best one in colour. Best possible: %1.")
            .arg(tableNumber(posterior()->bestPossibleLoss));
    QString sentences =
        tr("Chains: %1. Good chains look alike and like noise. Divergent draws: %2. Draws cut at "
           "the tree depth: %3. Mean acceptance: %4.")
            .arg(locale.toString(sampler.chains), locale.toString(sampler.divergences),
                 locale.toString(sampler.deepest), tableNumber(sampler.meanAcceptance));
    if (sampler.chains > 0 &&
        posterior()->points.size() < static_cast<std::size_t>(sampler.chains) *
                                         static_cast<std::size_t>(posterior()->settings.draws))
        sentences += u' ' + tr("Of several groups only an even choice of the draws is kept.");
    return sentences;
}

void ChainsView::draw() {
    const bool chains = posterior() && posterior()->sampler.chains > 0;
    label_->setVisible(chains);
    parameter_->setVisible(chains);
    text_->setText(posterior() ? samplerText() : QString());
    chart_->setPlaceholder(posterior() ? tr("There are no traces to draw.") : absence());
    variables_.clear();
    if (chains)
        variables_ = variablesOf(*posterior());
    parameter_->setNames(names());
    const QString before = parameter_->currentText();
    const QSignalBlocker quiet(parameter_);
    parameter_->clear();
    for (const PosteriorVariable& variable : variables_)
        parameter_->addItem(variable.name);
    parameter_->setCurrentIndex(std::max(parameter_->findText(before), 0));
    drawChosen();
}

void ChainsView::drawChosen() {
    if (!posterior())
        return chart_->clear();
    const int chosen = parameter_->currentIndex();
    if (posterior()->settings.method == InferenceMethod::Inferrer)
        drawSearch();
    else if (chosen >= 0 && chosen < static_cast<int>(variables_.size()))
        drawTrace(variables_[static_cast<std::size_t>(chosen)]);
    else
        chart_->clear();
}

void ChainsView::drawTrace(const PosteriorVariable& variable) {
    const auto chains = static_cast<std::size_t>(posterior()->sampler.chains);
    const std::size_t length = variable.values.size() / chains;
    std::vector<Series> series;
    for (std::size_t chain = 0; chain < chains; ++chain) {
        Series trace{tr("chain %1").arg(chain + 1), SeriesRole::Other, {}, {}};
        for (std::size_t i = 0; i < length; ++i) {
            trace.x.push_back(static_cast<double>(i + 1));
            trace.y.push_back(variable.values[chain * length + i]);
        }
        series.push_back(std::move(trace));
    }
    const ChartText name = names().text(variable.name);
    ChartText title = ChartText(tr("Trace of %1")).arg(name);
    if (std::isfinite(variable.estimate->rHat))
        title = ChartText(tr("Trace of %1: R-hat %2, effective draws %3"))
                    .arg(name)
                    .arg(QLocale().toString(variable.estimate->rHat, 'f', 3),
                         QLocale().toString(variable.estimate->bulkSize, 'f', 0));
    chart_->setTitle(title);
    chart_->showLines(series, {tr("draw"), names().withUnit(variable.name), false, false});
}

void ChainsView::drawSearch() {
    const Posterior& p = *posterior();
    if (p.lossCurves.empty())
        chart_->setPlaceholder(tr("Of several groups the search curves are not kept."));
    std::vector<Series> series;
    std::size_t best = 0;
    for (std::size_t i = 0; i < p.lossCurves.size(); ++i) {
        Series curve{tr("start %1").arg(i + 1), SeriesRole::Prior, {}, p.lossCurves[i]};
        for (std::size_t step = 0; step < curve.y.size(); ++step)
            curve.x.push_back(static_cast<double>(step + 1));
        series.push_back(std::move(curve));
        if (i < p.starts.size() && p.starts[i].bestLoss < p.starts[best].bestLoss)
            best = i;
    }
    if (best < series.size()) {
        // Last, so that it lies on top.
        std::rotate(series.begin() + static_cast<std::ptrdiff_t>(best),
                    series.begin() + static_cast<std::ptrdiff_t>(best) + 1, series.end());
        series.back().role = SeriesRole::Solver;
    }
    chart_->setTitle(tr("Loss of every start, the best one in colour"));
    chart_->showLines(series, {tr("steps"), lossTitle(p.settings.loss), false, false});
}

} // namespace dyngpt
