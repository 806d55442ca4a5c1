// Training: learns what it is shown, the same for any number of threads, and a cancelled run
// goes on bit for bit.

#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/nn/backend.h"
#include "core/nn/checkpoint.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <map>

using namespace dyngpt;

class TestTrainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void gradientStepsLowerTheLoss();
    void sameForAnyNumberOfThreads_data() { waysToTrain(); }
    void sameForAnyNumberOfThreads();
    void resumesBitForBit_data() { waysToTrain(); }
    void resumesBitForBit();
    void checkpointsGoOnBitForBit();
    void stopsEarlyWithoutImprovement();
    void solverFileTakesRawParameters();
    void foreignCheckpointIsRefused();
    void badSettingsAreAllNamed();
    void mixedPrecisionNeedsADevice();
    void averagingLowersTheNoise();
    void tailWeightKeepsFarTailsLight();
    void doublePrecisionIsKept();
    void aSolverIsFineTuned();
    void fineTuningApproachesTheTruth_data();
    void fineTuningApproachesTheTruth();

private:
    void waysToTrain();
    TrainingSettings settingsOf(const QString& way) const;
    double totalVariation(const std::string& solver) const;

    TrainingData data_;
    TrainingSettings settings_;
};

namespace {

/// X ~ binomial(3, p), Y | X ~ binomial(5, q) with q depending on X and the parameter.
TrainingSet makeSet(double parameter) {
    const double p = parameter / (1 + parameter);
    Histogram histogram{2, {}, {}};
    const auto binomial = [](int n, int k, double rate) {
        return std::tgamma(n + 1) / std::tgamma(k + 1) / std::tgamma(n - k + 1) *
               std::pow(rate, k) * std::pow(1 - rate, n - k);
    };
    for (int x = 0; x <= 3; ++x) {
        for (int y = 0; y <= 5; ++y) {
            histogram.states.insert(histogram.states.end(), {x, y});
            histogram.weights.push_back(binomial(3, x, p) * binomial(5, y, (x + 1) * p / 4.5));
        }
    }
    return {{std::log(parameter)}, buildPrefixTree(histogram, {4, 6})};
}

class CancelAt : public TrainingSink {
public:
    CancelAt(int step, std::stop_source& source) : step_(step), source_(source) {}
    void progress(const Progress& progress) override {
        if (progress.done >= step_)
            source_.request_stop();
    }

private:
    int step_;
    std::stop_source& source_;
};

} // namespace

void TestTrainer::initTestCase() {
    data_.shape.parameterNames = {"k"};
    data_.shape.lower = {0.2};
    data_.shape.upper = {5};
    data_.shape.stateNames = {"X", "Y"};
    data_.shape.stateBounds = {4, 6};
    data_.shape.initialState = {0, 0};
    RandomStream random(3, 0);
    for (int i = 0; i < 40; ++i)
        data_.train.push_back(makeSet(std::exp(std::log(0.2) + random.uniform() * std::log(25))));
    for (int i = 0; i < 8; ++i)
        data_.heldOut.push_back(makeSet(std::exp(std::log(0.2) + random.uniform() * std::log(25))));
    settings_.steps = 60;
    settings_.setsPerStep = 10;
    settings_.warmUpSteps = 5;
    settings_.evaluateEvery = 20;
    settings_.device = "cpu";
    settings_.threads = 2;
}

void TestTrainer::gradientStepsLowerTheLoss() {
    TrainingSettings settings = settings_;
    settings.steps = 600;
    settings.evaluateEvery = 100;
    TrainingSink sink;
    const TrainingResult result = backend().train(data_, settings, {}, sink, {});
    QCOMPARE(result.reason, StopReason::AllSteps);
    QCOMPARE(result.history.size(), std::size_t{6});
    QCOMPARE(result.device, std::string("cpu"));
    QVERIFY2(result.bestHeldOutLoss < 2e-3, qPrintable(QString::number(result.bestHeldOutLoss)));
    QVERIFY(result.bestHeldOutLoss >= 0); // a KL divergence

    const auto solver = backend().loadSolver(result.solver, Precision::Double);
    settings.rowsPerSet = 3; // of 5: the root and two of four counts of X
    QVERIFY(backend().train(data_, settings, {}, sink, {}).bestHeldOutLoss < 4e-3);
    const double k = 1.7;
    const JointTable table = solver->jointTable(std::vector{std::log(k)});
    QVERIFY(std::abs(table.mean(0) - 3 * k / (1 + k)) < 0.05);
}

