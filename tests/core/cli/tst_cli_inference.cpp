// Inference on the command line: methods, priors, many groups, exports, comparison, calibration.
// The solver is trained for a moment only; what is checked is what is done with it.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

class CliInferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void drawsThePosterior();
    void saysWhatTheDrawsAreWorth();
    void namesEveryBadOption();
    void optionsChooseTheMethod();
    void infersManyGroups();
    void groupsAreSorted();
    void writesFiles();
    void compares();
    void calibrates();

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    cli::Run infer(const QStringList& more, const QString& project = "p.dyngpt") const {
        return cli::run(QStringList{"infer", path(project)} + more);
    }

    QTemporaryDir folder_;
    const QStringList quick_{"--method", "nuts", "--chains", "2",
                             "--draws",  "60",   "--warmup", "60"};
};

void CliInferenceTest::initTestCase() {
    const auto network = testdata::resource("examples/telegraph/network.json").string();
    COMPARE_CODE(cli::run({"simulate", QString::fromStdString(network), "-o", path("p.dyngpt"),
                           "--t-end", "120", "--window", "100", "--interval", "0.5", "--sets", "40",
                           "--valid", "6", "--seed", "7"}),
                 0);
    COMPARE_CODE(cli::run({"train", path("p.dyngpt"), "--preset", "quick", "--device", "cpu",
                           "--steps", "60", "--seed", "3"}),
                 0);
    QByteArray cells = "M\n";
    QByteArray genes = "gene,M\n";
    for (int i = 0; i < 90; ++i) {
        const QByteArray count = QByteArray::number((7 * i) % 13);
        cells += count + "\n";
        genes += QByteArray(i % 2 ? "odd" : "even") + "," + count + "\n";
    }
    genes += "broken,100000\n";
    QVERIFY(cli::writeFile(path("cells.csv"), cells));
    QVERIFY(cli::writeFile(path("genes.csv"), genes));
    QVERIFY(QFile::copy(path("p.dyngpt"), path("genes.dyngpt")));
}

void CliInferenceTest::drawsThePosterior() {
    const cli::Run run = infer(QStringList{"--data", path("cells.csv"), "--prior", "kdeg=fixed:1",
                                           "--prior", "kon=lognormal:1:0.5", "--derive",
                                           "burst size=ksyn/koff", "--seed", "5", "--json"} +
                               quick_);
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["cells"].toInt(), 90);
    QCOMPARE(json["settings"]["method"].toString(), QString("nuts"));
    QCOMPARE(json["priors"]["kdeg"].toString(), QString("fixed at 1"));
    QCOMPARE(json["priors"]["kon"].toString(), QString("lognormal with median 1 and sigma 0.5"));
    QCOMPARE(json["posterior"]["values"].toArray().size(), 120);
    QCOMPARE(json["estimates"]["kdeg"]["estimate"].toDouble(), 1.0);
    QVERIFY(json["estimates"]["ksyn"]["r_hat"].toDouble() > 0.9);
    const QJsonObject burst = json["derived"]["burst size"].toObject();
    QVERIFY(burst["low"].toDouble() < burst["estimate"].toDouble());
    QVERIFY(burst["estimate"].toDouble() < burst["high"].toDouble());
    QVERIFY(json["fit_kl_limit"].toDouble() > 0);
    // Priors stay in the project until they are taken away.
    const cli::Run kept = infer(QStringList{"--json", "--prior", "kon=default"} + quick_);
    COMPARE_CODE(kept, 0);
    QCOMPARE(kept.json()["priors"]["kdeg"].toString(), QString("fixed at 1"));
    QVERIFY(!kept.json()["priors"]["kon"].toString().contains("lognormal"));
}

void CliInferenceTest::saysWhatTheDrawsAreWorth() {
    // Small steps: a divergence would be told in place of how the chains agree.
    const cli::Run run =
        infer(QStringList{"--target-acceptance", "0.98", "--tree-depth", "6"} + quick_);
    COMPARE_CODE(run, 0);
    for (const char* said : {"R-hat", "ESS", "contraction", "burst size", "chains", "120 draws",
                             "as many cells from the fit itself would give"})
        QVERIFY2(run.out.contains(said), run.out);
}

