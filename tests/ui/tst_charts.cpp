#include "tests/ui/chart_support.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/colour_map.h"

#include <QClipboard>
#include <QGraphicsView>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace dyngpt;
using namespace uitest;

namespace {

const Axes plainAxes{"time (s)", "molecules", false, false};

std::vector<Series> twoLines() {
    return {{"training", SeriesRole::Training, {1, 2, 3, 4}, {4, 2, 1, 0.5}},
            {"held out", SeriesRole::HeldOut, {1, 2, 3, 4}, {5, 3, 2, 1.5}}};
}

QPalette darkPalette() {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(45, 45, 45));
    palette.setColor(QPalette::Base, QColor(30, 30, 30));
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::WindowText, Qt::white);
    return palette;
}

QGraphicsView* viewOf(ChartPanel& panel) {
    return panel.findChild<QGraphicsView*>();
}

QColor role(SeriesRole r) {
    return ChartStyle::light().colour(r, 0);
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyChartShowsItsSentence();
    void linesAreDrawnAndWritten();
    void appendedPointsShow();
    void theFirstPointOfALineShows();
    void logAxisLeavesZerosOut();
    void scatterIsDrawnAndClicked();
    void distributionsAreSteps();
    void heatMapHasTheColoursOfItsValues();
    void heatMapsShareAScale();
    void wrongSizedHeatMapIsEmpty();
    void histogramWeighs();
    void hiddenSeriesIsNotDrawn();
    void zoomAndReset();
    void pictureFiles_data();
    void pictureFiles();
    void darkPaletteIsFollowed();
    void accessibleTextFollows();
    void menuCopies();
    void smallAndLargeAreDrawn();
};

void ChartsTest::init() {
    uitest::useLightPalette();
}

void ChartsTest::emptyChartShowsItsSentence() {
    ChartPanel panel("Loss");
    panel.setPlaceholder("Train to fill this.");
    QVERIFY(panel.isEmptyChart());
    QVERIFY(panel.csv().isEmpty());
    picture(panel);
    bool shown = false;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        shown = shown || (label->isVisible() && label->text() == "Train to fill this.");
    QVERIFY(shown);
    QVERIFY(!viewOf(panel)->isVisible());

    panel.showLines(twoLines(), plainAxes);
    QVERIFY(!panel.isEmptyChart());
    QVERIFY(viewOf(panel)->isVisible());
    panel.clear();
    QVERIFY(panel.isEmptyChart());
    QVERIFY(!viewOf(panel)->isVisible());
}

void ChartsTest::linesAreDrawnAndWritten() {
    ChartPanel panel("Loss");
    panel.showLines(twoLines(), plainAxes);
    const QImage image = picture(panel);
    QVERIFY2(near(image, role(SeriesRole::Training)) > 200, "training line");
    QVERIFY2(near(image, role(SeriesRole::HeldOut)) > 200, "held-out line");
    const QStringList csv = lines(panel.csv());
    QCOMPARE(csv.size(), 9);
    QCOMPARE(csv[0], QString("series,time (s),molecules"));
    QCOMPARE(csv[4], QString("training,4,0.5"));
    QCOMPARE(csv[5], QString("held out,1,5"));
}

void ChartsTest::appendedPointsShow() {
    ChartPanel panel("Loss");
    panel.showLines({{"training", SeriesRole::Training, {}, {}}}, plainAxes);
    QVERIFY(panel.isEmptyChart());
    for (int i = 0; i < 50; ++i)
        panel.appendPoint(0, i, 100 - i);
    QVERIFY(!panel.isEmptyChart());
    QVERIFY(near(picture(panel), role(SeriesRole::Training)) > 200);
    QCOMPARE(lines(panel.csv()).size(), 51);
    panel.appendPoint(7, 1, 1); // no such series
    QCOMPARE(lines(panel.csv()).size(), 51);
}

void ChartsTest::theFirstPointOfALineShows() {
    ChartPanel panel("Loss");
    panel.showLines({{"", SeriesRole::Training, {}, {}}}, plainAxes); // no name, no legend
    panel.appendPoint(0, 150, 0.7);
    QVERIFY(near(picture(panel), role(SeriesRole::Training)) > 0);
}

