// Events that are not memoryless, in every exact method, against closed forms. Comparisons are at
// 4.5 sigma or more (false alarm 7e-6 each) of independent runs with fixed seeds.

#include "core/simulation/simulator.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dyngpt;
using Kind = TimeDistribution::Kind;

Q_DECLARE_METATYPE(SimulationMethod)
Q_DECLARE_METATYPE(TimeDistribution)

namespace {

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

/// States with their initial counts and events as (changes, propensity); one parameter k in
/// 0.01..100.
struct Change {
    std::vector<StateChange> transition;
    std::string rate;
};
Network makeNetwork(const std::vector<std::pair<std::string, int>>& states,
                    const std::vector<Change>& events) {
    Network network;
    network.modelName = "test";
    for (const auto& [name, count] : states) {
        network.recordedStates.push_back(static_cast<int>(network.stateNames.size()));
        network.stateNames.push_back(name);
        network.initialValues.push_back(count);
    }
    for (const Change& change : events) {
        Event event;
        event.transition = change.transition;
        event.rate = change.rate;
        network.events.push_back(event);
    }
    Parameter k;
    k.name = "k";
    k.lower = 0.01;
    k.upper = 100;
    network.parameters.push_back(k);
    return network;
}

struct Moments2 {
    double n = 0, sum = 0, squares = 0, fourths = 0;
    void add(double x) {
        n += 1;
        sum += x;
        squares += x * x;
    }
    double mean() const { return sum / n; }
    double variance() const { return squares / n - mean() * mean(); }
};

/// X at time `until` over many runs.
template <class Value>
Moments2 sample(const Network& network, SimulationMethod method, double k, double until, int runs,
                std::uint64_t seed, const Value& value) {
    const CompiledNetwork compiled(network);
    const auto simulator = makeSimulator(compiled, method);
    Moments2 result;
    for (int run = 0; run < runs; ++run) {
        simulator->start(std::vector<double>{k},
                         RandomStream(seed, static_cast<std::uint64_t>(run)));
        simulator->advance(until, unlimited);
        result.add(static_cast<double>(value(simulator->state())));
    }
    return result;
}

bool near(double got, double expected, double sd, const char* what) {
    if (std::abs(got - expected) < 4.5 * sd)
        return true;
    qWarning("%s: %g, expected %g +- %g", what, got, expected, sd);
    return false;
}

/// Sample mean and variance of Poisson counts.
bool looksPoisson(const Moments2& m, double mean) {
    return near(m.mean(), mean, std::sqrt(mean / m.n), "mean") &&
           near(m.variance(), mean, std::sqrt((mean + 2 * mean * mean) / m.n), "variance");
}

/// Sample mean and variance of Binomial(n, p).
bool looksBinomial(const Moments2& m, double n, double p) {
    const double variance = n * p * (1 - p);
    const double fourth = variance * (1 + 3 * variance * (n - 2) / n);
    return near(m.mean(), n * p, std::sqrt(variance / m.n), "mean") &&
           near(m.variance(), variance, std::sqrt((fourth - variance * variance) / m.n),
                "variance");
}

/// Arrivals at rate 3, each unit stays for the given time.
Network queue(const TimeDistribution& service) {
    Network network = makeNetwork({{"X", 0}}, {{{{"X", 1}}, "3"}, {{{"X", -1}}, ""}});
    network.events[1].waitingTime = service;
    return network;
}

const auto firstState = [](std::span<const std::int64_t> counts) { return counts[0]; };
const auto secondState = [](std::span<const std::int64_t> counts) { return counts[1]; };

} // namespace

class TestWaitingTimesAndDelays : public QObject {
    Q_OBJECT

private:
    static void methods() {
        QTest::addColumn<SimulationMethod>("method");
        QTest::newRow("direct") << SimulationMethod::Direct;
        QTest::newRow("composition-rejection") << SimulationMethod::CompositionRejection;
    }

private Q_SLOTS:
    // Transient of immigration-death: Poisson of mean 3 k (1 - exp(-t/k)).
    void exponentialWaitingTimesAreTheMarkovNetwork_data() { methods(); }
    void exponentialWaitingTimesAreTheMarkovNetwork() {
        QFETCH(SimulationMethod, method);
        const double k = 2;
        for (const double t : {0.5, 3.0}) {
            const double expected = 3 * k * (1 - std::exp(-t / k));
            const Network waiting = queue({Kind::Exponential, {"k"}});
            QVERIFY(looksPoisson(sample(waiting, method, k, t, 20000, 1, firstState), expected));
            Network markov = queue({});
            markov.events[1].waitingTime.reset();
            markov.events[1].rate = "X/k";
            QVERIFY(looksPoisson(sample(markov, method, k, t, 20000, 2, firstState), expected));
        }
    }

