// Tables as people save them: encodings, delimiters, decimal commas, orientation, groups, gaps.

#include "core/data/counts_table.h"
#include "tests/support/observed_text.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>

#include <zlib.h>

#include <fstream>

using namespace dyngpt;

namespace {

const std::vector<std::string> recorded{"ON", "mRNA", "Protein"};

QByteArray utf16(const QString& text, bool bigEndian, bool mark) {
    QByteArray bytes;
    const auto put = [&](char16_t unit) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 255);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    };
    if (mark)
        put(0xFEFF);
    for (const QChar c : text)
        put(c.unicode());
    return bytes;
}

} // namespace

class TestTableImport : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    std::filesystem::path write(const QByteArray& content, const char* name = "t.csv") {
        const auto path = std::filesystem::path(dir_.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary).write(content.data(), content.size());
        return path;
    }

    static Import read(const std::filesystem::path& path, const TableMapping& mapping,
                       const TableFormat& format = {}) {
        ProgressSink silent;
        return readTable(path, format, mapping, recorded, silent, {}).value();
    }

    /// By the group in column "group" where there is one.
    static TableMapping mapping(std::map<std::string, std::string> columns) {
        TableMapping result;
        result.columnToState = std::move(columns);
        return result;
    }

private Q_SLOTS:
    void recognisesEncodings_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("encoding");
        const QString text = QString::fromUtf8("größe;mRNA\n1;2\n3;4\n");
        const auto row = [](const char* name, const QByteArray& content, TextEncoding encoding) {
            QTest::newRow(name) << content << static_cast<int>(encoding);
        };
        row("UTF-8", text.toUtf8(), TextEncoding::Utf8);
        row("UTF-8 with a mark", "\xEF\xBB\xBF" + text.toUtf8(), TextEncoding::Utf8);
        row("UTF-16 little-endian", utf16(text, false, true), TextEncoding::Utf16);
        row("UTF-16 big-endian", utf16(text, true, true), TextEncoding::Utf16);
        row("UTF-16 without a mark", utf16(text, false, false), TextEncoding::Utf16);
        row("big-endian without a mark", utf16(text, true, false), TextEncoding::Utf16);
        row("Latin-1", text.toLatin1(), TextEncoding::Latin1);
    }
    void recognisesEncodings() {
        QFETCH(QByteArray, content);
        QFETCH(int, encoding);
        const auto path = write(content);
        const TablePreview preview = previewTable(path);
        QCOMPARE(static_cast<int>(preview.format.encoding), encoding);
        QCOMPARE(preview.columns, (std::vector<std::string>{"größe", "mRNA"}));
        QCOMPARE(asText(read(path, mapping({{"größe", "ON"}, {"mRNA", "mRNA"}})).data),
                 QString(": 1,2 x1; 3,4 x1"));
    }

    void decodesEverySign() {
        // A surrogate pair on the border of two buffers; signs of Windows-1252.
        QString text = "group,mRNA\n";
        while (text.size() < 32767)
            text += "x";
        text += QString::fromUtf8("🙂,1\n");
        const auto path = write(utf16(text, false, true));
        TableMapping byGroup = mapping({{"mRNA", "mRNA"}});
        byGroup.groupBy = {"group"};
        QVERIFY(read(path, byGroup).data.groups.at(0).name.ends_with("🙂"));
        TableFormat latin;
        latin.encoding = TextEncoding::Latin1;
        QCOMPARE(read(write("group,mRNA\n\x80\xE9,1\n"), byGroup, latin).data.groups.at(0).name,
                 std::string("€é"));
    }

    void readsCompressedTables() {
        const auto path = std::filesystem::path(dir_.path().toStdString()) / "t.csv.gz";
        const gzFile file = gzopen(path.c_str(), "wb");
        gzputs(file, "mRNA\n");
        for (int i = 0; i < 50000; ++i)
            gzputs(file, i % 2 ? "7\n" : "3\n");
        gzclose(file);
        const TableMapping map = mapping({{"mRNA", "mRNA"}});
        QCOMPARE(asText(read(path, map).data), QString(": 3 x25000; 7 x25000"));
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 20);
        const QString found = errorsOf([&] { read(path, map); });
        QVERIFY2(found.contains("the compressed file is damaged"), qPrintable(found));
    }

    void recognisesTheFormat_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("decimal comma") << QByteArray("a;b\n1,0;2,0\n3;4,00\n");
        QTest::newRow("decimal comma and tab") << QByteArray("a\tb\n1,0\t2,0\n3\t4,0\n");
        QTest::newRow("three decimals beside others") << QByteArray("a;b\n1,000;2,0\n3,0;4,0\n");
        QTest::newRow("blanks") << QByteArray("a  b\n 1    2\n3 \t4  \n");
        QTest::newRow("blanks and quotes") << QByteArray("\"a\" b \"x y\"\n1 2 \"u v\"\n3 4 5\n");
        QTest::newRow("row names without a header") << QByteArray("a,b\nr1,1,2\nr2,3,4\n");
        QTest::newRow("comments") << QByteArray("# counts, by hand\n# 2024\na,b\n1,2\n3,4\n");
        QTest::newRow("comment with a quote")
            << QByteArray("# the \"good\n# 1,2,\"3\na,b\n1,2\n3,4\n");
        QTest::newRow("nearly whole") << QByteArray("a,b\n1.0000001,2\n2.9999999,4\n");
    }
    void recognisesTheFormat() {
        QFETCH(QByteArray, content);
        QCOMPARE(asText(read(write(content), mapping({{"a", "mRNA"}, {"b", "Protein"}})).data),
                 QString(": 1,2 x1; 3,4 x1"));
    }

    void headerThatBeginsLikeAComment() {
        QCOMPARE(previewTable(write("#a,b\n1,2\n")).columns, (std::vector<std::string>{"#a", "b"}));
    }

    void takesTheFormatAsSaid() {
        const TableMapping map = mapping({{"column 1", "mRNA"}});
        TableFormat format;
        format.header = HeaderLine::Absent;
        format.skippedLines = 2;
        format.comment = '%';
        QCOMPARE(asText(read(write("title, of\nall\n% no\n5,x\n%\n6,y\n"), map, format).data),
                 QString(": 5 x1; 6 x1"));
        format = {};
        format.decimalMark = DecimalMark::Point;
        QVERIFY(errorsOf([&] {
                    read(write("a;b\n2,0;1\n"), mapping({{"a", "ON"}}), format);
                }).contains("\"2,0\" in column \"a\" is not a number"));
        format.decimalMark = DecimalMark::Comma;
        QVERIFY(errorsOf([&] {
                    read(write("a;b\n1.234,0;1\n"), mapping({{"a", "ON"}}), format);
                }).contains("\"1.234,0\" in column \"a\" is not a number"));
    }

    void groupsCells() {
        const auto path = write("time,rep,mRNA,gene\n0,a,1,X\n10,a,2,X\n0,b,1,Y\n0.0,a,3,X\n");
        TableMapping map = mapping({{"mRNA", "mRNA"}});
        map.groupBy = {"gene"};
        QCOMPARE(asText(read(path, map).data), QString("X: 1 x1; 2 x1; 3 x1\nY: 1 x1"));
        map.groupBy = {"gene", "time"};
        QCOMPARE(asText(read(path, map).data),
                 QString("X / time=0: 1 x1\nX / time=10: 2 x1\nY / time=0: 1 x1\n"
                         "X / time=0.0: 3 x1"));
        map.groupBy = {};
        map.where = {{"time", {"0"}}, {"rep", {"a", "c"}}};
        const Import some = read(path, map);
        QCOMPARE(asText(some.data), QString(": 1 x1; 3 x1"));
        QCOMPARE(notesOf(some), QString("note: t.csv: cells left out because of their groups: 2"));
        map.where = {{"time", {"5"}}};
        QVERIFY(errorsOf([&] { read(path, map); }).contains("no cell of the file is left"));
        map.where = {{"tim", {"5"}}};
        map.groupBy = {"mRNA"};
        const QString found = errorsOf([&] { read(path, map); });
        QVERIFY2(found.contains("there is no column \"tim\" (Did you mean \"time\"?") &&
                     found.contains("column \"mRNA\" holds both a state and the groups"),
                 qPrintable(found));
    }

    void missingValues() {
        const auto path = write("g,a,b\nx,1,\nx,2,3\n,4,5\n");
        TableMapping map = mapping({{"a", "mRNA"}, {"b", "Protein"}});
        TableFormat format;
        map.groupBy = {"g"};
        QCOMPARE(errorsOf([&] { read(path, map); }),
                 QString("error: t.csv:2:3: the value of column \"b\" is missing (Counts are whole "
                         "numbers from 0 on.)\n"
                         "error: t.csv:4:1: the value of column \"g\" is missing (Fill it in, or "
                         "choose to leave such cells out.)"));
        format.missing = MissingValues::SkipCell;
        Import found = read(path, map, format);
        QCOMPARE(asText(found.data), QString("x: 2,3 x1"));
        QCOMPARE(notesOf(found),
                 QString("note: t.csv: cells left out because a value is missing: 2"));
        format.missing = MissingValues::CountAsZero;
        found = read(path, map, format);
        QCOMPARE(asText(found.data), QString("x: 1,0 x1; 2,3 x1\n-: 4,5 x1"));
        QCOMPARE(notesOf(found), QString("note: t.csv: missing values counted as 0: 1"));
    }

    void columnsThatAreGroups() {
        TableMapping map = mapping({{"A", "mRNA"}, {"B", "mRNA"}});
        map.groupPerColumn = true;
        const auto path = write("cell,A,B,day\nc1,1,0,1\nc2,1,5,2\n");
        QCOMPARE(asText(read(path, map).data), QString("A: 1 x2\nB: 0 x1; 5 x1"));
        map.groupBy = {"day"};
        QCOMPARE(asText(read(path, map).data),
                 QString("A / day=1: 1 x1\nB / day=1: 0 x1\nA / day=2: 1 x1\nB / day=2: 5 x1"));
        map.columnToState["B"] = "Protein";
        QVERIFY(errorsOf([&] { read(path, map); }).contains("more than one state"));
    }

    void cellsAsColumns() {
        const auto path = write("name,c1,c2,c3,c4\nday,1,2,1,1\nA,1,2,3,1\nB,0,0,7,0\n");
        TableFormat format;
        format.orientation = Orientation::CellsAsColumns;
        const TablePreview preview = previewTable(path, format, 2);
        QCOMPARE(preview.columns, (std::vector<std::string>{"day", "A", "B"}));
        QCOMPARE(preview.rows,
                 (std::vector<std::vector<std::string>>{{"1", "1", "0"}, {"2", "2", "0"}}));
        TableMapping map = mapping({{"A", "mRNA"}, {"B", "Protein"}});
        QCOMPARE(asText(read(path, map, format).data), QString(": 1,0 x2; 2,0 x1; 3,7 x1"));
        map.groupBy = {"day"};
        QCOMPARE(asText(read(path, map, format).data),
                 QString("day=1: 1,0 x2; 3,7 x1\nday=2: 2,0 x1"));
        map.where = {{"day", {"2"}}};
        QCOMPARE(asText(read(path, map, format).data), QString("day=2: 2,0 x1"));
        map = mapping({{"A", "mRNA"}, {"B", "mRNA"}});
        map.groupPerColumn = true;
        map.groupBy = {"day"};
        QCOMPARE(asText(read(path, map, format).data),
                 QString("A / day=1: 1 x2; 3 x1\nA / day=2: 2 x1\nB / day=1: 0 x2; 7 x1\n"
                         "B / day=2: 0 x1"));
    }

    void cellsAsColumnsNamePlaces() {
        TableFormat format;
        format.orientation = Orientation::CellsAsColumns;
        const TableMapping map = mapping({{"A", "mRNA"}});
        QCOMPARE(errorsOf([&] { read(write("n,c,d\nx,u,v\nA,1,-2\n"), map, format); }),
                 QString("error: t.csv:3:3: \"-2\" in row \"A\" is negative (Counts are whole "
                         "numbers from 0 on.)"));
        QVERIFY(errorsOf([&] {
                    read(write("n,c,d\nx,u\nA,1,2\n"), map, format);
                }).contains("t.csv:3: the number of fields is 3, not 2"));
        format.missing = MissingValues::SkipCell;
        QCOMPARE(asText(read(write("n,c,d\nA,1,NA\n"), map, format).data), QString(": 1 x1"));
    }

    void previewsLinesOfOtherLengths() {
        TableFormat format;
        format.orientation = Orientation::CellsAsColumns;
        const TablePreview preview = previewTable(write("title\nA,1,2\nB,3\n"), format);
        for (const auto& row : preview.rows)
            QCOMPARE(row.size(), preview.columns.size());
        format.header = HeaderLine::Absent;
        QCOMPARE(previewTable(write("title\nA,1,2\nB,3\n"), format).rows.size(), std::size_t{0});
    }

    void refusesNamesThatAreNoText() {
        TableMapping map = mapping({{"a", "mRNA"}});
        map.groupBy = {"g"};
        TableFormat format;
        format.encoding = TextEncoding::Utf8;
        QVERIFY(errorsOf([&] {
                    read(write("g,a\n\xE9,1\n"), map, format);
                }).contains("t.csv:2:1: the name of a group is not UTF-8 text"));
    }

    void stopsWhenAsked() {
        ProgressSink silent;
        std::stop_source source;
        source.request_stop();
        const auto path = write("a\n1\n");
        QVERIFY(!readTable(path, {}, mapping({{"a", "ON"}}), recorded, silent, source.get_token()));
    }

    /// Numbers of cells and sums computed with numpy.
    void groupsReferenceFiles() {
        REQUIRE_REFERENCE(path, "observed/DUSP1_Dex_100nM_Rep1_Rep2.csv");
        TableMapping map = mapping({{"RNA_nuc", "mRNA"}, {"RNA_cyto", "Protein"}});
        map.groupBy = {"time"};
        const ObservedData data = read(path, map).data;
        QCOMPARE(data.groups.size(), std::size_t{12});
        QCOMPARE(data.groups[0].name, std::string("time=0"));
        QCOMPARE(data.groups[0].cellCount(), std::int64_t{790});
        QCOMPARE(countSum(data.groups[0], 2, 0), std::int64_t{12865});
        QCOMPARE(countSum(data.groups[0], 2, 1), std::int64_t{28268});
        map.groupBy = {};
        map.where = {{"time", {"0"}}, {"Rep_num", {"1"}}};
        QCOMPARE(read(path, map).data.cellCount(), std::int64_t{441});
    }
};

QTEST_APPLESS_MAIN(TestTableImport)
#include "tst_table_import.moc"
