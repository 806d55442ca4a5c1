#include "ui/notifier.h"

#include "ui/desktop_message.h"
#include "ui/job_text.h"
#include "ui/settings.h"
#include "ui/text.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>

namespace dyngpt {

namespace {
constexpr double longSeconds = 20;
constexpr int trayShownMs = 15000; // an icon that stays would be a second program
} // namespace

Notifier::Notifier(const JobQueue& queue, QWidget* window)
    : Notifier(
          queue, window,
          [this](const QString& title, const QString& words) { showOnDesktop(title, words); },
          longSeconds) {}

Notifier::Notifier(const JobQueue& queue, QWidget* window, Show show, double seconds)
    : QObject(window)
    , queue_(queue)
    , window_(window)
    , show_(std::move(show))
    , longSeconds_(seconds) {
    connect(&queue_, &JobQueue::ended, this, &Notifier::ended);
}

void Notifier::ended(int id) {
    const JobRecord* job = queue_.find(id);
    // Who cancelled it knows.
    if (!job || job->state == JobState::Cancelled || job->seconds < longSeconds_ ||
        window_->isActiveWindow())
        return;
    QApplication::alert(window_);
    if (!settings::notifications())
        return;
    QString words = tr("%1 after %2").arg(jobStateText(job->state), displayDuration(job->seconds));
    if (const QString result = jobResultText(*job); !result.isEmpty())
        words = tr("%1: %2", "what became of a job, its result").arg(words, result);
    show_(jobTitle(job->kind()), words);
}

void Notifier::showOnDesktop(const QString& title, const QString& words) {
    if (showDesktopMessage(title, words) || !QSystemTrayIcon::isSystemTrayAvailable() ||
        !QSystemTrayIcon::supportsMessages())
        return;
    if (!tray_)
        tray_ = new QSystemTrayIcon(window_->windowIcon(), this);
    tray_->show();
    tray_->showMessage(title, words, window_->windowIcon());
    QTimer::singleShot(trayShownMs, tray_, &QSystemTrayIcon::hide);
}

} // namespace dyngpt
