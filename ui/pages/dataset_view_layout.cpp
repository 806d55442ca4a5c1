// How the view of the sets is laid out.

#include "ui/charts/chart_panel.h"
#include "ui/pages/dataset_view.h"
#include "ui/pages/name_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace dyngpt {

namespace {

template <typename Box>
Box* addChoice(QHBoxLayout* row, const QString& label, const QString& name,
               const QString& toolTip) {
    auto* box = new Box;
    box->setObjectName(name);
    box->setToolTip(toolTip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumContentsLength(6);
    auto* text = new QLabel(label);
    text->setBuddy(box);
    QString plain = label;
    box->setAccessibleName(plain.remove(u'&'));
    box->setAccessibleDescription(toolTip);
    if (row->count() > 0)
        row->addSpacing(8);
    row->addWidget(text);
    row->addWidget(box);
    return box;
}

} // namespace

void DatasetView::createScatter(QGridLayout* grid) {
    auto* axes = new QHBoxLayout;
    axes->setSpacing(8);
    across_ = addChoice<NameBox>(axes, tr("Acro&ss"), QStringLiteral("scatterAcross"),
                                 tr("The parameter, or property of the sets, along the picture"));
    up_ = addChoice<NameBox>(axes, tr("&Up"), QStringLiteral("scatterUp"),
                             tr("The parameter, or property of the sets, up the picture"));
    axes->addStretch(1);
    auto* colours = new QHBoxLayout;
    colours->setSpacing(8);
    colour_ = addChoice<QComboBox>(colours, tr("&Colour"), QStringLiteral("scatterColour"),
                                   tr("What the colours of the sets tell"));
    colour_->addItem(tr("Mean"), static_cast<int>(Colouring::Mean));
    colour_->addItem(tr("Sd"), static_cast<int>(Colouring::Sd));
    colour_->addItem(tr("Noise floor"), static_cast<int>(Colouring::NoiseFloor));
    colour_->addItem(tr("Stationarity"), static_cast<int>(Colouring::Stationarity));
    state_ = addChoice<NameBox>(colours, tr("St&ate"), QStringLiteral("chartState"),
                                tr("The recorded state both charts show"));
    colours->addStretch(1);
    scatter_ = new ChartPanel(tr("Parameter sets"));
    scatter_->setObjectName(QStringLiteral("scatterChart"));
    scatter_->setToolTip(tr("Click on a set to see its distribution"));
    scatter_->setPlaceholder(tr("Simulate to see the sets in the space of their parameters."));
    grid->addLayout(axes, 0, 0);
    grid->addLayout(colours, 1, 0);
    grid->addWidget(scatter_, 2, 0);
    for (QComboBox* box : std::initializer_list<QComboBox*>{across_, up_, colour_})
        connect(box, &QComboBox::activated, this, &DatasetView::drawScatter);
    connect(state_, &QComboBox::activated, this, [this] {
        drawScatter();
        drawDistribution();
    });
    connect(scatter_, &ChartPanel::pointClicked, this, [this](int series, int index) {
        const auto group = static_cast<std::size_t>(series);
        if (group >= drawn_.size())
            return; // the chosen set itself
        const ScannedSet& set = sets_[drawn_[group][static_cast<std::size_t>(index)]];
        chooseSet(set.partition, set.summary.index);
    });
}

void DatasetView::createDistribution(QGridLayout* grid) {
    auto* chooser = new QHBoxLayout;
    chooser->setSpacing(8);
    partition_ = new QComboBox;
    partition_->setObjectName(QStringLiteral("chartPartition"));
    partition_->addItem(tr("Held-out set"), static_cast<int>(Partition::Valid));
    partition_->addItem(tr("Training set"), static_cast<int>(Partition::Train));
    partition_->setAccessibleName(tr("Kind of set"));
    partition_->setToolTip(tr("Held-out sets are simulated twice, training sets once"));
    number_ = new QSpinBox;
    number_->setObjectName(QStringLiteral("chartSet"));
    number_->setRange(1, 1);
    number_->setGroupSeparatorShown(true);
    number_->setKeyboardTracking(false);
    number_->setAccessibleName(tr("Number of the set"));
    number_->setToolTip(tr("Number of the set whose distribution is shown"));
    exact_ = new QCheckBox(tr("E&xact"));
    exact_->setObjectName(QStringLiteral("exactOverlay"));
    chooser->addWidget(partition_);
    chooser->addWidget(number_);
    chooser->addWidget(exact_);
    chooser->addStretch(1);
    caption_ = new QLabel;
    caption_->setObjectName(QStringLiteral("exactCaption"));
    caption_->setWordWrap(true);
    caption_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    caption_->setAccessibleName(tr("Simulation against exact solution"));
    distribution_ = new ChartPanel(tr("Distribution of one set"));
    distribution_->setObjectName(QStringLiteral("distributionChart"));
    distribution_->setPlaceholder(tr("Simulate to see a set's distribution"));
    grid->addLayout(chooser, 0, 1);
    grid->addWidget(caption_, 1, 1);
    grid->addWidget(distribution_, 2, 1);
    grid->setRowStretch(2, 1);
    connect(partition_, &QComboBox::activated, this, [this] {
        countSets();
        showSet();
    });
    connect(number_, &QSpinBox::valueChanged, this, &DatasetView::showSet);
    connect(exact_, &QCheckBox::toggled, this, [this](bool on) {
        if (on && !solution_)
            solve();
        else if (!on)
            exactJob_.cancel();
        if (!on) {
            solution_.reset();
            exactIssues_.clear();
        }
        drawDistribution();
    });
}

} // namespace dyngpt
