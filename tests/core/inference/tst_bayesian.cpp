#include "core/inference/inference.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

#include <atomic>
#include <cmath>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::observe;

namespace {

const std::vector<double> truth{0.03, 0.06, 8, 0.4, 0.6};

AnalyticSolver smallSolver() {
    return AnalyticSolver({2, 18, 8});
}

InferenceSettings quick(InferenceMethod method = InferenceMethod::Nuts) {
    InferenceSettings settings;
    settings.method = method;
    settings.warmUp = 100;
    settings.draws = 150;
    settings.threads = 2;
    return settings;
}

Prior fixed(const std::string& name, double value) {
    return {.parameter = name, .kind = PriorKind::Fixed, .value = value};
}

/// Only the synthesis rates of mRNA are free.
InferenceSettings twoFree(InferenceMethod method) {
    InferenceSettings settings = quick(method);
    settings.draws = 1000;
    settings.priors = {
        fixed("kon", 0.03),
        fixed("koff", 0.06),
        fixed("ksynM", 0.6),
        {.parameter = "ksynoff", .kind = PriorKind::LogUniform},
        {.parameter = "ksynon", .kind = PriorKind::LogNormal, .median = 8, .sigma = 0.2}};
    return settings;
}

/// A surface is integrated over its grid in place of the sampler.
struct GridMoments {
    double mean[2] = {}, sd[2] = {};
};
GridMoments gridMoments(const AnalyticSolver& solver, const ObservedData& data) {
    ObservedStates states{{1, 2}, data.groups[0].values};
    const auto query = solver.prepare(states);
    std::vector<double> logs, on, off;
    double largest = -1e300;
    const int steps = 40;
    // Wide enough for the whole posterior, which the edges' weights show.
    for (int i = 0; i < steps; ++i)
        for (int j = 0; j < steps; ++j) {
            on.push_back(6.5 + 3.0 * (i + 0.5) / steps);
            off.push_back(0.15 + 0.7 * (j + 0.5) / steps);
            const std::vector<double> point{std::log(0.03), std::log(0.06), std::log(on.back()),
                                            std::log(off.back()), std::log(0.6)};
            const auto evaluation = query->evaluate(point);
            double sum = -std::log(off.back()) - std::log(on.back()) -
                         std::pow(std::log(on.back() / 8) / 0.2, 2) / 2;
            for (std::size_t s = 0; s < states.size(); ++s)
                sum += double(data.groups[0].cells[s]) * evaluation->logProbability()[s];
            logs.push_back(sum);
            largest = std::max(largest, sum);
        }
    GridMoments m;
    double total = 0;
    for (double& value : logs)
        total += value = std::exp(value - largest);
    for (std::size_t i = 0; i < logs.size(); ++i) {
        m.mean[0] += logs[i] / total * on[i];
        m.mean[1] += logs[i] / total * off[i];
    }
    for (std::size_t i = 0; i < logs.size(); ++i) {
        m.sd[0] += logs[i] / total * std::pow(on[i] - m.mean[0], 2);
        m.sd[1] += logs[i] / total * std::pow(off[i] - m.mean[1], 2);
    }
    for (double& sd : m.sd)
        sd = std::sqrt(sd);
    return m;
}

bool says(const Posterior& posterior, const char* words) {
    return std::ranges::any_of(posterior.notes, [&](const Issue& note) {
        return note.str().find(words) != std::string::npos;
    });
}

QString notes(const Posterior& posterior) {
    QString all;
    for (const Issue& note : posterior.notes)
        all += QString::fromStdString(note.str()) + "\n";
    return all;
}

} // namespace

class BayesianTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAGridIntegratedPosterior_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("Nuts") << int(InferenceMethod::Nuts);
        QTest::newRow("Importance") << int(InferenceMethod::Importance);
    }
    void agreesWithAGridIntegratedPosterior() {
        QFETCH(int, method);
        const AnalyticSolver solver({2, 18, 6});
        const ObservedData data = observe(solver, truth, 100, {1, 2}, 31);
        const GridMoments grid = gridMoments(solver, data);
        InferenceSink sink;
        const auto posterior = sampleBayesian(
            solver, data, 0, twoFree(static_cast<InferenceMethod>(method)), sink, {});
        const ParameterEstimate& on = posterior->estimates[2];
        const ParameterEstimate& off = posterior->estimates[3];
        const auto close = [](double a, double b, double limit) { return std::abs(a - b) < limit; };
        QVERIFY2(close(on.mean, grid.mean[0], 0.1 * grid.sd[0]),
                 qPrintable(QString("%1 %2 %3").arg(on.mean).arg(grid.mean[0]).arg(grid.sd[0])));
        QVERIFY2(close(off.mean, grid.mean[1], 0.1 * grid.sd[1]),
                 qPrintable(QString("%1 %2 %3").arg(off.mean).arg(grid.mean[1]).arg(grid.sd[1])));
        // An sd is known to 1/sqrt(2 n) of itself: 5 % from 200 effective draws.
        QVERIFY(close(on.sd / grid.sd[0], 1, 0.15) && close(off.sd / grid.sd[1], 1, 0.15));
        QCOMPARE(posterior->estimates[0].mean, 0.03);
        QVERIFY(std::isnan(posterior->estimates[0].contraction));
    }

    void describesTheWholePosterior() {
        const AnalyticSolver solver = smallSolver();
        ObservedData data = observe(solver, truth, 400, {1}, 32);
        data.groups[0].name = "gene";
        data.groups[0].truth = truth;
        InferenceSettings settings = quick();
        settings.derived = {{"burst", "ksynon/koff"}, {"share", "kon/(kon+koff)"}};
        InferenceSink sink;
        const auto p = inferParameters(solver, data, 0, settings, sink, {});
        QCOMPARE(p->group, std::string("gene"));
        QCOMPARE(p->points.size(), std::size_t(600));
        QCOMPARE(p->sampler.chains, 4);
        QCOMPARE(p->sampler.stepSizes.size(), std::size_t(4));
        QVERIFY(p->sampler.gradients > 1000);
        QCOMPARE(p->priors.size(), std::size_t(5));
        double total = 0;
        for (const PosteriorPoint& point : p->points) {
            total += point.weight;
            for (std::size_t i = 0; i < truth.size(); ++i)
                QVERIFY(point.parameters[i] >= solver.shape().lower[i] &&
                        point.parameters[i] <= solver.shape().upper[i]);
        }
        QVERIFY(std::abs(total - 1) < 1e-9);
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const ParameterEstimate& e = p->estimates[i];
            QCOMPARE(e.truth, truth[i]);
            QVERIFY(e.smallest <= e.low && e.low <= e.low80 && e.low80 <= e.low50 &&
                    e.low50 <= e.estimate && e.estimate <= e.high50 && e.high50 <= e.high80 &&
                    e.high80 <= e.high && e.high <= e.largest);
            QVERIFY2(e.rHat < 1.05, qPrintable(QString::number(e.rHat)));
            QVERIFY(e.bulkSize > 50 && e.tailSize > 50);
        }
        QVERIFY(p->estimates[2].contraction > 0.9);
        QCOMPARE(p->derived.size(), std::size_t(2));
        QCOMPARE(p->derived[1].name, std::string("share"));
        QVERIFY(std::abs(p->derived[1].truth - 1.0 / 3) < 1e-12);
        QVERIFY(p->derived[1].low < 1.0 / 3 && 1.0 / 3 < p->derived[1].high);
        QVERIFY(p->derived[1].sd < 0.1);
        // The fit is the truth's: neither far nor flagged.
        QVERIFY2(p->fitKl < p->fitKlLimit && p->fitKlExpected < p->fitKlLimit,
                 qPrintable(QString("%1 %2").arg(p->fitKl).arg(p->fitKlLimit)));
        QCOMPARE(p->fitMarginals.size(), std::size_t(1));
        for (std::size_t n = 0; n < p->fitMarginals[0].size(); ++n)
            QVERIFY(p->fitLow[0][n] <= p->fitHigh[0][n]);
        // Only the share of time that the gene is on shows in the counts.
        QVERIFY2(says(*p, "only kon/koff is determined"), qPrintable(notes(*p)));
        QVERIFY2(!says(*p, "more than chance"), qPrintable(notes(*p)));
    }

    void sameForAnyNumberOfThreads() {
        const AnalyticSolver solver({2, 12, 10});
        const ObservedData data = observe(solver, truth, 60, {1, 2}, 33);
        for (const auto method : {InferenceMethod::Nuts, InferenceMethod::Importance}) {
            InferenceSettings settings = quick(method);
            settings.warmUp = 30;
            settings.draws = 10;
            settings.treeDepth = 4;
            InferenceSink sink;
            settings.threads = 1;
            const auto one = sampleBayesian(solver, data, 0, settings, sink, {});
            settings.threads = 3;
            const auto three = sampleBayesian(solver, data, 0, settings, sink, {});
            for (std::size_t i = 0; i < one->points.size(); ++i)
                QCOMPARE(one->points[i].parameters, three->points[i].parameters);
        }
    }

    void aCaptureEfficiencyIsRecovered() {
        const AnalyticSolver solver({2, 20, 2});
        const double efficiency = 0.4;
        const auto full = solver.sample(testsupport::logs(truth), 1500, 34);
        RandomStream random(34, 1);
        std::vector<std::int32_t> seen;
        for (std::size_t i = 1; i < full.size(); i += 3) { // mRNA alone
            std::int32_t count = 0;
            for (int m = 0; m < full[i]; ++m)
                count += random.uniform() < efficiency;
            seen.push_back(count);
        }
        const ObservedData data = dataOfCells("seen.csv", {"mRNA"}, seen);
        InferenceSettings settings = quick(InferenceMethod::Importance);
        settings.capture = {.kind = CaptureKind::Estimated, .lower = 0.1, .upper = 1};
        settings.priors = {fixed("kon", truth[0]), fixed("koff", truth[1]), fixed("ksynon", 8),
                           fixed("ksynoff", 0.4), fixed("ksynM", 0.6)};
        InferenceSink sink;
        const auto p = sampleBayesian(solver, data, 0, settings, sink, {});
        QCOMPARE(p->parameterNames.back(), captureName);
        const ParameterEstimate& e = p->estimates.back();
        QVERIFY2(e.low < efficiency && efficiency < e.high && e.sd < 0.03,
                 qPrintable(QString("%1 %2").arg(e.low).arg(e.high)));
        QVERIFY2(p->fitKl < p->fitKlLimit, qPrintable(QString::number(p->fitKl)));
    }

    void saysWhatItCannotKnow() {
        const AnalyticSolver solver = smallSolver();
        InferenceSink sink;
        // Of cells that are on or off alone, no synthesis rate can be told.
        const ObservedData onOff = observe(solver, truth, 300, {0}, 35);
        InferenceSettings many = quick(InferenceMethod::Importance);
        many.draws = 2000; // a contraction's error must be far below the limit
        auto p = sampleBayesian(solver, onOff, 0, many, sink, {});
        QVERIFY2(says(*p, "ksynon cannot be determined"), qPrintable(notes(*p)));
        QVERIFY2(std::abs(p->estimates[2].contraction) < 0.15,
                 qPrintable(QString::number(p->estimates[2].contraction)));

        // Cells of two kinds: the fit is bad, and the page says so.
        ObservedData mixed = observe(solver, truth, 300, {1, 2}, 36);
        const ObservedData strange =
            dataOfCells("", {"mRNA", "Protein"}, std::vector<std::int32_t>{1, 6, 2, 7, 1, 7});
        for (std::size_t i = 0; i < strange.groups[0].cells.size(); ++i) {
            mixed.groups[0].values.insert(
                mixed.groups[0].values.end(),
                {strange.groups[0].values[2 * i], strange.groups[0].values[2 * i + 1]});
            mixed.groups[0].cells.push_back(30);
        }
        p = sampleBayesian(solver, mixed, 0, quick(InferenceMethod::Importance), sink, {});
        QVERIFY2(p->fitKl > p->fitKlLimit && (says(*p, "more than chance") || says(*p, "far from")),
                 qPrintable(notes(*p)));
    }

    void refusesWhatItCannotDo() {
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 50, {1, 2}, 37);
        InferenceSink sink;
        InferenceSettings settings = quick();
        settings.priors = {fixed("kon", 7)};
        QVERIFY_EXCEPTION_THROWN(sampleBayesian(solver, data, 0, settings, sink, {}), Error);
        QVERIFY_EXCEPTION_THROWN(sampleBayesian(solver, data, 1, quick(), sink, {}), Error);
        AnalyticSolver broken = smallSolver();
        broken.breakAbove(-100);
        QVERIFY_EXCEPTION_THROWN(sampleBayesian(broken, data, 0, quick(), sink, {}), Error);
    }

    void stoppingLeavesNothing() {
        class Stopper : public InferenceSink {
        public:
            void samplerStep(int draws, int all, int) override {
                seen = std::max<int>(seen, draws);
                total = all;
                if (draws > 40)
                    stop.request_stop();
            }
            std::atomic<int> seen = 0;
            std::atomic<int> total = 0;
            std::stop_source stop;
        };
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 50, {1, 2}, 38);
        Stopper sink;
        QVERIFY(!sampleBayesian(solver, data, 0, quick(), sink, sink.stop.get_token()));
        QVERIFY(sink.seen < 60);
        QCOMPARE(sink.total.load(), 1000);
    }
};

QTEST_APPLESS_MAIN(BayesianTest)
#include "tst_bayesian.moc"
