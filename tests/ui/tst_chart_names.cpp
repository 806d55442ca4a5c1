// Names with indices and slanted letters: drawn so in every part of a chart and in tables, spelt
// plainly in numbers and for screen readers.

#include "tests/ui/chart_support.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/matrix_panel.h"
#include "ui/models/network_names.h"
#include "ui/pages/name_box.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/name_header.h"
#include "ui/text.h"

#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace dyngpt;
using namespace uitest;

namespace {

/// A piece of text in a drawing.
struct Piece {
    QString text;
    double size = 0;
    bool slanted = false;
};

QList<Piece> piecesOf(const Figure& figure, const FigureSettings& settings) {
    static const QRegularExpression element(
        QStringLiteral("<text [^>]*font-size=\"([\\d.]+)\"[^>]*font-style=\"(\\w+)\"[^>]*>"
                       "([^<]*)</text>"));
    const QString svg = QString::fromUtf8(figureSvg(figure, settings));
    QList<Piece> pieces;
    for (auto found = element.globalMatch(svg); found.hasNext();) {
        const auto piece = found.next();
        pieces << Piece{piece.captured(3).trimmed(), piece.captured(1).toDouble(),
                        piece.captured(2) == u"italic"};
    }
    return pieces;
}

/// How many times k_on is drawn as such.
int drawnNames(const Figure& figure, const FigureSettings& settings = {}) {
    const QList<Piece> pieces = piecesOf(figure, settings);
    int count = 0;
    for (qsizetype i = 0; i + 1 < pieces.size(); ++i)
        if (pieces[i].text == u"k" && pieces[i].slanted && pieces[i + 1].text.startsWith(u"on") &&
            !pieces[i + 1].slanted && pieces[i + 1].size < 0.8 * pieces[i].size)
            ++count;
    for (const Piece& piece : pieces)
        if (piece.text.contains(u"kon") || piece.text.contains(u'&'))
            return -1;
    return count;
}

ChartText kon() {
    return {QStringLiteral("kon"), QStringLiteral("<i>k</i><sub>on</sub>")};
}

Network network() {
    Network network;
    network.stateNames = {"M", "mRNA"};
    network.stateDisplayNames = {{"mRNA", "m_{RNA}"}};
    network.parameters.resize(2);
    network.parameters[0].name = "kon";
    network.parameters[0].unit = "1/h";
    network.parameters[1].name = "kdeg_M";
    network.parameters[1].unit = "<1>";
    return network;
}

/// From the first to the last column that holds ink.
int inkWidth(const QImage& image) {
    int first = image.width(), last = -1;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            if (qGray(image.pixel(x, y)) < 160) {
                first = std::min(first, x);
                last = x;
            }
    return last - first + 1;
}

} // namespace

class TestChartNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useLightPalette(); }
    void sentencesTakeNames();
    void networkSaysHowTheyLook();
    void linesAndTheirLegend();
    void categories();
    void coloursAndTheirBar();
    void titleInThePicture();
    void matrix();
    void whatIsTooLongIsPlain();
    void nameStandsOnTheLine();
    void tablesAreSetAsLabels();
    void boxesShowTheNameChosen();
    void boxesShowPairs();
    void headsAreSetAsCells();
    void messagesTakeNames();
};

void TestChartNames::sentencesTakeNames() {
    const ChartText both = ChartText(tr("%1 < %2")).arg(kon(), QStringLiteral("a&b"));
    QCOMPARE(both.plain(), QStringLiteral("kon < a&b"));
    QCOMPARE(both.html(), QStringLiteral("<i>k</i><sub>on</sub> &lt; a&amp;b"));
    const ChartText words = ChartText(tr("%1 (count)")).arg(QStringLiteral("mRNA"));
    QVERIFY(!words.isRich());
    QCOMPARE(words.html(), QStringLiteral("mRNA (count)"));
}

void TestChartNames::networkSaysHowTheyLook() {
    const NetworkNames names(network());
    QCOMPARE(names.text(QStringLiteral("kon")), kon());
    QCOMPARE(names.withUnit(QStringLiteral("kon")),
             ChartText(QStringLiteral("kon"), kon().html() + QStringLiteral(" (1/h)")));
    QCOMPARE(names.plain(QStringLiteral("kon")), QStringLiteral("kon (1/h)"));
    QCOMPARE(names.withUnit(QStringLiteral("kdeg_M")).html(),
             QStringLiteral("<i>k</i><sub>deg,M</sub> (&lt;1&gt;)"));
    QCOMPARE(names.withUnit(QStringLiteral("mRNA")).html(),
             QStringLiteral("<i>m</i><sub>RNA</sub>"));
    // Of another network, or a derived quantity.
    QCOMPARE(names.text(QStringLiteral("koff")), ChartText(QStringLiteral("koff")));
}

