// Project's dataset: sets as rows of the current generation. A dataset that replaces another
// grows in a generation of its own and takes over in one transaction.

#include "core/common/hash.h"
#include "core/project/project_file.h"
#include "core/project/project_impl.h"
#include "core/project/result_json.h"
#include "core/project/settings_json.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numbers>

namespace dyngpt {

namespace {

static_assert(std::endian::native == std::endian::little, "blobs hold little-endian doubles");

std::string bytesOf(const std::vector<double>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)};
}

std::vector<double> doublesOf(const std::string& bytes) {
    std::vector<double> values(bytes.size() / sizeof(double));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
    return values;
}

/// What the row of a set keeps beside its histogram, so that nobody need read that.
std::string summaryOf(const SimulatedSet& set) {
    SetSummary summary;
    summary.moments = moments(set.histogram);
    summary.noiseFloor = set.noiseFloor;
    summary.events = set.events;
    return encodeResult(summary);
}

/// Within a transaction of the caller.
void insertSet(sqlite::Database& database, std::int64_t generation, Partition partition, int index,
               const SimulatedSet& set, std::string_view histogram, std::string_view summary) {
    database
        .prepare("INSERT OR REPLACE INTO set_summary (generation, part, idx, body) VALUES (?, ?, "
                 "?, ?)")
        .bind(generation)
        .bind(static_cast<int>(partition))
        .bind(index)
        .bind(summary)
        .run();
    database
        .prepare("INSERT OR REPLACE INTO dataset_set (generation, part, idx, stationary, "
                 "parameters, prompt, histogram) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(generation)
        .bind(static_cast<int>(partition))
        .bind(index)
        .bind(stationaryCode(set.halvesAgree, set.startsAgree))
        .bindBlob(bytesOf(set.parameters))
        .bind(set.promptText)
        .bindBlob(histogram)
        .run();
}

constexpr std::array everyPartition{Partition::Train, Partition::Valid, Partition::Replica};
constexpr auto currentGeneration = "SELECT current FROM generation";

std::int64_t newGeneration(sqlite::Database& database) {
    return database.integer("SELECT max((SELECT current FROM generation), "
                            "coalesce((SELECT max(generation) FROM dataset_set), 0)) + 1");
}

void setGeneration(sqlite::Database& database, std::int64_t generation) {
    database.prepare("UPDATE generation SET current = ?").bind(generation).run();
}

/// What each set by itself depends on: not how many there are.
std::string setKey(SimulationSettings settings) {
    settings.trainSets = settings.validSets = 0;
    return settingsKey(settings);
}

void removeBeyond(sqlite::Database& database, Partition partition, int count) {
    for (const std::string table : {"set_summary", "dataset_set"})
        database
            .prepare("DELETE FROM " + table +
                     " WHERE generation = (SELECT current FROM generation) AND part = ? AND idx "
                     ">= ?")
            .bind(static_cast<int>(partition))
            .bind(count)
            .run();
}

Text missingSet(Partition partition, int index) {
    switch (partition) {
    case Partition::Train:
        return text(DYNGPT_TEXT("core", "training set %1 is not in the project"), index);
    case Partition::Valid:
        return text(DYNGPT_TEXT("core", "held-out set %1 is not in the project"), index);
    case Partition::Replica:
        break;
    }
    return text(DYNGPT_TEXT("core", "the second simulation of held-out set %1 is not in the "
                                    "project"),
                index);
}

} // namespace

/// Sets of an import, written in transactions of their own beside the present dataset.
class ImportStore : public DatasetStore {
public:
    ImportStore(Project::Impl& impl, std::int64_t generation)
        : impl_(impl), generation_(generation) {}

    bool contains(Partition, int) const override { return false; }

    void put(Partition partition, int index, const SimulatedSet& set) override {
        std::string histogram = encodeHistogram(set.histogram);
        content_.add(static_cast<std::int64_t>(partition)).add(std::int64_t{index});
        content_.add(bytesOf(set.parameters)).add(histogram);
        waitingBytes_ += histogram.size();
        waiting_.push_back({partition, index, set, std::move(histogram), summaryOf(set)});
        waiting_.back().set.histogram = {};
        ++counts_[static_cast<std::size_t>(partition)];
        if (waitingBytes_ > 1 << 20)
            flush();
    }

    void flush() {
        const std::scoped_lock lock(impl_.mutex);
        sqlite::Transaction transaction(impl_.database);
        for (const Waiting& item : waiting_)
            insertSet(impl_.database, generation_, item.partition, item.index, item.set,
                      item.histogram, item.summary);
        transaction.commit();
        waiting_.clear();
        waitingBytes_ = 0;
    }

