#include "ui/pages/compare_view.h"

#include "ui/charts/chart_panel.h"
#include "ui/models/comparison_model.h"
#include "ui/models/group_model.h"
#include "ui/models/posterior_series.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/table_export.h"
#include "ui/pages/table_setup.h"
#include "ui/text.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace dyngpt {

struct CompareView::Found {
    Posterior first;
    Posterior second;
    std::vector<ParameterDifference> differences;
};

CompareView::CompareView(QWidget* parent)
    : QWidget(parent)
    , first_(new QComboBox)
    , second_(new QComboBox)
    , sentence_(new QLabel)
    , model_(new ComparisonModel(this))
    , table_(new QTableView)
    , nameCells_(new NameDelegate(*table_, 0))
    , chart_(new ChartPanel(tr("Two posteriors"))) {
    chart_->setObjectName(QStringLiteral("comparisonChart"));
    sentence_->setObjectName(QStringLiteral("comparisonSentence"));
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::RichText);
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* row = new QHBoxLayout;
    const auto add = [row](const QString& text, QComboBox* box) {
        auto* label = new QLabel(text);
        label->setBuddy(box);
        QString plain = text;
        box->setAccessibleName(plain.remove(u'&'));
        row->addWidget(label);
        row->addWidget(box, 1);
    };
    add(tr("Compare"), first_);
    add(tr("with"), second_);
    row->addWidget(exportButton(tr("comparison"), [this] { return model_->csv(); }));
    table_->setObjectName(QStringLiteral("comparisonTable"));
    table_->setModel(model_);
    setUpTable(*table_, tr("Differences; choose a parameter to see both posteriors"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(table_);
    column->addWidget(sentence_);
    column->addWidget(chart_, 1);
    for (QComboBox* box : {first_, second_})
        connect(box, &QComboBox::activated, this, &CompareView::compare);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CompareView::drawChosen);
    connect(&job_, &LatestJob::finished, this, [this] { show(*found_); });
    connect(&job_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        show({});
        sentence_->setText(ChartText(translated(issues)).html());
    });
}

void CompareView::setSummaries(const std::shared_ptr<Project>& project,
                               const std::vector<PosteriorSummary>& summaries) {
    project_ = project;
    for (QComboBox* box : {first_, second_}) {
        const QString before = box->currentText();
        box->clear();
        for (const PosteriorSummary& summary : summaries)
            if (summary.posterior.failure.empty())
                box->addItem(groupName(summary.posterior.group),
                             static_cast<qulonglong>(summary.group));
        const int found = box->findText(before);
        box->setCurrentIndex(found >= 0 ? found
                                        : std::min(box == first_ ? 0 : 1, box->count() - 1));
        box->setEnabled(box->count() > 1);
    }
    dirty_ = !isVisible();
    if (!dirty_)
        compare();
}

void CompareView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(dirty_, false))
        compare();
}

void CompareView::compare() {
    job_.cancel();
    if (first_->count() < 2) {
        show({});
        sentence_->setText(tr("There are no two inferred groups to compare. Load counts with a "
                              "column that names a condition or gene, then infer."));
        return;
    }
    sentence_->setText(tr("Comparing…"));
    found_ = std::make_shared<Found>();
    job_.start([project = project_, found = found_,
                first = static_cast<std::size_t>(first_->currentData().toULongLong()),
                second = static_cast<std::size_t>(second_->currentData().toULongLong())](
                   JobSinks&, const std::stop_token&) {
        auto a = project->posterior(first);
        auto b = project->posterior(second);
        if (!a || !b)
            return Outcome::Cancelled;
        found->differences = compareGroups(*a, *b);
        found->first = std::move(*a);
        found->second = std::move(*b);
        return Outcome::Finished;
    });
}

void CompareView::show(const Found& found) {
    const int row = std::max(table_->currentIndex().row(), 0);
    model_->setDifferences(found.differences, first_->currentText(), second_->currentText());
    fitColumns(*table_, ColumnFit::Contents);
    fitToRows(*table_);
    table_->setVisible(model_->rowCount() > 0);
    chart_->setPlaceholder(tr("Choose two groups above."));
    if (model_->rowCount() > 0)
        table_->selectRow(std::min(row, model_->rowCount() - 1));
    drawChosen();
}

void CompareView::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    nameCells_->setNames(names);
    drawChosen();
}

void CompareView::drawChosen() {
    const int row = table_->currentIndex().row();
    if (!found_ || row < 0 || row >= model_->rowCount())
        return chart_->clear();
    const ParameterDifference& difference = model_->differences()[static_cast<std::size_t>(row)];
    sentence_->setText(
        differenceText(difference, first_->currentText(), second_->currentText(), names_).html());
    const QString name = QString::fromStdString(difference.name);
    Axes axes;
    std::vector<Series> series;
    const auto add = [&](const Posterior& posterior, const QString& group, SeriesRole role) {
        const std::vector<PosteriorVariable> variables = variablesOf(posterior);
        const auto found =
            std::find_if(variables.begin(), variables.end(),
                         [&name](const PosteriorVariable& each) { return each.name == name; });
        if (found == variables.end() || found->fixed || found->values.empty())
            return;
        for (Series& each : densitySeries(*found, weightsOf(posterior), axes)) {
            const bool prior = each.role == SeriesRole::Prior;
            if (each.role == SeriesRole::Solver) {
                each.name = group;
                each.role = role;
            } else if (!prior || !series.empty()) {
                continue; // one prior is enough
            }
            series.push_back(std::move(each));
        }
    };
    add(found_->first, first_->currentText(), SeriesRole::Solver);
    add(found_->second, second_->currentText(), SeriesRole::Other);
    if (!series.empty() && series.back().role == SeriesRole::Other)
        series.back().colour = 1; // the first of that kind is the solver's blue
    chart_->setTitle(ChartText(tr("%1 in both groups")).arg(names_.text(name)));
    axes.xTitle = names_.withUnit(name);
    chart_->showLines(series, axes);
}

} // namespace dyngpt
