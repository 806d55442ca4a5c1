// Simulated sets as observations with known parameters.

#include "core/model/network_json.h"
#include "tests/support/observed_text.h"
#include "tests/support/test_data.h"

#include <cmath>

using namespace dyngpt;

namespace {

Network geneExpression() {
    return readNetwork(testdata::resource("examples/gene_expression/network.json"));
}

/// ON, mRNA, Protein; a fifth of the cells each.
SimulatedSet fiveStates(double first) {
    SimulatedSet set;
    set.parameters = {first, 2, 3};
    set.histogram.dimension = 3;
    set.histogram.states = {0, 0, 0, 0, 1, 0, 1, 1, 4, 1, 2, 4, 1, 3, 9};
    set.histogram.weights = {0.2, 0.2, 0.2, 0.2, 0.2};
    return set;
}

} // namespace

class TestSyntheticData : public QObject {
    Q_OBJECT

    static Import sample(const SyntheticChoice& choice, int count = 3) {
        ProgressSink silent;
        return sampleSets(geneExpression(), choice, "held-out sets", count,
                          [](int i) { return fiveStates(i + 1); }, silent, {})
            .value();
    }

private Q_SLOTS:
    void drawsFromEachSet() {
        const int cells = 20000;
        const ObservedData data = sample({2, cells, 7, {"mRNA", "ON"}}).data;
        QCOMPARE(data.states, (std::vector<std::string>{"ON", "mRNA"}));
        QCOMPARE(data.groups.size(), std::size_t{2});
        QCOMPARE(data.groups[0].name, std::string("set 1"));
        QCOMPARE(data.groups[1].truth, (std::vector<double>{2, 2, 3}));
        QCOMPARE(data.groups[0].values, (std::vector<std::int32_t>{0, 0, 0, 1, 1, 1, 1, 2, 1, 3}));
        // Binomial: five sd, false alarm below 1e-5 for the ten of them.
        const double sd = std::sqrt(cells * 0.2 * 0.8);
        for (const ObservedGroup& group : data.groups) {
            QCOMPARE(group.cellCount(), std::int64_t{cells});
            for (const std::int64_t n : group.cells)
                QVERIFY(std::abs(static_cast<double>(n) - cells * 0.2) < 5 * sd);
        }
        QVERIFY(data.groups[0].cells != data.groups[1].cells);
        QVERIFY(sample({2, cells, 7, {"mRNA", "ON"}}).data == data);
        QVERIFY(sample({2, cells, 8, {"mRNA", "ON"}}).data != data);
    }

    void sumsHiddenStatesOut() {
        const ObservedData data = sample({1, 5000, 3, {"Protein"}}).data;
        QCOMPARE(data.groups[0].values, (std::vector<std::int32_t>{0, 4, 9}));
    }

    void takesTheNetworksObservedStates() {
        Network network = geneExpression();
        ProgressSink silent;
        const auto states = [&] {
            const auto set = [](int) { return fiveStates(1); };
            return sampleSets(network, {}, "sets", 1, set, silent, {}).value().data.states;
        };
        network.observedStates.clear();
        QCOMPARE(states(), network.recordedNames());
        network.observedStates = {network.stateIndex("Protein"), network.stateIndex("mRNA")};
        QCOMPARE(states(), (std::vector<std::string>{"mRNA", "Protein"}));
    }

    void refusesWhatIsNotThere() {
        QVERIFY(errorsOf([] {
                    sample({1, 10, 1, {"mRNA", "rna"}});
                }).contains("\"rna\" is not a recorded state"));
        QVERIFY(errorsOf([] { sample({}, 0); }).contains("there are no simulated sets"));
        QVERIFY(errorsOf([] { sample({0, 10, 1, {}}); }).contains("must be positive"));
    }

    /// Sums computed from the file with Python's json.
    void readsReferenceFiles() {
        REQUIRE_REFERENCE(path, "upstream_format/central_dogma_model_valid_stable.json");
        QCOMPARE(observedFileKind(path), ObservedFileKind::Dataset);
        ProgressSink silent;
        const auto whole = [&](const SyntheticChoice& choice) {
            return sampleDatasetFile(path, geneExpression(), choice, silent, {}).value().data;
        };
        const ObservedData data = whole({2, 0, 1, {"ON", "mRNA", "Protein"}});
        QCOMPARE(data.groups.size(), std::size_t{2});
        QCOMPARE(data.groups[0].cellCount(), std::int64_t{20000});
        QCOMPARE(data.groups[0].cells.size(), std::size_t{2942});
        QCOMPARE(countSum(data.groups[0], 3, 0), std::int64_t{4767});
        QCOMPARE(countSum(data.groups[0], 3, 2), std::int64_t{663067});
        QCOMPARE(countSum(data.groups[1], 3, 1), std::int64_t{336331});
        const std::vector<double> truth{0.031717659, 0.090672938, 9.907132973, 0.92149759,
                                        0.92481006,  0.351492055, 0.247249896};
        for (std::size_t i = 0; i < truth.size(); ++i)
            QVERIFY(std::abs(data.groups[0].truth[i] - truth[i]) < 1e-8);
        QCOMPARE(whole({100, 50, 1, {}}).groups.size(), std::size_t{8});
    }
};

QTEST_APPLESS_MAIN(TestSyntheticData)
#include "tst_synthetic_data.moc"
