#pragma once
// The reference package's dataset file: [[prompt, {"s1_s2_s3": count, ...}], ...] with prompt =
// log parameters, initial values of the recorded states, 0. Streamed in both directions, so
// that a file is never whole in memory; reading and writing again gives the same bytes.

#include "core/simulation/dataset.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>

namespace dyngpt {

/// How the file separates items; the reference package writes none, Python's json ", " and ": ".
struct DatasetJsonStyle {
    std::string itemSeparator = ",";
    std::string keySeparator = ":";
    std::string ending = {}; ///< blanks after the last bracket, such as a line end
};

/// Calls `set` for each set in order. Empty when stopped. Throws Error with line and column on a
/// malformed file, a prompt of the wrong length, a state of the wrong dimension or one that comes
/// twice.
std::optional<DatasetJsonStyle>
readDatasetJson(const std::filesystem::path& path, const Network& network,
                const std::function<void(int index, SimulatedSet&& set)>& set,
                ProgressSink& progress, std::stop_token stop);

/// `set(i)` is asked for i = 0..count-1 in order. The form knows whole counts only: where a set's
/// weights are none (residence times, probabilities), they are scaled to a total of
/// scaledTotal and rounded, and states that come to 0 are left out. False when stopped.
bool writeDatasetJson(std::ostream& out, const Network& network, const DatasetJsonStyle& style,
                      int count, const std::function<SimulatedSet(int index)>& set,
                      ProgressSink& progress, std::stop_token stop);
constexpr double scaledTotal = 1e9;

/// log parameters, initial values of the recorded states, 0: 9 significant digits, commas between,
/// no brackets; the form of SimulatedSet::promptText. Throws Error where there is no logarithm.
std::string promptText(const Network& network, const std::vector<double>& parameters);

} // namespace dyngpt
