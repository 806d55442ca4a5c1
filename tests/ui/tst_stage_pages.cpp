#include "stage_fixture.h"

#include "ui/charts/chart_panel.h"
#include "ui/models/held_out_set_proxy.h"
#include "ui/models/validation_models.h"
#include "ui/pages/infer_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/train_page.h"
#include "ui/pages/validate_page.h"
#include "ui/workers/job_runner.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <atomic>

using namespace dyngpt;

namespace {

template <typename T> T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QComboBox* combo(QWidget& page, const QString& accessibleName) {
    for (QComboBox* box : page.findChildren<QComboBox*>())
        if (box->accessibleName() == accessibleName)
            return box;
    return nullptr;
}

QSpinBox* spinBox(QWidget& page, const QString& accessibleName) {
    for (QSpinBox* box : page.findChildren<QSpinBox*>())
        if (box->accessibleName() == accessibleName)
            return box;
    return nullptr;
}

ChartPanel& chart(QWidget& page, const char* name) {
    return *child<ChartPanel>(page, name);
}

QString hint(QWidget& page) {
    const QLabel* label = child<QLabel>(page, "pageHint");
    return label->isHidden() ? QString() : label->text();
}

} // namespace

class StagePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesStandWithoutAProject();
    void everyControlIsNamed();
    void trainShowsWhatIsMissing();
    void trainShowsTheResult();
    void trainSettingsAreKept();
    void presetFillsTheAdvancedSettings();
    void trainResumesWhatWasInterrupted();
    void trainShowsLivePoints();
    void validateShowsTablesAndCharts();
    void validateShowsASetWithASolver();
    void validateShowsTheSimulationWithoutASolver();
    void validateSaysStale();
    void latestRequestWins();
    void modelsAreSound();
};

void StagePagesTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("dyngpt-tests");
    QCoreApplication::setApplicationName("tst_stage_pages");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void StagePagesTest::pagesStandWithoutAProject() {
    Session session;
    TrainPage train(session);
    ValidatePage validate(session);
    InferPage infer(session);
    ReportPage report(session);
    for (Page* page : std::initializer_list<Page*>{&train, &validate, &infer, &report}) {
        page->show();
        page->refresh();
        QVERIFY(!page->primaryAction()->isEnabled());
        QVERIFY(!page->primaryAction()->toolTip().isEmpty());
        for (const ChartPanel* panel : page->findChildren<ChartPanel*>())
            QVERIFY(panel->isEmptyChart());
    }
    QVERIFY(!hint(train).isEmpty());
}

void StagePagesTest::everyControlIsNamed() {
    StageFixture fixture;
    fixture.addEverything();
    TrainPage train(fixture.session);
    ValidatePage validate(fixture.session);
    InferPage infer(fixture.session);
    ReportPage report(fixture.session);
    for (QWidget* page : std::initializer_list<QWidget*>{&train, &validate, &infer, &report})
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            const bool named = !widget->accessibleName().isEmpty();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
                if (button->focusPolicy() != Qt::NoFocus)
                    QVERIFY2(named || !button->text().isEmpty(),
                             qPrintable(button->metaObject()->className()));
            } else if (widget->inherits("QComboBox") || widget->inherits("QTableView") ||
                       widget->inherits("QSpinBox")) {
                // Views inside combo boxes belong to Qt.
                if (!widget->window()->inherits("QComboBoxPrivateContainer") &&
                    !qobject_cast<const QComboBox*>(widget->parentWidget()->parentWidget()))
                    QVERIFY2(named, qPrintable(QString("%1 in %2")
                                                   .arg(widget->metaObject()->className(),
                                                        page->metaObject()->className())));
            }
        }
}

void StagePagesTest::trainShowsWhatIsMissing() {
    StageFixture fixture;
    TrainPage page(fixture.session);
    QVERIFY(hint(page).contains("simulate first"));
    QVERIFY(!page.primaryAction()->isEnabled());
    fixture.addDataset(20, 5);
    page.refresh();
    QVERIFY2(hint(page).contains("Training sets so far: 20"), qPrintable(hint(page)));
    QVERIFY(page.primaryAction()->isEnabled());
    QVERIFY(chart(page, "lossChart").isEmptyChart());
}

void StagePagesTest::trainShowsTheResult() {
    StageFixture fixture;
    fixture.addEverything();
    TrainPage page(fixture.session);
    QCOMPARE(chart(page, "lossChart").csv().count("held out"), 16);
    QStringList shown;
    for (const QLabel* label : page.findChildren<QLabel*>())
        shown << label->text();
    QVERIFY(shown.contains("0.0102 nats at step 4,000"));
    QVERIFY(shown.contains("cpu, 2 threads"));
    QVERIFY(shown.contains("all steps done"));
    QVERIFY(!hint(page).contains("stale"));

    Network changed = fixture.network;
    changed.parameters[0].upper *= 2;
    fixture.project().setNetwork(changed);
    page.refresh();
    QVERIFY2(hint(page).contains("This solver is stale"), qPrintable(hint(page)));
}

