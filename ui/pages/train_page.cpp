#include "ui/pages/train_page.h"

#include "core/project/stages.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/number_text.h"
#include "ui/pages/settings_form.h"
#include "ui/session.h"
#include "ui/text.h"
#include "ui/workers/job_queue.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace dyngpt {

namespace {

// With fewer sets a solver of this size learns them by heart.
constexpr int fewSets = 500;

QString number(double value) {
    return displayNumber(value, 4);
}

QString reasonText(StopReason reason) {
    switch (reason) {
    case StopReason::AllSteps:
        return TrainPage::tr("all steps done");
    case StopReason::NoImprovement:
        return TrainPage::tr("held-out loss no longer fell");
    case StopReason::Cancelled:
        break;
    }
    return TrainPage::tr("cancelled");
}

Axes lossAxes() {
    return {TrainPage::tr("optimiser steps"), TrainPage::tr("KL divergence (nats)"), false, true};
}

std::vector<Series> lossSeries() {
    return {{TrainPage::tr("training"), SeriesRole::Training, {}, {}},
            {TrainPage::tr("held out"), SeriesRole::HeldOut, {}, {}}};
}

} // namespace

TrainPage::TrainPage(Session& session, QWidget* parent) : Page(session, Stage::Train, parent) {
    setHeading(tr("Train"), tr("The solver learns the stationary distribution from the simulated "
                               "parameter sets. Then it can be validated."));
    buildSettings();
    buildResults();
    storeLater_.setSingleShot(true);
    connect(&storeLater_, &QTimer::timeout, this, [this] {
        storeSettings();
        updateStart();
    });
    JobRunner& jobs = this->session().jobs();
    connect(&jobs, &JobRunner::started, this, [this](Stage stage) {
        if (stage == Stage::Train)
            beginLive();
    });
    connect(&jobs, &JobRunner::trainingPoint, this, &TrainPage::livePoint);
    connect(&jobs, &JobRunner::progressed, this,
            [this](Stage stage, double done, double total, const QString&, double left) {
                if (stage != Stage::Train)
                    return;
                const QLocale locale;
                step_->setText(total > 0 ? tr("%1 of %2")
                                               .arg(locale.toString(static_cast<qlonglong>(done)),
                                                    locale.toString(static_cast<qlonglong>(total)))
                                         : tr("preparing"));
                remaining_->setText(left >= 0 ? tr("%1 left").arg(displayDuration(left))
                                              : tr("not known yet"));
            });
    connect(&jobs, &JobRunner::finished, this, [this](Stage stage, Outcome outcome) {
        if (stage == Stage::Train)
            ended(outcome);
    });
    connect(&jobs, &JobRunner::failed, this, [this](Stage stage) {
        if (stage == Stage::Train)
            ended(Outcome::Cancelled);
    });
    refresh();
}

void TrainPage::buildResults() {
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);
    losses_ = new ChartPanel(tr("Loss"));
    losses_->setObjectName(QStringLiteral("lossChart"));
    losses_->setPlaceholder(tr("Press Train to see how the loss falls, on the training sets and on "
                               "the held-out sets."));
    resultsColumn()->addWidget(losses_, 1);

    auto* box = new QGroupBox(tr("So far"));
    auto* columns = new QHBoxLayout(box);
    columns->setSpacing(24);
    QFormLayout* forms[2] = {new QFormLayout, new QFormLayout};
    for (QFormLayout* form : forms)
        columns->addLayout(form, 1);
    const auto add = [](QFormLayout* form, const QString& name, const QString& toolTip) {
        auto* value = new QLabel(QStringLiteral("–"));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(name);
        value->setToolTip(toolTip);
        value->setWordWrap(true);
        form->addRow(name, value);
        return value;
    };
    step_ = add(forms[0], tr("Step"), tr("Optimiser steps done"));
    heldOut_ = add(forms[0], tr("Held-out KL"),
                   tr("Mean divergence of the solver from the held-out sets, joint distribution"));
    best_ = add(forms[0], tr("Best"), tr("Smallest held-out KL; these weights are kept"));
    remaining_ = add(forms[1], tr("Time"), tr("Remaining while training, taken when done"));
    ranOn_ = add(forms[1], tr("Device"), tr("Where the training runs"));
    reason_ = add(forms[1], tr("Stopped"), tr("Why the training ended"));
    resultsColumn()->addWidget(box);
}

bool TrainPage::isTraining() {
    return session().jobs().isRunning() && session().jobs().stage() == Stage::Train;
}

void TrainPage::refresh() {
    const auto project = session().project();
    form_->setEnabled(project && !isTraining());
    if (isTraining())
        return;
    // What is being typed stays as it is.
    if (project && !storeLater_.isActive() && settings() != project->trainingSettings())
        showSettings(project->trainingSettings());
    updateStart();
    updateHint();
    showResult();
}

void TrainPage::updateAvailability() {
    if (!isTraining())
        updateStart();
}

