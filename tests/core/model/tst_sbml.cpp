// SBML in: what the parts of a model become in a network.

#include "core/model/sbml.h"
#include "tests/support/sbml_text.h"

#include <QTest>

#include <cmath>

using namespace dyngpt;
using namespace sbmltext;

namespace {

Network read(const std::string& text) {
    try {
        return parseSbml(text, "m.xml").network;
    } catch (const Error& error) {
        std::string all;
        for (const Issue& issue : error.issues())
            all += issue.str() + "\n";
        qWarning("%s", all.c_str());
        return {};
    }
}

std::string refusal(const std::string& text) {
    try {
        parseSbml(text, "m.xml");
    } catch (const Error& error) {
        std::string all;
        for (const Issue& issue : error.issues())
            all += issue.str() + "\n";
        return all;
    }
    return {};
}

/// X -> 0 with this kinetic law, and what else the model needs.
std::string decay(const std::string& rate, const std::string& functions = "",
                  const std::string& rules = "", const std::string& parameters = "") {
    return model(list("FunctionDefinitions", functions) + compartment() +
                 list("Species", species("X")) +
                 list("Parameters", parameter("k", "0.5") + parameters) + list("Rules", rules) +
                 list("Reactions", reaction("R", reference("X"), "", rate)));
}

const std::string kX = op("times", ci("k") + ci("X"));

} // namespace

#define VERIFY_SAYS(said, words)                                                                   \
    QVERIFY2((said).find(words) != std::string::npos, ("said: " + (said)).c_str())

