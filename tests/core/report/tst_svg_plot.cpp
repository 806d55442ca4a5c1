#include "core/common/markup.h"
#include "core/report/svg_axis.h"
#include "core/report/svg_plot.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <clocale>
#include <cmath>
#include <limits>

using namespace dyngpt;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString text;
};

std::vector<Element> parse(const std::string& svg) {
    std::vector<Element> elements;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            elements.push_back({reader.name().toString(), reader.attributes(), {}});
        else if (reader.isCharacters() && !elements.empty())
            elements.back().text += reader.text();
    }
    if (reader.hasError()) {
        qWarning() << reader.errorString() << reader.lineNumber();
        return {};
    }
    return elements;
}

/// Every number in every attribute that places something.
bool numbersAreFinite(const std::vector<Element>& elements, double width, double height) {
    static const QRegularExpression number("-?[0-9][0-9.eE+-]*");
    for (const Element& element : elements)
        for (const QXmlStreamAttribute& a : element.attributes) {
            if (a.value().contains(u"nan") || a.value().contains(u"inf"))
                return false;
            if (a.name() != u"d" && !(element.name == "circle" && a.name().startsWith(u"c")))
                continue;
            auto matches = number.globalMatch(a.value().toString());
            while (matches.hasNext()) {
                bool ok = false;
                const double v = matches.next().captured().toDouble(&ok);
                if (!ok || v < 0 || v > std::max(width, height))
                    return false;
            }
        }
    return true;
}

QStringList labels(const std::vector<AxisTick>& ticks) {
    QStringList result;
    for (const AxisTick& tick : ticks)
        result << QString::fromStdString(tick.label);
    return result;
}

int count(const std::vector<Element>& elements, const QString& name) {
    return static_cast<int>(std::count_if(elements.begin(), elements.end(),
                                          [&](const Element& e) { return e.name == name; }));
}

} // namespace

class SvgPlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linearTicks() {
        QCOMPARE(labels(SvgAxis(0, 1, false).ticks(5)),
                 QStringList({"0", "0.2", "0.4", "0.6", "0.8", "1"}));
        QCOMPARE(labels(SvgAxis(-3, 47, false).ticks(5)),
                 QStringList({"0", "10", "20", "30", "40"}));
        QCOMPARE(labels(SvgAxis(-0.1, 0.1, false).ticks(4)),
                 QStringList({"-0.1", "-0.05", "0", "0.05", "0.1"}));
        QCOMPARE(labels(SvgAxis(0, 250000, false).ticks(3)), QStringList({"0", "10⁵", "2×10⁵"}));
    }

    void logarithmicTicks() {
        QCOMPARE(labels(SvgAxis(0.01, 10, true).ticks(5)), QStringList({"0.01", "0.1", "1", "10"}));
        QCOMPARE(labels(SvgAxis(0.01, 0.1, true).ticks(5)),
                 QStringList({"0.01", "0.02", "0.05", "0.1"}));
        QCOMPARE(labels(SvgAxis(0.2, 0.5, true).ticks(3)),
                 QStringList({"0.2", "0.3", "0.4", "0.5"}));
        QCOMPARE(labels(SvgAxis(1e-10, 1, true).ticks(5)),
                 QStringList({"10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1"}));
        QCOMPARE(tickLabel(2e-5), std::string("2×10⁻⁵"));
    }

    void pixelsFollowTheScale() {
        SvgAxis axis(0.01, 100, true);
        axis.place(100, 500);
        QCOMPARE(axis.pixel(1), 300.0);
        QCOMPARE(axis.pixel(0.01), 100.0);
        QCOMPARE(axis.pixel(1e9), 500.0); // kept inside
        QVERIFY(!axis.drawable(0) && !axis.drawable(-1) && !axis.drawable(notANumber));
        SvgAxis upward(0, 10, false);
        upward.place(200, 0);
        QCOMPARE(upward.pixel(2.5), 150.0);
    }

    void impossibleRangesAreReplaced() {
        for (const bool logarithmic : {false, true})
            for (const auto& [lower, upper] : std::vector<std::pair<double, double>>{
                     {infinity, -infinity}, {notANumber, 1}, {5, 5}, {0, 0}, {-2, -2}, {3, 1}}) {
                SvgAxis axis(lower, upper, logarithmic);
                axis.place(0, 100);
                QVERIFY(axis.lower() < axis.upper());
                for (const AxisTick& tick : axis.ticks(5))
                    QVERIFY(std::isfinite(axis.pixel(tick.value)));
                QVERIFY(!axis.ticks(5).empty());
                QVERIFY(axis.ticks(5).size() < 30);
            }
    }

    void everyStyleIsDrawn() {
        Plot plot;
        plot.title = "All";
        plot.x.title = "x";
        plot.y.title = "y";
        plot.series = {{"line", PlotStyle::Line, "#0072b2", {0, 1, 2}, {1, 3, 2}},
                       {"points", PlotStyle::Points, "#999999", {0, 1}, {2, 2}},
                       {"steps", PlotStyle::Steps, "#000000", {0, 1, 2}, {1, 2}},
                       {"", PlotStyle::FilledSteps, "#e3e3e3", {0, 1, 2}, {1, 2}}};
        const auto elements = parse(drawSvg(plot));
        QVERIFY(!elements.empty());
        QCOMPARE(count(elements, "path"), 3);
        QCOMPARE(count(elements, "circle"), 3); // two points and one in the legend
        QVERIFY(numbersAreFinite(elements, plot.width, plot.height));
        QStringList texts;
        for (const Element& e : elements)
            texts << e.text.trimmed();
        for (const char* wanted : {"All", "x", "y", "line", "points", "steps"})
            QVERIFY2(texts.contains(wanted), wanted);
        for (const Element& e : elements) {
            QVERIFY(e.name != "style");
            QVERIFY(!e.attributes.hasAttribute("class") && !e.attributes.hasAttribute("style"));
        }
    }

    void lineGoesWhereTheDataAre() {
        Plot plot;
        plot.x.lower = 0;
        plot.x.upper = 2;
        plot.y.lower = 0;
        plot.y.upper = 2;
        plot.identityLine = true;
        plot.series = {{"", PlotStyle::Line, "#123456", {0, 1, 2}, {0, 1, 2}}};
        const auto elements = parse(drawSvg(plot));
        QString path;
        for (const Element& e : elements)
            if (e.name == "path")
                path = e.attributes.value("d").toString();
        const auto points = path.mid(1).split('L');
        QCOMPARE(points.size(), 3);
        const auto x = [&](int i) { return points[i].split(' ')[0].toDouble(); };
        const auto y = [&](int i) { return points[i].split(' ')[1].toDouble(); };
        QVERIFY(std::abs(x(1) - (x(0) + x(2)) / 2) < 0.02);
        QVERIFY(std::abs(y(1) - (y(0) + y(2)) / 2) < 0.02);
        QVERIFY(x(0) < x(2) && y(0) > y(2)); // upward is a smaller y
        // The identity line joins the same two corners.
        bool found = false;
        for (const Element& e : elements)
            found = found || (e.name == "line" && e.attributes.hasAttribute("stroke-dasharray") &&
                              e.attributes.value("x1").toDouble() == x(0) &&
                              e.attributes.value("y2").toDouble() == y(2));
        QVERIFY(found);
    }

    void hostileValuesLeaveGaps() {
        for (const bool logarithmic : {false, true})
            for (const PlotStyle style :
                 {PlotStyle::Line, PlotStyle::Points, PlotStyle::Steps, PlotStyle::FilledSteps}) {
                Plot plot;
                plot.x.logarithmic = logarithmic;
                plot.y.logarithmic = logarithmic;
                plot.series = {{"s",
                                style,
                                "#0072b2",
                                {notANumber, 0, 1, 2, infinity, 1e300, -1},
                                {1, infinity, notANumber, 0, -5, 1e-300}}};
                const auto elements = parse(drawSvg(plot));
                QVERIFY(!elements.empty());
                QVERIFY(numbersAreFinite(elements, plot.width, plot.height));
            }
        Plot gap;
        gap.series = {{"", PlotStyle::Line, "#123456", {0, 1, 2, 3}, {1, notANumber, 2, 3}}};
        for (const Element& e : parse(drawSvg(gap)))
            if (e.name == "path")
                QCOMPARE(e.attributes.value("d").toString().count('M'), 2);
    }

    void emptyPlotsAreDrawn() {
        const auto elements = parse(drawSvg({}));
        QVERIFY(count(elements, "line") > 4);
        Plot plot;
        plot.series = {{"none", PlotStyle::Line, "#000000", {}, {}},
                       {"nothing", PlotStyle::Steps, "#000000", {}, {}}};
        QCOMPARE(count(parse(drawSvg(plot)), "path"), 0);
    }

    void textIsEscaped() {
        QCOMPARE(escapeMarkup("a<b>&\"c'\x01é\n"),
                 std::string("a&lt;b&gt;&amp;&quot;c&#39;\xEF\xBF\xBDé\n"));
        Plot plot;
        plot.title = "<&>\"'";
        plot.x.title = "k<on>";
        plot.series = {{"a & b", PlotStyle::Line, "#000000", {0, 1}, {0, 1}}};
        QStringList texts;
        for (const Element& e : parse(drawSvg(plot)))
            texts << e.text.trimmed();
        QVERIFY(texts.contains("<&>\"'") && texts.contains("k<on>") && texts.contains("a & b"));
    }

    void theLocaleDoesNotMatter() {
        Plot plot;
        plot.series = {{"", PlotStyle::Line, "#000000", {0, 0.5, 1}, {0, 0.125, 1}}};
        const std::string before = drawSvg(plot);
        const std::string old = std::setlocale(LC_ALL, nullptr);
        const bool german = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
        const std::string after = drawSvg(plot);
        std::setlocale(LC_ALL, old.c_str());
        if (!german)
            QSKIP("locale de_DE.UTF-8 is not installed");
        QCOMPARE(after, before);
    }
};

QTEST_APPLESS_MAIN(SvgPlotTest)
#include "tst_svg_plot.moc"
