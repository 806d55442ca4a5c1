#include "core/inference/bayesian.h"
#include "core/inference/exchanges.h"
#include "core/inference/priors.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;
using testsupport::AnalyticSolver;

namespace {

std::vector<Prior> allKinds() {
    return {{.parameter = "a", .kind = PriorKind::Uniform, .lower = 0.2, .upper = 3},
            {.parameter = "b", .kind = PriorKind::LogUniform, .lower = 0.01, .upper = 10},
            {.parameter = "c", .kind = PriorKind::Fixed, .value = 0.7},
            {.parameter = "d",
             .kind = PriorKind::LogNormal,
             .lower = 0.1,
             .upper = 5,
             .median = 2,
             .sigma = 0.8}};
}

bool mentions(const std::vector<Issue>& issues, const std::string& place, const char* words) {
    return std::ranges::any_of(issues, [&](const Issue& issue) {
        return issue.place == place && issue.what.str().find(words) != std::string::npos;
    });
}

Prior uniform(const char* name, double lower, double upper) {
    return {.parameter = name, .lower = lower, .upper = upper};
}

/// Of 100 cells that a and b explain alike, but that it is worth some nats a cell to have the
/// larger one second.
class TradingPlaces : public LogDensity {
public:
    TradingPlaces(const ParameterSpace& space, double nats) : space_(space), nats_(nats) {}
    std::size_t dimension() const override { return 2; }
    double operator()(std::span<const double> point, std::span<double>) const override {
        const std::vector<double> p = space_.parameters(point);
        return space_.logPrior(point, {}) - 100 * (p[0] > p[1] ? nats_ : 0);
    }

private:
    const ParameterSpace& space_;
    double nats_;
};

} // namespace

class PriorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coordinatesAndParametersAreOneToOne() {
        const ParameterSpace space(allKinds());
        QCOMPARE(space.dimension(), std::size_t(3));
        QCOMPARE(space.free(), std::vector<std::size_t>({0, 1, 3}));
        RandomStream random(1, 0);
        for (int i = 0; i < 200; ++i) {
            const std::vector<double> u = space.draw(random);
            const std::vector<double> parameters = space.parameters(u);
            QCOMPARE(parameters[2], 0.7);
            const std::vector<double> back = space.coordinatesOf(parameters);
            const std::vector<double> charted = space.coordinates(space.place(u));
            for (std::size_t c = 0; c < u.size(); ++c) {
                QVERIFY(std::abs(back[c] - u[c]) < 1e-6);
                QVERIFY(std::abs(charted[c] - u[c]) < 1e-6);
            }
        }
    }

    void parametersAreExchangedWherePriorsAllow() {
        const Prior fixed{.parameter = "f", .kind = PriorKind::Fixed, .value = 1};
        const ParameterSpace space({uniform("a", 1, 4), fixed, uniform("b", 1, 4),
                                    uniform("c", 10, 40), uniform("d", 10, 40)});
        const std::vector<double> at{2, 1, 3, 11, 12};
        const auto found = exchanges(space, at);
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0].applied(at), std::vector<double>({3, 1, 2, 11, 12}));
        QCOMPARE(found[1].applied(at), std::vector<double>({2, 1, 3, 12, 11}));
        QCOMPARE(found[2].applied(at), std::vector<double>({3, 1, 2, 12, 11}));
        QCOMPARE(found[2].names(space), std::string("a ↔ b, c ↔ d"));
        // A value outside of the other's prior stays where it is.
        const ParameterSpace narrow({uniform("a", 1, 4), uniform("b", 1, 2.5)});
        QVERIFY(exchanges(narrow, {3, 2}).empty());
        const ParameterSpace large(std::vector<Prior>(30, uniform("p", 1, 4)));
        QCOMPARE(exchanges(large, std::vector<double>(30, 2)).size(), mostExchanges);
    }

    void exchangesThatAPosteriorMissesAreTold() {
        const ParameterSpace space({uniform("a", 1, 4), uniform("b", 1, 4)});
        WorkerPool pool(1);
        Posterior posterior;
        posterior.cells = 100;
        for (int i = 0; i < 100; ++i)
            posterior.points.push_back({{1.5 + 0.001 * i, 3}, 0, 0.01});
        const auto told = [&](double nats) {
            const TradingPlaces density(space, nats);
            return missedExchange(posterior, space,
                                  nearExchanges(posterior, space, density, pool, {}));
        };
        const auto missed = told(0.002);
        QVERIFY(missed && missed->severity == Severity::Warning);
        QVERIFY(missed->what.str().find("a ↔ b exchanged") != std::string::npos);
        QVERIFY(missed->what.str().find("0.002 nats") != std::string::npos);
        QVERIFY(!told(0.02)); // no solver errs so much
        for (int i = 0; i < 40; ++i)
            posterior.points[static_cast<std::size_t>(i)].parameters = {3, 1.5};
        QVERIFY(!told(0.002)); // the posterior holds it
    }

    void farCoordinatesStayInsideTheBounds() {
        const ParameterSpace space(allKinds());
        for (const double u : {-1e6, -40.0, 40.0, 1e6}) {
            const std::vector<double> point(3, u);
            const std::vector<double> parameters = space.parameters(point);
            for (const std::size_t p : space.free()) {
                QVERIFY(parameters[p] >= space.priors()[p].lower);
                QVERIFY(parameters[p] <= space.priors()[p].upper);
            }
            std::vector<double> gradient(3);
            QVERIFY(std::isfinite(space.logPrior(point, gradient)));
            for (const double g : gradient)
                QVERIFY(std::isfinite(g));
        }
    }

    void logPriorHasTheGradientOfItsDifferences() {
        const ParameterSpace space(allKinds());
        RandomStream random(2, 0);
        for (int i = 0; i < 50; ++i) {
            std::vector<double> u = space.draw(random);
            std::vector<double> gradient(u.size(), 0.0);
            space.logPrior(u, gradient);
            for (std::size_t c = 0; c < u.size(); ++c) {
                const double h = 1e-5;
                auto moved = u;
                moved[c] += h;
                const double up = space.logPrior(moved, {});
                moved[c] -= 2 * h;
                const double down = space.logPrior(moved, {});
                QVERIFY(std::abs((up - down) / (2 * h) - gradient[c]) <
                        1e-4 * (1 + std::abs(gradient[c])));
            }
        }
    }

    void pullBackFollowsTheLogParameters() {
        const ParameterSpace space(allKinds());
        const std::vector<double> u{0.3, 0.9, 0.02};
        std::vector<double> gradient(3);
        const std::vector<double> byLog{1.5, -2, 7, 0.5}; // the fixed one's counts for nothing
        space.pullBack(u, byLog, gradient);
        for (std::size_t c = 0; c < 3; ++c) {
            const double h = 1e-6;
            auto up = u, down = u;
            up[c] += h;
            down[c] -= h;
            const std::size_t p = space.free()[c];
            const double slope =
                (space.logParameters(up)[p] - space.logParameters(down)[p]) / (2 * h);
            QVERIFY(std::abs(gradient[c] - byLog[p] * slope) < 1e-6);
        }
    }

    /// The density in the coordinates is that of the prior: integrated by the trapezium rule, the
    /// moments are those of the prior on its own scale.
    void logPriorIsThePriorsDensity_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("uniform") << 0;
        QTest::newRow("log-uniform") << 1;
        QTest::newRow("lognormal, cut") << 3;
    }
    void logPriorIsThePriorsDensity() {
        QFETCH(int, which);
        const ParameterSpace space({allKinds()[std::size_t(which)]});
        const Prior& prior = space.priors()[0];
        double mass = 0, mean = 0, square = 0;
        for (double u = -2; u < 3; u += 1e-4) {
            const std::vector<double> point{u};
            const double density = std::exp(space.logPrior(point, {}));
            const double x = onPriorScale(prior, space.parameters(point)[0]);
            mass += density;
            mean += density * x;
            square += density * x * x;
        }
        mean /= mass;
        const double sd = std::sqrt(square / mass - mean * mean);
        QVERIFY2(std::abs(sd / priorSd(prior) - 1) < 1e-3,
                 qPrintable(QString("%1 %2").arg(sd).arg(priorSd(prior))));
        if (prior.kind == PriorKind::Uniform)
            QVERIFY(std::abs(mean - 1.6) < 1e-3);

        RandomStream random(3, 0);
        const int n = 20000;
        double sum = 0;
        for (int i = 0; i < n; ++i)
            sum += onPriorScale(prior, space.parameters(space.draw(random))[0]);
        QVERIFY2(std::abs(sum / n - mean) < 4.5 * sd / std::sqrt(n),
                 qPrintable(QString("%1 %2").arg(sum / n).arg(mean)));
    }

    void farOutLognormalsStayFinite() {
        for (const double median : {1e-9, 1e9}) {
            const ParameterSpace space({{.parameter = "a",
                                         .kind = PriorKind::LogNormal,
                                         .lower = 1,
                                         .upper = 2,
                                         .median = median,
                                         .sigma = 0.1}});
            RandomStream random(4, 0);
            const double value = space.parameters(space.draw(random))[0];
            QVERIFY(value >= 1 && value <= 2);
            QVERIFY(std::isfinite(priorSd(space.priors()[0])) && priorSd(space.priors()[0]) > 0);
        }
    }

    void priorsInEffectTakeTheBoxWhereTheySayNothing() {
        AnalyticSolver solver;
        solver.mutableShape().lower[2] = solver.mutableShape().upper[2] = 8; // no width
        InferenceSettings settings;
        settings.priors = {{.parameter = "koff", .kind = PriorKind::LogUniform, .upper = 0.05}};
        settings.capture.kind = CaptureKind::Estimated;
        const auto priors = effectivePriors(settings, solver.shape());
        QCOMPARE(priors.size(), std::size_t(6));
        QCOMPARE(int(priors[0].kind), int(PriorKind::Uniform));
        QCOMPARE(priors[0].upper, 0.1);
        QCOMPARE(priors[1].lower, 0.01);
        QCOMPARE(priors[1].upper, 0.05);
        QCOMPARE(int(priors[2].kind), int(PriorKind::Fixed));
        QCOMPARE(priors[2].value, 8.0);
        QCOMPARE(priors[5].parameter, captureName);
        QCOMPARE(priors[5].lower, 0.01);
    }

    void defaultPriorsFollowTheNetworksScales() {
        Network network;
        network.parameters = {{"a", 1, 2}, {"b", 1, 2, Scale::Log}};
        const auto priors = defaultPriors(network);
        QCOMPARE(int(priors[0].kind), int(PriorKind::Uniform));
        QCOMPARE(int(priors[1].kind), int(PriorKind::LogUniform));
        QCOMPARE(priors[1].parameter, std::string("b"));
    }

    void checksNameEveryBadPriorAndFormula() {
        const AnalyticSolver solver;
        InferenceSettings settings;
        settings.priors = {
            {.parameter = "kon", .kind = PriorKind::Uniform, .upper = 5},
            {.parameter = "koff", .kind = PriorKind::Fixed, .value = 3},
            {.parameter = "nobody", .kind = PriorKind::Uniform},
            {.parameter = "ksynM", .kind = PriorKind::LogUniform, .lower = 2.5, .upper = 3}};
        settings.derived = {{"burst", "ksynon/kof"}, {"fine", "ksynon/koff"}};
        const auto issues = checkPriors(settings, solver.shape());
        QVERIFY(mentions(issues, "priors.kon", "reaches beyond"));
        QVERIFY(mentions(issues, "priors.koff", "outside"));
        QVERIFY(mentions(issues, "priors.nobody", "no parameter"));
        QVERIFY(mentions(issues, "derived.burst", "kof"));
        QCOMPARE(issues.size(), std::size_t(4));

        settings = {};
        for (const std::string& name : solver.shape().parameterNames)
            settings.priors.push_back({.parameter = name,
                                       .kind = PriorKind::Fixed,
                                       .value = solver.shape().lower[settings.priors.size()]});
        QVERIFY(mentions(checkPriors(settings, solver.shape()), "priors", "nothing to infer"));
        settings.capture.kind = CaptureKind::Estimated;
        QVERIFY(checkPriors(settings, solver.shape()).empty());
    }

    void settingsAreCheckedAll() {
        InferenceSettings settings;
        QVERIFY(checkSettings(settings).empty());
        settings.chains = 0;
        settings.draws = 2;
        settings.targetAcceptance = 1;
        settings.treeDepth = 40;
        settings.exactSolutions = 3;
        settings.threads = -1;
        settings.warmUp = -1;
        settings.capture = {.kind = CaptureKind::Fixed, .efficiency = 1.5};
        settings.priors = {{.parameter = "a", .kind = PriorKind::LogNormal, .median = 0},
                           {.parameter = "a", .kind = PriorKind::Fixed, .value = -1},
                           {.parameter = "b", .lower = 2, .upper = 1}};
        settings.derived = {{"", "1"}, {"x", "1"}, {"x", "2"}};
        const auto issues = checkSettings(settings);
        for (const char* place :
             {"chains", "draws", "target_acceptance", "tree_depth", "threads", "warm_up", "capture",
              "exact_solutions", "priors.a", "priors.b", "derived", "derived.x"})
            QVERIFY2(mentions(issues, place, ""), place);
        QCOMPARE(issues.size(), std::size_t(14));
    }
};

QTEST_APPLESS_MAIN(PriorsTest)
#include "tst_priors.moc"
