// The parts of which charts are made: colours, ticks, thinned lines.

#include "ui/charts/axis_ticks.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/colour_map.h"
#include "ui/charts/line_thinning.h"

#include <QLocale>
#include <QPalette>
#include <QTest>

#include <cmath>

using namespace dyngpt;

namespace {

double luminance(const QColor& colour) {
    const auto part = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) +
           0.0722 * part(colour.blueF());
}

/// WCAG 2.1.
double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QPalette darkPalette() {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(45, 45, 45));
    palette.setColor(QPalette::Base, QColor(30, 30, 30));
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::WindowText, Qt::white);
    return palette;
}

} // namespace

class ChartPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rolesStandOut_data();
    void rolesStandOut();
    void mapIsEven();
    void ticks_data();
    void ticks();
    void logTicksAreNeverFewerThanTwo();
    void thinningKeepsExtremes();
};

void ChartPartsTest::rolesStandOut_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ChartPartsTest::rolesStandOut() {
    QFETCH(bool, dark);
    const ChartStyle style = dark ? ChartStyle::fromPalette(darkPalette()) : ChartStyle::light();
    QCOMPARE(style.dark, dark);
    QVERIFY(contrast(style.text, style.background) >= 7);
    for (const SeriesRole r : {SeriesRole::Data, SeriesRole::Solver, SeriesRole::Exact,
                               SeriesRole::HeldOut, SeriesRole::Other})
        QVERIFY2(contrast(style.colour(r, 0), style.background) >= 3,
                 qPrintable(QString::number(static_cast<int>(r))));
    // Orange is Okabe-Ito's own and the prior is meant to stay behind.
    QVERIFY(contrast(style.colour(SeriesRole::Training, 0), style.background) >= 2);
    QVERIFY(contrast(style.colour(SeriesRole::Prior, 0), style.background) >= 1.7);
}

void ChartPartsTest::mapIsEven() {
    // Lightness (CIE L*) must move one way in steps of about one size.
    for (const bool dark : {false, true}) {
        const ColourMap& map = densityColours(dark);
        std::vector<double> lightness;
        for (const QRgb c : map)
            lightness.push_back(116 * std::cbrt(luminance(QColor(c))) - 16);
        const double whole = lightness.back() - lightness.front();
        QVERIFY(dark ? whole > 60 : whole < -60);
        for (std::size_t i = 16; i < map.size(); i += 16) {
            const double step = (lightness[i] - lightness[i - 16]) / (whole * 16 / 255);
            QVERIFY2(step > 0.5 && step < 1.6, qPrintable(QString("%1: %2").arg(i).arg(step)));
        }
    }
}

void ChartPartsTest::ticks_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("most");
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("tens") << 0.0 << 40.0 << 5 << false << QStringList{"0", "10", "20", "30", "40"};
    QTest::newRow("tenths") << -0.12 << 0.31 << 5 << false
                            << QStringList{"\u22120.1", "0", "0.1", "0.2", "0.3"};
    QTest::newRow("thousands") << 0.0 << 4000.0 << 4 << false
                               << QStringList{"0", "1,000", "2,000", "3,000", "4,000"};
    QTest::newRow("decades") << -2.0 << 1.0 << 5 << true << QStringList{"0.01", "0.1", "1", "10"};
    QTest::newRow("a decade") << -1.3 << -0.04 << 11 << true
                              << QStringList{"0.07", "0.1", "0.2", "0.3", "0.5", "0.7"};
    QTest::newRow("far decades") << -6.0 << -4.0 << 3 << true
                                 << QStringList{"10⁻⁶", "10⁻⁵", "10⁻⁴"};
}

void ChartPartsTest::ticks() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, most);
    QFETCH(bool, logarithmic);
    QFETCH(QStringList, labels);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QStringList got;
    for (const Tick& tick :
         logarithmic ? logarithmicTicks(low, high, most) : linearTicks(low, high, most, false))
        got << tick.label;
    QCOMPARE(got, labels);
}

void ChartPartsTest::logTicksAreNeverFewerThanTwo() {
    for (double low = -3; low < 3; low += 0.37)
        for (double span = 0.01; span < 20; span *= 1.9) {
            const auto found = logarithmicTicks(low, low + span, 5);
            QVERIFY2(found.size() >= 2, qPrintable(QString("%1 + %2").arg(low).arg(span)));
            for (const Tick& tick : found)
                QVERIFY(tick.position >= low - 1e-6 && tick.position <= low + span + 1e-6);
        }
}

void ChartPartsTest::thinningKeepsExtremes() {
    QList<QPointF> points;
    for (int i = 0; i < 200000; ++i)
        points << QPointF(i, std::sin(i * 0.001));
    points[77777].setY(50);
    points[123456].setY(-50);
    const QList<QPointF> thin = thinnedLine(points, 0, 200000);
    QVERIFY(thin.size() < 10000);
    QVERIFY(thin.contains(QPointF(77777, 50)));
    QVERIFY(thin.contains(QPointF(123456, -50)));
    QCOMPARE(thin.first(), points.first());
    QCOMPARE(thin.last(), points.last());
    QCOMPARE(thinnedLine(points.first(100), 0, 100), points.first(100));
    // Close enough, every point is there.
    const QList<QPointF> part = thinnedLine(points, 1000, 1100);
    QCOMPARE(part.size(), 103);
}

QTEST_MAIN(ChartPartsTest)
#include "tst_chart_parts.moc"
