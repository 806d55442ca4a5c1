#pragma once
// The stages as both programs run them: read inputs from the project, do the work, store the
// result. Cancelled runs keep the earlier result; Simulate and Train go on where they stopped.

#include "core/project/project.h"

#include <stop_token>

namespace dyngpt {

Outcome runSimulation(Project& project, ProgressSink& progress, std::stop_token stop);

/// `restart` ignores a checkpoint of an unfinished run.
Outcome runTraining(Project& project, TrainingSink& sink, std::stop_token stop,
                    bool restart = false);

Outcome runValidation(Project& project, ProgressSink& progress, std::stop_token stop);

Outcome runInference(Project& project, InferenceSink& sink, std::stop_token stop);

/// From what the project holds now.
Report makeReport(const Project& project, const Translate& translate = {});

/// The project's solver. Throws Error when it has none.
std::unique_ptr<Solver> loadSolver(const Project& project, Precision precision);

/// Number of values per recorded state: the network's state_upper_bound, or the largest over
/// the training sets of mean + 3 sd.
std::vector<int> stateBounds(const Project& project);

/// Reads a dataset file of the reference package as training and held-out sets. Replaces the
/// stored dataset. Either path may be empty.
void importDataset(Project& project, const std::filesystem::path& train,
                   const std::filesystem::path& valid);
void exportDataset(const Project& project, Partition partition, const std::filesystem::path& path);

} // namespace dyngpt
