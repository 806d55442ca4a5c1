#include "core/project/project_impl.h"

#include "core/common/hash.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "core/project/project_file.h"
#include "core/project/result_json.h"
#include "core/project/settings_json.h"

namespace dyngpt {

std::string runHash(const std::string& upstream, const std::string& settingsKey) {
    return Hasher().add(upstream).add("\n").add(settingsKey).hex();
}

std::string wantedSets(std::int64_t train, std::int64_t valid, std::int64_t replicas) {
    return std::to_string(train) + " " + std::to_string(valid) + " " + std::to_string(replicas);
}

Project::Impl::Impl(std::filesystem::path file, sqlite::Access how)
    : path(std::move(file)), access(how), database(path, how), readOnly(database.readOnly()) {}

Project::Impl::~Impl() {
    database.onWriteFailure({});
    projectfile::tidy(database);
}

std::optional<Item> Project::Impl::item(const std::string& name) {
    auto row =
        database.prepare("SELECT input_hash, settings_key, output_hash FROM item WHERE name = ?");
    if (!row.bind(name).step())
        return std::nullopt;
    return Item{row.bytes(0), row.bytes(1), row.bytes(2)};
}

std::string Project::Impl::body(const std::string& name) {
    auto row = database.prepare("SELECT body FROM item WHERE name = ?");
    return row.bind(name).step() ? row.bytes(0) : std::string();
}

void Project::Impl::setItem(const std::string& name, const Item& item, std::string_view body) {
    dyngpt::setItem(database, name, item, body);
}

void setItem(sqlite::Database& database, const std::string& name, const Item& item,
             std::string_view body) {
    database.prepare("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)")
        .bind(name)
        .bind(item.inputHash)
        .bind(item.settingsKey)
        .bind(item.outputHash)
        .bindBlob(body)
        .run();
}

void Project::Impl::removeItem(const std::string& name) {
    database.prepare("DELETE FROM item WHERE name = ?").bind(name).run();
}

std::optional<DatasetInfo> Project::Impl::dataset() {
    if (!item("dataset"))
        return std::nullopt;
    DatasetInfo info;
    decodeResult(body("dataset"), path.string(), info);
    info.trainSets = static_cast<int>(setCount(Partition::Train));
    info.validSets = static_cast<int>(setCount(Partition::Valid));
    info.replicas = static_cast<int>(setCount(Partition::Replica));
    for (const Partition partition : {Partition::Train, Partition::Valid}) {
        auto row = database.prepare("SELECT stationary, count(*) FROM dataset_set WHERE generation "
                                    "= (SELECT current FROM generation) AND part = ? AND "
                                    "stationary <> ? GROUP BY stationary");
        row.bind(static_cast<int>(partition)).bind(stationaryCode(true, true));
        while (row.step()) {
            const auto count = static_cast<int>(row.integer(1));
            info.notStationary += count;
            info.halvesDiffer += halvesAgree(row.integer(0)) ? 0 : count;
            info.startsDiffer += startsAgree(row.integer(0)) ? 0 : count;
        }
    }
    info.compact = hasLeftOutSets();
    return info;
}

std::int64_t Project::Impl::setCount(Partition partition) {
    auto row = database.prepare("SELECT count(*) FROM dataset_set WHERE generation = "
                                "(SELECT current FROM generation) AND part = ?");
    row.bind(static_cast<int>(partition)).step();
    return row.integer(0);
}

bool Project::Impl::hasLeftOutSets() {
    return database.integer("SELECT EXISTS (SELECT 1 FROM dataset_set WHERE generation = "
                            "(SELECT current FROM generation) AND histogram IS NULL)") != 0;
}

// In small pieces, so that nobody waits long for the lock.
void Project::Impl::removeOtherGenerations(std::unique_lock<std::mutex>& lock) {
    for (const std::string table : {"set_summary", "dataset_set"}) {
        const std::string others =
            " FROM " + table + " WHERE generation <> (SELECT current FROM generation)";
        while (database.integer("SELECT EXISTS (SELECT 1" + others + ")") != 0) {
            database.execute("DELETE FROM " + table + " WHERE rowid IN (SELECT rowid" + others +
                             " LIMIT 200)");
            lock.unlock();
            lock.lock();
        }
    }
}

Network Project::Impl::network() {
    return parseNetwork(body("network"), path.string());
}

SimulationSettings Project::Impl::simulationSettings() {
    SimulationSettings settings = defaultSimulationSettings(network());
    if (item("settings.simulation"))
        readSettingsJson(body("settings.simulation"), path.string(), settings);
    return settings;
}

TrainingSettings Project::Impl::trainingSettings() {
    if (!item("settings.training"))
        return trainingPreset("quick");
    TrainingSettings settings; // what a file of an earlier version lacks was not done by it
    readSettingsJson(body("settings.training"), path.string(), settings);
    return settings;
}

InferenceSettings Project::Impl::inferenceSettings() {
    InferenceSettings settings;
    if (item("settings.inference"))
        readSettingsJson(body("settings.inference"), path.string(), settings);
    return settings;
}

std::string Project::Impl::trainingInputHash() {
    return runHash(datasetHash(), settingsKey(trainingSettings()));
}

std::string Project::Impl::networkHash() {
    const auto network = item("network");
    return network ? network->outputHash : std::string();
}

// The numbers of sets belong to it: a training on half of the sets is not one on all of them.
std::string Project::Impl::datasetHash() {
    const auto dataset = item("dataset");
    if (!dataset)
        return {};
    return Hasher()
        .add(dataset->inputHash)
        .add(setCount(Partition::Train))
        .add(setCount(Partition::Valid))
        .hex();
}

std::string Project::Impl::validationUpstream() {
    const auto training = item("training");
    return Hasher()
        .add(training ? training->outputHash : std::string())
        .add(datasetHash())
        .add(setCount(Partition::Replica))
        .hex();
}

std::string Project::Impl::inferenceUpstream() {
    const auto training = item("training");
    const auto data = item("observed");
    return Hasher()
        .add(training ? training->outputHash : std::string())
        .add("\n")
        .add(data ? data->outputHash : std::string())
        .hex();
}

bool Project::Impl::networkIsSound() {
    const std::string hash = hashText(body("network"));
    if (hash != checkedNetwork_) {
        sound_ = !hasErrors(checkNetwork(network()));
        checkedNetwork_ = hash;
    }
    return sound_;
}

// A result is compared with the hash that a run with the result's own settings would have now.
bool Project::Impl::stale(Stage stage) {
    const auto differs = [this](const char* name, const std::string& upstream) {
        const auto result = item(name);
        return result && runHash(upstream, result->settingsKey) != result->inputHash;
    };
    switch (stage) {
    case Stage::Simulate:
        return differs("dataset", networkHash());
    case Stage::Train: {
        const auto training = item("training");
        if (training && training->settingsKey == importedKey)
            return differs("training", networkHash());
        return differs("training", datasetHash()) || stale(Stage::Simulate);
    }
    case Stage::Validate:
        return differs("validation", validationUpstream()) || stale(Stage::Train);
    case Stage::Infer:
        return differs("posterior", inferenceUpstream()) || stale(Stage::Train);
    case Stage::Network:
    case Stage::Report:
        break;
    }
    return false;
}

StageState Project::Impl::state(Stage stage) {
    const auto withResult = [&](const char* result, bool canRun) {
        if (item(result))
            return stale(stage) ? StageState::Stale : StageState::Done;
        return canRun ? StageState::Ready : StageState::Empty;
    };
    const bool solver = item("training").has_value();
    switch (stage) {
    case Stage::Network:
        return networkIsSound() ? StageState::Done : StageState::Ready;
    case Stage::Simulate: {
        const auto dataset = item("dataset");
        if (!dataset)
            return networkIsSound() ? StageState::Ready : StageState::Empty;
        if (stale(stage))
            return StageState::Stale;
        const bool complete = dataset->outputHash == wantedSets(setCount(Partition::Train),
                                                                setCount(Partition::Valid),
                                                                setCount(Partition::Replica));
        return complete ? StageState::Done : StageState::Partial;
    }
    case Stage::Train: {
        const auto begun = item("checkpoint");
        if (!solver && begun && begun->inputHash == trainingInputHash())
            return StageState::Partial;
        return withResult("training", setCount(Partition::Train) > 0 && !hasLeftOutSets());
    }
    case Stage::Validate:
        return withResult("validation", solver && setCount(Partition::Valid) > 0);
    case Stage::Infer: {
        const StageState state = withResult("posterior", solver && item("observed"));
        return state == StageState::Done && inferredGroups() < observedGroups()
                   ? StageState::Partial
                   : state;
    }
    case Stage::Report:
        break;
    }
    return item("dataset") || solver ? StageState::Ready : StageState::Empty;
}

} // namespace dyngpt
