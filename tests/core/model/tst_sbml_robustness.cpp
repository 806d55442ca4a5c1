// SBML that is damaged or made to do harm: it is refused, or read, but it neither crashes nor
// hangs the program, and it cannot take all memory.

#include "core/common/random.h"
#include "core/model/network_checks.h"
#include "core/model/sbml.h"
#include "tests/support/sbml_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dyngpt;
using namespace sbmltext;

namespace {

/// With some of everything.
std::string rich() {
    const std::string function =
        "<functionDefinition id=\"f\">" +
        math("<lambda><bvar><ci>x</ci></bvar>" + op("times", ci("x") + cn("2")) + "</lambda>") +
        "</functionDefinition>";
    const std::string event =
        "<event id=\"e\" useValuesFromTriggerTime=\"true\"><trigger initialValue=\"false\" "
        "persistent=\"true\">" +
        math(op("geq", time() + cn("5"))) +
        "</trigger><listOfEventAssignments><eventAssignment variable=\"X\">" + math(cn("1")) +
        "</eventAssignment></listOfEventAssignments></event>";
    return model(
        list("FunctionDefinitions", function) + compartment("2") +
        list("Species", species("X") + species("Y", "", "initialConcentration=\"3\"", false)) +
        list("Parameters", parameter("k", "0.5") + parameter("v", "1", false)) +
        list("InitialAssignments", assignment("Y", op("plus", ci("k") + cn("1")))) +
        list("Rules", rule("v", op("power", ci("k") + cn("2")))) +
        list("Reactions",
             reaction("R", reference("X"), reference("Y", "stoichiometry=\"2\""),
                      "<apply><ci>f</ci>" + op("times", ci("q") + ci("X")) + "</apply>", "",
                      list("LocalParameters", "<localParameter id=\"q\" value=\"2\"/>")) +
                 reaction(
                     "S", reference("Y"), reference("X"),
                     op("minus", op("times", ci("v") + ci("Y")) + op("times", ci("k") + ci("X"))),
                     "", "", true)) +
        list("Events", event));
}

/// True if it was read. Anything but an Error with something to say fails the test.
bool reads(const std::string& text) {
    try {
        checkNetwork(parseSbml(text, "m.xml").network);
        return true;
    } catch (const Error& error) {
        if (error.issues().empty() || error.issues().front().str().empty())
            qFatal("an error that says nothing");
        return false;
    }
}

std::string numbered(const std::string& name, int i) {
    return name + std::to_string(i);
}

/// a0 = k, a1 = f(a0), a2 = f(a1) ..., and X -> 0 at the last of them.
template <typename Next> std::string chainOfRules(int length, const Next& next) {
    std::string parameters = parameter("k", "0.5");
    std::string rules = rule("a0", ci("k"));
    parameters += parameter("a0", "1", false);
    for (int i = 1; i < length; ++i) {
        parameters += parameter(numbered("a", i), "1", false);
        rules += rule(numbered("a", i), next(ci(numbered("a", i - 1))));
    }
    return model(
        compartment() + list("Species", species("X")) + list("Parameters", parameters) +
        list("Rules", rules) +
        list("Reactions", reaction("R", reference("X"), "", ci(numbered("a", length - 1)))));
}

} // namespace

