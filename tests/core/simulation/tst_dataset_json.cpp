#include "core/common/file.h"
#include "core/simulation/dataset_json.h"
#include "tests/core/simulation/networks.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <sstream>

using namespace dyngpt;

class TestDatasetJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(directory_.isValid()); }

    void referenceFilesKeepTheirBytes_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("sets");
        QTest::newRow("train") << "central_dogma_model_train_stable.json" << 16;
        QTest::newRow("valid") << "central_dogma_model_valid_stable.json" << 8;
    }
    void referenceFilesKeepTheirBytes() {
        QFETCH(QString, name);
        QFETCH(int, sets);
        REQUIRE_REFERENCE(path, "upstream_format/" + name.toStdString());
        const Network network = testdata::geneExpression();
        const auto [style, read] = load(path, network);
        QCOMPARE(static_cast<int>(read.size()), sets);
        for (const SimulatedSet& set : read) {
            QCOMPARE(set.histogram.totalWeight(), 20000.0);
            QVERIFY(set.promptText.empty()); // promptText() spells it the same
        }
        QVERIFY(write(network, style, read) == readFile(path));
    }

    void pythonsSpellingKeepsItsBytes_data() {
        QTest::addColumn<QString>("content");
        QTest::newRow("json.dump")
            << R"([[[-3.17007134, 1e-05, -0.5, 1.0, 2, 0.1, -0.25, 1.0, 0.0, )"
               R"(0.0, 0.0], {"0_1_0": 10, "1_2_3": 4}], )"
               R"([[0, 0, 0, 0, 0, 0, -0.0, 1, 0, 0, 0], {"9_8_7": 1}]])";
        QTest::newRow("Julia") << R"([[[-3.17007134,1.0e-5,-0.5,1.0,2,0.1,-0.25,1,0,0,0],)"
                                  R"({"0_1_0":10,"1_2_3":4}]])";
        QTest::newRow("line end") << "[[[1,2,3,4,5,6,7,1,0,0,0],{\"0_1_0\":10}]]\n";
        QTest::newRow("17 digits") << "[[[-3.1700713412345678,2,3,4,5,6,7,1,0,0,0],{\"2147483647_1_"
                                      "0\":9007199254740992}]]";
        QTest::newRow("below the smallest number")
            << "[[[-800,2,3,4,5,6,7,1,0,0,0],{\"0_1_0\":10}]]";
        QTest::newRow("no sets") << "[]\r\n";
    }
    void pythonsSpellingKeepsItsBytes() {
        QFETCH(QString, content);
        const Network network = testdata::geneExpression();
        const auto [style, read] = load(file(content.toStdString()), network);
        QCOMPARE(QString::fromStdString(write(network, style, read)), content);
    }

    void valuesAreRead() {
        const auto [style, read] =
            load(file(R"([[[0, -1, 1, 0, 0, 0, 0.5, 1, 0, 0, 0], {"0_1_12": 10, "1_2_3": 4}]])"),
                 testdata::geneExpression());
        QCOMPARE(read.at(0).parameters,
                 (std::vector<double>{1, std::exp(-1), std::exp(1), 1, 1, 1, std::exp(0.5)}));
        QVERIFY((read[0].histogram == Histogram{3, {0, 1, 12, 1, 2, 3}, {10, 4}}));
        QVERIFY(read[0].stationary());
        QCOMPARE(style.itemSeparator, std::string(", "));
        QCOMPARE(style.keySeparator, std::string(": "));
    }

    void promptOfASimulatedSet() {
        QCOMPARE(promptText(testdata::geneExpression(), {0.042, 1, 2, 0.5, 1e-5, 3, 10}),
                 std::string("-3.17008566,0,0.693147181,-0.693147181,-11.5129255,1.09861229,"
                             "2.30258509,1,0,0,0"));
        QVERIFY_EXCEPTION_THROWN(promptText(testdata::geneExpression(), {0, 1, 1, 1, 1, 1, 1}),
                                 Error);
    }

    void realWeightsAreWritten() {
        const Network network = testdata::immigrationDeath();
        QCOMPARE(write(network, {}, {{{1, 1}, {1, {3, 4}, {0.25, 2}}}}),
                 std::string(R"([[[0,0,0,0],{"3":111111111,"4":888888889}]])"));
    }

    void fullDiskIsNoticed() {
        std::ofstream out("/dev/full");
        if (!out)
            QSKIP("/dev/full is missing");
        ProgressSink silent;
        QVERIFY_EXCEPTION_THROWN(writeDatasetJson(out, testdata::immigrationDeath(), {}, 1,
                                                  [](int) {
                                                      return SimulatedSet{{1, 1}, {1, {3}, {2}}};
                                                  },
                                                  silent, {}),
                                 Error);
    }

    void badFiles_data() {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("place"); // behind the file's name
        QTest::addColumn<QString>("what");
        QTest::newRow("empty") << ""
                               << ""
                               << "The file is empty";
        QTest::newRow("cut off in a key") << "[[[0,0,1,0],{\"1"
                                          << ":1:15"
                                          << "The file ends within set 0";
        QTest::newRow("cut off behind a set") << "[[[0,0,1,0],{\"1\":5}],\n"
                                              << ":1:22"
                                              << "The file ends within set 1";
        QTest::newRow("blanks only") << "  \n "
                                     << ":2:1"
                                     << "The file ends within set 0";
        QTest::newRow("not JSON") << "[[[0,0,1,0],{\"1\":5}],\n  oops]"
                                  << ":2:3"
                                  << "This is not valid JSON: “o” cannot stand here";
        QTest::newRow("behind the end") << "[] []"
                                        << ":1:4"
                                        << "This is not valid JSON: “[” cannot stand here";
        QTest::newRow("an object") << "{\"a\": 1}"
                                   << ":1:1"
                                   << "This is not the form of a dataset file";
        QTest::newRow("deep") << std::string(100000, '[').c_str() << ":1:4"
                              << "This is not the form of a dataset file";
        QTest::newRow("text in the prompt") << "[[[0,\"a\",1,0],{\"1\":5}]]"
                                            << ":1:6"
                                            << "This is not the form of a dataset file";
        QTest::newRow("no histogram") << "[[[0,0,1,0]]]"
                                      << ":1:12"
                                      << "This is not the form of a dataset file";
        QTest::newRow("short prompt")
            << "[[[0,0,1],{\"1\":5}]]"
            << ":1:9"
            << "The prompt of set 0 has 3 numbers; this network needs 4: 2 log parameters, 1 "
               "initial values and the time 0";
        QTest::newRow("long prompt")
            << "[[[0,0,1,0],{\"1\":5}],\n[[0,0,1,0,0],{\"1\":5}]]"
            << ":2:12"
            << "The prompt of set 1 has 5 numbers; this network needs 4: 2 log parameters, 1 "
               "initial values and the time 0";
        QTest::newRow("huge parameter") << "[[[0,800,1,0],{\"1\":5}]]"
                                        << ":1:6"
                                        << "“800” is not the logarithm of a parameter";
        const QString dimension = "“%1” is not a state of the %2 recorded states";
        QTest::newRow("wrong dimension") << "[[[0,0,1,0],{\"1_2\":5}]]"
                                         << ":1:14" << dimension.arg("1_2").arg(1);
        QTest::newRow("negative state") << "[[[0,0,1,0],{\"-1\":5}]]"
                                        << ":1:14" << dimension.arg("-1").arg(1);
        QTest::newRow("minus zero") << "[[[0,0,1,0],{\"-0\":5}]]"
                                    << ":1:14" << dimension.arg("-0").arg(1);
        QTest::newRow("empty state") << "[[[0,0,1,0],{\"\":5}]]"
                                     << ":1:14" << dimension.arg("").arg(1);
        QTest::newRow("leading zero") << "[[[0,0,1,0],{\"01\":5}]]"
                                      << ":1:14" << dimension.arg("01").arg(1);
        QTest::newRow("too large a state") << "[[[0,0,1,0],{\"2147483648\":5}]]"
                                           << ":1:14" << dimension.arg("2147483648").arg(1);
        QTest::newRow("negative count") << "[[[0,0,1,0],{\"1\":-5}]]"
                                        << ":1:18"
                                        << "“-5” is not a count";
        QTest::newRow("broken count") << "[[[0,0,1,0],{\"1\":2.5}]]"
                                      << ":1:18"
                                      << "“2.5” is not a count";
        QTest::newRow("no count") << "[[[0,0,1,0],{\"1\":null}]]"
                                  << ":1:21"
                                  << "This is not the form of a dataset file";
        QTest::newRow("huge count") << "[[[0,0,1,0],{\"1\":9007199254740993}]]"
                                    << ":1:18"
                                    << "The count 9007199254740993 is too large";
        QTest::newRow("state twice") << "[[[0,0,1,0],{\"1\":5,\"1\":6}]]"
                                     << ":1:24"
                                     << "This state comes twice in set 0";
        QTest::newRow("no snapshots") << "[[[0,0,1,0],{}]]"
                                      << ":1:14"
                                      << "Set 0 holds no snapshots";
        QTest::newRow("endless text") << "[[[0,0,1,0],{\"" + QString(100000, '1') << ":1:14"
                                      << "This text has no end";
    }
    void badFiles() {
        QFETCH(QString, content);
        QFETCH(QString, place);
        QFETCH(QString, what);
        const auto path = file(content.toStdString());
        try {
            load(path, testdata::immigrationDeath());
            QFAIL("read without a complaint");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.issues().at(0).what.str()), what);
            QCOMPARE(QString::fromStdString(error.issues()[0].place),
                     QString::fromStdString(path.string()) + place);
        }
    }

    void missingFileAndDirectory() {
        const std::filesystem::path here = directory_.path().toStdString();
        QVERIFY_EXCEPTION_THROWN(load(here / "none.json", testdata::immigrationDeath()), Error);
        QVERIFY_EXCEPTION_THROWN(load(here, testdata::immigrationDeath()), Error);
    }

    /// Cut at every byte: an Error or, for the whole file, all sets; never anything else.
    void everyTruncationIsNoticed() {
        const std::string whole =
            R"([[[-0.5, 1e-05, 1, 0], {"1": 5, "2": 6}], [[0, 0, 1, 0], {"3": 1}]])";
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY_EXCEPTION_THROWN(
                load(file(whole.substr(0, length)), testdata::immigrationDeath()), Error);
    }

private:
    std::filesystem::path file(const std::string& content) {
        const std::filesystem::path path = directory_.path().toStdString() + "/set.json";
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

    static std::pair<DatasetJsonStyle, std::vector<SimulatedSet>>
    load(const std::filesystem::path& path, const Network& network) {
        std::vector<SimulatedSet> sets;
        ProgressSink silent;
        DatasetJsonStyle style =
            *readDatasetJson(path, network,
                             [&](int index, SimulatedSet&& set) {
                                 QCOMPARE(index, static_cast<int>(sets.size()));
                                 sets.push_back(std::move(set));
                             },
                             silent, {});
        return {std::move(style), std::move(sets)};
    }

    static std::string write(const Network& network, const DatasetJsonStyle& style,
                             const std::vector<SimulatedSet>& sets) {
        std::ostringstream out;
        ProgressSink silent;
        writeDatasetJson(out, network, style, static_cast<int>(sets.size()),
                         [&](int i) { return sets[static_cast<std::size_t>(i)]; }, silent, {});
        return out.str();
    }

    QTemporaryDir directory_;
};

QTEST_APPLESS_MAIN(TestDatasetJson)
#include "tst_dataset_json.moc"
