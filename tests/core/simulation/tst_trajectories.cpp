// Time courses: statistics against closed forms, the same numbers however they are computed, and
// the tables they are written as.

#include "core/common/issue.h"
#include "core/simulation/running_statistics.h"
#include "core/simulation/trajectories.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <sstream>

using namespace dyngpt;

namespace {

Trajectories simulate(const Network& network, const TrajectorySettings& settings) {
    ProgressSink progress;
    return *simulateTrajectories(network, nominalParameters(network), settings, progress, {});
}

/// Immigration b = 10, death d = 0.5: Poisson with mean 20 (1 - exp(-t/2)).
Network immigrationDeath() {
    Network network = testdata::immigrationDeath();
    network.parameters[0].value = 10;
    network.parameters[1].value = 0.5;
    return network;
}

TrajectorySettings short10() {
    TrajectorySettings settings;
    settings.tEnd = 10;
    settings.grid = 20;
    settings.runs = 500;
    settings.keptPaths = 3;
    return settings;
}

bool sameNumbers(const Trajectories& a, const Trajectories& b) {
    std::ostringstream first, second;
    writeStatistics(first, a, true);
    writePaths(first, a);
    writeStatistics(second, b, true);
    writePaths(second, b);
    return first.str() == second.str() && a.events == b.events;
}

} // namespace

