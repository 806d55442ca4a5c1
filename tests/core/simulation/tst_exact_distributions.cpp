// Simulation against the exact stationary distributions of the reference data. Each network runs
// as 256 independent replicas; probabilities and moments are averages over replicas, so that the
// scatter between replicas gives their error whatever the autocorrelation within one. Limit: |t|
// of 255 degrees of freedom below 5.5, which one of the 1,000 comparisons here exceeds by chance
// with a probability of 1e-4.

#include "core/simulation/dataset.h"
#include "tests/core/simulation/networks.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace dyngpt;

namespace {

constexpr int replicas = 256;
constexpr double limit = 5.5;

/// |mean of the replicas - expected| in standard errors.
double distance(const std::vector<double>& values, double expected) {
    double mean = 0;
    for (const double v : values)
        mean += v / replicas;
    double squares = 0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    return std::abs(mean - expected) / std::sqrt(squares / (replicas - 1) / replicas);
}

Network autoregulation() {
    return testdata::network(R"json({"state_names": ["G", "P"], "events": [
        {"state_transition": {"G": 1, "P": 1}, "event_rates": "su*(1-G)"},
        {"state_transition": {"G": -1, "P": -1}, "event_rates": "sb*G*P"},
        {"state_transition": {"P": 1}, "event_rates": "ru*G + rb*(1-G)"},
        {"state_transition": {"P": -1}, "event_rates": "P"}],
        "parameters": {"param_names": ["su", "sb", "ru", "rb"],
                       "upper_bound_val": [2, 1, 100, 100], "lower_bound_val": [0.1, 0.01, 1, 1]},
        "model_name": "autoregulation", "initial_val": [1, 0], "t_end": 600,
        "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
        "minimal_state_indices": [1, 2]})json");
}

Network toggle() {
    return testdata::network(R"json({"state_names": ["P1", "P2"], "events": [
        {"state_transition": {"P1": 1}, "event_rates": "a1/(1+(P2/K)^h)"},
        {"state_transition": {"P2": 1}, "event_rates": "a2/(1+(P1/K)^h)"},
        {"state_transition": {"P1": -1}, "event_rates": "d*P1"},
        {"state_transition": {"P2": -1}, "event_rates": "d*P2"}],
        "parameters": {"param_names": ["a1", "a2", "K", "h", "d"],
                       "upper_bound_val": [50, 50, 10, 4, 2],
                       "lower_bound_val": [1, 1, 1, 1, 0.5]},
        "model_name": "toggle", "initial_val": [0, 0], "t_end": 600,
        "train_data_size": 1, "valid_data_size": 1, "dataset_dir": "",
        "minimal_state_indices": [1, 2]})json");
}

} // namespace

class TestExactDistributions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stationaryDistribution_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("burnIn");
        QTest::addColumn<double>("window");
        for (const char* name : {"gene_expression_0", "gene_expression_1", "gene_expression_2"})
            QTest::newRow(name) << name << 500.0 << 1500.0;
        QTest::newRow("telegraph_0") << "telegraph_0" << 100.0 << 800.0;
        QTest::newRow("telegraph_1") << "telegraph_1" << 50.0 << 500.0;
        QTest::newRow("autoregulation_0") << "autoregulation_0" << 50.0 << 250.0;
        QTest::newRow("autoregulation_1") << "autoregulation_1" << 100.0 << 200.0;
        QTest::newRow("toggle_0") << "toggle_0" << 2500.0 << 300.0;
    }
    void stationaryDistribution() {
        QFETCH(QString, name);
        QFETCH(double, burnIn);
        QFETCH(double, window);
        REQUIRE_REFERENCE(path, "exact/" + name.toStdString() + ".json");
        const auto exact = nlohmann::json::parse(std::ifstream(path));
        const Network network = name.startsWith("gene")        ? testdata::geneExpression()
                                : name.startsWith("telegraph") ? testdata::telegraph()
                                : name.startsWith("auto")      ? autoregulation()
                                                               : toggle();
        SimulationSettings settings;
        settings.tEnd = burnIn + window;
        settings.window = window;
        settings.interval = 0.5;
        settings.seed = 20;
        const auto parameters = exact["params"].get<std::vector<double>>();

        std::vector<Histogram> histograms;
        for (std::uint64_t i = 0; i < replicas; ++i)
            histograms.push_back(simulateAt(network, settings, parameters, i, {})->histogram);
        for (std::size_t s = 0; s < exact["names"].size(); ++s)
            compare(histograms, static_cast<int>(s), exact["names"][s].get<std::string>(), exact);
    }

private:
    static void compare(const std::vector<Histogram>& histograms, int state,
                        const std::string& name, const nlohmann::json& exact) {
        const auto index = static_cast<std::size_t>(state);
        const double mean = exact["mean"][index];
        const double sd = exact["sd"][index];
        std::vector<double> means, squares;
        std::vector<std::vector<double>> marginals;
        for (const Histogram& histogram : histograms) {
            const Moments m = moments(histogram);
            means.push_back(m.mean[index]);
            squares.push_back(m.sd[index] * m.sd[index] + m.mean[index] * m.mean[index]);
            marginals.push_back(marginal(histogram, state));
        }
        check(distance(means, mean), name, "mean");
        check(distance(squares, mean * mean + sd * sd), name, "second moment");

        // Bins below 1 % are too seldom hit for a t test: together they are what is left over.
        const auto expected = exact["marginals"][name].get<std::vector<double>>();
        for (std::size_t x = 0; x < expected.size(); ++x) {
            if (expected[x] < 0.01)
                continue;
            std::vector<double> values;
            for (const auto& m : marginals)
                values.push_back(x < m.size() ? m[x] : 0.0);
            check(distance(values, expected[x]), name, "P(" + std::to_string(x) + ")");
        }
    }

    static void check(double t, const std::string& name, const std::string& what) {
        const std::string message = what + " of " + name + ": t = " + std::to_string(t);
        QVERIFY2(t < limit, message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestExactDistributions)
#include "tst_exact_distributions.moc"
