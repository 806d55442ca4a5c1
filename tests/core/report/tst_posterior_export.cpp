// Posteriors as tables and as NetCDF files, read back by other programs where they are there.

#include "core/report/posterior_export.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dyngpt;

namespace {

Posterior drawn(const std::string& group) {
    Posterior posterior;
    posterior.group = group;
    posterior.parameterNames = {"ksyn", "k/off"};
    posterior.observedStates = {"mRNA"};
    posterior.cells = 10;
    posterior.settings.derived = {{"burst size", "2*ksyn"}};
    posterior.priors = {{"ksyn", PriorKind::LogUniform, 1, 100},
                        {"k/off", PriorKind::Uniform, 0, 1}};
    for (int i = 0; i < 6; ++i)
        posterior.points.push_back({{1.0 + i, 1 / (1.0 + i)}, 2.5 + i, 1.0 / 6});
    posterior.estimates = {{.name = "ksyn", .estimate = 3.5, .low = 1, .high = 6, .truth = 4},
                           {.name = "k/off", .estimate = 0.25}};
    posterior.derived = {{.name = "burst size", .estimate = 7}};
    posterior.sampler.chains = 2;
    posterior.sampler.divergences = 1;
    posterior.provenance = {"00000000000000dd", 1, "0.1.0", "2026-01-02T06:04:05Z"};
    return posterior;
}

Posterior failed(const std::string& group) {
    Posterior posterior;
    posterior.group = group;
    posterior.failure = "too few cells";
    posterior.settings.derived = drawn("").settings.derived;
    return posterior;
}

ObservedData cells() {
    return {"cells.csv",
            {"mRNA"},
            {{"a", {3, 8}, {2, 1}, {}}, {"b", {5}, {4}, {}}, {"not inferred", {1}, {9}, {}}}};
}

/// Debian's, whatever else stands in the path.
const QString python = "/usr/bin/python3";

/// Runs python on the file; `expression` is of `posterior`, `stats` and `observed` (netCDF4
/// groups).
QJsonObject read(const QString& file, const QString& expression) {
    QProcess process;
    process.start(python, {"-c",
                           "import sys, json\nimport netCDF4\nd = netCDF4.Dataset(sys.argv[1])\n"
                           "posterior, stats, observed = (d[n] for n in "
                           "('posterior', 'sample_stats', 'observed_data'))\n"
                           "print(json.dumps(" +
                               expression + "))",
                           file});
    process.waitForFinished(60000);
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray err = process.readAllStandardError();
    if (!err.isEmpty())
        qWarning("%s", err.constData());
    return QJsonDocument::fromJson(out).object();
}

bool pythonHas(const QString& module) {
    return QProcess::execute(python, {"-c", "import " + module}) == 0;
}
bool pythonReadsNetcdf() {
    return pythonHas("netCDF4");
}

} // namespace

class PosteriorExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drawsHaveTheirChains() {
        const std::string csv = toCsv(posteriorDraws(drawn("a")));
        QVERIFY2(csv.starts_with("chain,draw,ksyn,k/off,burst size,loss,weight\r\n1,1,1,1,2,2.5,"),
                 csv.c_str());
        QVERIFY(csv.find("\r\n2,1,4,0.25,8,5.5,") != std::string::npos);
        Posterior inferrer = drawn("a");
        inferrer.sampler.chains = 0;
        QVERIFY(toCsv(posteriorDraws(inferrer)).find("\r\n0,4,4,0.25,8,5.5,") != std::string::npos);
    }

    void everyGroupHasARow() {
        const ReportTable table = groupEstimates({drawn("a"), failed("b, c")});
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.exactRows[1].size(), table.header.size());
        const auto at = [&](std::size_t row, const std::string& column) {
            const auto found = std::ranges::find(table.header, column);
            return found == table.header.end()
                       ? std::string("no such column")
                       : table.exactRows[row]
                                        [static_cast<std::size_t>(found - table.header.begin())];
        };
        QCOMPARE(at(0, "ksyn"), std::string("3.5"));
        QCOMPARE(at(0, "ksyn_high"), std::string("6"));
        QCOMPARE(at(0, "ksyn_truth"), std::string("4"));
        QCOMPARE(at(0, "k/off_r_hat"), std::string(""));
        QCOMPARE(at(0, "burst size"), std::string("7"));
        QCOMPARE(at(0, "divergences"), std::string("1"));
        QCOMPARE(at(1, "failure"), std::string("too few cells"));
        QCOMPARE(at(1, "ksyn"), std::string(""));
        QCOMPARE(at(1, "divergences"), std::string(""));
    }

    void netcdfIsWrittenWholeOrNotAtAll() {
        if (!hasNetcdf())
            QSKIP("built without NetCDF");
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("none.nc").toStdString();
        const std::vector<Posterior> none{failed("a")};
        QVERIFY_EXCEPTION_THROWN(writeNetcdf(path, none, cells()), Error);
        QVERIFY(!std::filesystem::exists(path));
        const std::vector<Posterior> one{drawn("a")};
        QVERIFY_EXCEPTION_THROWN(
            writeNetcdf(folder.filePath("no/folder.nc").toStdString(), one, cells()), Error);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void oneGroupHasArvizLayout() {
        if (!hasNetcdf() || !pythonReadsNetcdf())
            QSKIP("needs NetCDF and python3-netcdf4");
        QTemporaryDir folder;
        const QString path = folder.filePath("a.nc");
        const std::vector<Posterior> one{drawn("a")};
        writeNetcdf(path.toStdString(), one, cells());
        const QJsonObject found = read(
            path, "dict(dims=[posterior['ksyn'].dimensions, list(posterior['ksyn'].shape)],"
                  " ksyn=posterior['ksyn'][1, :].tolist(), koff=posterior['k_off'][0, 2].item(),"
                  " burst=posterior['burst size'][1, 0].item(),"
                  " chains=posterior['chain'][:].tolist(), prior=posterior['ksyn'].prior,"
                  " truth=posterior['ksyn'].true_value.item(),"
                  " library=posterior.inference_library, hash=posterior.input_hash,"
                  " likelihood=stats['data_log_likelihood'][0, 1].item(),"
                  " lp=stats['lp'][0, 1].item(),"
                  " divergences=stats.divergences.item(), cells=observed['mRNA'][:].tolist())");
        const auto text = [&](const char* key) {
            return QJsonDocument(QJsonArray{found[QLatin1String(key)]})
                .toJson(QJsonDocument::Compact);
        };
        QCOMPARE(text("dims"), QByteArray("[[[\"chain\",\"draw\"],[2,3]]]"));
        QCOMPARE(text("ksyn"), QByteArray("[[4,5,6]]"));
        QCOMPARE(found["koff"].toDouble(), 1.0 / 3);
        QCOMPARE(found["burst"].toDouble(), 8.0);
        QCOMPARE(text("chains"), QByteArray("[[0,1]]"));
        QCOMPARE(found["prior"].toString(), QString("log-uniform from 1 to 100"));
        QCOMPARE(found["truth"].toDouble(), 4.0);
        QCOMPARE(found["library"].toString(), QString("DynGPT Studio"));
        QCOMPARE(found["hash"].toString(), QString("00000000000000dd"));
        QCOMPARE(found["likelihood"].toDouble(), -35.0);
        // ksyn = 2 is log-uniform, k/off uniform.
        QCOMPARE(found["lp"].toDouble(), -35.0 - std::log(2.0));
        QCOMPARE(found["divergences"].toInt(), 1);
        QCOMPARE(text("cells"), QByteArray("[[3,3,8]]"));
    }

    // With xarray the schema's rules are checked; with ArviZ it opens the files too.
    void followsTheSchemaOfInferenceData() {
        if (!hasNetcdf() || !pythonReadsNetcdf() || !pythonHas("xarray"))
            QSKIP("needs NetCDF, python3-netcdf4 and python3-xarray");
        QTemporaryDir folder;
        const QString one = folder.filePath("one.nc");
        const QString several = folder.filePath("several.nc");
        const std::vector<Posterior> alone{drawn("a")};
        const std::vector<Posterior> groups{drawn("a"), failed("b")};
        writeNetcdf(one.toStdString(), alone, cells());
        writeNetcdf(several.toStdString(), groups, cells());
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(
            python, {DYNGPT_SOURCE_DIR "/tests/core/report/check_inference_data.py", one, several});
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void severalGroupsAreADimension() {
        if (!hasNetcdf() || !pythonReadsNetcdf())
            QSKIP("needs NetCDF and python3-netcdf4");
        QTemporaryDir folder;
        const QString path = folder.filePath("many.nc");
        std::vector<Posterior> groups{drawn("a"), failed("b")};
        groups.push_back(drawn("c"));
        groups[2].sampler.chains = 0; // weights that are all on one point
        for (PosteriorPoint& point : groups[2].points)
            point.weight = point.parameters[0] == 3 ? 1 : 0;
        writeNetcdf(path.toStdString(), groups, cells());
        const QJsonObject found = read(
            path, "dict(shape=list(posterior['ksyn'].shape), groups=list(posterior['group'][:]),"
                  " a=posterior['ksyn'][1, :, 0].tolist(),"
                  " b=bool(__import__('numpy').isnan(posterior['ksyn'][:, :, 1]).all()),"
                  " c=posterior['ksyn'][:, :, 2].tolist(),"
                  " of=list(observed['group_of_cell'][:]), cells=observed['mRNA'][:].tolist())");
        const auto text = [&](const char* key) {
            return QJsonDocument(QJsonArray{found[QLatin1String(key)]})
                .toJson(QJsonDocument::Compact);
        };
        QCOMPARE(text("shape"), QByteArray("[[2,3,3]]"));
        QCOMPARE(text("groups"), QByteArray("[[\"a\",\"b\",\"c\"]]"));
        QCOMPARE(text("a"), QByteArray("[[4,5,6]]"));
        QCOMPARE(found["b"].toBool(), true);
        QCOMPARE(text("c"), QByteArray("[[[3,3,3],[3,3,3]]]"));
        QCOMPARE(text("of"), QByteArray("[[\"a\",\"a\",\"a\",\"b\",\"b\",\"b\",\"b\"]]"));
        QCOMPARE(text("cells"), QByteArray("[[3,3,8,5,5,5,5]]"));
    }
};

QTEST_GUILESS_MAIN(PosteriorExportTest)
#include "tst_posterior_export.moc"