class TestSbml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasSbml())
            QSKIP("built without libsbml");
    }

    void tellsSbmlFromOtherText() {
        QVERIFY(looksLikeSbml(decay(kX)));
        QVERIFY(looksLikeSbml("\xEF\xBB\xBF\n<!-- a --><?b?><sbml:sbml xmlns:sbml='x'>"));
        QVERIFY(!looksLikeSbml(R"({"state_names": ["<sbml>"]})"));
        QVERIFY(!looksLikeSbml("<svg><sbml/></svg>"));
        QVERIFY(!looksLikeSbml(""));
        QVERIFY(!looksLikeSbml("<!--"));
    }

    void constantsBecomeParametersWithTheirValue() {
        const Network network = read(decay(kX));
        QCOMPARE(network.stateNames, std::vector<std::string>{"X"});
        QCOMPARE(network.initialValues, std::vector<std::int64_t>{10});
        QCOMPARE(network.parameters.size(), std::size_t{1});
        QCOMPARE(network.parameters[0].name, std::string("k"));
        QCOMPARE(network.parameters[0].value.value(), 0.5);
        QCOMPARE(network.parameters[0].lower, 0.05);
        QCOMPARE(network.parameters[0].upper, 5.0);
        QCOMPARE(network.events.size(), std::size_t{1});
        QCOMPARE(network.events[0].rate, std::string("k*X"));
        QCOMPARE(network.recordedStates, std::vector<int>{0});
    }

    void constantsNotAboveZeroAreWrittenIntoTheRates() {
        const auto import =
            parseSbml(decay(op("times", kX + op("plus", ci("z") + ci("n") + cn("3"))), "", "",
                            parameter("z", "0") + parameter("n", "-1")),
                      "m.xml");
        QCOMPARE(import.network.events[0].rate, std::string("2*k*X"));
        QCOMPARE(import.network.parameters.size(), std::size_t{1});
        QCOMPARE(import.notes.size(), std::size_t{1}); // about -1
    }

    void numbersBecomeParametersWhereThereAreNone() {
        const Network network = read(
            model(compartment() + list("Species", species("X") + species("k1")) +
                  list("Reactions", reaction("A", "", reference("X"), cn("3")) +
                                        reaction("B", reference("X"), "",
                                                 op("times", ci("X") + ci("k1") + cn("0.25"))) +
                                        reaction("C", reference("X"), "", ci("X")))));
        QCOMPARE(network.events.at(0).rate, std::string("k1_"));
        QCOMPARE(network.events.at(1).rate, std::string("k2*X*k1"));
        QCOMPARE(network.events.at(2).rate, std::string("X"));
        QCOMPARE(network.parameters.size(), std::size_t{2});
        QCOMPARE(network.parameters[1].value.value(), 0.25);
    }

    void concentrationsAreAmountsByVolume_data() {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<bool>("amountsOnly");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<int>("initial");
        // The rate is c * k * X with a volume c of 4.
        QTest::newRow("amount, in amounts") << "initialAmount=\"12\"" << true << "4*k*X" << 12;
        QTest::newRow("amount, in concentrations")
            << "initialAmount=\"12\"" << false << "k*X" << 12;
        QTest::newRow("concentration, in amounts")
            << "initialConcentration=\"3\"" << true << "4*k*X" << 12;
        QTest::newRow("concentration, in concentrations")
            << "initialConcentration=\"3\"" << false << "k*X" << 12;
    }
    void concentrationsAreAmountsByVolume() {
        QFETCH(QString, amount);
        QFETCH(bool, amountsOnly);
        const Network network =
            read(model(compartment("4") +
                       list("Species", species("X", "", amount.toStdString(), amountsOnly)) +
                       list("Parameters", parameter("k", "0.5")) +
                       list("Reactions", reaction("R", reference("X"), "",
                                                  op("times", ci("c") + ci("k") + ci("X"))))));
        QTEST(QString::fromStdString(network.events.at(0).rate), "rate");
        QTEST(static_cast<int>(network.initialValues.at(0)), "initial");
    }

    void boundaryAndUntouchedSpeciesKeepTheirCounts() {
        const Network network = read(model(
            compartment() +
            list("Species", species("X") + species("S", "", "initialAmount=\"7\"", true, true) +
                                species("Z") +
                                species("half", "", "initialAmount=\"0.5\"", true, true)) +
            list("Parameters", parameter("k", "0.5")) +
            list("Reactions", reaction("R", reference("S") + reference("half"), reference("X"),
                                       op("times", ci("k") + ci("S") + ci("half"))))));
        QCOMPARE(network.stateNames, (std::vector<std::string>{"X", "S", "Z"}));
        QCOMPARE(network.events.at(0).transition, (std::vector<StateChange>{{"X", 1}}));
        QCOMPARE(network.recordedStates, std::vector<int>{0});
        QCOMPARE(network.parameters.size(), std::size_t{2}); // what is no count is a parameter
        QCOMPARE(network.parameters[0].name, std::string("half"));
    }

    void localParametersHideAndAreRenamed() {
        const std::string local = list("LocalParameters", "<localParameter id=\"k\" value=\"2\"/>");
        const std::string lone = list("LocalParameters", "<localParameter id=\"q\" value=\"3\"/>");
        const Network network = read(
            model(compartment() + list("Species", species("X")) +
                  list("Parameters", parameter("k", "0.5")) +
                  list("Reactions", reaction("A", "", reference("X"), ci("k"), "", local) +
                                        reaction("B", reference("X"), "", kX) +
                                        reaction("C", "", reference("X"), ci("q"), "", lone))));
        QCOMPARE(network.events.at(0).rate, std::string("A_k"));
        QCOMPARE(network.events.at(1).rate, std::string("k*X"));
        QCOMPARE(network.events.at(2).rate, std::string("q"));
        QCOMPARE(network.parameters.at(1).value.value(), 2.0);
    }

    void functionsAreWrittenOut() {
        const std::string square =
            "<functionDefinition id=\"sq\">" +
            math("<lambda><bvar><ci>x</ci></bvar>" + op("times", ci("x") + ci("x")) + "</lambda>") +
            "</functionDefinition>";
        const std::string outer =
            "<functionDefinition id=\"f\">" +
            math("<lambda><bvar><ci>X</ci></bvar><bvar><ci>k</ci></bvar>" +
                 op("divide", "<apply><ci>sq</ci>" + ci("k") + "</apply>" + ci("X")) +
                 "</lambda>") +
            "</functionDefinition>";
        // Arguments hide what the model calls the same: f(k, X) = X^2/k.
        const Network network =
            read(decay("<apply><ci>f</ci>" + ci("k") + ci("X") + "</apply>", square + outer));
        QCOMPARE(network.events.at(0).rate, std::string("X*X/k"));
    }

    void functionsInACircleAreNamed() {
        const auto function = [](const std::string& id, const std::string& other) {
            return "<functionDefinition id=\"" + id + "\">" +
                   math("<lambda><bvar><ci>x</ci></bvar><apply><ci>" + other +
                        "</ci><ci>x</ci></apply></lambda>") +
                   "</functionDefinition>";
        };
        const std::string said = refusal(
            decay("<apply><ci>f</ci><ci>X</ci></apply>", function("f", "g") + function("g", "f")));
        VERIFY_SAYS(said, "f -> g -> f");
    }

    void rulesAreWrittenIntoRatesAndBecomeOutputs() {
        const Network network = read(model(
            compartment("2") + list("Species", species("X") + species("Y", "", "", false)) +
            list("Parameters", parameter("k", "0.5") + "<parameter id=\"v\" constant=\"false\"/>") +
            list("Rules", rule("Y", op("times", cn("3") + ci("X"))) +
                              rule("v", op("plus", ci("k") + ci("Y")))) +
            list("Reactions", reaction("R", reference("X"), "", op("times", ci("v") + ci("X"))))));
        QCOMPARE(network.events.at(0).rate, std::string("(k+3*X)*X"));
        QCOMPARE(network.stateNames, std::vector<std::string>{"X"});
        QCOMPARE(network.derived.size(), std::size_t{2});
        QCOMPARE(network.derived[0].name, std::string("Y"));
        QCOMPARE(network.derived[0].formula, std::string("6*X")); // the amount of Y
        QCOMPARE(network.derived[1].formula, std::string("k+3*X"));
    }

    void rulesInACircleAreNamed() {
        const std::string said =
            refusal(decay(ci("a"), "", rule("a", ci("b")) + rule("b", op("sin", ci("a"))),
                          parameter("a", "1", false) + parameter("b", "1", false)));
        VERIFY_SAYS(said, "a -> b -> a");
    }

    void initialAssignmentsAreComputed() {
        const Network network = read(model(
            compartment("2") + list("Species", species("X", "", "", false)) +
            list("Parameters", parameter("k", "0.5") + "<parameter id=\"q\" constant=\"true\"/>") +
            list("InitialAssignments", assignment("X", op("times", ci("q") + cn("4"))) +
                                           assignment("q", op("exp", op("ln", cn("3"))))) +
            list("Reactions",
                 reaction("R", reference("X"), "", op("times", ci("c") + ci("q") + ci("X"))))));
        QCOMPARE(network.initialValues.at(0), std::int64_t{24}); // 12 per volume of 2
        QCOMPARE(network.parameters.size(), std::size_t{1});     // k stands nowhere
        QVERIFY(std::abs(network.parameters[0].value.value() - 3) < 1e-12);
    }

    void stoichiometries_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("delta");
        const auto immigration = [](const std::string& product, const std::string& more,
                                    const std::string& attributes) {
            return QString::fromStdString(
                model(compartment() + list("Species", species("X")) +
                          list("Parameters", parameter("k", "0.5") + parameter("n", "5")) + more +
                          list("Reactions", reaction("R", "", product, ci("k"))),
                      3, 2, attributes));
        };
        QTest::newRow("number") << immigration(reference("X", "stoichiometry=\"10\""), "", "")
                                << 10;
        QTest::newRow("twice") << immigration(reference("X") + reference("X"), "", "") << 2;
        QTest::newRow("initial assignment")
            << immigration(reference("X", "id=\"s\""),
                           list("InitialAssignments", assignment("s", ci("n"))), "")
            << 5;
        QTest::newRow("rule") << immigration(
                                     "<speciesReference id=\"s\" species=\"X\" "
                                     "constant=\"false\"/>",
                                     list("Rules", rule("s", op("times", ci("n") + cn("2")))), "")
                              << 10;
        QTest::newRow("conversion factor")
            << immigration(reference("X", "stoichiometry=\"2\""), "", "conversionFactor=\"n\"")
            << 10;
        const auto levelTwo = [](const std::string& product) {
            return QString::fromStdString(
                model(compartment("1", 2) +
                          list("Species", species("X", "", "initialAmount=\"0\"", true, false, 2)) +
                          list("Parameters", parameter("k", "0.5") + parameter("n", "100")) +
                          list("Reactions", reaction("R", "", product, ci("k"))),
                      2, 4));
        };
        QTest::newRow("Level 2, none") << levelTwo("<speciesReference species=\"X\"/>") << 1;
        QTest::newRow("Level 2, formula")
            << levelTwo("<speciesReference species=\"X\"><stoichiometryMath>" + math(ci("n")) +
                        "</stoichiometryMath></speciesReference>")
            << 100;
    }
    void stoichiometries() {
        QFETCH(QString, text);
        const Network network = read(text.toStdString());
        QTEST(network.events.at(0).transition.at(0).delta, "delta");
    }

    void modifiersDrive() {
        const Network network =
            read(model(compartment() + list("Species", species("X") + species("Y")) +
                       list("Parameters", parameter("k", "0.5")) +
                       list("Reactions", reaction("R", "", reference("Y"), kX,
                                                  "<modifierSpeciesReference species=\"X\"/>") +
                                             reaction("Q", reference("X"), "", kX))));
        QCOMPARE(network.events.at(0).driveStates, std::vector<std::string>{"X"});
    }

    void reversibleReactionsAreSplit() {
        const auto pair = [](const std::string& law, bool reversible) {
            return model(compartment("2") + list("Species", species("A") + species("B")) +
                         list("Parameters", parameter("k", "0.5") + parameter("r", "2")) +
                         list("Reactions", reaction("R", reference("A"), reference("B"), law, "",
                                                    "", reversible)));
        };
        const std::string law =
            op("times", ci("c") + op("minus", op("times", ci("k") + ci("A")) +
                                                  op("times", ci("r") + ci("B"))));
        const auto import = parseSbml(pair(law, true), "m.xml");
        QCOMPARE(import.network.events.size(), std::size_t{2});
        QCOMPARE(import.network.events[0].rate, std::string("2*k*A"));
        QCOMPARE(import.network.events[1].rate, std::string("2*r*B"));
        QCOMPARE(import.network.events[1].transition,
                 (std::vector<StateChange>{{"A", 1}, {"B", -1}}));
        QCOMPARE(import.notes.size(), std::size_t{1});
        // Pairs of the same species: a difference, but one direction.
        const std::string pairs = op("times", ci("k") + ci("A") + op("minus", ci("A") + cn("1")));
        QCOMPARE(read(pair(pairs, true)).events.size(), std::size_t{1});
        const std::string allButOne = op("times", ci("k") + op("minus", ci("A") + cn("1")));
        QCOMPARE(read(pair(allButOne, true)).events.size(), std::size_t{1});
        QCOMPARE(read(pair(law, false)).events.size(), std::size_t{1});
    }

    void eventsBecomeTriggers() {
        const std::string event =
            "<event id=\"e\" useValuesFromTriggerTime=\"true\"><trigger initialValue=\"false\" "
            "persistent=\"true\">" +
            math(op("geq", time() + ci("k"))) +
            "</trigger><listOfEventAssignments><eventAssignment variable=\"X\">" +
            math(op("plus", ci("X") + cn("5"))) +
            "</eventAssignment><eventAssignment variable=\"on\">" + math(cn("1")) +
            "</eventAssignment></listOfEventAssignments></event>";
        const Network network = read(model(
            compartment("2") + list("Species", species("X", "", "initialAmount=\"10\"", false)) +
            list("Parameters", parameter("k", "0.5") + parameter("on", "0", false)) +
            list("Reactions",
                 reaction("R", reference("X"), "", op("times", ci("on") + ci("k") + ci("X")))) +
            list("Events", event)));
        QCOMPARE(network.stateNames, (std::vector<std::string>{"X", "on"}));
        QCOMPARE(network.triggers.size(), std::size_t{1});
        QCOMPARE(network.triggers[0].condition, std::string("t>=k"));
        QCOMPARE(network.triggers[0].trueAtStart, false);
        // The event sets the concentration; the count is twice that.
        QCOMPARE(network.triggers[0].assignments[0].formula, std::string("2*(0.5*X+5)"));
        QCOMPARE(network.triggers[0].assignments[1], (Trigger::Assignment{"on", "1"}));
    }

    void whatANetworkCannotHoldIsListed_data();
    void whatANetworkCannotHoldIsListed();
    void everythingUnsupportedIsListedAtOnce();

    void namesThatMeanSomethingElseHereAreChanged() {
        std::string text = decay(kX);
        for (std::size_t at = 0; (at = text.find("X", at)) != std::string::npos; at += 3)
            text.replace(at, 1, "max");
        const auto import = parseSbml(text, "m.xml");
        QCOMPARE(import.network.stateNames, std::vector<std::string>{"max_"});
        QCOMPARE(import.network.events[0].rate, std::string("k*max_"));
        QCOMPARE(import.notes.size(), std::size_t{1});
    }
};

