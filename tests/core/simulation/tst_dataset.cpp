#include "core/simulation/dataset.h"
#include "core/simulation/direct_method.h"
#include "core/simulation/set_simulation.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <thread>

using namespace dyngpt;

Q_DECLARE_METATYPE(SimulationSettings)

namespace {

class Store : public DatasetStore {
public:
    bool contains(Partition partition, int index) const override {
        return sets.count({partition, index}) > 0;
    }
    void put(Partition partition, int index, const SimulatedSet& set) override {
        if (inside.exchange(true))
            overlapped = true;
        if (onPut)
            onPut();
        if (!sets.emplace(std::pair{partition, index}, set).second)
            putTwice = true;
        order.emplace_back(partition, index);
        inside = false;
    }

    std::map<std::pair<Partition, int>, SimulatedSet> sets;
    std::vector<std::pair<Partition, int>> order;
    std::function<void()> onPut;
    std::atomic<bool> inside{false};
    bool overlapped = false;
    bool putTwice = false;
};

class Sink : public ProgressSink {
public:
    void progress(const Progress& p) override { seen.push_back(p); }
    std::vector<Progress> seen;
};

bool same(const SimulatedSet& a, const SimulatedSet& b) {
    return a.parameters == b.parameters && a.histogram == b.histogram &&
           a.halvesAgree == b.halvesAgree && a.startsAgree == b.startsAgree &&
           a.noiseFloor == b.noiseFloor && a.events == b.events && a.promptText == b.promptText;
}

bool same(const Store& a, const Store& b) {
    return std::equal(a.sets.begin(), a.sets.end(), b.sets.begin(), b.sets.end(),
                      [](const auto& x, const auto& y) {
                          return x.first == y.first && same(x.second, y.second);
                      });
}

/// 12 training and 3 held-out sets of a small network, 201 snapshots each.
SimulationSettings smallSettings() {
    SimulationSettings settings = defaultSimulationSettings(testdata::immigrationDeath());
    settings.tEnd = 60;
    settings.window = 20;
    settings.interval = 0.1;
    settings.threads = 2;
    return settings;
}

Network growth(const std::string& rate) {
    return testdata::network(R"json({"state_names": ["X"], "events": [
        {"state_transition": {"X": 1000}, "event_rates": ")json" +
                             rate + R"json("},
        {"state_transition": {"X": -1}, "event_rates": "k"}],
        "parameters": {"param_names": ["k"], "upper_bound_val": [2], "lower_bound_val": [1]},
        "model_name": "growth", "initial_val": [5], "t_end": 100, "train_data_size": 4,
        "valid_data_size": 1, "dataset_dir": "", "minimal_state_indices": [1]})json");
}

} // namespace

