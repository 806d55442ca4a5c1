// Every held-out set as a line, and one number a set for each measure.

#include "core/validation/measures.h"
#include "core/validation/sets_csv.h"

#include <QStringList>
#include <QTest>

#include <limits>

using namespace dyngpt;

namespace {

StateComparison state() {
    StateComparison s;
    s.simulatedMean = 4;
    s.solverMean = 5;
    s.simulatedSd = 0.5;
    s.solverSd = 0.25;
    s.kl = std::numeric_limits<double>::infinity();
    s.klSmoothed = 0.125;
    s.hellinger = 0.0625;
    s.totalVariation = 0.03125;
    s.noiseFloor = 0.75;
    s.replica = ReplicaComparison{6, 1.5, 0.7, 0.3, 0.2};
    return s;
}

ValidationReport report(const std::vector<int>& sets) {
    ValidationReport report;
    report.stateNames = {"A", "B,\"b\""};
    for (const int index : sets) {
        SetComparison set{index, {0.1 * index}, {state(), state()}, 0.01, 0.2, {}};
        report.sets.push_back(set);
    }
    return report;
}

QStringList linesOf(const std::string& csv) {
    return QString::fromStdString(csv).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

} // namespace

class SetsCsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineASet() {
        const QStringList lines = linesOf(heldOutSetsCsv(report({3, 7}), {"k,1"}));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(
            "set,\"k,1\",joint_total_variation,joint_noise_floor,outside_mass,A.kl,"
            "A.kl_smoothed,A.noise_floor,A.total_variation,A.hellinger,A.simulated_mean,"
            "A.solver_mean,A.simulated_sd,A.solver_sd,\"B,\"\"b\"\".kl\","));
        QCOMPARE(lines[1], QString("3,0.30000000000000004,0.2,,0.01,inf,0.125,0.75,0.03125,0.0625,"
                                   "4,5,0.5,0.25,inf,0.125,0.75,0.03125,0.0625,4,5,0.5,0.25"));
        QVERIFY(lines[2].startsWith("7,0.7000000000000001,"));
    }
    void exactStandsBehindItsSet() {
        const ValidationReport exact = report({7});
        const QStringList lines = linesOf(heldOutSetsCsv(report({3, 7}), {"k"}, &exact));
        QVERIFY(lines[0].contains(",exact.joint_total_variation,"));
        QVERIFY(lines[0].contains(",exact.A.exact_mean,"));
        const auto filled = [](const QString& line) {
            return line.section(',', 23).remove(',').isEmpty();
        };
        QVERIFY(filled(lines[1])); // set 3 was not solved exactly
        QCOMPARE(lines[2].section(',', 23, 23), QString("0.2"));
        QCOMPARE(lines[1].count(','), lines[2].count(','));
        QCOMPARE(lines[1].count(','), 2 + 2 * (3 + 2 * 9) - 1);
    }
    void everyMeasureHasItsNoise() {
        const StateComparison s = state();
        QCOMPARE(measured(s, Measure::Kl), 0.125);
        QCOMPARE(noiseFloor(s, Measure::Kl).value(), 0.75);
        QVERIFY(std::isinf(measured(s, Measure::KlWithoutEpsilon)));
        QCOMPARE(noiseFloor(s, Measure::KlWithoutEpsilon).value(), 0.7);
        QCOMPARE(measured(s, Measure::TotalVariation), 0.03125);
        QCOMPARE(noiseFloor(s, Measure::TotalVariation).value(), 0.2);
        QCOMPARE(measured(s, Measure::Hellinger), 0.0625);
        QCOMPARE(noiseFloor(s, Measure::Hellinger).value(), 0.3);
        QCOMPARE(measured(s, Measure::MeanError), 0.25);
        QCOMPARE(noiseFloor(s, Measure::MeanError).value(), 0.5);
        // A standard deviation below 1 counts as 1.
        QCOMPARE(measured(s, Measure::SdError), 0.25);
        QCOMPARE(noiseFloor(s, Measure::SdError).value(), 1.0);
    }
    void filesOfEarlierVersionsHaveOneNoise() {
        StateComparison s = state();
        s.replica.reset();
        QCOMPARE(noiseFloor(s, Measure::Kl).value(), 0.75);
        QVERIFY(!noiseFloor(s, Measure::TotalVariation));
    }
};

QTEST_APPLESS_MAIN(SetsCsvTest)
#include "tst_sets_csv.moc"
