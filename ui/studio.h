#pragma once
// The running desktop program: its windows, each with a session of its own, and what happens at
// start. GUI thread.

#include "ui/spare_memory.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

class QThread;

namespace dyngpt {

class MainWindow;
class Session;

class Studio : public QObject {
    Q_OBJECT
public:
    Studio();
    ~Studio() override;

    /// One with nothing in it.
    MainWindow& newWindow();
    int windowCount() const { return static_cast<int>(windows_.size()); }
    MainWindow& window(int index) { return *windows_[static_cast<std::size_t>(index)].window; }
    /// Once the event loop runs; a failure shows its reason in the window.
    void openAtStart(const QString& file, const QString& example);

private:
    struct Place {
        std::unique_ptr<Session> session;
        std::unique_ptr<MainWindow> window;
    };

    std::unique_ptr<MainWindow> createWindow(Session& session);
    void forget(Session* session);
    void changeLanguage();
    void warmUp();
    void takeDevices(const QStringList& devices);

    SpareMemory spareMemory_; ///< first: it sets the allocator up before threads are there
    std::vector<Place> windows_;
    std::unique_ptr<QThread> warmUp_;
    QStringList devices_;
};

} // namespace dyngpt
