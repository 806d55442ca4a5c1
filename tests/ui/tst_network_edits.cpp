#include "core/model/rate_expression.h"
#include "tests/ui/gui_support.h"
#include "ui/models/event_timing.h"
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
    void findsFieldsOfATiming();
    void assignmentsRoundTrip();
    void refusesAssignments_data();
    void refusesAssignments();
    void massActionBecomesAWaitingTimeAndBack_data();
    void massActionBecomesAWaitingTimeAndBack();
    void otherRatesHaveNoWaitingTime_data();
    void otherRatesHaveNoWaitingTime();
    void distributionsKeepWhatTheyShare();

private:
    const double values_[4] = {7, 0.3, 5, 2.5}; ///< X k a tau
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
    const auto derived = static_cast<int>(NetworkTable::Derived);
    const auto triggers = static_cast<int>(NetworkTable::Triggers);
    QTest::newRow("waiting time") << "events[1].waiting_time" << events << 1
                                  << int(EventColumn::Timing);
    QTest::newRow("argument") << "events[1].waiting_time.shape" << events << 1
                              << int(EventColumn::Timing);
    QTest::newRow("delay") << "events[2].delay.consume" << events << 2 << int(EventColumn::Timing);
    QTest::newRow("value") << "parameters.value[3]" << parameters << 3
                           << int(ParameterColumn::Value);
    QTest::newRow("scale") << "parameters.scale[3]" << parameters << 3
                           << int(ParameterColumn::Scale);
    QTest::newRow("derived") << "derived[0].formula" << derived << 0 << int(DerivedColumn::Formula);
    QTest::newRow("derived name") << "derived[0].name" << derived << 0 << int(DerivedColumn::Name);
    QTest::newRow("condition") << "triggers[0].when" << triggers << 0
                               << int(TriggerColumn::Condition);
    QTest::newRow("new count") << "triggers[0].set.mRNA" << triggers << 0
                               << int(TriggerColumn::Assignments);
    QTest::newRow("no derived") << "derived[1].formula" << -1 << 0 << 0;
    QTest::newRow("no cell") << "t_end" << -1 << 0 << 0;
    QTest::newRow("beyond") << "events[70].event_rates" << -1 << 0 << 0;
}

void TestNetworkEdits::findsCells() {
    QFETCH(QString, place);
    QFETCH(int, table);
    QFETCH(int, row);
    QFETCH(int, column);
    Network network = uitest::geneExpression();
    network.derived = {{"all", "mRNA"}};
    network.triggers.resize(1);
    const auto cell = cellOfPlace(place.toStdString(), network);
    QCOMPARE(cell.has_value(), table >= 0);
    if (cell)
        QCOMPARE(*cell, (NetworkCell{static_cast<NetworkTable>(table), row, column}));
}

void TestNetworkEdits::findsFieldsOfATiming() {
    QCOMPARE(timingFieldOfPlace("events[1].waiting_time.shape"), std::string("shape"));
    QCOMPARE(timingFieldOfPlace("events[12].delay.consume"), std::string("consume"));
    QCOMPARE(timingFieldOfPlace("events[1].waiting_time"), std::string());
    QCOMPARE(timingFieldOfPlace("events[1].event_rates"), std::string());
}

void TestNetworkEdits::assignmentsRoundTrip() {
    const auto parsed = parseAssignments(" X = 5 ;Y=Y + X; ");
    QVERIFY(parsed);
    QCOMPARE(assignmentsText(*parsed), std::string("X = 5; Y = Y + X"));
    QVERIFY(parseAssignments("")->empty());
}

void TestNetworkEdits::refusesAssignments_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("no equals sign") << "X 5";
    QTest::newRow("no formula") << "X =";
    QTest::newRow("no name") << "= 5";
    QTest::newRow("number for a name") << "5 = X";
    QTest::newRow("twice") << "X = 5; X = 6";
}

