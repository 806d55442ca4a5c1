#include "ui/workers/job_runner.h"

#include "ui/text.h"
#include "ui/workers/background_priority.h"
#include "ui/workers/remaining_time.h"

#include <QTimer>

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

namespace dyngpt {

namespace {

constexpr qint64 deliveryIntervalMs = 100;

using Result = std::variant<Outcome, std::vector<Issue>>;

/// What a job has reported and the GUI thread has not fetched yet.
struct Mailbox {
    std::mutex mutex;
    std::condition_variable ended;
    std::optional<Progress> progress;
    std::vector<TrainingPoint> points;
    std::vector<std::pair<int, double>> steps;
    std::optional<std::array<int, 3>> draws; ///< done, all, divergent
    std::optional<Result> result;
    bool callPending = false; ///< the GUI thread has been called and has not fetched yet
    bool looksForPauses = false;
};

/// Where working threads stand while the user wants a pause.
class PauseGate {
public:
    void set(bool paused) {
        {
            const std::lock_guard lock(mutex_);
            paused_ = paused;
        }
        changed_.notify_all();
    }
    void wait(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return !paused_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool paused_ = false;
};

/// The sinks of one job: fill the mailbox, and call the GUI thread when it was empty.
class Reporter final : public JobSinks {
public:
    Reporter(std::shared_ptr<Mailbox> mailbox, std::shared_ptr<PauseGate> gate,
             std::function<void()> callGui)
        : mailbox_(std::move(mailbox)), gate_(std::move(gate)), callGui_(std::move(callGui)) {}

    ProgressSink& progress() override { return plain_; }
    TrainingSink& training() override { return training_; }
    InferenceSink& inference() override { return inference_; }

    template <typename Change> void put(Change change) {
        bool call = false;
        {
            const std::lock_guard lock(mailbox_->mutex);
            change(*mailbox_);
            call = !std::exchange(mailbox_->callPending, true);
        }
        if (call)
            callGui_();
    }

    void waitWhilePaused(const std::stop_token& stop) {
        if (!looked_.exchange(true))
            put([](Mailbox& box) { box.looksForPauses = true; });
        gate_->wait(stop);
    }

private:
    struct Plain final : ProgressSink {
        explicit Plain(Reporter& reporter) : owner(reporter) {}
        void progress(const Progress& p) override {
            owner.put([&](Mailbox& box) { box.progress = p; });
        }
        void waitWhilePaused(const std::stop_token& stop) override { owner.waitWhilePaused(stop); }
        Reporter& owner;
    };
    struct Training final : TrainingSink {
        explicit Training(Reporter& reporter) : owner(reporter) {}
        void progress(const Progress& p) override { owner.plain_.progress(p); }
        void waitWhilePaused(const std::stop_token& stop) override { owner.waitWhilePaused(stop); }
        void trainingPoint(const TrainingPoint& point) override {
            owner.put([&](Mailbox& box) { box.points.push_back(point); });
        }
        Reporter& owner;
    };
    struct Inference final : InferenceSink {
        explicit Inference(Reporter& reporter) : owner(reporter) {}
        void progress(const Progress& p) override { owner.plain_.progress(p); }
        void waitWhilePaused(const std::stop_token& stop) override { owner.waitWhilePaused(stop); }
        void inferenceStep(int step, double bestLoss) override {
            owner.put([&](Mailbox& box) { box.steps.emplace_back(step, bestLoss); });
        }
        void samplerStep(int draws, int allDraws, int divergences) override {
            owner.put([&](Mailbox& box) { box.draws = std::array{draws, allDraws, divergences}; });
        }
        Reporter& owner;
    };

    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<PauseGate> gate_;
    std::function<void()> callGui_;
    std::atomic<bool> looked_ = false;
    Plain plain_{*this};
    Training training_{*this};
    Inference inference_{*this};
};

Result runGuarded(const JobWork& work, JobSinks& sinks, std::stop_token stop) {
    try {
        return work(sinks, std::move(stop));
    } catch (const Error& error) {
        return error.issues();
    } catch (const std::bad_alloc&) {
        return std::vector<Issue>{
            {Severity::Error, "", text(DYNGPT_TEXT("core", "There is not enough memory")),
             text(DYNGPT_TEXT("core", "Close other programs or choose a smaller task"))}};
    } catch (const std::exception& exception) {
        return std::vector<Issue>{
            {Severity::Error,
             "",
             text(DYNGPT_TEXT("core", "The job stopped unexpectedly: %1"), exception.what()),
             {}}};
    }
}

} // namespace

struct JobRunner::Impl {
    JobRunner* runner = nullptr;
    QThread thread;
    QObject* worker = nullptr; ///< lives in `thread`, runs the work
    std::shared_ptr<Mailbox> mailbox;
    std::shared_ptr<PauseGate> gate;
    std::stop_source stop;
    int number = 0; ///< of the present job; what carries another number is stale
    bool running = false;
    Stage stage = Stage::Network;
    bool paused = false;
    bool canPause = false;
    double secondsBefore = 0; ///< of the present job, before the clock was started last
    QElapsedTimer clock;      ///< valid unless paused
    QElapsedTimer sinceDelivery;
    double lastSeconds = 0;
    RemainingTime remaining;

