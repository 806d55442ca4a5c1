// How long a person waits for the window: from main() to its first paint, to open a project, to see
// each page of it. Run it twice, the first warms the disk: bench_studio [PROJECT].

#include "ui/main_window.h"
#include "ui/project_files.h"
#include "ui/studio.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <utility>

using namespace dyngpt;

namespace {

/// Calls `seen` after the window's first paint.
class FirstPaint : public QObject {
public:
    explicit FirstPaint(std::function<void()> seen) : seen_(std::move(seen)) {}
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && watched->inherits("QMainWindow") && seen_)
            QTimer::singleShot(0, std::exchange(seen_, {}));
        return false;
    }

private:
    std::function<void()> seen_;
};

double milliseconds(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void measurePages(MainWindow& window, const QString& project) {
    QElapsedTimer clock;
    clock.start();
    window.files().openPath(project);
    QApplication::processEvents();
    std::printf("open: %.0f ms\n", milliseconds(clock));
    for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
        const auto stage = static_cast<Stage>(i);
        clock.start();
        window.showStage(stage);
        QApplication::processEvents();
        std::printf("page %s: %.0f ms\n", stageName(stage).c_str(), milliseconds(clock));
    }
}

} // namespace

int main(int argc, char* argv[]) {
    QElapsedTimer clock;
    clock.start();
    QStandardPaths::setTestModeEnabled(true); // the user's own projects are left alone
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("DynGPT-bench"));
    QApplication::setApplicationName(QStringLiteral("dyngpt-studio-bench"));
    const QString project = QApplication::arguments().value(1);
    MainWindow* window = nullptr;
    FirstPaint firstPaint([&] {
        std::printf("first paint: %.0f ms\n", milliseconds(clock));
        if (!project.isEmpty())
            measurePages(*window, project);
        QApplication::quit();
    });
    app.installEventFilter(&firstPaint);
    Studio studio;
    window = &studio.window();
    return QApplication::exec();
}