void TestChartNames::linesAndTheirLegend() {
    ChartPanel panel(QStringLiteral("Counts"));
    const ChartText axis = ChartText(tr("%1 (count)")).arg(kon());
    panel.showLines({{ChartText(tr("%1: mean")).arg(kon()), SeriesRole::Other, {1, 2}, {3, 4}}},
                    {axis, kon(), false, false});
    QCOMPARE(drawnNames(panel.figure({})), 3);
    QCOMPARE(lines(panel.csv())[0], QStringLiteral("series,kon (count),kon"));
    QVERIFY(panel.csv().contains(QStringLiteral("kon: mean,1,3")));
    QVERIFY(panel.accessibleDescription().contains(QStringLiteral("kon: mean")));
    QVERIFY(!panel.accessibleDescription().contains(u'<'));
}

void TestChartNames::categories() {
    ChartPanel panel(QStringLiteral("All"));
    const Series series{"posterior", SeriesRole::Solver, {0, 0, 0, 1, 1, 1}, {1, 2, 3, 1, 2, 3}};
    panel.showViolins({kon(), "koff"}, {series}, {}, 0, 4, {"parameter", "place", false, false});
    QCOMPARE(drawnNames(panel.figure({})), 1);
    QVERIFY(lines(panel.csv())[1].startsWith(QStringLiteral("posterior,kon,")));
    QVERIFY(panel.accessibleDescription().contains(QStringLiteral("kon, posterior: 2")));
    panel.showBoxes({"koff", kon()}, {series}, {"parameter", "place", false, false});
    QCOMPARE(drawnNames(panel.figure({})), 1);
    QVERIFY(lines(panel.csv())[2].startsWith(QStringLiteral("posterior,kon,")));
}

void TestChartNames::coloursAndTheirBar() {
    ChartPanel panel(QStringLiteral("Sets"));
    Series points{"training", SeriesRole::Other, {1, 2}, {3, 4}};
    points.values = {1, 5};
    Axes axes{"a", "b", false, false};
    axes.valueTitle = ChartText(tr("mean of %1")).arg(kon());
    panel.showScatter({points}, axes, false);
    QCOMPARE(drawnNames(panel.figure({})), 1);
    QVERIFY(lines(panel.csv())[0].endsWith(QStringLiteral("mean of kon")));
}

void TestChartNames::titleInThePicture() {
    ChartPanel panel(QStringLiteral("-"));
    panel.setTitle(ChartText(tr("Posterior of %1")).arg(kon()));
    panel.showLines({{"posterior", SeriesRole::Solver, {1, 2}, {3, 4}}}, {"x", "y", false, false});
    FigureSettings settings;
    settings.titled = true;
    QCOMPARE(drawnNames(panel.figure(settings), settings), 1);
    QCOMPARE(panel.accessibleName(), QStringLiteral("Posterior of kon"));
}

void TestChartNames::matrix() {
    MatrixContent content;
    content.above = content.below = QStringLiteral("solver");
    const std::vector<Series> marginal{{"solver", SeriesRole::Solver, {}, {0.5, 0.5}}};
    content.variables = {{kon(), 2, 1, marginal}, {"koff", 2, 1, marginal}};
    content.pairs = {{{0.1, 0.2, 0.3, 0.4}, {0.1, 0.2, 0.3, 0.4}}};
    MatrixPanel panel(QStringLiteral("Pairs"));
    panel.showMatrix(content);
    QCOMPARE(drawnNames(panel.figure({})), 2); // across and up
    QVERIFY(lines(panel.csv())[1].startsWith(QStringLiteral("solver,kon,")));
    QVERIFY(panel.accessibleDescription().contains(QStringLiteral("kon, koff")));
}

void TestChartNames::whatIsTooLongIsPlain() {
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const ChartText text = ChartText(tr("mean of %1 (count)")).arg(kon());
    const QRectF box(0, 0, textWidth(text, painter.font()) / 2, 40);
    drawText(painter, box, Qt::AlignCenter, text);
    painter.end();
    for (int x = static_cast<int>(std::ceil(box.right())) + 2; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
    QVERIFY(inkWidth(image) > 0);
}

void TestChartNames::nameStandsOnTheLine() {
    const auto foot = [](const ChartText& text) {
        QImage image(100, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        drawText(painter, image.rect(), Qt::AlignLeft | Qt::AlignVCenter, text);
        painter.end();
        int last = -1;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) < 128)
                    last = y;
        return last;
    };
    QCOMPARE(foot({QStringLiteral("k"), QStringLiteral("<b>k</b>")}), foot(QStringLiteral("k")));
    // An index hangs below.
    QVERIFY(foot(kon()) > foot(QStringLiteral("k")));
}

