// What a network file can hold beside the reference package's keys: waiting times, delays, scales,
// nominal values, derived quantities, triggers.
#include "core/common/issue.h"
#include "core/model/network_json.h"
#include "tests/core/model/network_problems.h"

#include <QTest>

#include <functional>

using namespace dyngpt;
using samples::problems;
using samples::replaced;

namespace {

// Numbers and texts as arguments, a key of its own in every object.
const char* const rich = R"({
    "state_names": [
        "A",
        "B"
    ],
    "events": [
        {
            "state_transition": {
                "A": -1,
                "B": 1
            },
            "waiting_time": {
                "shape": "r",
                "distribution": "gamma",
                "unit": "h",
                "mean": 1.50
            }
        },
        {
            "state_transition": {
                "A": 1,
                "B": -1
            },
            "event_rates": "k*B",
            "delay": {
                "distribution": "uniform",
                "min": "0",
                "max": "2*r",
                "consume": "start"
            }
        },
        {
            "state_transition": {
                "B": -1
            },
            "event_rates": "k*B",
            "delay": {
                "distribution": "deterministic",
                "value": 3,
                "consume": "end"
            }
        }
    ],
    "parameters": {
        "param_names": [
            "k",
            "r"
        ],
        "upper_bound_val": [
            2,
            5
        ],
        "lower_bound_val": [
            1,
            0.5
        ],
        "scale": [
            "log",
            "linear"
        ],
        "value": [
            1.10,
            null
        ]
    },
    "derived": [
        {
            "name": "all",
            "formula": "A+B",
            "unit": "cells"
        }
    ],
    "triggers": [
        {
            "when": "t >= 25 && A > 3",
            "set": {
                "A": 50,
                "B": "2*B"
            },
            "note": "feeding"
        },
        {
            "when": "A > 9",
            "set": {
                "A": "0"
            },
            "true_at_start": false
        }
    ]
})";

const char* const minimal = R"({"state_names": ["A"],
 "events": [{"state_transition": {"A": -1}, "event_rates": "k"}],
 "parameters": {"param_names": ["k"], "upper_bound_val": [2], "lower_bound_val": [1]}})";

using Distribution = TimeDistribution::Kind;

} // namespace

class TestNetworkJsonTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead() {
        const Network network = parseNetwork(rich, "n.json");
        QCOMPARE(network.events[0].waitingTime,
                 (TimeDistribution{Distribution::Gamma, {"r", "1.50"}}));
        QVERIFY(network.events[0].rate.empty());
        QVERIFY(!network.events[0].delay);
        QCOMPARE(network.events[1].delay, (Delay{{Distribution::Uniform, {"0", "2*r"}}, false}));
        QCOMPARE(network.events[1].rate, std::string("k*B"));
        QCOMPARE(network.events[2].delay, (Delay{{Distribution::Deterministic, {"3"}}, true}));
        QCOMPARE(network.parameters[0], (Parameter{"k", 1, 2, Scale::Log, 1.1}));
        QCOMPARE(network.parameters[1], (Parameter{"r", 0.5, 5, Scale::Linear, {}}));
        QCOMPARE(network.derived, (std::vector<DerivedQuantity>{{"all", "A+B"}}));
        QCOMPARE(network.triggers,
                 (std::vector<Trigger>{{"t >= 25 && A > 3", {{"A", "50"}, {"B", "2*B"}}, true},
                                       {"A > 9", {{"A", "0"}}, false}}));
    }

    void nothingIsLost() {
        const Network network = parseNetwork(rich, "n.json");
        QCOMPARE(writeNetwork(network), std::string(rich));
        QVERIFY(parseNetwork(writeNetwork(network), "copy") == network);
    }

    void displayNamesAndUnitsAreOptional() {
        Network network = parseNetwork(minimal, "n.json");
        const std::string before = writeNetwork(network);
        QVERIFY(before.find("units") == std::string::npos);
        const std::string hash = networkHash(network);
        network.parameters[0].unit = "1/h";
        network.parameters[0].displayName = "k_{on}";
        network.stateDisplayNames[network.stateNames.front()] = "\\rho";
        const std::string json = writeNetwork(network);
        for (const char* key : {"\"units\"", "\"display_names\"", "\"state_display_names\""})
            QVERIFY2(json.find(key) != std::string::npos, key);
        const Network copy = parseNetwork(json, "copy");
        QCOMPARE(copy.parameters, network.parameters);
        QCOMPARE(copy.stateDisplayNames, network.stateDisplayNames);
        QCOMPARE(writeNetwork(copy), json);
        QCOMPARE(networkHash(copy), hash); // no earlier result is out of date for it
        network = copy;
        network.parameters[0].unit.clear();
        network.parameters[0].displayName.clear();
        network.stateDisplayNames.clear();
        const Network again = parseNetwork(writeNetwork(network), "again");
        QVERIFY(again.stateDisplayNames.empty() && again.parameters[0].unit.empty());
        QCOMPARE(again.displayNames().size(), std::size_t{0});
        QCOMPARE(copy.displayNames().size(), std::size_t{2});
    }

    void absentMeansTheDefaults() {
        const Network network = parseNetwork(minimal, "n.json");
        QCOMPARE(network.parameters[0], (Parameter{"k", 1, 2, Scale::Linear, {}}));
        QVERIFY(network.isMarkovian() && network.derived.empty() && network.triggers.empty());
        const std::string json = writeNetwork(network);
        for (const char* key :
             {"waiting_time", "delay", "scale", "\"value\"", "derived", "triggers"})
            QVERIFY2(json.find(key) == std::string::npos, key);
        const auto consume = [](const char* text) {
            return parseNetwork(replaced(rich, ",\n                \"consume\": \"start\"", text),
                                "n.json")
                .events[1]
                .delay->consumeAtEnd;
        };
        QCOMPARE(consume(""), false);
        QCOMPARE(consume(", \"consume\": \"end\""), true);
    }

    void everyDistributionComesBack() {
        for (const auto kind : allDistributions()) {
            Network network = parseNetwork(minimal, "n.json");
            TimeDistribution time{kind, {}};
            for (std::size_t i = 0; i < argumentNames(kind).size(); ++i)
                time.arguments.push_back(i == 0 ? "k/2" : "1.5");
            network.events[0].rate.clear();
            network.events[0].waitingTime = time;
            network.events.push_back({{{"A", 1}}, "k", {}, {}, Delay{time, true}});
            const std::string json = writeNetwork(network);
            const Network again = parseNetwork(json, "n.json");
            QCOMPARE(again.events[0].waitingTime, network.events[0].waitingTime);
            QVERIFY(again.events[0].rate.empty());
            QCOMPARE(again.events[1].delay, network.events[1].delay);
            QCOMPARE(writeNetwork(again), json);
        }
    }

    void editsHappenInPlace() {
        Network network = parseNetwork(rich, "n.json");
        network.events[0].waitingTime->arguments[1] = "2.5";
        network.events[1].delay->consumeAtEnd = true;
        network.parameters[1].value = 4;
        network.triggers.erase(network.triggers.begin() + 1);
        network.triggers[0].assignments[0].formula = "51";
        network.derived.push_back({"twice", "2*A"});
        std::string expected = replaced(rich, "1.50", "2.5");
        expected = replaced(expected, "\"start\"", "\"end\"");
        expected = replaced(expected, "null", "4");
        expected = replaced(expected, R"(,
        {
            "when": "A > 9",
            "set": {
                "A": "0"
            },
            "true_at_start": false
        })",
                            "");
        expected = replaced(expected, "50", "51");
        expected = replaced(expected, "\"cells\"\n        }", R"("cells"
        },
        {
            "name": "twice",
            "formula": "2*A"
        })");
        QCOMPARE(writeNetwork(network), expected);
    }

    // Remarks of the file stay with the trigger they were written for.
    void removedTriggersTakeTheirRemarksAlong() {
        Network network = parseNetwork(rich, "n.json");
        network.triggers.erase(network.triggers.begin());
        QVERIFY(writeNetwork(network).find("feeding") == std::string::npos);
        network.triggers.clear();
        network.derived.clear();
        const std::string json = writeNetwork(network);
        QVERIFY(json.find("triggers") == std::string::npos);
        QVERIFY(json.find("derived") == std::string::npos);
    }

    void anotherDistributionDropsTheOldArguments() {
        Network network = parseNetwork(rich, "n.json");
        network.events[0].waitingTime = TimeDistribution{Distribution::Weibull, {"r", "2"}};
        QCOMPARE(writeNetwork(network), replaced(rich, R"("distribution": "gamma",
                "unit": "h",
                "mean": 1.50)",
                                                 R"("distribution": "weibull",
                "unit": "h",
                "scale": 2)"));
    }

    void markovAgain() {
        Network network = parseNetwork(rich, "n.json");
        network.events[0].waitingTime.reset();
        network.events[0].rate = "k*A";
        network.events[1].delay.reset();
        network.events[2].delay.reset();
        const Network again = parseNetwork(writeNetwork(network), "n.json");
        QVERIFY(again.isMarkovian());
        QCOMPARE(again.events[0].rate, std::string("k*A"));
        QVERIFY(writeNetwork(again).find("delay") == std::string::npos);
    }

    void wrongForm_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* what, const char* with,
                            const char* expected) {
            QTest::newRow(name) << what << with << expected;
        };
        const char* const rate = "\"event_rates\": \"k\"";
        const char* const bound = "\"lower_bound_val\": [1]";
        const char* const end = "[1]}}";
        row("neither", ", \"event_rates\": \"k\"", "",
            "error: events[0].event_rates: this key is missing (Add it to the file.)");
        row("both", rate,
            R"("event_rates": "k", "waiting_time": {"distribution": "exponential", "mean": 1})",
            "error: events[0].waiting_time: a waiting time stands in place of event_rates, but "
            "both are here (Delete one of them.)");
        row("waiting time with delay", rate,
            R"("waiting_time": {"distribution": "exponential", "mean": 1},
               "delay": {"distribution": "deterministic", "value": 1})",
            "error: events[0].delay: an event has a waiting time or a delay, not both (Delete one "
            "of them.)");
        row("delay alone", rate, R"("delay": {"distribution": "deterministic", "value": 1})",
            "error: events[0].event_rates: this key is missing (Add it to the file.)");
        row("no object", rate, "\"waiting_time\": 3",
            "error: events[0].waiting_time: an object is expected here, not 3 (Put \"name\": value "
            "pairs in curly brackets.)");
        row("distribution misspelt", rate,
            R"("waiting_time": {"distribution": "gama", "shape": 1, "mean": 1})",
            "error: events[0].waiting_time.distribution: there is no distribution \"gama\" (Did "
            "you mean \"gamma\"?)");
        row("distribution unknown", rate, R"("waiting_time": {"distribution": "pareto"})",
            "error: events[0].waiting_time.distribution: there is no distribution \"pareto\" "
            "(Choose one of exponential, deterministic, gamma, weibull, lognormal, uniform.)");
        row("distribution no text", rate, R"("waiting_time": {"distribution": 3})",
            "error: events[0].waiting_time.distribution: a text is expected here, not 3 (Put the "
            "text in double quotation marks.)");
        row("argument missing", rate, R"("waiting_time": {"distribution": "gamma", "mean": 1})",
            "error: events[0].waiting_time.shape: the gamma distribution needs its \"shape\" (Add "
            "it: a number or an expression of parameters.)");
        row("argument misspelt", rate,
            R"("waiting_time": {"distribution": "gamma", "shpae": 1, "mean": 1})",
            "error: events[0].waiting_time.shape: the gamma distribution needs its \"shape\" (Did "
            "you mean it by \"shpae\"?)");
        row("another distribution's argument", rate,
            R"("waiting_time": {"distribution": "gamma", "shape": 1, "mean": 1, "sd": 1})",
            "error: events[0].waiting_time.sd: the gamma distribution has no \"sd\" (It takes "
            "shape, mean.)");
        row("argument no formula", rate,
            R"("waiting_time": {"distribution": "exponential", "mean": [1]})",
            "error: events[0].waiting_time.mean: a number or a formula is expected here, not "
            "[...] (Write a number, or a formula in double quotation marks.)");
        row("consume", rate,
            R"("event_rates": "k", "delay": {"distribution": "deterministic", "value": 1,
               "consume": "later"})",
            "error: events[0].delay.consume: \"start\" or \"end\" is expected here, not \"later\" "
            "(Write \"start\" if what the event removes is gone at once, \"end\" if everything "
            "happens after the delay.)");
        row("scale", bound, R"("lower_bound_val": [1], "scale": ["logarithmic"])",
            "error: parameters.scale[0]: \"linear\" or \"log\" is expected here, not "
            "\"logarithmic\" (Write how training points are to be spread between the bounds.)");
        row("too many scales", bound, R"("lower_bound_val": [1], "scale": ["log", "log"])",
            "error: parameters.scale: 2 values stand here for 1 parameter names (Give one value "
            "per name, in their order.)");
        row("value", bound, R"("lower_bound_val": [1], "value": ["x"])",
            "error: parameters.value[0]: a number is expected here, not \"x\" (Write a number "
            "without quotation marks.)");
        row("derived", end, R"([1]}, "derived": [{"name": 1}, 2]})",
            "error: derived[0].name: a text is expected here, not 1 (Put the text in double "
            "quotation marks.)\n"
            "error: derived[0].formula: this key is missing (Add it to the file.)\n"
            "error: derived[1]: an object is expected here, not 2 (Put \"name\": value pairs in "
            "curly brackets.)");
        row("triggers", end, R"([1]}, "triggers": [{"set": {"A": null}, "true_at_start": 1}]})",
            "error: triggers[0].when: this key is missing (Add it to the file.)\n"
            "error: triggers[0].set.A: a number or a formula is expected here, not null (Write a "
            "number, or a formula in double quotation marks.)\n"
            "error: triggers[0].true_at_start: true or false is expected here, not 1 (Write true "
            "or false without quotation marks.)");
    }
    void wrongForm() {
        QFETCH(QString, what);
        QFETCH(QString, with);
        QTEST(problems(replaced(minimal, what.toStdString(), with.toStdString())), "expected");
    }

    void hashFollowsMeaning() {
        const Network network = parseNetwork(rich, "n.json");
        const std::string hash = networkHash(network);
        const auto after = [&](const std::function<void(Network&)>& change) {
            Network other = network;
            change(other);
            return networkHash(other);
        };
        QCOMPARE(after([](Network& n) { n.events[1].delay->time.arguments[1] = "2 * r"; }), hash);
        QCOMPARE(after([](Network& n) { n.parameters[0].value.reset(); }), hash);
        QCOMPARE(after([](Network& n) { n.derived.clear(); }), hash);
        const std::vector<std::function<void(Network&)>> changes{
            [](Network& n) { n.events[0].waitingTime->kind = Distribution::Weibull; },
            [](Network& n) { n.events[0].waitingTime->arguments[1] = "2"; },
            [](Network& n) { n.events[0].waitingTime.reset(); },
            [](Network& n) { n.events[1].delay->consumeAtEnd = true; },
            [](Network& n) { n.events[1].delay->time.arguments[0] = "1"; },
            [](Network& n) { n.events[1].delay.reset(); },
            [](Network& n) { n.parameters[0].scale = Scale::Linear; },
            [](Network& n) { n.parameters[1].scale = Scale::Log; },
            [](Network& n) { n.triggers.pop_back(); },
            [](Network& n) { n.triggers[0].condition = "A > 4"; },
            [](Network& n) { n.triggers[0].assignments[1].formula = "B"; },
            [](Network& n) { n.triggers[1].trueAtStart = true; }};
        for (std::size_t i = 0; i < changes.size(); ++i)
            QVERIFY2(after(changes[i]) != hash, std::to_string(i).c_str());
    }

    // Datasets of version 0.1 carry these; a new version must not call them stale.
    void hashesOfMarkovNetworksDoNotChange() {
        QCOMPARE(networkHash(parseNetwork(minimal, "n.json")), std::string("29b297ce9002b5c1"));
    }
};

QTEST_APPLESS_MAIN(TestNetworkJsonTimes)
#include "tst_network_json_times.moc"
