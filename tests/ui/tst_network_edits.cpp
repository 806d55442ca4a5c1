#include "tests/ui/gui_support.h"
#include "ui/models/network_cell.h"
#include "ui/models/network_edits.h"

using namespace dyngpt;

class TestNetworkEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replacesWholeNamesOnly_data();
    void replacesWholeNamesOnly();
    void transitionsRoundTrip();
    void refusesTransitions_data();
    void refusesTransitions();
    void renamingAStateReachesEverything();
    void removingAStateKeepsTheIndices();
    void movingAStateKeepsWhatIsRecorded();
    void lastObservedStateStays();
    void boundsFollowTheRecordedStates();
    void findsCells_data();
    void findsCells();
};

void TestNetworkEdits::replacesWholeNamesOnly_data() {
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("expected");
    QTest::newRow("part of a name") << "k*kon + k2"
                                    << "r*kon + k2";
    QTest::newRow("exponent") << "1e5*e5"
                              << "1e5*e5";
    QTest::newRow("function") << "exp(k)"
                              << "exp(r)";
    QTest::newRow("greek") << "δk*k/(1+k)"
                           << "δk*r/(1+r)";
    QTest::newRow("none") << "ab + "
                          << "ab + ";
}

void TestNetworkEdits::replacesWholeNamesOnly() {
    QFETCH(QString, rate);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(replaceName(rate.toStdString(), "k", "r")), expected);
}

void TestNetworkEdits::transitionsRoundTrip() {
    const auto parsed = parseTransition(" OFF -1,ON +1 , mRNA+2");
    QVERIFY(parsed);
    QCOMPARE(QString::fromStdString(transitionText(*parsed)),
             QStringLiteral("OFF -1, ON +1, mRNA +2"));
    QCOMPARE(parseTransition("")->size(), std::size_t{0});
}

void TestNetworkEdits::refusesTransitions_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("no sign") << "ON 1";
    QTest::newRow("no number") << "ON +";
    QTest::newRow("zero") << "ON +0";
    QTest::newRow("twice") << "ON +1, ON -1";
    QTest::newRow("no name") << "+1";
    QTest::newRow("not whole") << "ON +1.5";
    QTest::newRow("too large") << "ON +99999999999";
}

void TestNetworkEdits::refusesTransitions() {
    QFETCH(QString, text);
    QVERIFY(!parseTransition(text.toStdString()));
}

void TestNetworkEdits::renamingAStateReachesEverything() {
    Network network = uitest::geneExpression();
    renameState(network, network.stateIndex("mRNA"), "M");
    QCOMPARE(network.stateIndex("M"), 2);
    QCOMPARE(network.events[4].rate, std::string("ksynM*M"));
    QCOMPARE(network.events[4].driveStates, std::vector<std::string>{"M"});
    QCOMPARE(network.events[5].transition.front().state, std::string("M"));
}

void TestNetworkEdits::removingAStateKeepsTheIndices() {
    Network network = uitest::geneExpression(); // ON OFF mRNA Protein, recorded 0 2 3
    removeState(network, 1);
    QCOMPARE(network.recordedNames(), (std::vector<std::string>{"ON", "mRNA", "Protein"}));
    QCOMPARE(network.initialValues, (std::vector<std::int64_t>{1, 0, 0}));
    removeState(network, 1);
    QCOMPARE(network.recordedNames(), (std::vector<std::string>{"ON", "Protein"}));
}

void TestNetworkEdits::movingAStateKeepsWhatIsRecorded() {
    Network network = uitest::geneExpression();
    setObserved(network, 0, false);
    const auto recorded = network.recordedNames();
    moveState(network, 3, 0);
    QCOMPARE(network.stateNames, (std::vector<std::string>{"Protein", "ON", "OFF", "mRNA"}));
    QCOMPARE(network.initialValues, (std::vector<std::int64_t>{0, 1, 0, 0}));
    QCOMPARE(network.recordedNames(), recorded);
    QVERIFY(!isObserved(network, 1));
    QVERIFY(isObserved(network, 0));
}

void TestNetworkEdits::lastObservedStateStays() {
    Network network = uitest::geneExpression();
    QVERIFY(!setObserved(network, 1, true)); // OFF is not recorded
    QVERIFY(setObserved(network, 0, false));
    QVERIFY(setObserved(network, 2, false));
    QVERIFY(!setObserved(network, 3, false)); // none left would mean all
    QVERIFY(isObserved(network, 3));
    QVERIFY(setObserved(network, 0, true));
    QVERIFY(setObserved(network, 2, true));
    QVERIFY(network.observedStates.empty());
}

void TestNetworkEdits::boundsFollowTheRecordedStates() {
    Network network = uitest::geneExpression();
    setUpperBound(network, 3, 120);
    QCOMPARE(network.stateUpperBounds, (std::vector<int>{0, 0, 120}));
    setRecorded(network, 1, true);
    QCOMPARE(network.stateUpperBounds, (std::vector<int>{0, 0, 0, 120}));
    QCOMPARE(upperBound(network, 3), 120);
    setRecorded(network, 0, false);
    QCOMPARE(upperBound(network, 3), 120);
    setUpperBound(network, 3, 0);
    QVERIFY(network.stateUpperBounds.empty());
}

void TestNetworkEdits::findsCells_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("table");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    const auto states = static_cast<int>(NetworkTable::States);
    const auto events = static_cast<int>(NetworkTable::Events);
    const auto parameters = static_cast<int>(NetworkTable::Parameters);
    QTest::newRow("name") << "state_names[1]" << states << 1 << int(StateColumn::Name);
    QTest::newRow("initial") << "initial_val[2]" << states << 2 << int(StateColumn::Initial);
    QTest::newRow("bound of a recorded state")
        << "state_upper_bound[1]" << states << 2 << int(StateColumn::UpperBound);
    QTest::newRow("rate") << "events[2].event_rates" << events << 2 << int(EventColumn::Rate);
    QTest::newRow("transition") << "events[0].state_transition" << events << 0
                                << int(EventColumn::Transition);
    QTest::newRow("drive") << "events[3].drive_state" << events << 3
                           << int(EventColumn::DriveStates);
    QTest::newRow("parameter") << "parameters[0]" << parameters << 0 << int(ParameterColumn::Name);
    QTest::newRow("lower") << "parameters.lower_bound_val[4]" << parameters << 4
                           << int(ParameterColumn::Lower);
    QTest::newRow("no cell") << "t_end" << -1 << 0 << 0;
    QTest::newRow("beyond") << "events[70].event_rates" << -1 << 0 << 0;
}

void TestNetworkEdits::findsCells() {
    QFETCH(QString, place);
    QFETCH(int, table);
    QFETCH(int, row);
    QFETCH(int, column);
    const auto cell = cellOfPlace(place.toStdString(), uitest::geneExpression());
    QCOMPARE(cell.has_value(), table >= 0);
    if (cell)
        QCOMPARE(*cell, (NetworkCell{static_cast<NetworkTable>(table), row, column}));
}

QTEST_GUILESS_MAIN(TestNetworkEdits)
#include "tst_network_edits.moc"
