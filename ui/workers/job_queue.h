#pragma once
// The jobs of the open project: those that ended, the one that runs, those that wait for it. One
// after the other on the session's JobRunner; a job that failed or was cancelled stops those behind
// it that need its result. Lives in the GUI thread.

#include "ui/workers/stage_jobs.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <vector>

namespace dyngpt {

enum class JobState {
    Interrupted, ///< the program was killed while it ran
    NotStarted,  ///< an earlier job, whose result it needs, did not finish
    Done,
    Cancelled,
    Failed,
    Running,
    Paused,
    Queued
};

struct JobRecord {
    int id = 0;
    StageJob job;
    JobState state = JobState::Queued;
    QDateTime started; ///< invalid until then
    double seconds = 0;
    double done = 0;
    double total = 0;        ///< 0 while unknown
    double secondsLeft = -1; ///< below 0 while unknown
    Text result;             ///< of one that is done
    std::vector<Issue> reasons;
    JobKind blockedBy = JobKind::Simulate; ///< of one that was not started
    bool blockerFailed = false;            ///< or was cancelled

    JobKind kind() const { return job.kind; }
    bool isActive() const { return state == JobState::Running || state == JobState::Paused; }
    bool isQueued() const { return state == JobState::Queued; }
    bool hasEnded() const { return !isActive() && !isQueued(); }
    /// Ended without its result: it can be run again, and goes on where it can.
    bool canResume() const { return hasEnded() && state != JobState::Done; }
};

class JobQueue : public QObject {
    Q_OBJECT
public:
    explicit JobQueue(JobRunner& runner, QObject* parent = nullptr);

    /// Another project, or none: everything before is forgotten, and what a killed program was at
    /// stands in the list as interrupted. Nothing runs at this time.
    void setProject(std::shared_ptr<Project> project);

    /// Starts the job, or queues it behind the others. False if one of its kind runs or waits
    /// already. One of its kind that ended without result leaves the list.
    bool submit(StageJob job);
    /// Submits what has ended without its result; a training goes on.
    bool resume(int id);
    /// A waiting job leaves the queue, an ended one the list.
    void remove(int id);
    /// Changes places with the waiting job before or behind it.
    void moveUp(int id);
    void moveDown(int id);
    bool canMoveUp(int id) const;
    bool canMoveDown(int id) const;
    void removeEnded();
    /// For leaving the project: nothing follows the running job.
    void removeQueued();

    /// Ended ones first, then the running one, then those that wait, in their order.
    const std::vector<JobRecord>& jobs() const { return jobs_; }
    const JobRecord* find(int id) const;
    double elapsed(const JobRecord& record) const; ///< seconds, without the pauses
    const JobRecord* running() const;
    int queuedId(JobKind kind) const; ///< 0 when none waits
    bool isQueued(JobKind kind) const { return queuedId(kind) != 0; }
    bool isPending(JobKind kind) const; ///< runs or waits
    int queuedCount() const;
    const JobRecord* latest(JobKind kind) const; ///< null if there was none
    const JobRecord* interrupted(Stage stage) const;
    bool isIdle() const { return !running() && queuedCount() == 0; }

Q_SIGNALS:
    void changed();    ///< the list, or a state in it
    void progressed(); ///< only the running job's numbers
    void ended(int id);

private:
    bool startNext();
    void end(JobState state, const std::vector<Issue>& reasons);
    void forgetInterrupted(const JobRecord& record);
    void stopThoseBehind(JobKind kind, bool failed);
    std::size_t indexOf(int id) const;
    JobRecord* active();

    JobRunner& runner_;
    std::shared_ptr<Project> project_;
    std::vector<JobRecord> jobs_;
    std::shared_ptr<Text> result_; ///< of the running job, written by it before it ends
    int lastId_ = 0;
};

} // namespace dyngpt
