// How long a person waits for the window: from main() to its first paint, to open a project, to see
// each page of it, until the Solve page has followed a slider. Run it twice, the first warms the
// disk: bench_studio [PROJECT [MINUTES]]. With minutes it goes on using all pages and prints the
// memory of the process at each, after a rest.

#include "core/common/process_use.h"
#include "ui/main_window.h"
#include "ui/pages/solve_page.h"
#include "ui/project_files.h"
#include "ui/spare_memory.h"
#include "ui/studio.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QSlider>
#include <QStandardPaths>
#include <QTimer>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

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

/// Moves a slider of the Solve page until the answer is painted; milliseconds.
double frame(SolvePage& page, QRandomGenerator& random) {
    const QList<QSlider*> sliders = page.findChildren<QSlider*>();
    QSlider* slider = sliders[random.bounded(static_cast<int>(sliders.size()))];
    int value = slider->value();
    while (value == slider->value())
        value = random.bounded(slider->minimum(), slider->maximum());
    QEventLoop loop;
    const auto drawn = QObject::connect(&page, &SolvePage::drawn, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    slider->setValue(value);
    loop.exec();
    QApplication::processEvents();
    QObject::disconnect(drawn);
    return milliseconds(clock);
}

SolvePage& solvePage(MainWindow& window) {
    auto* page = window.findChild<SolvePage*>();
    QEventLoop loop; // the solver is loaded first
    const auto drawn = QObject::connect(page, &SolvePage::drawn, &loop, &QEventLoop::quit);
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    window.showSolve();
    loop.exec();
    QObject::disconnect(drawn);
    return *page;
}

void measureFrames(MainWindow& window) {
    QRandomGenerator random(1);
    SolvePage& page = solvePage(window);
    std::vector<double> frames;
    for (int i = 0; i < 200; ++i)
        frames.push_back(frame(page, random));
    std::ranges::sort(frames);
    std::printf("Solve, slider to picture: median %.0f ms, 95 %% %.0f ms, longest %.0f ms\n",
                frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back());
}

constexpr double mebibyte = 1 << 20;

/// What is allocated tells a leak, what the allocator keeps beyond it tells fragmentation.
void printMemory(int minute) {
    const struct mallinfo2 heap = mallinfo2();
    std::printf("after %d min: %.1f MiB resident, %.1f MiB allocated, %.1f MiB free but kept\n",
                minute, residentBytes() / mebibyte,
                static_cast<double>(heap.uordblks + heap.hblkhd) / mebibyte,
                static_cast<double>(heap.fordblks) / mebibyte);
    std::fflush(stdout);
}

void rest(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void useFor(MainWindow& window, int minutes) {
    QRandomGenerator random(2);
    SolvePage& page = solvePage(window);
    QElapsedTimer clock;
    clock.start();
    for (int minute = 0; minute <= minutes;) {
        for (int i = 0; i < 50; ++i)
            frame(page, random);
        for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
            window.showStage(static_cast<Stage>(i));
            QApplication::processEvents();
        }
        window.showSolve();
        rest(1000);
        if (clock.elapsed() < minute * 60000)
            continue;
        rest(3 * SpareMemory::lookIntervalMs);
        printMemory(minute++);
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
    const int minutes = QApplication::arguments().value(2).toInt();
    MainWindow* window = nullptr;
    FirstPaint firstPaint([&] {
        std::printf("first paint: %.0f ms\n", milliseconds(clock));
        if (!project.isEmpty()) {
            measurePages(*window, project);
            measureFrames(*window);
        }
        if (minutes > 0)
            useFor(*window, minutes);
        QApplication::quit();
    });
    app.installEventFilter(&firstPaint);
    Studio studio;
    window = &studio.window(0);
    return QApplication::exec();
}
