#pragma once
// Simulated sets as observations whose parameters are known: cells are drawn from their
// distributions, and the groups carry the true values. Pure functions.

#include "core/data/import_result.h"
#include "core/simulation/dataset.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace dyngpt {

struct SyntheticChoice {
    int sets = 1;     ///< params_number: the first ones
    int cells = 1000; ///< drawn from each; 0: all of its snapshots
    std::uint64_t seed = 1;
    std::vector<std::string> states; ///< observed; empty: as the network says
    bool operator==(const SyntheticChoice&) const = default;
};

/// `count` sets, asked for in order. Throws Error when there are none, or for states that the
/// network does not record. Empty when stopped.
std::optional<Import> sampleSets(const Network& network, const SyntheticChoice& choice,
                                 const std::string& source, int count,
                                 const std::function<SimulatedSet(int index)>& set,
                                 ProgressSink& progress, std::stop_token stop);

/// Of a file in the reference package's form (dataset_json.h), read as far as needed.
std::optional<Import> sampleDatasetFile(const std::filesystem::path& path, const Network& network,
                                        const SyntheticChoice& choice, ProgressSink& progress,
                                        std::stop_token stop);

} // namespace dyngpt