void ChartsTest::logAxisLeavesZerosOut() {
    ChartPanel panel("Loss");
    panel.showLines({{"a", SeriesRole::Solver, {0, 1, 2, 3}, {0, 0.001, 10, -3}}},
                    {"x", "y", true, true});
    QVERIFY(near(picture(panel), role(SeriesRole::Solver)) > 50);
    QCOMPARE(lines(panel.csv()).size(), 5); // nothing is lost from the numbers

    panel.showDistributions({{"p", SeriesRole::Solver, {}, {0, 0.5, 0, 0.5}}},
                            {"n", "P", false, true});
    QVERIFY(near(picture(panel), role(SeriesRole::Solver)) > 50);
}

void ChartsTest::scatterIsDrawnAndClicked() {
    ChartPanel panel("Mean");
    Series points{"sets", SeriesRole::Solver, {}, {}};
    for (int i = 0; i < 5000; ++i) {
        points.x.push_back(i % 71);
        points.y.push_back(i % 67);
    }
    panel.showScatter({points}, plainAxes, true);
    // Many points are half transparent.
    const QColor full = role(SeriesRole::Solver);
    const auto pale = [](int v) { return static_cast<int>(0.55 * v + 0.45 * 255); };
    QVERIFY(near(picture(panel), QColor(pale(full.red()), pale(full.green()), pale(full.blue()))) >
            500);
    QCOMPARE(lines(panel.csv()).size(), 5001);

    panel.showScatter({{"one", SeriesRole::Solver, {1}, {1}}}, plainAxes, false);
    const QImage image = picture(panel);
    // The point is the middle of its own colour.
    double x = 0, y = 0;
    int count = 0;
    for (int r = 40; r < image.height(); ++r)
        for (int c = 0; c < image.width(); ++c)
            if (QColor(image.pixel(c, r)) == role(SeriesRole::Solver)) {
                x += c;
                y += r;
                ++count;
            }
    QVERIFY(count > 20);
    QSignalSpy clicked(&panel, &ChartPanel::pointClicked);
    QWidget* surface = viewOf(panel)->viewport();
    const QPoint at = surface->mapFrom(&panel, QPointF(x / count, y / count).toPoint());
    QTest::mouseClick(surface, Qt::LeftButton, {}, at);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 0);
    QCOMPARE(clicked[0][1].toInt(), 0);
    QTest::mouseClick(surface, Qt::LeftButton, {}, at + QPoint(80, 0));
    QCOMPARE(clicked.size(), 1);
}

void ChartsTest::distributionsAreSteps() {
    ChartPanel panel("Protein");
    panel.showDistributions({{"simulation", SeriesRole::Data, {}, {0.25, 0.5, 0.25}},
                             {"solver", SeriesRole::Solver, {}, {0.2, 0.8}}},
                            {"Protein (molecules)", "probability", false, false});
    QVERIFY(near(picture(panel), role(SeriesRole::Solver)) > 300);
    const QStringList csv = lines(panel.csv());
    QCOMPARE(csv, QStringList({"Protein (molecules),simulation,solver", "0,0.25,0.2", "1,0.5,0.8",
                               "2,0.25,0"}));
}

void ChartsTest::heatMapHasTheColoursOfItsValues() {
    ChartPanel panel("Joint");
    panel.showHeatMap({0, 0.5, 1, 0}, 2, 2, {"a", "b", false, false});
    const QImage image = picture(panel, {500, 400});
    const ColourMap& map = densityColours(false);
    // Four equal cells: a quarter of the plot each (the colour bar repeats both colours).
    QVERIFY(near(image, QColor(map[255])) > 5000);
    QVERIFY(near(image, QColor(map[127])) > 5000);
    QVERIFY(near(image, Qt::white) > 20000);
    QCOMPARE(lines(panel.csv()), QStringList({"a,b,value", "0,0,0", "1,0,0.5", "0,1,1", "1,1,0"}));
    // Row 0 is below: the brightest cell is row 1, column 0, above on the left.
    int right = 0, left = 0;
    for (int y = 60; y < image.height() / 2; ++y)
        for (int x = 60; x < 425; ++x)
            if (QColor(image.pixel(x, y)) == QColor(map[255]))
                (x < 250 ? left : right) += 1;
    QVERIFY(left > 3000);
    QVERIFY(right < left / 10);
}

void ChartsTest::heatMapsShareAScale() {
    ChartPanel panel("Joint");
    panel.showHeatMap({0.5, 0.5, 0.5, 0.5}, 2, 2, {"a", "b", false, false}, 1.0);
    QVERIFY(near(picture(panel, {500, 400}), QColor(densityColours(false)[127])) > 20000);
}

