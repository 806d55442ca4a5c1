// What every exact method has to fulfil, against closed forms. Statistical comparisons use
// z values of independent runs with fixed seeds; each states how often it would fail by chance.

#include "core/common/issue.h"
#include "core/simulation/simulator.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace dyngpt;

using MakeSimulator = std::function<std::unique_ptr<Simulator>(const CompiledNetwork&)>;
Q_DECLARE_METATYPE(MakeSimulator)

namespace {

struct Sample {
    double n = 0, sum = 0, squares = 0;
    void add(double x) {
        n += 1;
        sum += x;
        squares += x * x;
    }
    double mean() const { return sum / n; }
    double variance() const { return squares / n - mean() * mean(); }
};

std::string events(int count, const std::function<std::string(int)>& rate) {
    std::string states, list, initial;
    for (int i = 0; i < count; ++i) {
        const std::string comma = i ? ", " : "";
        const std::string name = "X" + std::to_string(i);
        states += comma + '"' + name + '"';
        initial += comma + "0";
        list += comma + R"({"state_transition": {")" + name + R"(": 1}, "event_rates": ")" +
                rate(i) + R"("})";
    }
    return R"({"state_names": [)" + states + R"(], "events": [)" + list +
           R"(], "parameters": {"param_names": ["k"], "upper_bound_val": [2],
           "lower_bound_val": [0.5]}, "model_name": "births", "initial_val": [)" +
           initial + R"(], "t_end": 100, "train_data_size": 1, "valid_data_size": 1,
           "dataset_dir": "", "minimal_state_indices": [1]})";
}

Network deaths(const std::string& rate, const std::string& delta, int initial) {
    return testdata::network(R"({"state_names": ["X"], "events": [
        {"state_transition": {"X": )" +
                             delta + R"(}, "event_rates": ")" + rate + R"("}],
        "parameters": {"param_names": ["d"], "upper_bound_val": [2], "lower_bound_val": [0.5]},
        "model_name": "deaths", "initial_val": [)" +
                             std::to_string(initial) + R"(],
        "t_end": 100, "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
        "minimal_state_indices": [1]})");
}

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

} // namespace

class TestSimulatorContract : public QObject {
    Q_OBJECT

private:
    static void methods() {
        QTest::addColumn<MakeSimulator>("make");
        const auto row = [](const char* name, SimulationMethod method) {
            QTest::newRow(name) << MakeSimulator([method](const CompiledNetwork& network) {
                return makeSimulator(network, method);
            });
        };
        row("direct", SimulationMethod::Direct);
        row("composition-rejection", SimulationMethod::CompositionRejection);
    }

private Q_SLOTS:
    void pureDeathIsBinomial_data() { methods(); }
    void pureDeathIsBinomial() {
        QFETCH(MakeSimulator, make);
        const Network network = deaths("d*X", "-1", 50);
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        constexpr int runs = 4000;
        const double times[] = {0.1, 0.7, 2};
        Sample samples[3];
        for (int run = 0; run < runs; ++run) {
            simulator->start(std::vector<double>{1.0},
                             RandomStream(11, static_cast<std::uint64_t>(run)));
            for (int i = 0; i < 3; ++i) {
                QVERIFY(simulator->advance(times[i], unlimited));
                samples[i].add(static_cast<double>(simulator->state()[0]));
            }
        }
        for (int i = 0; i < 3; ++i) { // 6 comparisons at 4.5 sigma: false alarm 4e-5
            const double p = std::exp(-times[i]);
            const double variance = 50 * p * (1 - p);
            const double fourth = variance * (1 + 3 * variance * (50 - 2) / 50.0);
            QVERIFY(std::abs(samples[i].mean() - 50 * p) < 4.5 * std::sqrt(variance / runs));
            QVERIFY(std::abs(samples[i].variance() - variance) <
                    4.5 * std::sqrt((fourth - variance * variance) / runs));
        }
    }

