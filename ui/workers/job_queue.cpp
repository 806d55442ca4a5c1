#include "ui/workers/job_queue.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dyngpt {

namespace {

/// A damaged note is no reason to refuse the project.
std::vector<JobNote> interruptedJobs(const Project& project) {
    try {
        return project.interruptedJobs();
    } catch (const Error&) {
        return {};
    }
}

} // namespace

JobQueue::JobQueue(JobRunner& runner, QObject* parent) : QObject(parent), runner_(runner) {
    connect(&runner_, &JobRunner::progressed, this,
            [this](Stage, double done, double total, const QString&, double secondsLeft) {
                JobRecord* job = active();
                if (!job)
                    return;
                job->done = done;
                job->total = total;
                job->secondsLeft = secondsLeft;
                job->seconds = runner_.elapsedSeconds();
                Q_EMIT progressed();
            });
    connect(&runner_, &JobRunner::pauseChanged, this, [this] {
        JobRecord* job = active();
        if (!job || !runner_.isRunning())
            return;
        job->state = runner_.isPaused() ? JobState::Paused : JobState::Running;
        job->seconds = runner_.elapsedSeconds();
        Q_EMIT changed();
    });
    connect(&runner_, &JobRunner::finished, this, [this](Stage, Outcome outcome) {
        end(outcome == Outcome::Finished ? JobState::Done : JobState::Cancelled, {});
    });
    connect(&runner_, &JobRunner::failed, this,
            [this](Stage, const std::vector<Issue>& issues) { end(JobState::Failed, issues); });
}

void JobQueue::setProject(std::shared_ptr<Project> project) {
    project_ = std::move(project);
    jobs_.clear();
    for (const JobNote& note : project_ ? interruptedJobs(*project_) : std::vector<JobNote>()) {
        JobRecord record;
        record.id = ++lastId_;
        record.job = jobOf(note);
        record.state = JobState::Interrupted;
        record.started =
            QDateTime::fromString(QString::fromStdString(note.started), Qt::ISODate).toLocalTime();
        jobs_.push_back(std::move(record));
    }
    Q_EMIT changed();
}

bool JobQueue::submit(StageJob job) {
    if (!project_ || isPending(job.kind))
        return false;
    std::erase_if(jobs_, [&](const JobRecord& earlier) {
        return earlier.kind() == job.kind && earlier.canResume();
    });
    JobRecord record;
    record.id = ++lastId_;
    record.job = std::move(job);
    jobs_.push_back(std::move(record));
    startNext();
    Q_EMIT changed();
    return true;
}

bool JobQueue::resume(int id) {
    const JobRecord* record = find(id);
    if (!record || !record->canResume())
        return false;
    // Whoever started a training anew does not want that again.
    return submit(record->kind() == JobKind::Train ? trainingJob() : record->job);
}

void JobQueue::remove(int id) {
    const std::size_t at = indexOf(id);
    if (at == jobs_.size() || jobs_[at].isActive())
        return;
    const JobRecord removed = jobs_[at];
    jobs_.erase(jobs_.begin() + static_cast<std::ptrdiff_t>(at));
    forgetInterrupted(removed);
    if (removed.isQueued())
        stopThoseBehind(removed.kind(), false);
    Q_EMIT changed();
}

void JobQueue::forgetInterrupted(const JobRecord& record) {
    if (record.state != JobState::Interrupted)
        return;
    try {
        project_->endJob(record.kind());
    } catch (const Error&) {
        // A file that cannot be written asks again when it is opened next.
    }
}

void JobQueue::moveUp(int id) {
    if (!canMoveUp(id))
        return;
    const std::size_t at = indexOf(id);
    std::swap(jobs_[at], jobs_[at - 1]);
    Q_EMIT changed();
}

void JobQueue::moveDown(int id) {
    if (canMoveDown(id))
        moveUp(jobs_[indexOf(id) + 1].id);
}

/// Not before a job whose result it needs.
bool JobQueue::canMoveUp(int id) const {
    const std::size_t at = indexOf(id);
    return at < jobs_.size() && at > 0 && jobs_[at].isQueued() && jobs_[at - 1].isQueued() &&
           !needsResultOf(jobs_[at].kind(), jobs_[at - 1].kind());
}

bool JobQueue::canMoveDown(int id) const {
    const std::size_t at = indexOf(id);
    return at + 1 < jobs_.size() && canMoveUp(jobs_[at + 1].id) && jobs_[at].isQueued();
}

