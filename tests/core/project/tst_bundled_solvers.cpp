// The trained solvers that come with the program: small, validated, and as good as they say, also
// against what is known of each network on paper.
#include "core/model/network_json.h"
#include "core/nn/answers.h"
#include "core/project/stages.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace fs = std::filesystem;

class TestBundledSolvers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyAreComplete_data();
    void theyAreComplete();
    void theyKeepTheirPromise_data() { theyAreComplete_data(); }
    void theyKeepTheirPromise();
    void cascadeIsPoisson();
    void splicingHasTheMeansOfItsFlows();
    void epidemicHasAPoissonPopulation();
    void autoregulationBalancesItsGene();

private:
    /// A copy, since opening a project may write to its file.
    std::unique_ptr<Project> open(const std::string& name) const;

    QTemporaryDir folder_;
};

namespace {

std::vector<double> logs(const std::vector<double>& values) {
    std::vector<double> result;
    for (const double value : values)
        result.push_back(std::log(value));
    return result;
}

/// Of the parameters' box, at `place` between 0 and 1 on a logarithmic scale.
std::vector<double> pointAt(const SolverShape& shape, double place) {
    std::vector<double> point;
    for (std::size_t p = 0; p < shape.lower.size(); ++p)
        point.push_back(shape.lower[p] * std::pow(shape.upper[p] / shape.lower[p], place));
    return point;
}

bool near(double found, double expected, double relative) {
    return std::abs(found - expected) <= relative * std::max(expected, 1.0);
}

#define VERIFY_NEAR(found, expected, relative)                                                     \
    QVERIFY2(near(found, expected, relative),                                                      \
             qPrintable(QString("%1, expected %2").arg(found).arg(expected)))

} // namespace

std::unique_ptr<Project> TestBundledSolvers::open(const std::string& name) const {
    const fs::path copy = fs::path(folder_.path().toStdString()) / (name + ".dyngpt");
    fs::copy_file(testdata::resource("examples/" + name + ".dyngpt"), copy,
                  fs::copy_options::overwrite_existing);
    return Project::open(copy);
}

void TestBundledSolvers::theyAreComplete_data() {
    QTest::addColumn<QString>("name");
    for (const auto& entry : fs::directory_iterator(testdata::resource("examples")))
        if (entry.is_directory())
            QTest::newRow(entry.path().filename().c_str())
                << QString::fromStdString(entry.path().filename().string());
}

void TestBundledSolvers::theyAreComplete() {
    QFETCH(QString, name);
    const auto project = open(name.toStdString());
    for (const Stage stage : {Stage::Simulate, Stage::Train, Stage::Validate})
        QVERIFY2(project->state(stage) == StageState::Done, stageName(stage).c_str());
    QVERIFY(project->solverBytes().size() < 1500000);
    QCOMPARE(project->network().stateNames,
             readNetwork(testdata::resource("examples") / name.toStdString() / "network.json")
                 .stateNames);
    QVERIFY(fs::exists(testdata::resource("examples") / name.toStdString() / "observed.csv"));
    QVERIFY(fs::exists(testdata::resource("examples") / name.toStdString() / "validation.txt"));
}

// The stored table comes out again, and the solver is nearer to the held-out sets than two
// simulations of one set are to each other, or than 0.001 nats.
void TestBundledSolvers::theyKeepTheirPromise() {
    QFETCH(QString, name);
    const auto project = open(name.toStdString());
    const auto stored = project->validation();
    QVERIFY(stored);
    ProgressSink sink;
    QCOMPARE(runValidation(*project, sink, {}), Outcome::Finished);
    const auto anew = project->validation();
    QCOMPARE(anew->sets.size(), stored->sets.size());
    for (std::size_t k = 0; k < anew->summary.size(); ++k) {
        const StateSummary& now = anew->summary[k];
        const StateSummary& then = stored->summary[k];
        QVERIFY(std::abs(now.kl.median - then.kl.median) <= 0.02 * then.kl.median + 1e-6);
        QVERIFY(std::abs(now.meanError.median - then.meanError.median) <=
                0.02 * then.meanError.median + 1e-4);
        const double floor = std::max(now.noiseFloor ? now.noiseFloor->median : 0.0, 0.001);
        QVERIFY2(now.kl.median < floor, qPrintable(QString("%1 %2").arg(now.kl.median).arg(floor)));
    }
}

void TestBundledSolvers::cascadeIsPoisson() {
    const auto project = open("cascade");
    const auto solver = loadSolver(*project, Precision::Single);
    for (const std::vector<double>& point :
         {std::vector<double>{20, 0.6, 0.2}, std::vector<double>{5, 0.3, 0.3}}) {
        const Distribution found = solveAt(*solver, logs(point));
        const double q = point[1] / (point[1] + point[2]);
        for (int i = 0; i < 10; ++i) {
            const double mean =
                point[0] / point[2] * (i < 9 ? (1 - q) * std::pow(q, i) : std::pow(q, 9));
            const auto k = static_cast<std::size_t>(i);
            VERIFY_NEAR(found.mean[k], mean, 0.05);
            VERIFY_NEAR(found.sd[k], std::sqrt(mean), 0.08);
        }
    }
}

void TestBundledSolvers::splicingHasTheMeansOfItsFlows() {
    const auto project = open("splicing");
    const auto solver = loadSolver(*project, Precision::Single);
    // ron, mon, roff, moff, ksyn, rsp, msp, rdeg, mdeg
    for (const std::vector<double>& point : {std::vector<double>{2, 3, 1, 1, 15, 3, 1, 1.5, 3},
                                             std::vector<double>{1, 2, 2, 3, 10, 1, 2, 1, 1}}) {
        const Distribution found = solveAt(*solver, logs(point));
        const double on = point[3] / (point[1] + point[3]);
        VERIFY_NEAR(found.mean[0], on, 0.03);
        VERIFY_NEAR(found.mean[1], point[4] * on * point[6], 0.06);
        VERIFY_NEAR(found.mean[2], point[4] * on * point[8], 0.06);
    }
}

void TestBundledSolvers::epidemicHasAPoissonPopulation() {
    const auto project = open("sirs");
    const auto solver = loadSolver(*project, Precision::Single);
    for (const double place : {0.4, 0.6}) {
        const std::vector<double> point = pointAt(solver->shape(), place);
        const Distribution found = solveAt(*solver, logs(point));
        const double people = point[0] / point[4];
        VERIFY_NEAR(found.mean[0] + found.mean[1] + found.mean[2], people, 0.04);
    }
}

void TestBundledSolvers::autoregulationBalancesItsGene() {
    const auto project = open("autoregulation");
    const auto solver = loadSolver(*project, Precision::Single);
    for (const double place : {0.3, 0.5, 0.7}) {
        // σu, σb, ρu, ρb; decay of the protein has rate 1 and binding takes proteins out as often
        // as unbinding gives them back: mean P = ρu P(Gu) + ρb P(Gb).
        const std::vector<double> point = pointAt(solver->shape(), place);
        const Distribution found = solveAt(*solver, logs(point));
        const double unbound = found.mean[0];
        VERIFY_NEAR(found.mean[1], point[2] * unbound + point[3] * (1 - unbound), 0.02);
    }
}

QTEST_APPLESS_MAIN(TestBundledSolvers)
#include "tst_bundled_solvers.moc"