    void immigrationDeathIsPoisson_data() { methods(); }
    void immigrationDeathIsPoisson() {
        QFETCH(MakeSimulator, make);
        const Network network = testdata::immigrationDeath();
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        constexpr int runs = 4000;
        std::vector<double> seen(13);
        for (int run = 0; run < runs; ++run) {
            simulator->start(std::vector<double>{4.0, 1.0},
                             RandomStream(12, static_cast<std::uint64_t>(run)));
            QVERIFY(simulator->advance(25, unlimited)); // what is left of the start: e^-25
            ++seen[static_cast<std::size_t>(std::min<std::int64_t>(simulator->state()[0], 12))];
        }
        double chiSquare = 0;
        double tail = 1;
        for (int x = 0; x < 12; ++x) {
            const double p = std::exp(-4.0 + x * std::log(4.0) - std::lgamma(x + 1.0));
            tail -= p;
            chiSquare += std::pow(seen[static_cast<std::size_t>(x)] - runs * p, 2) / (runs * p);
        }
        chiSquare += std::pow(seen[12] - runs * tail, 2) / (runs * tail);
        QVERIFY2(chiSquare < 39.1, std::to_string(chiSquare).c_str()); // 12 dof: false alarm 1e-4
    }

    /// 100 events in a tree of several levels; every seventh can never fire.
    void manyEventsFireAtTheirOwnRates_data() { methods(); }
    void manyEventsFireAtTheirOwnRates() {
        QFETCH(MakeSimulator, make);
        const auto factor = [](int i) { return i % 7 == 3 ? 0 : 1 + (i * 37) % 50; };
        const Network network =
            testdata::network(events(100, [&](int i) { return std::to_string(factor(i)) + "*k"; }));
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        simulator->start(std::vector<double>{2.0}, RandomStream(13, 0));
        QVERIFY(simulator->advance(100, unlimited));
        std::uint64_t all = 0;
        for (int i = 0; i < 100; ++i) { // 100 comparisons at 5 sigma: false alarm 6e-5
            const double expected = 100 * 2.0 * factor(i);
            const auto count = simulator->state()[static_cast<std::size_t>(i)];
            QVERIFY(std::abs(static_cast<double>(count) - expected) <= 5 * std::sqrt(expected));
            all += static_cast<std::uint64_t>(count);
        }
        QCOMPARE(simulator->eventCount(), all);
    }

