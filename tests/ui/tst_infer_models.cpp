// The tables and numbers behind the Infer page, without the page.

#include "stage_fixture.h"

#include "ui/charts/density.h"
#include "ui/models/calibration_model.h"
#include "ui/models/comparison_model.h"
#include "ui/models/derived_model.h"
#include "ui/models/estimate_model.h"
#include "ui/models/group_model.h"
#include "ui/models/posterior_series.h"
#include "ui/models/posterior_text.h"
#include "ui/models/prior_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace dyngpt;

class InferModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void estimatesShowWhatIsKnown();
    void priorsAreEdited();
    void derivedQuantitiesAreAddedAndRemoved();
    void groupsAreSortedAndFiltered();
    void comparisonSaysWhichIsLarger();
    void calibrationNamesWhatIsOutside();
    void densitiesIntegrateToOne();
    void ridgesAreNamed();
    void verdictsAreHonest();
};

namespace {
constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString cell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}
int columnOf(const QAbstractItemModel& model, const QString& title) {
    for (int c = 0; c < model.columnCount(); ++c)
        if (model.headerData(c, Qt::Horizontal).toString() == title)
            return c;
    return -1;
}
} // namespace

void InferModelsTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void InferModelsTest::estimatesShowWhatIsKnown() {
    StageFixture fixture;
    EstimateModel model;
    QAbstractItemModelTester tester(&model, fatal);
    Posterior posterior = fixture.bayesianPosterior();
    model.setPosterior(posterior);
    QCOMPARE(model.rowCount(), 8); // with the burst size
    QCOMPARE(cell(model, 0, 0), QString("kon"));
    QCOMPARE(cell(model, 0, columnOf(model, "Estimate")), QString("0.055"));
    QCOMPARE(cell(model, 0, columnOf(model, "R-hat")), QString("1.002"));
    QCOMPARE(cell(model, 0, columnOf(model, "Prior")), QString("uniform, 0.01 to 0.1"));
    QCOMPARE(cell(model, 7, columnOf(model, "Prior")), QString("derived"));
    QVERIFY(columnOf(model, "Truth") > 0);
    QVERIFY(model.csv().startsWith("name,estimate,"));
    QCOMPARE(model.csv().count("\r\n"), 9);
    for (ParameterEstimate& estimate : posterior.estimates)
        estimate.truth = estimate.rHat = ParameterEstimate::unknown;
    model.setPosterior(posterior);
    QCOMPARE(columnOf(model, "Truth"), -1);
    QCOMPARE(columnOf(model, "R-hat"), -1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void InferModelsTest::priorsAreEdited() {
    PriorModel model;
    QAbstractItemModelTester tester(&model, fatal);
    SolverShape shape;
    shape.parameterNames = {"k", "d"};
    shape.lower = {0.01, 1};
    shape.upper = {1, 4};
    model.setDefaults({{"k", PriorKind::LogUniform}, {"d", PriorKind::Uniform}}, shape);
    QCOMPARE(cell(model, 0, PriorModel::First), QString("0.01"));
    QVERIFY(model.isDefault());
    int edits = 0;
    connect(&model, &PriorModel::edited, [&edits] { ++edits; });

    QVERIFY(model.setData(model.index(0, PriorModel::Second), "0.5", Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, PriorModel::Second), "much", Qt::EditRole));
    QVERIFY(model.setData(model.index(1, PriorModel::Kind), int(PriorKind::Fixed), Qt::EditRole));
    QCOMPARE(cell(model, 1, PriorModel::First), QString("1")); // inside the box already
    QCOMPARE(cell(model, 1, PriorModel::Second), QString());
    QVERIFY(!(model.flags(model.index(1, PriorModel::Second)) & Qt::ItemIsEditable));
    QCOMPARE(edits, 2);
    const std::vector<Prior> chosen = model.chosen();
    QCOMPARE(chosen.size(), std::size_t{2});
    QCOMPARE(chosen[0].upper, 0.5);
    QVERIFY(chosen[1].kind == PriorKind::Fixed);

    // As a project gives them back.
    PriorModel again;
    again.setDefaults({{"k", PriorKind::LogUniform}, {"d", PriorKind::Uniform}}, shape);
    again.setPriors(chosen);
    QVERIFY(again.chosen() == chosen);
    again.reset();
    QVERIFY(again.isDefault());

    // Another box leaves cells current and open; it is the parameters that make rows.
    QPersistentModelIndex open = again.index(1, PriorModel::Second);
    shape.upper = {2, 5};
    again.setDefaults({{"k", PriorKind::LogUniform}, {"d", PriorKind::Uniform}}, shape);
    QVERIFY(open.isValid());
    QCOMPARE(cell(again, 1, PriorModel::Second), QString("5"));
    shape.parameterNames = {"d", "k"};
    again.setDefaults({{"d", PriorKind::Uniform}, {"k", PriorKind::LogUniform}}, shape);
    QVERIFY(!open.isValid());

    // A lognormal whose median was never set begins inside the box.
    QVERIFY(
        model.setData(model.index(0, PriorModel::Kind), int(PriorKind::LogNormal), Qt::EditRole));
    const double median = model.chosen()[0].median;
    QVERIFY(median >= 0.01 && median <= 1);
}

void InferModelsTest::derivedQuantitiesAreAddedAndRemoved() {
    DerivedModel model;
    QAbstractItemModelTester tester(&model, fatal);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.setData(model.index(0, 0), "burst", Qt::EditRole));
    QVERIFY(model.setData(model.index(0, 1), "ksyn/koff", Qt::EditRole));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.setData(model.index(1, 0), " ", Qt::EditRole));
    QCOMPARE(model.quantities(), (std::vector<DerivedQuantity>{{"burst", "ksyn/koff"}}));
    model.removeAt(1); // the empty row stays
    QCOMPARE(model.rowCount(), 2);
    model.removeAt(0);
    QVERIFY(model.quantities().empty());
}

