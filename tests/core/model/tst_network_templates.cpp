// Networks to begin from: nothing to complain about, and right where a closed form says so.

#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "core/model/network_templates.h"

#include <QTest>

using namespace dyngpt;

class TestNetworkTemplates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void haveNoProblems_data();
    void haveNoProblems();
    void aCascadeIsAsLongAsAsked();
};

void TestNetworkTemplates::haveNoProblems_data() {
    QTest::addColumn<Network>("network");
    QTest::newRow("birth-death") << birthDeathNetwork();
    QTest::newRow("telegraph") << telegraphNetwork();
    QTest::newRow("feedback") << feedbackNetwork();
    QTest::newRow("shortest cascade") << cascadeNetwork(shortestCascade);
    QTest::newRow("longest cascade") << cascadeNetwork(longestCascade);
}

void TestNetworkTemplates::haveNoProblems() {
    QFETCH(Network, network);
    for (const Issue& issue : checkNetwork(network))
        QVERIFY2(issue.severity == Severity::Note, issue.str().c_str());
    const Network copy = parseNetwork(writeNetwork(network), "template");
    QCOMPARE(networkHash(copy), networkHash(network));
    QCOMPARE(copy.modelName, network.modelName);
}

void TestNetworkTemplates::aCascadeIsAsLongAsAsked() {
    const Network network = cascadeNetwork(4);
    QCOMPARE(network.stateNames, (std::vector<std::string>{"X1", "X2", "X3", "X4"}));
    QCOMPARE(network.events.size(), std::size_t{8}); // one in, three on, four out
    QCOMPARE(network.events[3].rate, std::string("k*X3"));
    QCOMPARE(network.events[3].transition, (std::vector<StateChange>{{"X3", -1}, {"X4", 1}}));
    QCOMPARE(network.events[7].rate, std::string("δ*X4"));
    // The ranges as published.
    QCOMPARE(network.parameters,
             (std::vector<Parameter>{{"ρ", 0.1, 50}, {"k", 0.1, 1}, {"δ", 0.1, 1}}));
}

QTEST_APPLESS_MAIN(TestNetworkTemplates)
#include "tst_network_templates.moc"
