// What a drawn connection means for the network, and rows on their way through the clipboard.

#include "tests/ui/gui_support.h"
#include "ui/models/graph_edits.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_rows.h"

using namespace dyngpt;

namespace {

Network twoStates() {
    Network network;
    network.stateNames = {"A", "B"};
    network.initialValues = {3, 0};
    network.recordedStates = {0, 1};
    network.parameters = {{"k", 1, 2}};
    network.events = {{{}, "k"}};
    return network;
}

} // namespace

class TestGraphEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReactantMakesThePropensityDependOnIt();
    void aConversionIsOneEvent();
    void aDriveLeavesTheState();
    void removingTakesThePlainFactorOut_data();
    void removingTakesThePlainFactorOut();
    void newRowsHaveFreeNames();
    void displayNamesFollowTheirState();
    void eventsBringWhatTheyNeed();
    void statesKeepTheirRoles();
    void parametersGetFreeNames();
};

void TestGraphEdits::aReactantMakesThePropensityDependOnIt() {
    Network network = twoStates();
    addReactant(network, 0, 0);
    QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"A", -1}}));
    QCOMPARE(network.events[0].rate, std::string("k*A"));
    addReactant(network, 0, 0); // a second unit; the propensity is the user's business
    QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"A", -2}}));
    QCOMPARE(network.events[0].rate, std::string("k*A"));
    addProduct(network, 0, 0);
    addProduct(network, 0, 0);
    QVERIFY(network.events[0].transition.empty());
    network.events[0].rate = "k+1";
    addReactant(network, 0, 1);
    QCOMPARE(network.events[0].rate, std::string("(k+1)*B"));
    Network waiting = twoStates();
    waiting.events[0].rate.clear();
    waiting.events[0].waitingTime = TimeDistribution{TimeDistribution::Kind::Exponential, {"1"}};
    addReactant(waiting, 0, 0);
    QVERIFY(waiting.events[0].rate.empty());
}

void TestGraphEdits::aConversionIsOneEvent() {
    Network network = twoStates();
    QCOMPARE(addConversion(network, 0, 1), 1);
    QCOMPARE(network.events[1].transition, (std::vector<StateChange>{{"A", -1}, {"B", 1}}));
    QCOMPARE(network.events[1].rate, std::string("k_2*A"));
    QCOMPARE(network.parameters.back().name, std::string("k_2"));
    QVERIFY(network.parameters.back().lower < network.parameters.back().upper);
}

void TestGraphEdits::aDriveLeavesTheState() {
    Network network = twoStates();
    addProduct(network, 0, 1);
    addDrive(network, 0, 0);
    addDrive(network, 0, 0);
    QCOMPARE(network.events[0].driveStates, (std::vector<std::string>{"A"}));
    QCOMPARE(network.events[0].rate, std::string("k*A"));
    QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"B", 1}}));
    setChange(network, 0, 1, -4);
    QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"B", -4}}));
    setChange(network, 0, 1, 0);
    QVERIFY(network.events[0].transition.empty());
    setChange(network, 0, 0, 2);
    QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"A", 2}}));
}

void TestGraphEdits::removingTakesThePlainFactorOut_data() {
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("without");
    QTest::addColumn<bool>("gone");
    QTest::newRow("factor") << "k*A"
                            << "k" << true;
    QTest::newRow("first") << "A*k*B"
                           << "k*B" << true;
    QTest::newRow("above a line") << "k*A/(B+1)"
                                  << "k/(B+1)" << true;
    QTest::newRow("alone") << "A"
                           << "1" << true;
    QTest::newRow("twice") << "k*A*A"
                           << "k*A" << false;
    QTest::newRow("in a sum") << "k+A"
                              << "k+A" << false;
    QTest::newRow("not there") << "k*B"
                               << "k*B" << true;
    QTest::newRow("unreadable") << "k*A*"
                                << "k*A*" << false;
}

void TestGraphEdits::removingTakesThePlainFactorOut() {
    QFETCH(QString, rate);
    QFETCH(QString, without);
    QFETCH(bool, gone);
    Network network = twoStates();
    network.events[0].rate = rate.toStdString();
    network.events[0].driveStates = {"A", "B"};
    QCOMPARE(removeDependence(network, 0, 0), gone);
    QCOMPARE(QString::fromStdString(network.events[0].rate), without);
    QCOMPARE(network.events[0].driveStates, (std::vector<std::string>{"B"}));
}

