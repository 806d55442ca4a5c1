// The whole path on the command line with tiny settings: every stage does its work, leaves it in
// the project and tells it as JSON; interrupted work goes on.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

#include <csignal>
#include <numeric>

#include <unistd.h>

namespace {

/// Work done, however busy the machine is.
double cpuSeconds(qint64 process) {
    const QByteArray stat = cli::readFile(QString("/proc/%1/stat").arg(process));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 12 ? fields[11].toDouble() / static_cast<double>(::sysconf(_SC_CLK_TCK))
                              : 0;
}

} // namespace

class CliPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trains();
    void trainingIsNotRepeated();
    void validates();
    void solves();
    void solvesWithKnownCountsAndSensitivities();
    void solveWritesSamples();
    void solveNamesBadParameters();
    void infers();
    void inferNamesBadInput_data();
    void inferNamesBadInput();
    void reports();
    void exportsWhatImportReads();
    void compactCopySolves();
    void importsAndExportsTheSameBytes();
    void sameResultForAnyThreads();
    void interruptedSimulationGoesOn();
    void demoRunsAndKeepsItsStages();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    cli::Run simulate(const QString& project, const QStringList& more) const;
    QSet<QByteArray> exportedSets(const QString& name) const;

    QTemporaryDir folder_;
    const QString network_ =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
    const QString parameters_ = "kon=1,koff=1,ksyn=10,kdeg=1";
};

cli::Run CliPathTest::simulate(const QString& project, const QStringList& more) const {
    return cli::run(QStringList{"simulate", network_, "-o", path(project), "--t-end", "120",
                                "--window", "100", "--interval", "0.5"} +
                    more);
}

QSet<QByteArray> CliPathTest::exportedSets(const QString& name) const {
    QSet<QByteArray> sets;
    for (const auto& set : QJsonDocument::fromJson(cli::readFile(path(name))).array())
        sets.insert(QJsonDocument(set.toArray()).toJson());
    return sets;
}

void CliPathTest::initTestCase() {
    const cli::Run run =
        simulate("p.dyngpt", {"--sets", "40", "--valid", "6", "--seed", "7", "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["train_sets"].toInt(), 40);
    QCOMPARE(json["valid_sets"].toInt(), 6);
    QCOMPARE(json["replicas"].toInt(), 6);
    QCOMPARE(json["provenance"]["seed"].toInt(), 7);
}

void CliPathTest::trains() {
    const cli::Run run = cli::run({"train", path("p.dyngpt"), "--preset", "quick", "--device",
                                   "cpu", "--steps", "60", "--seed", "3", "--json"});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.err.contains("held out"), run.err);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["steps"].toInt(), 60);
    QCOMPARE(json["preset"].toString(), QString("custom"));
    const QJsonArray history = json["history"].toArray();
    QVERIFY(history.size() >= 5);
    QVERIFY(history.last()["held_out_loss"].toDouble() <
            history.first()["held_out_loss"].toDouble());
}

void CliPathTest::trainingIsNotRepeated() {
    const QStringList again = {"train", path("p.dyngpt"), "--json"};
    const cli::Run first = cli::run(again);
    COMPARE_CODE(first, 0);
    QVERIFY2(first.err.contains("Already trained"), first.err);
}

