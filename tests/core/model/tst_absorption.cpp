// Where networks stop for good, or lose something for good.
#include "core/model/network_analysis.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "core/model/siphons.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace dyngpt;

namespace {

/// Rates use the parameters k (0.1-1) and v (1-5).
Network network(std::vector<std::string> states, std::vector<std::int64_t> initial,
                std::vector<Event> events) {
    Network result;
    result.recordedStates = {0};
    result.stateNames = std::move(states);
    result.initialValues = std::move(initial);
    result.events = std::move(events);
    result.parameters = {{"k", 0.1, 1}, {"v", 1, 5}};
    return result;
}

/// The published epidemic: nobody brings the disease in.
Network epidemic() {
    return network({"S", "I", "R"}, {10, 5, 0},
                   {{{{"S", -1}, {"I", 1}}, "k*S*I"},
                    {{{"I", -1}, {"R", 1}}, "k*I"},
                    {{{"R", -1}, {"S", 1}}, "k*R"}});
}

/// Warnings of absorption alone.
QString lossesOf(const Network& given) {
    const Network network = withoutDelays(given);
    EventProbe probe(network);
    QStringList lines;
    for (const auto& issue : checkAbsorption(network, probe, whatIsPossible(network, probe)))
        lines += QString::fromStdString(issue.str());
    return lines.join("\n");
}

QString stays(const char* place, const char* name) {
    return QString("warning: %1: once \"%2\" is 0 it stays 0: the stationary distribution is not "
                   "the one seen at finite time (Add an event that brings it back, such as an "
                   "import, if that is not meant.)")
        .arg(place, name);
}
QString stops(const char* place, const char* name) {
    return QString("warning: %1: once \"%2\" is 0 no event can fire any more: the stationary "
                   "distribution is not the one seen at finite time (Add an event that brings it "
                   "back, such as an import, if that is not meant.)")
        .arg(place, name);
}

std::vector<std::vector<int>> siphonsOf(const Network& network) {
    EventProbe probe(network);
    return minimalSiphons(network, probe, whatIsPossible(network, probe));
}

} // namespace