void CliInferenceTest::namesEveryBadOption() {
    const cli::Run run =
        infer({"--prior", "kon=uni:1:2", "--prior", "nobody=fixed:1", "--prior", "koff",
               "--capture", "often", "--derive", "ksyn/koff", "--sort", "kon"});
    COMPARE_CODE(run, 2);
    const QString said = QString::fromUtf8(run.err);
    for (const char* wanted :
         {"“uni:1:2” is no prior", "no parameter “nobody”", "“koff” is not of the form NAME=PRIOR",
          "“often” is no capture", "“ksyn/koff” is not of the form NAME=FORMULA"})
        QVERIFY2(said.contains(wanted), run.err);
    COMPARE_CODE(infer({"--sort", "nothing"}), 2);
    const cli::Run formula = infer({"--derive", "wrong=1/nothing"});
    COMPARE_CODE(formula, 1);
    QVERIFY2(formula.err.contains("nothing"), formula.err);
    COMPARE_CODE(infer({"--derive", "wrong="}), 0); // takes it away again
    const cli::Run outside = infer({"--prior", "kon=uniform:0.0001:2"});
    COMPARE_CODE(outside, 1);
    QVERIFY2(outside.err.contains("reaches beyond"), outside.err);
    COMPARE_CODE(infer({"--prior", "kon=default"}), 0);
}

void CliInferenceTest::optionsChooseTheMethod() {
    const QStringList few{"--starts", "3", "--steps", "10", "--threshold", "2", "--json"};
    const cli::Run inferrer = infer(few);
    COMPARE_CODE(inferrer, 0);
    QCOMPARE(inferrer.json()["settings"]["method"].toString(), QString("inferrer"));
    QVERIFY(inferrer.json()["accepted_points"].toInt() > 0);
    COMPARE_CODE(infer(QStringList{"--method", "nuts"} + few), 2);
    COMPARE_CODE(infer({"--method", "inferrer", "--chains", "2"}), 2);
    COMPARE_CODE(infer({"--method", "guess"}), 2);
    COMPARE_CODE(infer({"--starts", "3", "--chains", "2"}), 2);
    const cli::Run importance = infer({"--method", "importance", "--draws", "50", "--json"});
    COMPARE_CODE(importance, 0);
    QVERIFY(importance.json()["sampler"]["pareto_k"].isDouble());
    const cli::Run exact =
        infer({"--method", "exact", "--draws", "50", "--exact-solutions", "20", "--json"});
    COMPARE_CODE(exact, 0);
    QCOMPARE(exact.json()["settings"]["method"].toString(), QString("exact"));
    QCOMPARE(exact.json()["posterior"]["values"].toArray().size(), 20);
    QVERIFY(exact.json()["sampler"]["pareto_k"].isDouble());
}

void CliInferenceTest::infersManyGroups() {
    const QStringList arguments{
        "--data", path("genes.csv"), "--group-by", "gene",     "--starts",
        "4",      "--steps",         "15",         "--derive", "burst size=ksyn/koff"};
    const cli::Run run = infer(arguments + QStringList{"--json"}, "genes.dyngpt");
    COMPARE_CODE(run, 0);
    QSet<QString> names;
    for (const auto& value : run.json()["groups"].toArray()) {
        const QJsonObject group = value.toObject();
        names.insert(group["group"].toString());
        QCOMPARE(group.contains("failure"), group["group"].toString() == "broken");
        if (!group.contains("failure"))
            QCOMPARE(group["cells"].toInt(), 45);
    }
    QCOMPARE(names, (QSet<QString>{"even", "odd", "broken"}));
    const cli::Run table = infer(arguments, "genes.dyngpt"); // nothing left to do
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains("broken: failed: "), table.out);
    QVERIFY2(table.out.contains("2 of 3 groups were inferred, 1 failed"), table.out);
}

