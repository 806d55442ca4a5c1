// Weights of the reference package as a project's solver, and back.

#include "core/common/file.h"
#include "core/nn/checkpoint.h"
#include "core/project/stages.h"
#include "tests/core/nn/solver_fixture.h"
#include "tests/core/project/project_samples.h"

#include <QTest>

using namespace dyngpt;

class TestWeightsExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void importedWeightsAreTheSolver();
    void exportGivesBackWhatWasImported();
    void anotherNetworkMakesThemStale();
    void trainingReplacesThem();
    void misfitsLeaveTheOldSolver();
    void nothingToExport();
    void aReportSaysSo();

private:
    std::filesystem::path file(const char* name) const {
        return folder_->filePath(name).toStdString();
    }
    std::unique_ptr<Project> project() const { return Project::open(file("p.dyngpt")); }

    std::unique_ptr<QTemporaryDir> folder_;
    Checkpoint weights_;
};

static Network boundedNetwork() {
    Network network = samples::network();
    network.stateUpperBounds = {2, 6};
    return network;
}

void TestWeightsExchange::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    SolverShape shape = fixture::smallShape();
    shape.parameterNames = {"kon", "koff", "ρ"};
    shape.stateNames = {"ON", "mRNA"};
    shape.stateBounds = {2, 6};
    shape.initialState = {1, 0};
    weights_ = fixture::randomCheckpoint(shape, 5);
    writeFileAtomically(file("w.pt"), encodeReferenceWeights(weights_));
    const auto created = Project::create(file("p.dyngpt"), boundedNetwork());
    TrainingSettings settings = created->trainingSettings();
    settings.heads = 2;
    created->setTrainingSettings(settings);
}

void TestWeightsExchange::importedWeightsAreTheSolver() {
    importWeights(*project(), file("w.pt"));
    const auto opened = project();
    QCOMPARE(opened->state(Stage::Train), StageState::Done);
    const TrainingInfo info = *opened->training();
    QVERIFY(info.imported);
    QVERIFY(info.result.history.empty());
    QCOMPARE(info.shape.layers, 2);
    QCOMPARE(info.shape.heads, 2);
    QCOMPARE(info.shape.embedding, 8);
    QCOMPARE(info.shape.feedForward, 12);
    QCOMPARE(info.shape.stateBounds, (std::vector{2, 6}));
    QCOMPARE(info.shape.lower, (std::vector{0.1, 0.1, 1.0}));
    QVERIFY(!info.provenance.created.empty());
    const Checkpoint solver = decodeCheckpoint(opened->solverBytes(), "x");
    QCOMPARE(solver.tensors.at("pro_fc.weight").bytes, weights_.tensors.at("pro_fc.weight").bytes);
    QCOMPARE(solver.shape.stateNames, (std::vector<std::string>{"ON", "mRNA"}));
}

void TestWeightsExchange::exportGivesBackWhatWasImported() {
    importWeights(*project(), file("w.pt"));
    exportWeights(*project(), file("again.pt"));
    QVERIFY(readFile(file("again.pt")) == readFile(file("w.pt")));
}

void TestWeightsExchange::anotherNetworkMakesThemStale() {
    const auto opened = project();
    importWeights(*opened, file("w.pt"));
    samples::simulate(*opened); // another dataset changes nothing for them
    QCOMPARE(opened->state(Stage::Train), StageState::Done);
    Network network = boundedNetwork();
    network.parameters[0].upper = 2;
    opened->setNetwork(network);
    QCOMPARE(opened->state(Stage::Train), StageState::Stale);
}

void TestWeightsExchange::trainingReplacesThem() {
    const auto opened = project();
    importWeights(*opened, file("w.pt"));
    samples::simulate(*opened);
    opened->setTraining(samples::trainingInfo(*opened), "bytes");
    QVERIFY(!opened->training()->imported);
    QCOMPARE(opened->state(Stage::Train), StageState::Done);
}

void TestWeightsExchange::misfitsLeaveTheOldSolver() {
    const auto opened = project();
    importWeights(*opened, file("w.pt"));
    const std::string before = opened->solverBytes();
    Network network = boundedNetwork();
    network.stateUpperBounds = {2, 8}; // the file's vocabulary ends at 7
    opened->setNetwork(network);
    QVERIFY_EXCEPTION_THROWN(importWeights(*opened, file("w.pt")), Error);
    writeFileAtomically(file("bad.pt"), "PK no archive");
    QVERIFY_EXCEPTION_THROWN(importWeights(*opened, file("bad.pt")), Error);
    QVERIFY(opened->solverBytes() == before);
}

void TestWeightsExchange::nothingToExport() {
    QVERIFY_EXCEPTION_THROWN(exportWeights(*project(), file("none.pt")), Error);
    QVERIFY(!std::filesystem::exists(file("none.pt")));
}

void TestWeightsExchange::aReportSaysSo() {
    importWeights(*project(), file("w.pt"));
    const std::string html = toHtml(makeReport(*project()));
    QVERIFY(html.find("weights were imported from a file") != std::string::npos);
    QVERIFY(html.find(" nan ") == std::string::npos); // the loss that nobody knows
}

QTEST_APPLESS_MAIN(TestWeightsExchange)
#include "tst_weights_exchange.moc"