void TestGraphEdits::newRowsHaveFreeNames() {
    Network network = twoStates();
    QCOMPARE(appendState(network), 2);
    appendState(network);
    QCOMPARE(network.stateNames.back(), std::string("X_2"));
    QCOMPARE(network.initialValues, (std::vector<std::int64_t>{3, 0, 0, 0}));
    QVERIFY(isRecorded(network, 3));
    QCOMPARE(appendEvent(network), 1);
    QCOMPARE(network.events[1].rate, std::string("k_2"));
}

void TestGraphEdits::displayNamesFollowTheirState() {
    Network network = twoStates();
    setStateDisplayName(network, 0, "\\alpha");
    renameState(network, 0, "C");
    QCOMPARE(network.stateDisplayNames, (std::map<std::string, std::string>{{"C", "\\alpha"}}));
    moveState(network, 0, 1);
    QCOMPARE(network.stateDisplayNames.size(), std::size_t{1});
    removeState(network, 1);
    QVERIFY(network.stateDisplayNames.empty());
    setStateDisplayName(network, 0, "b");
    setStateDisplayName(network, 0, "");
    QVERIFY(network.stateDisplayNames.empty());
}

void TestGraphEdits::eventsBringWhatTheyNeed() {
    Network from = uitest::geneExpression();
    from.events[2].driveStates = {"ON"};
    const std::string text = rowsText(from, NetworkTable::Events, {2, 5});
    // Into a network without any of it, and into one that has some.
    Network empty;
    QCOMPARE(insertRows(empty, NetworkTable::Events, 0, text), 2);
    QCOMPARE(empty.events.size(), std::size_t{2});
    QCOMPARE(empty.events[0].rate, from.events[2].rate);
    QCOMPARE(empty.events[0].driveStates, from.events[2].driveStates);
    QCOMPARE(empty.events[1].transition, from.events[5].transition);
    QVERIFY(empty.parameterIndex("kdegM") >= 0);
    QVERIFY(empty.parameterIndex("kdegP") < 0); // neither names it
    QVERIFY(empty.stateIndex("mRNA") >= 0 && empty.stateIndex("Protein") < 0);

    Network present = from;
    present.parameters[0].lower = 0.5;
    QCOMPARE(insertRows(present, NetworkTable::Events, 1, text), 2);
    QCOMPARE(present.events.size(), from.events.size() + 2);
    QCOMPARE(present.events[1].rate, from.events[2].rate);
    QCOMPARE(present.parameters.size(), from.parameters.size());
    QCOMPARE(present.parameters[0].lower, 0.5); // what is there stays
    QCOMPARE(present.stateNames, from.stateNames);
}

void TestGraphEdits::statesKeepTheirRoles() {
    Network from = twoStates();
    setUpperBound(from, 1, 70);
    setObserved(from, 0, false);
    setStateDisplayName(from, 1, "B_1");
    Network to = twoStates();
    QCOMPARE(insertRows(to, NetworkTable::States, 1, rowsText(from, NetworkTable::States, {0, 1})),
             2);
    QCOMPARE(to.stateNames, (std::vector<std::string>{"A", "A_2", "B_2", "B"}));
    QCOMPARE(to.initialValues, (std::vector<std::int64_t>{3, 3, 0, 0}));
    QVERIFY(isRecorded(to, 1) && !isObserved(to, 1));
    QVERIFY(isObserved(to, 0) && isObserved(to, 2) && isObserved(to, 3));
    QCOMPARE(upperBound(to, 2), 70);
    QCOMPARE(to.stateDisplayNames, (std::map<std::string, std::string>{{"B_2", "B_1"}}));
}

void TestGraphEdits::parametersGetFreeNames() {
    Network network = twoStates();
    network.parameters[0].unit = "1/h";
    const std::string text = rowsText(network, NetworkTable::Parameters, {0});
    insertRows(network, NetworkTable::Parameters, 1, text);
    insertRows(network, NetworkTable::Parameters, 0, text);
    QCOMPARE(network.parameterNames(), (std::vector<std::string>{"k_3", "k", "k_2"}));
    QCOMPARE(network.parameters[0].unit, std::string("1/h"));
}

QTEST_MAIN(TestGraphEdits)
#include "tst_graph_edits.moc"
