#include "core/validation/exact_reference.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"

#include <atomic>

namespace dyngpt {
namespace {

/// Passes on the user's wish for a pause; progress is told in sets.
class PauseOnly : public ProgressSink {
public:
    explicit PauseOnly(ProgressSink& sink) : sink_(sink) {}
    void waitWhilePaused(const std::stop_token& stop) override { sink_.waitWhilePaused(stop); }

private:
    ProgressSink& sink_;
};

} // namespace

std::optional<ValidationReport> validateExactly(const Solver& solver, const Network& network,
                                                std::vector<HeldOutSet> sets,
                                                const ExactSettings& settings,
                                                ProgressSink& progress, std::stop_token stop) {
    const int count = static_cast<int>(sets.size());
    std::atomic<int> done{0};
    PauseOnly pause(progress);
    WorkerPool pool(threadCount(0));
    pool.run(
        count,
        [&](int i) {
            HeldOutSet& set = sets[static_cast<std::size_t>(i)];
            auto exact = solveExactly(network, set.parameters, settings, pause, stop);
            if (!exact)
                return;
            set.replica = std::move(set.histogram);
            set.histogram = std::move(exact->joint);
            progress.progress({static_cast<double>(++done), static_cast<double>(count),
                               text(DYNGPT_TEXT("core", "Solving held-out sets exactly"))});
        },
        stop);
    if (stop.stop_requested() || done < count)
        return std::nullopt;
    return validate(
        solver, count, [&](int i) { return std::move(sets[static_cast<std::size_t>(i)]); },
        progress, stop);
}

} // namespace dyngpt
