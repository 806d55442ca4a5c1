#pragma once
// The stages as both programs run them: read inputs from the project, do the work, store the
// result. Cancelled runs keep the earlier result; Simulate and Train go on where they stopped.

#include "core/inference/recovery.h"
#include "core/project/project.h"

#include <stop_token>

namespace dyngpt {

Outcome runSimulation(Project& project, ProgressSink& progress, std::stop_token stop);

/// `restart` ignores a checkpoint of an unfinished run, and a solver that could be fine-tuned.
Outcome runTraining(Project& project, TrainingSink& sink, std::stop_token stop,
                    bool restart = false);

/// The project's training, where these settings would only fine-tune its solver.
std::optional<TrainingInfo> solverToFineTune(const Project& project,
                                             const TrainingSettings& settings);

Outcome runValidation(Project& project, ProgressSink& progress, std::stop_token stop);

/// Solver and simulations against exact solutions at `count` of the held-out sets, evenly spread;
/// kept beside the validation. Throws Error where there is no exact solution.
Outcome runExactComparison(Project& project, int count, ProgressSink& progress,
                           std::stop_token stop);

/// Every group of the observed data. Each is stored as it is finished; those that the project has
/// from an interrupted run stay, failed ones are tried again. A group that cannot be inferred is
/// stored with its reason; the only group throws.
Outcome runInference(Project& project, InferenceSink& sink, std::stop_token stop);

/// With the solver and network of the project, priors filled in as by runInference().
Outcome runCalibration(Project& project, const CalibrationSettings& settings,
                       ProgressSink& progress, std::stop_token stop);

/// Stores nothing. Empty when stopped.
std::optional<RecoveryReport> runRecovery(const Project& project, const RecoverySettings& settings,
                                          ProgressSink& progress, std::stop_token stop);

/// From what the project holds now, composed as its report settings say, or these.
Report makeReport(const Project& project, const Translate& translate = {});
Report makeReport(const Project& project, const ReportSettings& settings,
                  const Translate& translate = {});

/// The project's solver. Throws Error when it has none.
std::unique_ptr<Solver> loadSolver(const Project& project, Precision precision);

/// Takes the weights of the reference package (`.pt`) in place of the project's solver: layers and
/// widths from the file, heads from the training settings, names and bounds from the network.
/// Nothing in the file is run. Throws Error when it is no such file or does not fit the network.
void importWeights(Project& project, const std::filesystem::path& path);
/// Writes the project's solver as a `.pt` file that PyTorch and the reference package open. Throws
/// Error when there is no solver.
void exportWeights(const Project& project, const std::filesystem::path& path);

/// Number of values per recorded state: the network's state_upper_bound, or what
/// proposeUpperBounds() proposes.
std::vector<int> stateBounds(const Project& project);

/// The largest over the training sets of mean + 3 sd, but no more than was seen, and the
/// probability that this cuts off. Empty when stopped. Runs that finish keep it in
/// DatasetInfo::digest.
std::optional<UpperBounds> proposeUpperBounds(const Project& project, int threads,
                                              ProgressSink& progress, std::stop_token stop);

/// Reads dataset files of the reference package as training and held-out sets, in place of the
/// stored ones. Either path may be empty.
Outcome importDataset(Project& project, const std::filesystem::path& train,
                      const std::filesystem::path& valid, ProgressSink& progress,
                      std::stop_token stop);
/// Cancelled leaves the file that was there.
Outcome exportDataset(const Project& project, Partition partition,
                      const std::filesystem::path& path, ProgressSink& progress,
                      std::stop_token stop);
/// What exportDataset() changes of the project's dataset; empty when it is written as it is.
std::vector<Issue> exportNotes(const Project& project);

} // namespace dyngpt