    int count(Partition partition) const { return counts_[static_cast<std::size_t>(partition)]; }
    std::string contentHash() const { return content_.hex(); }

private:
    struct Waiting {
        Partition partition;
        int index;
        SimulatedSet set;
        std::string histogram;
        std::string summary;
    };
    Project::Impl& impl_;
    std::int64_t generation_;
    std::vector<Waiting> waiting_;
    std::size_t waitingBytes_ = 0;
    std::array<int, 3> counts_{};
    Hasher content_;
};

void Project::beginDataset(const DatasetInfo& info) {
    std::unique_lock lock(impl_->mutex);
    auto& database = impl_->database;
    {
        sqlite::Transaction transaction(database);
        projectfile::upgrade(database);
        DatasetInfo begun = info;
        begun.imported = false;
        begun.seconds = 0;
        begun.digest = {};
        const auto stored = impl_->dataset();
        const bool sameSets = stored && !stored->imported &&
                              setKey(stored->settings) == setKey(info.settings) &&
                              runHash(impl_->networkHash(), settingsKey(stored->settings)) ==
                                  stored->provenance.inputHash;
        const bool sameRun = stored && !stored->imported &&
                             stored->provenance.inputHash == info.provenance.inputHash;
        if (sameSets || sameRun) {
            begun.seconds = stored->seconds;
            for (const Partition partition : everyPartition)
                removeBeyond(database, partition, info.settings.sets(partition));
        } else {
            setGeneration(database, newGeneration(database));
        }
        impl_->setItem(
            "dataset",
            {info.provenance.inputHash, settingsKey(info.settings),
             wantedSets(info.settings.sets(Partition::Train), info.settings.sets(Partition::Valid),
                        info.settings.sets(Partition::Replica))},
            encodeResult(begun));
        transaction.commit();
    }
    impl_->removeOtherGenerations(lock);
}

void Project::finishDataset(double seconds, const DatasetDigest& digest) {
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    auto info = impl_->dataset();
    if (!info)
        return;
    info->seconds = seconds;
    info->digest = digest;
    impl_->setItem("dataset", *impl_->item("dataset"), encodeResult(*info));
    transaction.commit();
}

Outcome
Project::importDataset(const std::function<std::optional<DatasetInfo>(DatasetStore&)>& fill) {
    std::unique_lock lock(impl_->mutex);
    auto& database = impl_->database;
    {
        sqlite::Transaction transaction(database);
        projectfile::upgrade(database);
        transaction.commit();
    }
    impl_->removeOtherGenerations(lock); // left by an import that was killed
    const std::int64_t generation = newGeneration(database);
    lock.unlock();

    ImportStore store(*impl_, generation);
    std::optional<DatasetInfo> filled;
    try {
        filled = fill(store);
        store.flush();
    } catch (...) {
        lock.lock();
        impl_->removeOtherGenerations(lock);
        throw;
    }
    lock.lock();
    if (filled) {
        DatasetInfo& info = *filled;
        const int train = store.count(Partition::Train);
        const int valid = store.count(Partition::Valid);
        info.imported = true;
        info.settings.trainSets = train;
        info.settings.validSets = valid;
        const std::string key = "imported " + store.contentHash();
        info.provenance.inputHash = runHash(impl_->networkHash(), key);

        sqlite::Transaction transaction(database);
        setGeneration(database, generation);
        const std::string wanted = wantedSets(train, valid, store.count(Partition::Replica));
        if (wanted != wantedSets(impl_->setCount(Partition::Train),
                                 impl_->setCount(Partition::Valid),
                                 impl_->setCount(Partition::Replica)))
            throw Error(impl_->path.string(),
                        text(DYNGPT_TEXT("core", "another program has changed the dataset during "
                                                 "the import")),
                        text(DYNGPT_TEXT("core", "Close the project there and import again.")));
        impl_->setItem("dataset", {info.provenance.inputHash, key, wanted}, encodeResult(info));
        transaction.commit();
    }
    impl_->removeOtherGenerations(lock);
    return filled ? Outcome::Finished : Outcome::Cancelled;
}

std::optional<DatasetInfo> Project::dataset() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->dataset();
}

bool Project::contains(Partition partition, int index) const {
    const std::scoped_lock lock(impl_->mutex);
    auto row =
        impl_->database.prepare("SELECT histogram IS NOT NULL FROM dataset_set WHERE generation = "
                                "(SELECT current FROM generation) AND part = ? AND idx = ?");
    return row.bind(static_cast<int>(partition)).bind(index).step() && row.integer(0) != 0;
}

