// How the trajectories page is laid out, and its chart.

#include "ui/charts/chart_panel.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/parameter_panel.h"
#include "ui/pages/pause_button.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/trajectories_page.h"
#include "ui/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int mostRuns = 1'000'000;
constexpr int mostGrid = 100'000;
constexpr int mostThreads = 1024;
constexpr int shownOutputs = 5; // rows of the list

template <typename Value> std::vector<double> combined(const TimeCourse& course, Value value) {
    std::vector<double> result(course.mean.size());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = value(course.mean[i], course.sd[i]);
    return result;
}

} // namespace

void TrajectoriesPage::createSettings() {
    auto* parameterBox = new QGroupBox(tr("Parameters"));
    auto* parameterColumn = new QVBoxLayout(parameterBox);
    parameters_ = new ParameterPanel;
    nominal_ = new QPushButton(tr("&Values of the network"));
    nominal_->setToolTip(tr("Back to the network's own values, or the middle of the ranges"));
    parameterColumn->addWidget(parameters_);
    parameterColumn->addWidget(nominal_);
    settingsColumn()->addWidget(parameterBox);

    auto* runBox = new QGroupBox(tr("Settings"));
    auto* runColumn = new QVBoxLayout(runBox);
    form_ = new SettingsForm;
    const TrajectorySettings defaults;
    tEnd_ = form_->addNumber(tr("&End time"), tr("In the time unit of the propensities"), 0, 1e12);
    tEnd_->setValue(defaults.tEnd);
    tEnd_->setObjectName(QStringLiteral("endTime"));
    runs_ = form_->addInteger(tr("Ru&ns"), tr("Independent simulations"), 1, mostRuns);
    runs_->setValue(defaults.runs);
    runs_->setObjectName(QStringLiteral("runs"));
    SettingsForm* more = form_->addFold(tr("&Advanced"), tr("Show seed, grid, method and threads"));
    seed_ = more->addSeed(tr("The same seed gives the same runs"));
    seed_->setText(QString::number(defaults.seed));
    grid_ =
        more->addInteger(tr("&Grid"), tr("Intervals into which the time is divided"), 1, mostGrid);
    grid_->setValue(defaults.grid);
    method_ = more->addMethod();
    threads_ = more->addInteger(tr("T&hreads"),
                                tr("Processor cores to use; the result does not depend on it"), 0,
                                mostThreads, tr("all cores"));
    runColumn->addWidget(form_);
    settingsColumn()->addWidget(runBox);

    auto* outputBox = new QGroupBox(tr("Outputs"));
    auto* outputColumn = new QVBoxLayout(outputBox);
    outputs_ = new QListWidget;
    outputs_->setObjectName(QStringLiteral("outputs"));
    outputs_->setAccessibleName(tr("Outputs"));
    outputs_->setToolTip(tr("States and derived quantities to draw"));
    outputs_->setFixedHeight(shownOutputs * (outputs_->fontMetrics().height() + 6));
    outputNames_ = new NameDelegate(*outputs_);
    outputColumn->addWidget(outputs_);
    settingsColumn()->addWidget(outputBox);

    run_ = new QPushButton(tr("&Simulate"));
    run_->setObjectName(QStringLiteral("runTrajectories"));
    run_->setToolTip(tr("Simulate once more with these settings"));
    run_->setDefault(true);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("cancelTrajectories"));
    cancel_->setToolTip(tr("Stop; the picture stays as it was"));
    cancel_->hide();
    addBelowSettings(run_);
    addBelowSettings(cancel_);
    addBelowSettings(new PauseButton(job_.runner()));

    connect(parameters_, &ParameterPanel::edited, &later_, qOverload<>(&QTimer::start));
    connect(form_, &SettingsForm::edited, &later_, qOverload<>(&QTimer::start));
    connect(nominal_, &QPushButton::clicked, this, [this] {
        parameters_->setValues(nominalParameters(network_));
        runIfChanged();
    });
    connect(outputs_, &QListWidget::itemChanged, this, &TrajectoriesPage::draw);
    connect(run_, &QPushButton::clicked, this, &TrajectoriesPage::run);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        job_.cancel();
        showBusy(false);
        status_->setText(tr("Cancelled"));
    });
}

QCheckBox* TrajectoriesPage::addDrawn(const QString& text, const QString& name,
                                      const QString& toolTip, bool on) {
    auto* box = new QCheckBox(text);
    box->setObjectName(name);
    box->setToolTip(toolTip);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &TrajectoriesPage::draw);
    return box;
}

