// Expressions and names as they are set in print.

#include "core/model/math_tree.h"

#include <QTest>

using namespace dyngpt;

namespace {

/// Rows without marks, everything else in brackets behind its kind.
std::string shown(const MathNode& node) {
    using Kind = MathNode::Kind;
    static const char* const kinds[] = {"", "", "", "", "frac", "scripts", "root", "", "cases"};
    if (node.kind == Kind::Name)
        return "<" + node.text + ">";
    if (node.kind == Kind::Upright || node.kind == Kind::Sign)
        return node.text;
    const bool row = node.kind == Kind::Row;
    const bool fenced = node.kind == Kind::Fenced;
    std::string text = row ? "" : fenced ? node.text.substr(0, 1) : kinds[int(node.kind)];
    text += row || fenced ? "" : "[";
    for (std::size_t i = 0; i < node.children.size(); ++i)
        text += (i > 0 && !row ? ";" : "") + shown(node.children[i]);
    return text + (row ? "" : fenced ? node.text.substr(1) : "]");
}

} // namespace

class TestMathTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formulas_data();
    void formulas();
    void names_data();
    void names();
    void displayNamesTakeTheNamesPlace();
};

void TestMathTree::formulas_data() {
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("set");
    const auto row = [](const char* formula, const char* set) {
        QTest::newRow(formula) << QString::fromUtf8(formula) << QString::fromUtf8(set);
    };
    row("k*X", "<k>·<X>");
    row("k*X*(X-1)/2", "frac[<k>·<X>·(<X>−1);2]");
    row("-a+b-(c-d)", "−<a>+<b>−(<c>−<d>)");
    row("a-(-b)", "<a>−(−<b>)");
    row("2*(-a)", "2·(−<a>)");
    row("a^b^c", "scripts[<a>;;scripts[<b>;;<c>]]");
    row("(a/b)^2", "scripts[(frac[<a>;<b>]);;2]");
    row("(a+b)^2", "scripts[(<a>+<b>);;2]");
    row("-a^2", "−scripts[<a>;;2]");
    row("(-a)^2", "scripts[(−<a>);;2]");
    row("X1^2", "scripts[<X>;1;2]");
    row("(a^b)^2", "scripts[(scripts[<a>;;<b>]);;2]");
    row("sqrt(a+1)", "root[<a>+1]");
    row("exp(-a/b)", "scripts[<e>;;frac[−<a>;<b>]]");
    row("abs(a)", "|<a>|");
    row("log10(a)", "scripts[log;10;](<a>)");
    row("max(a,b)", "max(<a>, <b>)");
    row("hill(P,v,K,n)", "frac[<v>·scripts[<P>;;<n>];scripts[<K>;;<n>]+scripts[<P>;;<n>]]");
    row("hill(P+Q,2*v,K,n)", "frac[2·<v>·scripts[(<P>+<Q>);;<n>];scripts[<K>;;<n>]+"
                             "scripts[(<P>+<Q>);;<n>]]");
    row("X>=2&&X!=5||Y==1", "<X>≥2∧<X>≠5∨<Y>=1");
    row("X>2?a:b", "cases[<a>;<X>>2;<b>]");
    row("1e-7*X", "1×scripts[10;;−7]·<X>");
    row("0.050*k_on", "0.05·scripts[<k>;<on>;]");
    row("_pi*_e", "<π>·<e>");
}

void TestMathTree::formulas() {
    QFETCH(QString, formula);
    QFETCH(QString, set);
    const auto parsed = parseFormula(formula.toStdString());
    QVERIFY(parsed);
    QCOMPARE(QString::fromStdString(shown(mathOfFormula(*parsed))), set);
}

void TestMathTree::names_data() {
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("set");
    const auto row = [](const char* markup, const char* set) {
        QTest::newRow(markup) << QString::fromUtf8(markup) << QString::fromUtf8(set);
    };
    row("k_{on}^{syn}", "scripts[<k>;<on>;<syn>]");
    row("k^{syn}_{on}", "scripts[<k>;<on>;<syn>]");
    row("\\rho_1", "scripts[<ρ>;1;]");
    row("\\delta S", "<δ> <S>");
    row("mRNA", "<mRNA>");
    row("K_{m,\\alpha}", "scripts[<K>;<m>,<α>;]");
    row("\\nonsense", "\\nonsense");
    row("a_{b", "scripts[<a>;<b>;]"); // a forgotten brace is not the end of it
    row("a_", "<a>_");
    row("}", "}");
    row("", "");
}

void TestMathTree::names() {
    QFETCH(QString, markup);
    QFETCH(QString, set);
    QCOMPARE(QString::fromStdString(shown(mathOfMarkup(markup.toStdString()))), set);
}

void TestMathTree::displayNamesTakeTheNamesPlace() {
    const DisplayNames given = {{"ksyn", "k_{syn}"}};
    QCOMPARE(shown(mathOfFormula(*parseFormula("ksyn*ON"), given)),
             std::string("scripts[<k>;<syn>;]·<ON>"));
    QCOMPARE(shown(mathOfName("rho")), std::string("<ρ>"));
    QCOMPARE(shown(mathOfName("k_on_syn")), std::string("scripts[<k>;<on,syn>;]"));
    QCOMPARE(shown(mathOfName("S_12")), std::string("scripts[<S>;12;]"));
    QCOMPARE(shown(mathOfName("ksynoff")), std::string("scripts[<k>;<syn,off>;]"));
    QCOMPARE(shown(mathOfName("kinase")), std::string("<kinase>"));
    QCOMPARE(shown(mathOfName("X12")), std::string("scripts[<X>;12;]"));
    QCOMPARE(shown(mathOfName("δS")), std::string("scripts[<δ>;<S>;]"));
    QCOMPARE(shown(mathOfName("δ")), std::string("<δ>"));
    QCOMPARE(shown(mathOfName("mRNA2")), std::string("<mRNA2>"));
    QCOMPARE(shown(mathOfName("é1")), std::string("<é1>"));
    QCOMPARE(shown(mathOfName("_x")), std::string("<_x>"));
}

QTEST_APPLESS_MAIN(TestMathTree)
#include "tst_math_tree.moc"
