#include "core/validation/exact_reference.h"

#include "core/common/pause_only.h"

namespace dyngpt {

std::optional<ValidationReport> validateExactly(const Solver& solver, const Network& network,
                                                int count, const HeldOutSource& set,
                                                const ExactSettings& settings,
                                                ProgressSink& progress, std::stop_token stop,
                                                const Pieces<SetComparison>& pieces) {
    PauseOnly pause(progress);
    const auto solved = [&](int i) -> std::optional<HeldOutSet> {
        auto heldOut = set(i);
        if (!heldOut)
            return std::nullopt;
        auto exact = solveExactly(network, heldOut->parameters, settings, pause, stop);
        if (!exact)
            return std::nullopt;
        heldOut->replica = std::move(heldOut->histogram);
        heldOut->histogram = std::move(exact->joint);
        return heldOut;
    };
    return validate(solver, count, solved, progress, stop, pieces);
}

} // namespace dyngpt
