#pragma once
// Cells simulated with known parameters, apart enough in time to count as independent: what
// inference is tried on. Any thread.

#include "core/data/observed_data.h"
#include "core/inference/settings.h"
#include "core/model/network.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct SimulatedCells {
    int cells = 500;
    std::vector<std::string> states; ///< observed, in the network's recorded order
    std::uint64_t seed = 1;
    std::uint64_t stream = 0; ///< of the seed's random numbers
    double efficiency = 1;    ///< each molecule is seen with this probability
};

/// The network's observed states, all recorded ones where it names none.
std::vector<std::string> observedNames(const Network& network);

/// One group with its truth. Empty when stopped; throws Error where the network cannot be
/// simulated.
std::optional<ObservedData> simulateCells(const Network& network,
                                          const std::vector<double>& parameters,
                                          const SimulatedCells& settings, std::stop_token stop);

} // namespace dyngpt
