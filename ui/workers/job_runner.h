#pragma once
// Runs one long job at a time on a worker object in a QThread; the only idiom for background
// work in this program. Every job has a number; signals of an old job never reach the pages.
// Lives in the GUI thread. Progress arrives at most ten times a second.

#include "core/common/issue.h"
#include "core/inference/posterior.h"
#include "core/nn/training.h"
#include "core/project/project.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <functional>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// What a running stage reports, whichever stage it is.
class JobSinks {
public:
    virtual ~JobSinks() = default;
    virtual ProgressSink& progress() = 0;
    virtual TrainingSink& training() = 0;
    virtual InferenceSink& inference() = 0;
};

using JobWork = std::function<Outcome(JobSinks&, std::stop_token)>;

class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels and waits

    /// False if a job is running already.
    bool start(Stage stage, JobWork work);
    void cancel(); ///< ends a pause too
    /// The job stands still from its next look at ProgressSink::waitWhilePaused on.
    void setPaused(bool paused);
    bool isPaused() const;
    /// The running job looks, so that a pause has an effect.
    bool canPause() const;
    bool isRunning() const;
    Stage stage() const;           ///< of the running or last job
    double elapsedSeconds() const; ///< without the pauses
    /// Cancels, and blocks until the job has ended; for closing a project.
    void cancelAndWait();

Q_SIGNALS:
    void started(dyngpt::Stage stage);
    /// total 0: unknown; secondsLeft below 0: unknown.
    void progressed(dyngpt::Stage stage, double done, double total, const QString& status,
                    double secondsLeft);
    void pauseChanged(); ///< isPaused() or canPause()
    void trainingPoint(const dyngpt::TrainingPoint& point);
    void inferenceStep(int step, double bestLoss);
    void samplerStep(int draws, int allDraws, int divergences); ///< the latest
    void finished(dyngpt::Stage stage, dyngpt::Outcome outcome);
    void failed(dyngpt::Stage stage, const std::vector<dyngpt::Issue>& issues);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt
