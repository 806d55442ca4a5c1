// Triggers: they fire when their condition becomes true, at that very time, and set what they say.

#include "core/common/issue.h"
#include "core/simulation/trajectories.h"
#include "core/simulation/triggered_simulator.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

/// X grows by one at rate b; Y does nothing on its own.
Network growth(std::vector<Trigger> triggers) {
    Network network;
    network.modelName = "growth";
    network.stateNames = {"X", "Y"};
    network.initialValues = {0, 0};
    network.parameters = {{"b", 1, 10}, {"T", 1, 10}};
    network.events = {{{{"X", 1}}, "b"}, {{{"Y", -1}}, "0*Y"}};
    network.recordedStates = {0};
    network.triggers = std::move(triggers);
    return network;
}

/// The compiled network must outlive the simulator.
struct Run {
    explicit Run(const Network& n, double b = 2, double T = 3, std::uint64_t seed = 1)
        : network(n), compiled(network), simulator(network, compiled) {
        simulator.start(std::vector<double>{b, T}, RandomStream(seed, 0));
    }
    void to(double time) { QVERIFY(simulator.advance(time, 1'000'000)); }
    std::int64_t x() const { return simulator.state()[0]; }
    std::int64_t y() const { return simulator.state()[1]; }

    Network network;
    CompiledNetwork compiled;
    TriggeredSimulator simulator;
};

