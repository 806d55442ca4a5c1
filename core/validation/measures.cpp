#include "core/validation/measures.h"

#include "core/common/metrics.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

double relativeError(double value, double reference) {
    return std::abs(value - reference) / std::max(reference, 1.0);
}

} // namespace

double measured(const StateComparison& state, Measure measure) {
    switch (measure) {
    case Measure::Kl:
        break;
    case Measure::KlWithoutEpsilon:
        return state.kl;
    case Measure::TotalVariation:
        return state.totalVariation;
    case Measure::Hellinger:
        return state.hellinger;
    case Measure::MeanError:
        return relativeError(state.solverMean, state.simulatedMean);
    case Measure::SdError:
        return relativeError(state.solverSd, state.simulatedSd);
    }
    return state.klSmoothed;
}

std::optional<double> noiseFloor(const StateComparison& state, Measure measure) {
    if (measure == Measure::Kl)
        return state.noiseFloor;
    if (!state.replica)
        return std::nullopt;
    const ReplicaComparison& again = *state.replica;
    switch (measure) {
    case Measure::Kl:
    case Measure::KlWithoutEpsilon:
        break;
    case Measure::TotalVariation:
        return again.totalVariation;
    case Measure::Hellinger:
        return again.hellinger;
    case Measure::MeanError:
        return relativeError(again.mean, state.simulatedMean);
    case Measure::SdError:
        return relativeError(again.sd, state.simulatedSd);
    }
    return again.kl;
}

std::vector<double> measured(const std::vector<SetComparison>& sets, std::size_t state,
                             Measure measure) {
    std::vector<double> values;
    values.reserve(sets.size());
    for (const SetComparison& set : sets)
        values.push_back(measured(set.states[state], measure));
    return values;
}

std::vector<double> noiseFloors(const std::vector<SetComparison>& sets, std::size_t state,
                                Measure measure) {
    std::vector<double> values;
    for (const SetComparison& set : sets)
        if (const auto value = noiseFloor(set.states[state], measure))
            values.push_back(*value);
    return values;
}

Spread spread(const std::vector<double>& values) {
    return {quantile(values, 0.5), quantile(values, 0.9), quantile(values, 1.0)};
}

} // namespace dyngpt