void TestNetworkEdits::refusesAssignments() {
    QFETCH(QString, text);
    QVERIFY(!parseAssignments(text.toStdString()));
}

void TestNetworkEdits::massActionBecomesAWaitingTimeAndBack_data() {
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("mean");
    QTest::newRow("constant") << "k*X"
                              << "1/k";
    QTest::newRow("number") << "0.5*X"
                            << "1/0.5";
    QTest::newRow("two constants") << "k*a*X"
                                   << "1/(k*a)";
    QTest::newRow("quotient") << "X/tau"
                              << "tau";
    QTest::newRow("alone") << "X"
                           << "1";
}

void TestNetworkEdits::massActionBecomesAWaitingTimeAndBack() {
    QFETCH(QString, rate);
    QFETCH(QString, mean);
    Event event;
    event.transition = {{"X", -1}, {"Y", 1}};
    event.rate = rate.toStdString();
    setTimingKind(event, TimingKind::WaitingTime);
    QVERIFY(event.waitingTime);
    QCOMPARE(event.waitingTime->kind, TimeDistribution::Kind::Exponential);
    QCOMPARE(QString::fromStdString(event.waitingTime->arguments[0]), mean);
    QVERIFY(event.rate.empty());
    setTimingKind(event, TimingKind::Markovian);
    QVERIFY(!event.waitingTime);
    // The same propensity, however it is written.
    RateProgram before(rate.toStdString(), {"X", "k", "a", "tau"}, values_);
    RateProgram after(event.rate, {"X", "k", "a", "tau"}, values_);
    QCOMPARE(after(), before());
}

void TestNetworkEdits::otherRatesHaveNoWaitingTime_data() {
    QTest::addColumn<QString>("rate");
    QTest::newRow("second order") << "k*X*X";
    QTest::newRow("falling factorial") << "k*(X-1)";
    QTest::newRow("saturated") << "k*X/(1+X)";
    QTest::newRow("constant") << "k";
    QTest::newRow("empty") << "";
}

void TestNetworkEdits::otherRatesHaveNoWaitingTime() {
    QFETCH(QString, rate);
    Event event;
    event.transition = {{"X", -1}};
    event.rate = rate.toStdString();
    setTimingKind(event, TimingKind::WaitingTime);
    QCOMPARE(event.waitingTime->arguments, (std::vector<std::string>{"1"}));
}

void TestNetworkEdits::distributionsKeepWhatTheyShare() {
    Event event;
    event.transition = {{"X", -1}};
    setTimingKind(event, TimingKind::WaitingTime);
    setTimeArgument(event, 0, "tau");
    setDistribution(event, TimeDistribution::Kind::Gamma);
    QCOMPARE(event.waitingTime->arguments, (std::vector<std::string>{"1", "tau"}));
    setDistribution(event, TimeDistribution::Kind::Lognormal);
    QCOMPARE(event.waitingTime->arguments, (std::vector<std::string>{"tau", "1"}));
    setDistribution(event, TimeDistribution::Kind::Uniform);
    QCOMPARE(event.waitingTime->arguments, (std::vector<std::string>{"0", "1"}));
    setTimeArgument(event, 7, "beyond"); // ignored
    QCOMPARE(event.waitingTime->arguments.size(), std::size_t{2});

    setTimingKind(event, TimingKind::Delay);
    QVERIFY(!event.waitingTime && event.delay);
    setConsumeAtEnd(event, true);
    QVERIFY(event.delay->consumeAtEnd);
    setTimingKind(event, TimingKind::Markovian);
    QVERIFY(!event.delay);
    setConsumeAtEnd(event, true); // there is nothing to be set
    setTimeArgument(event, 0, "1");
    setDistribution(event, TimeDistribution::Kind::Gamma);
    QCOMPARE(timingKind(event), TimingKind::Markovian);
}

QTEST_GUILESS_MAIN(TestNetworkEdits)
#include "tst_network_edits.moc"
