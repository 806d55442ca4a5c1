#pragma once
// Background work of which only the latest request counts: a new one cancels what runs and starts
// when that has ended, without ever blocking. Lives in the GUI thread, on a JobRunner of its own.

#include "ui/workers/job_runner.h"

#include <optional>

namespace dyngpt {

class LatestJob : public QObject {
    Q_OBJECT
public:
    explicit LatestJob(QObject* parent = nullptr);

    void start(JobWork work);
    /// Nothing of what runs or waits arrives any more.
    void cancel();
    /// Runs, or waits for a cancelled one to end.
    bool isBusy() const { return busy_; }
    /// For pausing.
    JobRunner& runner() { return runner_; }

Q_SIGNALS:
    void progressed(double done, double total, double secondsLeft);
    void finished();
    void failed(const std::vector<dyngpt::Issue>& issues);

private:
    void ended(std::optional<std::vector<Issue>> issues, Outcome outcome);

    JobRunner runner_;
    std::optional<JobWork> next_;
    bool busy_ = false; ///< somebody waits for a result
};

} // namespace dyngpt
