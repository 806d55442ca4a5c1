// dyngpt simulate: a killed run goes on to the same bytes; the dataset's options and what is said
// of the sets.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

class CliDatasetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedSimulationGoesOn();
    void optionsReachTheDataset();
    void scalesReachTheNetwork();
    void badOptions_data();
    void badOptions();
    void saysWhatDiffers();
    void saysHowGoodTheSetsAre();
    void exportSaysWhatItRounds();
    void exactTeacher();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    QStringList command(const QString& project, const QStringList& more) const {
        return QStringList{"simulate", network_, "-o",         path(project), "--t-end", "120",
                           "--window", "100",    "--interval", "0.5",         "--sets",  "8",
                           "--valid",  "2"} +
               more;
    }

    QTemporaryDir folder_;
    const QString network_ =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
};

void CliDatasetsTest::killedSimulationGoesOn() {
    const auto arguments = [&](const QString& project) {
        return QStringList{"simulate", network_,  "-o",       path(project), "--sets",
                           "150",      "--valid", "5",        "--seed",      "3",
                           "--t-end",  "6000",    "--window", "500",         "-q"};
    };
    int kills = 0;
    int last = 0;
    while (kills < 3) {
        QProcess process;
        process.start(cli::program(), arguments("killed.dyngpt"));
        QVERIFY(process.waitForStarted());
        const auto size = [&] {
            return QFileInfo(path("killed.dyngpt")).size() +
                   QFileInfo(path("killed.dyngpt-wal")).size();
        };
        const qint64 before = size();
        QTRY_VERIFY_WITH_TIMEOUT(
            size() > before + 150'000 || process.state() == QProcess::NotRunning, 60000);
        if (process.state() == QProcess::NotRunning)
            break; // as much had been done as there was
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        ++kills;
        // No training set may be there yet: held-out sets come first.
        cli::run({"export", path("killed.dyngpt"), "--train", path("part.json"), "-q"});
        const auto done = static_cast<int>(
            QJsonDocument::fromJson(cli::readFile(path("part.json"))).array().size());
        QVERIFY2(done >= last && done < 150, QByteArray::number(done));
        last = done;
    }
    QVERIFY(kills > 0 && last > 0);
    COMPARE_CODE(cli::run(arguments("killed.dyngpt")), 0);
    COMPARE_CODE(cli::run(arguments("whole.dyngpt") + QStringList{"--threads", "1"}), 0);
    for (const QString& project : {QString("killed"), QString("whole")})
        COMPARE_CODE(
            cli::run({"export", path(project + ".dyngpt"), "--train", path(project + "_train.json"),
                      "--valid", path(project + "_valid.json"), "-q"}),
            0);
    for (const QString& file : {QString("_train.json"), QString("_valid.json")}) {
        const QByteArray whole = cli::readFile(path("whole" + file));
        QVERIFY(!whole.isEmpty());
        QVERIFY(cli::readFile(path("killed" + file)) == whole);
    }
}

void CliDatasetsTest::optionsReachTheDataset() {
    const cli::Run run =
        cli::run(command("options.dyngpt", {"--sampling", "residence", "--replicas", "3",
                                            "--second-start", "--method", "direct", "--json"}));
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    const QJsonObject settings = json["settings"].toObject();
    QCOMPARE(settings["sampling"].toString(), QString("residence"));
    QCOMPARE(settings["replicas_per_set"].toInt(), 3);
    QCOMPARE(settings["second_start"].toBool(), true);
    QCOMPARE(settings["method"].toString(), QString("direct"));
    QCOMPARE(json["noise_floor"]["states"].toArray().size(), 2);
    QVERIFY(json["noise_floor"]["joint"].toDouble() > 0);
    QCOMPARE(json["upper_bounds"]["state_upper_bound"].toArray().first().toInt(), 2);
    QVERIFY(json["starts_differ"].isDouble() && json["halves_differ"].isDouble());
    // They stay with the project.
    const cli::Run again = cli::run({"simulate", path("options.dyngpt"), "--json"});
    COMPARE_CODE(again, 0);
    QCOMPARE(again.json()["settings"].toObject(), settings);
}

void CliDatasetsTest::scalesReachTheNetwork() {
    COMPARE_CODE(cli::run(command("scale.dyngpt", {"--scale", "kon=log, ksyn=log", "-q"})), 0);
    COMPARE_CODE(cli::run({"export", path("scale.dyngpt"), "--network", path("scaled.json"), "-q"}),
                 0);
    const QJsonObject parameters =
        QJsonDocument::fromJson(cli::readFile(path("scaled.json")))["parameters"].toObject();
    const QJsonArray names = parameters["param_names"].toArray();
    for (int i = 0; i < names.size(); ++i) {
        const bool logarithmic = names[i] == "kon" || names[i] == "ksyn";
        QCOMPARE(parameters["scale"].toArray()[i].toString(),
                 QString(logarithmic ? "log" : "linear"));
    }
    // Other places for the sets are another dataset.
    const cli::Run linear = cli::run({"simulate", path("scale.dyngpt"), "--scale", "kon=linear"});
    COMPARE_CODE(linear, 1);
    QVERIFY2(linear.err.contains("another network"), linear.err);
    COMPARE_CODE(
        cli::run({"simulate", path("scale.dyngpt"), "--scale", "kon=linear", "--overwrite"}), 0);
}

void CliDatasetsTest::badOptions_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::newRow("sampling") << QStringList{"--sampling", "often"} << "--sampling";
    QTest::newRow("teacher") << QStringList{"--teacher", "school"} << "--teacher";
    QTest::newRow("method") << QStringList{"--method", "scientific"} << "--method";
    QTest::newRow("no replicas") << QStringList{"--replicas", "0"}
                                 << "0 replicas of a set cannot be simulated";
    QTest::newRow("scale of nothing")
        << QStringList{"--scale", "kof=log"} << "“kof=log” names no parameter and its scale";
    QTest::newRow("no scale") << QStringList{"--scale", "kon"} << "“kon” names no parameter";
    QTest::newRow("odd scale") << QStringList{"--scale", "kon=cubic"} << "“kon=cubic”";
}