    void queuesWithInfinitelyManyServersArePoisson_data() {
        QTest::addColumn<TimeDistribution>("service");
        QTest::addColumn<double>("mean");
        QTest::newRow("exponential") << TimeDistribution{Kind::Exponential, {"k"}} << 2.0;
        QTest::newRow("deterministic") << TimeDistribution{Kind::Deterministic, {"k"}} << 2.0;
        QTest::newRow("gamma 0.3") << TimeDistribution{Kind::Gamma, {"0.3", "k"}} << 2.0;
        QTest::newRow("gamma 1") << TimeDistribution{Kind::Gamma, {"1", "k"}} << 2.0;
        QTest::newRow("gamma 4.5") << TimeDistribution{Kind::Gamma, {"2*k+0.5", "k"}} << 2.0;
        QTest::newRow("weibull 0.7")
            << TimeDistribution{Kind::Weibull, {"0.7", "k"}} << 2 * std::tgamma(1 + 1 / 0.7);
        QTest::newRow("weibull 3")
            << TimeDistribution{Kind::Weibull, {"3", "k"}} << 2 * std::tgamma(1 + 1 / 3.0);
        QTest::newRow("lognormal") << TimeDistribution{Kind::Lognormal, {"k", "1.5"}} << 2.0;
        QTest::newRow("uniform") << TimeDistribution{Kind::Uniform, {"1", "k+1"}} << 2.0;
    }
    void queuesWithInfinitelyManyServersArePoisson() {
        QFETCH(TimeDistribution, service);
        QFETCH(double, mean);
        // Long enough that less than 1e-4 of the units of any of them is left over.
        const auto direct =
            sample(queue(service), SimulationMethod::Direct, 2, 80, 10000, 3, firstState);
        QVERIFY(looksPoisson(direct, 3 * mean));
        const auto next = sample(queue(service), SimulationMethod::CompositionRejection, 2, 80,
                                 10000, 4, firstState);
        QVERIFY(looksPoisson(next, 3 * mean));
    }

    // Poisson queues know the mean of the service time only; this looks at its whole law: units
    // present at the start that are still there at time t.
    void waitingTimesHaveTheirDistribution_data() {
        QTest::addColumn<TimeDistribution>("time");
        QTest::addColumn<double>("left"); ///< probability of more than 1.5 at k = 2
        // Regularised upper incomplete gamma functions Q(a, a*1.5/2), by series.
        QTest::newRow("exponential")
            << TimeDistribution{Kind::Exponential, {"k"}} << std::exp(-0.75);
        QTest::newRow("gamma 0.5")
            << TimeDistribution{Kind::Gamma, {"0.5", "k"}} << std::erfc(std::sqrt(0.375));
        QTest::newRow("gamma 2") << TimeDistribution{Kind::Gamma, {"2", "k"}}
                                 << std::exp(-1.5) * 2.5;
        QTest::newRow("gamma 3") << TimeDistribution{Kind::Gamma, {"k+1", "k"}}
                                 << std::exp(-2.25) * (1 + 2.25 + 2.25 * 2.25 / 2);
        QTest::newRow("weibull 0.5")
            << TimeDistribution{Kind::Weibull, {"0.5", "k"}} << std::exp(-std::sqrt(0.75));
        const double variance = std::log(1 + 1.5 * 1.5 / 4);
        QTest::newRow("lognormal")
            << TimeDistribution{Kind::Lognormal, {"k", "1.5"}}
            << std::erfc((std::log(0.75) + variance / 2) / std::sqrt(2 * variance)) / 2;
        QTest::newRow("uniform") << TimeDistribution{Kind::Uniform, {"1", "k+1"}} << 0.75;
        QTest::newRow("deterministic, longer")
            << TimeDistribution{Kind::Deterministic, {"1.51"}} << 1.0;
        QTest::newRow("deterministic, shorter")
            << TimeDistribution{Kind::Deterministic, {"1.49"}} << 0.0;
    }
    void waitingTimesHaveTheirDistribution() {
        QFETCH(TimeDistribution, time);
        QFETCH(double, left);
        Network network = makeNetwork({{"X", 10}}, {{{{"X", -1}}, ""}});
        network.events[0].waitingTime = time;
        for (const auto method :
             {SimulationMethod::Direct, SimulationMethod::CompositionRejection}) {
            const auto got = sample(network, method, 2, 1.5, 20000, 5, firstState);
            if (left == 0 || left == 1) {
                QCOMPARE(got.mean(), 10 * left);
                QCOMPARE(got.variance(), 0.0);
            } else {
                QVERIFY(looksBinomial(got, 10, left));
            }
        }
    }

