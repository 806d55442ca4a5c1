// Looking closer at a chart and taking it away as it is seen: axes that a person switches, moving
// with the mouse, what is hidden, colours, and figures of a part.

#include "tests/ui/chart_support.h"
#include "tests/ui/gui_support.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/colour_map.h"
#include "ui/charts/line_clipping.h"
#include "ui/charts/matrix_panel.h"
#include "ui/charts/number_text.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/settings.h"

#include <QClipboard>
#include <QComboBox>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace dyngpt;
using namespace uitest;

namespace {

const Axes plainAxes{"time (s)", "molecules", false, false};

QGraphicsView* viewOf(ChartPanel& panel) {
    return panel.findChild<QGraphicsView*>();
}

QColor role(SeriesRole r) {
    return ChartStyle::light().colour(r, 0);
}

/// The entry of the chart's menu, as it would open now; null: there is none.
QAction* entry(ChartPanel& panel, const QString& text) {
    QMenu* menu = panel.findChild<QToolButton*>()->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->findChildren<QAction*>())
        if (action->text().remove('&') == text)
            return action;
    return nullptr;
}

void switchTo(ChartPanel& panel, const QString& text) {
    QAction* action = entry(panel, text);
    QVERIFY2(action, qPrintable(text));
    action->toggle();
    QCoreApplication::processEvents();
}

void turnWheel(ChartPanel& panel, const QPointF& at, int angle) {
    QWidget* surface = viewOf(panel)->viewport();
    QWheelEvent wheel(at, surface->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface, &wheel);
}

void drag(QWidget* surface, Qt::MouseButton button, Qt::KeyboardModifiers keys, const QPoint& from,
          const QPoint& to) {
    QTest::mousePress(surface, button, keys, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), surface->mapToGlobal(QPointF(to)),
                     Qt::NoButton, button, keys);
    QCoreApplication::sendEvent(surface, &move);
    QTest::mouseRelease(surface, button, keys, to);
}

/// All x and y of the polylines in an SVG, in its own units.
QList<QPointF> pointsOf(const QByteArray& svg) {
    QList<QPointF> points;
    static const QRegularExpression line(QStringLiteral("<polyline [^>]*points=\"([^\"]*)\""));
    for (auto found = line.globalMatch(QString::fromUtf8(svg)); found.hasNext();)
        for (const QString& pair : found.next().captured(1).split(' ', Qt::SkipEmptyParts))
            points << QPointF(pair.section(',', 0, 0).toDouble(), pair.section(',', 1).toDouble());
    return points;
}

} // namespace

class ChartLooksTest : public QObject {
    Q_OBJECT

    PrivateHome home_;

private Q_SLOTS:
    /// Also beside labels of one digit.
    void titlesOfAxesAreWhole() {
        ChartPanel panel(QStringLiteral("map"));
        panel.resize(420, 330);
        panel.showHeatMap({1, 0.5, 0.1, 0}, 2, 2, {"x", "ON（计数）", false, false});
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const auto titles = [&] {
            QStringList texts;
            for (QGraphicsItem* item : viewOf(panel)->items())
                if (auto* text = qgraphicsitem_cast<QGraphicsTextItem*>(item))
                    texts << text->toPlainText();
            return texts;
        };
        QTRY_VERIFY2(titles().contains(QStringLiteral("ON（计数）")),
                     qPrintable(titles().join(QStringLiteral(" | "))));
    }

    void init() {
        QPalette palette;
        palette.setColor(QPalette::Window, QColor(239, 239, 239));
        palette.setColor(QPalette::Base, Qt::white);
        palette.setColor(QPalette::Text, Qt::black);
        palette.setColor(QPalette::WindowText, Qt::black);
        QApplication::setPalette(palette);
        setScreenPalette(ChartPalette::OkabeIto);
    }

