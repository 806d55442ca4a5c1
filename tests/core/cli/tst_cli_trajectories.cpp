// trajectories and convert: the tables they write, the models they take, what they refuse.

#include "tests/support/cli_runner.h"
#include "tests/support/sbml_text.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

namespace {

/// Immigration at rate a = 10, death at rate d = 0.5 a molecule, and twice the count.
QByteArray immigrationDeath() {
    using namespace sbmltext;
    return QByteArray::fromStdString(model(
        compartment() + list("Species", species("X", "", "initialAmount=\"0\"")) +
        list("Parameters",
             parameter("a", "10") + parameter("d", "0.5") + parameter("y", "0", false)) +
        list("Rules", rule("y", op("times", cn("2") + ci("X")))) +
        list("Reactions", reaction("I", "", reference("X"), ci("a")) +
                              reaction("D", reference("X"), "", op("times", ci("d") + ci("X"))))));
}

} // namespace

class CliTrajectoriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statistics();
    void pathsAndQuantiles();
    void json();
    void sameNumbersForAnyThreads();
    void everyKindOfModel();
    void checksSbml();
    void convertsThereAndBack();
    void refusals_data();
    void refusals();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    QTemporaryDir folder_;
};

void CliTrajectoriesTest::initTestCase() {
    QVERIFY(cli::writeFile(path("model.xml"), immigrationDeath()));
    const cli::Run run = cli::run({"convert", path("model.xml"), path("model.json")});
    if (run.err.contains("built without libsbml"))
        QSKIP("built without libsbml");
    COMPARE_CODE(run, 0);
    QVERIFY(run.out.contains("model.json"));
}

void CliTrajectoriesTest::statistics() {
    const cli::Run run =
        cli::run({"trajectories", path("model.xml"), "--params", "a=20", "--t-end", "8", "--grid",
                  "4", "--runs", "2000", "--seed", "3", "--stats", path("stats.csv")});
    COMPARE_CODE(run, 0);
    const QList<QByteArray> lines = cli::readFile(path("stats.csv")).split('\n');
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines[0], QByteArray("time,X-mean,X-sd,y-mean,y-sd"));
    QCOMPARE(lines[1], QByteArray("0,0,0,0,0"));
    const QList<QByteArray> last = lines[5].split(',');
    QCOMPARE(last[0].toDouble(), 8.0);
    // Poisson with mean 40 (1 - exp(-4)) = 39.27, sd 6.27: the error of the mean is 0.14.
    QVERIFY(qAbs(last[1].toDouble() - 39.27) < 0.7);
    QVERIFY(qAbs(last[2].toDouble() - 6.27) < 0.5);
    QCOMPARE(last[3].toDouble(), 2 * last[1].toDouble());
}

void CliTrajectoriesTest::pathsAndQuantiles() {
    const cli::Run run =
        cli::run({"trajectories", path("model.xml"), "--t-end", "8", "--grid", "4", "--runs", "50",
                  "--stats", path("all.csv"), "--all", "--paths", path("paths.csv"), "--keep", "3",
                  "--method", "composition-rejection"});
    COMPARE_CODE(run, 0);
    QVERIFY(cli::readFile(path("all.csv")).startsWith("time,X-mean,X-sd,X-min,X-max,X-q0.05,"));
    const QList<QByteArray> paths = cli::readFile(path("paths.csv")).split('\n');
    QCOMPARE(paths[0], QByteArray("time,run,X,y"));
    QCOMPARE(paths.size(), 1 + 3 * 5 + 1);
}

void CliTrajectoriesTest::json() {
    const cli::Run run = cli::run({"trajectories", path("model.xml"), "--t-end", "8", "--grid", "4",
                                   "--runs", "50", "--json", "--quiet"});
    COMPARE_CODE(run, 0);
    const QJsonDocument json = run.json();
    QCOMPARE(json["runs"].toInt(), 50);
    QCOMPARE(json["time"].toArray().size(), 5);
    QCOMPARE(json["outputs"]["X"]["mean"].toArray().size(), 5);
    QCOMPARE(json["outputs"]["y"]["sd"].toArray().size(), 5);
}

