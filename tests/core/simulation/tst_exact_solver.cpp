// The exact solver against closed forms, and what it says where there is no answer.

#include "core/simulation/exact_solver.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <map>
#include <thread>

using namespace dyngpt;

namespace {

constexpr double rounding = 1e-9; ///< what the tolerance at the edges leaves, and some more

using Change = std::map<std::string, int>;

/// One parameter "k" of value 1 unless a test says otherwise.
Network networkOf(const std::vector<std::string>& states, const std::vector<std::int64_t>& initial,
                  const std::vector<std::pair<Change, std::string>>& events) {
    Network network;
    network.modelName = "test";
    network.stateNames = states;
    network.initialValues = initial;
    network.parameters.push_back({"k", 1e-6, 1000, Scale::Linear, {}});
    for (std::size_t s = 0; s < states.size(); ++s)
        network.recordedStates.push_back(static_cast<int>(s));
    for (const auto& [change, rate] : events) {
        Event event;
        for (const auto& [state, delta] : change)
            event.transition.push_back({state, delta});
        event.rate = rate;
        network.events.push_back(event);
    }
    return network;
}

Network birthDeath(const std::string& birth, const std::string& death, std::int64_t initial = 0) {
    return networkOf({"X"}, {initial}, {{{{"X", 1}}, birth}, {{{"X", -1}}, death}});
}

/// People who recover are susceptible again after a while; nobody brings the disease in.
Network closedEpidemic() {
    return networkOf({"S", "I", "R"}, {20, 5, 0},
                     {{{{"S", -1}, {"I", 1}}, "0.3*k*S*I"},
                      {{{"I", -1}, {"R", 1}}, "I"},
                      {{{"R", -1}, {"S", 1}}, "0.5*R"}});
}

ExactSolution solve(const Network& network, const std::vector<double>& parameters = {1},
                    const ExactSettings& settings = {}) {
    ProgressSink progress;
    return solveExactly(network, parameters, settings, progress, {}).value();
}

/// The first message, or nothing if it is solved.
std::string refusal(const Network& network, const ExactSettings& settings = {}) {
    ProgressSink progress;
    try {
        solveExactly(network, {1}, settings, progress, {});
        return {};
    } catch (const Error& error) {
        return error.issues().front().str();
    }
}

double poisson(double mean, int n) {
    return std::exp(n * std::log(mean) - mean - std::lgamma(n + 1));
}

double logBinomial(int n, int k) {
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

template <typename Expected>
double distance(const std::vector<double>& marginal, const Expected& expected) {
    double sum = 0;
    for (std::size_t n = 0; n < marginal.size(); ++n)
        sum += std::abs(marginal[n] - expected(static_cast<int>(n)));
    return sum / 2;
}

#define COMPARE_NEAR(actual, expected, tolerance)                                                  \
    QVERIFY2(                                                                                      \
        std::abs((actual) - (expected)) <= (tolerance),                                            \
        qPrintable(QString("%1 is not %2").arg(actual, 0, 'g', 15).arg(expected, 0, 'g', 15)))

} // namespace

class TestExactSolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Closed forms
    void birthAndDeathIsPoisson_data() {
        QTest::addColumn<double>("mean");
        for (const double mean : {0.3, 12.0, 400.0, 30000.0})
            QTest::addRow("%g", mean) << mean;
    }
    void birthAndDeathIsPoisson() {
        QFETCH(double, mean);
        const auto solution = solve(birthDeath("k", "X"), {mean});
        QVERIFY(distance(solution.marginals[0], [&](int n) { return poisson(mean, n); }) < 1e-8);
        COMPARE_NEAR(solution.mean[0], mean, 1e-7 * mean);
        COMPARE_NEAR(solution.sd[0], std::sqrt(mean), 1e-6 * std::sqrt(mean));
        QVERIFY(solution.edgeMass <= 1e-9);
        QVERIFY(solution.residual < 1e-15);
        QVERIFY(solution.notes.empty());
    }
    /// Far tails keep their digits: nothing is subtracted on the way to them.
    void smallProbabilitiesAreExact() {
        const auto solution = solve(birthDeath("k", "X"), {400});
        for (const int n : {0, 1, 50, 200})
            COMPARE_NEAR(solution.marginals[0][static_cast<std::size_t>(n)] / poisson(400, n), 1.0,
                         1e-8);
    }
    /// Peccoud & Ycart, Theor. Popul. Biol. 48, 222, 1995.
    void telegraphHasTheMomentsOfBetaPoisson() {
        const double kon = 0.4;
        const double koff = 1.3;
        const double ksyn = 30;
        const auto solution = solve(networkOf({"ON", "M"}, {0, 0},
                                              {{{{"ON", 1}}, "0.4*(1-ON)"},
                                               {{{"ON", -1}}, "1.3*ON"},
                                               {{{"M", 1}}, "k*ON"},
                                               {{{"M", -1}}, "M"}}),
                                    {ksyn});
        const double on = kon / (kon + koff);
        COMPARE_NEAR(solution.mean[0], on, rounding);
        COMPARE_NEAR(solution.mean[1], ksyn * on, 1e-7);
        const double variance = ksyn * on + ksyn * ksyn * on * (1 - on) / (1 + kon + koff);
        COMPARE_NEAR(solution.sd[1], std::sqrt(variance), 1e-7);
    }
    void reversibleBindingIsBinomial() {
        const auto solution =
            solve(networkOf({"A", "B"}, {40, 0},
                            {{{{"A", -1}, {"B", 1}}, "k*A"}, {{{"A", 1}, {"B", -1}}, "2*B"}}),
                  {3});
        const double p = 3.0 / 5;
        QCOMPARE(solution.states, 41);
        QVERIFY(distance(solution.marginals[1], [&](int n) {
                    return std::exp(logBinomial(40, n) + n * std::log(p) +
                                    (40 - n) * std::log(1 - p));
                }) < 1e-14);
        QCOMPARE(solution.edgeMass, 0.0);
    }
    void burstsHaveTheirMoments() {
        // Ten at a time: variance = mean * (1 + 10) / 2.
        const auto solution =
            solve(networkOf({"X"}, {0}, {{{{"X", 10}}, "k"}, {{{"X", -1}}, "X"}}));
        COMPARE_NEAR(solution.mean[0], 10.0, 1e-7);
        COMPARE_NEAR(solution.sd[0], std::sqrt(55.0), 1e-7);
    }
    void slowTailsAreFollowed() {
        // Negative binomial with one source: geometric, P(n) ~ 0.99^n.
        const auto solution = solve(birthDeath("0.99*k*(X+1)", "X"));
        QVERIFY(solution.edgeMass <= 1e-9);
        QVERIFY(distance(solution.marginals[0], [](int n) { return 0.01 * std::pow(0.99, n); }) <
                1e-6);
    }
    /// Switching 10^9 times slower than the counts relax, which stalls iterations.
    void slowSwitchingIsNoProblem() {
        const auto solution = solve(networkOf({"ON", "M"}, {0, 0},
                                              {{{{"ON", 1}}, "1e-9*(1-ON)"},
                                               {{{"ON", -1}}, "3e-9*ON"},
                                               {{{"M", 1}}, "k*ON"},
                                               {{{"M", -1}}, "M"}}),
                                    {200});
        COMPARE_NEAR(solution.mean[0], 0.25, rounding);
        COMPARE_NEAR(solution.mean[1], 50.0, 1e-6);
    }
    /// The barrier between the modes is deeper than the tolerance at the edges.
    void aModeBehindABarrierIsFound() {
        const auto solution =
            solve(birthDeath("0.01*X*(X-1)/2+600", "0.0001/9*X*(X-1)*(X-2)/6+3.5*X"));
        QVERIFY(solution.mean[0] > 1500);
    }

