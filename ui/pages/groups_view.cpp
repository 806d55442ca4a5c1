#include "ui/pages/groups_view.h"

#include "core/inference/group_comparison.h"
#include "ui/pages/name_box.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/name_header.h"
#include "ui/pages/table_export.h"
#include "ui/pages/table_setup.h"
#include "ui/pages/wrapping_row.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace dyngpt {

namespace {

enum Picture { Scatter, Means, Differences };
constexpr int mostWidth = 260; // of a column of words

double meanOf(const std::vector<double>& marginal) {
    double sum = 0;
    for (std::size_t n = 0; n < marginal.size(); ++n)
        sum += static_cast<double>(n) * marginal[n];
    return sum;
}

QString countText(std::size_t n) {
    return QLocale().toString(static_cast<qulonglong>(n));
}

/// With its label, so that the two stay side by side.
QWidget* addChoice(QLayout& row, const QString& text, QComboBox* box, const QString& toolTip) {
    auto* label = new QLabel(text);
    label->setBuddy(box);
    QString plain = text;
    box->setAccessibleName(plain.remove(u'&'));
    box->setToolTip(toolTip);
    box->setAccessibleDescription(toolTip);
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(box);
    row.addWidget(both);
    return both;
}

} // namespace

GroupsView::GroupsView(QWidget* parent)
    : QWidget(parent)
    , model_(new GroupModel(this))
    , sorted_(new GroupProxy(*model_, this))
    , counts_(new QLabel)
    , filter_(new QLineEdit)
    , onlyFlagged_(new QCheckBox(tr("Only flagged")))
    , table_(new QTableView)
    , heads_(new NameHeader(*table_))
    , reasons_(new NameDelegate(*table_, GroupModel::FirstQuantity))
    , picture_(new QComboBox)
    , x_(new NameBox)
    , y_(new NameBox)
    , reference_(new QComboBox)
    , quantity_(new NameBox)
    , chart_(new ChartPanel(tr("All groups"))) {
    chart_->setObjectName(QStringLiteral("groupChart"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(createTable());
    splitter->addWidget(createPicture());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({400, 400}); // whatever the two ask for
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter);
    draw();
    connect(&job_, &LatestJob::finished, this, [this] {
        if (picture_->currentData().toInt() == Differences)
            drawDifferences();
        else if (picture_->currentData().toInt() == Means)
            drawMeans();
    });
    connect(&job_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        chart_->setPlaceholder(translated(issues));
        chart_->clear();
    });
}

QWidget* GroupsView::createTable() {
    filter_->setObjectName(QStringLiteral("groupFilter"));
    filter_->setPlaceholderText(tr("Find a group…"));
    filter_->setAccessibleName(tr("Find a group"));
    filter_->setToolTip(tr("Shows the groups whose name holds this text"));
    filter_->setClearButtonEnabled(true);
    onlyFlagged_->setToolTip(tr("Shows the groups that have a warning or failed"));
    table_->setObjectName(QStringLiteral("groupTable"));
    table_->setModel(sorted_);
    setUpTable(*table_, tr("Groups; Enter or a double click opens one"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder); // the data's order
    counts_->setObjectName(QStringLiteral("groupCounts"));
    counts_->setWordWrap(true);
    connect(filter_, &QLineEdit::textChanged, sorted_, &GroupProxy::setName);
    connect(onlyFlagged_, &QCheckBox::toggled, sorted_, &GroupProxy::setOnlyFlagged);
    connect(filter_, &QLineEdit::textChanged, this, &GroupsView::showCounts);
    connect(onlyFlagged_, &QCheckBox::toggled, this, &GroupsView::showCounts);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { openRow(sorted_->mapToSource(index).row()); });
    auto* above = new QHBoxLayout;
    above->addWidget(filter_, 1);
    above->addWidget(onlyFlagged_);
    above->addWidget(exportButton(tr("groups"), [this] { return model_->csv(); }));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(counts_);
    column->addLayout(above);
    column->addWidget(table_, 1);
    return page;
}

QWidget* GroupsView::createPicture() {
    picture_->setObjectName(QStringLiteral("groupPicture"));
    picture_->addItem(tr("Two columns"), Scatter);
    picture_->addItem(tr("Means of data and fit"), Means);
    picture_->addItem(tr("Difference from a group"), Differences);
    auto* row = new WrappingRow;
    addChoice(*row, tr("Picture"), picture_, tr("What is drawn of all groups"));
    scatterChoices_ = {addChoice(*row, tr("Across"), x_, tr("The column drawn across")),
                       addChoice(*row, tr("Up"), y_, tr("The column drawn upwards"))};
    differenceChoices_ = {
        addChoice(*row, tr("Quantity"), quantity_, tr("The parameter that is compared")),
        addChoice(*row, tr("Reference"), reference_,
                  tr("The group that all others are compared with"))};
    for (QComboBox* box : std::initializer_list<QComboBox*>{x_, y_, quantity_, reference_})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QComboBox* box :
         std::initializer_list<QComboBox*>{picture_, x_, y_, reference_, quantity_})
        connect(box, &QComboBox::activated, this, &GroupsView::draw);
    connect(chart_, &ChartPanel::pointClicked, this, [this](int series, int index) {
        chooseGroup(model_->group(
            drawn_[static_cast<std::size_t>(series)][static_cast<std::size_t>(index)]));
    });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(chart_, 1);
    return page;
}