    // Removal at rate 0.4 a unit beside a fixed time of 2: each unit stays min(Exp, 2), so the
    // count is Poisson of mean 3 (1 - exp(-0.8)) / 0.4. It would not be if the oldest or the
    // youngest units went.
    void removedUnitsAreChosenAtRandom_data() { methods(); }
    void removedUnitsAreChosenAtRandom() {
        QFETCH(SimulationMethod, method);
        Network network =
            makeNetwork({{"X", 0}}, {{{{"X", 1}}, "3"}, {{{"X", -1}}, ""}, {{{"X", -1}}, "0.4*X"}});
        network.events[1].waitingTime = {Kind::Deterministic, {"k"}};
        QVERIFY(looksPoisson(sample(network, method, 2, 30, 20000, 6, firstState),
                             3 * (1 - std::exp(-0.8)) / 0.4));
    }

    // Of two clocks of the same unit the earlier one wins and the other is gone.
    void twoEventsCanWaitForTheSameUnit_data() { methods(); }
    void twoEventsCanWaitForTheSameUnit() {
        QFETCH(SimulationMethod, method);
        Network network = makeNetwork({{"X", 20}, {"A", 0}, {"B", 0}},
                                      {{{{"X", -1}, {"A", 1}}, ""}, {{{"X", -1}, {"B", 1}}, ""}});
        network.events[0].waitingTime = {Kind::Exponential, {"3"}};
        network.events[1].waitingTime = {Kind::Deterministic, {"k"}};
        QVERIFY(looksBinomial(sample(network, method, 2, 50, 5000, 7, secondState), 20,
                              1 - std::exp(-2.0 / 3)));
        const CompiledNetwork compiled(network);
        const auto simulator = makeSimulator(compiled, method);
        simulator->start(std::vector<double>{2.0}, RandomStream(8, 0));
        QVERIFY(simulator->advance(50, unlimited));
        QCOMPARE(simulator->state()[1] + simulator->state()[2], 20);
        QCOMPARE(simulator->eventCount(), std::uint64_t{20});
    }

    // A gene with gamma dwell times. Mean and variance of the RNA by the Laplace transform of the
    // alternating renewal process (Cox, Renewal Theory, 1962, ch. 7) at the decay rate d:
    // mean = v p / d; variance = mean + (v^2/d) [p (1-p)/d - (1-f)(1-g) / (d^2 (m+n) (1-f g))].
    void telegraphWithGammaDwellTimes_data() {
        QTest::addColumn<double>("shapeOn");
        QTest::addColumn<double>("shapeOff");
        QTest::addColumn<SimulationMethod>("method");
        QTest::newRow("shapes 3 and 5") << 3.0 << 5.0 << SimulationMethod::Direct;
        QTest::newRow("shapes 0.4 and 2") << 0.4 << 2.0 << SimulationMethod::CompositionRejection;
        QTest::newRow("shapes 1 and 1") << 1.0 << 1.0 << SimulationMethod::Direct;
        QTest::newRow("shapes 20 and 0.6") << 20.0 << 0.6 << SimulationMethod::CompositionRejection;
    }
    void telegraphWithGammaDwellTimes() {
        QFETCH(double, shapeOn);
        QFETCH(double, shapeOff);
        QFETCH(SimulationMethod, method);
        const double on = 2;
        const double off = 3;
        const double v = 10;
        const double d = 0.5;
        Network network =
            makeNetwork({{"RNA", 0}, {"ON", 0}, {"OFF", 1}}, {{{{"ON", 1}, {"OFF", -1}}, ""},
                                                              {{{"ON", -1}, {"OFF", 1}}, ""},
                                                              {{{"RNA", 1}}, "10*ON"},
                                                              {{{"RNA", -1}}, "0.5*RNA"}});
        network.events[0].waitingTime = {Kind::Gamma, {std::to_string(shapeOff), "3"}};
        network.events[1].waitingTime = {Kind::Gamma, {std::to_string(shapeOn), "k"}};
        const double f = std::pow(1 + d * on / shapeOn, -shapeOn);
        const double g = std::pow(1 + d * off / shapeOff, -shapeOff);
        const double p = on / (on + off);
        const double mean = v * p / d;
        const double variance =
            mean +
            v * v / d * (p * (1 - p) / d - (1 - f) * (1 - g) / (d * d * (on + off) * (1 - f * g)));
        constexpr int runs = 20000;
        // Late enough that the start is forgotten: the dwell times mix within some 30.
        const auto got = sample(network, method, 2, 200, runs, 9, firstState);
        QVERIFY(near(got.mean(), mean, std::sqrt(variance / runs), "mean"));
        // Kurtosis at most 3 for these: the sd of the sample variance is below its normal value.
        QVERIFY(near(got.variance() / got.mean(), variance / mean,
                     variance / mean * std::sqrt(3.0 / runs), "Fano factor"));
    }