    // Conservation and order
    void conservedSumsKeepTheStatesFew() {
        const auto solution =
            solve(testdata::geneExpression(), {0.05, 0.05, 5, 0.5, 0.1, 0.35, 0.06});
        QCOMPARE(solution.states,
                 2 * (solution.box[2] + 1) * (solution.box[3] + 1)); // ON + OFF = 1
        COMPARE_NEAR(solution.mean[0] + solution.mean[1], 1.0, 1e-12);
    }
    void jointAndMarginalsAgree() {
        const Network network = testdata::geneExpression();
        const auto solution = solve(network, {0.05, 0.05, 5, 0.5, 0.1, 0.35, 0.06});
        QCOMPARE(solution.joint.dimension, static_cast<int>(network.recordedStates.size()));
        COMPARE_NEAR(solution.joint.totalWeight(), 1.0, 1e-12);
        for (std::size_t k = 0; k < network.recordedStates.size(); ++k) {
            const auto& direct =
                solution.marginals[static_cast<std::size_t>(network.recordedStates[k])];
            const auto summed = marginal(solution.joint, static_cast<int>(k));
            QVERIFY(distance(summed, [&](int n) { return direct[static_cast<std::size_t>(n)]; }) <
                    1e-12);
        }
    }
    void orderOfStatesDoesNotMatter() {
        const std::vector<std::pair<Change, std::string>> events = {{{{"A", 1}}, "10*k/(1+B/5)"},
                                                                    {{{"B", 1}}, "8*k/(1+A/4)"},
                                                                    {{{"A", -1}}, "A"},
                                                                    {{{"B", -1}}, "B"}};
        const auto one = solve(networkOf({"A", "B"}, {0, 0}, events));
        const auto other = solve(networkOf({"B", "A"}, {0, 0}, events));
        COMPARE_NEAR(one.mean[0], other.mean[1], 1e-7);
        COMPARE_NEAR(one.sd[1], other.sd[0], 1e-7);
    }

