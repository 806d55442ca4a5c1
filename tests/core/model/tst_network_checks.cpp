#include "core/model/network_analysis.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "tests/core/model/network_problems.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace dyngpt;
using samples::issuesOf;

namespace {

/// Birth and death of A, which nothing can be said against.
Network healthy() {
    Network network;
    network.stateNames = {"A"};
    network.parameters = {{"k", 0.5, 2}, {"d", 0.1, 1}};
    network.events = {{{{"A", 1}}, "k", {}, {}}, {{{"A", -1}}, "d*A", {"A"}, {}}};
    network.initialValues = {0};
    network.recordedStates = {0};
    return network;
}

/// Infection with the published epidemic examples' three states.
Network epidemic() {
    Network network;
    network.stateNames = {"S", "I", "R"};
    network.parameters = {{"ρ", 0.05, 10}, {"kI", 0.05, 0.1}, {"kR", 0.05, 0.4}, {"δS", 0.05, 0.2}};
    network.events = {{{{"S", -1}, {"I", 1}}, "kI*S*I", {}, {}},
                      {{{"I", -1}, {"R", 1}}, "kR*I", {}, {}},
                      {{{"R", -1}, {"S", 1}}, "kR*R", {}, {}},
                      {{{"I", 1}}, "ρ", {}, {}},
                      {{{"S", -1}}, "δS*S", {}, {}},
                      {{{"S", 1}}, "ρ", {}, {}}};
    network.initialValues = {10, 5, 0};
    network.recordedStates = {0, 1, 2};
    return network;
}

} // namespace

using Edit = std::function<void(Network&)>;
Q_DECLARE_METATYPE(Edit)

class TestNetworkChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthyNetworksPass() {
        QCOMPARE(issuesOf(healthy()), QString());
        QCOMPARE(issuesOf(epidemic()), QString());
    }

    void seedHasOnlyItsConservedSum() {
        const Network seed =
            readNetwork(testdata::resource("examples/gene_expression/network.json"));
        QCOMPARE(issuesOf(seed), QString("note: state_names: ON + OFF = 1 at all times"));
    }

    void structure_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Edit& edit, const char* expected) {
            QTest::newRow(name) << edit << expected;
        };
        const double inf = std::numeric_limits<double>::infinity();
        row(
            "empty", [](Network& n) { n = Network{}; },
            "error: state_names: the network has no states (Name at least one state.)\n"
            "error: events: the network has no events (Add at least one event.)\n"
            "error: parameters: the network has no parameters (Add at least one parameter with its "
            "bounds.)\n"
            "error: minimal_state_indices: no state is recorded (Record at least one state.)");
        row(
            "nameless state",
            [](Network& n) {
                n.stateNames.push_back(""), n.initialValues = {0, 0};
            },
            "error: state_names[1]: the name is empty (Write a name.)");
        row(
            "state twice",
            [](Network& n) {
                n.stateNames.push_back("A"), n.initialValues = {0, 0};
            },
            "error: state_names[1]: two states are called \"A\" (Give each state a name of its "
            "own.)");
        row(
            "name with a blank",
            [](Network& n) {
                n.parameters.push_back({"k on", 1, 2});
            },
            "error: parameters[2]: \"k on\" cannot be a name (Use letters, digits and _, and begin "
            "with a letter.)");
        row(
            "endless name",
            [](Network& n) {
                n.parameters.push_back({std::string(101, 'k'), 1, 2});
            },
            "error: parameters[2]: a name is longer than 100 letters (Shorten it.)");
        row(
            "name of a function",
            [](Network& n) {
                n.parameters.push_back({"sin", 1, 2});
            },
            "error: parameters[2]: \"sin\" is the name of a function or constant (Choose another "
            "name.)");
        row(
            "name of a constant",
            [](Network& n) {
                n.parameters.push_back({"_pi", 1, 2});
            },
            "error: parameters[2]: \"_pi\" is the name of a function or constant (Choose another "
            "name.)");
        row(
            "name of our function",
            [](Network& n) {
                n.parameters.push_back({"hill", 1, 2});
            },
            "error: parameters[2]: \"hill\" is the name of a function or constant (Choose another "
            "name.)");
        row(
            "parameter twice",
            [](Network& n) {
                n.parameters.push_back({"k", 1, 2});
            },
            "error: parameters[2]: two parameters are called \"k\" (Give each parameter a name of "
            "its own.)");
        row(
            "state and parameter",
            [](Network& n) {
                n.parameters.push_back({"A", 1, 2});
            },
            "error: parameters[2]: a state and a parameter are both called \"A\" (Rename one of "
            "them.)");
        row(
            "bounds cross",
            [](Network& n) {
                n.parameters[0] = {"k", 2, 0.5};
            },
            "error: parameters[0]: the lower bound 2 of \"k\" is above the upper bound 0.5 "
            "(Exchange the bounds.)");
        row(
            "fixed parameters",
            [](Network& n) {
                n.parameters[0] = {"k", 2, 2, Scale::Log};
            },
            "");
        row(
            "fixed at zero",
            [](Network& n) {
                n.parameters.push_back({"z", 0, 0});
                n.events[0].rate = "k+z";
            },
            "warning: parameters[2]: \"z\" is fixed at 0, but solvers read parameters as "
            "logarithms (Write the number into the rates in place of the parameter before a solver "
            "is trained.)");
        row(
            "zero on a logarithmic scale",
            [](Network& n) {
                n.parameters[0] = {"k", 0, 2, Scale::Log};
            },
            "error: parameters[0]: the lower bound of \"k\" is 0, which has no place on a "
            "logarithmic scale (Write two numbers above 0.)");
        row(
            "value outside the bounds", [](Network& n) { n.parameters[1].value = 1.5; },
            "warning: parameters[1]: the value 1.5 of \"d\" lies outside its bounds 0.1 and 1 "
            "(Correct the value or the bounds.)");
        row(
            "value at a bound", [](Network& n) { n.parameters[1].value = 1; }, "");
        row(
            "bound of zero", [](Network& n) { n.parameters[0].lower = 0; },
            "error: parameters[0]: the bounds of \"k\" are 0 and 2, but parameters are handled as "
            "logarithms (Write two numbers above 0.)");
        row(
            "negative bound", [](Network& n) { n.parameters[1].lower = -1; },
            "error: parameters[1]: the bounds of \"d\" are -1 and 1, but parameters are handled as "
            "logarithms (Write two numbers above 0.)");
        row(
            "infinite bound", [inf](Network& n) { n.parameters[1].upper = inf; },
            "error: parameters[1]: a bound of \"d\" is not a number (Write two numbers above 0.)");
        row(
            "unknown state changed",
            [](Network& n) {
                n.events[0].transition = {{"a", 1}};
            },
            "error: events[0].state_transition: there is no state \"a\" (Did you mean \"A\"?)");
        row(
            "unknown drive state", [](Network& n) { n.events[1].driveStates = {"Protein"}; },
            "error: events[1].drive_state: there is no state \"Protein\" (Add it to the states or "
            "correct the name.)");
        row(
            "changed twice",
            [](Network& n) {
                n.events[0].transition = {{"A", 1}, {"A", 1}};
            },
            "error: events[0].state_transition: \"A\" is changed twice (Write the sum of both "
            "changes.)");
        row(
            "rates", [](Network& n) { n.events[0].rate = "kk", n.events[1].rate = "d*"; },
            "error: events[0].event_rates: line 1, column 1: unknown name \"kk\"\n    kk\n    "
            "^\n(Did you mean \"k\"?)\n"
            "error: events[1].event_rates: line 1, column 3: the expression ends too early\n    "
            "d*\n      ^\n(Add what is missing after the last sign.)");
        row(
            "initial length",
            [](Network& n) {
                n.initialValues = {0, 0};
            },
            "error: initial_val: 2 initial values stand here for 1 states (Give one value per "
            "state, in their order.)");
        row(
            "initial negative", [](Network& n) { n.initialValues = {-1}; },
            "error: initial_val[0]: the initial value -1 is negative (Write a count of at least "
            "0.)");
        row(
            "index too large",
            [](Network& n) {
                n.recordedStates = {0, 1};
            },
            "error: minimal_state_indices[1]: there is no state of this number (States are "
            "numbered from 1 to 1 in the file.)");
        row(
            "index zero", [](Network& n) { n.recordedStates = {-1}; },
            "error: minimal_state_indices[0]: there is no state of this number (States are "
            "numbered from 1 to 1 in the file.)");
        row(
            "index twice",
            [](Network& n) {
                n.recordedStates = {0, 0};
            },
            "error: minimal_state_indices[1]: state 1 stands here twice (Delete one of them.)");
        row(
            "bounds of states",
            [](Network& n) {
                n.stateUpperBounds = {5, 5};
            },
            "error: state_upper_bound: 2 upper bounds stand here for 1 recorded states (Give one "
            "bound per recorded state, or none at all.)");
        row(
            "bound of state", [](Network& n) { n.stateUpperBounds = {0}; },
            "error: state_upper_bound[0]: the upper bound 0 is below 1 (Write a bound of at least "
            "1.)");
        row(
            "end", [](Network& n) { n.tEnd = 0; },
            "error: t_end: the simulated time is 0 (Write a time above 0.)");
        row(
            "sizes", [](Network& n) { n.trainDataSize = 0, n.validDataSize = -1; },
            "error: train_data_size: the number of training sets is 0 (Write a number of at least "
            "1.)\n"
            "error: valid_data_size: the number of held-out sets is -1 (Write a number of at least "
            "1.)");
    }
    void structure() {
        QFETCH(Edit, edit);
        Network network = healthy();
        edit(network);
        QTEST(issuesOf(network), "expected");
    }

    void observedMustBeRecorded() {
        Network network = epidemic();
        network.recordedStates = {0, 1};
        network.observedStates = {1, 2, 9};
        QCOMPARE(issuesOf(network),
                 QString("error: observed_data_indices[2]: there is no state of this number "
                         "(States are numbered from 1 to 3 in the file.)\n"
                         "error: observed_data_indices[1]: \"R\" is observed but not recorded (Add "
                         "it to the recorded states, or observe only states that are recorded.)"));
    }

    void behaviour_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Edit& edit, const char* expected) {
            QTest::newRow(name) << edit << expected;
        };
        row(
            "zero change",
            [](Network& n) {
                n.events[0].transition = {{"S", 0}, {"I", 1}};
            },
            "warning: events[0].state_transition: the change of \"S\" is 0 (Leave the state out, "
            "or write its change.)");
        row(
            "no change",
            [](Network& n) {
                n.events.push_back({{}, "kI", {}, {}});
            },
            "warning: events[6].state_transition: the event changes nothing (Write what it "
            "changes, or delete it.)");
        row(
            "unused",
            [](Network& n) {
                n.parameters.push_back({"x", 1, 2});
            },
            "warning: parameters[4]: no rate uses \"x\" (Use it or delete it: data cannot tell its "
            "value.)");
        row(
            "unchanged state",
            [](Network& n) { n.stateNames.push_back("D"), n.initialValues.push_back(3); },
            "note: state_names[3]: no event changes \"D\"");
        // The published slip: δS where δS*S is meant.
        row(
            "below zero", [](Network& n) { n.events[4].rate = "δS"; },
            "warning: events[4].event_rates: the rate is 0.05 where \"S\" is 0 and would become "
            "negative: the propensity counts as 0 there (Multiply the rate by S if that is "
            "meant.)");
        row(
            "pairs",
            [](Network& n) {
                n.events[4] = {{{"S", -2}}, "δS*S*S", {}, {}};
            },
            "warning: events[4].event_rates: the rate is 0.05 where \"S\" is 1 and would become "
            "negative: the propensity counts as 0 there (Write the rate so that it is 0 there.)");
        row(
            "pairs done right",
            [](Network& n) {
                n.events[4] = {{{"S", -2}}, "δS*S*(S-1)", {}, {}};
            },
            "");
        row(
            "pairs done another way",
            [](Network& n) {
                n.events[4] = {{{"S", -2}}, "δS*max(0,S-1)", {}, {}};
            },
            "");
        row(
            "never fires",
            [](Network& n) {
                n.events.push_back({{{"I", 1}}, "0*S", {}, {}});
            },
            "warning: events[6]: this event can never fire (Check its rate, and the initial values "
            "of the states it needs.)");
        row(
            "never fires for want of a state",
            [](Network& n) {
                n.stateNames.push_back("D");
                n.initialValues.push_back(0);
                n.events.push_back({{{"I", 1}, {"D", -1}}, "kI*D", {}, {}});
            },
            "warning: events[6]: this event can never fire (Check its rate, and the initial values "
            "of the states it needs.)");
        row(
            "no import", [](Network& n) { n.events.erase(n.events.begin() + 3); },
            "warning: state_names[1]: once \"I\" is 0 it stays 0: the stationary distribution is "
            "not the one seen at finite time (Add an event that brings it back, such as an import, "
            "if that is not meant.)");
        row(
            "negative", [](Network& n) { n.events[3].rate = "ρ-S"; },
            "error: events[3].event_rates: the propensity is -9.95 at ρ=0.05, S=10 (A propensity "
            "must be a number of at least 0: correct the rate or the parameters' bounds.)");
        row(
            "not finite", [](Network& n) { n.events[3].rate = "ρ/R"; },
            "error: events[3].event_rates: the propensity is inf at ρ=0.05, R=0 (A propensity must "
            "be a number of at least 0: correct the rate or the parameters' bounds.)");
        row(
            "negative far away", [](Network& n) { n.events[3].rate = "ρ*(60-S)"; },
            "warning: events[3].event_rates: the propensity would be -2 at ρ=0.05, S=100 (Make "
            "sure that the network never gets there, or correct the rate.)");
    }
    void behaviour() {
        QFETCH(Edit, edit);
        Network network = epidemic();
        edit(network);
        QTEST(issuesOf(network), "expected");
    }

    void stoppedAtTheStart() {
        Network network = healthy();
        network.events[0].rate = "k*A";
        QCOMPARE(issuesOf(network),
                 QString("warning: initial_val: no event can fire from the initial values (Change "
                         "the initial values, or add an event that starts the network.)"));
    }

    void stopsForGood() {
        Network network = healthy();
        network.initialValues = {5};
        network.events[0].rate = "k*(A-3)^2"; // A = 3 holds it, A = 0 does not
        network.events[1].rate = "d*A*abs(A-3)";
        QCOMPARE(issuesOf(network),
                 QString("warning: events: the network stops for good at A=3 (Its stationary "
                         "distribution is that state; add an event that leads out if that is not "
                         "meant.)"));
    }

    void conservedSumsAreMinimal() {
        Network network;
        network.stateNames = {"E", "S", "ES", "P", "X"};
        network.events = {{{{"E", -1}, {"S", -1}, {"ES", 1}}, "1", {}, {}},
                          {{{"E", 1}, {"S", 1}, {"ES", -1}}, "1", {}, {}},
                          {{{"E", 1}, {"ES", -1}, {"P", 2}}, "1", {}, {}},
                          {{{"X", 1}}, "1", {}, {}}};
        network.initialValues = {2, 9, 1, 0, 0};
        const auto sums = conservedSums(network);
        QCOMPARE(sums.size(), 2U);
        QCOMPARE(sums[0].str(network), std::string("E + ES"));
        QCOMPARE(sums[0].value, std::int64_t{3});
        QCOMPARE(sums[1].str(network), std::string("2 S + 2 ES + P"));
        QCOMPARE(sums[1].value, std::int64_t{20});
    }

    void conservedSumsEndOnLargeNetworks() {
        // A network whose minimal sums number 2^21: refused, not computed.
        Network network;
        for (int i = 0; i < 20; ++i) {
            const std::string a = "A" + std::to_string(i);
            const std::string b = "B" + std::to_string(i);
            network.stateNames.insert(network.stateNames.end(), {a, b});
            const std::string c = "A" + std::to_string(i + 1);
            const std::string d = "B" + std::to_string(i + 1);
            network.events.push_back({{{a, -1}, {b, -1}, {c, 1}, {d, 1}}, "1", {}, {}});
        }
        network.stateNames.insert(network.stateNames.end(), {"A20", "B20"});
        network.initialValues.assign(network.stateNames.size(), 0);
        QVERIFY(conservedSums(network).empty());
    }

    void checkRateUsesTheNetworksNames() {
        QVERIFY(checkRate(healthy(), "k*A", "r").empty());
        QCOMPARE(checkRate(healthy(), "k*B", "r").size(), 1U);
    }
};

QTEST_APPLESS_MAIN(TestNetworkChecks)
#include "tst_network_checks.moc"
