#pragma once
// What Project's sources share: the open file, the lock, and the rows of its tables. Every
// function here expects the lock to be held.

#include "core/project/project.h"
#include "core/project/sqlite.h"

#include <mutex>
#include <optional>
#include <string>

namespace dyngpt {

/// One row of the table `item` without its body, which may be large.
struct Item {
    std::string inputHash;   ///< of everything the result was computed from
    std::string settingsKey; ///< settings the result was computed with; observed: its groups
    std::string outputHash;  ///< of the result itself, for the stages after it
};

/// Input hash of a run on `upstream` (hashes of earlier results) with these settings.
std::string runHash(const std::string& upstream, const std::string& settingsKey);
/// Stands for the settings of a solver whose weights were imported.
inline const std::string importedKey = "imported";

/// Output hash of a dataset: how many sets it is to have, so that a begun one is known.
std::string wantedSets(std::int64_t train, std::int64_t valid, std::int64_t replicas);

/// The column `stationary`: 1, or what differs. Format 1 knew 1 and 0 only.
constexpr int stationaryCode(bool halvesAgree, bool startsAgree) {
    return halvesAgree ? (startsAgree ? 1 : -1) : (startsAgree ? 0 : -2);
}
constexpr bool halvesAgree(std::int64_t code) {
    return code == 1 || code == -1;
}
constexpr bool startsAgree(std::int64_t code) {
    return code == 1 || code == 0;
}

void setItem(sqlite::Database& database, const std::string& name, const Item& item,
             std::string_view body);

struct Project::Impl {
    Impl(std::filesystem::path file, sqlite::Access how);
    ~Impl();

    std::optional<Item> item(const std::string& name);
    std::string body(const std::string& name); ///< empty if there is none
    void setItem(const std::string& name, const Item& item, std::string_view body);
    void removeItem(const std::string& name);

    /// The dataset's description, its numbers of sets counted.
    std::optional<DatasetInfo> dataset();
    std::int64_t setCount(Partition partition);
    bool hasLeftOutSets();
    void removeOtherGenerations(std::unique_lock<std::mutex>& lock);

    std::int64_t observedGroups(); ///< 0 without observed data
    std::int64_t inferredGroups(); ///< that the last inference has come to

    std::string networkHash();
    std::string datasetHash(); ///< of what Train sees; empty if there is none
    std::string validationUpstream();
    std::string inferenceUpstream();
    Network network();

    // Settings of the next run: what was set, on top of the defaults.
    SimulationSettings simulationSettings();
    TrainingSettings trainingSettings();
    InferenceSettings inferenceSettings();
    std::string trainingInputHash();

    StageState state(Stage stage);

    std::filesystem::path path;
    sqlite::Access access;
    std::mutex mutex;
    sqlite::Database database;
    const bool readOnly;

private:
    bool stale(Stage stage);
    bool networkIsSound();

    std::string checkedNetwork_; ///< hash of the network that sound_ speaks of
    bool sound_ = false;
};

} // namespace dyngpt
