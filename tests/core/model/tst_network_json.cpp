#include "core/common/file.h"
#include "core/model/network_json.h"
#include "tests/core/model/network_problems.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <clocale>
#include <functional>

using namespace dyngpt;
using samples::problems;
using samples::replaced;

namespace {

// Every level has a key of its own; numbers are spelt in unusual ways.
const char* const rich = R"({
    "comment": "kept",
    "state_names": [
        "ρ_state",
        "B"
    ],
    "events": [
        {
            "note": {
                "x": [
                    1.50,
                    {},
                    []
                ]
            },
            "event_rates": "k*B",
            "state_transition": {
                "B": -1,
                "ρ_state": 1
            },
            "drive_state": "B"
        },
        {
            "state_transition": {
                "B": 1
            },
            "event_rates": "v",
            "drive_state": [
                "ρ_state"
            ]
        }
    ],
    "parameters": {
        "lower_bound_val": [
            1E-2,
            0.10
        ],
        "unit": "1/s",
        "param_names": [
            "k",
            "v"
        ],
        "upper_bound_val": [
            10,
            10.0
        ]
    },
    "t_end": 6e3,
    "big": 123456789012345678901234567890,
    "nothing": null,
    "yes": true
})";

std::string sample() {
    return rich;
}

const char* const minimal = R"({"state_names": ["A"],
 "events": [{"state_transition": {"A": 1}, "event_rates": "k"}],
 "parameters": {"param_names": ["k"], "upper_bound_val": [2], "lower_bound_val": [1]}})";

} // namespace

class TestNetworkJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheReferenceFile() {
        REQUIRE_REFERENCE(path, "configs/central_dogma_model_config.json");
        const Network network = readNetwork(path);
        QCOMPARE(network.stateNames, (std::vector<std::string>{"ON", "OFF", "mRNA", "Protein"}));
        QCOMPARE(network.events.size(), 7U);
        QCOMPARE(network.events[0].transition, (std::vector<StateChange>{{"OFF", -1}, {"ON", 1}}));
        QCOMPARE(network.events[2].driveStates, (std::vector<std::string>{"ON"}));
        QCOMPARE(network.parameters[4], (Parameter{"ksynM", 0.01, 2}));
        QCOMPARE(network.initialValues, (std::vector<std::int64_t>{1, 0, 0, 0}));
        QCOMPARE(network.recordedStates, (std::vector<int>{0, 2, 3}));
        QCOMPARE(network.modelName, std::string("central_dogma_model"));
        QCOMPARE(writeNetwork(network), readFile(path));
    }

    void nothingIsLost() {
        const std::string json = sample();
        const Network network = parseNetwork(json, "n.json");
        QCOMPARE(writeNetwork(network), json);
        QCOMPARE(writeNetwork(parseNetwork(json + "\n", "n.json")), json + "\n");
        QVERIFY(parseNetwork(writeNetwork(network), "other.json") == network);
    }

    void otherLayoutsKeepTheirValues() {
        std::string packed = sample();
        std::erase_if(packed, [](char c) { return c == ' ' || c == '\n'; });
        QCOMPARE(writeNetwork(parseNetwork("\xEF\xBB\xBF" + packed, "n.json")), sample());
    }

    void escapedLettersStayEscaped() {
        std::string json = sample();
        for (auto at = json.find("ρ"); at != std::string::npos; at = json.find("ρ"))
            json.replace(at, 2, "\\u03c1");
        const Network network = parseNetwork(json, "n.json");
        QCOMPARE(network.stateNames[0], std::string("ρ_state"));
        QCOMPARE(writeNetwork(network), json);
    }

    void defaultsOfMissingKeys() {
        const Network network = parseNetwork(minimal, "n.json");
        QCOMPARE(network.tEnd, 6000.0);
        QCOMPARE(network.trainDataSize, 10000);
        QCOMPARE(network.validDataSize, 1000);
        QCOMPARE(network.initialValues, std::vector<std::int64_t>{0});
        QCOMPARE(network.recordedStates, std::vector<int>{0});
        QVERIFY(network.observedStates.empty());
        QVERIFY(network.stateUpperBounds.empty());
        QVERIFY(writeNetwork(network).find("t_end") == std::string::npos);
    }

    void editsHappenInPlace() {
        Network network = parseNetwork(sample(), "n.json");
        network.parameters[1].upper = 20;
        network.events[0].rate = "k*B*B";
        network.events[0].driveStates = {"ρ_state"};
        network.events[1].driveStates = {"B"};
        network.tEnd = 100000;
        std::string expected = replaced(sample(), "10.0\n", "20\n");
        expected = replaced(expected, "k*B\"", "k*B*B\"");
        expected = replaced(expected, "\"drive_state\": \"B\"", "\"drive_state\": \"ρ_state\"");
        expected = replaced(expected, "[\n                \"ρ_state\"", "[\n                \"B\"");
        expected = replaced(expected, "6e3", "100000");
        QCOMPARE(writeNetwork(network), expected);
    }

    void newPartsAreAdded() {
        Network network = parseNetwork(minimal, "n.json");
        network.stateNames.push_back("B");
        network.initialValues.push_back(0);
        network.recordedStates.push_back(1);
        network.events.push_back({{{"B", 1}}, "k", {"A", "B"}, {}});
        network.events.erase(network.events.begin());
        network.observedStates = {1};
        network.stateUpperBounds = {7, 8};
        network.validDataSize = 5;
        const Network again = parseNetwork(writeNetwork(network), "n.json");
        QCOMPARE(again.stateNames, network.stateNames);
        QCOMPARE(again.recordedStates, network.recordedStates);
        QCOMPARE(again.observedStates, network.observedStates);
        QCOMPARE(again.stateUpperBounds, network.stateUpperBounds);
        QCOMPARE(again.events.size(), 1U);
        QCOMPARE(again.events[0].driveStates, network.events[0].driveStates);
        QCOMPARE(again.validDataSize, 5);
        network.observedStates.clear();
        network.stateUpperBounds.clear();
        network.source = writeNetwork(again);
        QVERIFY(writeNetwork(network).find("observed_data_indices") == std::string::npos);
    }

    // A list of all states that the file leaves out must not come to mean more states.
    void recordedStatesSurviveNewStates() {
        Network network = parseNetwork(minimal, "n.json");
        network.stateNames.push_back("B");
        network.initialValues.push_back(3);
        const Network again = parseNetwork(writeNetwork(network), "n.json");
        QCOMPARE(again.recordedStates, std::vector<int>{0});
        QCOMPARE(again.initialValues, (std::vector<std::int64_t>{0, 3}));
    }

    void newNetworkWritesEveryKey() {
        Network network = parseNetwork(minimal, "n.json");
        network.source.clear();
        network.events[0].source.clear();
        network.datasetDir = "data/";
        const std::string json = writeNetwork(network);
        QCOMPARE(json, std::string(R"({
    "state_names": [
        "A"
    ],
    "events": [
        {
            "state_transition": {
                "A": 1
            },
            "event_rates": "k"
        }
    ],
    "parameters": {
        "param_names": [
            "k"
        ],
        "upper_bound_val": [
            2
        ],
        "lower_bound_val": [
            1
        ]
    },
    "model_name": "",
    "initial_val": [
        0
    ],
    "t_end": 6000,
    "train_data_size": 10000,
    "valid_data_size": 1000,
    "dataset_dir": "data/",
    "minimal_state_indices": [
        1
    ]
})"));
    }

    void brokenJson_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& json, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(json) << expected;
        };
        const char* const empty =
            "error: n.json: the file is empty (Choose a network file in JSON.)";
        row("empty", "", empty);
        row("blank", " \n\t", empty);
        row("only a mark", "\xEF\xBB\xBF", empty);
        row("no object", "[1, 2]",
            "error: n.json: a network file holds one JSON object, not [...] (Choose a network file "
            "in JSON.)");
        row("cut off", "{\"a\": [1,\n  2",
            "error: n.json:2:4: the file ends in the middle of its JSON (Check that it was saved "
            "or "
            "copied to its end; a closing bracket or quotation mark is missing.)");
        row("cut off in a text", "{\"a\": \"ab",
            "error: n.json:1:10: the file ends in the middle of its JSON (Check that it was saved "
            "or copied to its end; a closing bracket or quotation mark is missing.)");
        row("trailing comma", "{\"ρ\": [1, 2, ]}",
            "error: n.json:1:14: a comma stands before the closing ] (Delete the comma.)");
        row("missing comma", "{\"a\": 1\n \"b\": 2}",
            "error: n.json:2:2: a comma is missing before \"b\" (Put a comma between the two "
            "values.)");
        row("line break in a text", "{\"a\": \"x\n\"}",
            "error: n.json:1:9: the text is not closed on its line (Add the missing quotation "
            "mark.)");
        row("single quotes", "{'a': 1}",
            "error: n.json:1:2: a text begins with ' (Put texts in double quotation marks.)");
        row("comment", "{\n// x\n}",
            "error: n.json:2:1: JSON knows no comments (Delete the "
            "comment.)");
        row("NaN", "{\"a\": NaN}",
            "error: n.json:1:7: unexpected N (Correct the JSON at this place.)");
        row("too large", "{\"a\": 1e999}",
            "error: n.json:1:7: the number 1e999 is too large (Write a smaller number.)");
        row("missing comma before true", "[1 true]",
            "error: n.json:1:4: a comma is missing before true (Put a comma between the two "
            "values.)");
        row("after the end", "{} x",
            "error: n.json:1:4: unexpected x (Correct the JSON at this "
            "place.)");
        row("not UTF-8", "{\n\"a\": \"k\xF6\"}",
            "error: n.json:2:8: the file is not UTF-8 text from here on (Save it as UTF-8.)");
        row("deep", std::string(1000000, '['),
            "error: n.json: lists and objects are nested more than 100 deep (Check that this is a "
            "network file.)");
    }
    void brokenJson() {
        QFETCH(QByteArray, json);
        QTEST(problems(json.toStdString()), "expected");
    }

    void wrongForm_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* what, const char* with,
                            const char* expected) {
            QTest::newRow(name) << what << with << expected;
        };
        row("key missing", "\"events\"", "\"event\"",
            "error: events: this key is missing (Add it to the file.)");
        row("rate missing", "\"event_rates\"", "\"rate\"",
            "error: events[0].event_rates: this key is missing (Add it to the file.)");
        row("list of objects", "{\"A\": 1}", "[\"A\", 1]",
            "error: events[0].state_transition: an object is expected here, not [...] (Put "
            "\"name\": value pairs in curly brackets.)");
        row("fraction", "{\"A\": 1}", "{\"A\": 0.5}",
            "error: events[0].state_transition.A: a whole number is expected here, not 0.5 (Write "
            "a whole number without quotation marks.)");
        row("beyond int", "{\"A\": 1}", "{\"A\": 3000000000}",
            "error: events[0].state_transition.A: a whole number is expected here, not 3000000000 "
            "(Write a whole number without quotation marks.)");
        row("number as text", "[2]", "[\"2\"]",
            "error: parameters.upper_bound_val[0]: a number is expected here, not \"2\" (Write a "
            "number without quotation marks.)");
        row("number for text", "\"k\"}]", "3}]",
            "error: events[0].event_rates: a text is expected here, not 3 (Put the text in double "
            "quotation marks.)");
        row("no list", "[\"A\"]", "\"A\"",
            "error: state_names: a list is expected here, not \"A\" (Put the values in square "
            "brackets.)");
        row("lengths", "[2]", "[2, 3]",
            "error: parameters.upper_bound_val: 2 values stand here for 1 parameter names (Give "
            "one value per name, in their order.)");
        row("key twice", "\"events\"", "\"state_names\": [\"A\"], \"events\"",
            "error: state_names: this key stands twice (Delete one of them.)");
        row("key twice below", "{\"A\": 1}", "{\"A\": 1, \"A\": 2}",
            "error: events[0].state_transition.A: this key stands twice (Delete one of them.)");
        row("drive state", "\"event_rates\"", "\"drive_state\": 1, \"event_rates\"",
            "error: events[0].drive_state: a text or a list of texts is expected here, not 1 (Name "
            "the state or states that drive the event.)");
        row("waiting time", "\"event_rates\": \"k\"", "\"waiting_time\": {}",
            "error: events[0].waiting_time.distribution: this key is missing (Add it to the "
            "file.)");
        row("all of them", "{\"state_names\": [\"A\"],",
            "{\"t_end\": \"x\", \"initial_val\": [0.5],",
            "error: state_names: this key is missing (Add it to the file.)\n"
            "error: initial_val[0]: a whole number is expected here, not 0.5 (Write a whole number "
            "without quotation marks.)\n"
            "error: t_end: a number is expected here, not \"x\" (Write a number without quotation "
            "marks.)");
    }
    void wrongForm() {
        QFETCH(QString, what);
        QFETCH(QString, with);
        QTEST(problems(replaced(minimal, what.toStdString(), with.toStdString())), "expected");
    }

    // Every prefix of a file is either refused with a place or whole; none crashes.
    void truncatedFilesAreRefused() {
        const std::string json = sample();
        for (std::size_t length = 0; length < json.size(); ++length)
            QVERIFY(problems(json.substr(0, length)).startsWith("error: n.json"));
    }

    void indicesOfTheFileCountFromOne() {
        const auto read = [](const char* indices) {
            return parseNetwork(replaced(minimal, "{\"state_names\"",
                                         std::string("{\"minimal_state_indices\": ") + indices +
                                             ", \"state_names\""),
                                "n.json")
                .recordedStates;
        };
        QCOMPARE(read("[1]"), std::vector<int>{0});
        QCOMPARE(read("[3, 1]"), (std::vector<int>{2, 0}));
        QCOMPARE(read("[0, -7]"), (std::vector<int>{-1, -8})); // refused by checkNetwork
    }

    void wrongIndicesComeBack() {
        const std::string json =
            replaced(sample(), "\"nothing\": null", R"("minimal_state_indices": [
        -1,
        0
    ])");
        QCOMPARE(writeNetwork(parseNetwork(json, "n.json")), json);
    }

    void missingFileNamesItsPath() {
        try {
            readNetwork("/nowhere/n.json");
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.issues().front().place, std::string("/nowhere/n.json"));
        }
    }

    void hashFollowsMeaning() {
        const Network network = parseNetwork(sample(), "n.json");
        const std::string hash = networkHash(network);
        Network same = network;
        same.datasetDir = "elsewhere";
        same.modelName = "other";
        same.source.clear();
        same.events[0].source.clear();
        same.events[0].rate = "k * B";
        std::swap(same.events[0].transition[0], same.events[0].transition[1]);
        QCOMPARE(networkHash(same), hash);
        const std::vector<std::function<void(Network&)>> changes{
            [](Network& n) { n.stateNames[0] = "C"; },
            [](Network& n) { n.events[0].rate = "k*B*2"; },
            [](Network& n) { n.events[0].transition[0].delta = -2; },
            [](Network& n) { n.events.pop_back(); },
            [](Network& n) { n.parameters[0].upper = 11; },
            [](Network& n) { n.parameters[0].name = "kk"; },
            [](Network& n) { n.initialValues[0] = 1; },
            [](Network& n) { n.recordedStates.pop_back(); },
            [](Network& n) { n.observedStates = {0}; },
            [](Network& n) {
                n.stateUpperBounds = {5, 5};
            }};
        for (const auto& change : changes) {
            Network other = network;
            change(other);
            QVERIFY(networkHash(other) != hash);
        }
    }

    void localeDoesNotMatter() {
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
            QSKIP("locale de_DE.UTF-8 is not installed");
        const Network network = parseNetwork(sample(), "n.json");
        const std::string json = writeNetwork(network);
        std::setlocale(LC_ALL, "C.UTF-8");
        QCOMPARE(json, sample());
        QCOMPARE(network.parameters[0].lower, 0.01);
    }
};

QTEST_APPLESS_MAIN(TestNetworkJson)
#include "tst_network_json.moc"