void ChartsTest::wrongSizedHeatMapIsEmpty() {
    ChartPanel panel("Joint");
    panel.showHeatMap({1, 2, 3}, 2, 2, plainAxes);
    QVERIFY(panel.isEmptyChart());
    panel.showHeatMap({}, 0, 0, plainAxes);
    QVERIFY(panel.isEmptyChart());
}

void ChartsTest::histogramWeighs() {
    ChartPanel panel("Posterior");
    panel.showHistogram({0.5, 1.5, 1.6, 99}, {1, 2, 3, 4}, 0, 4, 4, SeriesRole::Solver, plainAxes,
                        {{"estimate", 1.5}, {"low, really", 0.5}});
    const QStringList csv = lines(panel.csv());
    QCOMPARE(csv.size(), 7);
    QCOMPARE(csv[1], QString("bin,,0,1,0.1"));
    QCOMPARE(csv[2], QString("bin,,1,2,0.5")); // the value beyond the range keeps its weight out
    QCOMPARE(csv[5], QString("marker,estimate,1.5,1.5,"));
    QCOMPARE(csv[6], QString("marker,\"low, really\",0.5,0.5,"));
    const QImage image = picture(panel);
    QVERIFY(near(image, Qt::black) > 100);
    panel.showHistogram({}, {}, 0, 1, 10, SeriesRole::Solver, plainAxes, {});
    QVERIFY(panel.isEmptyChart());
}

void ChartsTest::hiddenSeriesIsNotDrawn() {
    ChartPanel panel("Loss");
    panel.showLines(twoLines(), plainAxes);
    const int before = near(picture(panel), role(SeriesRole::Training));
    auto* button = panel.findChild<QToolButton*>();
    QVERIFY(button && !button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
    Q_EMIT button->menu()->aboutToShow();
    QAction* series = nullptr;
    for (QMenu* menu : button->menu()->findChildren<QMenu*>())
        for (QAction* action : menu->actions())
            if (action->text() == "training")
                series = action;
    QVERIFY(series && series->isChecked());
    series->setChecked(false);
    const int after = near(picture(panel), role(SeriesRole::Training));
    QVERIFY2(after < before / 3, qPrintable(QString("%1 of %2").arg(after).arg(before)));
    QCOMPARE(lines(panel.csv()).size(), 9);
}

void ChartsTest::zoomAndReset() {
    ChartPanel panel("Loss");
    panel.showLines(twoLines(), plainAxes);
    QGraphicsView* view = viewOf(panel);
    const auto shown = [&] {
        picture(panel);
        // Without the frame that shows the keyboard focus.
        return view->viewport()->grab().toImage().copy(
            view->viewport()->rect().adjusted(2, 2, -2, -2));
    };
    const QImage whole = shown();
    const QPointF middle = view->viewport()->rect().center();
    const auto turn = [&](int angle) {
        QWheelEvent wheel(middle, view->viewport()->mapToGlobal(middle), {}, {0, angle},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &wheel);
    };
    turn(240);
    QVERIFY(shown() != whole);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, middle.toPoint());
    QCOMPARE(shown(), whole);
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, middle.toPoint());
    QTest::mouseMove(view->viewport(), middle.toPoint() + QPoint(40, 30));
    QMouseEvent move(QEvent::MouseMove, middle + QPointF(60, 50),
                     view->viewport()->mapToGlobal(middle + QPointF(60, 50)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view->viewport(), &move);
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, middle.toPoint() + QPoint(60, 50));
    QVERIFY(shown() != whole);
    QTest::keyClick(view, Qt::Key_0);
    QCOMPARE(shown(), whole);
    QTest::keyClick(view, Qt::Key_Plus);
    QVERIFY(shown() != whole);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_0);
    QCOMPARE(shown(), whole);
}

void ChartsTest::pictureFiles_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("suffix");
    const char* kinds[] = {"lines", "scatter", "distributions", "heat map", "histogram"};
    for (int kind = 0; kind < 5; ++kind)
        for (const char* suffix : {"png", "svg", "pdf"})
            QTest::addRow("%s as %s", kinds[kind], suffix) << kind << QString(suffix);
}