    void linesAreCutAtTheEdge() {
        const QRectF box(0, 0, 10, 10);
        // In, out above, and in again: two pieces.
        const auto pieces = clippedLine({{1, 5}, {3, 15}, {7, 15}, {9, 5}}, box);
        QCOMPARE(pieces.size(), std::size_t{2});
        QCOMPARE(pieces[0], QPolygonF(QList<QPointF>{{1, 5}, {2, 10}}));
        QCOMPARE(pieces[1], QPolygonF(QList<QPointF>{{8, 10}, {9, 5}}));
        // Through, and past it.
        QCOMPARE(clippedLine({{-5, 5}, {15, 5}}, box).front(),
                 QPolygonF(QList<QPointF>{{0, 5}, {10, 5}}));
        QVERIFY(clippedLine({{-5, 5}, {5, 25}}, box).empty());
        // What is inside stays whole.
        const QList<QPointF> inside{{1, 1}, {2, 8}, {3, 1}, {9, 9}};
        QCOMPARE(clippedLine(inside, box).front(), QPolygonF(inside));
        QCOMPARE(clippedArea(QPolygonF(QRectF(5, 5, 20, 20)), box).boundingRect(),
                 QRectF(5, 5, 5, 5));
        QVERIFY(clippedArea(QPolygonF(QRectF(20, 20, 5, 5)), box).isEmpty());
    }

    void aZoomedDrawingIsExportedAsSeen() {
        ChartPanel panel("Loss");
        Series wave{"wave", SeriesRole::Solver, {}, {}};
        for (int i = 0; i <= 400; ++i) {
            wave.x.push_back(i);
            wave.y.push_back(std::sin(0.2 * i));
        }
        Series band{"band", SeriesRole::Other, wave.x, wave.y};
        for (const double y : wave.y)
            band.upTo.push_back(y + 0.2);
        panel.showLines({wave, band}, plainAxes);
        picture(panel);
        FigureSettings settings;
        settings.titled = false;
        const QList<QPointF> whole = pointsOf(figureSvg(panel.figure(settings), settings));
        for (int i = 0; i < 6; ++i)
            turnWheel(panel, viewOf(panel)->viewport()->rect().center(), 240);
        picture(panel);
        const QByteArray svg = figureSvg(panel.figure(settings), settings);
        const QList<QPointF> seen = pointsOf(svg);
        QVERIFY(!seen.isEmpty());
        QVERIFY2(seen.size() < whole.size() / 4, qPrintable(QString::number(seen.size())));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        for (const QPointF& point : seen)
            QVERIFY(renderer.viewBoxF().contains(point));
    }

    void aPersonSwitchesAnAxis() {
        ChartPanel panel("Loss");
        const std::vector<Series> line{{"a", SeriesRole::Solver, {1, 10, 100}, {1, 10, 100}}};
        panel.showLines(line, plainAxes);
        const QImage linear = picture(panel);
        switchTo(panel, "Logarithmic axis up");
        QVERIFY(entry(panel, "Logarithmic axis up")->isChecked());
        QVERIFY(picture(panel) != linear);
        // New data keep it; the numbers are the same.
        panel.showLines(line, plainAxes);
        QVERIFY(entry(panel, "Logarithmic axis up")->isChecked());
        QCOMPARE(lines(panel.csv())[3], QString("a,100,100"));
        switchTo(panel, "Logarithmic axis up");
        QCOMPARE(picture(panel), linear);
        // A page that asks for another axis has its way.
        panel.showLines(line, {"time (s)", "molecules", false, true});
        QVERIFY(entry(panel, "Logarithmic axis up")->isChecked());
        // Where nothing is positive nothing is on offer.
        panel.showLines({{"a", SeriesRole::Solver, {1, 2}, {-1, -2}}}, plainAxes);
        QVERIFY(!entry(panel, "Logarithmic axis up"));
        QVERIFY(entry(panel, "Logarithmic axis across"));
    }

    void theIdentityStaysALine() {
        ChartPanel panel("Mean");
        panel.showScatter({{"sets", SeriesRole::Solver, {1, 10, 100}, {1, 11, 90}}}, plainAxes,
                          true);
        QVERIFY(!entry(panel, "Logarithmic axis up"));
        switchTo(panel, "Logarithmic axes");
        QVERIFY(near(picture(panel), role(SeriesRole::Solver)) > 50);
        QVERIFY(panel.accessibleDescription().contains("sets: 3 points"));
    }

    void coloursOfAMapGoLogarithmic() {
        ChartPanel panel("Joint");
        panel.showHeatMap({1, 0.1, 0.01, 0}, 2, 2, {"a", "b", false, false});
        const ColourMap& map = densityColours(false);
        // Four decades: a tenth lies at three quarters.
        const auto shade = [&](double share) {
            return near(picture(panel, {500, 400}),
                        QColor(map[static_cast<std::size_t>(255 * share)]));
        };
        QVERIFY(shade(0.75) < 4000);
        switchTo(panel, "Logarithmic colours");
        QVERIFY2(shade(0.75) > 8000, qPrintable(QString::number(shade(0.75))));
        QVERIFY2(shade(0.5) > 8000, qPrintable(QString::number(shade(0.5))));
    }