class TestTrajectories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singleSimulationsBeginInTheMiddleOrAtTheGivenValue() {
        Network network = testdata::immigrationDeath();
        network.parameters[0].lower = 0.2;
        network.parameters[0].upper = 0.4;
        network.parameters[1].lower = 0.01;
        network.parameters[1].upper = 100;
        network.parameters[1].scale = Scale::Log;
        QVERIFY(nominalParameters(network) == (std::vector<double>{0.3, 1.0}));
        network.parameters[0].value = 0.1 + 0.2;
        QVERIFY(nominalParameters(network)[0] == 0.1 + 0.2);
    }

    void immigrationDeathIsPoisson() {
        TrajectorySettings settings = short10();
        settings.runs = 20000;
        settings.seed = 11;
        const Trajectories result = simulate(immigrationDeath(), settings);
        QCOMPARE(result.times.size(), std::size_t{21});
        QCOMPARE(result.times[1], 0.5);
        QCOMPARE(result.times.back(), 10.0);
        QCOMPARE(result.outputs[0].mean[0], 0.0);
        QCOMPARE(result.outputs[0].sd[0], 0.0);
        const double n = settings.runs;
        for (std::size_t i = 1; i < result.times.size(); ++i) {
            const double mu = 20 * (1 - std::exp(-result.times[i] / 2));
            const double z = (result.outputs[0].mean[i] - mu) / std::sqrt(mu / n);
            const double variance = result.outputs[0].sd[i] * result.outputs[0].sd[i];
            // Var(s^2) = (mu4 - mu2^2)/n, with mu4 = mu + 3 mu^2 for Poisson.
            const double y = (variance - mu) / std::sqrt((mu + 2 * mu * mu) / n);
            // 20 times, both below 4.5: a false alarm in some 3,500 seeds.
            QVERIFY2(std::abs(z) < 4.5, std::to_string(z).c_str());
            QVERIFY2(std::abs(y) < 4.5, std::to_string(y).c_str());
        }
    }

    void quantilesAreThoseOfTheDistribution() {
        TrajectorySettings settings = short10();
        settings.tEnd = 40;
        settings.grid = 1;
        settings.runs = 40000;
        settings.seed = 12;
        settings.quantiles = {0, 0.05, 0.5, 0.95, 1};
        const Trajectories result = simulate(immigrationDeath(), settings);
        const TimeCourse& course = result.outputs[0];
        // Poisson(20): P(X <= 12) = 0.039, P(<= 13) = 0.066, P(<= 19) = 0.470, P(<= 20) = 0.559,
        // P(<= 27) = 0.948, P(<= 28) = 0.966; their errors here are below 0.0025.
        QCOMPARE(course.quantiles[1][1], 13.0);
        QCOMPARE(course.quantiles[2][1], 20.0);
        QVERIFY(course.quantiles[3][1] == 27 || course.quantiles[3][1] == 28);
        QCOMPARE(course.quantiles[0][1], course.minimum[1]);
        QCOMPARE(course.quantiles[4][1], course.maximum[1]);
    }

    void numbersDoNotDependOnThreads() {
        Network network = testdata::geneExpression();
        network.derived = {{"total", "mRNA + Protein"}};
        network.triggers = {{"Protein > 20", {{"Protein", "0"}}, true}};
        TrajectorySettings settings = short10();
        settings.runs = 3000; // more than one wave
        settings.threads = 1;
        const Trajectories one = simulate(network, settings);
        for (const int threads : {2, 8}) {
            settings.threads = threads;
            QVERIFY(sameNumbers(simulate(network, settings), one));
        }
        settings.seed = 2;
        QVERIFY(!sameNumbers(simulate(network, settings), one));
    }

    void moreRunsBeginWithTheSame() {
        TrajectorySettings settings = short10();
        const Trajectories few = simulate(immigrationDeath(), settings);
        settings.runs = 2500;
        settings.keptPaths = 5;
        const Trajectories many = simulate(immigrationDeath(), settings);
        for (std::size_t run = 0; run < 3; ++run)
            QCOMPARE(many.outputs[0].paths[run], few.outputs[0].paths[run]);
        QCOMPARE(many.outputs[0].paths.size(), std::size_t{5});
    }

    void statisticsAreThoseOfThePaths() {
        TrajectorySettings settings = short10();
        settings.runs = settings.keptPaths = 50;
        const Trajectories result = simulate(immigrationDeath(), settings);
        const TimeCourse& course = result.outputs[0];
        for (std::size_t i = 0; i < result.times.size(); ++i) {
            std::vector<double> values;
            for (const auto& path : course.paths)
                values.push_back(path[i]);
            const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 50;
            double squares = 0;
            for (const double v : values)
                squares += (v - mean) * (v - mean);
            QVERIFY(std::abs(course.mean[i] - mean) < 1e-12);
            QVERIFY(std::abs(course.sd[i] - std::sqrt(squares / 49)) < 1e-12);
            QCOMPARE(course.minimum[i], *std::min_element(values.begin(), values.end()));
            QCOMPARE(course.maximum[i], *std::max_element(values.begin(), values.end()));
            std::sort(values.begin(), values.end());
            QCOMPARE(course.quantiles[2][i], values[24]); // the median
        }
    }

    void aSingleRunHasNoSpread() {
        TrajectorySettings settings = short10();
        settings.runs = 1;
        const Trajectories result = simulate(immigrationDeath(), settings);
        QCOMPARE(result.outputs[0].sd.back(), 0.0);
        QCOMPARE(result.outputs[0].mean, result.outputs[0].paths[0]);
    }

    void derivedQuantitiesFollowTheStates() {
        Network network = immigrationDeath();
        network.derived = {{"half", "X/2"}, {"bound", "b + 0*X"}};
        const Trajectories result = simulate(network, short10());
        for (std::size_t i = 0; i < result.times.size(); ++i) {
            QVERIFY(std::abs(result.outputs[1].mean[i] - result.outputs[0].mean[i] / 2) < 1e-12);
            QVERIFY(std::abs(result.outputs[1].sd[i] - result.outputs[0].sd[i] / 2) < 1e-12);
            QCOMPARE(result.outputs[2].mean[i], 10.0);
            QCOMPARE(result.outputs[2].sd[i], 0.0);
        }
        network.derived = {{"broken", "1/X"}}; // X begins with 0
        QVERIFY_THROWS_EXCEPTION(Error, simulate(network, short10()));
    }

    void tablesAreAsTheSuiteHasThem() {
        Network network = immigrationDeath();
        network.derived = {{"two", "2*X"}};
        TrajectorySettings settings = short10();
        settings.grid = 2;
        settings.quantiles = {0.05, 0.5};
        const Trajectories result = simulate(network, settings);
        std::ostringstream plain, all, paths;
        writeStatistics(plain, result);
        writeStatistics(all, result, true);
        writePaths(paths, result);
        const QStringList lines = QString::fromStdString(plain.str()).split('\n');
        QCOMPARE(lines[0], QString("time,X-mean,X-sd,two-mean,two-sd"));
        QCOMPARE(lines[1], QString("0,0,0,0,0"));
        QVERIFY(lines[2].startsWith("5,"));
        QCOMPARE(lines.size(), 5); // three times, and nothing behind the last line break
        QVERIFY(all.str().starts_with("time,X-mean,X-sd,X-min,X-max,X-q0.05,X-q0.5,two-mean"));
        const QStringList rows = QString::fromStdString(paths.str()).split('\n');
        QCOMPARE(rows[0], QString("time,run,X,two"));
        QCOMPARE(rows.size(), 1 + 3 * 3 + 1);
        QVERIFY(rows[4].startsWith("0,2,0,0"));
    }

    void cancellingLeavesNothing() {
        class Stopper : public ProgressSink {
        public:
            void progress(const Progress&) override { source.request_stop(); }
            std::stop_source source;
        } stopper;
        TrajectorySettings settings = short10();
        settings.runs = 100000;
        const Network network = immigrationDeath();
        QVERIFY(!simulateTrajectories(network, nominalParameters(network), settings, stopper,
                                      stopper.source.get_token()));
    }

    void settingsAreChecked() {
        QVERIFY(checkSettings(TrajectorySettings{}).empty());
        const auto errors = [](auto change) {
            TrajectorySettings settings;
            change(settings);
            return checkSettings(settings).size();
        };
        QCOMPARE(errors([](auto& s) { s.tEnd = 0; }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.tEnd = std::nan(""); }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.grid = 0; }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.runs = 0; }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.keptPaths = -1; }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.threads = -1; }), std::size_t{1});
        QCOMPARE(errors([](auto& s) { s.quantiles = {0.5, 1.5}; }), std::size_t{1});
        TrajectorySettings many;
        many.grid = 100'000'000;
        QVERIFY_THROWS_EXCEPTION(Error, simulate(immigrationDeath(), many));
    }

    void countsStayExactUntilThereAreTooMany() {
        ValueCounts exact(1000);
        ValueCounts coarse(16);
        for (int part = 0; part < 10; ++part) {
            std::vector<double> values;
            for (int i = 0; i < 100; ++i)
                values.push_back((i * 37 + part * 61) % 1000);
            std::vector<double> again = values;
            exact.add(values);
            coarse.add(again);
        }
        for (const double part : {0.1, 0.5, 0.9}) {
            QVERIFY(std::abs(exact.quantile(part) - 1000 * part) <= 20);
            // 16 values for a range of 1000: rounded to steps of at most 250.
            QVERIFY(std::abs(coarse.quantile(part) - exact.quantile(part)) <= 125);
        }
    }
};

QTEST_GUILESS_MAIN(TestTrajectories)
#include "tst_trajectories.moc"