void CliInferenceTest::groupsAreSorted() {
    const auto order = [&](const char* by) {
        const QByteArray out = infer({"--sort", by}, "genes.dyngpt").out;
        return out.indexOf("even") < out.indexOf("odd");
    };
    QVERIFY(order("group"));
    const QJsonArray groups = infer({"--json"}, "genes.dyngpt").json()["groups"].toArray();
    QHash<QString, double> ksyn;
    for (const auto& value : groups) {
        const QJsonObject group = value.toObject();
        ksyn[group["group"].toString()] = group["estimates"]["ksyn"]["estimate"].toDouble();
    }
    QCOMPARE(order("ksyn"), ksyn["even"] < ksyn["odd"]);
}

void CliInferenceTest::writesFiles() {
    COMPARE_CODE(infer(QStringList{"--csv", path("draws.csv"), "--prior", "kdeg=fixed:1"} + quick_),
                 0);
    const QList<QByteArray> draws = cli::readFile(path("draws.csv")).trimmed().split('\n');
    QCOMPARE(draws.size(), 121);
    QCOMPARE(draws[0].trimmed(),
             QByteArray("chain,draw,kon,koff,ksyn,kdeg,burst size,loss,weight"));
    QVERIFY(draws[120].startsWith("2,60,"));
    COMPARE_CODE(infer({"--csv", path("groups.csv")}, "genes.dyngpt"), 0);
    const QList<QByteArray> rows = cli::readFile(path("groups.csv")).trimmed().split('\n');
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].startsWith("group,cells,cells_outside,kon,kon_mean"));
    const cli::Run netcdf = infer({"--netcdf", path("p.nc")});
    if (netcdf.err.contains("built without NetCDF"))
        QSKIP("built without NetCDF");
    COMPARE_CODE(netcdf, 0);
    QVERIFY(cli::readFile(path("p.nc")).startsWith("\x89HDF"));
    COMPARE_CODE(infer({"--netcdf", path("no/folder.nc")}), 1);
}

void CliInferenceTest::compares() {
    const cli::Run run = cli::run({"compare", path("genes.dyngpt"), "even", "odd", "--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json.size(), 5);
    for (const auto& value : json) {
        const double p = value.toObject()["probability_larger"].toDouble();
        QVERIFY(p >= 0 && p <= 1);
    }
    const cli::Run table = cli::run({"compare", path("genes.dyngpt"), "even", "odd"});
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains("P(larger)"), table.out);
    const cli::Run nobody = cli::run({"compare", path("genes.dyngpt"), "even", "nobody"});
    COMPARE_CODE(nobody, 2);
    QVERIFY2(nobody.err.contains("even, odd, broken") || nobody.err.contains("even, odd"),
             nobody.err);
    const cli::Run failed = cli::run({"compare", path("genes.dyngpt"), "even", "broken"});
    COMPARE_CODE(failed, 1);
    QVERIFY2(failed.err.contains("nothing was inferred"), failed.err);
}

void CliInferenceTest::calibrates() {
    // One free parameter, to be quick.
    const QStringList arguments{
        "calibrate", path("p.dyngpt"), "--simulations", "20",          "--cells", "20",
        "--method",  "importance",     "--draws",       "50",          "--prior", "koff=fixed:1",
        "--prior",   "ksyn=fixed:10",  "--prior",       "kdeg=fixed:1"};
    const cli::Run run = cli::run(arguments + QStringList{"--json"});
    COMPARE_CODE(run, 0);
    const QJsonObject json = run.json().object();
    QCOMPARE(json["simulations"].toInt(), 20);
    const QJsonObject kon = json["parameters"]["kon"].toObject();
    QCOMPARE(kon["ranks"].toArray().size(), json["inferred"].toInt());
    QCOMPARE(kon["coverage"].toArray().size(), 3);
    QVERIFY(!json["verdict"].toString().isEmpty());
    const cli::Run table = cli::run(arguments);
    COMPARE_CODE(table, 0);
    for (const char* said : {"p of uniform ranks", "allowed", "20 simulations of 20 cells"})
        QVERIFY2(table.out.contains(said), table.out);
    COMPARE_CODE(cli::run({"calibrate", path("p.dyngpt"), "--simulations", "-3"}), 2);
}

QTEST_GUILESS_MAIN(CliInferenceTest)
#include "tst_cli_inference.moc"
