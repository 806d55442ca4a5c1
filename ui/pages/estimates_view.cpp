#include "ui/pages/estimates_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/matrix_panel.h"
#include "ui/charts/number_text.h"
#include "ui/models/estimate_model.h"
#include "ui/models/posterior_text.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/table_export.h"
#include "ui/pages/table_setup.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace dyngpt {

namespace {

constexpr int linesOfNotes = 5; ///< the others are scrolled to

QLabel* sentenceLabel(const char* name, const QString& accessibleName) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setAccessibleName(accessibleName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

EstimatesView::EstimatesView(QWidget* parent)
    : PosteriorView(parent)
    , verdict_(sentenceLabel("inferenceVerdict", tr("What the estimates are worth")))
    , notes_(sentenceLabel("inferenceNotes", tr("How the estimates were found")))
    , estimates_(new EstimateModel(this))
    , table_(new QTableView)
    , nameCells_(new NameDelegate(*table_, 0))
    , density_(new ChartPanel(tr("Posterior"))) {
    QFont bold = verdict_->font();
    bold.setBold(true);
    verdict_->setFont(bold);
    table_->setObjectName(QStringLiteral("estimateTable"));
    table_->setModel(estimates_);
    setUpTable(*table_, tr("Estimates; choose a parameter to see its posterior"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    density_->setObjectName(QStringLiteral("posteriorChart"));
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EstimatesView::drawDensity);
    // Of any length: a posterior may have a note for every parameter.
    auto* scroll = notesScroll_ = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("How the estimates were found"));
    scroll->setWidget(notes_);
    scroll->viewport()->setAutoFillBackground(false);
    notes_->setAutoFillBackground(false);
    notes_->setTextFormat(Qt::RichText);
    notes_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    export_ = exportButton(tr("estimates"), [this] { return estimates_->csv(); });
    auto* head = new QHBoxLayout;
    head->addWidget(verdict_, 1);
    head->addWidget(export_, 0, Qt::AlignTop);
    scroll->setMaximumHeight(linesOfNotes * fontMetrics().lineSpacing());
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(table_);
    column->addWidget(scroll);
    column->addWidget(density_, 1);
}

void EstimatesView::draw() {
    const Posterior none;
    const Posterior& shown = posterior() ? *posterior() : none;
    variables_ = variablesOf(shown);
    weights_ = weightsOf(shown);
    const int row = std::max(table_->currentIndex().row(), 0);
    nameCells_->setNames(names());
    estimates_->setPosterior(shown);
    fitColumns(*table_, ColumnFit::Contents);
    fitToRows(*table_);
    table_->setVisible(posterior() != nullptr);
    export_->setVisible(posterior() != nullptr);
    verdict_->setText(posterior() ? keepUnits(verdictOn(shown)) : absence());
    notes_->setText(posterior() ? detailsOf(shown, names()).html() : QString());
    notesScroll_->setVisible(posterior() != nullptr);
    density_->setPlaceholder(absence());
    if (posterior() && estimates_->rowCount() > 0)
        table_->selectRow(std::min(row, estimates_->rowCount() - 1));
    drawDensity();
}

void EstimatesView::drawDensity() {
    const auto row = static_cast<std::size_t>(table_->currentIndex().row());
    if (!posterior() || table_->currentIndex().row() < 0 || row >= variables_.size())
        return density_->clear();
    const PosteriorVariable& variable = variables_[row];
    density_->setTitle(ChartText(tr("Posterior of %1")).arg(names().text(variable.name)));
    if (variable.fixed || variable.values.empty()) {
        density_->setPlaceholder(variable.fixed ? tr("This parameter was fixed by its prior.")
                                                : tr("There are no points to draw."));
        return density_->clear();
    }
    Axes axes;
    const std::vector<Series> series = densitySeries(variable, weights_, axes);
    axes.xTitle = names().withUnit(variable.name);
    density_->showLines(series, axes);
}

void EstimatesView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && notesScroll_)
        notesScroll_->setMaximumHeight(linesOfNotes * fontMetrics().lineSpacing());
}

ViolinsView::ViolinsView(QWidget* parent)
    : PosteriorView(parent)
    , violins_(new ChartPanel(tr("All parameters, each over its prior's range"))) {
    violins_->setObjectName(QStringLiteral("violinChart"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(violins_);
}

void ViolinsView::draw() {
    violins_->setPlaceholder(absence());
    if (!posterior())
        return violins_->clear();
    const std::vector<double> weights = weightsOf(*posterior());
    std::vector<ChartText> categories;
    Series violins{tr("posterior"), SeriesRole::Solver, {}, {}};
    Series truth{tr("true value"), SeriesRole::Exact, {}, {}};
    for (const PosteriorVariable& variable : variablesOf(*posterior())) {
        if (variable.fixed || variable.derived)
            continue;
        const auto category = static_cast<double>(categories.size());
        categories.push_back(names().text(variable.name));
        for (std::size_t i = 0; i < variable.values.size(); ++i) {
            violins.x.push_back(category);
            violins.y.push_back(variable.place(variable.values[i]));
            violins.values.push_back(weights[i]);
        }
        if (std::isfinite(variable.estimate->truth)) {
            truth.x.push_back(category);
            truth.y.push_back(variable.place(variable.estimate->truth));
        }
    }
    std::vector<Series> marks;
    if (!truth.x.empty())
        marks.push_back(std::move(truth));
    violins_->showViolins(
        categories, {violins}, marks, 0, 1,
        {tr("parameter"), tr("place in the prior's range (0 lower, 1 upper end)"), false, false});
}

PairsView::PairsView(QWidget* parent)
    : PosteriorView(parent)
    , ridges_(sentenceLabel("ridges", tr("Parameters that cannot be told apart")))
    , pairs_(new MatrixPanel(tr("Every pair of parameters"))) {
    ridges_->setTextFormat(Qt::RichText);
    pairs_->setObjectName(QStringLiteral("pairsMatrix"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(ridges_);
    column->addWidget(pairs_, 1);
}

void PairsView::draw() {
    pairs_->setPlaceholder(absence());
    if (!posterior() || posterior()->points.empty()) {
        ridges_->setText({});
        return pairs_->showMatrix({});
    }
    const std::vector<PosteriorVariable> variables = variablesOf(*posterior());
    const std::vector<double> weights = weightsOf(*posterior());
    ridges_->setText(ridgeText(ridgesOf(variables, weights), names()).html());
    pairs_->showMatrix(pairsContent(variables, weights, names()));
}

} // namespace dyngpt
