// How the solve page is laid out.

#include "ui/pages/parameter_panel.h"
#include "ui/pages/parameter_sets_panel.h"
#include "ui/pages/pause_button.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/solve_page.h"

#include <QApplication>
#include <QClipboard>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dyngpt {

void SolvePage::createSettings() {
    parameterBox_ = new QGroupBox(tr("Parameters"));
    auto* parameterColumn = new QVBoxLayout(parameterBox_);
    parameters_ = new ParameterPanel;
    auto* first = new QPushButton(tr("&Reset"));
    first->setObjectName(QStringLiteral("resetParameters"));
    first->setToolTip(tr("Back to the network's own values, or the middle of the ranges"));
    auto* copy = new QPushButton(tr("Cop&y"));
    copy->setObjectName(QStringLiteral("copyParameters"));
    copy->setToolTip(tr("Copy all values as name=value,…, as “dyngpt solve --params” reads them"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(first);
    buttons->addWidget(copy);
    parameterColumn->addWidget(parameters_);
    parameterColumn->addLayout(buttons);
    settingsColumn()->addWidget(parameterBox_);

    conditionBox_ = new QGroupBox(tr("Known counts"));
    conditionBox_->setToolTip(tr("The distribution of the others, given these counts"));
    new QVBoxLayout(conditionBox_);
    settingsColumn()->addWidget(conditionBox_);
    sets_ = new ParameterSetsPanel;
    settingsColumn()->addWidget(sets_);

    comparisonStatus_ = new QLabel;
    comparisonStatus_->setObjectName(QStringLiteral("comparisonStatus"));
    comparisonStatus_->setWordWrap(true);
    comparisonStatus_->setTextInteractionFlags(Qt::TextSelectableByMouse |
                                               Qt::TextSelectableByKeyboard);
    comparisonStatus_->setAccessibleName(tr("State of the comparison"));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the comparison"));
    simulate_ = new QPushButton(tr("Compare with &simulation"));
    simulate_->setObjectName(QStringLiteral("compareSimulation"));
    simulate_->setDefault(true);
    exact_ = new QPushButton(tr("Compare with e&xact solution"));
    exact_->setObjectName(QStringLiteral("compareExact"));
    other_ = new QPushButton;
    other_->setObjectName(QStringLiteral("compareSolver"));
    other_->setAutoDefault(false);
    sideStatus_ = new QLabel;
    sideStatus_->setObjectName(QStringLiteral("sideStatus"));
    sideStatus_->setWordWrap(true);
    sideStatus_->setAccessibleName(tr("What is not drawn beside the solver"));
    sideStatus_->hide();
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("cancelComparison"));
    cancel_->setToolTip(tr("Stop the comparison"));
    for (QWidget* widget : std::initializer_list<QWidget*>{sideStatus_, comparisonStatus_, bar_,
                                                           simulate_, exact_, other_, cancel_})
        addBelowSettings(widget);
    addBelowSettings(new PauseButton(job_.runner()));
    bar_->hide();
    cancel_->hide();

    connect(parameters_, &ParameterPanel::edited, this, &SolvePage::follow);
    connect(first, &QPushButton::clicked, this, &SolvePage::resetParameters);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(parameterText()); });
    connect(simulate_, &QPushButton::clicked, this, &SolvePage::simulate);
    connect(exact_, &QPushButton::clicked, this, &SolvePage::solveExactly);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        job_.cancel();
        showBusy(false);
        comparisonStatus_->setText(tr("Cancelled"));
    });
}

void SolvePage::fillConditions() {
    delete conditionForm_;
    counts_.clear();
    conditionForm_ = new SettingsForm;
    for (std::size_t k = 0; k < shape_.stateNames.size(); ++k) {
        const QString name = QString::fromStdString(shape_.stateNames[k]);
        counts_.push_back(
            conditionForm_->addInteger(name, tr("Known count of %1; below 0: not known").arg(name),
                                       -1, shape_.stateBounds[k] - 1, tr("any")));
        counts_.back()->setValue(-1);
        counts_.back()->setObjectName(QStringLiteral("known_") + name);
    }
    labelConditions();
    conditionBox_->layout()->addWidget(conditionForm_);
    connect(conditionForm_, &SettingsForm::edited, this, &SolvePage::follow);
}

void SolvePage::labelConditions() {
    const NetworkNames names(network_);
    for (std::size_t k = 0; k < counts_.size(); ++k)
        conditionForm_->setLabel(*counts_[k],
                                 names.text(QString::fromStdString(shape_.stateNames[k])).html());
}

void SolvePage::createResults() {
    absence_ = new QLabel;
    absence_->setObjectName(QStringLiteral("solveAbsence"));
    absence_->setAlignment(Qt::AlignCenter);
    absence_->setWordWrap(true);
    auto* train = new QPushButton(tr("Go to &Train"));
    train->setObjectName(QStringLiteral("goToTrain"));
    train->setToolTip(tr("Train a solver first"));
    connect(train, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(Stage::Train); });
    auto* empty = new QWidget;
    auto* emptyColumn = new QVBoxLayout(empty);
    emptyColumn->addStretch(1);
    emptyColumn->addWidget(absence_);
    emptyColumn->addWidget(train, 0, Qt::AlignHCenter);
    emptyColumn->addStretch(1);

    hint_ = new QLabel;
    hint_->setObjectName(QStringLiteral("pageHint"));
    hint_->setWordWrap(true);
    view_ = new SolveView;
    connect(view_, &SolveView::pairChanged, this, &SolvePage::follow);
    status_ = new QLabel;
    status_->setObjectName(QStringLiteral("solveStatus"));
    status_->setWordWrap(true);
    auto* full = new QWidget;
    auto* fullColumn = new QVBoxLayout(full);
    fullColumn->setContentsMargins(0, 0, 0, 0);
    fullColumn->addWidget(hint_);
    fullColumn->addWidget(view_, 1);
    fullColumn->addWidget(status_);

    results_ = new QStackedWidget;
    results_->addWidget(empty);
    results_->addWidget(full);
    resultsColumn()->addWidget(results_, 1);
}

} // namespace dyngpt
