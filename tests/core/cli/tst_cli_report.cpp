// `dyngpt report` on a bundled example: composed as the project says, or as asked.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>

class CliReportTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    cli::Run report(const QStringList& options) const {
        return cli::run(QStringList{"report", path("p.dyngpt"), "-o", path("r.html")} + options);
    }
    QByteArray page() const { return cli::readFile(path("r.html")); }

private Q_SLOTS:
    void initTestCase() {
        const auto example = testdata::resource("examples/telegraph.dyngpt");
        QVERIFY(QFile::copy(QString::fromStdString(example.string()), path("p.dyngpt")));
        QFile::setPermissions(path("p.dyngpt"), QFile::ReadOwner | QFile::WriteOwner);
    }

    void showsEverythingThereIs() {
        const cli::Run run = report({});
        COMPARE_CODE(run, 0);
        for (const char* part : {"summary", "network", "training", "provenance"})
            QVERIFY2(page().contains(QByteArray("id=\"") + part + '"'), part);
        QVERIFY(page().contains("<svg"));
    }

    void composesAsAsked() {
        QVERIFY(cli::writeFile(path("notes.txt"), "From a file.\n\nSecond <one>.\n"));
        const cli::Run run =
            report({"--sections", "network, provenance", "--title", "T & U", "--author", "A. B.",
                    "--notes", path("notes.txt"), "--csv", path("tables")});
        COMPARE_CODE(run, 0);
        for (const char* part :
             {"<h1>T &amp; U</h1>", "A. B.", "<p>From a file.</p>", "<p>Second &lt;one&gt;.</p>",
              "id=\"network\"", "id=\"provenance\""})
            QVERIFY2(page().contains(part), part);
        QVERIFY(!page().contains("id=\"training\"") && !page().contains("id=\"summary\""));
        QVERIFY(!QFile::exists(path("tables/training_history.csv")));
        QVERIFY(QFile::exists(path("tables/events.csv")));
        COMPARE_CODE(report({"--notes", "Just text."}), 0);
        QVERIFY(page().contains("<p>Just text.</p>") && !page().contains("A. B.")); // not kept
    }

    void failuresSayWhy() {
        const cli::Run unknown = report({"--sections", "network,plots,charts"});
        COMPARE_CODE(unknown, 2);
        QVERIFY(unknown.err.contains("no section “plots”"));
        QVERIFY(unknown.err.contains("no section “charts”"));
        QVERIFY(unknown.err.contains("summary, network, simulation"));
        COMPARE_CODE(report({"--sections", ","}), 2);
        QFile::remove(path("r.html"));
        const auto network = testdata::resource("examples/telegraph/network.json");
        const QString empty = path("empty.dyngpt");
        COMPARE_CODE(cli::run({"simulate", QString::fromStdString(network.string()), "-o", empty,
                               "--sets", "2", "--valid", "1", "--t-end", "60", "--window", "50"}),
                     0);
        const cli::Run absent =
            cli::run({"report", empty, "-o", path("r.html"), "--sections", "simulation,inference"});
        COMPARE_CODE(absent, 1);
        QVERIFY2(absent.err.contains("No parameters have been inferred yet."), absent.err);
        QVERIFY(!QFile::exists(path("r.html")));
    }
};

QTEST_GUILESS_MAIN(CliReportTest)
#include "tst_cli_report.moc"