void TestSbml::whatANetworkCannotHoldIsListed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const std::string& text, const char* said) {
        QTest::newRow(name) << QString::fromStdString(text) << said;
    };
    const auto replaced = [](std::string text, const std::string& what, const std::string& by) {
        text.replace(text.find(what), what.size(), by);
        return text;
    };
    const std::string good = decay(kX);
    const auto event = [](const std::string& more) {
        return list("Events", "<event id=\"e\" useValuesFromTriggerTime=\"true\"><trigger "
                              "initialValue=\"true\" persistent=\"true\">" +
                                  math(op("gt", ci("X") + cn("20"))) + "</trigger>" + more +
                                  "<listOfEventAssignments><eventAssignment variable=\"X\">" +
                                  math(cn("1")) +
                                  "</eventAssignment></listOfEventAssignments></event>") +
               "</model>";
    };
    row("rate rule",
        decay(kX, "", "<rateRule variable=\"q\">" + math(cn("1")) + "</rateRule>",
              parameter("q", "1", false)),
        "m.xml:15: The rate rule for q");
    row("algebraic rule",
        decay(kX, "", "<algebraicRule>" + math(ci("q")) + "</algebraicRule>",
              parameter("q", "1", false)),
        "Algebraic rules");
    row("fast",
        replaced(model(compartment() + list("Species", species("X")) +
                           list("Parameters", parameter("k", "0.5")) +
                           list("Reactions", reaction("R", reference("X"), "", kX)),
                       3, 1),
                 "reversible=\"false\"", "reversible=\"false\" fast=\"true\""),
        "R is fast");
    row("event delay", replaced(good, "</model>", event("<delay>" + math(cn("1")) + "</delay>")),
        "delay of the event e");
    row("event priority",
        replaced(good, "</model>", event("<priority>" + math(cn("1")) + "</priority>")),
        "priority of the event e");
    row("time in a rate", decay(op("times", kX + time())), "depends on the time");
    row("delay function",
        decay("<apply><csymbol encoding=\"text\" "
              "definitionURL=\"http://www.sbml.org/sbml/symbols/delay\"> delay </csymbol>" +
              ci("X") + cn("1") + "</apply>"),
        "delay function");
    row("rateOf function",
        decay("<apply><csymbol encoding=\"text\" "
              "definitionURL=\"http://www.sbml.org/sbml/symbols/rateOf\"> rateOf </csymbol>" +
              ci("X") + "</apply>"),
        "rateOf function");
    row("needed package",
        replaced(good, " level=\"3\"",
                 " xmlns:odd=\"http://www.sbml.org/sbml/level3/version1/odd/version1\" "
                 "odd:required=\"true\" level=\"3\""),
        "'odd' is a required package");
    row("unknown name", decay(op("times", kX + ci("nobody"))), "R: A formula uses nobody");
    row("no kinetic law", replaced(good, "<kineticLaw>" + math(kX) + "</kineticLaw>", ""),
        "no kinetic law");
    row("half a molecule", replaced(good, "stoichiometry=\"1\"", "stoichiometry=\"0.5\""),
        "whole molecules");
    row("negative amount", replaced(good, "initialAmount=\"10\"", "initialAmount=\"-1\""),
        "begins with an amount of -1");
    row("no amount", replaced(good, "initialAmount=\"10\"", ""), "no initial amount");
    row("tiny amount", replaced(good, "initialAmount=\"10\"", "initialAmount=\"0.01\""),
        "which is no count");
    row("no value", replaced(good, "value=\"0.5\"", ""), "The parameter k has no value");
    row("not a number", replaced(good, "value=\"0.5\"", "value=\"NaN\""), "k");
    row("infinite", replaced(good, "value=\"0.5\"", "value=\"INF\""), "k");
    row("no otherwise",
        decay("<piecewise><piece>" + ci("k") + op("gt", ci("X") + cn("1")) +
              "</piece></piecewise>"),
        "otherwise");
    row("Level 1",
        "<?xml version=\"1.0\"?><sbml xmlns=\"http://www.sbml.org/sbml/level1\" level=\"1\" "
        "version=\"2\"><model><listOfCompartments><compartment name=\"c\"/></listOfCompartments>"
        "<listOfSpecies><species name=\"X\" compartment=\"c\" initialAmount=\"1\"/>"
        "</listOfSpecies></model></sbml>",
        "Level 1");
    row("no XML", "nothing", "m.xml");
    row("no model", "<sbml xmlns=\"" + nameSpace(3, 2) + "\" level=\"3\" version=\"2\"/>", "m.xml");
    row("cut off", good.substr(0, good.size() / 2), "m.xml:");
    row("entities",
        "<?xml version=\"1.0\"?><!DOCTYPE sbml [<!ENTITY a \"aaaa\">]>" +
            good.substr(good.find("<sbml")),
        "m.xml:1:22: The file declares");
    row("not UTF-8", replaced(good, "id=\"m\"", "id=\"m\xFF\""), "not UTF-8");
}

void TestSbml::whatANetworkCannotHoldIsListed() {
    QFETCH(QString, text);
    QFETCH(QString, said);
    // Latin-1 keeps the bytes that are no UTF-8.
    const std::string bytes =
        qstrcmp(QTest::currentDataTag(), "not UTF-8") == 0
            ? text.replace(QChar(0xFFFD), QChar(0xFF)).toLatin1().toStdString()
            : text.toStdString();
    VERIFY_SAYS(refusal(bytes), said.toStdString());
}

void TestSbml::everythingUnsupportedIsListedAtOnce() {
    const std::string said = refusal(
        decay(op("times", kX + time()), "",
              "<algebraicRule>" + math(ci("q")) + "</algebraicRule><rateRule variable=\"r\">" +
                  math(cn("1")) + "</rateRule>",
              parameter("q", "1", false) + parameter("r", "1", false)));
    VERIFY_SAYS(said, "Algebraic rules");
    VERIFY_SAYS(said, "rate rule for r");
    VERIFY_SAYS(said, "depends on the time");
}

QTEST_GUILESS_MAIN(TestSbml)
#include "tst_sbml.moc"