std::string refusal(const std::vector<Trigger>& triggers) {
    try {
        Run run(growth(triggers));
        run.to(10);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestTriggeredSimulator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreMetExactly_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<double>("time");
        QTest::newRow("at least") << "t >= 22.5" << 22.5;
        QTest::newRow("more than") << "t > 22.5" << 22.5;
        QTest::newRow("swapped") << "22.5 <= t" << 22.5;
        QTest::newRow("equal") << "t == 7" << 7.0;
        QTest::newRow("parameter") << "t >= 2*T" << 6.0;
        QTest::newRow("multiple") << "3*t + 1 >= 10*T" << 29.0 / 3;
        QTest::newRow("difference") << "t - T > 0.5" << 3.5;
        QTest::newRow("and") << "t > 1 && t > 4" << 4.0;
        QTest::newRow("window, then over") << "t >= 2 && t < 3" << 2.0;
        QTest::newRow("with counts that hold") << "t >= 5 && X >= 0" << 5.0;
        QTest::newRow("conditional") << "T > 1 ? t > 2 : t > 9" << 2.0;
        QTest::newRow("not") << "(t < 6) == 0" << 6.0;
    }
    void timesAreMetExactly() {
        QFETCH(QString, condition);
        QFETCH(double, time);
        Run run(growth({{condition.toStdString(), {{"Y", "100 + X"}}, false}}));
        run.to(time * (1 - 1e-9));
        QCOMPARE(run.y(), std::int64_t{0});
        QVERIFY(run.simulator.nextEventTime() <= time * (1 + 1e-9));
        const std::int64_t before = run.x();
        run.to(time * (1 + 1e-9));
        QCOMPARE(run.x(), before); // no event in between with this seed
        QCOMPARE(run.y(), 100 + before);
        run.to(60); // and only once
        QCOMPARE(run.y(), 100 + before);
    }

    void atExactlyTheTimeItHasFired() {
        Run run(growth({{"t >= 25", {{"Y", "50"}}, false}}));
        run.to(25);
        QCOMPARE(run.y(), std::int64_t{50});
    }

    void onlyBecomingTrueFires() {
        QCOMPARE(Run(growth({{"X >= 0", {{"Y", "1"}}, true}})).y(), std::int64_t{0});
        QCOMPARE(Run(growth({{"X >= 0", {{"Y", "1"}}, false}})).y(), std::int64_t{1});
        QCOMPARE(Run(growth({{"t >= 0", {{"Y", "1"}}, false}})).y(), std::int64_t{1});
        QCOMPARE(Run(growth({{"t > 0", {{"Y", "1"}}, false}})).y(), std::int64_t{1});
        QCOMPARE(Run(growth({{"t > 0", {{"Y", "1"}}, true}})).y(), std::int64_t{1});
    }

    void countsAreWatchedAfterEveryEvent() {
        // Back to 0 at every 5: X is the number of events modulo 5.
        Run run(growth({{"X > 4", {{"X", "X - 5"}, {"Y", "Y + 1"}}, true}}));
        for (int i = 1; i < 200; ++i) {
            QVERIFY(!run.simulator.advance(1e9, 1));
            QCOMPARE(run.simulator.eventCount(), static_cast<std::uint64_t>(i));
            QCOMPARE(run.x(), std::int64_t{i % 5});
            QCOMPARE(run.y(), std::int64_t{i / 5});
        }
    }

    void lookingMoreOftenDoesNotChangeThePath() {
        const Network network = growth(
            {{"X > 4", {{"X", "0"}, {"Y", "Y + 1"}}, true}, {"t >= 7.25", {{"X", "2"}}, false}});
        Run rarely(network);
        Run often(network);
        for (int i = 1; i <= 1000; ++i)
            often.to(i * 0.02);
        rarely.to(20);
        QCOMPARE(often.x(), rarely.x());
        QCOMPARE(often.y(), rarely.y());
        QCOMPARE(often.simulator.eventCount(), rarely.simulator.eventCount());
        QCOMPARE(often.simulator.nextEventTime(), rarely.simulator.nextEventTime());
    }

    void everyValueIsTakenBeforeAnyIsSet() {
        Network network = growth({{"t >= 1", {{"X", "Y"}, {"Y", "X"}}, false}});
        network.initialValues = {3, 8};
        network.parameters[0] = {"b", 1e-9, 1e-8};
        Run run(network, 1e-9);
        run.to(2);
        QCOMPARE(run.x(), std::int64_t{8});
        QCOMPARE(run.y(), std::int64_t{3});
    }

    void valuesBecomeCounts() {
        const auto after = [](const std::string& value) {
            Run run(growth({{"t >= 0", {{"Y", value}}, false}}));
            return run.y();
        };
        QCOMPARE(after("2.4"), std::int64_t{2});
        QCOMPARE(after("2.6"), std::int64_t{3});
        QCOMPARE(after("-7"), std::int64_t{0});
        QCOMPARE(after("T*4"), std::int64_t{12});
        QVERIFY(refusal({{"t >= 0", {{"Y", "1/X"}}, false}}).find("triggers[0]") !=
                std::string::npos);
    }

    void oneMaySetOffAnother() {
        Run run(growth({{"t >= 1", {{"Y", "1"}}, false},
                        {"Y == 1", {{"Y", "2"}}, true},
                        {"Y == 2", {{"Y", "3"}}, true}}));
        run.to(1);
        QCOMPARE(run.y(), std::int64_t{3});
        const std::string said =
            refusal({{"Y == 0", {{"Y", "1"}}, false}, {"Y == 1", {{"Y", "0"}}, false}});
        QVERIFY2(said.find("without end") != std::string::npos, said.c_str());
    }

    void timesThatCannotBeToldAreRefused_data() {
        QTest::addColumn<QString>("condition");
        for (const char* condition :
             {"t*t > 9", "sin(t) > 0.5", "X > t", "t", "t + X > 5", "(t > 2)*X > 5",
              "min(t, 5) > 3", "exp(-t) < 0.1", "1/(t - 3) > 0"})
            QTest::newRow(condition) << condition;
    }
    void timesThatCannotBeToldAreRefused() {
        QFETCH(QString, condition);
        const std::string said = refusal({{condition.toStdString(), {{"Y", "1"}}, false}});
        QVERIFY2(said.find("triggers[0].when") != std::string::npos, said.c_str());
        QVERIFY2(said.find("plus a number") != std::string::npos, said.c_str());
    }

    void setFromOutsideTriggersToo() {
        Run run(growth({{"X > 1000", {{"Y", "1"}}, true}}));
        run.to(1);
        run.simulator.setState(std::vector<std::int64_t>{2000, 0});
        QCOMPARE(run.x(), std::int64_t{2000});
        QCOMPARE(run.y(), std::int64_t{1});
    }

    /// Death at rate 1, reset to 100 at t = 3: the mean is 100 exp(-(t - 3)) afterwards.
    void meansFollowTheClosedForm() {
        Network network = testdata::immigrationDeath();
        network.events = {{{{"X", -1}}, "d*X"}};
        network.parameters = {{"d", 0.5, 2}};
        network.initialValues = {40};
        network.triggers = {{"t >= 3", {{"X", "100"}}, false}};
        TrajectorySettings settings;
        settings.tEnd = 6;
        settings.grid = 24;
        settings.runs = 20000;
        settings.seed = 5;
        ProgressSink progress;
        const auto result = simulateTrajectories(network, {1.0}, settings, progress, {});
        for (std::size_t i = 0; i < result->times.size(); ++i) {
            const double t = result->times[i];
            const double start = t < 3 ? 40 : 100;
            const double p = std::exp(t < 3 ? -t : 3 - t);
            const double error = std::sqrt(start * p * (1 - p) / settings.runs);
            // 25 times, |z| < 4.5: a false alarm in 6000 seeds.
            QVERIFY2(std::abs(result->outputs[0].mean[i] - start * p) <= 4.5 * error,
                     std::to_string(t).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTriggeredSimulator)
#include "tst_triggered_simulator.moc"
