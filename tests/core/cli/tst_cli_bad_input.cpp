// Files that are damaged, foreign or wrong: the program says where, what and how to mend it, and
// nothing that was there before is lost.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>

namespace {

/// In one line, with single blanks.
QByteArray telegraph() {
    return cli::readFile(QString::fromStdString(
                             testdata::resource("examples/telegraph/network.json").string()))
        .simplified();
}

QByteArray replaced(QByteArray text, const QByteArray& what, const QByteArray& by) {
    if (!text.contains(what))
        qFatal("the network does not contain %s", what.constData());
    return text.replace(what, by);
}

} // namespace

class CliBadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void network_data();
    void network();
    void networkThatIsNotThere();
    void project_data();
    void project();
    void anotherDatasetIsNotOverwritten();
    void failedImportLeavesNoProject();
    void stagesInTheWrongOrder();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
    QByteArray project_;
};

void CliBadInputTest::initTestCase() {
    QVERIFY(cli::writeFile(path("network.json"), telegraph()));
    const cli::Run run =
        cli::run({"simulate", path("network.json"), "-o", path("good.dyngpt"), "--sets", "3",
                  "--valid", "1", "--t-end", "30", "--window", "20", "--interval", "1"});
    COMPARE_CODE(run, 0);
    project_ = cli::readFile(path("good.dyngpt"));
    QVERIFY(project_.size() > 4096);
}

void CliBadInputTest::network_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty file") << QByteArray() << "bad.json"
                                << "";
    QTest::newRow("cut off") << telegraph().left(300) << "bad.json:"
                             << "";
    QTest::newRow("missing comma")
        << replaced(telegraph(), "\"model_name\": \"telegraph\",", "\"model_name\": \"telegraph\"")
        << "bad.json:1:"
        << "";
    QTest::newRow("not an object") << QByteArray("[1, 2]") << "bad.json"
                                   << "";
    QTest::newRow("unknown name in a rate")
        << replaced(telegraph(), "ksyn*ON", "ksyon*ON") << "events[2].event_rates"
        << "ksyon";
    QTest::newRow("negative bound")
        << replaced(telegraph(), "[ 0.05, 0.05, 1, 0.5 ]", "[ -0.05, 0.05, 1, 0.5 ]")
        << "parameters[0]"
        << "";
    QTest::newRow("crossed bounds")
        << replaced(telegraph(), "[ 10, 10, 100, 2 ]", "[ 10, 10, 0.5, 2 ]") << "parameters[2]"
        << "";
}

void CliBadInputTest::network() {
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, said);
    QVERIFY(cli::writeFile(path("bad.json"), content));
    const cli::Run check = cli::run({"check", path("bad.json")});
    COMPARE_CODE(check, 1);
    QVERIFY2(QString::fromUtf8(check.out).contains(place), check.out);
    QVERIFY2(QString::fromUtf8(check.out).contains(said), check.out);
    const cli::Run simulate =
        cli::run({"simulate", path("bad.json"), "-o", path("never.dyngpt"), "--sets", "1"});
    COMPARE_CODE(simulate, 1);
    QVERIFY2(QString::fromUtf8(simulate.err).contains(place), simulate.err);
    QVERIFY(simulate.out.isEmpty());
    QVERIFY(!QFile::exists(path("never.dyngpt")));
}

void CliBadInputTest::networkThatIsNotThere() {
    const cli::Run run = cli::run({"check", path("nothing.json")});
    COMPARE_CODE(run, 1);
    QVERIFY(run.out.contains("nothing.json"));
}

void CliBadInputTest::project_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty file") << QByteArray() << "empty";
    QTest::newRow("truncated to half") << project_.left(project_.size() / 2) << "";
    QTest::newRow("truncated in the head") << project_.left(50) << "";
    QTest::newRow("foreign") << QByteArray("counts,of,something\n1,2,3\n") << "";
    // SQLite keeps the user version, which is the project's format, at offset 60, big endian.
    QByteArray newer = project_;
    newer[63] = static_cast<char>(newer[63] + 1);
    QTest::newRow("newer version") << newer << "newer";
}

void CliBadInputTest::project() {
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    const QString file = path("bad.dyngpt");
    QVERIFY(cli::writeFile(file, content));
    for (const QStringList& arguments :
         {QStringList{"validate", file}, QStringList{"train", file, "--steps", "1"},
          QStringList{"check", file}}) {
        const cli::Run run = cli::run(arguments);
        COMPARE_CODE(run, 1);
        const QString text = QString::fromUtf8(run.out + run.err);
        QVERIFY2(text.contains("bad.dyngpt"), qPrintable(text));
        QVERIFY2(text.contains(said), qPrintable(text));
        QCOMPARE(cli::readFile(file), content);
    }
}

void CliBadInputTest::anotherDatasetIsNotOverwritten() {
    const QStringList same = {"--sets", "3",        "--valid", "1",          "--t-end",
                              "30",     "--window", "20",      "--interval", "1"};
    const QStringList start = {"simulate", path("network.json"), "-o", path("good.dyngpt")};
    COMPARE_CODE(cli::run(start + same), 0);
    const cli::Run seed = cli::run(start + same + QStringList{"--seed", "2"});
    COMPARE_CODE(seed, 1);
    QVERIFY2(seed.err.contains("good.dyngpt") && seed.err.contains("--overwrite"), seed.err);

    QVERIFY(cli::writeFile(path("other.json"), replaced(telegraph(), "ksyn*ON", "2*ksyn*ON")));
    const cli::Run other =
        cli::run(QStringList{"simulate", path("other.json"), "-o", path("good.dyngpt")} + same);
    COMPARE_CODE(other, 1);
    QVERIFY2(other.err.contains("another network"), other.err);

    const cli::Run replace =
        cli::run(start + same + QStringList{"--seed", "2", "--overwrite", "--json"});
    COMPARE_CODE(replace, 0);
    QCOMPARE(replace.json()["settings"]["seed"].toInt(), 2);
}

void CliBadInputTest::failedImportLeavesNoProject() {
    QVERIFY(cli::writeFile(path("sets.json"), "[[[0,0,0,0,0,0,0],{\"0_1\":3,\"0_x\":1}]]"));
    const cli::Run run = cli::run({"import", path("fresh.dyngpt"), "--network",
                                   path("network.json"), "--train", path("sets.json")});
    COMPARE_CODE(run, 1);
    QVERIFY2(run.err.contains("sets.json:1:"), run.err);
    QVERIFY(!QFile::exists(path("fresh.dyngpt")));
}

void CliBadInputTest::stagesInTheWrongOrder() {
    const cli::Run validate = cli::run({"validate", path("good.dyngpt")});
    COMPARE_CODE(validate, 1);
    QVERIFY(validate.err.startsWith("error: "));
    const cli::Run solve = cli::run({"solve", path("good.dyngpt"), "--params", "kon=1"});
    COMPARE_CODE(solve, 1);
    const cli::Run infer = cli::run({"infer", path("good.dyngpt")});
    COMPARE_CODE(infer, 2);
    QVERIFY(infer.err.contains("--data"));
}

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "tst_cli_bad_input.moc"
