// Box plots and the matrix: what is drawn, told, written and chosen.

#include "tests/ui/chart_support.h"
#include "ui/charts/box_plot.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/matrix_panel.h"

#include <QGraphicsView>
#include <QPalette>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

#include <limits>
#include <numeric>

using namespace dyngpt;
using namespace uitest;

namespace {

/// 1 to 101 in category 0, a hundredth of that in category 1.
Series ramp(const QString& name, SeriesRole role) {
    Series series{name, role, {}, {}};
    for (int category = 0; category < 2; ++category)
        for (int i = 1; i <= 101; ++i) {
            series.x.push_back(category);
            series.y.push_back(category == 0 ? i : 0.01 * i);
        }
    return series;
}

const std::vector<ChartText> states{"mRNA", "Protein"};

QColor role(SeriesRole r) {
    return ChartStyle::light().colour(r, 0);
}

/// Two variables of 3 and 4 cells; the pair peaks at (1, 2) above and at (0, 3) below.
MatrixContent twoVariables() {
    MatrixContent content;
    content.above = "simulation";
    content.below = "solver";
    content.variables = {{"A",
                          3,
                          1,
                          {{"simulation", SeriesRole::Data, {}, {0.2, 0.5, 0.3}},
                           {"solver", SeriesRole::Solver, {}, {0.6, 0.3, 0.1}}}},
                         {"B",
                          4,
                          2,
                          {{"simulation", SeriesRole::Data, {}, {0, 0, 0, 0, 1, 0, 0, 0}},
                           {"solver", SeriesRole::Solver, {}, {0, 0, 0, 0, 0, 0, 0, 1}}}}};
    std::vector<double> above(12), below(12);
    above[1 * 4 + 2] = 1;
    below[0 * 4 + 3] = 0.5;
    content.pairs = {{above, below}};
    return content;
}

} // namespace

class FiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QPalette palette;
        palette.setColor(QPalette::Base, Qt::white);
        palette.setColor(QPalette::Text, Qt::black);
        QApplication::setPalette(palette);
    }

    void aBoxHoldsTheMiddleHalf() {
        const auto box = boxSummary(ramp("s", SeriesRole::Solver), 0).value();
        QCOMPARE(box.count, std::size_t{101});
        QCOMPARE(box.low, 6.0);
        QCOMPARE(box.lower, 26.0);
        QCOMPARE(box.median, 51.0);
        QCOMPARE(box.upper, 76.0);
        QCOMPARE(box.high, 96.0);
        QCOMPARE(box.worst, 101.0);
        QVERIFY(!boxSummary(ramp("s", SeriesRole::Solver), 2));
        // One value, and one that is infinite.
        QCOMPARE(boxSummary({"", SeriesRole::Data, {0}, {3}}, 0)->median, 3.0);
        const double infinity = std::numeric_limits<double>::infinity();
        const auto open = boxSummary({"", SeriesRole::Data, {0, 0, 0}, {1, infinity, infinity}}, 0);
        QVERIFY(std::isinf(open->median) && std::isinf(open->worst));
    }

    void boxesOfASeriesStandBesideTheOthers() {
        for (const std::size_t count : {1, 2, 4})
            for (std::size_t i = 1; i < count; ++i) {
                const BoxPlace before = boxPlace(i - 1, count), here = boxPlace(i, count);
                QVERIFY(before.shift + before.half < here.shift - here.half);
            }
        QCOMPARE(boxPlace(0, 1).shift, 0.0);
    }

    void boxesAreDrawnAndWritten() {
        ChartPanel panel("KL");
        panel.showBoxes(states,
                        {ramp("solver", SeriesRole::Solver), ramp("noise", SeriesRole::Data)},
                        {"state", "KL (nats)", false, true});
        const QImage image = picture(panel);
        QVERIFY(near(image, role(SeriesRole::Solver)) > 150);
        QVERIFY(near(image, role(SeriesRole::Data)) > 150);
        const QStringList csv = lines(panel.csv());
        QCOMPARE(csv.size(), 5);
        QCOMPARE(csv[0], QString("series,state,values,5 %,25 %,median,75 %,95 %,worst"));
        QCOMPARE(csv[1], QString("solver,mRNA,101,6,26,51,76,96,101"));
        QVERIFY(panel.accessibleDescription().contains("mRNA, solver: 51"));
    }

    void pointsAboveABoxAreClicked() {
        ChartPanel panel("KL");
        panel.showBoxes(states, {ramp("solver", SeriesRole::Solver)},
                        {"state", "KL (nats)", false, false});
        const QImage image = picture(panel);
        QSignalSpy clicked(&panel, &ChartPanel::pointClicked);
        auto* view = panel.findChild<QGraphicsView*>();
        // The highest coloured pixels are the worst value.
        const QPoint origin = view->mapTo(&panel, QPoint(0, 0));
        for (int y = 0; y < image.height() && clicked.isEmpty(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (QColor(image.pixel(x, y)) == role(SeriesRole::Solver)) {
                    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(x, y) - origin);
                    break;
                }
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0][0].toInt(), 0);
        QCOMPARE(clicked[0][1].toInt(), 100);
    }

    void whatIsInfiniteLeavesAPicture() {
        ChartPanel panel("KL");
        const double infinity = std::numeric_limits<double>::infinity();
        for (const bool logarithmic : {false, true}) {
            panel.showBoxes(states, {{"s", SeriesRole::Solver, {0, 0, 0, 1}, {0, 1, infinity, 0}}},
                            {"state", "KL", false, logarithmic});
            QVERIFY(near(picture(panel), role(SeriesRole::Solver)) > 20);
        }
    }

    void cellsOfManyCountsKeepTheirScale() {
        ChartPanel panel("Map");
        panel.showHeatMap({0, 1, 2, 3, 4, 5}, 2, 3, {"x", "y", false, false}, 0, {10, 2});
        QCOMPARE(lines(panel.csv())[6], QString("20,2,5"));
        QVERIFY(panel.accessibleDescription().contains("x from \u22120.5 to 29.5"));
    }

    void theMatrixKeepsAboveAndBelowApart() {
        const MatrixContent content = twoVariables();
        // Row A, column B: data. Row B, column A: solver, turned over.
        QCOMPARE(content.value(0, 1, 1, 2), 1.0);
        QCOMPARE(content.value(1, 0, 3, 0), 0.5);
        QCOMPARE(content.value(1, 0, 2, 1), 0.0);
        const QStringList csv = lines(content.csv());
        QCOMPARE(csv.size(), 1 + 2 * 3 + 2 * 8 + 2);
        QVERIFY(csv.contains("simulation,B,A,4,1,1"));
        QVERIFY(csv.contains("solver,A,B,0,6,0.5"));
        QVERIFY(content.description(0, 1).startsWith("simulation: joint distribution of B and A, "
                                                     "most likely 4 and 1"));
        QVERIFY(content.description(0, 0).contains("solver most likely 0 (0.6)"));
    }

    void theMatrixIsDrawn() {
        MatrixPanel panel("Matrix");
        panel.showMatrix(twoVariables());
        panel.resize(480, 480);
        panel.show();
        const QImage image = panel.grab().toImage();
        QVERIFY(near(image, role(SeriesRole::Solver)) > 40);
        // The lighter of the two peaks is half way along one scale of colours.
        const MatrixDrawing drawing(panel.content(), ChartStyle::light());
        const QRectF area(0, 0, 400, 400);
        QCOMPARE(drawing.cellAt(area, drawing.cell(area, 1, 0).center()), (std::pair{1, 0}));
        QCOMPARE(drawing.cellAt(area, QPointF(1, 1)), (std::pair{-1, -1}));
        const QRectF data = drawing.cell(area, 0, 1);
        QCOMPARE(drawing.valueAt(area, {data.left() + data.width() * 0.6, data.center().y()}),
                 QString("B: 4 to 5\nA: 1\nsimulation: 1"));
    }

    void theMatrixIsWalkedByKeyboard() {
        MatrixPanel panel("Matrix");
        panel.showMatrix(twoVariables());
        panel.resize(480, 480);
        panel.show();
        auto* view = panel.findChild<MatrixView*>();
        view->setFocus();
        QSignalSpy chosen(&panel, &MatrixPanel::cellChosen);
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(view->accessibleDescription().startsWith("solver: joint"));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), QVariantList({1, 0}));
        QTest::keyClick(view, Qt::Key_Left); // stays
        QTest::keyClick(view, Qt::Key_Up);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(chosen.takeFirst(), QVariantList({0, 1}));
    }

    void theMatrixIsWritten() {
        MatrixPanel panel("Matrix");
        panel.showMatrix(twoVariables());
        const FigureSettings settings;
        const Figure figure = panel.figure(settings);
        QVERIFY(QSvgRenderer(figureSvg(figure, settings)).isValid());
        const QImage image = figureImage(figure, settings, {800, 800});
        QVERIFY(near(image, role(SeriesRole::Solver)) > 100);
        QVERIFY(figurePdf(figure, settings).size() > 1000);
    }

    void manyVariablesAreDrawnQuickly() {
        MatrixContent content;
        content.above = "simulation";
        content.below = "solver";
        const int variables = 10, cells = 128;
        for (int i = 0; i < variables; ++i) {
            content.variables.push_back(
                {QString("S%1").arg(i),
                 cells,
                 1,
                 {{"simulation", SeriesRole::Data, {}, std::vector<double>(cells, 1.0 / cells)}}});
            for (int j = 0; j < i; ++j)
                content.pairs.push_back({std::vector<double>(cells * cells, 0.1),
                                         std::vector<double>(cells * cells, 0.2)});
        }
        MatrixPanel panel("Matrix");
        panel.resize(600, 500);
        panel.show();
        QElapsedTimer timer;
        timer.start();
        panel.showMatrix(content);
        panel.grab();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(panel.findChild<MatrixView*>()->cellCount(), 100);
        // More than fits is scrolled.
        QVERIFY(panel.findChild<MatrixView*>()->width() > 600);
    }
};

QTEST_MAIN(FiguresTest)
#include "tst_figures.moc"