    void whatIsHiddenStaysHidden() {
        ChartPanel panel("Loss");
        const std::vector<Series> two{{"training", SeriesRole::Training, {1, 2}, {1, 2}},
                                      {"held out", SeriesRole::HeldOut, {1, 2}, {2, 1}}};
        panel.showLines(two, plainAxes);
        switchTo(panel, "training");
        const int hidden = near(picture(panel), role(SeriesRole::Training));
        panel.showLines(two, plainAxes);
        QVERIFY(near(picture(panel), role(SeriesRole::Training)) <= hidden);
        QVERIFY(!entry(panel, "training")->isChecked());
        FigureSettings settings;
        const QImage paper = figureImage(panel.figure(settings), settings, {400, 300});
        QVERIFY(near(paper, role(SeriesRole::HeldOut)) > 100);
        QVERIFY(near(paper, role(SeriesRole::Training)) < 60);
    }

    void theMouseMovesAndZoomsOneAxis() {
        ChartPanel panel("Loss");
        panel.showScatter({{"a", SeriesRole::Solver, {1, 2, 3}, {1, 2, 3}}}, plainAxes, false);
        picture(panel);
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        viewOf(panel)->setFocus();
        QWidget* surface = viewOf(panel)->viewport();
        const QPoint middle = surface->rect().center();
        const QImage whole = picture(panel);
        drag(surface, Qt::LeftButton, Qt::ShiftModifier, middle, middle + QPoint(60, 0));
        QVERIFY(picture(panel) != whole);
        drag(surface, Qt::MiddleButton, Qt::NoModifier, middle, middle - QPoint(60, 0));
        QCOMPARE(picture(panel), whole);
        turnWheel(panel, QPointF(4, middle.y()), 240); // beside the axis up
        const QImage stretched = picture(panel);
        QVERIFY(stretched != whole);
        QTest::keyClick(viewOf(panel), Qt::Key_0);
        QCOMPARE(picture(panel), whole);
        turnWheel(panel, QPointF(middle.x(), surface->height() - 4), 240); // below that across
        QVERIFY(picture(panel) != whole && picture(panel) != stretched);
        // Never so close that numbers run out of digits.
        for (int i = 0; i < 400; ++i)
            turnWheel(panel, middle, 480);
        picture(panel);
        QTest::keyClick(viewOf(panel), Qt::Key_0);
        QCOMPARE(picture(panel), whole);
    }

    void everyPaletteTellsSeriesApart() {
        for (const ChartPalette palette : chartPalettes)
            for (const bool dark : {false, true}) {
                ChartStyle style = ChartStyle::light();
                style.palette = palette;
                style.dark = dark;
                const QColor ground = dark ? QColor(0x2b2f35) : QColor(Qt::white);
                QStringList looks;
                for (int i = 0; i < 6; ++i) {
                    const QColor colour = style.colour(SeriesRole::Other, i);
                    QVERIFY(std::abs(colour.lightness() - ground.lightness()) > 40 ||
                            colour.saturation() > 120);
                    looks << QString("%1 %2")
                                 .arg(style.pen(SeriesRole::Other, i).style())
                                 .arg(static_cast<int>(style.marker(SeriesRole::Other, i)));
                }
                // Without colours they differ in marker or dash.
                looks.removeDuplicates();
                QCOMPARE(looks.size(), 6);
            }
    }

    void thePaletteOfTheScreenIsFollowed() {
        ChartPanel panel("Loss");
        panel.showLines({{"a", SeriesRole::Solver, {1, 2}, {1, 2}}}, plainAxes);
        picture(panel);
        PreferencesDialog dialog;
        auto* colours = dialog.findChild<QComboBox*>("chartColours");
        colours->setCurrentIndex(colours->findData("tol"));
        dialog.accept();
        QCOMPARE(settings::chartColours(), QString("tol"));
        setScreenPalette(paletteOfKey(settings::chartColours()));
        QVERIFY(near(picture(panel),
                     paletteColour(ChartPalette::Tol, SeriesRole::Solver, 0, false)) > 200);
        QCOMPARE(near(picture(panel), role(SeriesRole::Solver)), 0);
        QVERIFY(paletteOfKey("no such palette") == ChartPalette::OkabeIto);
    }

