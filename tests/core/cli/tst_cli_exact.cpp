// dyngpt exact: what it prints and what it refuses.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>

namespace {

QString telegraph() {
    return QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
}

} // namespace

class CliExactTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsOneDocument();
    void parametersNotGivenAreNominal();
    void readsSbml();
    void refusesUnknownParameters();
    void refusesWhatIsTooLarge();
    void tellsWhereItEnds();
};

void CliExactTest::printsOneDocument() {
    const cli::Run run = cli::run({"exact", telegraph(), "--params", "kon=0.1,koff=0.3,ksyn=60",
                                   "--params", "kdeg=1", "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QVERIFY(std::abs(json["mean"]["M"].toDouble() - 15) < 1e-6);
    QVERIFY(std::abs(json["sd"]["ON"].toDouble() - std::sqrt(0.1875)) < 1e-9);
    const QJsonArray marginal = json["marginals"]["M"].toArray();
    QVERIFY(std::abs(marginal[0].toDouble() - 0.4929389796) < 1e-8); // telegraph_0.json
    double sum = 0;
    for (const auto& p : marginal)
        sum += p.toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-12);
    QCOMPARE(marginal.size(), json["box"]["M"].toInt() + 1);
    QVERIFY(json["residual"].toDouble() < 1e-15);
    QVERIFY(json["edge_mass"].toDouble() <= 1e-9);
    QCOMPARE(json["states"].toInt(), 2 * marginal.size());
    QVERIFY(json["notes"].toArray().isEmpty());
}

void CliExactTest::parametersNotGivenAreNominal() {
    const cli::Run run = cli::run({"exact", telegraph(), "--params", "ksyn=60", "--json", "-q"});
    COMPARE_CODE(run, 0);
    const QJsonObject used = run.json().object()["parameters"].toObject();
    QCOMPARE(used["ksyn"].toDouble(), 60.0);
    QCOMPARE(used.size(), 4);
    QVERIFY(used["kdeg"].toDouble() > 0);
}

void CliExactTest::readsSbml() {
    // Immigration and death of the stochastic test suite, which has X = 0 at the start.
    REQUIRE_REFERENCE(path, "dsmts/00020-sbml-l3v2.xml");
    const cli::Run run = cli::run({"exact", QString::fromStdString(path.string()), "--json", "-q"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QVERIFY(std::abs(json["mean"]["X"].toDouble() - 10) < 1e-6);
    QVERIFY(std::abs(json["sd"]["X"].toDouble() - std::sqrt(10)) < 1e-6);
}

void CliExactTest::refusesUnknownParameters() {
    const cli::Run run = cli::run({"exact", telegraph(), "--params", "kof=1"});
    COMPARE_CODE(run, 2);
    QVERIFY2(run.err.contains("There is no parameter “kof”"), run.err);
    QVERIFY2(run.err.contains("kon, koff, ksyn, kdeg"), run.err);
}

void CliExactTest::refusesWhatIsTooLarge() {
    const cli::Run run =
        cli::run({"exact", telegraph(), "--params", "ksyn=60,kdeg=1", "--most-states", "50", "-q"});
    COMPARE_CODE(run, 1);
    QVERIFY2(run.err.contains("needs more than 50 states"), run.err);
}

void CliExactTest::tellsWhereItEnds() {
    QTemporaryDir folder;
    const QString file = folder.filePath("decay.json");
    QVERIFY(cli::writeFile(file, R"({"state_names": ["A", "B"], "events": [
        {"state_transition": {"A": -1, "B": 1}, "event_rates": "k*A"}],
        "parameters": {"param_names": ["k"], "upper_bound_val": [2], "lower_bound_val": [1]},
        "model_name": "decay", "initial_val": [3, 0], "t_end": 10, "train_data_size": 1,
        "valid_data_size": 1, "dataset_dir": "", "minimal_state_indices": [1, 2]})"));
    const cli::Run run = cli::run({"exact", file, "--json", "-q"});
    COMPARE_CODE(run, 0);
    const QJsonArray notes = run.json().object()["notes"].toArray();
    QCOMPARE(notes.size(), 1);
    QVERIFY2(notes[0]["what"].toString().contains("A = 0, B = 3"), run.out);
}

QTEST_GUILESS_MAIN(CliExactTest)
#include "tst_cli_exact.moc"
