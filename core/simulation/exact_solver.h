#pragma once
// Stationary distribution of a Markovian network by sparse linear algebra on a truncated box,
// grown until the probability at its edges is below a tolerance (finite state projection: Munsky
// & Khammash, J. Chem. Phys. 124, 044104, 2006; stationary: Gupta, Mikelson & Khammash, J. Chem.
// Phys. 147, 154101, 2017). The referee of simulations and solvers.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/model/network.h"
#include "core/simulation/dataset.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct ExactSettings {
    double edgeTolerance = 1e-9;         ///< probability at the edges of the box
    std::int64_t mostStates = 2'000'000; ///< refused beyond: some 3 GB and minutes
    bool operator==(const ExactSettings&) const = default;
};

struct ExactSolution {
    Histogram joint;          ///< of the recorded states; weights are probabilities, summing to 1
    std::vector<double> mean; ///< per state of the network
    std::vector<double> sd;
    std::vector<std::vector<double>> marginals; ///< per state of the network, per count from 0
    std::int64_t states = 0;                    ///< of the whole network, in the box
    std::vector<std::int64_t> box;              ///< largest count per state
    double residual = 0;                        ///< largest |(Q^T p)_s| / largest exit rate
    double edgeMass = 0;      ///< probability of states that an event leads out of the box
    std::vector<Issue> notes; ///< reducible or absorbing classes, by name
};

/// Why a network has no exact solution whatever its parameters: waiting times, delays, triggers,
/// initial counts beyond bounds. Empty: nothing is known to speak against one.
std::vector<Issue> exactObstacles(const Network& network);

/// At these parameters (natural scale). Empty when stopped. Throws Error for networks with
/// waiting times, delays or triggers, for boxes beyond mostStates, and when the network runs away.
/// Several closed classes: the one(s) reached from the initial state, weighted by the probability
/// of ending there, and a note that says so.
std::optional<ExactSolution> solveExactly(const Network& network,
                                          const std::vector<double>& parameters,
                                          const ExactSettings& settings, ProgressSink& progress,
                                          std::stop_token stop);

/// The solution as a set to learn from: weights add up to totalWeight; the rarest states, together
/// less than 1e-7 of it, are left out. Empty when stopped. Throws Error as solveExactly.
std::optional<SimulatedSet> exactSet(const Network& network, const std::vector<double>& parameters,
                                     const ExactSettings& settings, double totalWeight,
                                     ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
