// What the page is made of.

#include "ui/charts/chart_panel.h"
#include "ui/models/held_out_set_proxy.h"
#include "ui/pages/name_box.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/name_header.h"
#include "ui/pages/set_view.h"
#include "ui/pages/table_setup.h"
#include "ui/pages/validate_page.h"
#include "ui/pages/wrapping_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace dyngpt {

namespace {
constexpr int usualExactSets = 100;
}

void ValidatePage::buildSettings() {
    facts_ = new QLabel;
    facts_->setWordWrap(true);
    facts_->setMinimumWidth(180);
    facts_->setObjectName(QStringLiteral("validationFacts"));
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);

    measure_ = new QComboBox;
    measure_->setAccessibleName(tr("Measure"));
    measure_->setToolTip(tr("How far the solver is from its reference: in the box plots, the "
                            "summary and the table of the sets"));
    for (const Measure measure : {Measure::Kl, Measure::KlWithoutEpsilon, Measure::TotalVariation,
                                  Measure::Hellinger, Measure::MeanError, Measure::SdError})
        measure_->addItem(measureName(measure), static_cast<int>(measure));
    measure_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* label = new QLabel(tr("&Measure"));
    label->setBuddy(measure_);
    logarithmic_ = new QCheckBox(tr("Lo&garithmic axis"));
    logarithmic_->setChecked(true);
    logarithmic_->setToolTip(tr("The box plots' axis"));
    connect(measure_, &QComboBox::currentIndexChanged, this, &ValidatePage::showMeasure);
    connect(logarithmic_, &QCheckBox::toggled, this, &ValidatePage::drawBoxes);

    exactSets_ = new QSpinBox;
    exactSets_->setObjectName(QStringLiteral("exactSets"));
    exactSets_->setAccessibleName(tr("Sets to solve exactly"));
    exactSets_->setRange(1, usualExactSets);
    exactSets_->setValue(usualExactSets);
    exactSets_->setToolTip(tr("How many of the held-out sets, evenly spread over them"));
    auto* count = new QLabel(tr("Sets to solve exactl&y"));
    count->setBuddy(exactSets_);
    exactAction_ = new QPushButton(tr("&Compare with exact solutions"));
    exactAction_->setObjectName(QStringLiteral("exactAction"));
    connect(exactAction_, &QPushButton::clicked, this, &ValidatePage::compareExactly);
    exactReason_ = new QLabel;
    exactReason_->setObjectName(QStringLiteral("exactReason"));
    exactReason_->setWordWrap(true);

    QVBoxLayout* column = settingsColumn();
    column->addWidget(facts_);
    column->addWidget(label);
    column->addWidget(measure_);
    column->addWidget(logarithmic_);
    column->addSpacing(8);
    column->addWidget(count);
    column->addWidget(exactSets_);
    column->addWidget(exactAction_);
    column->addWidget(exactReason_);
}

QWidget* ValidatePage::buildOverview() {
    summary_ = new ValidationSummaryModel(this);
    summaryTable_ = new QTableView;
    summaryTable_->setObjectName(QStringLiteral("summaryTable"));
    summaryTable_->setModel(summary_);
    summaryNames_ = new NameDelegate(*summaryTable_, 0);
    setUpTable(*summaryTable_, tr("Solver against its references, rows by state"));
    boxes_ = new ChartPanel(tr("Distance"));
    boxes_->setObjectName(QStringLiteral("boxChart"));
    connect(boxes_, &ChartPanel::pointClicked, this, [this](int series, int index) {
        openSet(boxedSets_[static_cast<std::size_t>(series)][static_cast<std::size_t>(index)]);
    });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(summaryTable_);
    column->addWidget(boxes_, 1);
    return page;
}

QWidget* ValidatePage::buildMoments() {
    state_ = new NameBox;
    state_->setAccessibleName(tr("State"));
    state_->setToolTip(tr("The state whose mean and standard deviation are compared"));
    auto* label = new QLabel(tr("S&tate"));
    label->setBuddy(state_);
    means_ = new ChartPanel(tr("Mean"));
    means_->setObjectName(QStringLiteral("meanChart"));
    sds_ = new ChartPanel(tr("Standard deviation"));
    sds_->setObjectName(QStringLiteral("sdChart"));
    connect(state_, &QComboBox::currentIndexChanged, this, &ValidatePage::drawScatter);
    for (ChartPanel* chart : {means_, sds_})
        connect(chart, &ChartPanel::pointClicked, this, [this](int series, int index) {
            const auto at = static_cast<std::size_t>(index);
            const std::size_t row = series == 0   ? at
                                    : series == 1 ? static_cast<std::size_t>(report_->worst[at])
                                                  : report_->sets.size();
            if (row < report_->sets.size())
                openSet(report_->sets[row].index);
        });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    auto* chooser = new QHBoxLayout;
    chooser->addWidget(label);
    chooser->addWidget(state_);
    chooser->addStretch(1);
    column->addLayout(chooser);
    auto* charts = new QHBoxLayout;
    charts->addWidget(means_, 1);
    charts->addWidget(sds_, 1);
    column->addLayout(charts, 1);
    return page;
}

QWidget* ValidatePage::buildSets() {
    sets_ = new HeldOutSetModel(this);
    sorted_ = new HeldOutSetProxy(*sets_, this);
    setTable_ = new QTableView;
    setTable_->setObjectName(QStringLiteral("setTable"));
    setHeads_ = new NameHeader(*setTable_);
    setTable_->setModel(sorted_);
    setTable_->setSortingEnabled(true);
    setUpTable(*setTable_, tr("Held-out sets; choose one to see its distributions"));
    setTable_->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(setTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    chooseSet(current.row());
            });
    onlyWorst_ = new QCheckBox(tr("Only the 20 &worst"));
    onlyWorst_->setObjectName(QStringLiteral("onlyWorst"));
    onlyWorst_->setToolTip(tr("The sets with the largest distance (joint total variation)"));
    connect(onlyWorst_, &QCheckBox::toggled, this, [this](bool on) { sorted_->setOnlyWorst(on); });
    exportSets_ = new QPushButton(tr("Export ta&ble (CSV)…"));
    exportSets_->setObjectName(QStringLiteral("exportSets"));
    exportSets_->setToolTip(
        tr("All held-out sets, a line each, with every measure of every state"));
    connect(exportSets_, &QPushButton::clicked, this, &ValidatePage::askSetsPath);
    setView_ = new SetView;
    connect(setView_, &SetView::exactToggled, this, &ValidatePage::requestSet);

    auto* above = new WrappingRow;
    above->addWidget(onlyWorst_);
    above->addWidget(exportSets_);
    auto* list = new QWidget;
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addLayout(above);
    listColumn->addWidget(setTable_, 1);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(setView_);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({340, 520});
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(splitter);
    return page;
}

} // namespace dyngpt
