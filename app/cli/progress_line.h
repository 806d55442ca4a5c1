#pragma once
// Progress of long work on stderr: a live line on a terminal, otherwise a line every five
// seconds. Thread safe. The three sinks are what the core's stages report to.

#include "core/common/progress.h"
#include "core/inference/posterior.h"
#include "core/nn/training.h"

#include <chrono>
#include <mutex>
#include <string>

namespace dyngpt::cli {

class ProgressLine {
public:
    ProgressLine(std::string label, bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void update(const Progress& progress);
    /// A line that stays.
    void note(const std::string& line);
    double seconds() const;

private:
    using Clock = std::chrono::steady_clock;
    std::string describe(const Progress& progress);
    void clearLive();

    const std::string label_;
    const bool quiet_;
    const bool terminal_;
    const Clock::time_point start_ = Clock::now();
    std::mutex mutex_;
    Clock::time_point last_;
    Clock::time_point firstTime_;
    double firstDone_ = 0;
    double total_ = 0;
    std::string live_;
};

class StageProgress : public ProgressSink {
public:
    StageProgress(std::string label, bool quiet) : line_(std::move(label), quiet) {}
    void progress(const Progress& progress) override { line_.update(progress); }

private:
    ProgressLine line_;
};

/// Prints the losses too.
class TrainingProgress : public TrainingSink {
public:
    explicit TrainingProgress(bool quiet) : line_("Train", quiet) {}
    void progress(const Progress& progress) override { line_.update(progress); }
    void trainingPoint(const TrainingPoint& point) override;

private:
    ProgressLine line_;
};

class InferenceProgress : public InferenceSink {
public:
    explicit InferenceProgress(bool quiet) : line_("Infer", quiet) {}
    void progress(const Progress& progress) override { line_.update(progress); }

private:
    ProgressLine line_;
};

} // namespace dyngpt::cli
