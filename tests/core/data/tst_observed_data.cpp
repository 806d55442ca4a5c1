#include "core/data/counts_table.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>

#include <clocale>
#include <fstream>
#include <numeric>

using namespace dyngpt;

namespace {

const std::vector<std::string> recorded{"ON", "mRNA", "Protein"};

using Mapping = std::map<std::string, std::string>;

} // namespace

class TestObservedData : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    std::filesystem::path write(const QByteArray& content, const char* name = "counts.csv") {
        const auto path = std::filesystem::path(dir_.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary).write(content.data(), content.size());
        return path;
    }

    /// Every issue on a line of its own; empty when nothing was thrown.
    static QString errors(const std::filesystem::path& path, const Mapping& mapping) {
        try {
            readCounts(path, mapping, recorded);
        } catch (const Error& error) {
            QStringList lines;
            for (const Issue& issue : error.issues())
                lines += QString::fromStdString(issue.str());
            return lines.join('\n');
        }
        return {};
    }

private Q_SLOTS:
    void readsTables_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("commas") << QByteArray("a,b\n1,2\n3,4\n");
        QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n3;4\n");
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n3\t4\n");
        QTest::newRow("comma in a name of a semicolon table")
            << QByteArray("a;b;x,y\n1;2;0\n3;4;0");
        QTest::newRow("no last line break") << QByteArray("a,b\n1,2\n3,4");
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n3,4\r\n");
        QTest::newRow("CR") << QByteArray("a,b\r1,2\r3,4\r");
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a,b\n1,2\n3,4\n");
        QTest::newRow("byte-order mark and quotes")
            << QByteArray("\xEF\xBB\xBF\"a\",b\n1,2\n3,4\n");
        QTest::newRow("whole numbers with a point") << QByteArray("a,b\n1.0,2.00\n3e0,4.\n");
        QTest::newRow("blanks") << QByteArray(" a , b\n 1 ,2 \n\t3, 4\n");
        QTest::newRow("quoted") << QByteArray("\"a\",\"b\"\n\"1\",\"2\"\n3,\"4\"\n");
        QTest::newRow("quoted delimiter") << QByteArray("a,x,b\n1,\"u,v\",2\n3,\"\",4\n");
        QTest::newRow("quoted line break") << QByteArray("a,x,b\n1,\"u\nv\",2\n3,\"u\r\nv\",4\n");
        QTest::newRow("quoted quote") << QByteArray("a,x,b\n1,\"u\"\"v\",2\n3,5\" ,4\n");
        QTest::newRow("empty lines at both ends") << QByteArray("\n\na,b\n1,2\n3,4\n\n\r\n\n");
        QTest::newRow("empty rows of a spreadsheet") << QByteArray("a,b\n1,2\n3,4\n,\n , \n");
        QTest::newRow("index column without a name") << QByteArray(",a,b\nx,1,2\ny,3,4\n");
        QTest::newRow("other columns may hold text") << QByteArray("g,b,a\nu,2,1\n,4,3\n");
    }
    void readsTables() {
        QFETCH(QByteArray, content);
        const ObservedData data =
            readCounts(write(content), {{"b", "Protein"}, {"a", "mRNA"}}, recorded);
        QCOMPARE(data.fileName, std::string("counts.csv"));
        QCOMPARE(data.states, (std::vector<std::string>{"mRNA", "Protein"}));
        QCOMPARE(data.groups.at(0).values, (std::vector<std::int32_t>{1, 2, 3, 4}));
        QCOMPARE(data.groups.at(0).cells, (std::vector<std::int64_t>{1, 1}));
    }

    void namesBadFields_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        const QString remedy = " (Counts are whole numbers from 0 on.)";
        QTest::newRow("text") << QByteArray("a,b\n1,2\nx1,4\n")
                              << "error: counts.csv:3:1: \"x1\" in column \"a\" is not a number" +
                                     remedy;
        QTest::newRow("negative") << QByteArray("a,b\n1,-2\n")
                                  << "error: counts.csv:2:2: \"-2\" in column \"b\" is negative" +
                                         remedy;
        QTest::newRow("fraction")
            << QByteArray("a,b\n1,2.5\n")
            << "error: counts.csv:2:2: \"2.5\" in column \"b\" is not a whole number" + remedy;
        QTest::newRow("missing") << QByteArray("a,b\n1,\n")
                                 << "error: counts.csv:2:2: the value of column \"b\" is missing" +
                                        remedy;
        QTest::newRow("NA") << QByteArray("a,b\nNA,1\n")
                            << "error: counts.csv:2:1: the value of column \"a\" is missing" +
                                   remedy;
        QTest::newRow("infinite") << QByteArray("a,b\ninf,1\n")
                                  << "error: counts.csv:2:1: \"inf\" in column \"a\" is not a "
                                     "number" +
                                         remedy;
        QTest::newRow("large")
            << QByteArray("a,b\n2147483648,1\n")
            << "error: counts.csv:2:1: \"2147483648\" in column \"a\" is too large for a count" +
                   remedy;
        QTest::newRow("thousands or decimal comma")
            << QByteArray("a;b\n2,000;1\n")
            << "error: counts.csv:2:1: \"2,000\" in column \"a\" is not a number" + remedy;
        QTest::newRow("fraction with a decimal comma")
            << QByteArray("a;b\n2,5;1\n")
            << "error: counts.csv:2:1: \"2,5\" in column \"a\" is not a whole number" + remedy;
        QTest::newRow("line after a quoted line break")
            << QByteArray("a,b,c\n1,2,\"u\nv\"\nx,2,3\n")
            << "error: counts.csv:4:1: \"x\" in column \"a\" is not a number" + remedy;
        QTest::newRow("line after CRLF")
            << QByteArray("a,b\r\n1,2\r\nx,2\r\n")
            << "error: counts.csv:3:1: \"x\" in column \"a\" is not a number" + remedy;
        QTest::newRow("unprintable") << QByteArray("a,b\n\"\x01\x02\",1\n")
                                     << "error: counts.csv:2:1: \"  \" in column \"a\" is not a "
                                        "number" +
                                            remedy;
        QTest::newRow("fields")
            << QByteArray("a,b\n1,2\n3\n4,5,6\n7,8\n")
            << QString("error: counts.csv:3: the number of fields is 1, not 2 as in "
                       "the first line (Give every line the same number of fields.)\n"
                       "error: counts.csv:4: the number of fields is 3, not 2 as in "
                       "the first line (Give every line the same number of fields.)");
        QTest::newRow("empty line inside")
            << QByteArray("a,b\n1,2\n\n3,4\n")
            << QString("error: counts.csv:3: the line is empty (Remove it or fill in its values.)");
        QTest::newRow("open quote")
            << QByteArray("a,b\n1,2\n\"3,4\n5,6\n")
            << QString("error: counts.csv:3: a quotation mark is opened here and not closed "
                       "(Close it, or remove it.)");
    }
    void namesBadFields() {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        QCOMPARE(errors(write(content), {{"a", "mRNA"}, {"b", "Protein"}}), expected);
    }

    void refusesFiles_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QByteArray() << "the file is empty";
        QTest::newRow("only line breaks") << QByteArray("\n\r\n\n") << "nothing but empty lines";
        QTest::newRow("only a byte-order mark")
            << QByteArray("\xEF\xBB\xBF") << "nothing but empty lines";
        QTest::newRow("only a header") << QByteArray("a,b\n\n") << "a header but no cells";
        QTest::newRow("binary") << QByteArray("a,b\n1,2\n\0\1\2,3\n", 15) << "not a text file";
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08\0\0\0", 6) << "damaged";
        QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04\x14\0", 6) << "spreadsheet";
        QTest::newRow("megabytes in one field")
            << "a,b\n1," + QByteArray(3 << 20, 'x') << "longer than 1 MiB";
        QTest::newRow("megabytes in quotes")
            << "a,b\n1,\"" + QByteArray(3 << 20, 'x') << "is opened here and not closed";
    }
    void refusesFiles() {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const QString found = errors(write(content), {{"a", "mRNA"}, {"b", "Protein"}});
        QVERIFY2(found.contains(expected), qPrintable(found));
        QVERIFY2(found.contains("counts.csv"), qPrintable(found));
        QVERIFY2(found.endsWith(')'), "no remedy");
    }

    void refusesPaths() {
        const std::filesystem::path dir = dir_.path().toStdString();
        QVERIFY(errors(dir / "none.csv", {{"a", "mRNA"}}).contains("does not exist"));
        QVERIFY(errors(dir, {{"a", "mRNA"}}).contains("this is a folder"));
    }

    void countsProblemsPastTwenty() {
        QByteArray content = "a\n";
        for (int i = 0; i < 50; ++i)
            content += i % 2 ? "\n" : "x\n";
        const QString found = errors(write(content + "1\n"), {{"a", "mRNA"}});
        QCOMPARE(found.count('\n'), 20);
        QVERIFY2(found.endsWith("error: counts.csv: and 30 more lines or fields like these"),
                 qPrintable(found));
        QByteArray twenty = "a\n";
        for (int i = 0; i < 20; ++i)
            twenty += "x\n";
        QCOMPARE(errors(write(twenty), {{"a", "mRNA"}}).count('\n'), 19);
    }

    void checksMapping_data() {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unknown column") << "rnas"
                                        << "Protein"
                                        << "error: counts.csv:1: there is no column \"rnas\" (Did "
                                           "you mean \"RNA\"? The columns "
                                           "are \"cell\", \"RNA\", \"RNA (2)\", \"column 4\".)";
        QTest::newRow("far column") << "fluorescence"
                                    << "Protein"
                                    << "error: counts.csv:1: there is no column \"fluorescence\" "
                                       "(The columns are \"cell\", \"RNA\", \"RNA (2)\", "
                                       "\"column 4\".)";
        QTest::newRow("unknown state")
            << "RNA"
            << "Protien"
            << "error: counts.csv: column \"RNA\" is assigned to \"Protien\", which is not a "
               "recorded state (Did you mean \"Protein\"? The recorded states are \"ON\", "
               "\"mRNA\", \"Protein\".)";
        QTest::newRow("two columns, one state")
            << "RNA"
            << "mRNA"
            << "error: counts.csv: columns \"RNA\" and \"cell\" are both assigned to \"mRNA\" "
               "(Assign one column to each state.)";
    }
    void checksMapping() {
        QFETCH(QString, column);
        QFETCH(QString, state);
        QFETCH(QString, expected);
        QCOMPARE(errors(write("cell,RNA,RNA,\n1,2,3,4\n"),
                        {{column.toStdString(), state.toStdString()}, {"cell", "mRNA"}}),
                 expected);
    }

    void wantsAMapping() {
        QVERIFY(errors(write("a,b\n1,2\n"), {}).contains("no column is assigned"));
    }

    void readsColumnsWithoutOrWithEqualNames() {
        const auto path = write("cell,RNA,RNA,\n1,2,3,4\n");
        QCOMPARE(readCounts(path, {{"RNA (2)", "mRNA"}, {"column 4", "Protein"}}, recorded)
                     .groups.at(0)
                     .values,
                 (std::vector<std::int32_t>{3, 4}));
        const auto bare = write("1,2\n3,4\n");
        QCOMPARE(readCounts(bare, {{"column 2", "ON"}}, recorded).groups.at(0).values,
                 (std::vector<std::int32_t>{2, 4}));
    }

    void previews() {
        const TablePreview preview =
            previewTable(write("name;a;b\nu;1;2.5\n\nv;2;3\nw;3\n"), {}, 3);
        QCOMPARE(preview.format.delimiter, ';');
        QCOMPARE(preview.format.header, HeaderLine::Present);
        QCOMPARE(preview.lines, (std::vector<std::size_t>{2, 4, 5}));
        QCOMPARE(preview.columns, (std::vector<std::string>{"name", "a", "b"}));
        QCOMPARE(preview.rows, (std::vector<std::vector<std::string>>{
                                   {"u", "1", "2.5"}, {"v", "2", "3"}, {"w", "3", ""}}));
        QCOMPARE(preview.countLike, (std::vector<bool>{false, true, false}));
        const TablePreview bare = previewTable(write("1\t2\n3\t4\n"), {}, 1);
        QCOMPARE(bare.format.delimiter, '\t');
        QCOMPARE(bare.format.header, HeaderLine::Absent);
        QCOMPARE(bare.columns, (std::vector<std::string>{"column 1", "column 2"}));
        QCOMPARE(bare.rows.size(), std::size_t{1});
        const TablePreview headerOnly = previewTable(write("a,b\n"));
        QVERIFY(headerOnly.rows.empty());
        QCOMPARE(headerOnly.countLike, (std::vector<bool>{false, false}));
    }

    void streamsLargeTables() {
        // Records and line breaks fall on every position of the read buffer.
        QByteArray content = "a,text,b\r\n";
        std::int64_t sum = 0;
        for (int i = 0; i < 60000; ++i) {
            content += QByteArray::number(i) + ",\"" + QByteArray(i % 7, 'x') + "\r\n\"\"\"," +
                       QByteArray::number(i % 3) + "\r\n";
            sum += i % 3;
        }
        const ObservedData data =
            readCounts(write(content), {{"a", "mRNA"}, {"b", "Protein"}}, recorded);
        const ObservedGroup& group = data.groups.at(0);
        QCOMPARE(group.cells, std::vector<std::int64_t>(60000, 1));
        std::int64_t found = 0;
        for (std::size_t i = 0; i < group.cells.size(); ++i) {
            QCOMPARE(group.values[2 * i], static_cast<std::int32_t>(i));
            found += group.values[2 * i + 1];
        }
        QCOMPARE(found, sum);
    }

    void ignoresTheLocale() {
        if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
            QSKIP("locale de_DE.UTF-8 is not installed");
        const QString found = errors(write("a;b\n2.0;1\n2,0;1\n"), {{"a", "mRNA"}});
        std::setlocale(LC_ALL, "C.UTF-8");
        QVERIFY2(found.startsWith("error: counts.csv:3:1: \"2,0\""), qPrintable(found));
    }

    void readsReferenceFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("cells");
        QTest::addColumn<qint64>("sum");
        const auto row = [](const char* file, const char* column, int cells, qint64 sum) {
            QTest::addRow("%s %s", file, column)
                << QString(file) << QString(column) << cells << sum;
        };
        row("DUSP1_Dex_100nM_Rep1_Rep2.csv", "RNA_nuc", 9639, 447898);
        row("DUSP1_Dex_100nM_Rep1_Rep2.csv", "RNA_cyto", 9639, 830888);
        row("Neuert_Exp2_rep2_CY5_FORMATTED.csv", "mRNA", 7725, 218865);
        row("STL1.csv", "rna", 14382, 130154);
        row("pdoCalibrationData.csv", "intens1", 304, 493745);
        row("pdoCalibrationData.csv", "nTotal", 304, 78262);
    }
    void readsReferenceFiles() {
        QFETCH(QString, file);
        QFETCH(QString, column);
        QFETCH(int, cells);
        QFETCH(qint64, sum);
        REQUIRE_REFERENCE(path, "observed/" + file.toStdString());
        const ObservedData data = readCounts(path, {{column.toStdString(), "mRNA"}}, recorded);
        QCOMPARE(data.cellCount(), std::int64_t{cells});
        const ObservedGroup& group = data.groups.at(0);
        QCOMPARE(std::inner_product(group.values.begin(), group.values.end(), group.cells.begin(),
                                    qint64{0}),
                 sum);
    }
};

QTEST_APPLESS_MAIN(TestObservedData)
#include "tst_observed_data.moc"
