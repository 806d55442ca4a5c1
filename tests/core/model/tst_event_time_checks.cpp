// Checks of waiting times, delays, derived quantities and triggers.
#include "core/model/compiled_network.h"
#include "core/model/network_checks.h"
#include "tests/core/model/network_problems.h"

#include <QTest>

#include <functional>

using namespace dyngpt;
using samples::issuesOf;

namespace {

using Kind = TimeDistribution::Kind;

/// Births of A whose units wait before they turn into B and before they leave.
Network waitingRoom() {
    Network network;
    network.stateNames = {"A", "B"};
    network.parameters = {{"k", 0.5, 2}, {"r", 0.1, 5}, {"m", 1, 4}};
    network.events = {{{{"A", 1}}, "k"}, {{{"A", -1}, {"B", 1}}, ""}, {{{"B", -1}}, ""}};
    network.events[1].waitingTime = TimeDistribution{Kind::Gamma, {"r", "m/2"}};
    network.events[2].waitingTime = TimeDistribution{Kind::Exponential, {"m"}};
    network.initialValues = {0, 0};
    network.recordedStates = {0, 1};
    return network;
}

/// Births of A, whose deaths are made to wait.
Network delayed() {
    Network network;
    network.stateNames = {"A", "B"};
    network.parameters = {{"k", 0.5, 2}, {"m", 1, 4}};
    network.events = {{{{"A", 1}}, "k"}, {{{"A", -1}, {"B", 1}}, "k*A"}, {{{"B", -1}}, "k*B"}};
    network.events[1].delay = Delay{{Kind::Uniform, {"m", "2*m"}}};
    network.initialValues = {0, 0};
    network.recordedStates = {0, 1};
    return network;
}

} // namespace

using Edit = std::function<void(Network&)>;
Q_DECLARE_METATYPE(Edit)

namespace {

void addRow(const char* name, const Edit& edit, const char* expected) {
    QTest::newRow(name) << edit << expected;
}

void addColumns() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("expected");
}

} // namespace

class TestEventTimeChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthyNetworksPass() {
        QCOMPARE(issuesOf(waitingRoom()), QString());
        QCOMPARE(issuesOf(delayed()), QString());
        CompiledNetwork{waitingRoom()};
        CompiledNetwork{delayed()};
    }

    void waitingTimes_data() {
        addColumns();
        addRow(
            "removes nothing",
            [](Network& n) {
                n.events[2].transition = {{"B", 1}};
            },
            "error: events[2].waiting_time: the event has a waiting time but removes nothing (Each "
            "unit of one state waits for itself: remove 1 of that state and nothing else, or give "
            "the event a propensity.)");
        addRow(
            "removes from two",
            [](Network& n) {
                n.events[2].transition = {{"A", -1}, {"B", -1}};
            },
            "error: events[2].waiting_time: the event has a waiting time but removes from several "
            "states (Each unit of one state waits for itself: remove 1 of that state and nothing "
            "else, or give the event a propensity.)");
        addRow(
            "removes pairs",
            [](Network& n) {
                n.events[2].transition = {{"B", -2}};
            },
            "error: events[2].waiting_time: the event has a waiting time but removes several units "
            "at once (Each unit of one state waits for itself: remove 1 of that state and nothing "
            "else, or give the event a propensity.)");
        addRow(
            "rate too", [](Network& n) { n.events[2].rate = "k*B"; },
            "error: events[2].event_rates: a waiting time stands in place of event_rates, but both "
            "are here (Delete one of them.)");
        addRow(
            "delay too",
            [](Network& n) {
                n.events[2].delay = Delay{{Kind::Exponential, {"m"}}};
            },
            "error: events[2].delay: an event has a waiting time or a delay, not both (Delete one "
            "of them.)");
        addRow(
            "unknown name", [](Network& n) { n.events[1].waitingTime->arguments[1] = "2*mm"; },
            "error: events[1].waiting_time.mean: line 1, column 3: unknown name \"mm\"\n    2*mm\n "
            "     ^\n(Did you mean \"m\"?)");
        addRow(
            "broken", [](Network& n) { n.events[1].waitingTime->arguments[0] = "r*"; },
            "error: events[1].waiting_time.shape: line 1, column 3: the expression ends too "
            "early\n    r*\n      ^\n(Add what is missing after the last sign.)");
        addRow(
            "empty", [](Network& n) { n.events[1].waitingTime->arguments[0] = " "; },
            "error: events[1].waiting_time.shape: the formula is empty (Write a number or a "
            "formula.)");
        addRow(
            "state", [](Network& n) { n.events[1].waitingTime->arguments[0] = "r*A"; },
            "error: events[1].waiting_time.shape: \"A\" is a state, but a time is drawn from the "
            "parameters alone (Use numbers and parameters.)");
        addRow(
            "too few arguments", [](Network& n) { n.events[1].waitingTime->arguments.pop_back(); },
            "error: events[1].waiting_time: the gamma distribution takes 2 arguments, not 1 (Write "
            "each of them.)");
        addRow(
            "never any to wait",
            [](Network& n) {
                n.events[0].transition = {{"B", 1}};
            },
            "warning: events[1]: this event can never fire (Check its rate, and the initial values "
            "of the states it needs.)");
        addRow(
            "unused parameter", [](Network& n) { n.events[1].waitingTime->arguments[0] = "2"; },
            "warning: parameters[1]: no rate uses \"r\" (Use it or delete it: data cannot tell its "
            "value.)");
    }
    void waitingTimes() {
        QFETCH(Edit, edit);
        Network network = waitingRoom();
        edit(network);
        QTEST(issuesOf(network), "expected");
    }

    void arguments_data() {
        addColumns();
        const auto row = [](const char* name, Kind kind, std::vector<std::string> arguments,
                            const char* expected) {
            addRow(
                name,
                [kind, arguments](Network& n) {
                    n.events[1].delay->time = {kind, arguments};
                },
                expected);
        };
        row("exponential", Kind::Exponential, {"m-1"},
            "error: events[1].delay.mean: the mean of the exponential distribution is 0 at m=1 (It "
            "must be above 0: correct it or the parameters' bounds.)");
        row("deterministic", Kind::Deterministic, {"-1"},
            "error: events[1].delay.value: the value of the deterministic distribution is -1 (It "
            "must be at least 0: correct it or the parameters' bounds.)");
        row("deterministic 0", Kind::Deterministic, {"m-1"}, "");
        row("gamma", Kind::Gamma, {"1/(m-4)", "m*0"},
            "error: events[1].delay.shape: the shape of the gamma distribution is -0.333333 at m=1 "
            "(It must be above 0: correct it or the parameters' bounds.)\n"
            "error: events[1].delay.mean: the mean of the gamma distribution is 0 at m=1 (It must "
            "be above 0: correct it or the parameters' bounds.)");
        row("not finite", Kind::Gamma, {"1/(m-m)", "m"},
            "error: events[1].delay.shape: the shape of the gamma distribution is inf at m=1 (It "
            "must be above 0: correct it or the parameters' bounds.)");
        row("weibull", Kind::Weibull, {"m", "3-m"},
            "error: events[1].delay.scale: the scale of the weibull distribution is -1 at m=4 (It "
            "must be above 0: correct it or the parameters' bounds.)");
        row("lognormal", Kind::Lognormal, {"0*m", "-m"},
            "error: events[1].delay.mean: the mean of the lognormal distribution is 0 at m=1 (It "
            "must be above 0: correct it or the parameters' bounds.)\n"
            "error: events[1].delay.sd: the sd of the lognormal distribution is -1 at m=1 (It must "
            "be at least 0: correct it or the parameters' bounds.)");
        row("uniform", Kind::Uniform, {"m", "3*k"},
            "error: events[1].delay.max: the longest time 1.5 is below the shortest 4 at m=4, "
            "k=0.5 (Correct min and max or the parameters' bounds.)");
        row("uniform below 0", Kind::Uniform, {"m-2", "m"},
            "error: events[1].delay.min: the min of the uniform distribution is -1 at m=1 (It must "
            "be at least 0: correct it or the parameters' bounds.)");
    }
    void arguments() {
        QFETCH(Edit, edit);
        QFETCH(QString, expected);
        Network network = delayed();
        edit(network);
        QStringList errors; // not the warnings about parameters that are no longer used
        for (const auto& issue : checkNetwork(network))
            if (issue.severity == Severity::Error)
                errors += QString::fromStdString(issue.str());
        QCOMPARE(errors.join("\n"), expected);
        // What the checks refuse is not simulated.
        bool compiles = true;
        try {
            CompiledNetwork{network};
        } catch (const Error&) {
            compiles = false;
        }
        QCOMPARE(compiles, expected.isEmpty());
    }

    void delays_data() {
        addColumns();
        addRow(
            "no effect",
            [](Network& n) {
                n.events[1].transition = {{"A", -1}};
            },
            "warning: events[1].delay: the delay has no effect: the event adds nothing, and what "
            "it removes is gone at once (Delete the delay, or let the event remove at its end.)\n"
            "warning: events[2]: this event can never fire (Check its rate, and the initial values "
            "of the states it needs.)");
        addRow(
            "consumes at its end", [](Network& n) { n.events[1].delay->consumeAtEnd = true; },
            "note: events[1].delay: what the event removes stays until the delay is over and may "
            "be gone by then: the event then does nothing");
        addRow(
            "consume without removal",
            [](Network& n) {
                n.events[1].transition = {{"B", 1}};
                n.events[1].delay->consumeAtEnd = true;
            },
            "note: events[1].delay: the event removes nothing, so that \"consume\" makes no "
            "difference");
        // At its start the event takes nothing, so that nothing can get negative there.
        addRow(
            "no guard at the end",
            [](Network& n) {
                n.events[1].rate = "k";
                n.events[1].delay->consumeAtEnd = true;
            },
            "note: events[1].delay: what the event removes stays until the delay is over and may "
            "be gone by then: the event then does nothing");
        // Nothing guards the rate there either.
        addRow(
            "negative where the end would take too many",
            [](Network& n) {
                n.events[1].transition = {{"A", -2}, {"B", 1}};
                n.events[1].rate = "k*A*(A-2)";
                n.events[1].delay->consumeAtEnd = true;
            },
            "note: events[1].delay: what the event removes stays until the delay is over and may "
            "be gone by then: the event then does nothing\n"
            "error: events[1].event_rates: the propensity is -0.5 at k=0.5, A=1 (A propensity must "
            "be a number of at least 0: correct the rate or the parameters' bounds.)");
        addRow(
            "guard at the start", [](Network& n) { n.events[1].rate = "k"; },
            "warning: events[1].event_rates: the rate is 0.5 where \"A\" is 0 and would become "
            "negative: the propensity counts as 0 there (Multiply the rate by A if that is "
            "meant.)");
        addRow(
            "rate", [](Network& n) { n.events[1].rate = ""; },
            "error: events[1].event_rates: the rate is empty (Write the whole propensity, such as "
            "k*X.)");
    }
    void delays() {
        QFETCH(Edit, edit);
        Network network = delayed();
        edit(network);
        QTEST(issuesOf(network), "expected");
    }

    void courses_data() {
        addColumns();
        addRow(
            "derived",
            [](Network& n) {
                n.derived = {{"all", "A+B"}, {"share", "A/(A+B+m)"}};
            },
            "");
        addRow(
            "derived names",
            [](Network& n) {
                n.derived = {{"A", "B"}, {"m", "B"}, {"x", "B"},
                             {"x", "A"}, {"", "A"},  {"a b", "A"}};
            },
            "error: derived[0].name: something else is called \"A\" already (Give each derived "
            "quantity a name of its own.)\n"
            "error: derived[1].name: something else is called \"m\" already (Give each derived "
            "quantity a name of its own.)\n"
            "error: derived[3].name: something else is called \"x\" already (Give each derived "
            "quantity a name of its own.)\n"
            "error: derived[4].name: the name is empty (Write a name.)\n"
            "error: derived[5].name: \"a b\" cannot be a name (Use letters, digits and _, and "
            "begin with a letter.)");
        addRow(
            "derived formulas",
            [](Network& n) {
                n.derived = {{"x", ""}, {"y", "A+t"}};
            },
            "error: derived[0].formula: the formula is empty (Write a number or a formula.)\n"
            "error: derived[1].formula: line 1, column 3: unknown name \"t\"\n    A+t\n      ^\n"
            "(Add it to the parameters or correct the name.)");
        addRow(
            "triggers",
            [](Network& n) {
                n.triggers = {{"t >= 25 && A > k || B == 3", {{"A", "50"}, {"B", "A + t*k"}}},
                              {"A<1", {{"A", "1"}}, false}};
            },
            "");
        addRow(
            "trigger formulas",
            [](Network& n) {
                n.triggers = {{"t >", {{"A", "50*"}, {"C", "1"}}}, {"x", {{"A", "1"}, {"A", "2"}}}};
            },
            "error: triggers[0].when: line 1, column 4: the expression ends too early\n    t >\n   "
            "    ^\n(Add what is missing after the last sign.)\n"
            "error: triggers[0].set.A: line 1, column 4: the expression ends too early\n    50*\n  "
            "     ^\n(Add what is missing after the last sign.)\n"
            "error: triggers[0].set.C: there is no state \"C\" (Add it to the states or "
            "correct the name.)\n"
            "error: triggers[1].when: line 1, column 1: unknown name \"x\"\n    x\n    ^\n(Add it "
            "to the parameters or correct the name.)\n"
            "error: triggers[1].set.A: \"A\" is set twice (Delete one of them.)");
        addRow(
            "trigger without effect",
            [](Network& n) {
                n.triggers = {{"t>1", {}}};
            },
            "warning: triggers[0].set: the trigger sets nothing (Write what it sets, or delete "
            "it.)");
        addRow(
            "the time's name",
            [](Network& n) {
                n.parameters[0].name = "t";
                n.events[0].rate = "t";
                n.events[1].rate = "t*A";
                n.events[2].rate = "t*B";
                n.triggers = {{"t>1", {{"A", "1"}}}};
            },
            "error: triggers: \"t\" is the time in triggers, but a state or parameter is called so "
            "(Rename the state or parameter.)");
        // A trigger brings in what no event does.
        addRow(
            "trigger as a source",
            [](Network& n) {
                n.events.erase(n.events.begin());
                n.triggers = {{"t>1", {{"A", "9"}}}};
            },
            "");
    }
    void courses() {
        QFETCH(Edit, edit);
        Network network = delayed();
        edit(network);
        QTEST(issuesOf(network), "expected");
    }
};

QTEST_APPLESS_MAIN(TestEventTimeChecks)
#include "tst_event_time_checks.moc"