    void aFigureHasThePaletteChosen() {
        ChartPanel panel("Loss");
        panel.showLines({{"a", SeriesRole::Training, {1, 2}, {1, 2}}}, plainAxes);
        FigureSettings settings;
        settings.palette = ChartPalette::Grey;
        const QImage image = figureImage(panel.figure(settings), settings, {400, 300});
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(QColor(image.pixel(x, y)).saturation() < 8 ||
                        QColor(image.pixel(x, y)).lightness() > 250);
        rememberFigureSettings(settings);
        QVERIFY(rememberedFigureSettings().palette == ChartPalette::Grey);
    }

    void whatIsCopiedIsPixelsAndDrawing() {
        ChartPanel panel("Loss");
        panel.showLines({{"a", SeriesRole::Training, {1, 2}, {1, 2}}}, plainAxes);
        FigureSettings settings;
        settings.format = FigureFormat::Png;
        copyFigure([&panel](const FigureSettings& s) { return panel.figure(s); }, settings);
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(data->data("image/svg+xml").contains("<svg"));
        QVERIFY(data->data("application/pdf").startsWith("%PDF"));
    }

    void textFollowsTheProgramsSize() {
        ChartPanel panel("Loss");
        panel.showLines({{"a", SeriesRole::Training, {1, 2}, {1, 2}}}, plainAxes);
        const int small = near(picture(panel), Qt::black);
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(2 * before.pointSizeF());
        QApplication::setFont(large);
        const int after = near(picture(panel), Qt::black);
        QApplication::setFont(before);
        QVERIFY2(after > small * 3 / 2, qPrintable(QString("%1 of %2").arg(after).arg(small)));
    }

    void numbersAreSetAsInPrint() {
        QCOMPARE(displayNumber(-0.5, 3), QString("\u22120.5"));
        QCOMPARE(displayNumber(1.31e-5, 3), QString("1.31\u00d710\u207b\u2075"));
        QCOMPARE(displayNumber(-2e12, 3), QString("\u22122\u00d710\u00b9\u00b2"));
        QCOMPARE(displayNumber(1234, 5), QLocale().toString(1234));
        QCOMPARE(displayNumber(std::nan(""), 3), QString("–"));
        QCOMPARE(displayNumber(-INFINITY, 3), QString("\u2212\u221e"));
        QCOMPARE(plainNumbers("\u22121.31\u00d710\u207b\u2075 to 2\u00d710\u00b9\u2070"),
                 QString("-1.31e-5 to 2e10"));
        QCOMPARE(editedNumber(10000), QLocale().toString(10000));
        QCOMPARE(editedNumber(0.00015), QString("0.00015"));
        QCOMPARE(editedNumber(1e-9), QString("1e-09"));
        QCOMPARE(displayFixed(-1, 2), QString("\u22121.00"));
        // A number and its unit stay on one line.
        QCOMPARE(keepUnits("95 % of 3 mm in 12 ms, 4 sets and 1 more"),
                 QString("95\u00a0% of 3\u00a0mm in 12\u00a0ms, 4 sets and 1 more"));
        QCOMPARE(plainNumbers("95\u00a0%"), QString("95 %"));
    }

    /// Of ten thousand points: the time is printed, not judged.
    void manyPointsAreDrawn() {
        ChartPanel panel("Sets");
        Series points{"sets", SeriesRole::Solver, {}, {}};
        for (int i = 0; i < 10000; ++i) {
            points.x.push_back(std::fmod(i * 0.618033988, 1));
            points.y.push_back(std::fmod(i * 0.754877666, 1));
        }
        panel.showScatter({points}, plainAxes, true);
        picture(panel, {900, 600});
        QElapsedTimer timer;
        timer.start();
        QImage image;
        for (int i = 0; i < 10; ++i)
            image = picture(panel, {900, 600});
        qInfo("10,000 points: %.1f ms a picture", timer.nsecsElapsed() * 1e-7);
        QVERIFY(near(image, Qt::white) < 900 * 600 * 9 / 10);
    }
};

QTEST_MAIN(ChartLooksTest)
#include "tst_chart_looks.moc"
