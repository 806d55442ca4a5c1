#pragma once
// An application that measures how long its event loop stands still. A shared machine may take the
// processor from the GUI thread at any time; what the kernel reports as waiting for a processor is
// therefore taken off the time of an event, so that only the program's own doing is left: computing
// and waiting for locks and files.

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QThread>

namespace uitest {

class WatchedApplication : public QApplication {
public:
    struct Stall {
        double ownMs = 0; ///< without waiting for a processor
        double wallMs = 0;
        QString where; ///< receiver and event
    };

    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        // The events of other threads come through here too.
        if (QThread::currentThread() != thread() || depth_ > 0)
            return QApplication::notify(receiver, event);
        // The receiver may be gone afterwards.
        const char* name = receiver->metaObject()->className();
        const int type = event->type();
        ++depth_;
        const double waited = waitedMs();
        clock_.start();
        const bool result = QApplication::notify(receiver, event);
        const double wall = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
        --depth_;
        if (wall > worstWall_.wallMs || wall > worst_.ownMs) {
            const double own = wall - (waitedMs() - waited);
            const Stall stall{own, wall, QStringLiteral("%1, event %2").arg(name).arg(type)};
            if (wall > worstWall_.wallMs)
                worstWall_ = stall;
            if (own > worst_.ownMs)
                worst_ = stall;
        }
        return result;
    }

    void startWatch() { worst_ = worstWall_ = {}; }
    /// The event that the program itself spent most time on, and the one that took longest.
    const Stall& worst() const { return worst_; }
    const Stall& worstWall() const { return worstWall_; }

private:
    /// By this thread for a processor, since it began; 0 where the kernel does not tell.
    static double waitedMs() {
        QFile file(QStringLiteral("/proc/thread-self/schedstat"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        return file.readAll().split(' ').value(1).toDouble() / 1e6;
    }

    QElapsedTimer clock_;
    int depth_ = 0;
    Stall worst_;
    Stall worstWall_;
};

} // namespace uitest