void TestTrainer::waysToTrain() {
    QTest::addColumn<QString>("way");
    for (const char* way : {"plain", "averaged", "float64", "sampled", "fine-tuned"})
        QTest::newRow(way) << way;
}

TrainingSettings TestTrainer::settingsOf(const QString& way) const {
    TrainingSettings settings = settings_;
    if (way == "averaged")
        settings.averaging = 0.95;
    if (way == "float64")
        settings.precision = Precision::Double;
    if (way == "sampled")
        settings.rowsPerSet = 3;
    if (way == "fine-tuned") {
        settings.steps = 25;
        settings.fineTuneSteps = 35;
        settings.fineTuneSamples = 30;
        settings.fineTuneStates = 20;
    }
    return settings;
}

/// From the exact distribution, mean over the box.
double TestTrainer::totalVariation(const std::string& solver) const {
    const auto loaded = backend().loadSolver(solver, Precision::Double);
    double sum = 0;
    const int points = 12;
    for (int i = 0; i < points; ++i) {
        const double k = 0.2 * std::pow(25, (i + 0.5) / points);
        const TrainingSet set = makeSet(k);
        const JointTable table = loaded->jointTable(set.logParameters);
        for (int x = 0; x < 4; ++x)
            for (int y = 0; y < 6; ++y)
                sum += std::abs(table.probability[static_cast<std::size_t>(6 * x + y)] -
                                shareOf(set.tree, std::vector<std::int32_t>{x, y})) /
                       2;
    }
    return sum / points;
}

void TestTrainer::sameForAnyNumberOfThreads() {
    QFETCH(QString, way);
    TrainingSink sink;
    std::string first;
    for (const int threads : {1, 2, 3}) {
        TrainingSettings settings = settingsOf(way);
        settings.threads = threads;
        const TrainingResult result = backend().train(data_, settings, {}, sink, {});
        if (first.empty())
            first = result.solver;
        QVERIFY(result.solver == first);
    }
}

void TestTrainer::resumesBitForBit() {
    QFETCH(QString, way);
    const TrainingSettings settings = settingsOf(way);
    TrainingSink sink;
    const TrainingResult whole = backend().train(data_, settings, {}, sink, {});
    for (const int step : {1, 20, 25, 33}) {
        std::stop_source source;
        CancelAt cancel(step, source);
        const TrainingResult part =
            backend().train(data_, settings, {}, cancel, source.get_token());
        QCOMPARE(part.reason, StopReason::Cancelled);
        QVERIFY(part.solver.empty());
        const TrainingResult rest = backend().train(data_, settings, part.checkpoint, sink, {});
        QVERIFY(rest.solver == whole.solver);
        QCOMPARE(rest.history.size(), whole.history.size());
        for (std::size_t i = 0; i < whole.history.size(); ++i) {
            QCOMPARE(rest.history[i].trainLoss, whole.history[i].trainLoss);
            QCOMPARE(rest.history[i].heldOutLoss, whole.history[i].heldOutLoss);
        }
    }
}

void TestTrainer::checkpointsGoOnBitForBit() {
    // Twice interrupted: what a checkpoint holds of an earlier checkpoint must not drift.
    TrainingSink sink;
    const TrainingResult whole = backend().train(data_, settings_, {}, sink, {});
    std::string checkpoint;
    for (const int step : {7, 41}) {
        std::stop_source source;
        CancelAt cancel(step, source);
        checkpoint =
            backend().train(data_, settings_, checkpoint, cancel, source.get_token()).checkpoint;
    }
    QVERIFY(backend().train(data_, settings_, checkpoint, sink, {}).solver == whole.solver);
}

void TestTrainer::stopsEarlyWithoutImprovement() {
    TrainingSettings settings = settings_;
    settings.steps = 5000;
    settings.evaluateEvery = 1;
    settings.patience = 3;
    settings.warmUpSteps = 0;
    settings.learningRate = 0.3; // far too large
    TrainingSink sink;
    const TrainingResult result = backend().train(data_, settings, {}, sink, {});
    QCOMPARE(result.reason, StopReason::NoImprovement);
    QCOMPARE(static_cast<int>(result.history.size()), result.bestStep + 3);
}