void InferModelsTest::groupsAreSortedAndFiltered() {
    StageFixture fixture;
    std::vector<PosteriorSummary> summaries;
    for (std::size_t g = 0; g < 12; ++g) {
        PosteriorSummary summary{g, fixture.bayesianPosterior(0.01 * static_cast<double>(g))};
        summary.posterior.group = "gene " + std::to_string(g + 1);
        summaries.push_back(summary);
    }
    summaries[3].posterior.notes.push_back({Severity::Warning, "kon", text("on a bound"), {}});
    summaries[5].posterior.failure = "no cells";
    GroupModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setSummaries(summaries);
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.failed(), 1);
    QCOMPARE(model.flagged(), 2);
    QCOMPARE(cell(model, 0, columnOf(model, "kon")), QString("0.055 (0.046 to 0.064)"));
    QCOMPARE(cell(model, 5, columnOf(model, "kon")), QString("–"));
    QCOMPARE(cell(model, 5, columnOf(model, "What to know")), QString("no cells"));
    QVERIFY(columnOf(model, "burst size") > 0);
    const QModelIndex why = model.index(3, model.reasonColumn());
    QCOMPARE(why.data().toString(), QString("kon: on a bound"));
    QCOMPARE(why.data(Qt::ToolTipRole).toString(), QString("kon: on a bound"));
    model.setNames(NetworkNames(fixture.project().network()));
    QCOMPARE(why.data().toString(), QString("kon: on a bound"));
    QCOMPARE(why.data(Qt::ToolTipRole).toString(), QString("<i>k</i><sub>on</sub>: on a bound"));
    QVERIFY(!std::isfinite(model.value(5, columnOf(model, "kon"))));

    GroupProxy proxy(model, nullptr);
    QAbstractItemModelTester proxyTester(&proxy, fatal);
    proxy.sort(columnOf(model, "kon"), Qt::DescendingOrder);
    QCOMPARE(cell(proxy, 0, 0), QString("gene 12"));
    proxy.sort(GroupModel::Flags, Qt::DescendingOrder);
    QCOMPARE(cell(proxy, 0, 0), QString("gene 6")); // failed before flagged
    QCOMPARE(cell(proxy, 1, 0), QString("gene 4"));
    proxy.setOnlyFlagged(true);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setName("GENE 4");
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setOnlyFlagged(false);
    proxy.setName("gene 1");
    QCOMPARE(proxy.rowCount(), 4); // 1, 10, 11, 12
    QCOMPARE(model.csv().count("\r\n"), 13);
}