void GroupsView::setSummaries(const std::shared_ptr<Project>& project,
                              std::vector<PosteriorSummary> summaries, std::size_t all) {
    project_ = project;
    all_ = all;
    job_.cancel();
    table_->setItemDelegateForColumn(model_->reasonColumn(), nullptr);
    model_->setSummaries(std::move(summaries));
    table_->setItemDelegateForColumn(model_->reasonColumn(), reasons_);
    fitHeads();
    fillChoices();
    showCounts();
    draw();
}

void GroupsView::fitHeads() {
    table_->resizeColumnsToContents();
    for (int column = 0; column < model_->columnCount(); ++column)
        table_->setColumnWidth(column, std::min(table_->columnWidth(column), mostWidth));
}

void GroupsView::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    for (NameBox* box : {x_, y_, quantity_})
        box->setNames(names);
    heads_->setNames(names);
    reasons_->setNames(names);
    model_->setNames(names);
    fitHeads();
    draw();
}

void GroupsView::fillChoices() {
    const auto refill = [](QComboBox* box, int otherwise, auto fill) {
        const QString before = box->currentText();
        box->clear();
        fill(box);
        const int found = box->findText(before);
        box->setCurrentIndex(found >= 0 ? found : std::min(otherwise, box->count() - 1));
    };
    if (model_->rowCount() == 0)
        return; // what is chosen later is not to hang on what stands there now
    const auto columns = [this](bool quantities) {
        return [this, quantities](QComboBox* box) {
            for (const int column : model_->numberColumns())
                if (!quantities || column >= GroupModel::FirstQuantity)
                    box->addItem(
                        model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                        column);
        };
    };
    refill(x_, 0, columns(false));
    refill(y_, 1, columns(false));
    refill(quantity_, 0, columns(true));
    refill(reference_, 0, [this](QComboBox* box) {
        for (const PosteriorSummary& summary : model_->summaries())
            if (summary.posterior.failure.empty())
                box->addItem(groupName(summary.posterior.group),
                             static_cast<qulonglong>(summary.group));
    });
}

void GroupsView::showCounts() {
    const auto done = static_cast<std::size_t>(model_->rowCount());
    QString text = tr("Inferred: %1 of %2. Failed: %3. Flagged: %4. Shown: %5.")
                       .arg(countText(done - static_cast<std::size_t>(model_->failed())),
                            countText(all_), QLocale().toString(model_->failed()),
                            QLocale().toString(model_->flagged() - model_->failed()),
                            QLocale().toString(sorted_->rowCount()));
    if (done > 0 && done < all_)
        text += u' ' + tr("The run was interrupted; Infer goes on with the rest.");
    counts_->setText(text);
}

void GroupsView::draw() {
    const int picture = picture_->currentData().toInt();
    for (QWidget* choice : scatterChoices_)
        choice->setVisible(picture == Scatter);
    for (QWidget* choice : differenceChoices_)
        choice->setVisible(picture == Differences);
    chart_->setPlaceholder(tr("Once groups are inferred each is a point here."));
    drawn_.clear();
    if (model_->rowCount() == 0)
        return chart_->clear();
    job_.cancel();
    if (picture == Scatter)
        drawScatter();
    else if (picture == Means)
        askMeans();
    else
        askDifferences();
}

void GroupsView::drawScatter() {
    const int x = x_->currentData().toInt(), y = y_->currentData().toInt();
    const QString xName = x_->currentText(), yName = y_->currentText();
    Axes axes{names_.withUnit(xName), names_.withUnit(yName), true, true};
    std::vector<Series> series{{tr("groups"), SeriesRole::Solver, {}, {}},
                               {tr("flagged"), SeriesRole::Training, {}, {}}};
    drawn_.assign(2, {});
    for (int row = 0; row < model_->rowCount(); ++row) {
        const double across = model_->value(row, x), up = model_->value(row, y);
        if (!std::isfinite(across) || !std::isfinite(up))
            continue;
        const std::size_t at = model_->isFlagged(row) ? 1 : 0;
        axes.logX = axes.logX && across > 0;
        axes.logY = axes.logY && up > 0;
        series[at].x.push_back(across);
        series[at].y.push_back(up);
        drawn_[at].push_back(row);
    }
    dropEmpty(series);
    chart_->setTitle(
        ChartText(tr("%1 and %2 of all groups")).arg(names_.text(xName), names_.text(yName)));
    chart_->showScatter(series, axes, false);
}

/// The legend names only what is there.
void GroupsView::dropEmpty(std::vector<Series>& series) {
    for (std::size_t i = series.size(); i-- > 0;)
        if (series[i].x.empty()) {
            series.erase(series.begin() + static_cast<std::ptrdiff_t>(i));
            drawn_.erase(drawn_.begin() + static_cast<std::ptrdiff_t>(i));
        }
}

