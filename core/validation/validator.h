#pragma once
// The solver against simulation on every held-out set, none filtered out. Distances are taken
// from the solver's whole joint table, without sampling noise; only solvers with more than
// Solver::maximumCells cells are sampled, and the report then says how often. Plain values;
// validate() uses all cores and gives the same result for any number of them.

#include "core/common/pieces.h"
#include "core/common/progress.h"
#include "core/common/provenance.h"
#include "core/nn/solver.h"
#include "core/simulation/histogram.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

/// A second simulation in the solver's place.
struct ReplicaComparison {
    double mean = 0;
    double sd = 0;
    double kl = 0; ///< as StateComparison::kl; infinite where it saw nothing
    double hellinger = 0;
    double totalVariation = 0;
};

struct StateComparison {
    double simulatedMean = 0;
    double simulatedSd = 0;
    double solverMean = 0;
    double solverSd = 0;
    double kl = 0;         ///< KL(simulation, solver) inside the solver's bounds, no epsilon
    double klSmoothed = 0; ///< the same with the reference package's epsilon
    double hellinger = 0;
    double totalVariation = 0;
    std::optional<double> noiseFloor;              ///< klSmoothed(simulation, second simulation)
    std::optional<ReplicaComparison> replica = {}; ///< not in files of earlier versions
};

struct SetComparison {
    int index = 0;                         ///< held-out set
    std::vector<double> parameters;        ///< natural scale
    std::vector<StateComparison> states;   ///< per recorded state
    double outsideMass = 0;                ///< share of the simulation outside the solver's bounds
    double jointTotalVariation = 0;        ///< the share outside counts as wrong
    std::optional<double> jointNoiseFloor; ///< total variation of the two simulations
};

struct Spread {
    double median = 0;
    double p90 = 0;
    double worst = 0;
};

struct StateSummary {
    Spread kl; ///< of klSmoothed
    std::optional<Spread> noiseFloor;
    Spread totalVariation;
    Spread meanError; ///< |solver - simulated| / max(simulated, 1)
    Spread sdError;   ///< |solver - simulated| / max(simulated, 1) of the sd
    std::optional<Spread> klWithoutEpsilon = {}; ///< of kl; not in files of earlier versions
    std::optional<Spread> hellinger = {};        ///< the same
};

struct ValidationReport {
    std::vector<std::string> stateNames;
    std::vector<SetComparison> sets;
    std::vector<StateSummary> summary; ///< per state
    std::vector<int> worst; ///< positions in sets, the 20 worst, largest jointTotalVariation first
    int sampledStates = 0;  ///< draws per set where the table was too large; 0: exact tables
    double seconds = 0;
    Provenance provenance;
};

struct HeldOutSet {
    int index = 0;
    std::vector<double> parameters;
    Histogram histogram;
    std::optional<Histogram> replica;
};

/// Sets 0 to count - 1, each asked for once at most, by several threads at once; empty when
/// stopped.
using HeldOutSource = std::function<std::optional<HeldOutSet>(int)>;

/// Sets among the pieces are not compared again. Empty when stopped. Throws Error when there are no
/// sets or a set has other states than the solver.
std::optional<ValidationReport> validate(const Solver& solver, int count, const HeldOutSource& set,
                                         ProgressSink& progress, std::stop_token stop,
                                         const Pieces<SetComparison>& pieces = {});

/// Draws of a solver, count x dimension, as a histogram.
Histogram histogramOf(const std::vector<std::int32_t>& draws, int dimension);

} // namespace dyngpt