void TestTrainer::solverFileTakesRawParameters() {
    // The held-out loss was measured on scaled inputs; the file's raw inputs must give the same.
    TrainingSink sink;
    const TrainingResult result = backend().train(data_, settings_, {}, sink, {});
    const auto solver = backend().loadSolver(result.solver, Precision::Double);
    double sum = 0;
    for (const TrainingSet& set : data_.heldOut) {
        const JointTable table = solver->jointTable(set.logParameters);
        double cross = 0;
        const PrefixTree::Level& last = set.tree.levels[1];
        for (std::size_t r = 0; r < last.rows(); ++r)
            for (auto t = static_cast<std::size_t>(last.targetStart[r]);
                 t < static_cast<std::size_t>(last.targetStart[r + 1]); ++t)
                cross -= last.targetWeight[t] * std::log(table.probability[static_cast<std::size_t>(
                                                    last.token[r] * 6 + last.targetValue[t])]);
        sum += cross - set.tree.entropy;
    }
    const double loss = sum / static_cast<double>(data_.heldOut.size());
    QVERIFY2(std::abs(loss - result.bestHeldOutLoss) < 1e-5,
             qPrintable(QString("%1 %2").arg(loss).arg(result.bestHeldOutLoss)));
}

void TestTrainer::foreignCheckpointIsRefused() {
    std::stop_source source;
    CancelAt cancel(3, source);
    const TrainingResult part = backend().train(data_, settings_, {}, cancel, source.get_token());
    TrainingSink sink;
    TrainingSettings wider = settings_;
    wider.feedForward = 32;
    QVERIFY_EXCEPTION_THROWN(backend().train(data_, wider, part.checkpoint, sink, {}), Error);
    TrainingData fewer = data_;
    fewer.train.pop_back();
    QVERIFY_EXCEPTION_THROWN(backend().train(fewer, settings_, part.checkpoint, sink, {}), Error);
    QVERIFY_EXCEPTION_THROWN(
        backend().train(data_, settings_, part.checkpoint.substr(0, 1000), sink, {}), Error);
}

void TestTrainer::badSettingsAreAllNamed() {
    TrainingSettings settings = settings_;
    settings.steps = 0;
    settings.heads = 5;
    settings.device = "tpu";
    try {
        TrainingSink sink;
        backend().train(data_, settings, {}, sink, {});
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.issues().size(), std::size_t{3});
        QCOMPARE(error.issues()[1].place, std::string("n_head"));
    }
    QVERIFY_EXCEPTION_THROWN(trainingPreset("fast"), Error);
    for (const std::string& name : trainingPresets())
        QVERIFY(checkSettings(trainingPreset(name)).empty());
}

void TestTrainer::mixedPrecisionNeedsADevice() {
    TrainingSettings settings = settings_;
    settings.precision = Precision::Mixed;
    const std::vector<Issue> issues = checkSettings(settings);
    QCOMPARE(issues.size(), std::size_t{1});
    QCOMPARE(issues[0].place, std::string("dtype"));
    // Which device there is, only the training finds out.
    settings.device = "auto";
    QVERIFY(checkSettings(settings).empty());
    TrainingSink sink;
    if (backend().devices().size() > 1)
        QVERIFY(!backend().train(data_, settings, {}, sink, {}).solver.empty());
    else
        QVERIFY_EXCEPTION_THROWN(backend().train(data_, settings, {}, sink, {}), Error);
}

void TestTrainer::averagingLowersTheNoise() {
    // At a learning rate that never falls the last weights jump about, their mean does not.
    TrainingSettings settings = settings_;
    settings.steps = 400;
    settings.setsPerStep = 4;
    settings.evaluateEvery = 400;
    settings.learningRate = settings.finalLearningRate = 2e-2;
    TrainingSink sink;
    const double last = backend().train(data_, settings, {}, sink, {}).bestHeldOutLoss;
    settings.averaging = 0.98;
    const double mean = backend().train(data_, settings, {}, sink, {}).bestHeldOutLoss;
    QVERIFY2(mean < 0.7 * last, qPrintable(QString("%1 %2").arg(mean).arg(last)));
}

// Poisson counts of means from 0.2 to 60: after few steps the solver still leaves a little mass far
// beyond what the smallest sets show, which their sd feels and cross-entropy does not.
void TestTrainer::tailWeightKeepsFarTailsLight() {
    constexpr int bound = 100;
    const auto poisson = [](double mean) {
        Histogram histogram{1, {}, {}};
        double p = std::exp(-mean);
        for (int x = 0; x < bound; p *= mean / ++x) {
            if (p < 1e-4)
                continue;
            histogram.states.push_back(x);
            histogram.weights.push_back(p);
        }
        return TrainingSet{{std::log(mean)}, buildPrefixTree(histogram, {bound})};
    };
    TrainingData data;
    data.shape = data_.shape;
    data.shape.lower = {0.2};
    data.shape.upper = {60};
    data.shape.stateNames = {"X"};
    data.shape.stateBounds = {bound};
    data.shape.initialState = {0};
    for (int i = 0; i < 60; ++i)
        data.train.push_back(poisson(0.2 * std::pow(300, i / 59.0)));
    data.heldOut = {poisson(1), poisson(20)};
    TrainingSettings settings = settings_;
    settings.steps = 400;
    settings.evaluateEvery = 400;
    const auto excess = [&](double tailWeight) {
        settings.tailWeight = tailWeight;
        TrainingSink sink;
        const auto solver = backend().loadSolver(
            backend().train(data, settings, {}, sink, {}).solver, Precision::Double);
        return solver->jointTable(std::vector{std::log(0.3)}).sd(0) / std::sqrt(0.3);
    };
    const double without = excess(0);
    const double with = excess(0.05);
    QVERIFY2(with < 2 && with - 1 < (without - 1) / 5,
             qPrintable(QString("%1 %2").arg(with).arg(without)));
}