    // Reducible networks
    void anEpidemicWithoutImportDiesOut() {
        const auto solution = solve(closedEpidemic());
        COMPARE_NEAR(solution.mean[0], 25.0, 1e-12);
        COMPARE_NEAR(solution.mean[1], 0.0, 0.0);
        QCOMPARE(solution.notes.size(), std::size_t{1});
        QVERIFY2(solution.notes[0].what.str().find("S = 25, I = 0, R = 0") != std::string::npos,
                 solution.notes[0].str().c_str());
        QVERIFY(solution.notes[0].severity == Severity::Warning);
    }
    void anOpenEpidemicIsNamedByWhatVanishes() {
        Network network = closedEpidemic();
        network.events.push_back({{{"S", 1}}, "5", {}, {}, {}, {}});
        network.events.push_back({{{"S", -1}}, "0.3*S", {}, {}, {}, {}});
        const auto solution = solve(network, {0.1});
        QVERIFY2(solution.notes.at(0).what.str().find(" in I = 0, R = 0 and") != std::string::npos,
                 solution.notes[0].str().c_str());
        QVERIFY(distance(solution.marginals[0], [](int n) { return poisson(5 / 0.3, n); }) < 1e-8);
    }
    void severalEndsAreWeightedByTheirProbability() {
        // Each of five becomes B with 1/4, else C.
        const auto solution =
            solve(networkOf({"A", "B", "C"}, {5, 0, 0},
                            {{{{"A", -1}, {"B", 1}}, "k*A"}, {{{"A", -1}, {"C", 1}}, "3*A"}}));
        QVERIFY(distance(solution.marginals[1], [](int n) {
                    return std::exp(logBinomial(5, n)) * std::pow(0.25, n) * std::pow(0.75, 5 - n);
                }) < 1e-14);
        QCOMPARE(solution.notes.size(), std::size_t{7}); // one for all, one for each
        QVERIFY2(solution.notes[1].what.str().find(
                     "A = 0, B = 1, C = 4 with probability 0.395508") != std::string::npos,
                 solution.notes[1].str().c_str());
    }
    void classesLargerThanAStateKeepTheirShapes() {
        // A promoter breaks one way or the other; then M is Poisson of 4 or of 9.
        const auto solution = solve(networkOf({"U", "V", "W", "M"}, {1, 0, 0, 0},
                                              {{{{"U", -1}, {"V", 1}}, "k*U"},
                                               {{{"U", -1}, {"W", 1}}, "3*U"},
                                               {{{"M", 1}}, "4*V+9*W"},
                                               {{{"M", -1}}, "M"}}));
        QVERIFY(distance(solution.marginals[3],
                         [](int n) { return 0.25 * poisson(4, n) + 0.75 * poisson(9, n); }) < 1e-8);
        QVERIFY(solution.notes.at(1).what.str().find("U = 0, V = 0, W = 1") != std::string::npos);
    }
    void onlyStatesThatCanBeReachedCount() {
        // Pairs only: from 1 the count stays odd.
        const auto solution =
            solve(networkOf({"X"}, {1}, {{{{"X", 2}}, "k"}, {{{"X", -2}}, "X*(X-1)"}}));
        QCOMPARE(solution.marginals[0][2], 0.0);
        QVERIFY(solution.marginals[0][3] > 0);
        QVERIFY(solution.notes.empty());
    }

