#pragma once
// Passes over all stored sets: bounds of the counts, the probability beyond them, the noise.
// Histograms are read one at a time by several threads and are never all in memory.

#include "core/project/project.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// Reads every set of a partition on several threads. False when stopped.
bool forEachSet(const Project& project, Partition partition, int threads, const Text& status,
                ProgressSink& progress, std::stop_token stop,
                const std::function<void(std::size_t position, SimulatedSet&&)>& use);

/// As stateBounds() of stages.h; empty when stopped.
std::optional<std::vector<int>> findBounds(const Project& project, std::stop_token stop);

/// Empty when stopped.
std::optional<DatasetDigest> digestDataset(const Project& project, int threads,
                                           ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
