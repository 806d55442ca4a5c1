#include "app/cli/progress_line.h"

#include "app/cli/output.h"

#include <fmt/core.h>

#include <unistd.h>

namespace dyngpt::cli {

namespace {

constexpr std::chrono::milliseconds livePause{100};
constexpr std::chrono::seconds linePause{5};

} // namespace

ProgressLine::ProgressLine(std::string label, bool quiet)
    : label_(std::move(label))
    , quiet_(quiet)
    , terminal_(isatty(STDERR_FILENO) == 1)
    , last_(start_ - linePause)
    , firstTime_(start_) {
    // Without a terminal the first line comes after the first pause.
    if (!terminal_)
        last_ = start_;
}

ProgressLine::~ProgressLine() {
    clearLive();
}

void ProgressLine::clearLive() {
    if (live_.empty())
        return;
    fmt::print(stderr, "\r\033[K");
    live_.clear();
}

std::string ProgressLine::describe(const Progress& progress) {
    std::string out = label_ + ":";
    if (progress.total > 0) {
        const auto now = Clock::now();
        // Resumed work jumps from 0 to where it was, so the rate counts from the first report
        // after that; a new total is a new piece of work.
        if (firstDone_ <= 0 || progress.done < firstDone_ || progress.total != total_) {
            firstDone_ = progress.done;
            firstTime_ = now;
            total_ = progress.total;
        }
        out += fmt::format(" {:3.0f} %", 100 * progress.done / progress.total);
        const double spent = std::chrono::duration<double>(now - firstTime_).count();
        const double gained = progress.done - firstDone_;
        if (gained > 0 && spent > 1)
            out += fmt::format(", {} left",
                               duration(spent * (progress.total - progress.done) / gained));
    }
    if (!progress.status.empty())
        out += ", " + progress.status.str();
    return out;
}

void ProgressLine::update(const Progress& progress) {
    if (quiet_)
        return;
    const std::lock_guard lock(mutex_);
    const std::string line = describe(progress);
    const auto now = Clock::now();
    if (terminal_) {
        if (now - last_ < livePause)
            return;
        fmt::print(stderr, "\r{}\033[K", line);
        live_ = line;
    } else {
        if (now - last_ < linePause)
            return;
        fmt::print(stderr, "{}\n", line);
    }
    std::fflush(stderr);
    last_ = now;
}

void ProgressLine::note(const std::string& line) {
    if (quiet_)
        return;
    const std::lock_guard lock(mutex_);
    clearLive();
    fmt::print(stderr, "{}\n", line);
}

double ProgressLine::seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

void TrainingProgress::trainingPoint(const TrainingPoint& point) {
    line_.note(fmt::format("step {:6}  loss {:>9}  held out {:>9}  learning rate {:>9}  {:>7}",
                           point.step, shortNumber(point.trainLoss), shortNumber(point.heldOutLoss),
                           shortNumber(point.learningRate), duration(point.seconds)));
}

} // namespace dyngpt::cli
