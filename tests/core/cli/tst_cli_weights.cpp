// dyngpt import-weights and export-weights: the reference package's weights in a project answer
// as they did there, and leave it as they came.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>

class CliWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedWeightsAnswerAsBefore();
    void badFiles();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    /// A project with two short sets, and a network whose bounds are those of the reference.
    bool makeProject(const QString& name) const {
        QJsonObject network = QJsonDocument::fromJson(cli::readFile(network_)).object();
        network["state_upper_bound"] = QJsonArray{2, 100, 580};
        cli::writeFile(path("network.json"), QJsonDocument(network).toJson());
        return cli::run({"simulate", path("network.json"), "-o", path(name), "--sets", "1",
                         "--valid", "1", "--t-end", "20", "--window", "10", "-q"})
                   .code == 0;
    }

    QTemporaryDir folder_;
    const QString network_ = QString::fromStdString(
        testdata::resource("examples/gene_expression/network.json").string());
};

void CliWeightsTest::importedWeightsAnswerAsBefore() {
    REQUIRE_REFERENCE(weights, "reference_net/gene_expression_2layer.pt");
    std::filesystem::path cases = weights;
    cases.replace_extension(".json");
    const QString casesFile = QString::fromStdString(cases.string());
    QVERIFY(makeProject("p.dyngpt"));
    const QString file = QString::fromStdString(weights.string());
    const cli::Run import = cli::run({"import-weights", path("p.dyngpt"), file, "--json"});
    COMPARE_CODE(import, 0);
    QVERIFY(import.json().object()["imported"].toBool());
    QCOMPARE(import.json().object()["num_encoder_layers"].toInt(), 2);
    COMPARE_CODE(cli::run({"export-weights", path("p.dyngpt"), path("out.pt")}), 0);

    const QJsonArray expected =
        QJsonDocument::fromJson(cli::readFile(casesFile)).object()["cases"].toArray();
    QVERIFY(!expected.isEmpty());
    for (const QString& solver : {path("p.dyngpt"), path("out.pt")}) {
        const cli::Run run = cli::run({"logprob", solver, "--cases", casesFile, "--json"});
        COMPARE_CODE(run, 0);
        const QJsonArray found = run.json().object()["cases"].toArray();
        QCOMPARE(found.size(), expected.size());
        for (int i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(found[i]["mean_nll"].toDouble() - expected[i]["mean_nll"].toDouble()) <
                    1e-9);
    }
}

void CliWeightsTest::badFiles() {
    QVERIFY(makeProject("bad.dyngpt"));
    cli::writeFile(path("bad.pt"), "PK not really");
    const cli::Run import = cli::run({"import-weights", path("bad.dyngpt"), path("bad.pt")});
    COMPARE_CODE(import, 1);
    QVERIFY2(import.err.contains("not a zip archive") && import.err.contains("bad.pt"), import.err);
    const cli::Run out = cli::run({"export-weights", path("bad.dyngpt"), path("none.pt")});
    COMPARE_CODE(out, 1);
    QVERIFY2(out.err.contains("no trained solver"), out.err);
    QVERIFY(!QFile::exists(path("none.pt")));
}

QTEST_GUILESS_MAIN(CliWeightsTest)
#include "tst_cli_weights.moc"
