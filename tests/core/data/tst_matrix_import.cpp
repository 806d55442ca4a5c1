// Matrices of cells by genes: 10x folders and the files of other programs after it, and h5ad files
// of every generation. tests/data/counts/make_h5ad.py tells what the small files hold.

#include "core/data/h5ad_file.h"
#include "core/data/matrix_import.h"
#include "tests/support/observed_text.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <fstream>
#include <numeric>

using namespace dyngpt;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> recorded{"ON", "nascent", "mature"};

const char* const spliced = "Actb: 0 x2; 1 x2; 2 x1; 4 x1\n"
                            "Gapdh: 0 x5; 5 x1\n"
                            "Myc (ENSG3): 0 x3; 2 x1; 3 x2\n"
                            "Myc (ENSG4): 0 x5; 7 x1";
const char* const both = "Actb: 0,0 x2; 0,1 x2; 0,2 x1; 4,4 x1\n"
                         "Gapdh: 0,0 x4; 0,5 x1; 6,0 x1\n"
                         "Myc (ENSG3): 0,0 x3; 0,2 x1; 1,3 x2\n"
                         "Myc (ENSG4): 0,0 x4; 0,7 x1; 2,0 x1";

MatrixMapping layers(std::map<std::string, std::string> layerToState) {
    MatrixMapping mapping;
    mapping.layerToState = std::move(layerToState);
    return mapping;
}

ObservedData read(const fs::path& path, const MatrixMapping& mapping) {
    ProgressSink silent;
    return readMatrix(*openMatrixFile(path), mapping, recorded, silent, {}).value().data;
}

fs::path small(const char* name) {
    return testdata::own("counts") / name;
}

} // namespace

class TestMatrixImport : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    /// A folder of three genes and four cells.
    fs::path folder(const char* name, const std::string& entries,
                    const std::string& type = "integer", const std::string& size = "3 4") {
        const fs::path path = fs::path(dir_.path().toStdString()) / name;
        fs::create_directories(path);
        std::ofstream(path / "genes.tsv") << "g1\tA\ng2\tB\ng3\tC\n";
        std::ofstream(path / "barcodes.tsv") << "AA-1\nCC-1\nGG-2\nTT-2\n";
        const auto lines = std::count(entries.begin(), entries.end(), '\n');
        std::ofstream(path / "matrix.mtx")
            << "%%MatrixMarket matrix coordinate " << type << " general\n%\n"
            << size << " " << lines << "\n"
            << entries;
        return path;
    }