    void deliver(int job);
    void emitReports(int job, const Mailbox& box);
    void end(const Result& result);
};

void JobRunner::Impl::deliver(int job) {
    if (job != number || !running)
        return;
    Mailbox taken;
    {
        const std::lock_guard lock(mailbox->mutex);
        const qint64 early =
            sinceDelivery.isValid() ? deliveryIntervalMs - sinceDelivery.elapsed() : 0;
        if (!mailbox->result && early > 0) {
            QTimer::singleShot(static_cast<int>(early), runner, [this, job] { deliver(job); });
            return;
        }
        taken.progress = std::exchange(mailbox->progress, std::nullopt);
        taken.points = std::exchange(mailbox->points, {});
        taken.steps = std::exchange(mailbox->steps, {});
        taken.draws = std::exchange(mailbox->draws, std::nullopt);
        taken.result = mailbox->result;
        taken.looksForPauses = mailbox->looksForPauses;
        mailbox->callPending = false;
    }
    sinceDelivery.start();
    emitReports(job, taken);
    if (taken.result && job == number)
        end(*taken.result);
}

void JobRunner::Impl::emitReports(int job, const Mailbox& box) {
    // A slot may close the project and with it the job; the rest is then stale.
    for (const TrainingPoint& point : box.points) {
        if (job == number)
            Q_EMIT runner->trainingPoint(point);
    }
    for (const auto& [step, loss] : box.steps) {
        if (job == number)
            Q_EMIT runner->inferenceStep(step, loss);
    }
    if (box.draws && job == number)
        Q_EMIT runner->samplerStep((*box.draws)[0], (*box.draws)[1], (*box.draws)[2]);
    if (box.looksForPauses && !canPause && job == number) {
        canPause = true;
        Q_EMIT runner->pauseChanged();
    }
    if (box.progress && job == number) {
        const Progress& p = *box.progress;
        const double left =
            remaining.update(runner->elapsedSeconds(), p.done, p.total, p.status.pattern);
        Q_EMIT runner->progressed(stage, p.done, p.total, translated(p.status), left);
    }
}

void JobRunner::Impl::end(const Result& result) {
    lastSeconds = runner->elapsedSeconds();
    running = false;
    ++number;
    if (std::exchange(paused, false) | std::exchange(canPause, false))
        Q_EMIT runner->pauseChanged();
    if (const auto* outcome = std::get_if<Outcome>(&result))
        Q_EMIT runner->finished(stage, *outcome);
    else
        Q_EMIT runner->failed(stage, std::get<std::vector<Issue>>(result));
}

JobRunner::JobRunner(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>()) {
    qRegisterMetaType<Stage>();
    qRegisterMetaType<Outcome>();
    qRegisterMetaType<TrainingPoint>();
    qRegisterMetaType<std::vector<Issue>>();
    impl_->runner = this;
    impl_->thread.setObjectName(QStringLiteral("job"));
    impl_->worker = new QObject;
    impl_->worker->moveToThread(&impl_->thread);
    connect(&impl_->thread, &QThread::finished, impl_->worker, &QObject::deleteLater);
    // In the thread itself, before any job.
    connect(&impl_->thread, &QThread::started, impl_->worker, &lowerPriority);
    impl_->thread.start();
}

JobRunner::~JobRunner() {
    impl_->stop.request_stop();
    impl_->running = false;
    impl_->thread.quit();
    impl_->thread.wait();
}

bool JobRunner::start(Stage stage, JobWork work) {
    if (impl_->running)
        return false;
    const int job = ++impl_->number;
    impl_->running = true;
    impl_->stage = stage;
    impl_->stop = std::stop_source();
    impl_->mailbox = std::make_shared<Mailbox>();
    impl_->gate = std::make_shared<PauseGate>();
    impl_->remaining = {};
    impl_->secondsBefore = 0;
    impl_->sinceDelivery.invalidate();
    impl_->clock.start();

    const auto callGui = [this, job] {
        QMetaObject::invokeMethod(
            this, [this, job] { impl_->deliver(job); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        impl_->worker,
        [work = std::move(work), mailbox = impl_->mailbox, gate = impl_->gate,
         token = impl_->stop.get_token(), callGui] {
            Reporter reporter(mailbox, gate, callGui);
            Result result = runGuarded(work, reporter, token);
            {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->result = std::move(result);
                mailbox->ended.notify_all();
            }
            callGui(); // the end is never held back by the pace of progress
        },
        Qt::QueuedConnection);
    Q_EMIT started(stage);
    return true;
}

void JobRunner::cancel() {
    if (!impl_->running)
        return;
    impl_->stop.request_stop();
    setPaused(false);
}

void JobRunner::setPaused(bool paused) {
    if (!impl_->running || paused == impl_->paused)
        return;
    if (paused) {
        impl_->secondsBefore = elapsedSeconds();
        impl_->clock.invalidate();
    } else {
        impl_->clock.start();
    }
    impl_->paused = paused;
    impl_->gate->set(paused);
    Q_EMIT pauseChanged();
}

bool JobRunner::isPaused() const {
    return impl_->paused;
}

bool JobRunner::canPause() const {
    return impl_->canPause;
}

bool JobRunner::isRunning() const {
    return impl_->running;
}

Stage JobRunner::stage() const {
    return impl_->stage;
}

double JobRunner::elapsedSeconds() const {
    if (!impl_->running)
        return impl_->lastSeconds;
    const qint64 since = impl_->clock.isValid() ? impl_->clock.elapsed() : 0;
    return impl_->secondsBefore + static_cast<double>(since) / 1000.0;
}

void JobRunner::cancelAndWait() {
    if (!impl_->running)
        return;
    impl_->stop.request_stop();
    std::optional<Result> result;
    {
        std::unique_lock lock(impl_->mailbox->mutex);
        impl_->mailbox->ended.wait(lock, [&] { return impl_->mailbox->result.has_value(); });
        result = impl_->mailbox->result;
    }
    impl_->end(*result);
}

} // namespace dyngpt
