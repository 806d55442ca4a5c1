// The exact solver against the reference data, which were computed on their own.

#include "core/simulation/exact_solver.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace dyngpt;

namespace {

Network networkOf(const QString& name) {
    if (name.startsWith("gene"))
        return testdata::geneExpression();
    if (name.startsWith("telegraph"))
        return testdata::telegraph();
    if (name.startsWith("auto"))
        return testdata::network(R"json({"state_names": ["G", "P"], "events": [
            {"state_transition": {"G": 1, "P": 1}, "event_rates": "su*(1-G)"},
            {"state_transition": {"G": -1, "P": -1}, "event_rates": "sb*G*P"},
            {"state_transition": {"P": 1}, "event_rates": "ru*G + rb*(1-G)"},
            {"state_transition": {"P": -1}, "event_rates": "P"}],
            "parameters": {"param_names": ["su", "sb", "ru", "rb"],
                "upper_bound_val": [2, 1, 100, 100], "lower_bound_val": [0.1, 0.01, 1, 1]},
            "model_name": "autoregulation", "initial_val": [1, 0], "t_end": 1,
            "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
            "minimal_state_indices": [1, 2]})json");
    if (name.startsWith("schlogl"))
        return testdata::network(R"json({"state_names": ["X"], "events": [
            {"state_transition": {"X": 1}, "event_rates": "c1*X*(X-1)/2"},
            {"state_transition": {"X": -1}, "event_rates": "c2*X*(X-1)*(X-2)/6"},
            {"state_transition": {"X": 1}, "event_rates": "c3"},
            {"state_transition": {"X": -1}, "event_rates": "c4*X"}],
            "parameters": {"param_names": ["c1", "c2", "c3", "c4"],
                "upper_bound_val": [1, 1, 1000, 10], "lower_bound_val": [1e-5, 1e-5, 1, 0.1]},
            "model_name": "schlogl", "initial_val": [0], "t_end": 1,
            "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
            "minimal_state_indices": [1]})json");
    return testdata::network(R"json({"state_names": ["P1", "P2"], "events": [
        {"state_transition": {"P1": 1}, "event_rates": "a1/(1+(P2/K)^h)"},
        {"state_transition": {"P2": 1}, "event_rates": "a2/(1+(P1/K)^h)"},
        {"state_transition": {"P1": -1}, "event_rates": "d*P1"},
        {"state_transition": {"P2": -1}, "event_rates": "d*P2"}],
        "parameters": {"param_names": ["a1", "a2", "K", "h", "d"],
            "upper_bound_val": [50, 50, 10, 4, 2], "lower_bound_val": [1, 1, 1, 1, 0.5]},
        "model_name": "toggle", "initial_val": [0, 0], "t_end": 1,
        "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
        "minimal_state_indices": [1, 2]})json");
}

double totalVariation(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t n = 0; n < std::max(a.size(), b.size()); ++n)
        sum += std::abs((n < a.size() ? a[n] : 0) - (n < b.size() ? b[n] : 0));
    return sum / 2;
}

} // namespace

class TestExactReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"autoregulation_0", "autoregulation_1", "gene_expression_0", "gene_expression_1",
              "gene_expression_2", "schlogl_0", "telegraph_0", "telegraph_1", "toggle_0"})
            QTest::newRow(name) << name;
    }
    void agrees() {
        QFETCH(QString, name);
        REQUIRE_REFERENCE(path, "exact/" + name.toStdString() + ".json");
        const auto expected = nlohmann::json::parse(std::ifstream(path));
        const Network network = networkOf(name);
        ProgressSink progress;
        const auto solution =
            solveExactly(network, expected["params"].get<std::vector<double>>(), {}, progress, {})
                .value();
        for (std::size_t k = 0; k < expected["names"].size(); ++k) {
            const auto state = expected["names"][k].get<std::string>();
            const auto d = static_cast<std::size_t>(network.stateIndex(state));
            const double distance = totalVariation(
                solution.marginals[d], expected["marginals"][state].get<std::vector<double>>());
            // The references have ten digits; the edges may hold 1e-9.
            QVERIFY2(distance < 3e-9, qPrintable(QString::number(distance)));
            const double mean = expected["mean"][k];
            const double sd = expected["sd"][k];
            QVERIFY(std::abs(solution.mean[d] - mean) < 1e-6 * sd);
            QVERIFY(std::abs(solution.sd[d] - sd) < 1e-6 * sd);
        }
        QVERIFY(solution.residual < 1e-15);
        QVERIFY(solution.edgeMass <= 1e-9);
        QVERIFY(solution.notes.empty());
    }
};

QTEST_APPLESS_MAIN(TestExactReference)
#include "tst_exact_reference.moc"