void ChartsTest::pictureFiles() {
    QFETCH(int, kind);
    QFETCH(QString, suffix);
    QApplication::setPalette(darkPalette()); // paper is light all the same
    ChartPanel panel("A picture");
    const auto solver = [](std::vector<double> x, std::vector<double> y) {
        return Series{"solver", SeriesRole::Solver, std::move(x), std::move(y)};
    };
    if (kind == 0)
        panel.showLines({solver({1, 2, 3}, {3, 1, 2})}, plainAxes);
    else if (kind == 1)
        panel.showScatter({solver({1, 2, 3}, {3, 1, 2})}, plainAxes, true);
    else if (kind == 2)
        panel.showDistributions({solver({}, {0.2, 0.5, 0.3})}, plainAxes);
    else if (kind == 3)
        panel.showHeatMap({1, 2, 3, 4}, 2, 2, plainAxes);
    else
        panel.showHistogram({1, 2, 2, 3}, {}, 0, 4, 8, SeriesRole::Solver, plainAxes, {{"m", 2}});
    FigureSettings settings;
    settings.width = 183;
    settings.height = 120;
    const Figure figure = panel.figure(settings); // never shown on screen
    if (suffix == "pdf") {
        const QByteArray bytes = figurePdf(figure, settings);
        QVERIFY(bytes.startsWith("%PDF"));
        QVERIFY(bytes.size() > 4000);
        return;
    }
    QImage image;
    if (suffix == "svg") {
        QSvgRenderer renderer(figureSvg(figure, settings));
        QVERIFY(renderer.isValid());
        image = QImage(renderer.defaultSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
    } else {
        image = figureImage(figure, settings, settings.pixels());
    }
    QVERIFY(!image.isNull());
    const QColor wanted = kind == 3   ? QColor(densityColours(false)[255])
                          : kind == 4 ? QColor(Qt::black)
                                      : role(SeriesRole::Solver);
    QVERIFY2(near(image, wanted) > 30, qPrintable(QString::number(near(image, wanted))));
    QVERIFY(near(image, Qt::white) > image.width() * image.height() / 6);
}

void ChartsTest::darkPaletteIsFollowed() {
    ChartPanel panel("Loss");
    panel.showLines(twoLines(), plainAxes);
    QVERIFY(near(picture(panel), Qt::white) > 50000);
    QApplication::setPalette(darkPalette());
    const QImage dark = picture(panel);
    QVERIFY(near(dark, QColor(30, 30, 30)) > 50000);
    QVERIFY(near(dark, ChartStyle::fromPalette(panel.palette()).colour(SeriesRole::HeldOut, 0)) >
            200);
}

void ChartsTest::accessibleTextFollows() {
    ChartPanel panel("Loss");
    panel.setPlaceholder("Nothing yet.");
    QCOMPARE(panel.accessibleName(), QString("Loss"));
    QCOMPARE(panel.accessibleDescription(), QString("Nothing yet."));
    panel.showLines(twoLines(), plainAxes);
    QVERIFY(panel.accessibleDescription().contains("training, held out"));
    QVERIFY(panel.accessibleDescription().contains("time (s) from 1 to 4"));
    panel.appendPoint(0, 9, 1);
    QVERIFY(panel.accessibleDescription().contains("time (s) from 1 to 9"));
    panel.setTitle("Other");
    QCOMPARE(viewOf(panel)->accessibleName(), QString("Other"));
    QVERIFY(viewOf(panel)->focusPolicy() & Qt::TabFocus);
}

void ChartsTest::menuCopies() {
    ChartPanel panel("Loss");
    panel.showLines(twoLines(), plainAxes);
    picture(panel);
    auto* button = panel.findChild<QToolButton*>();
    Q_EMIT button->menu()->aboutToShow();
    QList<QAction*> actions = button->menu()->actions();
    QVERIFY(actions.size() >= 4);
    const auto trigger = [&actions](const QString& text) {
        for (QAction* action : actions)
            if (action->text().remove('&') == text)
                return action->trigger();
        QFAIL(qPrintable(text));
    };
    trigger("Copy numbers");
    QCOMPARE(QApplication::clipboard()->text().replace("\r\n", "\n"),
             panel.csv().replace("\r\n", "\n"));
    trigger("Copy picture");
    QVERIFY(QApplication::clipboard()->image().width() > 400);
}

void ChartsTest::smallAndLargeAreDrawn() {
    ChartPanel panel("Protein");
    panel.showDistributions({{"simulation", SeriesRole::Data, {}, {0.25, 0.5, 0.25}},
                             {"solver", SeriesRole::Solver, {}, {0.2, 0.8}}},
                            plainAxes);
    for (const QSize size : {QSize(300, 200), QSize(1200, 800)}) {
        const QImage image = picture(panel, size);
        QCOMPARE(image.size(), size);
        QVERIFY(near(image, role(SeriesRole::Solver)) > size.width() / 2);
    }
}

QTEST_MAIN(ChartsTest)
#include "tst_charts.moc"