void CliPathTest::validates() {
    const cli::Run run = cli::run({"validate", path("p.dyngpt"), "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["held_out_sets"].toInt(), 6);
    QCOMPARE(json["sets"].toArray().size(), 6);
    for (const char* state : {"ON", "M"}) {
        const QJsonObject summary = json["summary"][QLatin1String(state)].toObject();
        QVERIFY(summary["kl"]["median"].toDouble() > 0);
        QVERIFY(summary["noise_floor"]["median"].isDouble());
    }
    const cli::Run table = cli::run({"validate", path("p.dyngpt"), "--quiet"});
    COMPARE_CODE(table, 0);
    QVERIFY(table.out.contains("noise floor"));
    QVERIFY2(table.err.isEmpty(), table.err);

    const cli::Run exact = cli::run({"validate", path("p.dyngpt"), "--quiet", "--exact", "2",
                                     "--csv", path("sets.csv"), "--json"});
    COMPARE_CODE(exact, 0);
    QCOMPARE(exact.json()["exact"]["sets"].toArray().size(), 2);
    QFile file(path("sets.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines[0].startsWith("set,"));
    QVERIFY(lines[0].contains(",exact.M.kl_smoothed,"));
    QVERIFY(!lines[1].contains(",,,")); // the first set was solved exactly, the second was not
    QVERIFY(lines[2].contains(",,,"));
}

void CliPathTest::solves() {
    const cli::Run run = cli::run({"solve", path("p.dyngpt"), "--params", parameters_, "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    for (const char* name : {"ON", "M"}) {
        const QLatin1String state(name);
        const QJsonArray marginal = json["marginals"][state].toArray();
        QCOMPARE(marginal.size(), json["bounds"][state].toInt());
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < marginal.size(); ++n) {
            sum += marginal[n].toDouble();
            mean += n * marginal[n].toDouble();
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(std::abs(mean - json["mean"][state].toDouble()) < 1e-9);
        QVERIFY(json["sd"][state].toDouble() > 0);
    }
    QCOMPARE(json["bounds"]["ON"].toInt(), 2);
}

void CliPathTest::solvesWithKnownCountsAndSensitivities() {
    const QStringList solve = {"solve",   path("p.dyngpt"), "--params",        parameters_,
                               "--given", "ON=1",           "--sensitivities", "--json"};
    const cli::Run run = cli::run(solve);
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["given"]["ON"].toInt(), 1);
    QCOMPARE(json["mean"]["ON"].toDouble(), 1.0);
    const cli::Run whole = cli::run(solve.mid(0, 4) + QStringList{"--json"});
    COMPARE_CODE(whole, 0);
    const double on = whole.json()["mean"]["ON"].toDouble();
    QVERIFY(std::abs(json["given_probability"].toDouble() - on) < 1e-9);
    const QJsonObject slopes = json["sensitivities"].toObject();
    for (const char* key : {"mean", "sd", "mean_elasticity", "sd_elasticity"})
        for (const char* parameter : {"kon", "koff", "ksyn", "kdeg"})
            QVERIFY(slopes[QLatin1String(key)]["M"][QLatin1String(parameter)].isDouble());
    QVERIFY(slopes["sd_elasticity"]["ON"]["kon"].isNull()); // the sd of ON is 0
    const double elasticity = slopes["mean_elasticity"]["M"]["ksyn"].toDouble();
    const double slope = slopes["mean"]["M"]["ksyn"].toDouble();
    QVERIFY(std::abs(elasticity * json["mean"]["M"].toDouble() - slope) < 1e-9);

    const cli::Run bad = cli::run(
        {"solve", path("p.dyngpt"), "--params", parameters_, "--given", "ON=7,OFF=1,M=1.5"});
    COMPARE_CODE(bad, 2);
    for (const char* said : {"ON = 7 is outside", "no recorded state “OFF”", "1.5 is not a count"})
        QVERIFY2(bad.err.contains(said), bad.err);
}

void CliPathTest::solveWritesSamples() {
    const auto samples = [&](const char* seed, const char* file) {
        const cli::Run run = cli::run({"solve", path("p.dyngpt"), "--params", parameters_,
                                       "--samples", "500", "--seed", seed, "--csv", path(file)});
        if (run.code != 0)
            qWarning("%s", run.err.constData());
        return cli::readFile(path(file));
    };
    const QByteArray first = samples("1", "one.csv");
    QVERIFY(first.startsWith("ON,M\n"));
    QCOMPARE(first.count('\n'), 501);
    QCOMPARE(samples("1", "again.csv"), first);
    QVERIFY(samples("2", "two.csv") != first);
    COMPARE_CODE(cli::run({"solve", path("p.dyngpt"), "--params", parameters_, "--samples", "5"}),
                 2); // where to?
}

void CliPathTest::solveNamesBadParameters() {
    const cli::Run run = cli::run(
        {"solve", path("p.dyngpt"), "--params", "kon=100,koff=1,ksin=10", "--params", "kdeg=1"});
    COMPARE_CODE(run, 2);
    const QString said = QString::fromUtf8(run.err);
    QVERIFY2(said.contains("kon = 100 is outside"), run.err);
    QVERIFY2(said.contains("“ksyn” is missing"), run.err);
    QVERIFY2(said.contains("no parameter “ksin”"), run.err);
    QVERIFY2(!said.contains("kdeg ="), run.err);
}

void CliPathTest::infers() {
    QByteArray counts = "cell,rna\n";
    for (int i = 0; i < 60; ++i)
        counts += QByteArray::number(i) + "," + QByteArray::number((7 * i) % 13) + "\n";
    QVERIFY(cli::writeFile(path("counts.csv"), counts));
    const cli::Run run = cli::run({"infer", path("p.dyngpt"), "--data", path("counts.csv"), "--map",
                                   "rna=M", "--loss", "hellinger", "--starts", "4", "--steps", "15",
                                   "--threshold", "1", "--seed", "5", "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["cells"].toInt(), 60);
    QCOMPARE(json["observed_states"].toArray(), QJsonArray{"M"});
    QCOMPARE(json["settings"]["inference_loss_func"].toString(), QString("Hellinger"));
    for (const char* name : {"kon", "koff", "ksyn", "kdeg"}) {
        const QJsonObject estimate = json["estimates"][QLatin1String(name)].toObject();
        const double value = estimate["estimate"].toDouble();
        QVERIFY(value >= estimate["lower_bound"].toDouble() * (1 - 1e-12));
        QVERIFY(value <= estimate["upper_bound"].toDouble() * (1 + 1e-12));
    }
    QVERIFY(json["accepted_points"].toInt() > 0);
    // The data stay in the project: the next run may leave them out.
    COMPARE_CODE(cli::run({"infer", path("p.dyngpt"), "--seed", "6"}), 0);
}

void CliPathTest::inferNamesBadInput_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("map");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const QByteArray good = "rna,other\n1,2\n3,4\n";
    QTest::newRow("unknown state") << good << "rna=mRNA" << 2 << "no state “mRNA”";
    QTest::newRow("unknown column") << good << "rnas=M" << 1 << "rnas";
    QTest::newRow("no state named") << good << "rna" << 2 << "“rna” is not of the form";
    QTest::newRow("state twice") << good << "rna=M,other=M" << 2 << "named twice";
    QTest::newRow("text") << QByteArray("rna\n1\nmany\n2\n") << "rna=M" << 1 << "bad.csv:3";
    QTest::newRow("negative count") << QByteArray("rna\n1\n-1\n") << "rna=M" << 1 << "bad.csv:3";
    QTest::newRow("empty file") << QByteArray() << "rna=M" << 1 << "bad.csv";
    QTest::newRow("only a header") << QByteArray("rna\n") << "rna=M" << 1 << "bad.csv";
}

void CliPathTest::inferNamesBadInput() {
    QFETCH(QByteArray, content);
    QFETCH(QString, map);
    QFETCH(int, code);
    QFETCH(QString, said);
    QVERIFY(cli::writeFile(path("bad.csv"), content));
    const cli::Run run = cli::run({"infer", path("p.dyngpt"), "--data", path("bad.csv"), "--map",
                                   map, "--starts", "2", "--steps", "2"});
    COMPARE_CODE(run, code);
    QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err);
    QVERIFY(run.out.isEmpty());
}

void CliPathTest::reports() {
    const cli::Run run = cli::run(
        {"report", path("p.dyngpt"), "-o", path("out report.html"), "--csv", path("tables/of it")});
    COMPARE_CODE(run, 0);
    const QByteArray html = cli::readFile(path("out report.html"));
    QVERIFY(html.contains("<svg"));
    QVERIFY(html.contains("kdeg"));
    const QStringList tables = QDir(path("tables/of it")).entryList({"*.csv"});
    QVERIFY(tables.size() >= 3);
    for (const QString& table : tables)
        QVERIFY(run.out.contains(table.toUtf8()));
}

void CliPathTest::exportsWhatImportReads() {
    COMPARE_CODE(cli::run({"export", path("p.dyngpt"), "--train", path("train.json"), "--valid",
                           path("valid.json"), "--network", path("network.json")}),
                 0);
    QCOMPARE(cli::readFile(path("network.json")).simplified().isEmpty(), false);
    const cli::Run import =
        cli::run({"import", path("again.dyngpt"), "--network", path("network.json"), "--train",
                  path("train.json"), "--valid", path("valid.json"), "--json"});
    COMPARE_CODE(import, 0);
    QCOMPARE(import.json()["train_sets"].toInt(), 40);
    QCOMPARE(import.json()["valid_sets"].toInt(), 6);
    QVERIFY(import.json()["imported"].toBool());
    COMPARE_CODE(cli::run({"export", path("again.dyngpt"), "--train", path("train2.json")}), 0);
    QCOMPARE(cli::readFile(path("train2.json")), cli::readFile(path("train.json")));
}

void CliPathTest::compactCopySolves() {
    COMPARE_CODE(cli::run({"export", path("p.dyngpt"), "--compact", path("small.dyngpt")}), 0);
    QVERIFY(QFileInfo(path("small.dyngpt")).size() < QFileInfo(path("p.dyngpt")).size());
    const QStringList solve = {"--params", parameters_, "--json"};
    const cli::Run whole = cli::run(QStringList{"solve", path("p.dyngpt")} + solve);
    const cli::Run small = cli::run(QStringList{"solve", path("small.dyngpt")} + solve);
    COMPARE_CODE(small, 0);
    QCOMPARE(small.out, whole.out);
}

void CliPathTest::importsAndExportsTheSameBytes() {
    REQUIRE_REFERENCE(network, "configs/central_dogma_model_config.json");
    REQUIRE_REFERENCE(train, "upstream_format/central_dogma_model_train_stable.json");
    REQUIRE_REFERENCE(valid, "upstream_format/central_dogma_model_valid_stable.json");
    const auto text = [](const std::filesystem::path& p) {
        return QString::fromStdString(p.string());
    };
    const cli::Run import =
        cli::run({"import", path("reference.dyngpt"), "--network", text(network), "--train",
                  text(train), "--valid", text(valid), "--json"});
    COMPARE_CODE(import, 0);
    QCOMPARE(import.json()["train_sets"].toInt(), 16);
    QCOMPARE(import.json()["valid_sets"].toInt(), 8);
    COMPARE_CODE(cli::run({"export", path("reference.dyngpt"), "--train", path("t.json"), "--valid",
                           path("v.json"), "--network", path("n.json")}),
                 0);
    QVERIFY(cli::readFile(path("t.json")) == cli::readFile(text(train)));
    QVERIFY(cli::readFile(path("v.json")) == cli::readFile(text(valid)));
    QCOMPARE(QJsonDocument::fromJson(cli::readFile(path("n.json"))),
             QJsonDocument::fromJson(cli::readFile(text(network))));
}

void CliPathTest::sameResultForAnyThreads() {
    for (const char* threads : {"1", "2"}) {
        const QString name = QString("threads%1").arg(threads);
        COMPARE_CODE(
            simulate(name + ".dyngpt", {"--sets", "10", "--valid", "2", "--threads", threads}), 0);
        COMPARE_CODE(cli::run({"export", path(name + ".dyngpt"), "--train", path(name + ".json")}),
                     0);
    }
    const QByteArray one = cli::readFile(path("threads1.json"));
    QVERIFY(!one.isEmpty());
    QVERIFY(one == cli::readFile(path("threads2.json")));
}

void CliPathTest::interruptedSimulationGoesOn() {
    // Far more work than fits before the signal; then as much as was asked for at last.
    const QStringList arguments = {"simulate", network_, "-o",       path("stopped.dyngpt"),
                                   "--sets",   "100000", "--valid",  "1",
                                   "--t-end",  "3000",   "--window", "100"};
    QProcess process;
    process.start(cli::program(), arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("stopped.dyngpt")).size() > 0, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(cpuSeconds(process.processId()) > 0.7, 60000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("same command again"), said);

    COMPARE_CODE(cli::run({"export", path("stopped.dyngpt"), "--train", path("part.json")}), 0);
    const QSet<QByteArray> part = exportedSets("part.json");
    QVERIFY2(!part.isEmpty(), "no set was finished before the signal");
    QVERIFY(part.size() < 100000);

    // Fewer sets of the same kind: what is there stays, only the gaps are filled.
    QStringList fewer = arguments;
    fewer[5] = QString::number(part.size() + 5);
    COMPARE_CODE(cli::run(fewer), 1);
    COMPARE_CODE(cli::run(fewer + QStringList{"--overwrite", "--quiet"}), 0);
    COMPARE_CODE(cli::run({"export", path("stopped.dyngpt"), "--train", path("all.json")}), 0);
    const QSet<QByteArray> all = exportedSets("all.json");
    QCOMPARE(all.size(), part.size() + 5);
    QVERIFY((all & part).size() > part.size() / 2);
}

void CliPathTest::demoRunsAndKeepsItsStages() {
    const QStringList arguments = {
        "demo",     "-o", path("my demo"), "--sets", "12",       "--valid", "3", "--steps", "20",
        "--starts", "2",  "--cells",       "50",     "--device", "cpu"};
    const cli::Run first = cli::run(arguments);
    COMPARE_CODE(first, 0);
    for (const char* said : {"noise floor", "accepted range", "report.html", "observed.csv"})
        QVERIFY2(first.out.contains(said), first.out);
    QVERIFY(cli::readFile(path("my demo/report.html")).contains("<svg"));
    QCOMPARE(cli::readFile(path("my demo/observed.csv")).count('\n'), 51);
    const cli::Run second = cli::run(arguments + QStringList{"--json"});
    COMPARE_CODE(second, 0);
    const QJsonArray stages = second.json()["stages"].toArray();
    QCOMPARE(stages.size(), 4);
    for (const auto& stage : stages)
        QVERIFY(stage.toObject()["kept"].toBool());
    QCOMPARE(second.json()["parameters"].toObject().size(), 7);
}

QTEST_GUILESS_MAIN(CliPathTest)
#include "tst_cli_path.moc"
