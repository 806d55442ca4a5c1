#include "ui/job_bar.h"

#include "ui/icons.h"
#include "ui/stage_text.h"
#include "ui/text.h"
#include "ui/workers/job_runner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace dyngpt {

namespace {
constexpr int barSteps = 1000;
}

JobBar::JobBar(JobRunner& jobs, QWidget* parent) : QWidget(parent), jobs_(jobs) {
    stage_ = new QLabel;
    bar_ = new QProgressBar;
    bar_->setObjectName(QStringLiteral("jobProgress"));
    bar_->setAccessibleName(tr("Progress of the running job"));
    bar_->setFixedWidth(200);
    status_ = new QLabel;
    times_ = new QLabel;
    times_->setObjectName(QStringLiteral("jobTimes"));
    pause_ = new QPushButton;
    pause_->setObjectName(QStringLiteral("jobPause"));
    cancel_ = new QPushButton(icon(QStringLiteral("cancel")), tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("jobCancel"));
    cancel_->setToolTip(tr("Stop this job; what is finished is kept"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{stage_, bar_, status_})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(times_);
    row->addWidget(pause_);
    row->addWidget(cancel_);
    hide();

    connect(pause_, &QPushButton::clicked, this, [this] { jobs_.setPaused(!jobs_.isPaused()); });
    connect(&jobs_, &JobRunner::pauseChanged, this, &JobBar::showPause);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        jobs_.cancel();
        cancel_->setEnabled(false);
        pause_->setEnabled(false);
        status_->setText(tr("Cancelling..."));
    });
    clock_.setInterval(500);
    connect(&clock_, &QTimer::timeout, this, &JobBar::showTimes);
    connect(&jobs_, &JobRunner::started, this, &JobBar::started);
    connect(&jobs_, &JobRunner::progressed, this,
            [this](Stage, double done, double total, const QString& status, double secondsLeft) {
                progressed(done, total, status, secondsLeft);
            });
    const auto ended = [this] {
        clock_.stop();
        hide();
    };
    connect(&jobs_, &JobRunner::finished, this, ended);
    connect(&jobs_, &JobRunner::failed, this, ended);
    if (jobs_.isRunning())
        started(jobs_.stage());
}

void JobBar::started(Stage stage) {
    stage_->setText(tr("%1:").arg(stageTitle(stage)));
    reported_.clear();
    status_->clear();
    bar_->setRange(0, 0);
    cancel_->setEnabled(true);
    pause_->setEnabled(true);
    showPause();
    secondsLeft_ = -1;
    showTimes();
    clock_.start();
    show();
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
        status_->setText(status);
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
        status_->setText(jobs_.isPaused() ? tr("Paused") : reported_);
}

void JobBar::showTimes() {
    const QString elapsed = displayDuration(jobs_.elapsedSeconds());
    times_->setText(secondsLeft_ < 0
                        ? tr("%1 elapsed").arg(elapsed)
                        : tr("%1 elapsed, %2 left").arg(elapsed, displayDuration(secondsLeft_)));
}

} // namespace dyngpt