private Q_SLOTS:
    void initTestCase() {
        if (!canReadH5ad())
            QSKIP("built without HDF5");
    }

    void readsFolders_data() {
        QTest::addColumn<QString>("entries");
        QTest::addColumn<QString>("size");
        QTest::newRow("by cell") << "1 1 3\n3 1 1\n1 2 3\n2 4 8\n"
                                 << "3 4";
        QTest::newRow("by gene") << "1 2 3\n1 1 3\n2 4 8\n3 1 1\n"
                                 << "3 4";
        QTest::newRow("in no order") << "2 4 8\n3 1 1\n1 2 3\n1 1 3\n"
                                     << "3 4";
        QTest::newRow("cells are rows") << "1 1 3\n1 3 1\n2 1 3\n4 2 8\n"
                                        << "4 3";
        QTest::newRow("zeros and fractions") << "1 1 3.0\n3 1 1e0\n1 2 3\n3 3 0\n2 4 8\n"
                                             << "3 4";
    }
    void readsFolders() {
        QFETCH(QString, entries);
        QFETCH(QString, size);
        const fs::path path = folder("f", entries.toStdString(), "real", size.toStdString());
        QCOMPARE(asText(read(path, layers({{"matrix", "mature"}}))),
                 QString("A: 0 x2; 3 x2\nB: 0 x3; 8 x1\nC: 0 x3; 1 x1"));
        QCOMPARE(asText(read(path / "matrix.mtx", layers({{"matrix", "mature"}}))),
                 QString("A: 0 x2; 3 x2\nB: 0 x3; 8 x1\nC: 0 x3; 1 x1"));
        MatrixMapping joint;
        joint.geneToState = {{"A", "mature"}, {"g2", "ON"}};
        QCOMPARE(asText(read(path, joint)), QString(": 0,0 x1; 0,3 x2; 8,0 x1"));
        MatrixMapping samples = layers({{"matrix", "mature"}});
        samples.genes = {GeneChoice::Kind::Listed, {"C", "g1"}, 0};
        samples.groupBy = {"sample"};
        QCOMPARE(asText(read(path, samples)),
                 QString("C / sample=1: 0 x1; 1 x1\nC / sample=2: 0 x2\n"
                         "A / sample=1: 3 x2\nA / sample=2: 0 x2"));
        samples.genes = {GeneChoice::Kind::TopByMean, {}, 1};
        samples.groupBy = {};
        QCOMPARE(asText(read(path, samples)), QString("B: 0 x3; 8 x1"));
    }

    void joinsMatricesOfOneFolder() {
        const fs::path path = folder("velocyto", "1 1 3\n2 4 8\n");
        fs::rename(path / "matrix.mtx", path / "spliced.mtx");
        folder("velocyto", "2 4 1\n1 2 5\n");
        fs::rename(path / "matrix.mtx", path / "unspliced.mtx");
        const QString expected = "A: 0,0 x2; 0,3 x1; 5,0 x1\nB: 0,0 x3; 1,8 x1\nC: 0,0 x4";
        QCOMPARE(asText(read(path, layers({{"spliced", "mature"}, {"unspliced", "nascent"}}))),
                 expected);
        // And of subfolders.
        const fs::path above = fs::path(dir_.path().toStdString()) / "above";
        for (const char* name : {"spliced", "unspliced"}) {
            fs::create_directories(above / name);
            for (const char* file : {"genes.tsv", "barcodes.tsv"})
                fs::copy(path / file, above / name / file);
            fs::copy(path / (std::string(name) + ".mtx"), above / name / "matrix.mtx");
        }
        QCOMPARE(asText(read(above, layers({{"spliced", "mature"}, {"unspliced", "nascent"}}))),
                 expected);
        std::ofstream(above / "unspliced" / "barcodes.tsv") << "XX-1\n";
        QVERIFY(errorsOf([&] { openMatrixFile(above); }).contains("hold other cells or genes"));
    }

    void refusesFolders_data() {
        QTest::addColumn<QString>("entries");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* entries, const char* type,
                            const char* size, const char* expected) {
            QTest::newRow(name) << entries << type << size << expected;
        };
        row("fraction", "1 1 3\n2 2 1.5\n", "real", "3 4",
            "matrix.mtx:5: \"1.5\" of gene \"B\" is not a whole number");
        row("negative", "1 1 -3\n", "integer", "3 4",
            "matrix.mtx:4: \"-3\" of gene \"A\" is negative");
        row("text", "1 1 x\n", "integer", "3 4", "matrix.mtx:4: \"nan\" of gene \"A\" is not");
        row("twice", "1 1 1\n1 1 2\n", "integer", "3 4",
            "matrix.mtx:5: gene \"A\" is counted twice in a cell");
        row("outside", "4 1 1\n", "integer", "3 4",
            "matrix.mtx:4: row 4, column 1 lies outside the matrix");
        row("no indices", "1 b 1\n", "integer", "3 4", "is not a row, a column and a count");
        row("size", "1 1 1\n", "integer", "3 5",
            "3 rows and 5 columns, but there are names of 3 genes and 4 cells");
        row("complex", "1 1 1 1\n", "complex", "3 4", "not a Matrix Market file");
    }
    void refusesFolders() {
        QFETCH(QString, entries);
        QFETCH(QString, type);
        QFETCH(QString, size);
        QFETCH(QString, expected);
        const fs::path path =
            folder("bad", entries.toStdString(), type.toStdString(), size.toStdString());
        const QString found = errorsOf([&] { read(path, layers({{"matrix", "mature"}})); });
        QVERIFY2(found.contains(expected), qPrintable(found));
    }

    void saysWhatAFolderLacks() {
        const fs::path path = folder("lacks", "1 1 1\n");
        std::ofstream(path / "matrix.mtx", std::ios::app) << "1 2 1\n";
        const MatrixMapping map = layers({{"matrix", "mature"}});
        QVERIFY(errorsOf([&] { read(path, map); }).contains("more than the 1 entries announced"));
        folder("lacks", "1 1 1\n\n\n");
        QVERIFY(errorsOf([&] { read(path, map); }).contains("the file ends after 1 of 3 entries"));
        fs::remove(path / "barcodes.tsv");
        QVERIFY(errorsOf([&] { read(path, map); }).contains("barcodes.tsv is missing"));
        fs::remove(path / "matrix.mtx");
        QVERIFY(errorsOf([&] { read(path, map); }).contains("no matrix of counts in this folder"));
    }

    void checksTheMapping() {
        const fs::path path = folder("mapping", "1 1 1\n");
        const auto errors = [&](const MatrixMapping& map) {
            return errorsOf([&] { read(path, map); });
        };
        QVERIFY(errors({}).contains("no layer is assigned to a state"));
        QVERIFY(errors(layers({{"x", "none"}}))
                    .contains("there is no layer \"x\" (The layers are \"matrix\".)\nerror: "
                              "mapping: \"x\" is assigned to \"none\", which is not a recorded"));
        MatrixMapping map = layers({{"matrix", "mature"}});
        map.genes = {GeneChoice::Kind::Listed, {"D"}, 0};
        QVERIFY(errors(map).contains("there is no gene \"D\""));
        map.genes = {};
        map.groupBy = {"condition"};
        QVERIFY(errors(map).contains(
            "the cells have no column \"condition\" (The columns are \"sample\".)"));
        map = {};
        map.geneToState = {{"A", "mature"}, {"g1", "ON"}};
        QVERIFY(errors(map).contains("gene \"A\" is assigned to two states"));
    }

    /// Numbers computed with numpy.
    void readsReferenceFolders() {
        REQUIRE_REFERENCE(v3, "singlecell/10x_v3");
        const ObservedData data = read(v3, layers({{"matrix", "mature"}}));
        QCOMPARE(data.groups.size(), std::size_t{507});
        QVERIFY(std::all_of(data.groups.begin(), data.groups.end(),
                            [](const auto& group) { return group.cellCount() == 1107; }));
        const auto sum = [](const ObservedData& from) {
            return std::accumulate(from.groups.begin(), from.groups.end(), std::int64_t{0},
                                   [](std::int64_t all, const ObservedGroup& group) {
                                       return all + countSum(group, 1, 0);
                                   });
        };
        QCOMPARE(sum(data), std::int64_t{41549});
        QCOMPARE(data.groups[457].name, std::string("ITGB2"));
        QCOMPARE(countSum(data.groups[457], 1, 0), std::int64_t{5510});
        QCOMPARE(data.groups[457].values.back(), 36);
        QCOMPARE((std::vector<std::int64_t>(data.groups[457].cells.begin(),
                                            data.groups[457].cells.begin() + 6)),
                 (std::vector<std::int64_t>{188, 186, 159, 94, 69, 52}));
        REQUIRE_REFERENCE(v2, "singlecell/10x_v2");
        const ObservedData old = read(v2, layers({{"matrix", "mature"}}));
        QCOMPARE(old.groups.size(), std::size_t{343});
        QCOMPARE(sum(old), std::int64_t{12});
        QCOMPARE(old.groups[11].name, std::string("RRP1B"));
        QCOMPARE(old.groups[11].cells, (std::vector<std::int64_t>{11, 1}));
    }

    void readsH5ad_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("dense") << "dense.h5ad"
                               << "X"
                               << "unspliced";
        QTest::newRow("CSR layers") << "csr.h5ad"
                                    << "spliced"
                                    << "unspliced";
        QTest::newRow("CSC") << "csc.h5ad"
                             << "X"
                             << "unspliced_csc";
        QTest::newRow("CSC and CSR") << "csc.h5ad"
                                     << "X"
                                     << "unspliced_csr";
    }
    void readsH5ad() {
        QFETCH(QString, file);
        QFETCH(QString, first);
        QFETCH(QString, second);
        const fs::path path = small(qPrintable(file));
        QCOMPARE(asText(read(path, layers({{first.toStdString(), "mature"}}))), QString(spliced));
        QCOMPARE(asText(read(path, layers({{first.toStdString(), "mature"},
                                           {second.toStdString(), "nascent"}}))),
                 QString(both));
        MatrixMapping joint;
        joint.layer = first.toStdString();
        joint.geneToState = {{"Actb", "mature"}, {"ENSG3", "nascent"}};
        joint.groupBy = {"condition"};
        QCOMPARE(asText(read(path, joint)),
                 QString("control: 2,0 x1; 3,1 x1\ntreated: 0,0 x1; 0,4 x1; 3,1 x1"));
    }

    void groupsH5ad() {
        const auto file = openMatrixFile(small("csr.h5ad"));
        QCOMPARE(file->columns(), (std::vector<std::string>{"batch", "condition", "good", "time"}));
        MatrixMapping map = layers({{"spliced", "mature"}});
        map.genes = {GeneChoice::Kind::Listed, {"Actb"}, 0};
        map.groupBy = {"condition", "time"};
        ProgressSink silent;
        const Import found = readMatrix(*file, map, recorded, silent, {}).value();
        QCOMPARE(asText(found.data),
                 QString("Actb / control / time=0: 0 x1\nActb / control / time=10: 1 x1\n"
                         "Actb / treated / time=0: 1 x1\nActb / treated / time=10: 0 x1; 4 x1"));
        QCOMPARE(notesOf(found),
                 QString("note: csr.h5ad: cells left out because a value is missing: 1"));
        map.groupBy = {"batch"};
        map.where = {{"good", {"1"}}, {"time", {"0", "0.5"}}};
        QCOMPARE(asText(read(small("csr.h5ad"), map)), QString("Actb / batch=1: 0 x1; 1 x1; 2 x1"));
    }

    void readsFilesBefore07() {
        const fs::path path = small("before_0_7.h5ad");
        const auto file = openMatrixFile(path);
        QCOMPARE(file->layers(), (std::vector<std::string>{"X", "raw"}));
        QCOMPARE(file->columns(), (std::vector<std::string>{"condition", "size"}));
        MatrixMapping map = layers({{"X", "mature"}});
        map.genes = {GeneChoice::Kind::Listed, {"ENSG1"}, 0};
        map.groupBy = {"condition"};
        QCOMPARE(asText(read(path, map)),
                 QString("ENSG1 / control: 0 x1; 1 x1\nENSG1 / treated: 0 x1; 1 x1; 4 x1"));
        QCOMPARE(asText(read(path, layers({{"raw", "nascent"}}))),
                 QString("ENSG1: 0 x5; 4 x1\nENSG2: 0 x5; 6 x1"));
        QVERIFY(errorsOf([&] {
                    read(path, layers({{"X", "mature"}, {"raw", "nascent"}}));
                }).contains("hold other genes"));
    }

    void namesEntriesThatAreNoCounts() {
        const MatrixMapping map = layers({{"X", "mature"}});
        QCOMPARE(
            errorsOf([&] { read(small("no_counts.h5ad"), map); }),
            QString("error: no_counts.h5ad:X[2, 3]: \"0.5\" of gene \"Myc (ENSG3)\" is not a "
                    "whole number (Choose a layer with counts that are not normalised.)\n"
                    "error: no_counts.h5ad:X[3, 4]: \"-1\" of gene \"Myc (ENSG4)\" is negative "
                    "(Choose a layer with counts that are not normalised.)\n"
                    "error: no_counts.h5ad:X[5, 2]: \"nan\" of gene \"Gapdh\" is not a number "
                    "(Choose a layer with counts that are not normalised.)"));
        // What is not chosen does not matter.
        MatrixMapping good = map;
        good.genes = {GeneChoice::Kind::Listed, {"Actb"}, 0};
        QCOMPARE(asText(read(small("no_counts.h5ad"), good)),
                 QString("Actb: 0 x2; 1 x2; 2 x1; 4 x1"));
        QVERIFY(errorsOf([&] {
                    read(small("damaged.h5ad"), map);
                }).contains("damaged.h5ad:/X: the matrix does not fit"));
        const fs::path cut = fs::path(dir_.path().toStdString()) / "cut.h5ad";
        fs::copy(small("csr.h5ad"), cut);
        fs::resize_file(cut, 9000);
        QVERIFY(!errorsOf([&] { read(cut, map); }).isEmpty());
        std::ofstream(cut) << "no";
        QVERIFY(errorsOf([&] { openH5ad(cut); }).contains("this is not an HDF5 file"));
    }

    /// Numbers computed with h5py and numpy.
    void readsReferenceH5ad() {
        REQUIRE_REFERENCE(old, "singlecell/adata_v0.7.8.h5ad");
        const auto file = openMatrixFile(old);
        QCOMPARE(file->cells(), std::size_t{30});
        QCOMPARE(file->layers(), (std::vector<std::string>{"X", "array", "sparse", "raw"}));
        const ObservedData data = read(old, layers({{"X", "mature"}}));
        QCOMPARE(data.groups.size(), std::size_t{20});
        const std::vector<std::int64_t> sums{12, 10, 11, 11, 13, 17, 10, 19, 18, 12,
                                             13, 20, 17, 14, 16, 19, 15, 17, 14, 24};
        for (std::size_t g = 0; g < sums.size(); ++g) {
            QCOMPARE(data.groups[g].name, "gene" + std::to_string(g));
            QCOMPARE(countSum(data.groups[g], 1, 0), sums[g]);
            QCOMPARE(data.groups[g].cellCount(), std::int64_t{30});
        }
        QCOMPARE(read(old, layers({{"raw", "mature"}})).groups.size(), std::size_t{40});
        const CellColumn column = file->column("obs_cat");
        QCOMPARE(column.values[static_cast<std::size_t>(column.codes[0])], std::string("h"));
        const QString found = errorsOf([&] { read(old, layers({{"array", "mature"}})); });
        QVERIFY2(found.contains("layers/array[1, 1]: \"0.507845"), qPrintable(found));
        REQUIRE_REFERENCE(fresh, "singlecell/adata_v0.11.4.h5ad");
        QVERIFY(errorsOf([&] {
                    openMatrixFile(fresh);
                }).contains("the file holds no matrix of counts"));
    }

    /// For trials by hand: tests/support/make_large_h5ad.py writes such a file.
    void staysSmallWithALargeFile() {
        const QByteArray path = qgetenv("DYNGPT_LARGE_H5AD");
        if (path.isEmpty())
            QSKIP("DYNGPT_LARGE_H5AD names no file");
        QElapsedTimer timer;
        timer.start();
        MatrixMapping map = layers({{"X", "mature"}});
        map.groupBy = {"condition"};
        const ObservedData data = read(path.toStdString(), map);
        std::int64_t sum = 0;
        for (const ObservedGroup& group : data.groups)
            sum += countSum(group, 1, 0);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        qInfo(
            "%zu groups, sum %lld, gene0 %lld, %.1f s, at most %ld MB", data.groups.size(),
            static_cast<long long>(sum),
            static_cast<long long>(countSum(data.groups[0], 1, 0) + countSum(data.groups[1], 1, 0)),
            static_cast<double>(timer.elapsed()) / 1000, usage.ru_maxrss / 1024);
        QVERIFY(usage.ru_maxrss < 3L * 1024 * 1024);
    }

    void stopsWhenAsked() {
        std::stop_source source;
        source.request_stop();
        ProgressSink silent;
        const auto file = openMatrixFile(small("csr.h5ad"));
        QVERIFY(
            !readMatrix(*file, layers({{"X", "mature"}}), recorded, silent, source.get_token()));
        QVERIFY(geneMeans(*file, "X", silent, {}).has_value());
    }
};

QTEST_APPLESS_MAIN(TestMatrixImport)
#include "tst_matrix_import.moc"
