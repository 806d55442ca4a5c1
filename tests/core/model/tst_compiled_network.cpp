#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/model/compiled_network.h"
#include "core/model/network_json.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace dyngpt;

namespace {

Network small(std::vector<Event> events) {
    Network network;
    network.stateNames = {"A", "B", "C"};
    network.parameters = {{"k", 0.5, 2}, {"v", 1, 4}};
    network.events = std::move(events);
    network.initialValues = {5, 0, 1};
    network.recordedStates = {1, 2};
    return network;
}

Event fires(std::vector<StateChange> transition, std::string rate) {
    return {std::move(transition), std::move(rate), {}, {}};
}

} // namespace

class TestCompiledNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compilesTheSeed() {
        const CompiledNetwork compiled(
            readNetwork(testdata::resource("examples/gene_expression/network.json")));
        QCOMPARE(compiled.stateCount(), 4);
        QCOMPARE(compiled.parameterCount(), 7);
        QCOMPARE(compiled.initialValues(), (std::vector<std::int64_t>{1, 0, 0, 0}));
        QCOMPARE(compiled.recordedStates(), (std::vector<int>{0, 2, 3}));
        for (const auto& e : compiled.events()) {
            QVERIFY(e.monomial);
            QVERIFY(!e.needsGuard);
            QCOMPARE(e.stateFactors.size(), 1U);
            QCOMPARE(e.parameterFactors.size(), 1U);
        }
        QCOMPARE(compiled.events()[0].changes.size(), 2U);
        QCOMPARE(compiled.events()[6].parameterFactors.front(), 6);
        const std::vector<std::vector<int>> expected{{0, 1, 2, 3}, {0, 1, 2, 3}, {4, 5}, {4, 5},
                                                     {6},          {4, 5},       {6}};
        QCOMPARE(compiled.dependents(), expected);
    }

    void monomialsEqualPrograms() {
        // The same rates once as monomials and once, through "+0", as muParser programs.
        const std::vector<std::string> rates{"k*A",     "2.5*v*A*B", "k*A^2*C", "k*v*k",
                                             "0.1*(C)", "A*B*C*k",   "3"};
        std::vector<Event> plain;
        std::vector<Event> program;
        for (const auto& rate : rates) {
            plain.push_back(fires({{"B", 1}}, rate));
            program.push_back(fires({{"B", 1}}, rate + "+0"));
        }
        const CompiledNetwork fast(small(plain));
        const CompiledNetwork slow(small(program));
        PropensityEvaluator fastRates(fast);
        PropensityEvaluator slowRates(slow);
        RandomStream random(1, 0);
        for (int trial = 0; trial < 100; ++trial) {
            const std::vector<double> parameters{random.uniform(), 5 * random.uniform()};
            const std::vector<std::int64_t> counts{static_cast<std::int64_t>(random.below(50)),
                                                   static_cast<std::int64_t>(random.below(50)),
                                                   static_cast<std::int64_t>(random.below(50))};
            fastRates.setParameters(parameters);
            slowRates.setParameters(parameters);
            for (int e = 0; e < static_cast<int>(rates.size()); ++e) {
                QVERIFY(fast.events()[static_cast<std::size_t>(e)].monomial);
                QVERIFY(!slow.events()[static_cast<std::size_t>(e)].monomial);
                const double a = fastRates(e, counts.data());
                const double b = slowRates(e, counts.data());
                QVERIFY(std::abs(a - b) <= 1e-14 * b);
            }
        }
    }

    void guard_data() {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<int>("delta");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* rate, int delta, bool expected) {
            QTest::newRow(qPrintable(QString("%1, %2").arg(rate).arg(delta)))
                << rate << delta << expected;
        };
        row("k*A", -1, false);
        row("k", -1, true);
        row("k*B", -1, true);
        row("k", 1, false);
        row("k*A", -2, true);
        row("k*A*A", -2, true);
        row("k*A*(A-1)", -2, false);
        row("k*A/(v+A)", -1, false);
        row("hill(A,v,k,2)", -1, false);
        row("k+A", -1, true);
        row("0*B", -1, false);
    }
    void guard() {
        QFETCH(QString, rate);
        QFETCH(int, delta);
        const CompiledNetwork compiled(
            small({fires({{"A", delta}, {"C", 1}}, rate.toStdString())}));
        QTEST(compiled.events()[0].needsGuard, "expected");
    }

    void guardedPropensityIsZero() {
        const CompiledNetwork compiled(
            small({fires({{"A", -2}}, "k"), fires({{"A", 1}}, "exp(A)")}));
        PropensityEvaluator rates(compiled);
        rates.setParameters(std::vector<double>{0.75, 1});
        std::vector<std::int64_t> counts{2, 0, 0};
        QCOMPARE(rates(0, counts.data()), 0.75);
        counts[0] = 1;
        QCOMPARE(rates(0, counts.data()), 0.0);
        // What the guard looks at counts as a dependence, though the rate does not name it.
        QCOMPARE(compiled.dependents(), (std::vector<std::vector<int>>{{0, 1}, {0, 1}}));
    }

    void badPropensityNamesItsEvent() {
        // Negative only from A = 1000 on, farther than the checks look.
        const CompiledNetwork compiled(
            small({fires({{"A", 1}}, "k"), fires({{"B", 1}}, "v*(1000-A)")}));
        PropensityEvaluator rates(compiled);
        rates.setParameters(std::vector<double>{1, 2});
        std::vector<std::int64_t> counts{1000, 0, 0};
        QCOMPARE(rates(1, counts.data()), 0.0);
        counts[0] = 1003;
        try {
            rates(1, counts.data());
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.what(),
                     "error: events[1].event_rates: the propensity is -6 at v=2, A=1003 (A "
                     "propensity must be a number of at least 0: correct the rate or the "
                     "parameters' bounds.)");
        }
    }

    void evaluatorsMoveAndOutliveTheNetwork() {
        auto compiled = std::make_unique<CompiledNetwork>(small({fires({{"A", 1}}, "k+A")}));
        PropensityEvaluator first(*compiled);
        first.setParameters(std::vector<double>{0.5, 1});
        compiled.reset();
        PropensityEvaluator second(std::move(first));
        const std::vector<std::int64_t> counts{3, 0, 0};
        QCOMPARE(second(0, counts.data()), 3.5);
    }

    void errorsRefuse() {
        try {
            const CompiledNetwork compiled(
                small({fires({{"A", 1}}, "kk*A"), fires({{"D", 1}}, "k")}));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.issues().size(), 2U);
            QCOMPARE(error.issues()[0].place, std::string("events[0].event_rates"));
            QCOMPARE(error.issues()[1].place, std::string("events[1].state_transition"));
        }
    }
};

QTEST_APPLESS_MAIN(TestCompiledNetwork)
#include "tst_compiled_network.moc"
