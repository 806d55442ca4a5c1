#include "ui/pages/pause_button.h"

#include "ui/icons.h"

namespace dyngpt {

namespace {
constexpr int appearAfterMs = 1000; // what is over sooner would make it flicker
}

PauseButton::PauseButton(JobRunner& jobs, QWidget* parent) : QPushButton(parent), jobs_(jobs) {
    setObjectName(QStringLiteral("pauseWork"));
    setAutoDefault(false);
    appear_.setSingleShot(true);
    appear_.setInterval(appearAfterMs);
    connect(&appear_, &QTimer::timeout, this, [this] { setVisible(jobs_.canPause()); });
    connect(this, &QPushButton::clicked, this, [this] { jobs_.setPaused(!jobs_.isPaused()); });
    connect(&jobs_, &JobRunner::pauseChanged, this, &PauseButton::look);
    look();
}

void PauseButton::look() {
    const bool paused = jobs_.isPaused();
    setText(paused ? tr("Go on") : tr("Pause"));
    setIcon(dyngpt::icon(paused ? QStringLiteral("running") : QStringLiteral("pause")));
    setToolTip(paused ? tr("Go on with this work") : tr("Let this work stand still"));
    setAccessibleDescription(toolTip());
    if (!jobs_.canPause()) {
        appear_.stop();
        hide();
    } else if (isHidden() && !appear_.isActive()) {
        appear_.start();
    }
}

} // namespace dyngpt