void CliDatasetsTest::badOptions() {
    QFETCH(QStringList, options);
    QFETCH(QString, said);
    const cli::Run run = cli::run(command("bad.dyngpt", options));
    COMPARE_CODE(run, 2);
    QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err);
    QVERIFY(!QFileInfo::exists(path("bad.dyngpt")));
}

void CliDatasetsTest::saysWhatDiffers() {
    COMPARE_CODE(cli::run(command("differs.dyngpt", {"-q"})), 0);
    const cli::Run run =
        cli::run(command("differs.dyngpt", {"--sampling", "residence", "--seed", "4"}));
    COMPARE_CODE(run, 1);
    QVERIFY2(run.err.contains("made with other settings: seed 1 in place of 4, sampling "
                              "\"snapshots\" in place of \"residence\""),
             run.err);
}

void CliDatasetsTest::saysHowGoodTheSetsAre() {
    // Too short to settle from no mRNA: the halves of the window differ.
    const cli::Run run =
        cli::run({"simulate", network_, "-o", path("short.dyngpt"), "--sets", "40", "--valid", "4",
                  "--t-end", "3", "--window", "3", "--interval", "0.01", "--replicas", "20", "-q"});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.out.contains("40 training and 4 held-out sets of 20 runs of 301 snapshots"),
             run.out);
    QVERIFY2(run.out.contains("sets are not stationary: the halves of their window differ"),
             run.out);
    QVERIFY2(run.out.contains("split-half distance"), run.out);
    QVERIFY2(run.out.contains("upper bound"), run.out);
}

void CliDatasetsTest::exportSaysWhatItRounds() {
    COMPARE_CODE(cli::run(command("times.dyngpt", {"--sampling", "residence", "-q"})), 0);
    const cli::Run run = cli::run({"export", path("times.dyngpt"), "--train", path("times.json")});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.err.contains("scaled to a total of 1000000000 a set and rounded"), run.err);
    const cli::Run import = cli::run({"import", path("back.dyngpt"), "--network", network_,
                                      "--train", path("times.json"), "--json"});
    COMPARE_CODE(import, 0);
    QCOMPARE(import.json()["train_sets"].toInt(), 8);
}

void CliDatasetsTest::exactTeacher() {
    const cli::Run run = cli::run(command("exact.dyngpt", {"--teacher", "exact", "--json"}));
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json()["replicas"].toInt(), 2);
    QVERIFY(run.json()["noise_floor"].isObject()); // the held-out sets are simulated
    const cli::Run words = cli::run({"simulate", path("exact.dyngpt"), "-q"});
    COMPARE_CODE(words, 0);
    QVERIFY2(words.out.contains("8 training sets solved exactly and 2 held-out sets of "),
             words.out);
}

QTEST_GUILESS_MAIN(CliDatasetsTest)
#include "tst_cli_datasets.moc"
