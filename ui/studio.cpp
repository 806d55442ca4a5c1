#include "ui/studio.h"

#include "core/nn/backend.h"
#include "ui/appearance.h"
#include "ui/charts/chart_palette.h"
#include "ui/main_window.h"
#include "ui/project_files.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QThread>
#include <QTimer>

namespace dyngpt {

namespace {
constexpr int warmUpDelayMs = 300; // after the first paint
}

Studio::Studio() : session_(std::make_unique<Session>()) {
    applyLanguage(settings::language());
    applyTheme(settings::theme());
    applyZoom(settings::zoom());
    setScreenPalette(paletteOfKey(settings::chartColours()));
    createWindow();
    QTimer::singleShot(warmUpDelayMs, this, &Studio::warmUp);
}

Studio::~Studio() {
    if (warmUp_)
        warmUp_->wait();
}

void Studio::openAtStart(const QString& file, const QString& example) {
    QTimer::singleShot(0, this, [this, file, example] {
        if (!file.isEmpty())
            window_->files().openPath(file);
        else if (!example.isEmpty())
            window_->files().openExample(example);
    });
}

void Studio::createWindow() {
    window_ = std::make_unique<MainWindow>(*session_);
    connect(window_.get(), &MainWindow::languageChanged, this, &Studio::changeLanguage);
    window_->show();
}

/// Every text is made anew with the window; the session, and a running job, go on.
void Studio::changeLanguage() {
    applyLanguage(settings::language());
    const Stage stage = window_->currentStage();
    const bool solve = window_->isSolveShown();
    settings::setGeometry(window_->saveGeometry());
    std::unique_ptr<MainWindow> old = std::move(window_);
    createWindow();
    if (solve)
        window_->showSolve();
    else
        window_->showStage(stage);
    old->disconnect(this);
    old.release()->deleteLater();
}

/// Loads LibTorch beside the event loop, so that the first training begins at once.
void Studio::warmUp() {
    warmUp_.reset(QThread::create([] {
        try {
            backend();
        } catch (const Error&) {
            // The first stage that needs it says why it is missing.
        }
    }));
    warmUp_->start(QThread::LowPriority);
}

} // namespace dyngpt
