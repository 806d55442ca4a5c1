#include "core/inference/inferrer.h"

#include "core/common/random.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/inference/descent.h"
#include "core/inference/fit_check.h"
#include "core/inference/posterior_summary.h"
#include "core/inference/priors.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace dyngpt {
namespace {

/// Where no point meets the threshold, those this much (and a tenth of the excess) above the
/// best loss are shown.
constexpr double marginWithoutAcceptance = 0.01;

/// Takes the accepted visited points into the posterior.
void accept(const Descent& descent, const SolverShape& shape, Posterior& posterior) {
    const std::size_t parameters = shape.parameterNames.size();
    double limit = posterior.bestPossibleLoss + posterior.acceptanceThreshold;
    posterior.metThreshold = posterior.bestLoss <= limit;
    if (!posterior.metThreshold)
        limit =
            posterior.bestLoss + std::max(marginWithoutAcceptance,
                                          (posterior.bestLoss - posterior.bestPossibleLoss) / 10);
    for (std::size_t start = 0; start < descent.starts().size(); ++start) {
        const DescentStart& path = descent.starts()[start];
        StartResult result;
        result.failure = path.failure;
        if (!path.losses.empty()) {
            result.firstLoss = path.losses.front();
            result.bestLoss = *std::min_element(path.losses.begin(), path.losses.end());
        }
        for (std::size_t step = 0; step < path.losses.size(); ++step) {
            if (path.losses[step] > limit)
                continue;
            ++result.accepted;
            PosteriorPoint point;
            point.loss = path.losses[step];
            for (std::size_t p = 0; p < parameters; ++p)
                // The logarithm's rounding must not carry a point out of the box.
                point.parameters.push_back(std::clamp(std::exp(path.visited[step * parameters + p]),
                                                      shape.lower[p], shape.upper[p]));
            posterior.points.push_back(std::move(point));
        }
        if (!posterior.metThreshold)
            result.accepted = 0;
        posterior.starts.push_back(std::move(result));
        posterior.lossCurves.push_back(path.losses);
    }
}

} // namespace

std::optional<Posterior> runInferrer(const Solver& solver, const ObservedData& data,
                                     std::size_t group, const InferenceSettings& settings,
                                     InferenceSink& sink, std::stop_token stop) {
    const auto began = std::chrono::steady_clock::now();
    const SolverShape& shape = solver.shape();
    if (auto issues = checkSettings(settings); hasErrors(issues))
        throw Error(std::move(issues));
    requireBox(shape);
    const ObservedSample sample = observedSample(data, group, shape, settings.clipToBounds);
    const auto query = solver.prepare(sample.states);

    Posterior posterior;
    posterior.group = data.groups[group].name;
    posterior.settings = settings;
    posterior.parameterNames = shape.parameterNames;
    for (const int state : sample.states.observed)
        posterior.observedStates.push_back(shape.stateNames[static_cast<std::size_t>(state)]);
    posterior.cells = sample.cells;
    posterior.outside = sample.outside;
    posterior.bestPossibleLoss = bestPossibleLoss(sample, settings.loss);
    posterior.acceptanceThreshold = settings.acceptanceThreshold > 0
                                        ? settings.acceptanceThreshold
                                        : automaticThreshold(sample, settings.loss);

    Descent descent(*query, shape, sample, settings);
    WorkerPool pool(std::min(threadCount(settings.threads), descent.chunkCount()));
    for (int step = 0; step < settings.steps; ++step) {
        sink.waitWhilePaused(stop);
        descent.step(pool, stop);
        if (stop.stop_requested())
            return std::nullopt;
        const auto best = descent.bestLoss();
        if (!best)
            throw Error({},
                        text(DYNGPT_TEXT("core", "Every start failed, the first because: %1"),
                             descent.starts().front().failure),
                        text(DYNGPT_TEXT("core", "Train the solver longer, or check the data")));
        sink.inferenceStep(step, *best);
        sink.progress({static_cast<double>(step + 1), static_cast<double>(settings.steps),
                       text(DYNGPT_TEXT("core", "Step %1 of %2, best loss %3"), step + 1,
                            settings.steps, *best)});
    }

    posterior.bestLoss = *descent.bestLoss();
    accept(descent, shape, posterior);
    weighPoints(posterior.points);
    posterior.estimates =
        estimateParameters(posterior.points, densestPoint(posterior.points, shape), shape);
    describeEstimate(solver, *query, sample, posterior);
    posterior.notes = posteriorNotes(posterior);
    posterior.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return posterior;
}

} // namespace dyngpt