void TrainPage::updateStart() {
    const auto project = session().project();
    const auto dataset = project ? project->dataset() : std::nullopt;
    const bool compact = dataset && dataset->compact;
    const bool sets = project && project->count(Partition::Train) > 0 && !compact;
    const bool coming = session().queue().isPending(JobKind::Simulate) ||
                        session().queue().isPending(JobKind::ImportSets);
    setPrimaryAvailable(project && (sets || coming),
                        compact ? tr("The training sets were left out of this copy: simulate "
                                     "them again first")
                                : tr("Simulate parameter sets first"));
    const bool interrupted = sets && !project->checkpoint(project->trainingInputHash()).empty();
    anew_->setVisible(interrupted);
    if (!interrupted)
        anew_->setChecked(false);
    primaryAction()->setText(interrupted && !anew_->isChecked() ? tr("&Resume") : tr("&Train"));
}

void TrainPage::updateHint() {
    const auto project = session().project();
    QStringList sentences;
    if (!project) {
        sentences << tr("No project is open.");
    } else {
        const int sets = project->count(Partition::Train);
        const auto dataset = project->dataset();
        if (dataset && dataset->compact)
            sentences << tr("The training sets were left out of this copy: simulate them again "
                            "first");
        if (sets == 0)
            sentences << tr("There are no simulated parameter sets yet: simulate first.");
        else if (sets < fewSets)
            sentences << tr("Training sets so far: %1. A solver worth using needs thousands.")
                             .arg(QLocale().toString(sets));
        if (project->state(Stage::Simulate) == StageState::Stale)
            sentences << tr("The parameter sets are stale: the network has changed since they were "
                            "simulated.");
        if (solverToFineTune(*project, settings()))
            sentences << tr("With these settings the solver that is there will be fine-tuned.");
        else if (project->state(Stage::Train) == StageState::Stale)
            sentences << tr("This solver is stale: what it was trained from has changed since. "
                            "Train again.");
        if (!anew_->isHidden())
            sentences << tr("A training with these settings was interrupted: Resume goes on where "
                            "it stopped.");
    }
    hint_->setText(sentences.join(u' '));
    hint_->setVisible(!sentences.isEmpty());
}

void TrainPage::run() {
    const auto project = session().project();
    if (!project)
        return;
    const std::vector<Issue> issues = checkSettings(settings());
    if (hasErrors(issues))
        return showIssues(issues);
    storeSettings();
    session().queue().submit(trainingJob(anew_->isChecked()));
}

void TrainPage::beginLive() {
    form_->setEnabled(false);
    anew_->hide();
    hint_->hide();
    losses_->showLines(lossSeries(), lossAxes());
    bestLoss_ = std::numeric_limits<double>::infinity();
    bestStep_ = 0;
    for (QLabel* value : {step_, heldOut_, best_, remaining_, reason_})
        value->setText(QStringLiteral("–"));
    step_->setText(tr("preparing"));
    ranOn_->setText(device_->currentText());
}

void TrainPage::livePoint(const TrainingPoint& point) {
    losses_->appendPoint(0, point.step, point.trainLoss);
    losses_->appendPoint(1, point.step, point.heldOutLoss);
    heldOut_->setText(tr("%1 nats").arg(number(point.heldOutLoss)));
    if (point.heldOutLoss < bestLoss_) {
        bestLoss_ = point.heldOutLoss;
        bestStep_ = point.step;
        best_->setText(
            tr("%1 nats at step %2").arg(number(bestLoss_), QLocale().toString(bestStep_)));
    }
}

void TrainPage::ended(Outcome outcome) {
    refresh();
    if (outcome == Outcome::Cancelled)
        reason_->setText(session().project()->training()
                             ? tr("cancelled; the earlier solver is kept")
                             : tr("cancelled"));
}

void TrainPage::showResult() {
    const auto project = session().project();
    const auto info = project ? project->training() : std::nullopt;
    for (QLabel* value : {step_, heldOut_, best_, remaining_, ranOn_, reason_})
        value->setText(QStringLiteral("–"));
    if (!info)
        return losses_->clear();
    std::vector<Series> series = lossSeries();
    for (const TrainingPoint& point : info->result.history) {
        // The mean loss before the first step is of nothing.
        if (point.trainLoss > 0) {
            series[0].x.push_back(point.step);
            series[0].y.push_back(point.trainLoss);
        }
        series[1].x.push_back(point.step);
        series[1].y.push_back(point.heldOutLoss);
    }
    losses_->showLines(series, lossAxes());
    const QLocale locale;
    if (!info->result.history.empty()) {
        const TrainingPoint& last = info->result.history.back();
        step_->setText(
            tr("%1 of %2")
                .arg(locale.toString(last.step), locale.toString(info->settings.allSteps())));
        heldOut_->setText(tr("%1 nats").arg(number(last.heldOutLoss)));
        remaining_->setText(tr("took %1").arg(displayDuration(last.seconds)));
    }
    if (info->imported) {
        reason_->setText(tr("imported from a file"));
        return;
    }
    best_->setText(
        tr("%1 nats at step %2")
            .arg(number(info->result.bestHeldOutLoss), locale.toString(info->result.bestStep)));
    ranOn_->setText(QString::fromStdString(info->result.device));
    reason_->setText(reasonText(info->result.reason));
}

} // namespace dyngpt
