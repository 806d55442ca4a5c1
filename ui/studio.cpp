#include "ui/studio.h"

#include "core/nn/backend.h"
#include "ui/appearance.h"
#include "ui/charts/chart_palette.h"
#include "ui/main_window.h"
#include "ui/project_files.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QPoint>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {
constexpr int warmUpDelayMs = 300; // after the first paint
constexpr QPoint nextWindow{32, 32};
} // namespace

Studio::Studio() {
    applyLanguage(settings::language());
    applyTheme(settings::theme());
    applyZoom(settings::zoom());
    setScreenPalette(paletteOfKey(settings::chartColours()));
    newWindow();
    QTimer::singleShot(warmUpDelayMs, this, &Studio::warmUp);
}

Studio::~Studio() {
    if (warmUp_)
        warmUp_->wait();
}

void Studio::openAtStart(const QString& file, const QString& example) {
    QTimer::singleShot(0, this, [this, file, example] {
        if (!file.isEmpty())
            window(0).files().openPath(file);
        else if (!example.isEmpty())
            window(0).files().openExample(example);
    });
}

MainWindow& Studio::newWindow() {
    auto session = std::make_unique<Session>();
    auto window = createWindow(*session);
    if (!windows_.empty()) // so that the one below is seen
        window->move(windows_.back().window->pos() + nextWindow);
    window->show();
    windows_.push_back({std::move(session), std::move(window)});
    return *windows_.back().window;
}

std::unique_ptr<MainWindow> Studio::createWindow(Session& session) {
    auto window = std::make_unique<MainWindow>(session);
    connect(window.get(), &MainWindow::languageChanged, this, &Studio::changeLanguage);
    connect(window.get(), &MainWindow::newWindowWanted, this, [this] { newWindow(); });
    // Queued: the window is still at work on its closing.
    connect(
        window.get(), &MainWindow::closed, this, [this, &session] { forget(&session); },
        Qt::QueuedConnection);
    window->setDevices(devices_);
    window->files().setNewWindow([this]() -> ProjectFiles& { return newWindow().files(); });
    return window;
}

/// The last one stays, closed: the program ends with it.
void Studio::forget(Session* session) {
    const auto place =
        std::ranges::find(windows_, session, [](const Place& p) { return p.session.get(); });
    if (windows_.size() < 2 || place == windows_.end())
        return;
    // After a window in another language that is on its way out and still looks at the session.
    place->session.release()->deleteLater();
    windows_.erase(place);
}

/// Every text is made anew with the windows; the sessions, and running jobs, go on.
void Studio::changeLanguage() {
    applyLanguage(settings::language());
    for (Place& place : windows_) {
        const Stage stage = place.window->currentStage();
        const bool solve = place.window->isSolveShown();
        settings::setGeometry(place.window->saveGeometry());
        std::unique_ptr<MainWindow> old = std::exchange(place.window, createWindow(*place.session));
        place.window->show();
        if (solve)
            place.window->showSolve();
        else
            place.window->showStage(stage);
        old->disconnect(this);
        old.release()->deleteLater();
    }
}

/// Loads LibTorch beside the event loop, so that the first training begins at once.
void Studio::warmUp() {
    warmUp_.reset(QThread::create([this] {
        try {
            QStringList devices;
            for (const std::string& device : backend().devices())
                devices << QString::fromStdString(device);
            QMetaObject::invokeMethod(
                this, [this, devices] { takeDevices(devices); }, Qt::QueuedConnection);
        } catch (const Error&) {
            // The first stage that needs it says why it is missing.
        }
    }));
    warmUp_->start(QThread::LowPriority);
}

void Studio::takeDevices(const QStringList& devices) {
    devices_ = devices;
    for (const Place& place : windows_)
        place.window->setDevices(devices_);
}

} // namespace dyngpt
