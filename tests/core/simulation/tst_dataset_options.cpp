// What the settings of a dataset change: where the points lie, what a state weighs, how many runs
// make a set, and who teaches.

#include "core/simulation/direct_method.h"
#include "core/simulation/set_maker.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>

using namespace dyngpt;
using namespace std::chrono_literals;

namespace {

class Store : public DatasetStore {
public:
    bool contains(Partition partition, int index) const override {
        return sets.count({partition, index}) > 0;
    }
    void put(Partition partition, int index, const SimulatedSet& set) override {
        sets[{partition, index}] = set;
    }
    std::map<std::pair<Partition, int>, SimulatedSet> sets;
};

/// 12 training and 3 held-out sets of immigration and death, 201 snapshots each.
SimulationSettings smallSettings() {
    SimulationSettings settings = defaultSimulationSettings(testdata::immigrationDeath());
    settings.tEnd = 60;
    settings.window = 20;
    settings.interval = 0.1;
    settings.threads = 2;
    return settings;
}

/// X supports its own production: with b = 1 it rests near 1 or near 60 for longer than any
/// simulation lasts; with b = 40 near 100 only.
Network bistable() {
    return testdata::network(R"json({"state_names": ["X"], "events": [
        {"state_transition": {"X": 1}, "event_rates": "b + 60*X^4/(20^4 + X^4)"},
        {"state_transition": {"X": -1}, "event_rates": "X"}],
        "parameters": {"param_names": ["b"], "upper_bound_val": [40], "lower_bound_val": [1]},
        "model_name": "bistable", "initial_val": [0], "t_end": 220, "train_data_size": 12,
        "valid_data_size": 3, "dataset_dir": "", "minimal_state_indices": [1]})json");
}

double mean(const Histogram& histogram) {
    return moments(histogram).mean.at(0);
}

double peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

class TestDatasetOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logarithmicScaleSpreadsTheLogarithm() {
        Network network = testdata::immigrationDeath();
        network.parameters[0] = {"b", 0.01, 100, Scale::Log, {}};
        std::vector<int> strata(64);
        for (int i = 0; i < 1024; ++i) {
            const auto point = parameterPoint(network, Partition::Train, i);
            QVERIFY(point[0] >= 0.01 && point[0] <= 100);
            const double fraction = std::log(point[0] / 0.01) / std::log(1e4);
            ++strata[static_cast<std::size_t>(std::min(63.0, 64 * fraction + 1e-9))];
            // The other parameter keeps its linear scale, and both their places in the sequence.
            network.parameters[0].scale = Scale::Linear;
            const auto linear = parameterPoint(network, Partition::Train, i);
            network.parameters[0].scale = Scale::Log;
            QCOMPARE(point[1], linear[1]);
            QVERIFY(std::abs(fraction - (linear[0] - 0.01) / 99.99) < 1e-12);
        }
        for (const int count : strata)
            QVERIFY(count >= 15 && count <= 17);
        network.parameters[0].lower = 0;
        QVERIFY_EXCEPTION_THROWN(parameterPoint(network, Partition::Train, 0), Error);
    }

    /// Against following the path event by event.
    void residenceTimesWeighTheStates() {
        const Network network = testdata::geneExpression();
        const CompiledNetwork compiled(network);
        SimulationSettings settings;
        settings.tEnd = 60;
        settings.window = 50;
        settings.sampling = Sampling::ResidenceTime;
        const std::vector<double> parameters{0.05, 0.05, 5, 0.5, 0.5, 0.35, 0.3};
        ProgressSink silent;
        const auto set = SetSimulation(network, compiled, settings)
                             .run("x", parameters, {5, 6, 0}, nullptr, silent, {});

        DirectMethod path(compiled);
        path.start(parameters, RandomStream(5, 6));
        path.advance(10, ~std::uint64_t{0});
        std::map<std::vector<std::int32_t>, double> expected;
        for (double now = 10; now < 60;) {
            const double next = std::min(path.nextEventTime(), 60.0);
            const auto s = path.state();
            expected[{static_cast<std::int32_t>(s[0]), static_cast<std::int32_t>(s[2]),
                      static_cast<std::int32_t>(s[3])}] += next - now;
            path.advance(next, ~std::uint64_t{0});
            now = next;
        }
        QCOMPARE(set->histogram.size(), expected.size());
        for (std::size_t i = 0; i < set->histogram.size(); ++i) {
            const auto state = set->histogram.state(i);
            QVERIFY(std::abs(set->histogram.weights[i] -
                             expected.at({state.begin(), state.end()})) < 1e-9);
        }
        QVERIFY(std::abs(set->histogram.totalWeight() - 50) < 1e-9);
        QVERIFY(decodeHistogram(encodeHistogram(set->histogram)) == set->histogram);
    }

    void absorbedNetworksRestForTheWholeWindow() {
        Network network = testdata::immigrationDeath();
        network.events.erase(network.events.begin());
        network.initialValues = {8};
        SimulationSettings settings = smallSettings();
        settings.sampling = Sampling::ResidenceTime;
        const auto set = *simulateAt(network, settings, {1, 2}, 0, {});
        QVERIFY((set.histogram.states == std::vector<std::int32_t>{0}));
        QVERIFY(std::abs(set.histogram.totalWeight() - 20) < 1e-12);
        QVERIFY(set.stationary());
    }

    void residenceTimesNeedNoInterval() {
        SimulationSettings settings = smallSettings();
        settings.interval = 0;
        QVERIFY(hasErrors(checkSettings(settings)));
        settings.sampling = Sampling::ResidenceTime;
        QVERIFY(!hasErrors(checkSettings(settings)));
    }

    void replicasAddUp() {
        const Network network = testdata::immigrationDeath();
        const CompiledNetwork compiled(network);
        SimulationSettings settings = smallSettings();
        ProgressSink silent;
        const SetStreams streams{3, 9, 1};
        std::map<std::int32_t, double> expected;
        std::uint64_t events = 0;
        for (int run = 0; run < 3; ++run) {
            const SetStreams one{3, 9 | static_cast<std::uint64_t>(run) << 32, 1};
            const auto set = *SetSimulation(network, compiled, settings)
                                  .run("x", {5, 1}, one, nullptr, silent, {});
            for (std::size_t i = 0; i < set.histogram.size(); ++i)
                expected[set.histogram.state(i)[0]] += set.histogram.weights[i];
            events += set.events;
        }
        settings.replicasPerSet = 3;
        const auto set = *SetSimulation(network, compiled, settings)
                              .run("x", {5, 1}, streams, nullptr, silent, {});
        QCOMPARE(set.histogram.totalWeight(), 603.0);
        QCOMPARE(set.histogram.size(), expected.size());
        for (std::size_t i = 0; i < set.histogram.size(); ++i)
            QCOMPARE(set.histogram.weights[i], expected.at(set.histogram.state(i)[0]));
        QCOMPARE(set.events, events);
        for (const int bad : {0, -1, 1001}) {
            settings.replicasPerSet = bad;
            QVERIFY(hasErrors(checkSettings(settings)));
        }
    }

    void sameForAnyNumberOfThreads_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("residence, replicas, second start") << 0;
        QTest::newRow("exact") << 1;
        QTest::newRow("waiting times") << 2;
    }
    void sameForAnyNumberOfThreads() {
        QFETCH(int, kind);
        const Network network = kind == 2 ? testdata::gammaService() : testdata::immigrationDeath();
        std::vector<Store> stores(3);
        const int threads[] = {1, 2, 8};
        for (std::size_t i = 0; i < 3; ++i) {
            SimulationSettings settings = smallSettings();
            settings.sampling = Sampling::ResidenceTime;
            settings.replicasPerSet = 2;
            settings.secondStart = true;
            settings.threads = threads[i];
            if (kind == 1)
                settings.teacher = Teacher::Exact;
            ProgressSink silent;
            QVERIFY(buildDataset(network, settings, stores[i], silent, {}) == Outcome::Finished);
            QCOMPARE(stores[i].sets.size(), std::size_t{18});
            const auto alone = *simulateSet(network, settings, Partition::Train, 4, {});
            QVERIFY((alone.histogram == stores[i].sets.at({Partition::Train, 4}).histogram));
        }
        for (const auto& [key, set] : stores[0].sets)
            for (std::size_t i = 1; i < 3; ++i) {
                const SimulatedSet& other = stores[i].sets.at(key);
                QVERIFY(encodeHistogram(set.histogram) == encodeHistogram(other.histogram));
                QVERIFY(set.noiseFloor == other.noiseFloor);
                QCOMPARE(set.startsAgree, other.startsAgree);
            }
    }

    void exactSetsAreTheDistribution() {
        SimulationSettings settings = smallSettings();
        settings.teacher = Teacher::Exact;
        const auto set =
            *simulateSet(testdata::immigrationDeath(), settings, Partition::Train, 2, {});
        QVERIFY(std::abs(set.histogram.totalWeight() - 1) < 1e-12);
        QVERIFY(!set.noiseFloor);
        const double lambda = set.parameters[0] / set.parameters[1];
        const std::vector<double> found = marginal(set.histogram, 0);
        for (std::size_t n = 0; n < found.size(); ++n) {
            const double k = static_cast<double>(n);
            const double poisson = std::exp(k * std::log(lambda) - lambda - std::lgamma(k + 1));
            QVERIFY(std::abs(found[n] - poisson) < 1e-6);
        }
    }

    void unfitNetworksAreRefused() {
        Network triggered = testdata::immigrationDeath();
        triggered.triggers = {{"X > 3", {{"X", "0"}}, true}};
        const auto errorOf = [](const Network& network, const SimulationSettings& settings) {
            Store store;
            ProgressSink silent;
            try {
                buildDataset(network, settings, store, silent, {});
            } catch (const Error& error) {
                return error.issues().front().str();
            }
            return std::string();
        };
        QCOMPARE(errorOf(triggered, smallSettings()),
                 std::string("error: triggers: A network with triggers has no stationary "
                             "distribution (Simulate its trajectories, or remove the triggers)"));
        SimulationSettings exact = smallSettings();
        exact.teacher = Teacher::Exact;
        QCOMPARE(errorOf(testdata::gammaService(), exact),
                 std::string("error: teacher: Networks with waiting times or delays cannot be "
                             "solved exactly (Simulate the sets)"));
    }

    /// M/G/infinity: Poisson with mean b * m whatever the shape. 400 windows of 200 time units, a
    /// correlation time of about 1: the mean of means has an error of some 0.02; 5 of them.
    void waitingTimesAreSimulated() {
        SimulationSettings settings = smallSettings();
        settings.tEnd = 220;
        settings.window = 200;
        settings.sampling = Sampling::ResidenceTime;
        double sum = 0;
        for (std::uint64_t i = 0; i < 400; ++i)
            sum += mean(simulateAt(testdata::gammaService(), settings, {6, 1}, i, {})->histogram);
        QVERIFY2(std::abs(sum / 400 - 6) < 0.1, qPrintable(QString::number(sum / 400)));
    }

    void setsThatRememberTheirStartAreFlagged() {
        const Network network = bistable();
        SimulationSettings settings = defaultSimulationSettings(network);
        settings.window = 200;
        settings.secondStart = true;
        const auto trapped = *simulateAt(network, settings, {1}, 0, {});
        QVERIFY(mean(trapped.histogram) < 10); // the first run's sample alone
        QVERIFY(trapped.halvesAgree && !trapped.startsAgree && !trapped.stationary());
        const auto free = *simulateAt(network, settings, {40}, 0, {});
        QVERIFY(free.startsAgree);
        settings.secondStart = false;
        const auto unchecked = *simulateAt(network, settings, {1}, 0, {});
        QVERIFY(unchecked.startsAgree);
        QVERIFY(unchecked.histogram == trapped.histogram); // the check changes nothing else
    }

    /// 300 sets, a false alarm in a thousand: more than 5 by chance 1e-5.
    void forgetfulSetsAreSeldomFlagged() {
        const Network network = testdata::immigrationDeath();
        SimulationSettings settings = smallSettings();
        settings.tEnd = 220;
        settings.window = 200;
        settings.secondStart = true;
        const CompiledNetwork compiled(network);
        ProgressSink silent;
        const auto start =
            *SetMaker(network, compiled, settings, nullptr).findSecondStart(silent, {});
        QVERIFY(start[0] > 0);
        SetMaker maker(network, compiled, settings, &start);
        int flagged = 0;
        for (std::uint64_t i = 0; i < 300; ++i)
            flagged += !maker.simulateAt({5, 1}, i, silent, {})->startsAgree;
        QVERIFY2(flagged <= 5, qPrintable(QString::number(flagged)));
    }

    void secondStartKeepsConservedSums() {
        const Network network = testdata::geneExpression();
        const CompiledNetwork compiled(network);
        SimulationSettings settings = defaultSimulationSettings(network);
        settings.tEnd = 1100;
        ProgressSink silent;
        const auto start =
            *SetMaker(network, compiled, settings, nullptr).findSecondStart(silent, {});
        QCOMPARE(start.size(), std::size_t{4});
        QCOMPARE(start[0] + start[1], std::int64_t{1});
        QVERIFY(start[2] + start[3] > 20); // far from the initial state
    }

    void memoryDoesNotGrowWithTheNumberOfSets() {
        class AlmostFull : public DatasetStore {
        public:
            bool contains(Partition partition, int index) const override {
                return partition != Partition::Train || index < 4'999'990;
            }
            void put(Partition, int, const SimulatedSet&) override { ++puts; }
            int puts = 0;
        } store;
        SimulationSettings settings = smallSettings();
        settings.trainSets = 5'000'000;
        const double before = peakMegabytes();
        ProgressSink silent;
        QVERIFY(buildDataset(testdata::immigrationDeath(), settings, store, silent, {}) ==
                Outcome::Finished);
        QCOMPARE(store.puts, 10);
        QVERIFY2(peakMegabytes() - before < 8, qPrintable(QString::number(peakMegabytes())));
    }

    /// One set that takes long, in the burn-in, among snapshots and among residence times.
    void pausesWithinASet_data() {
        QTest::addColumn<double>("window");
        QTest::addColumn<bool>("residence");
        QTest::newRow("burn-in") << 1.0 << false;
        QTest::newRow("snapshots") << 1e9 << false;
        QTest::newRow("residence times") << 1e9 << true;
    }
    void pausesWithinASet() {
        QFETCH(double, window);
        QFETCH(bool, residence);
        class PausingSink : public ProgressSink {
        public:
            void waitWhilePaused(const std::stop_token& stop) override {
                if (!paused)
                    return;
                waiting = true;
                while (!stop.stop_requested())
                    std::this_thread::sleep_for(1ms);
            }
            std::atomic<bool> paused{false};
            std::atomic<bool> waiting{false};
        } sink;
        SimulationSettings settings = smallSettings();
        settings.trainSets = 1;
        settings.validSets = 0;
        settings.tEnd = 1e9;
        settings.window = window;
        settings.interval = window / 5;
        settings.sampling = residence ? Sampling::ResidenceTime : Sampling::Snapshots;
        std::stop_source stop;
        std::jthread worker([&] {
            Store store;
            buildDataset(testdata::immigrationDeath(), settings, store, sink, stop.get_token());
        });
        std::this_thread::sleep_for(50ms);
        sink.paused = true;
        const auto begin = std::chrono::steady_clock::now();
        while (!sink.waiting && std::chrono::steady_clock::now() - begin < 5s)
            std::this_thread::sleep_for(1ms);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        stop.request_stop();
        worker.join();
        QVERIFY2(took.count() < 0.2, qPrintable(QString::number(took.count())));
    }
};

QTEST_APPLESS_MAIN(TestDatasetOptions)
#include "tst_dataset_options.moc"
