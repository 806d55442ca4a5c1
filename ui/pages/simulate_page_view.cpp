// How the results of the simulate page are laid out, and the sentences about them.

#include "core/common/numbers.h"
#include "ui/charts/number_text.h"
#include "ui/models/network_names.h"
#include "ui/pages/dataset_view.h"
#include "ui/pages/simulate_page.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

/// "ON 0.01, mRNA 0.02": a value for each recorded state.
template <typename Value>
ChartText perState(const Network& network, std::size_t count, Value value) {
    const NetworkNames names(network);
    const std::vector<std::string> states = network.recordedNames();
    std::vector<ChartText> parts;
    for (std::size_t i = 0; i < std::min(states.size(), count); ++i)
        parts.push_back(ChartText(SimulatePage::tr("%1 %2", "state, value"))
                            .arg(names.text(QString::fromStdString(states[i])), value(i)));
    return ChartText::join(parts, QStringLiteral(", "));
}

QString percent(double share) {
    return SimulatePage::tr("%1 %").arg(displayNumber(100 * share, 2));
}

QString stationarityText(const DatasetInfo& info) {
    if (info.notStationary == 0)
        return SimulatePage::tr("Stationary: all sets");
    const QLocale locale;
    QStringList reasons;
    if (info.halvesDiffer > 0)
        reasons << SimulatePage::tr("the halves of the window differ in %1")
                       .arg(locale.toString(info.halvesDiffer));
    if (info.startsDiffer > 0)
        reasons << SimulatePage::tr("the second start ends elsewhere in %1")
                       .arg(locale.toString(info.startsDiffer));
    return SimulatePage::tr(
               "Sets that are not stationary: %1 (%2). A later end time lets them settle.")
        .arg(locale.toString(info.notStationary), reasons.join(QStringLiteral(", ")));
}

} // namespace

void SimulatePage::createResults() {
    progressBox_ = new QGroupBox(tr("Progress"));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the simulation"));
    pace_ = new QLabel;
    pace_->setObjectName(QStringLiteral("pace"));
    pause_ = new QPushButton;
    pause_->setObjectName(QStringLiteral("pauseSimulation"));
    connect(pause_, &QPushButton::clicked, this, [this] {
        JobRunner& jobs = session().jobs();
        jobs.setPaused(!jobs.isPaused());
    });
    auto* paceRow = new QHBoxLayout;
    paceRow->addWidget(pace_, 1);
    paceRow->addWidget(pause_);
    auto* progressColumn = new QVBoxLayout(progressBox_);
    progressColumn->addWidget(bar_);
    progressColumn->addLayout(paceRow);
    progressBox_->hide();
    resultsColumn()->addWidget(progressBox_);

    summary_ = new QLabel;
    summary_->setObjectName(QStringLiteral("simulationSummary"));
    summary_->setTextFormat(Qt::RichText);
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    summary_->setAccessibleName(tr("Simulated sets"));
    resultsColumn()->addWidget(summary_);
    sets_ = new DatasetView;
    resultsColumn()->addWidget(sets_, 1);

    next_ = new QPushButton(tr("&Next: Train"));
    next_->setObjectName(QStringLiteral("nextStage"));
    next_->setToolTip(tr("Train the solver on these sets"));
    connect(next_, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(Stage::Train); });
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(next_);
    resultsColumn()->addLayout(foot);
}

void SimulatePage::showSummary() {
    const auto project = session().project();
    const auto info = project->dataset();
    if (!info || info->trainSets + info->validSets == 0) {
        summary_->setText(tr("No sets yet. They appear here as they are finished."));
        return;
    }
    const QLocale locale;
    const Network network = project->network();
    QString made = info->imported ? tr("Imported: %1 training sets, %2 held-out sets")
                                  : tr("Simulated: %1 training sets, %2 held-out sets, seed %3");
    made = made.arg(locale.toString(info->trainSets), locale.toString(info->validSets));
    if (!info->imported)
        made = made.arg(info->settings.seed);
    if (info->seconds > 0)
        made = tr("%1, computing time %2").arg(made, displayDuration(info->seconds));
    std::vector<ChartText> lines{made, stationarityText(*info)};
    ChartText floor = info->replicas > 0
                          ? tr("Noise floor: available, %1 held-out sets were simulated twice")
                                .arg(locale.toString(info->replicas))
                          : tr("Noise floor: not available, no set was simulated twice");
    if (const auto& halves = info->digest.noiseFloor)
        floor = ChartText(tr("%1; split halves, median total variation: %2"))
                    .arg(floor, perState(network, halves->states.size(), [&](std::size_t i) {
                             return displayNumber(halves->states[i], 2);
                         }));
    lines.push_back(floor);
    if (const auto& upper = info->digest.upperBounds)
        lines.push_back(ChartText(tr("Upper bounds proposed: %1"))
                            .arg(perState(network, upper->bounds.size(), [&](std::size_t i) {
                                const double tail =
                                    i < upper->largestTail.size() ? upper->largestTail[i] : 0;
                                const QString bound = locale.toString(upper->bounds[i]);
                                return tail > 0 ? tr("%1 (cuts off at most %2)", "bound, share")
                                                      .arg(bound, percent(tail))
                                                : tr("%1 (cuts off nothing)").arg(bound);
                            })));
    if (info->compact)
        lines.push_back(tr("The training histograms were left out of this file."));
    summary_->setText(ChartText::join(lines, QStringLiteral("\n")).html());
}

} // namespace dyngpt