class TestAbsorption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void epidemicsDieOut() { QCOMPARE(lossesOf(epidemic()), stays("state_names[1]", "I")); }

    void epidemicsDieOutFromManyInfected() {
        Network many = epidemic();
        many.initialValues = {0, 1'000'000, 0};
        QCOMPARE(lossesOf(many), stays("state_names[1]", "I"));
    }

    void epidemicsWithImportDoNot() {
        Network open = epidemic();
        open.events.push_back({{{"I", 1}}, "v"});
        QCOMPARE(lossesOf(open), QString());
    }

    // Recovered ones that never get susceptible again: S runs out too, and then all stops.
    void epidemicsWithoutReturn() {
        Network closed = epidemic();
        closed.events.pop_back();
        QCOMPARE(lossesOf(closed),
                 stays("state_names[0]", "S") + "\n" + stops("state_names[1]", "I"));
    }

    void bundledExamplesLoseNothing() {
        for (const auto& entry :
             std::filesystem::directory_iterator(testdata::resource("examples")))
            if (entry.is_directory())
                QCOMPARE(lossesOf(readNetwork(entry.path() / "network.json")), QString());
    }

    // ON + OFF = 1 is a siphon, but one that cannot empty.
    void conservedSiphonsStay() {
        const auto seed = readNetwork(testdata::resource("examples/gene_expression/network.json"));
        QCOMPARE(siphonsOf(seed), (std::vector<std::vector<int>>{{0, 1}}));
        QCOMPARE(lossesOf(seed), QString());
    }

    // The same with a gene that can be lost.
    void leakySiphonsDoNot() {
        const auto leaky = network({"ON", "OFF", "M"}, {1, 0, 0},
                                   {{{{"OFF", -1}, {"ON", 1}}, "k*OFF"},
                                    {{{"ON", -1}, {"OFF", 1}}, "k*ON"},
                                    {{{"ON", -1}}, "k*ON"},
                                    {{{"M", 1}}, "v*ON"},
                                    {{{"M", -1}}, "k*M"}});
        QCOMPARE(
            lossesOf(leaky),
            QString("warning: state_names[0]: once ON, OFF are all 0 they stay 0: the "
                    "stationary distribution is not the one seen at finite time (Add an event "
                    "that brings one of them back, such as an import, if that is not meant.)"));
    }

    // A + B in one rate: neither alone is needed.
    void jointNeedsAreSeen() {
        const auto joint = network({"A", "B"}, {3, 3},
                                   {{{{"A", 1}}, "k*(A+B)"},
                                    {{{"B", 1}}, "k*(A+B)"},
                                    {{{"A", -1}}, "k*A"},
                                    {{{"B", -1}}, "k*B"}});
        QCOMPARE(siphonsOf(joint), (std::vector<std::vector<int>>{{0, 1}}));
        QVERIFY(lossesOf(joint).contains("once A, B are all 0 no event can fire any more"));
    }

    // Pairs react, so that the last one stays.
    void theLastOneMayBeSafe() {
        const std::vector<Event> growth{{{{"A", 1}}, "k*A"}};
        auto pairs = network({"A"}, {5}, growth);
        pairs.events.push_back({{{"A", -1}}, "k*A*(A-1)"});
        QCOMPARE(lossesOf(pairs), QString());
        auto singles = network({"A"}, {5}, growth);
        singles.events.push_back({{{"A", -1}}, "k*A"});
        QCOMPARE(lossesOf(singles), stops("state_names[0]", "A"));
        auto both = network({"A"}, {5}, growth);
        both.events.push_back({{{"A", -2}}, "k*A*(A-1)"});
        QCOMPARE(lossesOf(both), stops("state_names[0]", "A"));
    }

    // Every event that takes the last A gives a B, and the other way round.
    void whatTurnsIntoEachOtherStays() {
        const auto turning = network(
            {"A", "B"}, {1, 0}, {{{{"A", -1}, {"B", 1}}, "k*A"}, {{{"B", -1}, {"A", 2}}, "k*B"}});
        QCOMPARE(siphonsOf(turning), (std::vector<std::vector<int>>{{0, 1}}));
        QCOMPARE(lossesOf(turning), QString());
    }

    // A and B make each other, and nothing takes the last B.
    void aSiphonWithAPartThatStaysStays() {
        const auto fed = network({"A", "B"}, {1, 1},
                                 {{{{"A", 1}}, "k*B"},
                                  {{{"A", -1}}, "k*A"},
                                  {{{"B", 1}}, "k*A"},
                                  {{{"B", -1}}, "k*B*(B-1)"}});
        QCOMPARE(siphonsOf(fed), (std::vector<std::vector<int>>{{0, 1}}));
        QCOMPARE(lossesOf(fed), QString());
    }

    // From 5, steps of -2 and +2 never lead to 0.
    void unreachableExtinctionIsNotReported() {
        const auto odd =
            network({"A"}, {5}, {{{{"A", 2}}, "k*A*max(0,9-A)"}, {{{"A", -2}}, "k*A*(A-1)"}});
        QCOMPARE(lossesOf(odd), QString());
    }

    void whatOnlyDecaysRunsOut() {
        const auto decay =
            network({"A", "B"}, {50, 0}, {{{{"A", -1}, {"B", 1}}, "k*A"}, {{{"B", -1}}, "k*B"}});
        QCOMPARE(lossesOf(decay), stays("state_names[0]", "A"));
    }

    void unitsWithClocksKeepTheNetworkGoing() {
        auto clocks =
            network({"A", "B"}, {1, 0}, {{{{"A", -1}, {"B", 1}}, ""}, {{{"B", -1}, {"A", 1}}, ""}});
        for (auto& event : clocks.events)
            event.waitingTime = TimeDistribution{TimeDistribution::Kind::Gamma, {"k", "v"}};
        QCOMPARE(lossesOf(clocks), QString());
        clocks.initialValues = {0, 0};
        QVERIFY(lossesOf(clocks).startsWith("warning: initial_val: no event can fire"));
        clocks.initialValues = {3, 0};
        clocks.events[1].transition = {{"B", -1}};
        QCOMPARE(lossesOf(clocks), stays("state_names[0]", "A"));
    }

    void delaysOnlyPutItOff() {
        Network late = epidemic();
        late.events[0].delay = Delay{{TimeDistribution::Kind::Exponential, {"v"}}};
        QCOMPARE(lossesOf(late), stays("state_names[1]", "I"));
        late.events.push_back({{{"I", 1}}, "v"});
        QCOMPARE(lossesOf(late), QString());
    }

    void manyLossesAreSummedUp() {
        Network many = network({}, {}, {});
        for (int i = 0; i < 8; ++i) {
            const std::string name = "A" + std::to_string(i);
            many.stateNames.push_back(name);
            many.initialValues.push_back(2);
            many.events.push_back({{{name, -1}}, "k*" + name});
        }
        const auto lines = lossesOf(many).split("\n");
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines.back(), QString("warning: state_names: more sets of states can run out "
                                       "for good (Bring back those above first.)"));
    }

    // The checks run at every keystroke: on a large network too.
    void largeNetworksAreCheckedQuickly() {
        Network large = network({}, {}, {});
        const auto name = [](int i) { return "X" + std::to_string(i % 1000); };
        for (int i = 0; i < 1000; ++i) {
            large.stateNames.push_back(name(i));
            large.initialValues.push_back(5);
            large.events.push_back({{{name(i), 1}}, "v"});
            large.events.push_back({{{name(i), -1}}, "k*" + name(i)});
            large.events.push_back({{{name(i), -1}, {name(i * 7 + 13), 1}}, "k*" + name(i)});
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(checkNetwork(large).empty());
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(TestAbsorption)
#include "tst_absorption.moc"