void TrajectoriesPage::createResults() {
    mean_ = addDrawn(tr("M&ean"), QStringLiteral("drawMean"), tr("Mean of all runs"), true);
    sd_ = addDrawn(tr("&Mean ± sd"), QStringLiteral("drawSd"),
                   tr("One standard deviation on either side of the mean"), true);
    quantiles_ = addDrawn(tr("&5 to 95 %"), QStringLiteral("drawQuantiles"),
                          tr("Between these quantiles lie nine tenths of the runs"), false);
    range_ = addDrawn(tr("&Least to most"), QStringLiteral("drawRange"),
                      tr("Between the lowest and the highest run"), false);
    paths_ = addDrawn(tr("Single &paths"), QStringLiteral("drawPaths"),
                      tr("The first runs, each as a line"), false);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(16);
    for (QCheckBox* box : {mean_, sd_, quantiles_, range_, paths_})
        choices->addWidget(box);
    choices->addStretch(1);
    resultsColumn()->addLayout(choices);

    chart_ = new ChartPanel(tr("Counts over time"));
    chart_->setObjectName(QStringLiteral("trajectoryChart"));
    resultsColumn()->addWidget(chart_, 1);

    status_ = new QLabel;
    status_->setObjectName(QStringLiteral("trajectoryStatus"));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the runs"));
    bar_->setMaximumWidth(240);
    bar_->hide();
    export_ = new QPushButton(tr("E&xport numbers"));
    export_->setObjectName(QStringLiteral("exportTrajectories"));
    export_->setToolTip(tr("Statistics or paths as comma-separated values"));
    auto* menu = new QMenu(export_);
    menu->addAction(tr("&Mean and sd..."), this, [this] { askAndExport(Numbers::MeanAndSd); });
    menu->addAction(tr("&All statistics..."), this,
                    [this] { askAndExport(Numbers::AllStatistics); });
    menu->addAction(tr("Single &paths..."), this, [this] { askAndExport(Numbers::Paths); });
    export_->setMenu(menu);
    export_->setEnabled(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(status_);
    foot->addWidget(bar_);
    foot->addStretch(1);
    foot->addWidget(export_);
    resultsColumn()->addLayout(foot);
    draw();
}

void TrajectoriesPage::draw() {
    chart_->setPlaceholder(!shown_ ? tr("The runs appear here as soon as the network can be "
                                        "simulated.")
                                   : tr("Choose what to draw: an output on the left, and mean, "
                                        "band or paths above."));
    std::vector<Series> bands;
    std::vector<Series> lines;
    const auto count =
        shown_ ? std::min<int>(static_cast<int>(shown_->outputs.size()), outputs_->count()) : 0;
    const NetworkNames names(network_);
    int colour = 0;
    for (int i = 0; i < count; ++i) {
        if (outputs_->item(i)->checkState() != Qt::Checked)
            continue;
        const TimeCourse& course = shown_->outputs[static_cast<std::size_t>(i)];
        const ChartText name = names.text(QString::fromStdString(course.name));
        const auto add = [&](std::vector<Series>& to, const ChartText& title,
                             const std::vector<double>& y, const std::vector<double>& upTo) {
            to.push_back({title, SeriesRole::Other, shown_->times, y, upTo, {}, colour});
        };
        if (range_->isChecked())
            add(bands, ChartText(tr("%1: least to most")).arg(name), course.minimum,
                course.maximum);
        if (quantiles_->isChecked() && course.quantiles.size() > 1)
            add(bands, ChartText(tr("%1: 5 to 95 %")).arg(name), course.quantiles.front(),
                course.quantiles.back());
        if (sd_->isChecked())
            add(bands, ChartText(tr("%1: mean ± sd")).arg(name),
                combined(course, [](double mean, double sd) { return mean - sd; }),
                combined(course, [](double mean, double sd) { return mean + sd; }));
        if (paths_->isChecked()) {
            for (const std::vector<double>& path : course.paths)
                add(lines,
                    &path == &course.paths.front() ? ChartText(tr("%1: paths")).arg(name)
                                                   : ChartText(),
                    path, {});
        }
        if (mean_->isChecked())
            add(lines, ChartText(tr("%1: mean")).arg(name), course.mean, {});
        ++colour;
    }
    bands.insert(bands.end(), lines.begin(), lines.end());
    if (bands.empty())
        chart_->clear();
    else
        chart_->showLines(bands, {tr("time"), tr("count"), false, false});
}

} // namespace dyngpt