void CliTrajectoriesTest::sameNumbersForAnyThreads() {
    QByteArray first;
    for (const char* threads : {"1", "2", "8"}) {
        COMPARE_CODE(cli::run({"trajectories", path("model.xml"), "--t-end", "8", "--runs", "300",
                               "--threads", threads, "--all", "--stats", path("threads.csv")}),
                     0);
        const QByteArray now = cli::readFile(path("threads.csv"));
        QVERIFY(!now.isEmpty());
        if (first.isEmpty())
            first = now;
        QCOMPARE(now, first);
    }
}

void CliTrajectoriesTest::everyKindOfModel() {
    const QString network =
        QString::fromStdString(testdata::resource("examples/telegraph/network.json").string());
    COMPARE_CODE(cli::run({"simulate", network, "-o", path("project.dyngpt"), "--sets", "1",
                           "--valid", "1", "--t-end", "30", "--window", "20", "--interval", "1"}),
                 0);
    QByteArray first;
    for (const QString& model : {network, path("project.dyngpt")}) {
        const cli::Run run = cli::run({"trajectories", model, "--t-end", "5", "--runs", "20",
                                       "--stats", path("kind.csv"), "--quiet"});
        COMPARE_CODE(run, 0);
        if (first.isEmpty())
            first = cli::readFile(path("kind.csv"));
        QCOMPARE(cli::readFile(path("kind.csv")), first);
    }
}

void CliTrajectoriesTest::checksSbml() {
    COMPARE_CODE(cli::run({"check", path("model.xml")}), 0);
    QVERIFY(cli::writeFile(path("wrong.xml"),
                           immigrationDeath().replace("value=\"10\"", "value=\"NaN\"")));
    const cli::Run run = cli::run({"check", path("wrong.xml")});
    COMPARE_CODE(run, 1);
    QVERIFY2(run.out.contains("wrong.xml:"), run.out);
}

void CliTrajectoriesTest::convertsThereAndBack() {
    COMPARE_CODE(cli::run({"convert", path("model.json"), path("again.xml")}), 0);
    COMPARE_CODE(cli::run({"convert", path("again.xml"), path("again.json")}), 0);
    QCOMPARE(cli::readFile(path("again.json")), cli::readFile(path("model.json")));
    const cli::Run splicing = cli::run(
        {"convert",
         QString::fromStdString(testdata::resource("examples/splicing/network.json").string()),
         path("splicing.sbml")});
    COMPARE_CODE(splicing, 0);
    QVERIFY(splicing.err.contains("waiting times"));
}

void CliTrajectoriesTest::refusals_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    const QString model = path("model.xml");
    const auto row = [](const char* name, const QStringList& arguments, int code,
                        const char* said) {
        QTest::newRow(name) << arguments << code << QByteArray(said);
    };
    row("unknown parameter", {"trajectories", model, "--params", "k=1"}, 2, "k");
    row("no interval", {"trajectories", model, "--grid", "0"}, 2, "grid");
    row("no run", {"trajectories", model, "--runs", "0"}, 2, "runs");
    row("no time", {"trajectories", model, "--t-end", "-1"}, 2, "t_end");
    row("unknown method", {"trajectories", model, "--method", "magic"}, 2, "magic");
    row("no such file", {"trajectories", path("nothing.xml")}, 1, "nothing.xml");
    row("unknown form", {"convert", model, path("out.txt")}, 2, "out.txt");
    row("negative propensity",
        {"trajectories", model, "--params", "a=-1", "--t-end", "1", "--runs", "2"}, 1, "events[0]");
    QVERIFY(cli::writeFile(path("bad.xml"),
                           immigrationDeath().replace("<ci> X </ci>", "<ci> Z </ci>")));
    row("model with an error", {"trajectories", path("bad.xml")}, 1, "bad.xml:");
}

void CliTrajectoriesTest::refusals() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    const cli::Run run = cli::run(arguments);
    COMPARE_CODE(run, code);
    QVERIFY2(run.err.contains(said), run.err);
    QVERIFY(run.out.isEmpty());
}

QTEST_GUILESS_MAIN(CliTrajectoriesTest)
#include "tst_cli_trajectories.moc"
