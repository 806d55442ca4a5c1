#include "tests/ui/chart_support.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/colour_map.h"

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace dyngpt;
using namespace uitest;

namespace {

const Axes plainAxes{"time (s)", "molecules", false, false};

} // namespace

class ChartSeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesColourAScatter();
    void unknownValuesStayHollow();
    void bandsAreFilled();
    void unnamedSeriesBelongToTheOneBefore();
};

void ChartSeriesTest::init() {
    uitest::useLightPalette();
}

void ChartSeriesTest::valuesColourAScatter() {
    ChartPanel panel("Sets");
    Axes axes{"kon", "koff", false, false};
    axes.valueTitle = "mean of mRNA";
    Series sets{"sets", SeriesRole::Other, {1, 2, 3}, {1, 2, 3}};
    sets.values = {10, 20, 30};
    panel.showScatter({sets}, axes, false);
    const QRect withoutBar(0, 0, 415, 320);
    const QImage image = picture(panel).copy(withoutBar);
    const ColourMap& colours = densityColours(false);
    for (const std::size_t shade : {std::size_t{0}, std::size_t{127}, std::size_t{255}})
        QVERIFY2(near(image, QColor(colours[shade])) > 20, qPrintable(QString::number(shade)));
    QCOMPARE(lines(panel.csv()), (QStringList{"series,kon,koff,mean of mRNA", "sets,1,1,10",
                                              "sets,2,2,20", "sets,3,3,30"}));
    QVERIFY2(panel.accessibleDescription().contains("coloured by mean of mRNA from 10 to 30"),
             qPrintable(panel.accessibleDescription()));
    // One value alone has a colour too.
    sets.values = {7, 7, 7};
    panel.showScatter({sets}, axes, false);
    QVERIFY(near(picture(panel).copy(withoutBar), QColor(colours[0])) > 20);
}

void ChartSeriesTest::unknownValuesStayHollow() {
    ChartPanel panel("Sets");
    Series sets{"sets", SeriesRole::Other, {1, 2, 3}, {1, 2, 3}};
    sets.values = {1, std::nan(""), 2};
    panel.showScatter({sets}, plainAxes, false);
    QCOMPARE(lines(panel.csv())[2], QString("sets,2,2,"));
    picture(panel);
    sets.values = {std::nan(""), std::nan(""), std::nan("")};
    panel.showScatter({sets}, plainAxes, false); // then it is a scatter like any other
    QCOMPARE(lines(panel.csv()).front(), QString("series,time (s),molecules"));
}

void ChartSeriesTest::bandsAreFilled() {
    ChartPanel panel("Counts");
    Series band{"X: mean ± sd", SeriesRole::Other, {0, 1, 2, 3}, {1, 1, 1, 1}};
    band.upTo = {9, 9, 9, 9};
    panel.showLines({band}, plainAxes);
    QColor fill = ChartStyle::light().colour(SeriesRole::Other, 0);
    const double alpha = 0.35;
    fill = QColor::fromRgbF(float(1 - alpha + alpha * fill.redF()),
                            float(1 - alpha + alpha * fill.greenF()),
                            float(1 - alpha + alpha * fill.blueF()));
    QVERIFY(near(picture(panel), fill) > 20000); // most of the picture
    QCOMPARE(lines(panel.csv())[0], QString("series,time (s),molecules,up to"));
    QCOMPARE(lines(panel.csv())[1], QString("X: mean ± sd,0,1,9"));
}

void ChartSeriesTest::unnamedSeriesBelongToTheOneBefore() {
    ChartPanel panel("Paths");
    std::vector<Series> paths;
    for (int i = 0; i < 15; ++i)
        paths.push_back({i == 0 ? "X" : "", SeriesRole::Other, {0, 1}, {double(i), double(i)}});
    paths.push_back({"Y", SeriesRole::Other, {0, 1}, {20, 20}});
    panel.showLines(paths, plainAxes);
    const QColor first = ChartStyle::light().colour(SeriesRole::Other, 0);
    const int shown = near(picture(panel), first);
    QVERIFY2(shown > 5 * 300, qPrintable(QString::number(shown))); // in one colour
    QCOMPARE(lines(panel.csv())[4], QString("X,1,1"));
    // They have one entry in the menu and in the legend, and hide together.
    auto* button = panel.findChild<QToolButton*>();
    Q_EMIT button->menu()->aboutToShow();
    QMenu* series = nullptr;
    for (QAction* action : button->menu()->actions())
        if (action->menu())
            series = action->menu();
    QVERIFY(series);
    QCOMPARE(series->actions().size(), 2);
    series->actions()[0]->toggle();
    QVERIFY(near(picture(panel), first) < 300);
}

QTEST_MAIN(ChartSeriesTest)
#include "tst_chart_series.moc"
