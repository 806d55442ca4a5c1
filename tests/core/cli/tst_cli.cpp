// Help, exit codes and bad usage of the command line program.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpEverywhere_data();
    void helpEverywhere();
    void version();
    void badUsage_data();
    void badUsage();
    void checksAGoodNetwork();
    void checkAsJsonIsAList();
    void quietSaysNothing();
};

void CliTest::helpEverywhere_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("program") << QStringList{"--help"};
    for (const char* command : {"check", "simulate", "train", "validate", "solve", "exact", "infer",
                                "logprob", "report", "import", "export", "demo"})
        QTest::newRow(command) << QStringList{command, "--help"};
}

void CliTest::helpEverywhere() {
    QFETCH(QStringList, arguments);
    const cli::Run run = cli::run(arguments);
    COMPARE_CODE(run, 0);
    QVERIFY(run.err.isEmpty());
    QVERIFY(run.out.contains("Examples:\n  dyngpt "));
}

void CliTest::version() {
    const cli::Run run = cli::run({"--version"});
    COMPARE_CODE(run, 0);
    QVERIFY(QRegularExpression("^dyngpt \\d+\\.\\d+\\.\\d+\n$").match(run.out).hasMatch());
}

void CliTest::badUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << QStringList{} << "Usage";
    QTest::newRow("unknown command") << QStringList{"simulte"} << "simulte";
    QTest::newRow("unknown option") << QStringList{"check", "a.json", "--jsn"} << "--jsn";
    QTest::newRow("missing file") << QStringList{"check"} << "FILE is required";
    QTest::newRow("missing output") << QStringList{"report", "p.dyngpt"} << "--output is required";
    QTest::newRow("text for a number")
        << QStringList{"train", "p.dyngpt", "--steps", "many"} << "--steps";
    QTest::newRow("negative seed") << QStringList{"train", "p.dyngpt", "--seed", "-1"} << "--seed";
    QTest::newRow("no cells") << QStringList{"demo", "--cells", "0"} << "--cells";
    QTest::newRow("nothing to export") << QStringList{"export", "p.dyngpt"} << "nothing to write";
    QTest::newRow("nothing to import") << QStringList{"import", "p.dyngpt"} << "nothing to import";
    const QString network =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
    QTest::newRow("no project to write") << QStringList{"simulate", network} << "-o";
    QTest::newRow("no sets") << QStringList{"simulate",          network,  "-o",
                                            "/nowhere/p.dyngpt", "--sets", "-3"}
                             << "sets";
    QTest::newRow("parameters without values")
        << QStringList{"solve", "p.dyngpt", "--params", "kon,koff=x"} << "“koff=x”";
}

void CliTest::badUsage() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const cli::Run run = cli::run(arguments);
    COMPARE_CODE(run, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err);
}

void CliTest::checksAGoodNetwork() {
    for (const char* name : {"gene_expression", "telegraph"}) {
        const QString file = QString::fromStdString(
            testdata::resource(std::string("examples/") + name + "/network.json").string());
        const cli::Run run = cli::run({"check", file});
        COMPARE_CODE(run, 0);
    }
}

void CliTest::checkAsJsonIsAList() {
    QTemporaryDir folder;
    const QString file = folder.filePath("network.json");
    QByteArray network = cli::readFile(
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string()));
    QVERIFY(network.contains("\"ksyn*ON\""));
    QVERIFY(cli::writeFile(file, network.replace("\"ksyn*ON\"", "\"ksynn*ON + bogus\"")));
    const cli::Run run = cli::run({"check", file, "--json"});
    COMPARE_CODE(run, 1);
    const QJsonArray issues = run.json().array();
    int errors = 0;
    bool proposed = false;
    for (const auto& issue : issues) {
        errors += issue.toObject()["severity"].toString() == "error" ? 1 : 0;
        proposed = proposed ||
                   (issue.toObject()["what"].toString() + issue.toObject()["remedy"].toString())
                       .contains("ksyn");
        if (issue.toObject()["severity"].toString() == "error")
            QCOMPARE(issue.toObject()["place"].toString(), QString("events[2].event_rates"));
    }
    QCOMPARE(errors, 2);
    QVERIFY(proposed);
}

void CliTest::quietSaysNothing() {
    QTemporaryDir folder;
    const QString network =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
    const cli::Run run =
        cli::run({"simulate", network, "-o", folder.filePath("p.dyngpt"), "--sets", "2", "--valid",
                  "1", "--t-end", "30", "--window", "20", "--interval", "1", "--quiet", "--json"});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.err.isEmpty(), run.err);
    QCOMPARE(run.json().object()["train_sets"].toInt(), 2);
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
