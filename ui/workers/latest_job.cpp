#include "ui/workers/latest_job.h"

#include <utility>

namespace dyngpt {

LatestJob::LatestJob(QObject* parent) : QObject(parent) {
    connect(&runner_, &JobRunner::progressed, this,
            [this](Stage, double done, double total, const QString&, double secondsLeft) {
                if (busy_ && !next_)
                    Q_EMIT progressed(done, total, secondsLeft);
            });
    connect(&runner_, &JobRunner::finished, this,
            [this](Stage, Outcome outcome) { ended(std::nullopt, outcome); });
    connect(&runner_, &JobRunner::failed, this,
            [this](Stage, const std::vector<Issue>& issues) { ended(issues, Outcome::Finished); });
}

void LatestJob::start(JobWork work) {
    busy_ = true;
    if (runner_.isRunning()) {
        runner_.cancel();
        next_ = std::move(work);
        return;
    }
    runner_.start(Stage::Simulate, std::move(work));
}

void LatestJob::cancel() {
    busy_ = false;
    next_.reset();
    runner_.cancel();
}

void LatestJob::ended(std::optional<std::vector<Issue>> issues, Outcome outcome) {
    if (next_) {
        runner_.start(Stage::Simulate, *std::exchange(next_, std::nullopt));
        return;
    }
    if (!std::exchange(busy_, false))
        return;
    if (issues)
        Q_EMIT failed(*issues);
    else if (outcome == Outcome::Finished)
        Q_EMIT finished();
}

} // namespace dyngpt
