#include "ui/job_bar.h"

#include "ui/icons.h"
#include "ui/job_text.h"
#include "ui/session.h"
#include "ui/stage_advice.h"
#include "ui/stage_text.h"
#include "ui/text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace dyngpt {

namespace {
constexpr int barSteps = 1000;
constexpr int roomBeside = 48; // margins, spacing and the button's own edges
constexpr int leastRoom = 160;
} // namespace

JobBar::JobBar(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), jobs_(session.jobs()) {
    createJobRow();
    next_ = new QPushButton;
    next_->setObjectName(QStringLiteral("nextStep"));
    next_->setFlat(true);
    next_->setMinimumWidth(leastRoom); // else its words would hold the window wide
    next_->setAutoDefault(false);
    connect(next_, &QPushButton::clicked, this, [this] {
        if (nextStage_)
            Q_EMIT stageRequested(*nextStage_);
    });
    list_ = new QToolButton;
    list_->setObjectName(QStringLiteral("jobListButton"));
    list_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    list_->setFocusPolicy(Qt::TabFocus);
    list_->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(list_);
    row->addWidget(job_, 1);
    row->addWidget(next_);
    row->addStretch(0);

    connect(&jobs_, &JobRunner::pauseChanged, this, &JobBar::showPause);
    clock_.setInterval(500);
    connect(&clock_, &QTimer::timeout, this, &JobBar::showTimes);
    connect(&jobs_, &JobRunner::started, this, &JobBar::started);
    connect(&jobs_, &JobRunner::progressed, this,
            [this](Stage, double done, double total, const QString& status, double secondsLeft) {
                progressed(done, total, status, secondsLeft);
            });
    const auto ended = [this] {
        clock_.stop();
        job_->hide();
        showNextStep();
    };
    connect(&jobs_, &JobRunner::finished, this, ended);
    connect(&jobs_, &JobRunner::failed, this, ended);
    connect(&session_.queue(), &JobQueue::changed, this, &JobBar::showQueue);
    if (jobs_.isRunning())
        started(jobs_.stage());
}

void JobBar::createJobRow() {
    job_ = new QWidget;
    job_->setObjectName(QStringLiteral("runningJob"));
    stage_ = new QLabel;
    bar_ = new QProgressBar;
    bar_->setObjectName(QStringLiteral("jobProgress"));
    bar_->setAccessibleName(tr("Progress of the running job"));
    bar_->setFixedWidth(160);
    status_ = new QLabel;
    // Shortened before the buttons leave the window.
    status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    times_ = new QLabel;
    times_->setObjectName(QStringLiteral("jobTimes"));
    pause_ = new QPushButton;
    pause_->setObjectName(QStringLiteral("jobPause"));
    cancel_ = new QPushButton(icon(QStringLiteral("cancel")), tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("jobCancel"));
    cancel_->setToolTip(tr("Stop this job; what is finished is kept"));
    auto* row = new QHBoxLayout(job_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(stage_);
    row->addWidget(bar_);
    row->addWidget(status_, 1);
    row->addWidget(times_);
    row->addWidget(pause_);
    row->addWidget(cancel_);
    job_->hide();
    connect(pause_, &QPushButton::clicked, this, [this] { jobs_.setPaused(!jobs_.isPaused()); });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        jobs_.cancel();
        cancel_->setEnabled(false);
        pause_->setEnabled(false);
        showStatus(tr("Cancelling..."));
    });
}

void JobBar::setListAction(QAction* action) {
    list_->setIcon(action->icon());
    list_->setToolTip(action->toolTip());
    list_->setCheckable(true);
    list_->setChecked(action->isChecked());
    connect(list_, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, list_, &QToolButton::setChecked);
    showQueue();
}

void JobBar::started(Stage stage) {
    const JobRecord* record = session_.queue().running();
    stage_->setText(tr("%1:").arg(record ? jobTitle(record->kind()) : stageTitle(stage)));
    reported_.clear();
    showStatus({});
    bar_->setRange(0, 0);
    cancel_->setEnabled(true);
    pause_->setEnabled(true);
    showPause();
    secondsLeft_ = -1;
    showTimes();
    clock_.start();
    next_->hide();
    job_->show();
}

void JobBar::progressed(double done, double total, const QString& status, double secondsLeft) {
    if (total > 0) {
        bar_->setRange(0, barSteps);
        bar_->setValue(static_cast<int>(done / total * barSteps));
    } else {
        bar_->setRange(0, 0);
    }
    reported_ = status;
    if (cancel_->isEnabled() && !jobs_.isPaused())
        showStatus(status);
    secondsLeft_ = secondsLeft;
    showTimes();
}

void JobBar::showPause() {
    pause_->setVisible(jobs_.canPause());
    pause_->setText(jobs_.isPaused() ? tr("Go on") : tr("Pause"));
    pause_->setIcon(icon(jobs_.isPaused() ? QStringLiteral("running") : QStringLiteral("pause")));
    pause_->setToolTip(jobs_.isPaused() ? tr("Go on with this job")
                                        : tr("Let this job stand still; it keeps what it has"));
    if (cancel_->isEnabled())
        showStatus(jobs_.isPaused() ? tr("Paused") : reported_);
}

void JobBar::showTimes() {
    const QString elapsed = displayDuration(jobs_.elapsedSeconds());
    times_->setText(secondsLeft_ < 0
                        ? tr("%1 elapsed").arg(elapsed)
                        : tr("%1 elapsed, %2 left").arg(elapsed, displayDuration(secondsLeft_)));
}

void JobBar::showQueue() {
    const int waiting = session_.queue().queuedCount();
    list_->setText(waiting > 0 ? tr("Jobs: %1 waiting").arg(waiting) : tr("Jobs"));
    list_->setAccessibleName(list_->text());
}

void JobBar::showNextStep() {
    nextStage_ = jobs_.isRunning() ? std::nullopt : nextStage(session_);
    next_->setVisible(nextStage_.has_value());
    if (!nextStage_)
        return;
    nextText_ = tr("Next: %1").arg(stageAdvice(session_, *nextStage_)).simplified(); // one line
    const QString toolTip = tr("Go to the page %1").arg(stageTitle(*nextStage_));
    next_->setToolTip(toolTip);
    next_->setAccessibleName(nextText_);
    next_->setAccessibleDescription(toolTip);
    fitNextStep();
}

/// Shortened rather than cut off; progress comes often enough to follow the window's width.
void JobBar::showStatus(const QString& status) {
    status_->setToolTip(status);
    status_->setText(status_->fontMetrics().elidedText(status, Qt::ElideRight, status_->width()));
}

void JobBar::fitNextStep() {
    const int room = width() - list_->sizeHint().width() - roomBeside;
    next_->setText(
        next_->fontMetrics().elidedText(nextText_, Qt::ElideRight, std::max(room, leastRoom)));
}

void JobBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitNextStep();
}

} // namespace dyngpt
