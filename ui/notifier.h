#pragma once
// Tells the user that a long job has ended while the window was not looked at: a message of the
// desktop, by D-Bus or the system tray, and a mark on the window's entry in the task bar.
// GUI thread.

#include "ui/workers/job_queue.h"

#include <functional>

class QSystemTrayIcon;

namespace dyngpt {

class Notifier : public QObject {
    Q_OBJECT
public:
    using Show = std::function<void(const QString& title, const QString& words)>;

    Notifier(const JobQueue& queue, QWidget* window);
    /// Of jobs of at least so many seconds, shown by `show` in place of the desktop; for tests.
    Notifier(const JobQueue& queue, QWidget* window, Show show, double longSeconds);

private:
    void ended(int id);
    void showOnDesktop(const QString& title, const QString& words);

    const JobQueue& queue_;
    QWidget* window_ = nullptr;
    Show show_;
    double longSeconds_ = 0;
    QSystemTrayIcon* tray_ = nullptr;
};

} // namespace dyngpt
