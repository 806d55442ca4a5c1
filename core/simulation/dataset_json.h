#pragma once
// The reference package's dataset file: [[prompt, {"s1_s2_s3": count, ...}], ...] with prompt =
// log parameters, initial values of the recorded states, 0. Streamed in both directions, so
// that a file is never whole in memory; reading and writing again gives the same bytes.

#include "core/simulation/dataset.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace dyngpt {

/// How the file separates items; the reference package writes none, Python's json ", " and ": ".
struct DatasetJsonStyle {
    std::string itemSeparator = ",";
    std::string keySeparator = ":";
    std::string ending = {}; ///< blanks after the last bracket, such as a line end
};

/// Calls `set` for each set in order. Throws Error with line and column on a malformed file,
/// a prompt of the wrong length, a state of the wrong dimension or one that comes twice.
DatasetJsonStyle readDatasetJson(const std::filesystem::path& path, const Network& network,
                                 const std::function<void(int index, SimulatedSet&& set)>& set);

/// `set(i)` is asked for i = 0..count-1 in order.
void writeDatasetJson(std::ostream& out, const Network& network, const DatasetJsonStyle& style,
                      int count, const std::function<SimulatedSet(int index)>& set);

/// log parameters, initial values of the recorded states, 0: 9 significant digits, commas between,
/// no brackets; the form of SimulatedSet::promptText. Throws Error where there is no logarithm.
std::string promptText(const Network& network, const std::vector<double>& parameters);

} // namespace dyngpt
