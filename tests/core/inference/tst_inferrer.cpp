#include "core/inference/inferrer.h"
#include "tests/support/analytic_solver.h"

#include <QTest>

using namespace dyngpt;
using testsupport::AnalyticSolver;
using testsupport::observe;

namespace {

// ON hidden; the ratio kon / koff, the synthesis rates and the translation rate are identifiable.
const std::vector<double> truth{0.03, 0.06, 8, 0.4, 0.6};
const std::vector<int> mrnaAndProtein{1, 2};
constexpr std::size_t identifiableFrom = 2;

AnalyticSolver smallSolver() {
    return AnalyticSolver({2, 22, 26});
}

InferenceSettings quickSettings(InferenceLoss loss = InferenceLoss::Likelihood) {
    InferenceSettings settings;
    settings.loss = loss;
    settings.steps = 80;
    settings.starts = 8;
    settings.learningRate = 0.1;
    return settings;
}

class RecordingSink : public InferenceSink {
public:
    void progress(const Progress& p) override {
        ++calls;
        total = p.total;
        if (calls == stopAt)
            stop.request_stop();
    }
    void inferenceStep(int step, double bestLoss) override {
        steps.push_back(step);
        losses.push_back(bestLoss);
    }
    int calls = 0;
    int stopAt = 0;
    double total = 0;
    std::vector<int> steps;
    std::vector<double> losses;
    std::stop_source stop;
};

} // namespace

class InferrerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recoversTheTruth_data() {
        QTest::addColumn<int>("loss");
        QTest::newRow("Likelihood") << int(InferenceLoss::Likelihood);
        QTest::newRow("Hellinger") << int(InferenceLoss::Hellinger);
    }
    void recoversTheTruth() {
        QFETCH(int, loss);
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 3000, mrnaAndProtein, 21);
        RecordingSink sink;
        const auto settings = quickSettings(static_cast<InferenceLoss>(loss));
        const auto posterior = runInferrer(solver, data, 0, settings, sink, {});
        QVERIFY(posterior);
        QVERIFY(posterior->metThreshold);
        QVERIFY(posterior->acceptanceThreshold > 0);
        QVERIFY(posterior->bestLoss <=
                posterior->bestPossibleLoss + posterior->acceptanceThreshold);
        QVERIFY(posterior->points.size() > 100);
        for (std::size_t p = 0; p < truth.size(); ++p) {
            const ParameterEstimate& e = posterior->estimates[p];
            QVERIFY2(
                e.smallest <= truth[p] && truth[p] <= e.largest,
                qPrintable(QString("%1 in %2..%3").arg(truth[p]).arg(e.smallest).arg(e.largest)));
            QVERIFY(e.smallest <= e.low && e.low <= e.high && e.high <= e.largest);
            QVERIFY(e.smallest <= e.estimate && e.estimate <= e.largest);
        }
        // With 3,000 cells the standard errors are 1-3 % for these, and the densest point lies
        // where the descents end.
        for (std::size_t p = identifiableFrom; p < truth.size(); ++p)
            QVERIFY2(std::abs(posterior->estimates[p].estimate / truth[p] - 1) < 0.2,
                     qPrintable(QString::number(posterior->estimates[p].estimate)));
        const double ratio = posterior->estimates[0].estimate / posterior->estimates[1].estimate;
        QVERIFY2(std::abs(ratio / 0.5 - 1) < 0.2, qPrintable(QString::number(ratio)));

        double total = 0;
        const double limit = posterior->bestPossibleLoss + posterior->acceptanceThreshold;
        for (const PosteriorPoint& point : posterior->points) {
            total += point.weight;
            QVERIFY(point.loss <= limit);
            for (std::size_t p = 0; p < truth.size(); ++p)
                QVERIFY(point.parameters[p] >= solver.shape().lower[p] &&
                        point.parameters[p] <= solver.shape().upper[p]);
        }
        QVERIFY(std::abs(total - 1) < 1e-9);
        int accepted = 0;
        for (const StartResult& start : posterior->starts) {
            accepted += start.accepted;
            QVERIFY(start.bestLoss <= start.firstLoss);
            QVERIFY(start.failure.empty());
        }
        QCOMPARE(accepted, int(posterior->points.size()));

        QCOMPARE(posterior->observedStates, std::vector<std::string>({"mRNA", "Protein"}));
        QVERIFY(posterior->fitKl > 0 && posterior->fitKl < 0.3);
        for (std::size_t k = 0; k < 2; ++k) {
            QCOMPARE(posterior->dataMarginals[k].size(), posterior->fitMarginals[k].size());
            double distance = 0;
            for (std::size_t n = 0; n < posterior->dataMarginals[k].size(); ++n)
                distance +=
                    std::abs(posterior->dataMarginals[k][n] - posterior->fitMarginals[k][n]);
            QVERIFY2(distance / 2 < 0.1, qPrintable(QString::number(distance / 2)));
        }
        QCOMPARE(posterior->lossCurves.size(), std::size_t(settings.starts));
        QCOMPARE(posterior->lossCurves[0].size(), std::size_t(settings.steps));
        QCOMPARE(sink.calls, settings.steps);
        QCOMPARE(sink.total, double(settings.steps));
        QCOMPARE(sink.steps.back(), settings.steps - 1);
        QVERIFY(std::is_sorted(sink.losses.rbegin(), sink.losses.rend()));
        QCOMPARE(sink.losses.back(), posterior->bestLoss);
    }

    void sameSeedSameResult() {
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 300, {1}, 3);
        auto settings = quickSettings();
        settings.steps = 10;
        InferenceSink sink;
        const auto first = runInferrer(solver, data, 0, settings, sink, {});
        const auto second = runInferrer(solver, data, 0, settings, sink, {});
        QCOMPARE(first->lossCurves, second->lossCurves);
        QCOMPARE(first->estimates[2].estimate, second->estimates[2].estimate);
        QCOMPARE(first->points.size(), second->points.size());
        settings.seed = 2;
        const auto other = runInferrer(solver, data, 0, settings, sink, {});
        QVERIFY(first->lossCurves != other->lossCurves);
        // More starts leave the first ones as they were.
        settings.seed = 1;
        settings.starts = 11;
        const auto more = runInferrer(solver, data, 0, settings, sink, {});
        QCOMPARE(more->lossCurves[0], first->lossCurves[0]);
    }

    void boundsAreKeptAndNoted() {
        // The data were made outside the box: mRNA synthesis 8, allowed up to 4.
        AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 1000, mrnaAndProtein, 4);
        solver.mutableShape().upper[2] = 4;
        InferenceSink sink;
        const auto posterior = runInferrer(solver, data, 0, quickSettings(), sink, {});
        QVERIFY(posterior->estimates[2].largest <= 4);
        QVERIFY(!posterior->metThreshold);
        QVERIFY(!posterior->points.empty());
        std::string notes;
        for (const Issue& note : posterior->notes)
            notes += note.str();
        QVERIFY2(notes.find("ksynon lies at its upper bound 4") != std::string::npos,
                 notes.c_str());
        QVERIFY2(notes.find("No point met the acceptance threshold") != std::string::npos,
                 notes.c_str());
        for (const StartResult& start : posterior->starts)
            QCOMPARE(start.accepted, 0);
    }

    void undeterminedParametersAreNamed() {
        // mRNA alone says nothing about translation.
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 1000, {1}, 5);
        auto settings = quickSettings();
        settings.starts = 40;
        InferenceSink sink;
        const auto posterior = runInferrer(solver, data, 0, settings, sink, {});
        std::string notes;
        for (const Issue& note : posterior->notes)
            notes += note.str();
        QVERIFY2(notes.find("ksynM cannot be determined") != std::string::npos, notes.c_str());
        QVERIFY2(notes.find("ksynon cannot be determined") == std::string::npos, notes.c_str());
    }

    void failuresStayInTheResult() {
        AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 300, {1}, 6);
        solver.breakAbove(std::log(1.0)); // a third of the box
        auto settings = quickSettings();
        settings.steps = 20;
        InferenceSink sink;
        const auto posterior = runInferrer(solver, data, 0, settings, sink, {});
        int failed = 0;
        for (std::size_t i = 0; i < posterior->starts.size(); ++i) {
            if (posterior->starts[i].failure.empty()) {
                QCOMPARE(posterior->lossCurves[i].size(), std::size_t{20});
                continue;
            }
            ++failed;
            QVERIFY(posterior->starts[i].failure.find("not finite at step 1") != std::string::npos);
            QVERIFY(posterior->lossCurves[i].empty());
        }
        QVERIFY(failed > 0 && failed < settings.starts);
        for (const PosteriorPoint& point : posterior->points)
            QVERIFY(std::isfinite(point.loss) && std::isfinite(point.weight));
        QVERIFY(std::any_of(posterior->notes.begin(), posterior->notes.end(), [](const Issue& n) {
            return n.str().find("starts failed") != std::string::npos;
        }));

        solver.breakAbove(-100);
        QVERIFY_EXCEPTION_THROWN(runInferrer(solver, data, 0, settings, sink, {}), Error);
    }

    void cellsOutsideAreLeftOut() {
        const AnalyticSolver solver = smallSolver();
        ObservedData data = observe(solver, truth, 300, {1}, 7);
        data.groups[0].values.insert(data.groups[0].values.end(), {22, 4000});
        data.groups[0].cells.insert(data.groups[0].cells.end(), {1, 1});
        auto settings = quickSettings();
        settings.steps = 5;
        InferenceSink sink;
        const auto posterior = runInferrer(solver, data, 0, settings, sink, {});
        QCOMPARE(posterior->cells, std::size_t{300});
        QCOMPARE(posterior->outside, std::size_t{2});
    }

    void stops() {
        const AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 300, {1}, 8);
        RecordingSink sink;
        sink.stopAt = 3;
        QVERIFY(!runInferrer(solver, data, 0, quickSettings(), sink, sink.stop.get_token()));
        QCOMPARE(sink.calls, 3);
    }

    void solverWithoutBoxIsRefused() {
        AnalyticSolver solver = smallSolver();
        const ObservedData data = observe(solver, truth, 10, {1}, 9);
        InferenceSink sink;
        InferenceSettings bad;
        bad.steps = 0;
        QVERIFY_EXCEPTION_THROWN(runInferrer(solver, data, 0, bad, sink, {}), Error);
        solver.mutableShape().lower.clear();
        QVERIFY_EXCEPTION_THROWN(runInferrer(solver, data, 0, {}, sink, {}), Error);
        solver.mutableShape().lower = {0, 0, 0, 0, 0};
        QVERIFY_EXCEPTION_THROWN(runInferrer(solver, data, 0, {}, sink, {}), Error);
    }
};

QTEST_APPLESS_MAIN(InferrerTest)
#include "tst_inferrer.moc"
