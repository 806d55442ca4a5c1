#include "core/inference/simulated_trial.h"

#include "core/common/random.h"
#include "core/inference/inference.h"
#include "core/inference/simulated_cells.h"
#include "core/inference/trust_limits.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::uint64_t truthPurpose = 0x7472757468; // "truth"

} // namespace

Trial runTrial(const Solver& solver, const Network& network, const ParameterSpace& space,
               const TrialSettings& settings, std::uint64_t number, std::stop_token stop) {
    Trial trial;
    RandomStream random(settings.seed, number, truthPurpose);
    trial.truth = space.parameters(space.draw(random));
    const auto ofSolver =
        trial.truth.begin() + static_cast<std::ptrdiff_t>(solver.shape().parameterCount());
    SimulatedCells cells{settings.cells,
                         settings.observedStates.empty() ? observedNames(network)
                                                         : settings.observedStates,
                         settings.seed, number, 1};
    const Capture& capture = settings.inference.capture;
    if (capture.kind == CaptureKind::Fixed)
        cells.efficiency = capture.efficiency;
    else if (capture.kind == CaptureKind::Estimated)
        cells.efficiency = trial.truth.back();
    InferenceSettings inference = settings.inference;
    inference.threads = 1; // trials share the cores
    inference.seed = settings.seed + number;
    try {
        const auto data = simulateCells(network, {trial.truth.begin(), ofSolver}, cells, stop);
        if (!data)
            return trial;
        InferenceSink quiet;
        trial.posterior =
            inferParameters(solver, *data, 0, inference, quiet, stop, {.network = &network});
    } catch (const Error& error) {
        trial.failure = error.issues();
    }
    return trial;
}

bool isFlagged(const Posterior& posterior) {
    return posterior.sampler.paretoK > largestParetoK ||
           std::ranges::any_of(posterior.estimates, [](const ParameterEstimate& estimate) {
               return estimate.rHat > disagreeingRHat;
           });
}

} // namespace dyngpt
