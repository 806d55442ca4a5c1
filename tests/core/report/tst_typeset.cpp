#include "core/report/svg_categories.h"
#include "core/report/svg_text.h"
#include "core/report/typeset.h"

#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <numeric>

using namespace dyngpt;

namespace {

std::string nameHtml(const std::string& name, const DisplayNames& names = {}) {
    return toInlineHtml(markName(name), names);
}
std::string formulaHtml(const std::string& formula, const DisplayNames& names = {}) {
    std::string html = toInlineHtml(markFormula(formula), names);
    for (std::size_t at; (at = html.find("\u2009")) != std::string::npos;)
        html.erase(at, std::string("\u2009").size());
    return html;
}

} // namespace

class TypesetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void argumentsOfMessages_data() {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("html");
        const std::pair<const char*, const char*> cases[] = {
            {"kon", "<i>k</i><sub>on</sub>"},
            {"kon, k", "<i>k</i><sub>on</sub>, <i>k</i>"},
            {"kon and k, k", "<i>k</i><sub>on</sub> and <i>k</i>, <i>k</i>"},
            {"k/kon", "<i>k</i>\u2009/\u2009<i>k</i><sub>on</sub>"},
            {"k of the cells", "k of the cells"}, // no name is looked for within words
            {"kon, 3", "kon, 3"},
            {"k/2", "k/2"},
            {"", ""},
            {", ", ", "}};
        for (const auto& [argument, html] : cases)
            QTest::newRow(argument) << QString(argument) << QString(html);
    }
    void argumentsOfMessages() {
        QFETCH(QString, argument);
        QFETCH(QString, html);
        const std::string marked =
            markArgument(argument.toStdString(),
                         [](const std::string& name) { return name == "k" || name == "kon"; });
        QCOMPARE(QString::fromStdString(toInlineHtml(marked)), html);
        QCOMPARE(QString::fromStdString(withoutMarks(marked)), argument);
    }
    void names_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("html");
        const std::pair<const char*, const char*> cases[] = {
            {"mRNA", "mRNA"},
            {"ON", "ON"},
            {"k", "<i>k</i>"},
            {"kon", "<i>k</i><sub>on</sub>"},
            {"kS", "<i>k</i><sub>S</sub>"},
            {"kinase", "kinase"},
            {"kdegM", "<i>k</i><sub>deg,M</sub>"},
            {"ksynoff", "<i>k</i><sub>syn,off</sub>"},
            {"kont", "kont"},
            {"konx", "konx"},
            {"k_on", "<i>k</i><sub>on</sub>"},
            {"k_on_syn", "<i>k</i><sub>on,syn</sub>"},
            {"X1", "<i>X</i><sub>1</sub>"},
            {"S12", "<i>S</i><sub>12</sub>"},
            {"E2F", "E2F"},
            {"delta", "<i>δ</i>"},
            {"delta_m", "<i>δ</i><sub>m</sub>"},
            {"k_alpha", "<i>k</i><sub>α</sub>"},
            {"ρ", "<i>ρ</i>"},
            {"δS", "<i>δ</i><sub>S</sub>"},
            {"mRNA_nuc", "mRNA<sub>nuc</sub>"},
            {"_x", "_x"},
            {"x_", "x_"},
            {"a<b", "a&lt;b"},
            {"", ""}};
        for (const auto& [name, html] : cases)
            QTest::newRow(name) << QString(name) << QString(html);
    }
    void names() {
        QFETCH(QString, name);
        QFETCH(QString, html);
        QCOMPARE(QString::fromStdString(nameHtml(name.toStdString())), html);
    }

    void displayNamesGoFirst() {
        const DisplayNames names = {{"kon", "k_{on}^{syn}"},
                                    {"d", "\\delta_M"},
                                    {"P", "\\mathrm{Prot}_2"},
                                    {"bad", "x_{1"},
                                    {"s", "a\\_b\\,c"}};
        QCOMPARE(nameHtml("kon", names), std::string("<i>k</i><sub>on</sub><sup>syn</sup>"));
        QCOMPARE(nameHtml("d", names), std::string("<i>δ</i><sub>M</sub>"));
        QCOMPARE(nameHtml("P", names), std::string("Prot<sub>2</sub>"));
        QCOMPARE(nameHtml("bad", names), std::string("<i>x</i><sub>1</sub>"));
        QCOMPARE(nameHtml("s", names), std::string("<i>a</i>_<i>b</i>\u2009<i>c</i>"));
        QCOMPARE(formulaHtml("kon*OFF", names),
                 std::string("<i>k</i><sub>on</sub><sup>syn</sup>·OFF"));
    }

    void formulas_data() {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("html");
        const std::pair<const char*, const char*> cases[] = {
            {"kon*OFF", "<i>k</i><sub>on</sub>·OFF"},
            {"a-b+c", "<i>a</i> − <i>b</i> + <i>c</i>"},
            {"a-(b+c)", "<i>a</i> − (<i>b</i> + <i>c</i>)"},
            {"(a+b)*c", "(<i>a</i> + <i>b</i>)·<i>c</i>"},
            {"a/(b*c)", "<i>a</i>/(<i>b</i>·<i>c</i>)"},
            {"a/b/c", "<i>a</i>/(<i>b</i>·<i>c</i>)"},
            {"x^2", "<i>x</i><sup>2</sup>"},
            {"(x*y)^n", "(<i>x</i>·<i>y</i>)<sup>n</sup>"},
            {"-x", "−<i>x</i>"},
            {"hill(P,v,K,2)",
             "<i>v</i>·<i>P</i><sup>2</sup>/(<i>K</i><sup>2</sup> + <i>P</i><sup>2</sup>)"},
            {"hill(P,v,K,1)", "<i>v</i>·<i>P</i>/(<i>K</i> + <i>P</i>)"},
            {"x>=3 && y!=2", "<i>x</i> ≥ 3 ∧ <i>y</i> ≠ 2"},
            {"exp(-k*t)", "exp(−<i>k</i>·<i>t</i>)"},
            {"k*(", "k*("},
            {"k*X*(X<5)", "<i>k</i>·<i>X</i>·(<i>X</i> &lt; 5)"}};
        for (const auto& [formula, html] : cases)
            QTest::newRow(formula) << QString(formula) << QString(html);
    }
    void formulas() {
        QFETCH(QString, formula);
        QFETCH(QString, html);
        QCOMPARE(QString::fromStdString(formulaHtml(formula.toStdString())), html);
    }

    void marksComeOff() {
        const std::string text = "Posterior of " + markName("k_on") + ": " + markFormula("a*b");
        QCOMPARE(withoutMarks(text), std::string("Posterior of k_on: a*b"));
        QCOMPARE(toInlineHtml(text), std::string("Posterior of <i>k</i><sub>on</sub>: "
                                                 "<i>a</i>\u2009·\u2009<i>b</i>"));
        QCOMPARE(toInlineHtml("plain & simple"), std::string("plain &amp; simple"));
        // A mark without an end takes the rest.
        QCOMPARE(toInlineHtml(markName("k_on").substr(0, 5)), std::string("<i>k</i><sub>on</sub>"));
    }

    void unitsAreShownAlone() {
        const std::string text = "at " + markName("k_on", "1/(h·cell)") + " and " + markName("x");
        QCOMPARE(withoutMarks(text), std::string("at k_on and x"));
        QCOMPARE(toInlineHtml(text),
                 std::string("at <i>k</i><sub>on</sub> (1/(h·cell)) and <i>x</i>"));
        // SVG drops a space where a text begins.
        const std::string svg = svgText(100, 50, "middle", typeset(markName("k_on", "1/h")), 12);
        QVERIFY2(svg.find(">\u00A0(1/h)<") != std::string::npos, svg.c_str());
    }

    void drawnTextMeets() {
        const TextRuns runs = typeset(markName("k_on"));
        const std::string svg = svgText(100, 50, "middle", runs, 12);
        std::vector<QXmlStreamAttributes> texts;
        QXmlStreamReader reader(QByteArray::fromStdString("<g>" + svg + "</g>"));
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
                texts.push_back(reader.attributes());
        QVERIFY(!reader.hasError());
        QCOMPARE(texts.size(), std::size_t{2});
        QCOMPARE(texts[0].value("x").toString(), texts[1].value("x").toString());
        QCOMPARE(texts[0].value("text-anchor").toString(), QString("end"));
        QCOMPARE(texts[1].value("text-anchor").toString(), QString("start"));
        QVERIFY(texts[1].value("y").toDouble() > texts[0].value("y").toDouble());
        QVERIFY(texts[1].value("font-size").toDouble() < 12);
    }

    void boxes() {
        std::vector<double> values(101);
        std::iota(values.begin(), values.end(), 0);
        const BoxMark box = boxOf(values);
        QCOMPARE(box.low, 5.0);
        QCOMPARE(box.lower, 25.0);
        QCOMPARE(box.median, 50.0);
        QCOMPARE(box.upper, 75.0);
        QCOMPARE(box.high, 95.0);
        QCOMPARE(box.extreme, 100.0);
        const BoxMark one = boxOf({3});
        QCOMPARE(one.low, 3.0);
        QCOMPARE(one.extreme, 3.0);
        const double infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(boxOf({1, infinity, infinity}).median, infinity);
    }

    void violins() {
        // Uniform values give a bar of one width, ends included.
        std::vector<double> values;
        for (int i = 0; i < 4000; ++i)
            values.push_back((i + 0.5) / 4000);
        const ViolinMark flat = violinOf(values, std::vector<double>(values.size(), 1));
        for (const double width : flat.width)
            QVERIFY2(width > 0.97 && width <= 1, qPrintable(QString::number(width)));
        // Weights count: all of it at one value.
        const ViolinMark peak = violinOf({0.2, 0.8}, {1, 0});
        const auto widest = std::ranges::max_element(peak.width) - peak.width.begin();
        QVERIFY(std::abs(peak.at[static_cast<std::size_t>(widest)] - 0.2) < 0.02);
        QVERIFY(peak.width.back() < 1e-3);
    }

    void columnsAreDrawnInsideTheFrame() {
        ColumnPlot plot;
        plot.y.logarithmic = true;
        for (int i = 0; i < 12; ++i)
            plot.columns.push_back(markName("k_long" + std::to_string(i)));
        ColumnSeries series;
        const double none = std::numeric_limits<double>::quiet_NaN();
        for (int i = 0; i < 12; ++i)
            series.boxes.push_back(i == 3 ? BoxMark{none, none, none, none, none, none}
                                          : BoxMark{0, 1e-3, 2e-3, 1e-2, 0.1, 0.2});
        plot.series = {series, series};
        const std::string svg = drawSvg(plot);
        QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            for (const char* key : {"x", "x1", "x2", "cx"})
                if (reader.attributes().hasAttribute(key)) {
                    const double x = reader.attributes().value(key).toDouble();
                    QVERIFY(x >= 0 && x <= plot.width);
                }
            for (const char* key : {"y", "y1", "y2", "cy"})
                if (reader.attributes().hasAttribute(key)) {
                    const double y = reader.attributes().value(key).toDouble();
                    QVERIFY(y >= 0 && y <= plot.height);
                }
        }
        QVERIFY(!reader.hasError());
    }
};

QTEST_APPLESS_MAIN(TypesetTest)
#include "tst_typeset.moc"
