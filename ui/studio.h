#pragma once
// The running desktop program: the session, its window, and what happens at start. GUI thread.

#include <QObject>
#include <QStringList>

#include <memory>

class QThread;

namespace dyngpt {

class MainWindow;
class Session;

class Studio : public QObject {
    Q_OBJECT
public:
    Studio();
    ~Studio() override;

    MainWindow& window() { return *window_; }
    /// Once the event loop runs; a failure shows its reason in the window.
    void openAtStart(const QString& file, const QString& example);

private:
    void createWindow();
    void changeLanguage();
    void warmUp();
    void takeDevices(const QStringList& devices);

    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<QThread> warmUp_;
    QStringList devices_;
};

} // namespace dyngpt