    /// Each way in which a propensity can be computed, with counts that other events change.
    void everyKindOfPropensityIsRight_data() { methods(); }
    void everyKindOfPropensityIsRight() {
        QFETCH(MakeSimulator, make);
        const char* rates[] = {"3*d",       "d*A",           "d*A*B",     "d*A*(A-1)*(A-2)/6",
                               "d*A*B*A",   "hill(A,9,4,2)", "d*A/(A+B)", "A > 4 ? 3*d : d",
                               "d*A*B/d/d", "(B+2)*d",       "d*A*(B+1)", "d*abs(B-1)"};
        std::string list;
        std::string states;
        std::string initial;
        int counters = 0;
        for (const char* rate : rates) {
            states += ", \"C" + std::to_string(counters) + '"';
            initial += ", 0";
            list += ", {\"state_transition\": {\"C" + std::to_string(counters++) +
                    "\": 1}, \"event_rates\": \"" + rate + "\"}";
        }
        // A goes from 3 to 5 and back, B from 1 to 2 and back, all four equally often.
        const Network network = testdata::network(
            R"({"state_names": ["A", "B")" + states + R"(], "events": [
            {"state_transition": {"A": 2}, "event_rates": "50*(5-A) "},
            {"state_transition": {"A": -2}, "event_rates": "50*(A-3) "},
            {"state_transition": {"B": 1}, "event_rates": "50*(2-B) "},
            {"state_transition": {"B": -1}, "event_rates": "50*(B-1) "})" +
            list + R"(], "parameters": {"param_names": ["d"], "upper_bound_val": [2],
            "lower_bound_val": [0.5]}, "model_name": "kinds", "initial_val": [3, 1)" +
            initial + R"(], "t_end": 100, "train_data_size": 1, "valid_data_size": 1,
            "dataset_dir": "", "minimal_state_indices": [1]})");
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        constexpr double d = 0.5;
        constexpr double time = 2000;
        simulator->start(std::vector<double>{d}, RandomStream(21, 0));
        QVERIFY(simulator->advance(time, unlimited));
        const auto hill = [](double a) { return 9 * a * a / (16 + a * a); };
        const std::function<double(double, double)> expected[] = {
            [](double, double) { return 3 * d; },
            [](double a, double) { return d * a; },
            [](double a, double b) { return d * a * b; },
            [](double a, double) { return d * a * (a - 1) * (a - 2) / 6; },
            [](double a, double b) { return d * a * b * a; },
            [&](double a, double) { return hill(a); },
            [](double a, double b) { return d * a / (a + b); },
            [](double a, double) { return a > 4 ? 3 * d : d; },
            [](double a, double b) { return a * b / d; },
            [](double, double b) { return (b + 2) * d; },
            [](double a, double b) { return d * a * (b + 1); },
            [](double, double b) { return d * (b - 1); }};
        for (int i = 0; i < counters; ++i) {
            double mean = 0;
            double spread = 0; // of the propensity, which is correlated over 1/100
            for (const double a : {3.0, 5.0})
                for (const double b : {1.0, 2.0})
                    mean += expected[i](a, b) / 4;
            for (const double a : {3.0, 5.0})
                for (const double b : {1.0, 2.0})
                    spread += std::pow(expected[i](a, b) - mean, 2) / 4;
            const double sd = std::sqrt(mean * time + 2 * spread * time / 100);
            const auto count =
                static_cast<double>(simulator->state()[static_cast<std::size_t>(i + 2)]);
            // 24 comparisons at 5 sigma: false alarm 1e-5.
            QVERIFY2(std::abs(count - mean * time) < 5 * sd,
                     qPrintable(QString("%1: %2, expected %3 +- %4")
                                    .arg(rates[i])
                                    .arg(count)
                                    .arg(mean * time)
                                    .arg(sd)));
        }
    }

    void stateCanBeSetFromOutside_data() { methods(); }
    void stateCanBeSetFromOutside() {
        QFETCH(MakeSimulator, make);
        const Network network = deaths("d*X", "-1", 5);
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        constexpr int runs = 4000;
        Sample sample;
        for (std::uint64_t run = 0; run < runs; ++run) {
            simulator->start(std::vector<double>{1.0}, RandomStream(22, run));
            QVERIFY(simulator->advance(50, unlimited));
            QCOMPARE(simulator->state()[0], 0);
            simulator->setState(std::vector<std::int64_t>{50});
            QCOMPARE(simulator->time(), 50.0);
            QVERIFY(simulator->nextEventTime() > 50);
            QVERIFY(simulator->advance(50.7, unlimited));
            sample.add(static_cast<double>(simulator->state()[0]));
        }
        const double p = std::exp(-0.7);
        QVERIFY(std::abs(sample.mean() - 50 * p) < 4.5 * std::sqrt(50 * p * (1 - p) / runs));
    }

    void absorbingStateStaysForEver_data() { methods(); }
    void absorbingStateStaysForEver() {
        QFETCH(MakeSimulator, make);
        const Network network = deaths("0.1*d*X", "-1", 30);
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        for (std::uint64_t run = 0; run < 200; ++run) {
            simulator->start(std::vector<double>{0.7}, RandomStream(14, run));
            QVERIFY(simulator->advance(1e12, unlimited));
            QCOMPARE(simulator->state()[0], 0);
            QCOMPARE(simulator->eventCount(), std::uint64_t{30});
            QCOMPARE(simulator->time(), 1e12);
            QVERIFY(std::isinf(simulator->nextEventTime()));
        }
    }

    /// A propensity of 1e15 that ends must leave no rounding in a total of 1e-3.
    void largePropensityLeavesNothingBehind_data() { methods(); }
    void largePropensityLeavesNothingBehind() {
        QFETCH(MakeSimulator, make);
        const Network network = testdata::network(R"({"state_names": ["X", "Y"], "events": [
            {"state_transition": {"X": -1}, "event_rates": "1e15*d*X"},
            {"state_transition": {"Y": 1}, "event_rates": "0.001*d"}],
            "parameters": {"param_names": ["d"], "upper_bound_val": [2], "lower_bound_val": [0.5]},
            "model_name": "scales", "initial_val": [3, 0], "t_end": 100, "train_data_size": 1,
            "valid_data_size": 1, "dataset_dir": "", "minimal_state_indices": [2]})");
        const CompiledNetwork compiled(network);
        const auto simulator = make(compiled);
        Sample waiting;
        for (std::uint64_t run = 0; run < 4000; ++run) {
            simulator->start(std::vector<double>{1.0}, RandomStream(15, run));
            QVERIFY(simulator->advance(1e-6, unlimited));
            QCOMPARE(simulator->state()[0], 0);
            waiting.add(simulator->nextEventTime());
        }
        // Exponential of mean 1000, 4000 times, at 4.5 sigma: false alarm 7e-6.
        QVERIFY(std::abs(waiting.mean() - 1000) < 4.5 * 1000 / std::sqrt(4000.0));
    }

    void lookingMoreOftenDoesNotChangeThePath_data() { methods(); }
    void lookingMoreOftenDoesNotChangeThePath() {
        QFETCH(MakeSimulator, make);
        const CompiledNetwork compiled(testdata::geneExpression());
        const std::vector<double> parameters{0.05, 0.05, 5, 0.5, 0.5, 0.35, 0.3};
        const auto seldom = make(compiled);
        const auto often = make(compiled);
        seldom->start(parameters, RandomStream(16, 1));
        often->start(parameters, RandomStream(16, 1));
        for (double t = 10; t <= 200; t += 10) {
            QVERIFY(seldom->advance(t, unlimited));
            while (often->time() < t)
                if (!often->advance(std::min(t, often->time() + 0.03), 1))
                    QVERIFY(often->nextEventTime() <= t);
            QCOMPARE(often->time(), t);
            QVERIFY(
                std::equal(seldom->state().begin(), seldom->state().end(), often->state().begin()));
            QCOMPARE(often->eventCount(), seldom->eventCount());
            QCOMPARE(often->nextEventTime(), seldom->nextEventTime());
        }
        QVERIFY(seldom->eventCount() > 500);
    }

    void eventsAreLimitedAndPathsRepeat_data() { methods(); }
    void eventsAreLimitedAndPathsRepeat() {
        QFETCH(MakeSimulator, make);
        const CompiledNetwork compiled(testdata::immigrationDeath());
        const auto simulator = make(compiled);
        const std::vector<double> parameters{4.0, 1.0};
        simulator->start(parameters, RandomStream(17, 0));
        QCOMPARE(simulator->time(), 0.0);
        QCOMPARE(simulator->state()[0], 0);
        QVERIFY(!simulator->advance(1e9, 1000));
        QCOMPARE(simulator->eventCount(), std::uint64_t{1000});
        QVERIFY(simulator->time() < simulator->nextEventTime());
        const double time = simulator->time();
        simulator->start(parameters, RandomStream(17, 0));
        QCOMPARE(simulator->eventCount(), std::uint64_t{0});
        QVERIFY(!simulator->advance(1e9, 1000));
        QCOMPARE(simulator->time(), time);
    }

    void countsNeverFallBelowZero_data() { methods(); }
    void countsNeverFallBelowZero() {
        QFETCH(MakeSimulator, make);
        for (const char* rate : {"d*X", "d", "d*X*X", "d*sqrt(X)"}) {
            const CompiledNetwork compiled(deaths(rate, "-2", 7));
            const auto simulator = make(compiled);
            simulator->start(std::vector<double>{1.0}, RandomStream(18, 0));
            QVERIFY(simulator->advance(1e9, unlimited));
            QCOMPARE(simulator->state()[0], 1);
            QCOMPARE(simulator->eventCount(), std::uint64_t{3});
        }
    }

    void impossiblePropensityIsAnError_data() { methods(); }
    void impossiblePropensityIsAnError() {
        QFETCH(MakeSimulator, make);
        const CompiledNetwork compiled(testdata::immigrationDeath());
        const auto simulator = make(compiled);
        for (const double bad : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
            try {
                simulator->start(std::vector<double>{4.0, bad}, RandomStream(19, 0));
                QFAIL("started");
            } catch (const Error& error) {
                QCOMPARE(error.issues()[0].place, std::string("events[1].event_rates"));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSimulatorContract)
#include "tst_simulator_contract.moc"
