#include "core/simulation/simulator.h"

#include "core/simulation/composition_rejection.h"
#include "core/simulation/direct_method.h"

namespace dyngpt {

namespace {

/// From here on composition-rejection is the faster method (tests/bench).
constexpr std::size_t manyEvents = 1000;

} // namespace

std::unique_ptr<Simulator> makeSimulator(const CompiledNetwork& network, SimulationMethod method) {
    if (method == SimulationMethod::Automatic)
        method = network.events().size() >= manyEvents ? SimulationMethod::CompositionRejection
                                                       : SimulationMethod::Direct;
    if (method == SimulationMethod::CompositionRejection)
        return std::make_unique<CompositionRejection>(network);
    return std::make_unique<DirectMethod>(network);
}

} // namespace dyngpt
