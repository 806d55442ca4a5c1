// Losses, samples, thresholds and summaries, each by itself.
#include "core/common/random.h"
#include "core/inference/loss.h"
#include "core/inference/observed_sample.h"
#include "core/inference/peaks.h"
#include "core/inference/posterior_summary.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::logs;

namespace {

double lossAt(const Query& query, const ObservedSample& sample, InferenceLoss loss,
              const std::vector<double>& theta, std::vector<double>* gradient = nullptr) {
    const auto evaluation = query.evaluate(theta);
    std::vector<double> cotangent(sample.weights.size());
    const double value =
        lossAndCotangent(loss, sample.weights, evaluation->logProbability(), cotangent);
    if (gradient)
        *gradient = evaluation->pullBack(cotangent);
    return value;
}

SolverShape smallShape() {
    SolverShape shape;
    shape.parameterNames = {"a", "b"};
    shape.lower = {0.1, 1};
    shape.upper = {10, 100};
    return shape;
}

std::string messageOf(const std::vector<Issue>& notes) {
    std::string all;
    for (const Issue& note : notes)
        all += note.str() + "\n";
    return all;
}

} // namespace

class InferencePartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void separatePeaksAreTold() {
        // Two normals with 30 % and 70 % of 400 draws; then one, and a flat one: noise is no peak.
        int two = 0, one = 0, flat = 0;
        constexpr int trials = 200;
        for (int trial = 0; trial < trials; ++trial) {
            RandomStream random(12, static_cast<std::uint64_t>(trial));
            std::vector<double> values[3];
            for (int i = 0; i < 400; ++i) {
                values[0].push_back((i < 120 ? 0.2 : 0.7) + 0.07 * random.normal());
                values[1].push_back(0.4 + 0.1 * random.normal());
                values[2].push_back(random.uniform());
            }
            const std::vector<double> weights(400, 1.0 / 400);
            const auto peaks = separatePeaks(values[0], weights);
            two += peaks.size() == 2 && std::abs(peaks[0] - 0.2) < 0.07 &&
                   std::abs(peaks[1] - 0.7) < 0.07;
            one += separatePeaks(values[1], weights).size() == 1;
            flat += separatePeaks(values[2], weights).size() == 1;
        }
        QCOMPARE(two, trials);
        QVERIFY2(one >= trials - 2, qPrintable(QString::number(one)));
        QVERIFY2(flat >= trials - 2, qPrintable(QString::number(flat)));
        const std::vector<double> few(50, 0.3);
        QVERIFY(separatePeaks(few, few).empty());
    }

    void lossesByHand() {
        const std::vector<double> w{0.25, 0.75};
        const std::vector<double> logQ{std::log(0.5), std::log(0.25)};
        std::vector<double> cotangent(2);
        QCOMPARE(lossAndCotangent(InferenceLoss::Likelihood, w, logQ, cotangent),
                 0.25 * std::log(2.0) + 0.75 * std::log(4.0));
        QCOMPARE(cotangent, std::vector<double>({-0.25, -0.75}));
        const double overlap = std::sqrt(0.125) + std::sqrt(0.1875);
        QCOMPARE(lossAndCotangent(InferenceLoss::Hellinger, w, logQ, cotangent),
                 std::sqrt(1 - overlap));
        QCOMPARE(cotangent[0], -std::sqrt(0.125) / 4 / std::sqrt(1 - overlap));
    }

    void hellingerAtItsEnds() {
        const std::vector<double> w{0.5, 0.5};
        std::vector<double> cotangent(2);
        // Identical: distance 0 with a finite derivative; rounding above 1 is harmless.
        const std::vector<double> same{std::log(0.5), std::log(0.5 + 1e-9)};
        const double zero = lossAndCotangent(InferenceLoss::Hellinger, w, same, cotangent);
        QVERIFY(zero >= 0 && zero < 1e-4);
        QVERIFY(std::isfinite(cotangent[0]) && std::isfinite(cotangent[1]));
        // Disjoint: distance 1, nothing to pull on.
        const std::vector<double> apart{-1e5, -1e5};
        QCOMPARE(lossAndCotangent(InferenceLoss::Hellinger, w, apart, cotangent), 1.0);
        QCOMPARE(cotangent, std::vector<double>({0, 0}));
    }

    void gradientsMatchFiniteDifferences_data() {
        QTest::addColumn<int>("loss");
        QTest::addColumn<std::vector<int>>("observed");
        for (const int loss : {0, 1}) {
            const QByteArray name(loss == 0 ? "Likelihood" : "Hellinger");
            QTest::newRow(name + ", all seen") << loss << std::vector<int>{0, 1, 2};
            QTest::newRow(name + ", ON hidden") << loss << std::vector<int>{1, 2};
            QTest::newRow(name + ", protein alone") << loss << std::vector<int>{2};
        }
    }
    void gradientsMatchFiniteDifferences() {
        QFETCH(int, loss);
        QFETCH(std::vector<int>, observed);
        const auto which = static_cast<InferenceLoss>(loss);
        const AnalyticSolver solver({2, 20, 30});
        const auto data = testsupport::observe(solver, {0.04, 0.05, 6, 0.5, 0.8}, 200, observed, 5);
        const ObservedSample sample = observedSample(data, 0, solver.shape());
        const auto query = solver.prepare(sample.states);
        const std::vector<double> theta = logs({0.03, 0.06, 5, 0.7, 1.0});
        std::vector<double> gradient;
        lossAt(*query, sample, which, theta, &gradient);
        for (std::size_t k = 0; k < theta.size(); ++k) {
            const double h = 1e-5;
            auto up = theta;
            auto down = theta;
            up[k] += h;
            down[k] -= h;
            const double slope =
                (lossAt(*query, sample, which, up) - lossAt(*query, sample, which, down)) / (2 * h);
            QVERIFY2(std::abs(slope - gradient[k]) <= 1e-7 * std::max(1.0, std::abs(slope)),
                     qPrintable(QString("%1: %2 %3").arg(k).arg(slope).arg(gradient[k])));
        }
    }

    void sampleIsSortedAndCountsWhatIsOutside() {
        const AnalyticSolver solver({2, 10, 20});
        const ObservedData data =
            dataOfCells("cells.csv", {"Protein", "mRNA"}, // not the solver's order
                        std::vector<std::int32_t>{5, 1, 5, 1, 19, 9, 20, 1, 1, 10, 2, 1});
        const ObservedSample sample = observedSample(data, 0, solver.shape());
        QCOMPARE(sample.states.observed, std::vector<int>({1, 2}));
        QCOMPARE(sample.states.values, std::vector<std::int32_t>({1, 2, 1, 5, 9, 19}));
        QCOMPARE(sample.weights, std::vector<double>({0.25, 0.5, 0.25}));
        QCOMPARE(sample.cells, std::size_t{4});
        QCOMPARE(sample.outside, std::size_t{2});
        const double entropy = 0.5 * std::log(2.0) + 0.5 * std::log(4.0);
        QVERIFY(std::abs(bestPossibleLoss(sample, InferenceLoss::Likelihood) - entropy) < 1e-15);
        QCOMPARE(bestPossibleLoss(sample, InferenceLoss::Hellinger), 0.0);
    }

    void unfitDataAreRefused() {
        const AnalyticSolver solver;
        const auto refusal = [&](const char* file, const std::vector<std::string>& states,
                                 const std::vector<std::int32_t>& counts) {
            try {
                observedSample(dataOfCells(file, states, counts), 0, solver.shape());
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string("accepted");
        };
        QCOMPARE(refusal("f.csv", {"DNA"}, {1}),
                 std::string("error: f.csv: The solver does not record the state DNA (Map the "
                             "column to a recorded state or leave it out)"));
        QVERIFY(refusal("f.csv", {"mRNA", "mRNA"}, {1, 1}).find("Two columns") !=
                std::string::npos);
        QVERIFY(refusal("f.csv", {"mRNA"}, {}).find("no observed counts") != std::string::npos);
        QVERIFY(refusal("f.csv", {}, {}).find("no observed counts") != std::string::npos);
        QVERIFY(refusal("f.csv", {"mRNA"}, {500, 600}).find("All 2 cells") != std::string::npos);
    }

    void automaticThresholdCoversTheTruth() {
        // Dense (mRNA alone) and sparse (all three) samples: the truth's own loss is accepted, and
        // not by a wide margin.
        const AnalyticSolver solver;
        const std::vector<double> truth{0.04, 0.05, 9, 0.5, 2};
        for (const std::vector<int>& observed :
             {std::vector<int>{1}, std::vector<int>{1, 2}, std::vector<int>{0, 1, 2}}) {
            for (const int cells : {300, 3000}) {
                const auto data = testsupport::observe(solver, truth, cells, observed, 11);
                const ObservedSample sample = observedSample(data, 0, solver.shape());
                const auto query = solver.prepare(sample.states);
                for (const InferenceLoss loss :
                     {InferenceLoss::Likelihood, InferenceLoss::Hellinger}) {
                    const double excess =
                        lossAt(*query, sample, loss, logs(truth)) - bestPossibleLoss(sample, loss);
                    const double threshold = automaticThreshold(sample, loss);
                    QVERIFY2(excess < threshold,
                             qPrintable(QString("%1 %2").arg(excess).arg(threshold)));
                    if (loss == InferenceLoss::Likelihood)
                        QVERIFY2(threshold < 1.5 * excess + 0.1,
                                 qPrintable(QString("%1 %2").arg(excess).arg(threshold)));
                }
            }
        }
    }

    void weightsAreExponential() {
        std::vector<PosteriorPoint> points{{{1}, 1000, 0}, {{2}, 1000 + std::log(3.0), 0}};
        weighPoints(points);
        QVERIFY(std::abs(points[0].weight - 0.75) < 1e-12);
        QVERIFY(std::abs(points[1].weight - 0.25) < 1e-12);
    }

    void densestPointIsTheHeart() {
        // A cluster around (1, 10) and twice as many points spread over the box: the heart of the
        // cluster wins, also after thinning.
        for (const int size : {60, 9000}) {
            RandomStream random(3, static_cast<std::uint64_t>(size));
            std::vector<PosteriorPoint> points;
            for (int i = 0; i < size; ++i) {
                const bool cluster = i % 3 == 0;
                const double u = cluster ? 0.02 * random.normal() : 2 * random.uniform() - 1;
                const double v = cluster ? 0.02 * random.normal() : 2 * random.uniform() - 1;
                points.push_back({{std::pow(10, u), std::pow(10, 1 + v)}, 1, 0});
            }
            weighPoints(points);
            const auto best = points[densestPoint(points, smallShape())].parameters;
            QVERIFY2(std::abs(std::log10(best[0])) < 0.2, qPrintable(QString::number(best[0])));
            QVERIFY2(std::abs(std::log10(best[1]) - 1) < 0.2, qPrintable(QString::number(best[1])));
        }
        QCOMPARE(densestPoint({{{1, 10}, 0, 1}}, smallShape()), std::size_t{0});
        QCOMPARE(densestPoint({{{1, 10}, 0, 0.5}, {{1, 10}, 0, 0.5}}, smallShape()),
                 std::size_t{0});
    }

    void estimatesByHand() {
        std::vector<PosteriorPoint> points;
        for (int i = 1; i <= 100; ++i)
            points.push_back({{0.05 * i + 1, 50}, 0, 0.01});
        const auto estimates = estimateParameters(points, 9, smallShape());
        QCOMPARE(estimates[0].name, std::string("a"));
        QCOMPARE(estimates[0].estimate, 1.5);
        QVERIFY(std::abs(estimates[0].mean - (0.05 * 50.5 + 1)) < 1e-12);
        QVERIFY(std::abs(estimates[0].low - 1.15) < 1e-12);
        QVERIFY(std::abs(estimates[0].high - 5.9) < 0.051);
        QCOMPARE(estimates[0].smallest, 1.05);
        QCOMPARE(estimates[0].largest, 6.0);
        QCOMPARE(estimates[0].priorLower, 0.1);
        QCOMPARE(estimates[0].priorUpper, 10.0);
        QCOMPARE(estimates[1].low, 50.0);
    }

    void notesSayWhatLimits() {
        Posterior posterior;
        posterior.points.resize(500);
        posterior.cells = 90;
        posterior.starts.resize(4);
        posterior.estimates = {{"a", 1, 1, 0.9, 1.1, 0.8, 1.2, 0.1, 10}};
        QCOMPARE(messageOf(posteriorNotes(posterior)), std::string());

        posterior.points.resize(3);
        posterior.outside = 10;
        posterior.starts[2].failure = "why";
        posterior.metThreshold = false;
        posterior.bestPossibleLoss = 2;
        posterior.bestLoss = 2.5;
        posterior.acceptanceThreshold = 0.25;
        posterior.estimates = {{"a", 0.1, 1, 0.1, 10, 0.1, 10, 0.1, 10},
                               {"b", 9.99, 1, 5, 10, 5, 10, 0.1, 10},
                               {"fixed", 3, 3, 3, 3, 3, 3, 3, 3}};
        const std::string notes = messageOf(posteriorNotes(posterior));
        for (const char* part :
             {"the best loss is 0.5 above the best possible, allowed are 0.25", "only 3 points",
              "10 of 100 cells", "1 of 4 starts failed",
              "estimate of a lies at its lower bound 0.1", "a cannot be determined",
              "estimate of b lies at its upper bound 10"})
            QVERIFY2(notes.find(part) != std::string::npos, notes.c_str());
        QVERIFY(notes.find("fixed") == std::string::npos);
        QVERIFY(notes.find("b cannot be") == std::string::npos);
    }

    void settingsAreChecked() {
        QVERIFY(checkSettings({}).empty());
        InferenceSettings bad;
        bad.learningRate = 0;
        bad.steps = 0;
        bad.starts = -1;
        bad.acceptanceThreshold = -0.1;
        const auto issues = checkSettings(bad);
        QCOMPARE(issues.size(), std::size_t{4});
        QCOMPARE(issues[0].place, std::string("inference_lr"));
        QCOMPARE(issues[3].place, std::string("param_acceptance_threshold"));
        InferenceSettings huge;
        huge.steps = 1000000;
        huge.starts = 100000;
        QCOMPARE(checkSettings(huge).size(), std::size_t{1});
    }

    void lossNames() {
        QCOMPARE(inferenceLossName(InferenceLoss::Hellinger), std::string("Hellinger"));
        QVERIFY(inferenceLossFromName("Likelihood") == InferenceLoss::Likelihood);
        QVERIFY(!inferenceLossFromName("likelihood"));
    }
};

QTEST_APPLESS_MAIN(InferencePartsTest)
#include "tst_inference_parts.moc"
