#pragma once
// The solver against simulation on every held-out set, none filtered out.

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

struct StateComparison {
    double simulatedMean = 0;
    double simulatedSd = 0;
    double solverMean = 0;
    double solverSd = 0;
    double kl = 0;         ///< KL(simulation, solver), no epsilon
    double klSmoothed = 0; ///< with the reference package's epsilon
    double hellinger = 0;
    double totalVariation = 0;
    std::optional<double> noiseFloor; ///< klSmoothed(simulation, second simulation)
};

struct SetComparison {
    int index = 0; ///< held-out set
    std::vector<double> parameters;      ///< natural scale
    std::vector<StateComparison> states; ///< per recorded state
    double jointTotalVariation = 0;
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
    Spread sdError;
};

struct ValidationReport {
    std::vector<std::string> stateNames;
    std::vector<SetComparison> sets;
    std::vector<StateSummary> summary; ///< per state
    std::vector<int> worst;            ///< positions in sets, worst joint total variation first
    double seconds = 0;
    Provenance provenance;
};

struct HeldOutSet {
    int index = 0;
    std::vector<double> parameters;
    Histogram histogram;
    std::optional<Histogram> replica;
};

/// `set(i)` is asked for i = 0..count-1. Empty when stopped.
std::optional<ValidationReport> validate(const Solver& solver, int count,
                                         const std::function<HeldOutSet(int)>& set,
                                         ProgressSink& progress, std::stop_token stop);

/// The histogram as a normalised table over the bounds; mass outside is dropped.
JointTable histogramTable(const Histogram& histogram, const std::vector<int>& bounds);

} // namespace dyngpt
