// A report on sheets of paper.

#include "ui/dialogs/page_recorder.h"
#include "ui/dialogs/report_html.h"
#include "ui/dialogs/report_pages.h"
#include "ui/dialogs/report_printer.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <cstdlib>

using namespace dyngpt;

namespace {

ReportTable tableOf(std::size_t rows, std::size_t columns = 2) {
    ReportTable table;
    table.caption = "All sets";
    table.csvName = "sets.csv";
    for (std::size_t c = 0; c < columns; ++c)
        table.header.push_back("column" + std::to_string(c));
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<std::string> row{"row " + std::to_string(r) + "."};
        while (row.size() < columns)
            row.push_back("1.5");
        table.rows.push_back(row);
    }
    return table;
}

ReportFigure redFigure(double width, double height) {
    const std::string w = std::to_string(static_cast<int>(width));
    const std::string h = std::to_string(static_cast<int>(height));
    ReportFigure figure;
    figure.caption = "A figure";
    figure.width = width;
    figure.height = height;
    figure.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h +
                 "\" viewBox=\"0 0 " + w + " " + h + "\"><rect x=\"0\" y=\"0\" width=\"" + w +
                 "\" height=\"" + h + "\" fill=\"#ff0000\"/></svg>";
    return figure;
}

Report reportOf(std::vector<ReportBlock> blocks) {
    Report report;
    report.title = "Gene expression";
    report.sections = {{ReportPart::Network, "Network", std::move(blocks)}};
    return report;
}