void InferModelsTest::comparisonSaysWhichIsLarger() {
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, fatal);
    ParameterDifference larger{"kon",         0.03,          0.06,  std::log(2.0),
                               std::log(1.5), std::log(3.0), 0.9999};
    ParameterDifference open{"koff", 0.03, 0.031, 0.03, -0.5, 0.6, 0.55};
    model.setDifferences({larger, open}, "A", "B");
    QCOMPARE(cell(model, 0, ComparisonModel::Ratio), QString("2 (1.5 to 3)"));
    QCOMPARE(cell(model, 0, ComparisonModel::Probability), QString("above 0.999"));
    QCOMPARE(differenceText(larger, "A", "B").plain(),
             QString("kon is larger in B than in A with probability above 0.999. Its ratio is 2 "
                     "(95 %: 1.5 to 3)."));
    QVERIFY(differenceText(open, "A", "B")
                .plain()
                .startsWith("The data do not tell whether koff differs"));
    larger.probabilityLarger = 0.01;
    QVERIFY(differenceText(larger, "A", "B").plain().startsWith("kon is smaller in B than in A"));
}

void InferModelsTest::calibrationNamesWhatIsOutside() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addCalibration();
    const CalibrationReport report = *fixture.project().calibration();
    CalibrationModel model;
    QAbstractItemModelTester tester(&model, fatal);
    model.setReport(report);
    QCOMPARE(model.rowCount(), 7);
    QVERIFY(cell(model, 0, CalibrationModel::FirstLevel).endsWith("outside"));
    QVERIFY(cell(model, 1, CalibrationModel::FirstLevel).startsWith("50 % ("));
}

void InferModelsTest::densitiesIntegrateToOne() {
    std::vector<double> values, weights;
    for (int i = 0; i < 1000; ++i) {
        values.push_back(0.001 * (i + 0.5));
        weights.push_back(i < 500 ? 3 : 1);
    }
    const Density density = smoothDensity(values, weights, 0, 1, 100);
    double sum = 0, lower = 0;
    for (std::size_t i = 0; i < density.at.size(); ++i) {
        sum += density.height[i] / 100;
        lower += density.at[i] < 0.5 ? density.height[i] / 100 : 0;
    }
    QVERIFY(std::abs(sum - 1) < 1e-9);
    QVERIFY(std::abs(lower - 0.75) < 0.04); // the step in the middle is smoothed
    // Reflected: no fall towards the ends of an even density.
    QVERIFY(std::abs(density.height.front() - 1.5) < 0.05);
    QCOMPARE(weightedQuantile({3, 1, 2}, {1, 1, 8}, 0.5), 2.0);
    QCOMPARE(weightedCorrelation({1, 2, 3}, {-1, -2, -3}, {}), -1.0);
    QVERIFY(smoothDensity({}, {}, 0, 1).at.empty());
}

void InferModelsTest::ridgesAreNamed() {
    StageFixture fixture;
    const Posterior posterior = fixture.bayesianPosterior();
    const auto variables = variablesOf(posterior);
    const auto weights = weightsOf(posterior);
    QCOMPARE(variables.size(), std::size_t{8});
    const auto ridges = ridgesOf(variables, weights);
    QCOMPARE(ridges.size(), std::size_t{1});
    QCOMPARE(ridges[0].first, QString("kon"));
    QCOMPARE(ridges[0].second, QString("koff"));
    QVERIFY(ridges[0].correlation > 0.9 && ridges[0].combined);
    QVERIFY(ridgeText(ridges, {}).plain().contains("Their ratio is known better"));
    const MatrixContent content = pairsContent(variables, weights, {});
    QCOMPARE(content.size(), 7);
    QVERIFY(content.pair(0, 1).note.contains("ridge"));
    QVERIFY(!content.pair(0, 2).note.contains("ridge"));
    Axes axes;
    const auto series = densitySeries(variables[0], weights, axes);
    QCOMPARE(series.size(), std::size_t{4}); // prior, posterior, estimate, truth
    QCOMPARE(axes.xTitle, QString("kon"));
}

void InferModelsTest::verdictsAreHonest() {
    StageFixture fixture;
    Posterior posterior = fixture.bayesianPosterior();
    QVERIFY(verdictOn(posterior).startsWith("Nothing speaks against"));
    posterior.fitKl = 0.5;
    QVERIFY(verdictOn(posterior).startsWith("The network does not explain"));
    posterior.estimates[2].rHat = 1.2;
    QVERIFY(verdictOn(posterior).contains("the chains disagree (R-hat 1.200)"));
    posterior.estimates[2].rHat = 1.0;
    posterior.sampler.divergences = 12;
    QVERIFY(verdictOn(posterior).contains("divergent draws: 12"));
    posterior.settings.method = InferenceMethod::Importance;
    posterior.sampler.divergences = 0;
    posterior.sampler.paretoK = 0.9;
    QVERIFY(verdictOn(posterior).contains("Pareto k 0.9"));
}

QTEST_MAIN(InferModelsTest)
#include "tst_infer_models.moc"
