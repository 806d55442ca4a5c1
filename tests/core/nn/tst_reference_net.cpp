// The reference package's network in float64: stored conditional and joint log probabilities,
// loss and gradient, to 1e-9.

#include "core/nn/backend.h"
#include "core/nn/checkpoint.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <fstream>

using namespace dyngpt;
using nlohmann::json;

class TestReferenceNet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void singlePrecisionIsClose();
};

namespace {

struct Reference {
    std::unique_ptr<Solver> solver;
    json cases;
};

Reference load(const std::filesystem::path& path, Precision precision) {
    const json file = json::parse(std::ifstream(path));
    const json& config = file.at("config");
    SolverShape shape;
    shape.parameterNames.assign(config.at("num_params").get<std::size_t>(), "k");
    shape.stateNames = {"ON", "mRNA", "Protein"};
    shape.stateBounds = config.at("state_upper_bound").get<std::vector<int>>();
    shape.initialState = config.at("initial_value").get<std::vector<double>>();
    shape.heads = config.at("n_head");
    std::filesystem::path weights = path;
    weights.replace_extension(".pt");
    const std::string bytes = encodeCheckpoint(readReferenceWeights(weights, shape));
    return {backend().loadSolver(bytes, precision), file.at("cases")};
}

std::vector<std::int32_t> flatten(const json& states) {
    std::vector<std::int32_t> flat;
    for (const json& state : states)
        for (const json& value : state)
            flat.push_back(value);
    return flat;
}

} // namespace

void TestReferenceNet::matches_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("one layer, mask buffer") << "gene_expression_1layer_with_mask_buffer";
    QTest::newRow("two layers") << "gene_expression_2layer";
}

void TestReferenceNet::matches() {
    QFETCH(QString, name);
    REQUIRE_REFERENCE(path, "reference_net/" + name.toStdString() + ".json");
    const Reference reference = load(path, Precision::Double);
    QVERIFY(!reference.cases.empty());
    for (const json& one : reference.cases) {
        const auto logParameters = one.at("log_params").get<std::vector<double>>();
        const std::vector<std::int32_t> states = flatten(one.at("states"));
        const std::size_t count = states.size() / 3;
        const std::vector<double> conditional =
            reference.solver->conditionalLogProbability(logParameters, states);
        for (std::size_t i = 0; i < count; ++i) {
            double joint = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                const double expected = one.at("conditional_log_prob")[i][k];
                QVERIFY(std::abs(conditional[i * 3 + k] - expected) < 1e-9);
                joint += conditional[i * 3 + k];
            }
            QVERIFY(std::abs(joint - one.at("joint_log_prob")[i].get<double>()) < 1e-9);
        }
        ObservedStates observed{{0, 1, 2}, states};
        const auto query = reference.solver->prepare(observed);
        const auto evaluation = query->evaluate(logParameters);
        double nll = 0;
        for (const double value : evaluation->logProbability())
            nll -= value / static_cast<double>(count);
        QVERIFY(std::abs(nll - one.at("mean_nll").get<double>()) < 1e-9);
        const std::vector<double> cotangent(count, -1.0 / static_cast<double>(count));
        const std::vector<double> gradient = evaluation->pullBack(cotangent);
        for (std::size_t p = 0; p < gradient.size(); ++p)
            QVERIFY(std::abs(gradient[p] -
                             one.at("grad_mean_nll_wrt_log_params")[p].get<double>()) < 1e-9);
    }
}

void TestReferenceNet::singlePrecisionIsClose() {
    REQUIRE_REFERENCE(path, "reference_net/gene_expression_2layer.json");
    const Reference reference = load(path, Precision::Single);
    const json& one = reference.cases[0];
    const std::vector<std::int32_t> states = flatten(one.at("states"));
    const std::vector<double> conditional = reference.solver->conditionalLogProbability(
        one.at("log_params").get<std::vector<double>>(), states);
    for (std::size_t i = 0; i < conditional.size(); ++i) {
        const double expected = one.at("conditional_log_prob")[i / 3][i % 3];
        QVERIFY(std::abs(conditional[i] - expected) < 2e-4);
    }
}

QTEST_APPLESS_MAIN(TestReferenceNet)
#include "tst_reference_net.moc"