QImage imageOf(const ReportPages& pages, int page) {
    constexpr double scale = 0.1;
    QImage image((pages.paperSize() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    pages.paint(painter, page);
    return image;
}

/// Rows of the image that show red, as first and one past the last; how many stretches.
struct Stretch {
    int first = -1;
    int last = -1;
    int count = 0;
};
Stretch redRows(const QImage& image) {
    Stretch rows;
    bool inside = false;
    for (int y = 0; y < image.height(); ++y) {
        bool red = false;
        for (int x = 0; x < image.width() && !red; ++x)
            red = image.pixelColor(x, y) == QColor(Qt::red);
        if (red && !inside)
            ++rows.count;
        if (red && rows.first < 0)
            rows.first = y;
        if (red)
            rows.last = y + 1;
        inside = red;
    }
    return rows;
}

QString allText(const ReportPages& pages) {
    QString all;
    for (int page = 0; page < pages.count(); ++page)
        all += pages.text(page) + u'\n';
    return all;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReportPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pdfHasThePages();
    void everyRowIsThereOnce();
    void headerIsRepeated();
    void noHeadingAtTheFoot();
    void figuresAreWhole();
    void wideTablesGoOnBelow();
    void numbersStayInOnePiece();
    void shortTextsTakeTwoLines();
    void longTextsAreCutBetweenLines();
    void namesAreTypeset();
    void columnsAreSharedOutEvenly();
    void signsOfAnotherFontStandOnTheLine();
    void stopsWhenAsked();
};

void ReportPagesTest::pdfHasThePages() {
    QTemporaryDir folder;
    for (const std::size_t rows : {5, 300}) {
        const Report report = reportOf({std::string("Text."), tableOf(rows), redFigure(640, 360)});
        for (const auto paper : {QPageSize::A4, QPageSize::Letter}) {
            const QString path = folder.filePath(QStringLiteral("out.pdf"));
            QVERIFY(writeReportPdf(report, path, paper));
            const QByteArray bytes = contentOf(path);
            QVERIFY(bytes.startsWith("%PDF"));
            const int count = ReportPages(report, paper).count();
            QCOMPARE(static_cast<int>(bytes.count("/Type /Page\n")), count);
            QVERIFY(rows == 5 ? count == 1 : count >= 4 && count <= 14);
        }
    }
    QVERIFY_EXCEPTION_THROWN(writeReportPdf(reportOf({}), "/nowhere/a.pdf", QPageSize::A4), Error);
}

void ReportPagesTest::everyRowIsThereOnce() {
    const QString all = allText(ReportPages(reportOf({tableOf(300)}), QPageSize::A4));
    for (int row = 0; row < 300; ++row)
        QCOMPARE(all.count(QStringLiteral("row %1.").arg(row)), 1);
}

void ReportPagesTest::headerIsRepeated() {
    const ReportPages pages(reportOf({tableOf(300)}), QPageSize::A4);
    for (int page = 0; page < pages.count(); ++page)
        QVERIFY(pages.text(page).contains(QStringLiteral("column1")));
    QCOMPARE(allText(pages).count(QStringLiteral("All sets")), 1);
}

void ReportPagesTest::noHeadingAtTheFoot() {
    // Wherever the first section ends, the second one's heading stands with what it heads.
    for (int rows = 20; rows < 70; rows += 2) {
        Report report = reportOf({tableOf(static_cast<std::size_t>(rows))});
        report.sections.push_back({ReportPart::Training, "Second", {redFigure(640, 360)}});
        const ReportPages pages(report, QPageSize::A4);
        for (int page = 0; page < pages.count(); ++page)
            QCOMPARE(pages.text(page).contains(QStringLiteral("Second")),
                     pages.text(page).contains(QStringLiteral("A figure")));
    }
}

void ReportPagesTest::figuresAreWhole() {
    // Five that do not fit one page; and one that is higher than a page.
    const ReportPages five(reportOf({redFigure(640, 300), redFigure(640, 300), redFigure(640, 300),
                                     redFigure(640, 300), redFigure(640, 300)}),
                           QPageSize::A4);
    int figures = 0;
    for (int page = 0; page < five.count(); ++page) {
        const QImage image = imageOf(five, page);
        const Stretch rows = redRows(image);
        figures += rows.count;
        QVERIFY(rows.last < image.height() - 40); // the foot's margin is free
    }
    QCOMPARE(figures, 5);
    const ReportPages tall(reportOf({redFigure(640, 3000)}), QPageSize::Letter);
    QCOMPARE(tall.count(), 1);
    QVERIFY(redRows(imageOf(tall, 0)).last < imageOf(tall, 0).height() - 40);
    // Narrow ones stand side by side.
    const ReportPages pair(reportOf({redFigure(310, 230), redFigure(310, 230)}), QPageSize::A4);
    QCOMPARE(redRows(imageOf(pair, 0)).count, 1);
}

void ReportPagesTest::wideTablesGoOnBelow() {
    const ReportPages pages(reportOf({tableOf(3, 40)}), QPageSize::A4);
    const QString all = allText(pages);
    for (int column = 1; column < 40; ++column)
        QCOMPARE(all.count(QStringLiteral("column%1\n").arg(column)), 1);
    QVERIFY(all.count(QStringLiteral("row 0.")) >= 2); // the first column goes along
    QVERIFY(all.contains(QStringLiteral("All sets (continued)")));
    // Nothing reaches into the margin.
    const QImage image = imageOf(pages, 0);
    for (int y = 0; y < image.height(); ++y)
        for (int x = image.width() - 38; x < image.width(); ++x)
            QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
}

void ReportPagesTest::numbersStayInOnePiece() {
    QTextDocument document;
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WordWrap);
    document.setDefaultTextOption(option);
    ReportTable table;
    table.header = {"a", "b"};
    table.rows = {{"name of it", "0.04848"}};
    document.setHtml(reporthtml::table(table, 0, 1, {}, {}));
    document.setTextWidth(10);
    QVERIFY(document.size().height() > 0); // lays it out
    int numbers = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.text() == u"0.04848") {
            ++numbers;
            QCOMPARE(block.layout()->lineCount(), 1);
        }
    QCOMPARE(numbers, 1);
}

void ReportPagesTest::shortTextsTakeTwoLines() {
    ReportTable table;
    table.header = {"a", "b", "c", markName("kon", "1/h")};
    table.rows = {{markName("kon", "1/h"), "uniform from 0.01 to 0.1",
                   "a sentence of many words, which may take as many lines as there is need for",
                   "1"}};
    const auto linesOf = [&table](int lines) {
        QTextDocument document;
        QTextOption option = document.defaultTextOption();
        option.setWrapMode(QTextOption::WordWrap);
        document.setDefaultTextOption(option);
        document.setHtml(reporthtml::table(table, 0, 1, {}, {8, lines}));
        document.setTextWidth(10);
        QList<int> found;
        if (document.size().height() > 0) // lays it out
            for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
                if (block.text().size() > 1)
                    found << block.layout()->lineCount();
        return found;
    };
    const QList<int> once = linesOf(1);
    QCOMPARE(once.mid(1, 2), (QList<int>{1, 1}));
    QCOMPARE(once[0], 2); // of the header: name and unit
    QVERIFY(once.size() == 4 && once[3] > 4);
    QCOMPARE(linesOf(2).mid(1, 2), (QList<int>{1, 2}));
}

