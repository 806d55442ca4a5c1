// The referee: a solver that knows the answer, one that does not, and the simulation's own noise.

#include "core/simulation/exact_solver.h"
#include "core/validation/exact_reference.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

Network birthDeath() {
    Network network;
    network.modelName = "birth_death";
    network.stateNames = {"X"};
    network.initialValues = {0};
    network.recordedStates = {0};
    network.parameters = {{"k", 1, 40, Scale::Linear, {}}};
    Event birth;
    birth.transition = {{"X", 1}};
    birth.rate = "k";
    Event death;
    death.transition = {{"X", -1}};
    death.rate = "X";
    network.events = {birth, death};
    return network;
}

/// Poisson with the mean times a factor.
class PoissonSolver : public Solver {
public:
    explicit PoissonSolver(double factor) : factor_(factor) {
        shape_.parameterNames = {"k"};
        shape_.stateNames = {"X"};
        shape_.stateBounds = {100};
        shape_.initialState = {0};
    }
    const SolverShape& shape() const override { return shape_; }
    JointTable jointTable(std::span<const double> logParameters) const override {
        const double mean = factor_ * std::exp(logParameters[0]);
        JointTable table{shape_.stateBounds, {}};
        double probability = std::exp(-mean);
        for (int n = 0; n < shape_.stateBounds[0]; ++n) {
            table.probability.push_back(probability);
            probability *= mean / (n + 1);
        }
        return table;
    }
    std::vector<double> conditionalLogProbability(std::span<const double>,
                                                  std::span<const std::int32_t>) const override {
        return {};
    }
    std::vector<std::int32_t> sample(std::span<const double>, int, std::uint64_t) const override {
        return {};
    }
    std::unique_ptr<Query> prepare(const ObservedStates&) const override { return {}; }

private:
    SolverShape shape_;
    double factor_;
};

std::vector<HeldOutSet> heldOutSets() {
    std::vector<HeldOutSet> sets;
    for (const double mean : {4.0, 9.0, 16.0}) {
        // A rough "simulation": half at the mean, half one above.
        const auto count = static_cast<std::int32_t>(mean);
        sets.push_back(
            {static_cast<int>(sets.size()), {mean}, {1, {count, count + 1}, {1, 1}}, {}});
    }
    return sets;
}

std::optional<ValidationReport> compare(const Solver& solver, const Network& network,
                                        std::stop_token stop = {}) {
    ProgressSink progress;
    const std::vector<HeldOutSet> sets = heldOutSets();
    return validateExactly(
        solver, network, static_cast<int>(sets.size()),
        [&](int i) { return sets[static_cast<std::size_t>(i)]; }, {}, progress, std::move(stop));
}

} // namespace

class TestValidateExactly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectSolverIsTold() {
        const auto report = compare(PoissonSolver(1), birthDeath()).value();
        QCOMPARE(report.sets.size(), std::size_t{3});
        QVERIFY(report.summary[0].kl.worst < 1e-8);
        QVERIFY(report.summary[0].totalVariation.worst < 1e-8);
        QVERIFY(std::abs(report.sets[1].states[0].simulatedMean - 9) < 1e-7);
    }
    void aBiasedSolverHasTheDivergenceOfPoissons() {
        const auto report = compare(PoissonSolver(1.1), birthDeath()).value();
        // KL(Poisson(m), Poisson(c m)) = m (c - 1 - log c).
        QVERIFY(std::abs(report.sets[2].states[0].kl - 16 * (0.1 - std::log(1.1))) < 1e-7);
        QVERIFY(std::abs(report.summary[0].kl.median - 9 * (0.1 - std::log(1.1))) < 1e-6);
    }
    void theSimulationsOwnDistanceStandsBeside() {
        const auto report = compare(PoissonSolver(1), birthDeath()).value();
        QVERIFY(report.summary[0].noiseFloor->median > 1);
        QVERIFY(*report.sets[0].jointNoiseFloor > 0.4);
    }
    void whatCannotBeSolvedIsSaid() {
        Network network = birthDeath();
        network.events[0].delay = Delay{{TimeDistribution::Kind::Deterministic, {"2"}}, false};
        QVERIFY_EXCEPTION_THROWN(compare(PoissonSolver(1), network), Error);
    }
    void stoppedIsAnOutcome() {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!compare(PoissonSolver(1), birthDeath(), source.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestValidateExactly)
#include "tst_validate_exactly.moc"
