// Sets that stay on the device give what sets laid out on the host give: the same rows and targets,
// loss and gradient. All of it on the CPU, where a device's way is the same code.

#include "core/common/random.h"
#include "core/nn/torch/device.h"
#include "core/nn/torch/training_loss.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

SolverShape shapeOf(const std::vector<int>& bounds) {
    SolverShape shape;
    shape.parameterNames = {"a", "b"};
    shape.lower = {0.1, 0.1};
    shape.upper = {10, 10};
    shape.stateBounds = bounds;
    shape.stateNames.assign(bounds.size(), "X");
    shape.initialState.assign(bounds.size(), 0);
    shape.layers = 2;
    return shape;
}

/// Histograms of different sizes, the first of one state alone.
std::vector<TrainingSet> randomSets(const SolverShape& shape, int count) {
    RandomStream random(7, 0);
    std::vector<TrainingSet> sets;
    for (int set = 0; set < count; ++set) {
        Histogram histogram{shape.stateCount(), {}, {}};
        for (int i = 0; i < 1 + 12 * set; ++i) {
            for (const int bound : shape.stateBounds)
                histogram.states.push_back(
                    static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(bound))));
            histogram.weights.push_back(random.uniform());
        }
        sets.push_back(
            {{random.normal(), random.normal()}, buildPrefixTree(histogram, shape.stateBounds)});
    }
    return sets;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return ((a - b).abs().max() / b.abs().max()).item<double>();
}

} // namespace

class TestResidentSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gathersWhatTheHostLaysOut_data() { shapes(); }
    void gathersWhatTheHostLaysOut();
    void sameLossAndGradient_data() { shapes(); }
    void sameLossAndGradient();
    void knowsWhichSetsItHolds();
    void sizeIsThatOfTheTensors();
    void roomIsFoundOut();

private:
    void shapes() {
        QTest::addColumn<std::vector<int>>("bounds");
        QTest::newRow("one state") << std::vector{40};
        QTest::newRow("three states") << std::vector{2, 9, 30};
        QTest::newRow("five states") << std::vector{3, 2, 4, 3, 7};
    }
};

void TestResidentSets::gathersWhatTheHostLaysOut() {
    QFETCH(std::vector<int>, bounds);
    const SolverShape shape = shapeOf(bounds);
    const std::vector<TrainingSet> sets = randomSets(shape, 6);
    std::vector<const TrainingSet*> all;
    for (const TrainingSet& set : sets)
        all.push_back(&set);
    const ResidentSets resident(all, shape, torch::kCPU, torch::kFloat64);
    // In another order, one twice, not all.
    const std::vector<const TrainingSet*> some{all[4], all[0], all[5], all[0], all[2]};
    const HistogramBatch found = resident.gather(some, true);
    const HistogramBatch expected =
        layOutHistograms(some, shape, torch::kCPU, torch::kFloat64, true);

    QCOMPARE(found.entropy, expected.entropy);
    QVERIFY(found.logParameters.equal(expected.logParameters));
    QCOMPARE(found.rows.sets, expected.rows.sets);
    QCOMPARE(found.rows.rows, expected.rows.rows);
    QCOMPARE(found.rows.ancestors, expected.rows.ancestors);
    QVERIFY(found.rows.tokens.equal(expected.rows.tokens));
    QVERIFY(found.rows.positions.equal(expected.rows.positions));
    QVERIFY(found.rows.ancestorMask.equal(expected.rows.ancestorMask));
    // Where nothing is masked; elsewhere any row will do.
    const torch::Tensor attended = expected.rows.ancestorMask.view({-1}).eq(0);
    QVERIFY(found.rows.ancestorRows.masked_select(attended).equal(
        expected.rows.ancestorRows.masked_select(attended)));
    QVERIFY(found.rows.ancestorRows.lt(found.rows.sets * found.rows.rows).all().item<bool>());
    for (std::size_t k = 0; k < bounds.size(); ++k) {
        QVERIFY(found.rows.level[k].equal(expected.rows.level[k]));
        QVERIFY(found.targets[k].index.equal(expected.targets[k].index));
        QVERIFY(found.targets[k].weight.equal(expected.targets[k].weight));
        QVERIFY(found.tails[k].setOfRow.equal(expected.tails[k].setOfRow));
        QVERIFY(found.tails[k].share.equal(expected.tails[k].share));
        QVERIFY(found.tails[k].begin.equal(expected.tails[k].begin));
        QVERIFY(found.tails[k].sd.equal(expected.tails[k].sd));
    }
}