class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreThoseOfTheNetwork() {
        const SimulationSettings settings = defaultSimulationSettings(testdata::geneExpression());
        QCOMPARE(settings.tEnd, 6000.0);
        QCOMPARE(settings.trainSets, 10000);
        QCOMPARE(settings.validSets, 1000);
        QCOMPARE(settings.snapshots(), 20001);
        QVERIFY(checkSettings(settings).empty());
        Network quick = testdata::geneExpression();
        quick.tEnd = 50;
        QVERIFY(checkSettings(defaultSimulationSettings(quick)).empty());
    }

    void badSettings_data() {
        QTest::addColumn<SimulationSettings>("settings");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const char* place, auto change) {
            SimulationSettings settings = smallSettings();
            change(settings);
            QTest::newRow(name) << settings << place;
        };
        using S = SimulationSettings;
        row("no training sets", "train_data_size", [](S& s) { s.trainSets = 0; });
        row("negative held-out sets", "valid_data_size", [](S& s) { s.validSets = -1; });
        row("no time", "t_end", [](S& s) { s.tEnd = s.window = 0; });
        row("endless", "t_end", [](S& s) { s.tEnd = INFINITY; });
        row("window too long", "window", [](S& s) { s.window = 61; });
        row("window is no number", "window", [](S& s) { s.window = NAN; });
        row("no interval", "interval", [](S& s) { s.interval = 0; });
        row("negative interval", "interval", [](S& s) { s.interval = -0.1; });
        row("interval beyond the window", "interval", [](S& s) { s.interval = 21; });
        row("too many snapshots", "interval", [](S& s) { s.interval = 1e-9; });
        row("negative threads", "threads", [](S& s) { s.threads = -1; });
    }
    void badSettings() {
        QFETCH(SimulationSettings, settings);
        QFETCH(QString, place);
        const auto issues = checkSettings(settings);
        QVERIFY(hasErrors(issues));
        QVERIFY(std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
            return issue.place == place.toStdString() && issue.severity == Severity::Error;
        }));
        Store store;
        Sink sink;
        QVERIFY_EXCEPTION_THROWN(
            buildDataset(testdata::immigrationDeath(), settings, store, sink, {}), Error);
        QVERIFY(store.sets.empty());
    }

    void withoutHeldOutSetsOnlyAWarning() {
        SimulationSettings settings = smallSettings();
        settings.validSets = 0;
        QCOMPARE(checkSettings(settings).size(), std::size_t{1});
        QVERIFY(!hasErrors(checkSettings(settings)));
    }

    void badNetworkIsRefused() {
        Network network = testdata::immigrationDeath();
        network.events[0].rate = "nothing";
        Store store;
        Sink sink;
        QVERIFY_EXCEPTION_THROWN(buildDataset(network, smallSettings(), store, sink, {}), Error);
    }

    void pointsFillTheBox() {
        const Network network = testdata::geneExpression();
        constexpr int points = 1024;
        std::set<std::vector<double>> distinct;
        for (const Partition partition : {Partition::Train, Partition::Valid}) {
            std::vector<std::vector<int>> strata(7, std::vector<int>(64));
            for (int i = 0; i < points; ++i) {
                const auto point = parameterPoint(network, partition, i);
                QVERIFY(distinct.insert(point).second);
                for (std::size_t d = 0; d < 7; ++d) {
                    const Parameter& p = network.parameters[d];
                    QVERIFY(point[d] >= p.lower && point[d] <= p.upper);
                    ++strata[d][static_cast<std::size_t>(
                        std::min(63.0, 64 * (point[d] - p.lower) / (p.upper - p.lower) + 1e-9))];
                }
            }
            for (const auto& counts : strata) // 16 points each, but for the missing origin
                for (const int count : counts)
                    QVERIFY(count >= 15 && count <= 17);
        }
        QVERIFY(parameterPoint(network, Partition::Valid, 5) ==
                parameterPoint(network, Partition::Replica, 5));
        const auto centre = parameterPoint(network, Partition::Train, 0);
        QCOMPARE(centre[2], (0.01 + 10) / 2);
    }

    void sameForAnyNumberOfThreads() {
        const Network network = testdata::immigrationDeath();
        Store stores[3];
        const int threads[] = {1, 2, 8};
        for (int i = 0; i < 3; ++i) {
            SimulationSettings settings = smallSettings();
            settings.threads = threads[i];
            Sink sink;
            // Long enough that two threads would meet in it.
            stores[i].onPut = [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); };
            QVERIFY(buildDataset(network, settings, stores[i], sink, {}) == Outcome::Finished);
            QCOMPARE(stores[i].sets.size(), std::size_t{18});
            QVERIFY(!stores[i].overlapped && !stores[i].putTwice);
            QCOMPARE(sink.seen.back().done, 18.0);
            QCOMPARE(sink.seen.back().total, 18.0);
        }
        QVERIFY(same(stores[0], stores[1]));
        QVERIFY(same(stores[0], stores[2]));
        // Held-out sets come first, and each set is the one that simulateSet gives.
        QVERIFY(stores[0].order[0].first == Partition::Valid);
        QVERIFY(stores[0].order[1].first == Partition::Replica);
        QVERIFY(stores[0].order[6].first == Partition::Train);
        for (const auto& [key, set] : stores[0].sets)
            QVERIFY(same(set, *simulateSet(network, smallSettings(), key.first, key.second, {})));
    }

    void streamsAreIndependent() {
        const Network network = testdata::immigrationDeath();
        SimulationSettings settings = smallSettings();
        const auto valid = *simulateSet(network, settings, Partition::Valid, 1, {});
        const auto replica = *simulateSet(network, settings, Partition::Replica, 1, {});
        QCOMPARE(valid.parameters, replica.parameters);
        QVERIFY(!(valid.histogram == replica.histogram));
        const auto free = *simulateAt(network, settings, valid.parameters, 1, {});
        QVERIFY(!(free.histogram == valid.histogram));
        QVERIFY(
            !(free.histogram == simulateAt(network, settings, valid.parameters, 2, {})->histogram));
        settings.seed = 2;
        QVERIFY(!(valid.histogram ==
                  simulateSet(network, settings, Partition::Valid, 1, {})->histogram));
    }

    void interruptedBuildGoesOn() {
        const Network network = testdata::immigrationDeath();
        Store whole;
        Sink sink;
        buildDataset(network, smallSettings(), whole, sink, {});

        Store store;
        std::stop_source stop;
        int puts = 0;
        store.onPut = [&] {
            if (++puts == 5)
                stop.request_stop();
        };
        QVERIFY(buildDataset(network, smallSettings(), store, sink, stop.get_token()) ==
                Outcome::Cancelled);
        QVERIFY(store.sets.size() >= 5 && store.sets.size() < 18);
        for (const auto& [key, set] : store.sets)
            QVERIFY(same(set, whole.sets.at(key)));

        const std::size_t kept = store.sets.size();
        store.order.clear();
        QVERIFY(buildDataset(network, smallSettings(), store, sink, {}) == Outcome::Finished);
        QCOMPARE(store.order.size(), 18 - kept);
        QVERIFY(!store.putTwice);
        QVERIFY(same(store, whole));

        // Nothing is left: finished at once, even when asked to stop.
        store.order.clear();
        QVERIFY(buildDataset(network, smallSettings(), store, sink, stop.get_token()) ==
                Outcome::Finished);
        QVERIFY(store.order.empty());
    }

    void stoppedBeforeItBegins() {
        std::stop_source stop;
        stop.request_stop();
        Store store;
        Sink sink;
        QVERIFY(buildDataset(testdata::immigrationDeath(), smallSettings(), store, sink,
                             stop.get_token()) == Outcome::Cancelled);
        QVERIFY(store.sets.empty());
    }

    /// Would take years: only the stop ends it, in the burn-in and in the window.
    void aRunningSetStops() {
        for (const double window : {1.0, 1e12}) {
            SimulationSettings settings = smallSettings();
            settings.tEnd = 1e12;
            settings.window = window;
            settings.interval = window / 5;
            std::stop_source stop;
            std::jthread stopper([&stop] {
                std::this_thread::sleep_for(std::chrono::milliseconds(30));
                stop.request_stop();
            });
            QVERIFY(
                !simulateAt(testdata::immigrationDeath(), settings, {5, 1}, 0, stop.get_token()));
        }
    }

    void failureOfTheStoreEndsTheBuildOnce() {
        SimulationSettings settings = smallSettings();
        settings.threads = 8;
        Store store;
        int puts = 0;
        store.onPut = [&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(5)); // all threads take part
            if (++puts == 4)
                throw Error("disk", text("full"));
        };
        Sink sink;
        try {
            buildDataset(testdata::immigrationDeath(), settings, store, sink, {});
            QFAIL("finished");
        } catch (const Error& error) {
            QCOMPARE(error.issues()[0].place, std::string("disk"));
        }
        QVERIFY(store.sets.size() <= 10); // three, and what the other seven threads had begun
    }

    void runawayNetworkIsAnError_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("what");
        QTest::newRow("count") << "k*X"
                               << "state_names[0]"
                               << "The count of X has grown beyond 2147483647";
        QTest::newRow("propensity") << "k*sqrt(2000000-X)"
                                    << "events[0].event_rates"
                                    << "";
    }
    void runawayNetworkIsAnError() {
        QFETCH(QString, rate);
        QFETCH(QString, place);
        QFETCH(QString, what);
        SimulationSettings settings = smallSettings();
        settings.trainSets = 4;
        settings.validSets = 0;
        settings.threads = 1;
        Store store;
        Sink sink;
        try {
            buildDataset(growth(rate.toStdString()), settings, store, sink, {});
            QFAIL("finished");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.issues()[0].place), place);
            if (!what.isEmpty())
                QCOMPARE(QString::fromStdString(error.issues()[0].what.str()), what);
            const Issue& where = error.issues().back();
            QCOMPARE(where.place, std::string("train[0]"));
            QVERIFY(where.severity == Severity::Note);
            QVERIFY(QString::fromStdString(where.what.str()).endsWith("parameters k = 1.5"));
        }
    }

    void tooManyEventsAreAnError() {
        const Network network = testdata::immigrationDeath();
        const CompiledNetwork compiled(network);
        SimulationSettings settings = smallSettings();
        settings.tEnd = 1e9;
        SetSimulation simulation(network, compiled, settings, 100'000);
        try {
            ProgressSink silent;
            simulation.run("train[3]", {5, 1}, {1, 1, 0}, nullptr, silent, {});
            QFAIL("finished");
        } catch (const Error& error) {
            QCOMPARE(error.issues()[0].what.str(),
                     std::string("A single simulation has taken more than 100000 events"));
        }
    }

    void wrongNumberOfParameters() {
        QVERIFY_EXCEPTION_THROWN(
            simulateAt(testdata::immigrationDeath(), smallSettings(), {1}, 0, {}), Error);
    }

    void absorbingStateFillsTheWindow() {
        Network network = testdata::immigrationDeath();
        network.events.erase(network.events.begin());
        network.initialValues = {8};
        const auto set = *simulateAt(network, smallSettings(), {1, 2}, 0, {});
        QVERIFY((set.histogram == Histogram{1, {0}, {201}}));
        QVERIFY(set.stationary());
    }

    /// Against looking at every single snapshot; also the window that begins at time 0.
    void snapshotsLieOnTheGrid_data() {
        QTest::addColumn<double>("tEnd");
        QTest::addColumn<double>("window");
        QTest::addColumn<double>("interval");
        QTest::addColumn<int>("snapshots");
        QTest::newRow("seed") << 60.0 << 50.0 << 0.05 << 1001;
        QTest::newRow("coarse") << 500.0 << 500.0 << 7.0 << 72;
        QTest::newRow("fine") << 20.0 << 20.0 << 0.0007 << 28572;
        QTest::newRow("one interval") << 20.0 << 5.0 << 5.0 << 2;
    }
    void snapshotsLieOnTheGrid() {
        QFETCH(double, tEnd);
        QFETCH(double, window);
        QFETCH(double, interval);
        QFETCH(int, snapshots);
        const Network network = testdata::geneExpression();
        const CompiledNetwork compiled(network);
        SimulationSettings settings;
        settings.tEnd = tEnd;
        settings.window = window;
        settings.interval = interval;
        const std::vector<double> parameters{0.05, 0.05, 5, 0.5, 0.5, 0.35, 0.3};
        ProgressSink silent;
        const auto set = SetSimulation(network, compiled, settings)
                             .run("x", parameters, {5, 6, 0}, nullptr, silent, {});

        DirectMethod path(compiled);
        HistogramBuilder expected(3);
        path.start(parameters, RandomStream(5, 6));
        for (int i = 0; i < snapshots; ++i) {
            path.advance(tEnd - window + i * interval, ~std::uint64_t{0});
            const auto s = path.state();
            const std::int32_t state[] = {static_cast<std::int32_t>(s[0]),
                                          static_cast<std::int32_t>(s[2]),
                                          static_cast<std::int32_t>(s[3])};
            expected.add(state, 1);
        }
        QVERIFY(set->histogram == expected.take());
        QCOMPARE(set->histogram.totalWeight(), static_cast<double>(snapshots));
    }

    void driftIsFlagged() {
        Network drift = testdata::immigrationDeath();
        drift.events.pop_back();
        QVERIFY(!simulateAt(drift, smallSettings(), {5, 1}, 0, {})->stationary());
    }

    /// The slowest corner of the seed network, correlation time 50, half a batch of 100: the
    /// header promises some 0.01. Of 300 sets more than 12 by chance: 1e-5.
    void stationarySetsAreSeldomFlagged() {
        const Network network = testdata::geneExpression();
        SimulationSettings settings = defaultSimulationSettings(network);
        settings.tEnd = 1400;
        settings.interval = 0.5;
        int slow = 0, fast = 0;
        for (std::uint64_t i = 0; i < 300; ++i) {
            slow += !simulateAt(network, settings, {0.01, 0.01, 5, 1, 0.5, 0.35, 0.3}, i, {})
                         ->stationary();
            fast += !simulateAt(network, settings, {0.1, 0.1, 5, 1, 0.5, 0.35, 0.3}, i, {})
                         ->stationary();
        }
        qInfo() << "flagged of 300:" << slow << "slow," << fast << "fast";
        QVERIFY(slow <= 12);
        QVERIFY(fast <= 5); // rate 0.001: more than 5 by chance 1e-6
    }
};

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