void JobQueue::removeEnded() {
    std::ranges::for_each(jobs_, [this](const JobRecord& record) { forgetInterrupted(record); });
    std::erase_if(jobs_, [](const JobRecord& record) { return record.hasEnded(); });
    Q_EMIT changed();
}

void JobQueue::removeQueued() {
    std::erase_if(jobs_, [](const JobRecord& record) { return record.isQueued(); });
    Q_EMIT changed();
}

std::size_t JobQueue::indexOf(int id) const {
    const auto found = std::ranges::find(jobs_, id, &JobRecord::id);
    return static_cast<std::size_t>(found - jobs_.begin());
}

const JobRecord* JobQueue::find(int id) const {
    const std::size_t at = indexOf(id);
    return at < jobs_.size() ? &jobs_[at] : nullptr;
}

double JobQueue::elapsed(const JobRecord& record) const {
    return record.isActive() ? runner_.elapsedSeconds() : record.seconds;
}

JobRecord* JobQueue::active() {
    const auto found = std::ranges::find_if(jobs_, &JobRecord::isActive);
    return found == jobs_.end() ? nullptr : &*found;
}

const JobRecord* JobQueue::running() const {
    const auto found = std::ranges::find_if(jobs_, &JobRecord::isActive);
    return found == jobs_.end() ? nullptr : &*found;
}

int JobQueue::queuedId(JobKind kind) const {
    const auto found = std::ranges::find_if(
        jobs_, [&](const JobRecord& record) { return record.isQueued() && record.kind() == kind; });
    return found == jobs_.end() ? 0 : found->id;
}

bool JobQueue::isPending(JobKind kind) const {
    return std::ranges::any_of(jobs_, [&](const JobRecord& record) {
        return !record.hasEnded() && record.kind() == kind;
    });
}

int JobQueue::queuedCount() const {
    return static_cast<int>(std::ranges::count_if(jobs_, &JobRecord::isQueued));
}

const JobRecord* JobQueue::latest(JobKind kind) const {
    const auto found = std::find_if(jobs_.rbegin(), jobs_.rend(),
                                    [&](const JobRecord& record) { return record.kind() == kind; });
    return found == jobs_.rend() ? nullptr : &*found;
}

const JobRecord* JobQueue::interrupted(Stage stage) const {
    const auto found = std::ranges::find_if(jobs_, [&](const JobRecord& record) {
        return record.state == JobState::Interrupted && stageOf(record.kind()) == stage;
    });
    return found == jobs_.end() ? nullptr : &*found;
}

bool JobQueue::startNext() {
    if (!project_ || runner_.isRunning() || active())
        return false;
    const auto next = std::ranges::find_if(jobs_, &JobRecord::isQueued);
    if (next == jobs_.end())
        return false;
    next->state = JobState::Running;
    next->started = QDateTime::currentDateTime();
    result_ = std::make_shared<Text>();
    runner_.start(stageOf(next->kind()), [project = project_, job = next->job,
                                          result = result_](JobSinks& sinks, std::stop_token stop) {
        const Outcome outcome = job.work(*project, sinks, std::move(stop));
        if (outcome == Outcome::Finished)
            *result = resultOf(*project, job.kind);
        return outcome;
    });
    return true;
}

void JobQueue::end(JobState state, const std::vector<Issue>& reasons) {
    if (JobRecord* job = active()) {
        job->state = state;
        job->reasons = reasons;
        job->seconds = runner_.elapsedSeconds();
        job->secondsLeft = -1;
        if (state == JobState::Done)
            job->result = std::move(*result_);
        const int id = job->id;
        if (state != JobState::Done)
            stopThoseBehind(job->kind(), state == JobState::Failed);
        Q_EMIT changed();
        Q_EMIT ended(id);
    }
    // Only when everybody has heard of this end.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (startNext())
                Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void JobQueue::stopThoseBehind(JobKind kind, bool failed) {
    std::set<JobKind> missing{kind};
    for (JobRecord& record : jobs_) {
        const bool needs = std::ranges::any_of(
            missing, [&](JobKind earlier) { return needsResultOf(record.kind(), earlier); });
        if (!record.isQueued() || !needs)
            continue;
        record.state = JobState::NotStarted;
        record.blockedBy = kind;
        record.blockerFailed = failed;
        missing.insert(record.kind());
    }
    // The ended ones stand first.
    std::ranges::stable_partition(jobs_, &JobRecord::hasEnded);
}

} // namespace dyngpt