void TestResidentSets::sameLossAndGradient() {
    QFETCH(std::vector<int>, bounds);
    const SolverShape shape = shapeOf(bounds);
    const std::vector<TrainingSet> sets = randomSets(shape, 6);
    std::vector<const TrainingSet*> all;
    for (const TrainingSet& set : sets)
        all.push_back(&set);
    const std::vector<const TrainingSet*> some{all[3], all[5], all[1], all[0]};
    const InputScaling scaling = InputScaling::ofBox(shape);
    for (const auto type : {torch::kFloat32, torch::kFloat64}) {
        Transformer network(shape, torch::kCPU, type);
        network.initialise(5);
        const ResidentSets resident(all, shape, torch::kCPU, type);
        const TrainingLoss laidOut(network, scaling);
        TrainingLoss gathered(network, scaling);
        gathered.keep(resident);
        for (const double tailWeight : {0.0, 0.5}) {
            torch::Tensor expected;
            torch::Tensor found;
            const double loss = laidOut.histograms(some, 0.25, tailWeight, &expected);
            QVERIFY(loss > 0.1);
            QVERIFY(std::abs(gathered.histograms(some, 0.25, tailWeight, &found) / loss - 1) <
                    1e-6);
            QVERIFY(difference(found, expected) < 1e-6);
        }
    }
}

void TestResidentSets::knowsWhichSetsItHolds() {
    const SolverShape shape = shapeOf({2, 9, 30});
    const std::vector<TrainingSet> sets = randomSets(shape, 3);
    const ResidentSets resident({&sets[0], &sets[1]}, shape, torch::kCPU, torch::kFloat32);
    QVERIFY(resident.contains({&sets[1], &sets[0]}));
    QVERIFY(!resident.contains({&sets[1], &sets[2]}));

    // One that is not held is laid out as ever.
    Transformer network(shape, torch::kCPU, torch::kFloat64);
    network.initialise(5);
    const InputScaling scaling = InputScaling::ofBox(shape);
    const TrainingLoss laidOut(network, scaling);
    TrainingLoss gathered(network, scaling);
    gathered.keep(resident);
    const std::vector<const TrainingSet*> mixed{&sets[1], &sets[2]};
    QCOMPARE(gathered.histograms(mixed, 1, 0, nullptr), laidOut.histograms(mixed, 1, 0, nullptr));
}

void TestResidentSets::sizeIsThatOfTheTensors() {
    const SolverShape shape = shapeOf({2, 9, 30});
    const std::vector<TrainingSet> sets = randomSets(shape, 30);
    std::vector<const TrainingSet*> all;
    for (const TrainingSet& set : sets)
        all.push_back(&set);
    const ResidentSets resident(all, shape, torch::kCPU, torch::kFloat32);
    const double bytes = static_cast<double>(resident.bytes());
    QVERIFY2(std::abs(static_cast<double>(ResidentSets::bytesOf(all, shape)) / bytes - 1) < 0.05,
             qPrintable(QString("%1 %2").arg(ResidentSets::bytesOf(all, shape)).arg(bytes)));
}

void TestResidentSets::roomIsFoundOut() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer ends the program where memory runs out");
#endif
    QVERIFY(hasRoomFor(torch::kCPU, 1000));
    QVERIFY(!hasRoomFor(torch::kCPU, std::int64_t{1} << 60));
}

QTEST_APPLESS_MAIN(TestResidentSets)
#include "tst_resident_sets.moc"