void ReportPagesTest::longTextsAreCutBetweenLines() {
    std::string text;
    for (int word = 0; word < 4000; ++word)
        text += "word" + std::to_string(word) + " ";
    const ReportPages pages(reportOf({text}), QPageSize::A4);
    QVERIFY(pages.count() >= 3);
    // A line that was cut would leave ink in the last rows of the type area.
    for (int page = 0; page + 1 < pages.count(); ++page) {
        const QImage image = imageOf(pages, page);
        const int foot = qRound(image.height() - 18 / 25.4 * 60);
        int ink = 0;
        for (int x = 0; x < image.width(); ++x)
            ink += qGray(image.pixel(x, foot)) < 200 ? 1 : 0;
        QCOMPARE(ink, 0);
    }
}

void ReportPagesTest::namesAreTypeset() {
    const std::string text = "Rate " + markFormula("k_on*OFF^2");
    QCOMPARE(reporthtml::paragraph(text, {}),
             QStringLiteral("<p>Rate <i>k</i><sub>on</sub>\u2009·\u2009OFF<sup>2</sup></p>"));
    QVERIFY(allText(ReportPages(reportOf({text}), QPageSize::A4))
                .contains(QStringLiteral("kon · OFF2")));
}

void ReportPagesTest::columnsAreSharedOutEvenly() {
    const auto upTo = [](std::size_t columns) {
        return [columns](const ReportTable& some) { return some.header.size() <= columns; };
    };
    // Nine columns beside the first where eight fit: not eight and one.
    const auto parts = reporthtml::columnParts(tableOf(2, 10), upTo(9));
    QCOMPARE(parts.size(), 2U);
    QCOMPARE(parts[0].header.size(), 5U);
    QCOMPARE(parts[1].header.size(), 6U);
    QCOMPARE(parts[1].header.front(), std::string("column0"));
    QCOMPARE(parts[1].header.back(), std::string("column9"));
    // A table that fits in smaller print stays whole.
    QVERIFY(!allText(ReportPages(reportOf({tableOf(3, 11)}), QPageSize::A4)).contains("continued"));
    QVERIFY(allText(ReportPages(reportOf({tableOf(3, 40)}), QPageSize::A4)).contains("continued"));
}

void ReportPagesTest::signsOfAnotherFontStandOnTheLine() {
    QFont font(QStringLiteral("Sans Serif"));
    font.setPixelSize(40);
    if (QRawFont::fromFont(font).supportsCharacter(0x4e2d))
        QSKIP("the font for text has these signs itself");
    QTextDocument document;
    document.setDefaultFont(font);
    document.setPlainText(QStringLiteral("22\u4e2d"));
    const auto inked = [](const auto& paint) {
        QImage image(300, 150, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paint(painter);
        painter.end();
        QList<int> rows;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) < 100) {
                    rows << y;
                    break;
                }
        return rows;
    };
    const QList<int> wanted = inked([&](QPainter& painter) { document.drawContents(&painter); });
    const QList<int> played = inked([&](QPainter& painter) {
        QPicture picture;
        PageRecorder recorder(picture);
        QPainter recording(&recorder);
        document.drawContents(&recording);
        recording.end();
        painter.drawPicture(0, 0, picture);
    });
    QVERIFY(!wanted.isEmpty() && !played.isEmpty());
    QVERIFY2(std::abs(wanted.front() - played.front()) <= 1 &&
                 std::abs(wanted.back() - played.back()) <= 1,
             qPrintable(QStringLiteral("%1 to %2, not %3 to %4")
                            .arg(played.front())
                            .arg(played.back())
                            .arg(wanted.front())
                            .arg(wanted.back())));
}

void ReportPagesTest::stopsWhenAsked() {
    std::stop_source source;
    source.request_stop();
    const Report report = reportOf({tableOf(3000)});
    QCOMPARE(ReportPages(report, QPageSize::A4, source.get_token()).count(), 1);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.pdf"));
    QVERIFY(!writeReportPdf(report, path, QPageSize::A4, source.get_token()));
    QVERIFY(!QFile::exists(path));
}

QTEST_MAIN(ReportPagesTest)
#include "tst_report_pages.moc"