void StagePagesTest::trainSettingsAreKept() {
    StageFixture fixture;
    fixture.addDataset(20, 5);
    TrainPage page(fixture.session);
    page.show();
    spinBox(page, "Steps")->setValue(1234);
    QCOMPARE(combo(page, "Preset")->currentData().toString(), QString("custom"));
    page.hide(); // the page is left at once
    QCOMPARE(fixture.project().trainingSettings().steps, 1234);
    QCOMPARE(fixture.project().trainingSettings().preset, std::string("custom"));
    TrainPage again(fixture.session);
    QCOMPARE(spinBox(again, "Steps")->value(), 1234);
}

void StagePagesTest::presetFillsTheAdvancedSettings() {
    StageFixture fixture;
    TrainPage page(fixture.session);
    QComboBox* preset = combo(page, "Preset");
    preset->setCurrentIndex(preset->findData("standard"));
    Q_EMIT preset->activated(preset->currentIndex());
    const TrainingSettings wanted = trainingPreset("standard");
    QCOMPARE(spinBox(page, "Steps")->value(), wanted.steps);
    QCOMPARE(spinBox(page, "Feed forward")->value(), wanted.feedForward);
    QCOMPARE(preset->currentData().toString(), QString("standard"));
}

void StagePagesTest::trainResumesWhatWasInterrupted() {
    StageFixture fixture;
    fixture.addDataset(20, 5);
    fixture.project().saveCheckpoint(fixture.project().trainingSettings(),
                                     fixture.project().trainingInputHash(), "half way");
    TrainPage page(fixture.session);
    QCOMPARE(page.primaryAction()->text().remove('&'), QString("Resume"));
    QVERIFY(hint(page).contains("interrupted"));
    auto* anew = child<QAbstractButton>(page, "startAnew");
    anew->click();
    QCOMPARE(page.primaryAction()->text().remove('&'), QString("Train"));
}

void StagePagesTest::trainShowsLivePoints() {
    StageFixture fixture;
    fixture.addDataset(20, 5);
    TrainPage page(fixture.session);
    std::atomic<bool> go{false};
    QSignalSpy points(&fixture.session.jobs(), &JobRunner::trainingPoint);
    QVERIFY(fixture.session.jobs().start(Stage::Train, [&go](JobSinks& sinks, std::stop_token) {
        sinks.training().trainingPoint({250, 0.5, 0.6, 1e-3, 2});
        sinks.training().trainingPoint({500, 0.4, 0.7, 1e-3, 4});
        while (!go)
            QTest::qSleep(5);
        return Outcome::Finished;
    }));
    QTRY_COMPARE(points.size(), 2);
    QCOMPARE(chart(page, "lossChart").csv().count("training"), 2);
    QStringList shown;
    for (const QLabel* label : page.findChildren<QLabel*>())
        shown << label->text();
    QVERIFY(shown.contains("0.6 nats at step 250"));
    QVERIFY(shown.contains("0.7 nats"));
    QVERIFY(!spinBox(page, "Steps")->isEnabled());
    go = true;
    QTRY_VERIFY(!fixture.session.jobs().isRunning());
    QTRY_VERIFY(spinBox(page, "Steps")->isEnabled());
}

void StagePagesTest::validateShowsTablesAndCharts() {
    StageFixture fixture;
    fixture.addEverything();
    ValidatePage page(fixture.session);
    auto* summary = child<QTableView>(page, "summaryTable");
    QCOMPARE(summary->model()->rowCount(), 3);
    QCOMPARE(summary->model()->index(0, 0).data().toString(), QString("ON"));
    QCOMPARE(summary->model()->index(0, 1).data().toString(), QString("simulation"));
    QCOMPARE(summary->model()->index(0, 2).data().toString(), QString("0.00425"));
    QCOMPARE(summary->model()->index(0, 3).data().toString(), QString("0.004"));
    QCOMPARE(summary->model()->index(2, 8).data().toString(), QString("2.0\u00a0%"));
    QCOMPARE(chart(page, "meanChart").csv().count("held-out sets"), 40);
    QCOMPARE(chart(page, "sdChart").csv().count("held-out sets"), 40);
    const QString protein = chart(page, "meanChart").csv();
    combo(page, "State")->setCurrentIndex(1);
    QVERIFY(chart(page, "meanChart").csv() != protein);
    QVERIFY2(hint(page).contains("for every state"), qPrintable(hint(page)));

    // Worst first.
    auto* sets = child<QTableView>(page, "setTable");
    QCOMPARE(sets->model()->rowCount(), 40);
    const double first = sets->model()->index(0, 1).data(Qt::UserRole).toDouble();
    for (int r = 1; r < 40; ++r)
        QVERIFY(sets->model()->index(r, 1).data(Qt::UserRole).toDouble() <= first);
    sets->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(sets->model()->index(10, 0).data().toString(), QString("10")); // as numbers
}