    void delayedProductionAtAFixedTime_data() { methods(); }
    void delayedProductionAtAFixedTime() {
        QFETCH(SimulationMethod, method);
        // 0 -> X at rate 3, after a delay of 2: Poisson of mean 3 (t - 2).
        Network birth = makeNetwork({{"X", 0}}, {{{{"X", 1}}, "3"}});
        birth.events[0].delay = Delay{{Kind::Deterministic, {"k"}}, false};
        QVERIFY(looksPoisson(sample(birth, method, 2, 5, 20000, 10, firstState), 9));
        QCOMPARE(sample(birth, method, 2, 1.99, 100, 11, firstState).mean(), 0.0);

        // X -> Y at rate 0.3 a unit: X goes at once, Y comes after 2.
        Network turn = makeNetwork({{"X", 30}, {"Y", 0}}, {{{{"X", -1}, {"Y", 1}}, "0.3*X"}});
        turn.events[0].delay = Delay{{Kind::Deterministic, {"k"}}, false};
        QVERIFY(looksBinomial(sample(turn, method, 2, 5, 20000, 12, firstState), 30,
                              std::exp(-0.3 * 5)));
        QVERIFY(looksBinomial(sample(turn, method, 2, 5, 20000, 13, secondState), 30,
                              1 - std::exp(-0.3 * 3)));
    }

    // Everything at the end: the unit stays for the first firing and the delay after it; firings
    // in between find nothing left when they complete.
    void consumptionCanWaitForTheEndOfTheDelay_data() { methods(); }
    void consumptionCanWaitForTheEndOfTheDelay() {
        QFETCH(SimulationMethod, method);
        Network turn = makeNetwork({{"X", 1}, {"Y", 0}}, {{{{"X", -1}, {"Y", 1}}, "0.3*X"}});
        turn.events[0].delay = Delay{{Kind::Deterministic, {"k"}}, true};
        QVERIFY(looksBinomial(sample(turn, method, 2, 5, 20000, 14, secondState), 1,
                              1 - std::exp(-0.3 * 3)));
        const auto total =
            sample(turn, method, 2, 5, 2000, 15, [](auto counts) { return counts[0] + counts[1]; });
        QCOMPARE(total.mean(), 1.0);
        QCOMPARE(total.variance(), 0.0);
    }

    // 0 -> X with an exponential delay of mean 2: Poisson of mean 3 (t - 2 (1 - exp(-t/2))).
    void delaysCanBeRandom_data() { methods(); }
    void delaysCanBeRandom() {
        QFETCH(SimulationMethod, method);
        Network birth = makeNetwork({{"X", 0}}, {{{{"X", 1}}, "3"}});
        birth.events[0].delay = Delay{{Kind::Exponential, {"k"}}, false};
        QVERIFY(looksPoisson(sample(birth, method, 2, 4, 20000, 16, firstState),
                             3 * (4 - 2 * (1 - std::exp(-2.0)))));
    }

