// Project's dataset: sets as rows of the current generation. A dataset that replaces another
// grows in a generation of its own and takes over in one transaction.

#include "core/common/hash.h"
#include "core/project/project_impl.h"
#include "core/project/result_json.h"
#include "core/project/settings_json.h"

#include <array>
#include <bit>
#include <cstring>

namespace dyngpt {

namespace {

static_assert(std::endian::native == std::endian::little, "blobs hold little-endian doubles");

std::string bytesOf(const std::vector<double>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)};
}

void insertSet(sqlite::Database& database, std::int64_t generation, Partition partition, int index,
               const SimulatedSet& set, std::string_view histogram) {
    database
        .prepare("INSERT OR REPLACE INTO dataset_set (generation, part, idx, stationary, "
                 "parameters, prompt, histogram) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(generation)
        .bind(static_cast<int>(partition))
        .bind(index)
        .bind(static_cast<int>(set.stationary))
        .bindBlob(bytesOf(set.parameters))
        .bind(set.promptText)
        .bindBlob(histogram)
        .run();
}

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
    database
        .prepare("DELETE FROM dataset_set WHERE generation = (SELECT current FROM generation) AND "
                 "part = ? AND idx >= ?")
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
        waiting_.push_back({partition, index, set, std::move(histogram)});
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
                      item.histogram);
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
        DatasetInfo begun = info;
        begun.imported = false;
        begun.seconds = 0;
        const auto stored = impl_->dataset();
        const bool sameSets = stored && !stored->imported &&
                              setKey(stored->settings) == setKey(info.settings) &&
                              runHash(impl_->networkHash(), settingsKey(stored->settings)) ==
                                  stored->provenance.inputHash;
        const bool sameRun = stored && !stored->imported &&
                             stored->provenance.inputHash == info.provenance.inputHash;
        if (sameSets || sameRun) {
            begun.seconds = stored->seconds;
            removeBeyond(database, Partition::Train, info.settings.trainSets);
            removeBeyond(database, Partition::Valid, info.settings.validSets);
            removeBeyond(database, Partition::Replica, info.settings.validSets);
        } else {
            setGeneration(database, newGeneration(database));
        }
        impl_->setItem(
            "dataset",
            {info.provenance.inputHash, settingsKey(info.settings),
             wantedSets(info.settings.trainSets, info.settings.validSets, info.settings.validSets)},
            encodeResult(begun));
        transaction.commit();
    }
    impl_->removeOtherGenerations(lock);
}

void Project::finishDataset(double seconds) {
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    auto info = impl_->dataset();
    if (!info)
        return;
    info->seconds = seconds;
    impl_->setItem("dataset", *impl_->item("dataset"), encodeResult(*info));
    transaction.commit();
}

void Project::importDataset(const std::function<DatasetInfo(DatasetStore&)>& fill) {
    std::unique_lock lock(impl_->mutex);
    auto& database = impl_->database;
    impl_->removeOtherGenerations(lock); // left by an import that was killed
    const std::int64_t generation = newGeneration(database);
    lock.unlock();

    ImportStore store(*impl_, generation);
    DatasetInfo info;
    try {
        info = fill(store);
        store.flush();
    } catch (...) {
        lock.lock();
        impl_->removeOtherGenerations(lock);
        throw;
    }
    lock.lock();
    {
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
    const std::scoped_lock lock(impl_->mutex);
    insertSet(impl_->database, impl_->database.integer(currentGeneration), partition, index, set,
              histogram);
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
    std::string parameters;
    std::string histogram;
    {
        const std::scoped_lock lock(impl_->mutex);
        auto row = impl_->database.prepare(
            "SELECT stationary, parameters, prompt, histogram FROM dataset_set WHERE generation = "
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
        set.stationary = row.integer(0) != 0;
        parameters = row.bytes(1);
        set.promptText = row.bytes(2);
        histogram = row.bytes(3);
    }
    set.parameters.resize(parameters.size() / sizeof(double));
    if (!set.parameters.empty())
        std::memcpy(set.parameters.data(), parameters.data(),
                    set.parameters.size() * sizeof(double));
    set.histogram = decodeHistogram(histogram);
    return set;
}

} // namespace dyngpt