void Project::put(Partition partition, int index, const SimulatedSet& set) {
    const std::string histogram = encodeHistogram(set.histogram);
    const std::string summary = summaryOf(set);
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    insertSet(impl_->database, impl_->database.integer(currentGeneration), partition, index, set,
              histogram, summary);
    transaction.commit();
}

int Project::count(Partition partition) const {
    const std::scoped_lock lock(impl_->mutex);
    return static_cast<int>(impl_->setCount(partition));
}

std::vector<int> Project::indices(Partition partition) const {
    const std::scoped_lock lock(impl_->mutex);
    auto row =
        impl_->database.prepare("SELECT idx FROM dataset_set WHERE generation = "
                                "(SELECT current FROM generation) AND part = ? ORDER BY idx");
    row.bind(static_cast<int>(partition));
    std::vector<int> result;
    while (row.step())
        result.push_back(static_cast<int>(row.integer(0)));
    return result;
}

SimulatedSet Project::set(Partition partition, int index) const {
    SimulatedSet set;
    SetSummary summary;
    std::string histogram;
    std::string body;
    {
        const std::scoped_lock lock(impl_->mutex);
        auto row = impl_->database.prepare(
            "SELECT stationary, parameters, prompt, histogram, body FROM dataset_set LEFT JOIN "
            "set_summary USING (generation, part, idx) WHERE generation = "
            "(SELECT current FROM generation) AND part = ? AND idx = ?");
        if (!row.bind(static_cast<int>(partition)).bind(index).step())
            throw Error(impl_->path.string(), missingSet(partition, index),
                        text(DYNGPT_TEXT("core", "Run Simulate to make it.")));
        if (row.isNull(3))
            throw Error(impl_->path.string(),
                        text(DYNGPT_TEXT("core", "this compact copy was saved without the training "
                                                 "histograms")),
                        text(DYNGPT_TEXT("core", "Run Simulate to make them anew, or open the "
                                                 "project that the copy was made from.")));
        set.halvesAgree = halvesAgree(row.integer(0));
        set.startsAgree = startsAgree(row.integer(0));
        set.parameters = doublesOf(row.bytes(1));
        set.promptText = row.bytes(2);
        histogram = row.bytes(3);
        body = row.bytes(4);
    }
    if (!body.empty())
        decodeResult(body, impl_->path.string(), summary);
    set.noiseFloor = std::move(summary.noiseFloor);
    set.events = summary.events;
    set.histogram = decodeHistogram(histogram);
    return set;
}

namespace {

/// Empty when the set is gone, or a compact copy of format 1 has left it out. Takes the lock.
std::optional<SetSummary> readSummary(Project::Impl& impl, Partition partition, int index) {
    std::int64_t agreement = 0;
    std::string parameters;
    std::string body;
    std::string histogram;
    {
        const std::scoped_lock lock(impl.mutex);
        auto row = impl.database.prepare(
            "SELECT stationary, parameters, body, CASE WHEN body IS NULL THEN histogram END FROM "
            "dataset_set LEFT JOIN set_summary USING (generation, part, idx) WHERE generation = "
            "(SELECT current FROM generation) AND part = ? AND idx = ?");
        if (!row.bind(static_cast<int>(partition)).bind(index).step())
            return std::nullopt;
        agreement = row.integer(0);
        parameters = row.bytes(1);
        body = row.bytes(2);
        histogram = row.bytes(3);
    }
    SetSummary summary;
    if (!body.empty())
        decodeResult(body, impl.path.string(), summary);
    else if (!histogram.empty())
        summary.moments = moments(decodeHistogram(histogram));
    else
        return std::nullopt;
    summary.index = index;
    summary.parameters = doublesOf(parameters);
    summary.halvesAgree = halvesAgree(agreement);
    summary.startsAgree = startsAgree(agreement);
    return summary;
}

} // namespace

bool Project::forEachSummary(Partition partition, const std::function<void(SetSummary&&)>& use,
                             std::stop_token stop, std::size_t most) const {
    const std::vector<int> all = indices(partition);
    const std::size_t wanted = std::min(all.size(), most);
    const std::size_t stride = wanted > 0 ? all.size() / wanted : 1;
    for (std::size_t i = 0; i < wanted; ++i) {
        if (stop.stop_requested())
            return false;
        // Sobol points alternate between the halves of the box, which a fixed place in the stride
        // would leave out; golden-ratio steps visit all of them.
        const double turns = static_cast<double>(i) * (std::numbers::phi - 1);
        const double place = (turns - std::floor(turns)) * static_cast<double>(stride);
        const std::size_t at = i * stride + static_cast<std::size_t>(place);
        if (auto found = readSummary(*impl_, partition, all[at]))
            use(std::move(*found));
    }
    return true;
}

} // namespace dyngpt
