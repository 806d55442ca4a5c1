#pragma once
// What Train makes of the project's sets: prefix trees within the bounds. Sets are read one at a
// time by several threads, so that the histograms are never all in memory.

#include "core/nn/training.h"
#include "core/project/project.h"

#include <optional>
#include <stop_token>

namespace dyngpt {

struct PreparedTraining {
    TrainingData data;
    double droppedMass = 0; ///< largest share of a training set outside the bounds
};

/// Names, box and initial state of the network; layers and widths are the defaults.
SolverShape networkShape(const Network& network, std::vector<int> stateBounds);

/// Empty when stopped. Throws Error when a set does not fit the network.
std::optional<PreparedTraining> prepareTraining(const Project& project,
                                                const TrainingSettings& settings,
                                                ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