void TestTrainer::doublePrecisionIsKept() {
    TrainingSettings settings = settings_;
    settings.precision = Precision::Double;
    TrainingSink sink;
    const Checkpoint file =
        decodeCheckpoint(backend().train(data_, settings, {}, sink, {}).solver, "solver");
    for (const auto& [name, tensor] : file.tensors)
        QCOMPARE(tensor.type, NamedTensor::Type::Float64);
}

// As if both parts had been one run, but for the rounding of the inputs' scale.
void TestTrainer::aSolverIsFineTuned() {
    TrainingSettings settings = settings_;
    settings.steps = 40;
    settings.fineTuneSteps = 150;
    settings.fineTuneSamples = settings.fineTuneStates = 100;
    TrainingSink sink;
    const TrainingResult whole = backend().train(data_, settings, {}, sink, {});
    const TrainingResult first = backend().train(data_, withoutFineTuning(settings), {}, sink, {});
    const TrainingResult second = backend().train(data_, settings, first.solver, sink, {});
    QCOMPARE(second.history.front().step, settings.steps);
    QVERIFY(std::abs(second.history.front().heldOutLoss - first.bestHeldOutLoss) <
            1e-4 * first.bestHeldOutLoss);
    QVERIFY2(second.bestHeldOutLoss < 0.8 * first.bestHeldOutLoss,
             qPrintable(QString("%1 %2").arg(second.bestHeldOutLoss).arg(first.bestHeldOutLoss)));
    QVERIFY2(std::abs(second.bestHeldOutLoss - whole.bestHeldOutLoss) <
                 0.05 * whole.bestHeldOutLoss,
             qPrintable(QString("%1 %2").arg(second.bestHeldOutLoss).arg(whole.bestHeldOutLoss)));
}

void TestTrainer::fineTuningApproachesTheTruth_data() {
    QTest::addColumn<int>("loss");
    QTest::addColumn<double>("mostLeft");
    QTest::newRow("kl") << int(FineTuningLoss::KL) << 0.8;
    QTest::newRow("klreweight") << int(FineTuningLoss::KLReweight) << 0.8;
    QTest::newRow("l2") << int(FineTuningLoss::L2) << 0.8;
    // States that are drawn again and again weigh more than their share of the data: with few
    // states this loss leads astray, and the weights before it are kept.
    QTest::newRow("crossEntropy") << int(FineTuningLoss::CrossEntropy) << 1.0;
}

// After a training that was far too short there is something left to mend; after a long one no loss
// may do harm.
void TestTrainer::fineTuningApproachesTheTruth() {
    QFETCH(int, loss);
    QFETCH(double, mostLeft);
    TrainingSink sink;
    // Trained once for all losses.
    static std::map<int, std::string> trained;
    const auto tuned = [&](int steps, int fineTuneSteps) {
        TrainingSettings settings = settings_;
        settings.steps = steps;
        settings.evaluateEvery = 50;
        if (trained[steps].empty())
            trained[steps] = backend().train(data_, settings, {}, sink, {}).solver;
        settings.fineTuneSteps = fineTuneSteps;
        settings.fineTuneLoss = static_cast<FineTuningLoss>(loss);
        settings.fineTuneSamples = settings.fineTuneStates = 100;
        return totalVariation(backend().train(data_, settings, trained[steps], sink, {}).solver);
    };
    const double mended = tuned(40, 150);
    const double before = totalVariation(trained[40]);
    QVERIFY2(mended <= mostLeft * before, qPrintable(QString("%1 %2").arg(mended).arg(before)));
    const double kept = tuned(800, 100);
    const double good = totalVariation(trained[800]);
    QVERIFY2(kept < 1.05 * good, qPrintable(QString("%1 %2").arg(kept).arg(good)));
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