    // A delayed event whose product starts a waiting time: 0 -> X after 1, X leaves after 2 more.
    void delayedProductsWaitToo_data() { methods(); }
    void delayedProductsWaitToo() {
        QFETCH(SimulationMethod, method);
        Network network = queue({Kind::Deterministic, {"k"}});
        network.events[0].delay = Delay{{Kind::Deterministic, {"1"}}, false};
        QVERIFY(looksPoisson(sample(network, method, 2, 2.5, 20000, 17, firstState), 3 * 1.5));
        QVERIFY(looksPoisson(sample(network, method, 2, 50, 20000, 18, firstState), 3 * 2));
    }

    void clocksFollowAStateSetFromOutside_data() { methods(); }
    void clocksFollowAStateSetFromOutside() {
        QFETCH(SimulationMethod, method);
        Network network = makeNetwork({{"X", 10}}, {{{{"X", -1}}, ""}});
        network.events[0].waitingTime = {Kind::Deterministic, {"5"}};
        const CompiledNetwork compiled(network);
        const auto simulator = makeSimulator(compiled, method);
        simulator->start(std::vector<double>{1.0}, RandomStream(19, 0));
        QVERIFY(simulator->advance(3, unlimited));
        simulator->setState(std::vector<std::int64_t>{4}); // six go
        simulator->setState(std::vector<std::int64_t>{6}); // two come
        QCOMPARE(simulator->nextEventTime(), 5.0);
        QVERIFY(simulator->advance(7.9, unlimited));
        QCOMPARE(simulator->state()[0], 2);
        QCOMPARE(simulator->nextEventTime(), 8.0);
        QVERIFY(simulator->advance(8, unlimited));
        QCOMPARE(simulator->state()[0], 0);
        QVERIFY(std::isinf(simulator->nextEventTime()));
    }

    void lookingMoreOftenDoesNotChangeThePath_data() { methods(); }
    void lookingMoreOftenDoesNotChangeThePath() {
        QFETCH(SimulationMethod, method);
        const CompiledNetwork compiled(queue({Kind::Gamma, {"0.6", "k"}}));
        const auto seldom = makeSimulator(compiled, method);
        const auto often = makeSimulator(compiled, method);
        seldom->start(std::vector<double>{2.0}, RandomStream(20, 0));
        often->start(std::vector<double>{2.0}, RandomStream(20, 0));
        QVERIFY(seldom->advance(300, unlimited));
        while (often->time() < 300)
            often->advance(std::min(300.0, often->time() + 0.05), 1);
        QCOMPARE(often->eventCount(), seldom->eventCount());
        QCOMPARE(often->nextEventTime(), seldom->nextEventTime());
        QCOMPARE(often->state()[0], seldom->state()[0]);
        QVERIFY(seldom->eventCount() > 1000);
    }

    void impossibleTimesAreErrors_data() {
        QTest::addColumn<TimeDistribution>("time");
        QTest::newRow("mean") << TimeDistribution{Kind::Exponential, {"k-1"}};
        QTest::newRow("shape") << TimeDistribution{Kind::Gamma, {"k-1", "2"}};
        QTest::newRow("order") << TimeDistribution{Kind::Uniform, {"k+1", "1"}};
        QTest::newRow("not finite") << TimeDistribution{Kind::Deterministic, {"1/(k-1)"}};
    }
    void impossibleTimesAreErrors() {
        QFETCH(TimeDistribution, time);
        Network network = queue({Kind::Exponential, {"k"}});
        network.events[1].waitingTime = time;
        network.parameters[0].lower = 2; // where the checks look, all is well
        if (time.kind == Kind::Uniform)
            network.events[1].waitingTime->arguments = {"k+1", "101.5"};
        const CompiledNetwork compiled(network);
        const auto simulator = makeSimulator(compiled);
        const double bad = time.kind == Kind::Uniform ? 101 : 1;
        try {
            simulator->start(std::vector<double>{bad}, RandomStream(21, 0));
            QFAIL("started");
        } catch (const Error& error) {
            QCOMPARE(error.issues()[0].place, std::string("events[1]"));
        }
    }
};

QTEST_APPLESS_MAIN(TestWaitingTimesAndDelays)
#include "tst_waiting_times_and_delays.moc"