void StagePagesTest::validateShowsASetWithASolver() {
    StageFixture fixture;
    fixture.addEverything();
    ValidatePage page(fixture.session,
                      [](const Project&) { return std::make_unique<BellSolver>(); });
    auto* sets = child<QTableView>(page, "setTable");
    sets->selectRow(3);
    QTRY_VERIFY(!chart(page, "solverMap").isEmptyChart());
    QVERIFY(!chart(page, "simulationMap").isEmptyChart());
    const QString overlay = chart(page, "marginalChart").csv();
    QVERIFY(overlay.startsWith("Protein (count),simulation,solver"));
    combo(page, "Joint distribution of")->setCurrentIndex(0);
    QVERIFY(chart(page, "solverMap").csv().startsWith("mRNA (count),ON (count),value"));
    combo(page, "Distribution of")->setCurrentIndex(0);
    const QStringList rows = chart(page, "marginalChart").csv().split("\r\n");
    QCOMPARE(rows[1].section(',', 2, 2).toDouble(), 0.5);
    // The chosen set is marked among all.
    QVERIFY(chart(page, "meanChart").csv().contains("set "));
}

void StagePagesTest::validateShowsTheSimulationWithoutASolver() {
    StageFixture fixture;
    fixture.addEverything();
    ValidatePage page(fixture.session, [](const Project&) -> std::unique_ptr<Solver> {
        throw Error("solver", text("the solver is damaged"));
    });
    child<QTableView>(page, "setTable")->selectRow(0);
    QTRY_VERIFY(!chart(page, "simulationMap").isEmptyChart());
    QVERIFY(chart(page, "solverMap").isEmptyChart());
    bool told = false;
    for (const QLabel* label : page.findChildren<QLabel*>())
        told = told || label->text().contains("the solver is damaged");
    QVERIFY(told);
}

void StagePagesTest::validateSaysStale() {
    StageFixture fixture;
    fixture.addEverything();
    ValidatePage page(fixture.session);
    QVERIFY(!hint(page).contains("stale"));
    fixture.addTraining(); // another solver
    Network changed = fixture.network;
    changed.parameters[0].upper *= 2;
    fixture.project().setNetwork(changed);
    page.refresh();
    QVERIFY2(hint(page).contains("stale"), qPrintable(hint(page)));
}

void StagePagesTest::latestRequestWins() {
    StageFixture fixture;
    fixture.addEverything();
    std::atomic<bool> go{false};
    SolveWorker worker([&go](const Project&) {
        while (!go)
            QTest::qSleep(2);
        return std::make_unique<BellSolver>();
    });
    worker.setProject(fixture.session.project());
    QSignalSpy answers(&worker, &SolveWorker::answered);
    worker.request(1);
    worker.request(2);
    const int last = worker.request(5);
    go = true;
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers[0][0].toInt(), last);
    QCOMPARE(answers[0][1].value<std::shared_ptr<const SetTables>>()->index, 5);
    QTest::qWait(50);
    QCOMPARE(answers.size(), 1);
}

void StagePagesTest::modelsAreSound() {
    StageFixture fixture;
    fixture.addEverything();
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    ValidationSummaryModel summary;
    HeldOutSetModel sets;
    HeldOutSetProxy proxy(sets, nullptr);
    QAbstractItemModelTester a(&summary, fatal), b(&sets, fatal), c(&proxy, fatal);
    fixture.addExactValidation();
    const ValidationReport exact = *fixture.project().exactValidation();
    summary.setReport(*fixture.project().validation(), &exact, Measure::Kl);
    QCOMPARE(summary.rowCount(), 6);
    sets.setReport(*fixture.project().validation(), &exact, fixture.network.parameterNames());
    QCOMPARE(sets.columnCount(), 4 + 3 + 7);
    const int all = proxy.rowCount();
    proxy.sort(1);
    proxy.setOnlyWorst(true);
    QVERIFY(proxy.rowCount() > 0 && proxy.rowCount() <= all);
    sets.setMeasure(Measure::Hellinger);
    sets.setReport(*fixture.project().validation(), nullptr, fixture.network.parameterNames());
    QCOMPARE(sets.columnCount(), 3 + 3 + 7);
    QCOMPARE(sets.headerData(6, Qt::Horizontal, Qt::DisplayRole).toString(), QString("kon"));
    summary.setReport({}, nullptr, Measure::Kl);
    sets.setReport({}, nullptr, {});
    QCOMPARE(sets.rowCount(), 0);
}

QTEST_MAIN(StagePagesTest)
#include "tst_stage_pages.moc"