void GroupsView::askMeans() {
    chart_->setPlaceholder(tr("Reading all groups…"));
    chart_->clear();
    std::vector<std::pair<int, std::size_t>> groups;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->summaries()[static_cast<std::size_t>(row)].posterior.failure.empty())
            groups.emplace_back(row, model_->group(row));
    means_ = std::make_shared<std::vector<StateMean>>();
    job_.start(
        [project = project_, groups, found = means_](JobSinks&, const std::stop_token& stop) {
            for (const auto& [row, group] : groups) {
                if (stop.stop_requested())
                    return Outcome::Cancelled;
                const auto posterior = project->posterior(group);
                for (std::size_t k = 0; posterior && k < posterior->fitMarginals.size(); ++k)
                    found->push_back({row, posterior->observedStates[k],
                                      meanOf(posterior->dataMarginals[k]),
                                      meanOf(posterior->fitMarginals[k])});
            }
            return Outcome::Finished;
        });
}

void GroupsView::drawMeans() {
    Axes axes{tr("mean of the cells"), tr("mean of the fit"), true, true};
    std::vector<Series> series;
    std::map<std::string, std::size_t> place;
    drawn_.clear();
    for (const StateMean& mean : *means_) {
        const auto [it, isNew] = place.try_emplace(mean.state, series.size());
        if (isNew) {
            series.emplace_back().name = names_.text(QString::fromStdString(mean.state));
            drawn_.emplace_back();
        }
        axes.logX = axes.logX && mean.data > 0;
        axes.logY = axes.logY && mean.fit > 0;
        series[it->second].x.push_back(mean.data);
        series[it->second].y.push_back(mean.fit);
        drawn_[it->second].push_back(mean.row);
    }
    // A common scale, or the line of equal means would not lie in the corner.
    axes.logX = axes.logY = axes.logX && axes.logY;
    chart_->setPlaceholder(tr("There is nothing to compare."));
    chart_->setTitle(tr("Means of the cells and of the fit, all groups"));
    chart_->showScatter(series, axes, true);
}

void GroupsView::askDifferences() {
    const auto reference = static_cast<std::size_t>(reference_->currentData().toULongLong());
    if (reference_->currentIndex() < 0 || reference_->count() < 2) {
        chart_->setPlaceholder(tr("There are no two groups to compare."));
        return chart_->clear();
    }
    chart_->setPlaceholder(tr("Comparing all groups…"));
    chart_->clear();
    std::vector<std::pair<int, std::size_t>> others;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->group(row) != reference &&
            model_->summaries()[static_cast<std::size_t>(row)].posterior.failure.empty())
            others.emplace_back(row, model_->group(row));
    differences_ = std::make_shared<std::vector<Difference>>();
    job_.start(
        [project = project_, reference, others, found = differences_,
         name = quantity_->currentText().toStdString()](JobSinks&, const std::stop_token& stop) {
            const auto first = project->posterior(reference);
            for (const auto& [row, group] : others) {
                if (stop.stop_requested())
                    return Outcome::Cancelled;
                const auto second = project->posterior(group);
                if (!first || !second)
                    continue;
                for (const ParameterDifference& each : compareGroups(*first, *second))
                    if (each.name == name && std::isfinite(each.logRatio))
                        found->push_back(
                            {row, each.logRatio / std::log(2.0),
                             std::max(each.probabilityLarger, 1 - each.probabilityLarger)});
            }
            return Outcome::Finished;
        });
}

void GroupsView::drawDifferences() {
    // What a central 95 % interval would call a difference.
    constexpr double sure = 0.975;
    std::vector<Series> series{{tr("cannot be told"), SeriesRole::Data, {}, {}},
                               {tr("differs"), SeriesRole::Solver, {}, {}}};
    drawn_.assign(2, {});
    for (const Difference& difference : *differences_) {
        const std::size_t at = difference.probability >= sure ? 1 : 0;
        series[at].x.push_back(difference.log2Ratio);
        series[at].y.push_back(difference.probability);
        drawn_[at].push_back(difference.row);
    }
    dropEmpty(series);
    chart_->setPlaceholder(tr("There is nothing to compare."));
    chart_->setTitle(ChartText(tr("%1 against %2"))
                         .arg(names_.text(quantity_->currentText()), reference_->currentText()));
    chart_->showScatter(series,
                        {tr("log2 of the ratio to %1").arg(reference_->currentText()),
                         tr("probability of a difference in this direction"), false, false},
                        false);
}

void GroupsView::chooseGroup(std::size_t group) {
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->group(row) == group) {
            const QModelIndex index = sorted_->mapFromSource(model_->index(row, 0));
            if (index.isValid()) {
                table_->selectRow(index.row());
                table_->scrollTo(index);
            }
            return;
        }
}

void GroupsView::openRow(int row) {
    if (row >= 0)
        Q_EMIT groupOpened(model_->group(row));
}

} // namespace dyngpt