void TestChartNames::tablesAreSetAsLabels() {
    const NetworkNames names(network());
    QStandardItemModel model(1, 1);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("kdeg_M")));
    QTableView table;
    table.setModel(&model);
    NameDelegate delegate(table, 0);
    delegate.setNames(names);
    QStyleOptionViewItem option;
    option.initFrom(&table);
    option.font = table.font();
    option.rect = QRect(QPoint(), delegate.sizeHint(option, model.index(0, 0)));
    QImage cell(option.rect.size(), QImage::Format_RGB32);
    cell.fill(Qt::white);
    QPainter painter(&cell);
    delegate.paint(&painter, option, model.index(0, 0));
    painter.end();

    QLabel label(names.withUnit(QStringLiteral("kdeg_M")).html());
    label.setTextFormat(Qt::RichText);
    label.setFont(table.font());
    QImage beside(label.sizeHint(), QImage::Format_RGB32);
    beside.fill(Qt::white);
    label.resize(label.sizeHint());
    label.render(&beside, {}, {}, QWidget::DrawChildren);
    QVERIFY(inkWidth(cell) > QFontMetrics(table.font()).horizontalAdvance(QStringLiteral("kdeg")));
    QVERIFY(std::abs(inkWidth(cell) - inkWidth(beside)) <= 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("kdeg_M"));
}

void TestChartNames::boxesShowTheNameChosen() {
    NameBox box;
    box.addItems({QStringLiteral("kdeg_M"), QStringLiteral("mean")});
    box.resize(box.sizeHint());
    const QImage plain = box.grab().toImage();
    box.setNames(NetworkNames(network()));
    QVERIFY(box.grab().toImage() != plain);
    QCOMPARE(box.currentText(), QStringLiteral("kdeg_M"));
    QCOMPARE(box.findText(QStringLiteral("kdeg_M")), 0);
    // What is no name is drawn as ever.
    box.setCurrentIndex(1);
    const QImage word = box.grab().toImage();
    box.setNames({});
    QCOMPARE(box.grab().toImage(), word);
    // A name may be drawn wider than it is spelt.
    const int width = box.sizeHint().width();
    Network wide = network();
    wide.parameters[1].displayName = "k_{degradation of the messenger}";
    box.setNames(NetworkNames(wide));
    QVERIFY(box.sizeHint().width() > width);
}

void TestChartNames::boxesShowPairs() {
    NameBox box;
    box.setNames(NetworkNames(network()));
    box.addPair(QStringLiteral("kon"), QStringLiteral("M"), 7);
    QCOMPARE(box.currentText(), QStringLiteral("kon and M"));
    QCOMPARE(box.currentData().toInt(), 7);
    box.resize(box.sizeHint());
    const QImage pair = box.grab().toImage();
    NameBox plain;
    plain.addItem(QStringLiteral("kon and M"));
    plain.resize(box.size());
    QVERIFY(plain.grab().toImage() != pair);
    // What the two are called may change later.
    Network renamed = network();
    renamed.stateDisplayNames["M"] = "m_{RNA of the cell}";
    const int width = box.sizeHint().width();
    box.setNames(NetworkNames(renamed));
    QVERIFY(box.grab().toImage() != pair);
    QVERIFY(box.sizeHint().width() > width);
}

void TestChartNames::headsAreSetAsCells() {
    QStandardItemModel model(1, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("kdeg_M"), QStringLiteral("KL mRNA")});
    model.setHeaderData(1, Qt::Horizontal, QStringLiteral("KL ") + markedName("mRNA"), markedRole);
    QTableView table;
    table.setModel(&model);
    table.resize(400, 100);
    NameHeader& heads = *new NameHeader(table);
    table.grab(); // lays it out
    const QImage plain = heads.grab().toImage();
    const int width = heads.sectionSizeHint(0);
    const NetworkNames names(network());
    heads.setNames(names);
    const QImage set = heads.grab().toImage();
    // The unit stands behind the name.
    const auto unit = textWidth(names.withUnit(QStringLiteral("kdeg_M")), heads.font()) -
                      textWidth(QStringLiteral("kdeg_M"), heads.font());
    QCOMPARE(heads.sectionSizeHint(0) - width, static_cast<int>(std::ceil(unit)));
    for (int section : {0, 1}) {
        const QRect part(heads.sectionPosition(section) + 2, 2, heads.sectionSize(section) - 4,
                         heads.height() - 4);
        QVERIFY(set.copy(part) != plain.copy(part));
        QVERIFY(inkWidth(set.copy(part)) > 0);
    }
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("kdeg_M"));
}

void TestChartNames::messagesTakeNames() {
    const NetworkNames names(network());
    const Issue issue{Severity::Warning, "kon", text("%1 is not M", "kon"), text("See %1", "M")};
    const ChartText drawn = names.drawn(translated(names.marked(issue)));
    QCOMPARE(drawn.plain(), translated(issue));
    QCOMPARE(drawn.html(), kon().html() + QStringLiteral(": ") + kon().html() +
                               QStringLiteral(" is not M. See <i>M</i>"));
    QVERIFY(!names.drawn(QStringLiteral("kon < koff's")).isRich());
}

QTEST_MAIN(TestChartNames)
#include "tst_chart_names.moc"