class TestSbmlRobustness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasSbml())
            QSKIP("built without libsbml");
        QVERIFY(reads(rich()));
    }

    void cutAnywhereItIsRefused() {
        const std::string whole = rich();
        for (std::size_t length = 0; length + 2 < whole.size(); length += 7)
            QVERIFY2(!reads(whole.substr(0, length)), std::to_string(length).c_str());
    }

    void damagedBytesDoNoHarm() {
        const std::string whole = rich();
        RandomStream random(1, 0);
        int good = 0;
        for (int round = 0; round < 3000; ++round) {
            std::string text = whole;
            const auto changes = 1 + random.below(4);
            for (std::uint64_t i = 0; i < changes; ++i) {
                const auto at = static_cast<std::size_t>(random.below(text.size()));
                switch (random.below(4)) {
                case 0:
                    text[at] = static_cast<char>(random.below(256));
                    break;
                case 1:
                    text.erase(at, static_cast<std::size_t>(random.below(40)));
                    break;
                case 2:
                    text.insert(at, text.substr(static_cast<std::size_t>(random.below(text.size())),
                                                static_cast<std::size_t>(random.below(200))));
                    break;
                default:
                    text[at] = "0123456789<>/\"&-"[random.below(16)];
                }
            }
            good += reads(text) ? 1 : 0;
        }
        QVERIFY(good > 0); // some changes touch names and numbers only
    }

    /// libsbml has a limit too, which is higher than ours.
    void deepFormulasAreRefused() {
        for (const int depth : {200, 100000}) {
            std::string deep;
            for (int i = 0; i < depth; ++i)
                deep += "<apply><sin/>";
            deep += ci("X");
            for (int i = 0; i < depth; ++i)
                deep += "</apply>";
            QVERIFY(!reads(model(compartment() + list("Species", species("X")) +
                                 list("Parameters", parameter("k", "0.5")) +
                                 list("Reactions", reaction("R", reference("X"), "", deep)))));
        }
    }

    void formulasThatGrowWithoutEndAreRefused() {
        QElapsedTimer timer;
        timer.start();
        // Twice as long with every rule: 2^50.
        QVERIFY(!reads(chainOfRules(50, [](const std::string& a) { return op("plus", a + a); })));
        const auto wide = [](const std::string& a) {
            std::string many;
            for (int i = 0; i < 200; ++i)
                many += a;
            return op("times", many);
        };
        QVERIFY(!reads(chainOfRules(10, wide)));
        std::string functions =
            "<functionDefinition id=\"f0\">" +
            math("<lambda><bvar><ci>x</ci></bvar>" + op("times", ci("x") + ci("x")) + "</lambda>") +
            "</functionDefinition>";
        for (int i = 1; i < 40; ++i) {
            const std::string call =
                "<apply><ci>" + numbered("f", i - 1) + "</ci><ci>x</ci></apply>";
            functions +=
                "<functionDefinition id=\"" + numbered("f", i) + "\">" +
                math("<lambda><bvar><ci>x</ci></bvar>" + op("plus", call + call) + "</lambda>") +
                "</functionDefinition>";
        }
        QVERIFY(!reads(model(
            list("FunctionDefinitions", functions) + compartment() + list("Species", species("X")) +
            list("Reactions",
                 reaction("R", reference("X"), "", "<apply><ci>f39</ci><ci>X</ci></apply>")))));
        QVERIFY2(timer.elapsed() < 20000, "takes too long");
    }

    void longChainsOfRulesDoNotOverflow() {
        const auto next = [](const std::string& a) { return op("sin", a); };
        QVERIFY(reads(chainOfRules(40, next)));
        QVERIFY(!reads(chainOfRules(5000, next)));
    }

    void longSumsAreRead() {
        std::string terms;
        for (int i = 0; i < 2000; ++i)
            terms += op("times", cn(std::to_string(i + 1)) + ci("X"));
        QVERIFY(
            reads(model(compartment() + list("Species", species("X")) +
                        list("Parameters", parameter("k", "0.5")) +
                        list("Reactions", reaction("R", reference("X"), "",
                                                   op("times", ci("k") + op("plus", terms)))))));
    }

    void endlessSumsAreRefused() {
        std::string terms;
        for (int i = 0; i < 300000; ++i)
            terms += "<ci>X</ci>";
        QVERIFY(
            !reads(model(compartment() + list("Species", species("X")) +
                         list("Reactions", reaction("R", reference("X"), "", op("plus", terms))))));
    }

    void largeModelsAreReadInTime() {
        QElapsedTimer timer;
        timer.start();
        std::string all;
        std::string reactions;
        std::string parameters;
        for (int i = 0; i < 1000; ++i) {
            all += species(numbered("X", i));
            parameters += parameter(numbered("k", i), "0.5");
            reactions += reaction(numbered("R", i), reference(numbered("X", i)),
                                  reference(numbered("X", (i + 1) % 1000)),
                                  op("times", ci(numbered("k", i)) + ci(numbered("X", i))));
        }
        const std::string text =
            model(compartment() + list("Species", all) + list("Parameters", parameters) +
                  list("Reactions", reactions));
        QCOMPARE(parseSbml(text, "m.xml").network.events.size(), std::size_t{1000});
        QVERIFY2(timer.elapsed() < 10000, "takes too long");
    }

    void hugeFilesAreRefused() {
        std::string text = rich();
        text.insert(text.find("<model"), std::string(std::size_t{70} << 20, ' '));
        QVERIFY(!reads(text));
    }

    void numbersOutOfRangeAreRefused_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        const auto row = [](const char* what, const char* by) {
            QTest::addRow("%s", by) << what << by;
        };
        row("stoichiometry=\"2\"", "stoichiometry=\"1e300\"");
        row("stoichiometry=\"2\"", "stoichiometry=\"NaN\"");
        row("stoichiometry=\"2\"", "stoichiometry=\"INF\"");
        row("initialAmount=\"10\"", "initialAmount=\"1e300\"");
        row("initialAmount=\"10\"", "initialAmount=\"NaN\"");
        row("size=\"2\"", "size=\"0\"");
        row("size=\"2\"", "size=\"NaN\"");
        row("<cn> 2 </cn>", "<cn> 1e999 </cn>");
    }
    void numbersOutOfRangeAreRefused() {
        QFETCH(QString, what);
        QFETCH(QString, by);
        QString text = QString::fromStdString(rich());
        QVERIFY(text.contains(what));
        text.replace(what, by);
        QVERIFY(!reads(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestSbmlRobustness)
#include "tst_sbml_robustness.moc"
