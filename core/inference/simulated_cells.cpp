#include "core/inference/simulated_cells.h"

#include "core/common/random.h"
#include "core/simulation/dataset.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::uint64_t capturePurpose = 0x6361707475; // "captu"
/// Of the time that a simulation is given to forget its start, between two cells of one run.
constexpr double cellInterval = 0.1;

std::int32_t seen(std::int32_t molecules, double efficiency, RandomStream& random) {
    std::int32_t count = 0;
    for (std::int32_t i = 0; i < molecules; ++i)
        count += random.uniform() < efficiency ? 1 : 0;
    return count;
}

} // namespace

std::vector<std::string> observedNames(const Network& network) {
    std::vector<std::string> names;
    for (const int state : network.recordedStates) {
        const auto& observed = network.observedStates;
        if (observed.empty() || std::ranges::find(observed, state) != observed.end())
            names.push_back(network.stateNames[static_cast<std::size_t>(state)]);
    }
    return names;
}

std::optional<ObservedData> simulateCells(const Network& network,
                                          const std::vector<double>& parameters,
                                          const SimulatedCells& settings, std::stop_token stop) {
    SimulationSettings simulation = defaultSimulationSettings(network);
    const double burnIn = simulation.tEnd - simulation.window;
    simulation.seed = settings.seed;
    simulation.threads = 1;
    simulation.interval = cellInterval * burnIn;
    simulation.window = simulation.interval * (settings.cells - 1);
    simulation.tEnd = burnIn + simulation.window;
    const auto set = simulateAt(network, simulation, parameters, settings.stream, std::move(stop));
    if (!set)
        return std::nullopt;

    const std::vector<std::string> recorded = network.recordedNames();
    std::vector<std::size_t> columns;
    for (const std::string& state : settings.states)
        columns.push_back(
            static_cast<std::size_t>(std::ranges::find(recorded, state) - recorded.begin()));
    RandomStream random(settings.seed, settings.stream, capturePurpose);
    std::vector<std::int32_t> counts;
    for (std::size_t i = 0; i < set->histogram.weights.size(); ++i) {
        const std::int32_t* state = set->histogram.states.data() + i * recorded.size();
        for (int cell = 0; cell < static_cast<int>(set->histogram.weights[i] + 0.5); ++cell)
            for (const std::size_t column : columns)
                counts.push_back(settings.efficiency < 1
                                     ? seen(state[column], settings.efficiency, random)
                                     : state[column]);
    }
    ObservedData data = dataOfCells({}, settings.states, counts);
    data.groups[0].truth = parameters;
    return data;
}

} // namespace dyngpt