    // Refusals
    void networksThatRunAwayAreRefused_data() {
        QTest::addColumn<QString>("birth");
        QTest::addColumn<QString>("death");
        QTest::newRow("no death") << "k"
                                  << "0*X";
        QTest::newRow("more births than deaths") << "k*(X+1)"
                                                 << "0.9*X";
        QTest::newRow("as many births as deaths") << "k*(X+1)"
                                                  << "X";
    }
    void networksThatRunAwayAreRefused() {
        QFETCH(QString, birth);
        QFETCH(QString, death);
        ExactSettings settings;
        settings.mostStates = 200'000;
        const std::string said =
            refusal(birthDeath(birth.toStdString(), death.toStdString()), settings);
        QVERIFY2(said.find("X runs away") != std::string::npos, said.c_str());
    }
    /// In the box it dies out for sure, but in truth it survives half of the time.
    void growthThatMayDieOutIsNotTakenForExtinction() {
        ExactSettings settings;
        settings.mostStates = 200'000;
        const std::string said = refusal(birthDeath("2*k*X", "X", 1), settings);
        QVERIFY2(said.find("X runs away") != std::string::npos, said.c_str());
    }
    void countersAreSaidToRunAway() {
        ExactSettings settings;
        settings.mostStates = 100'000;
        const std::string said = refusal(
            networkOf({"M", "D"}, {0, 0}, {{{{"M", 1}}, "5*k"}, {{{"M", -1}, {"D", 1}}, "M"}}),
            settings);
        QVERIFY2(said.find("D runs away") != std::string::npos, said.c_str());
    }
    void tooManyStatesAreRefusedQuickly() {
        const auto began = std::chrono::steady_clock::now();
        const std::string said = refusal(networkOf({"X", "Y"}, {0, 0},
                                                   {{{{"X", 1}}, "3000*k"},
                                                    {{{"X", -1}}, "X"},
                                                    {{{"Y", 1}}, "3000*k"},
                                                    {{{"Y", -1}}, "Y"}}));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        QVERIFY2(said.find("needs more than 2000000 states (X ≤ 3") != std::string::npos,
                 said.c_str());
        QVERIFY2(took.count() < 30, qPrintable(QString::number(took.count())));
    }
    void whatIsNotMarkovianIsRefusedWithItsPlace() {
        Network network = birthDeath("k", "X");
        network.events[0].delay = Delay{{TimeDistribution::Kind::Deterministic, {"2"}}, false};
        network.events[1].rate.clear();
        network.events[1].waitingTime =
            TimeDistribution{TimeDistribution::Kind::Exponential, {"1"}};
        network.triggers.push_back({"t > 1", {{"X", "0"}}, true});
        ProgressSink progress;
        try {
            solveExactly(network, {1}, {}, progress, {});
            QFAIL("it was solved");
        } catch (const Error& error) {
            std::vector<std::string> places;
            for (const Issue& issue : error.issues())
                places.push_back(issue.place);
            const std::vector<std::string> expected = {"events[0].delay", "events[1].waiting_time",
                                                       "triggers"};
            QVERIFY(places == expected);
        }
    }
    void aNegativePropensityIsRefused() {
        QVERIFY(refusal(birthDeath("3.5-k*X", "0.1*X")).find("the propensity is -") !=
                std::string::npos);
    }

    // Long work
    void stopsWithinAFractionOfASecond() {
        std::stop_source source;
        std::chrono::steady_clock::time_point asked;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
            asked = std::chrono::steady_clock::now();
            source.request_stop();
        });
        ProgressSink progress;
        const Network network = networkOf(
            {"X", "Y"}, {0, 0},
            {{{{"X", 1}}, "900*k"}, {{{"X", -1}}, "X"}, {{{"Y", 1}}, "900*k"}, {{{"Y", -1}}, "Y"}});
        const auto solution = solveExactly(network, {1}, {}, progress, source.get_token());
        const auto now = std::chrono::steady_clock::now();
        stopper.join();
        QVERIFY(!solution);
        const std::chrono::duration<double> took = now - asked;
        QVERIFY2(took.count() < 2, qPrintable(QString::number(took.count()))); // a busy machine
    }
    void saysHowFarItIs() {
        struct Sink : ProgressSink {
            void progress(const Progress& progress) override {
                furthest =
                    std::max(furthest, progress.total > 0 ? progress.done / progress.total : 0);
                ++calls;
            }
            void waitWhilePaused(const std::stop_token&) override { ++waits; }
            double furthest = 0;
            int calls = 0;
            int waits = 0;
        } sink;
        const Network network = networkOf(
            {"X", "Y"}, {0, 0},
            {{{{"X", 1}}, "200*k"}, {{{"X", -1}}, "X"}, {{{"Y", 1}}, "200*k"}, {{{"Y", -1}}, "Y"}});
        QVERIFY(solveExactly(network, {1}, {}, sink, {}));
        QVERIFY(sink.calls > 3);
        QVERIFY(sink.waits > 3);
        QVERIFY(sink.furthest > 0.8 && sink.furthest <= 1.001);
    }

    // Sets to learn from
    void aSetCarriesTheDistribution() {
        ProgressSink progress;
        const auto set = exactSet(birthDeath("k", "X"), {12}, {}, 20001, progress, {}).value();
        QCOMPARE(set.parameters, std::vector<double>{12});
        COMPARE_NEAR(set.histogram.totalWeight(), 20001.0, 1e-6);
        QVERIFY(distance(marginal(set.histogram, 0), [](int n) { return poisson(12, n); }) < 2e-7);
        // The far tail is left out: it would take most of the room.
        QVERIFY(set.histogram.size() < solve(birthDeath("k", "X"), {12}).joint.size());
        QVERIFY(decodeHistogram(encodeHistogram(set.histogram)) == set.histogram);
    }
};

QTEST_APPLESS_MAIN(TestExactSolver)
#include "tst_exact_solver.moc"
