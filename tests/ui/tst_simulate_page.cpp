#include "gui_support.h"
#include "stage_fixture.h"

#include "core/simulation/exact_solver.h"
#include "ui/charts/chart_panel.h"
#include "ui/pages/simulate_page.h"
#include "ui/workers/job_runner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGraphicsView>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

#include <atomic>

using namespace dyngpt;

namespace {

/// X comes at rate k and goes at rate d*X: Poisson with mean k/d.
Network immigrationDeath() {
    Network network;
    network.modelName = "immigration";
    network.stateNames = {"X"};
    network.initialValues = {0};
    network.recordedStates = {0};
    network.parameters = {{"k", 1, 10, Scale::Linear, {}}, {"d", 0.5, 2, Scale::Log, {}}};
    Event in, out;
    in.transition = {{"X", 1}};
    in.rate = "k";
    out.transition = {{"X", -1}};
    out.rate = "d*X";
    network.events = {in, out};
    return network;
}

template <typename T> T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QStringList rows(QWidget& page, const char* chart) {
    return child<ChartPanel>(page, chart)->csv().split("\r\n", Qt::SkipEmptyParts);
}

QStringList seriesNames(QWidget& page) {
    QStringList found;
    for (const QString& line : rows(page, "scatterChart").mid(1))
        if (!found.contains(line.section(',', 0, 0)))
            found << line.section(',', 0, 0);
    return found;
}

void choose(QComboBox* box, const QString& text) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != text; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), text);
}

void type(QWidget* field, const QString& text) {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Tab);
}

void openAdvanced(QWidget& page) {
    for (QToolButton* button : page.findChildren<QToolButton*>())
        if (button->text().remove('&') == "Advanced" && !button->isChecked())
            QTest::mouseClick(button, Qt::LeftButton);
}

/// A shown page over sets that were put in by hand.
struct Shown {
    explicit Shown(int train = 30, int valid = 10) {
        if (train > 0)
            fixture.addDataset(train, valid);
        page.resize(1150, 650);
        page.show();
        page.refresh();
    }
    StageFixture fixture;
    SimulatePage page{fixture.session};
};

} // namespace

class TestSimulatePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void emptyChartsSayWhatFillsThem();
    void scatterShowsTheParameterSpace();
    void flaggedSetsHaveTheirOwnShape();
    void colourAndAxesAreChosenByKeyboard();
    void clickOnASetShowsItsDistribution();
    void exactSolutionIsLaidOver();
    void exactSaysWhyNot();
    void exactFailureStandsBelow();
    void settingsAreKept();
    void exactTeacherOnlyForMarkovianNetworks();
    void summaryTellsFlagsBoundsAndFloor();
    void pausesAndGoesOn();
    void setsAreShownWhileOthersRun();

private:
    uitest::PrivateHome home_;
};

void TestSimulatePage::emptyChartsSayWhatFillsThem() {
    Shown shown(0, 0);
    for (const char* name : {"scatterChart", "distributionChart"}) {
        QVERIFY(child<ChartPanel>(shown.page, name)->isEmptyChart());
        QVERIFY(child<ChartPanel>(shown.page, name)->accessibleDescription().contains("Simulate"));
    }
}

void TestSimulatePage::scatterShowsTheParameterSpace() {
    Shown shown;
    QTRY_COMPARE(rows(shown.page, "scatterChart").size(), 1 + 30 + 10 + 1);
    QCOMPARE(rows(shown.page, "scatterChart")[0], QString("series,kon,koff,mean of Protein"));
    QCOMPARE(seriesNames(shown.page), (QStringList{"training", "held out", "set 1"}));
    const QStringList third = rows(shown.page, "scatterChart")[3].split(',');
    const std::vector<double> parameters = shown.fixture.parameters(2);
    QCOMPARE(third[1].toDouble(), parameters[0]);
    QCOMPARE(third[2].toDouble(), parameters[1]);
    QVERIFY(std::abs(third[3].toDouble() - StageFixture::proteinMean(2)) < 0.5);
    QCOMPARE(rows(shown.page, "distributionChart")[0], QString("Protein (count),simulation"));
}

void TestSimulatePage::flaggedSetsHaveTheirOwnShape() {
    Shown shown;
    SimulatedSet flagged = shown.fixture.simulated(3);
    DatasetInfo info = *shown.fixture.project().dataset();
    info.settings.trainSets = 32;
    shown.fixture.project().beginDataset(info);
    flagged.halvesAgree = false;
    shown.fixture.project().put(Partition::Train, 30, flagged);
    flagged.halvesAgree = true;
    flagged.startsAgree = false;
    flagged.noiseFloor = NoiseFloor{{0.1, 0.2, 0.3}, 0.4};
    shown.fixture.project().put(Partition::Train, 31, flagged);
    shown.page.refresh();
    QTRY_COMPARE(
        child<ChartPanel>(shown.page, "scatterChart")->csv().count("\"training, not stationary\""),
        2);
    choose(child<QComboBox>(shown.page, "scatterColour"), "Stationarity");
    QCOMPARE(seriesNames(shown.page), (QStringList{"stationary", "halves of the window differ",
                                                   "second start differs", "set 1"}));
    choose(child<QComboBox>(shown.page, "scatterColour"), "Noise floor");
    const QStringList noise = rows(shown.page, "scatterChart");
    QVERIFY(noise[0].endsWith("noise floor of Protein"));
    QVERIFY(noise.filter("not stationary").last().endsWith(",0.3"));
    QVERIFY(noise[1].endsWith(",")); // not known of the others
    QVERIFY2(
        child<QLabel>(shown.page, "simulationSummary")
            ->text()
            .contains("Sets that are not stationary: 2 (the halves of the window differ in 1, the "
                      "second start ends elsewhere in 1)"),
        qPrintable(child<QLabel>(shown.page, "simulationSummary")->text()));
}

void TestSimulatePage::colourAndAxesAreChosenByKeyboard() {
    Shown shown;
    QTRY_VERIFY(!child<ChartPanel>(shown.page, "scatterChart")->isEmptyChart());
    choose(child<QComboBox>(shown.page, "scatterAcross"), "ksynM");
    choose(child<QComboBox>(shown.page, "scatterUp"), "mean");
    choose(child<QComboBox>(shown.page, "scatterColour"), "Sd");
    choose(child<QComboBox>(shown.page, "chartState"), "mRNA");
    QCOMPARE(rows(shown.page, "scatterChart")[0],
             QString("series,ksynM,mean of mRNA (count),sd of mRNA"));
    QVERIFY(rows(shown.page, "distributionChart")[0].startsWith("mRNA (count)"));
    for (const QComboBox* box : shown.page.findChildren<QComboBox*>())
        QVERIFY(!box->accessibleName().isEmpty() && !box->toolTip().isEmpty());
}

void TestSimulatePage::clickOnASetShowsItsDistribution() {
    Shown shown;
    QTRY_VERIFY(!child<ChartPanel>(shown.page, "scatterChart")->isEmptyChart());
    auto* panel = child<ChartPanel>(shown.page, "scatterChart");
    auto* number = child<QSpinBox>(shown.page, "chartSet");
    auto* kind = child<QComboBox>(shown.page, "chartPartition");
    QWidget* surface = panel->findChild<QGraphicsView*>()->viewport();
    int tried = 0;
    for (int y = 10; y < surface->height() - 60 && number->value() == 1; y += 16)
        for (int x = 60; x < surface->width() - 100 && number->value() == 1; x += 16, ++tried)
            QTest::mouseClick(surface, Qt::LeftButton, {}, QPoint(x, y));
    QVERIFY2(number->value() != 1, qPrintable(QString::number(tried)));
    const auto partition = static_cast<Partition>(kind->currentData().toInt());
    const SimulatedSet set = shown.fixture.project().set(partition, number->value() - 1);
    const std::vector<double> wanted = marginal(set.histogram, 2);
    const QStringList shownRows = rows(shown.page, "distributionChart");
    QCOMPARE(shownRows.size(), static_cast<qsizetype>(wanted.size()) + 1);
    QCOMPARE(shownRows[12].section(',', 1, 1).toDouble(), wanted[11]);
    // It is marked among all.
    QVERIFY(seriesNames(shown.page).contains(QString("set %1").arg(number->value())));
}

void TestSimulatePage::exactSolutionIsLaidOver() {
    Session session;
    const Network network = immigrationDeath();
    session.createProject(network);
    DatasetInfo info;
    info.settings = session.project()->simulationSettings();
    info.settings.trainSets = 2;
    info.settings.validSets = 1;
    session.project()->setSimulationSettings(info.settings);
    info.provenance = stamp(session.project()->simulationInputHash(), 1);
    session.project()->beginDataset(info);
    SimulatedSet set;
    set.parameters = {6, 1};
    set.histogram.dimension = 1;
    for (int x = 0; x < 20; ++x) {
        set.histogram.states.push_back(x);
        set.histogram.weights.push_back(std::round(1e6 * bell(6, 60)[std::size_t(x)]));
    }
    for (int i = 0; i < 2; ++i)
        session.project()->put(Partition::Train, i, set);
    session.project()->put(Partition::Valid, 0, set);
    SimulatePage page(session);
    page.resize(1100, 600);
    page.show();
    page.refresh();
    QTRY_VERIFY(!child<ChartPanel>(page, "distributionChart")->isEmptyChart());
    auto* exact = child<QCheckBox>(page, "exactOverlay");
    QVERIFY2(exact->isEnabled(), qPrintable(exact->toolTip()));
    QTest::mouseClick(exact, Qt::LeftButton, {}, QPoint(8, exact->height() / 2));
    QTRY_COMPARE(rows(page, "distributionChart")[0], QString("X (count),simulation,exact"));
    QVERIFY(std::abs(rows(page, "distributionChart")[7].section(',', 2, 2).toDouble() -
                     bell(6, 60)[6]) < 1e-6);
    const QString caption = child<QLabel>(page, "exactCaption")->text();
    QVERIFY2(caption.contains("KL ") && caption.contains("total variation "), qPrintable(caption));
    // Another set is solved again, and without the tick nothing is.
    child<QComboBox>(page, "chartPartition")->setFocus();
    QTest::keyClick(child<QComboBox>(page, "chartPartition"), Qt::Key_Down);
    QTRY_COMPARE(rows(page, "distributionChart")[0], QString("X (count),simulation,exact"));
    exact->setFocus();
    QTest::keyClick(exact, Qt::Key_Space);
    QCOMPARE(rows(page, "distributionChart")[0], QString("X (count),simulation"));
    QVERIFY(!child<QLabel>(page, "exactCaption")->isVisible());
}

void TestSimulatePage::exactSaysWhyNot() {
    Shown shown;
    QTRY_VERIFY(!child<ChartPanel>(shown.page, "scatterChart")->isEmptyChart());
    auto* exact = child<QCheckBox>(shown.page, "exactOverlay");
    QVERIFY(exact->isEnabled());
    Network changed = shown.fixture.network;
    changed.events[5].rate.clear();
    changed.events[5].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1/kdegM"}};
    shown.fixture.project().setNetwork(changed);
    shown.page.refresh();
    QVERIFY(!exact->isEnabled());
    QVERIFY(exact->toolTip().contains("waiting times"));
    QVERIFY(child<QLabel>(shown.page, "exactCaption")->text().contains("waiting times"));
    changed = shown.fixture.network;
    changed.parameters[0].upper *= 2;
    shown.fixture.project().setNetwork(changed);
    shown.page.refresh();
    QVERIFY(!exact->isEnabled());
    QVERIFY(exact->toolTip().contains("has changed since"));
}

void TestSimulatePage::exactFailureStandsBelow() {
    Session session;
    Network network = immigrationDeath();
    network.events[1].rate = "0.001*d*X/(1+X)"; // comes faster than it goes: runs away
    session.createProject(network);
    DatasetInfo info;
    info.settings = session.project()->simulationSettings();
    info.settings.trainSets = 1;
    info.settings.validSets = 1;
    session.project()->setSimulationSettings(info.settings);
    info.provenance = stamp(session.project()->simulationInputHash(), 1);
    session.project()->beginDataset(info);
    SimulatedSet set;
    set.parameters = {6, 1};
    set.histogram = {1, {0, 1}, {1, 1}};
    session.project()->put(Partition::Train, 0, set);
    session.project()->put(Partition::Valid, 0, set);
    SimulatePage page(session);
    page.show();
    page.refresh();
    QTRY_VERIFY(!child<ChartPanel>(page, "distributionChart")->isEmptyChart());
    auto* exact = child<QCheckBox>(page, "exactOverlay");
    QTest::mouseClick(exact, Qt::LeftButton, {}, QPoint(8, exact->height() / 2));
    auto* caption = child<QLabel>(page, "exactCaption");
    QTRY_VERIFY_WITH_TIMEOUT(caption->isVisible() && !caption->text().startsWith("Solving exactly"),
                             60000);
    QVERIFY2(!caption->text().contains("KL"), qPrintable(caption->text()));
    QCOMPARE(rows(page, "distributionChart")[0], QString("X (count),simulation"));
}

void TestSimulatePage::settingsAreKept() {
    Shown shown(0, 0);
    openAdvanced(shown.page);
    type(child<QSpinBox>(shown.page, "trainSets"), "123");
    type(child<QLineEdit>(shown.page, "window"), "500");
    type(child<QSpinBox>(shown.page, "replicas"), "3");
    choose(child<QComboBox>(shown.page, "sampling"), "Residence time");
    choose(child<QComboBox>(shown.page, "method"), "Composition-rejection");
    auto* second = child<QCheckBox>(shown.page, "secondStart");
    QTest::mouseClick(second, Qt::LeftButton, {}, QPoint(8, second->height() / 2));
    shown.page.hide(); // the page is left at once
    const SimulationSettings stored = shown.fixture.project().simulationSettings();
    QCOMPARE(stored.trainSets, 123);
    QCOMPARE(stored.window, 500.0);
    QCOMPARE(stored.replicasPerSet, 3);
    QCOMPARE(stored.sampling, Sampling::ResidenceTime);
    QCOMPARE(stored.method, SimulationMethod::CompositionRejection);
    QVERIFY(stored.secondStart);
    SimulatePage again(shown.fixture.session);
    again.show();
    again.refresh();
    QCOMPARE(child<QSpinBox>(again, "replicas")->value(), 3);
    QCOMPARE(child<QComboBox>(again, "sampling")->currentText(), QString("Residence time"));
    QVERIFY(!child<QLineEdit>(again, "interval")->isEnabled()); // there are no snapshots
    QVERIFY(child<QCheckBox>(again, "secondStart")->isChecked());
}

void TestSimulatePage::exactTeacherOnlyForMarkovianNetworks() {
    Shown shown(0, 0);
    openAdvanced(shown.page);
    auto* teacher = child<QComboBox>(shown.page, "teacher");
    const auto isOffered = [teacher] {
        return qobject_cast<QStandardItemModel*>(teacher->model())->item(1)->isEnabled();
    };
    QVERIFY(isOffered());
    choose(teacher, "Exact solver");
    QTRY_COMPARE(shown.fixture.project().simulationSettings().teacher, Teacher::Exact);
    Network changed = shown.fixture.network;
    changed.events[5].delay = Delay{{TimeDistribution::Kind::Deterministic, {"3"}}, false};
    shown.fixture.project().setNetwork(changed);
    shown.page.refresh();
    QVERIFY(!isOffered());
    QVERIFY(!shown.page.primaryAction()->isEnabled()); // and says why
    QVERIFY2(child<QLabel>(shown.page, "pageIssues")->text().contains("waiting times or delays"),
             qPrintable(child<QLabel>(shown.page, "pageIssues")->text()));
}

void TestSimulatePage::summaryTellsFlagsBoundsAndFloor() {
    Shown shown;
    DatasetDigest digest;
    digest.noiseFloor = NoiseFloor{{0.012, 0.034, 0.056}, 0.1};
    digest.upperBounds = UpperBounds{{2, 30, 61}, {0, 0.0012, 0.0005}, {0, 1e-4, 1e-4}};
    shown.fixture.project().finishDataset(95, digest);
    shown.page.refresh();
    const QString text = child<QLabel>(shown.page, "simulationSummary")->text();
    QVERIFY2(text.contains("computing time 1:35"), qPrintable(text));
    QVERIFY2(text.contains("Stationary: all sets"), qPrintable(text));
    QVERIFY2(text.contains("median total variation: ON 0.012, mRNA 0.034, Protein 0.056"),
             qPrintable(text));
    QVERIFY2(text.contains("Upper bounds proposed: ON 2 (cuts off nothing), mRNA 30 (cuts off at "
                           "most 0.12 %), Protein 61 (cuts off at most 0.05 %)"),
             qPrintable(text));
}

void TestSimulatePage::pausesAndGoesOn() {
    Shown shown;
    auto* pause = child<QPushButton>(shown.page, "pauseSimulation");
    QVERIFY(!pause->isVisible());
    JobRunner& jobs = shown.fixture.session.jobs();
    std::atomic<int> sets = 0;
    jobs.start(Stage::Simulate, [&](JobSinks& sinks, std::stop_token stop) {
        while (!stop.stop_requested()) {
            sinks.progress().waitWhilePaused(stop);
            sinks.progress().progress({double(++sets), 100000, text("making sets")});
            QTest::qSleep(2);
        }
        return Outcome::Cancelled;
    });
    shown.page.refresh();
    auto* pace = child<QLabel>(shown.page, "pace");
    QTRY_VERIFY(pause->isVisible());
    QTRY_VERIFY(pace->text().contains("of 100,000 sets"));
    QTRY_VERIFY(pace->text().contains("sets a second"));
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(jobs.isPaused());
    QVERIFY2(pace->text().startsWith("Paused. "), qPrintable(pace->text()));
    QCOMPARE(pause->text().remove('&'), QString("Go on"));
    QTest::qWait(30);
    const int before = sets;
    QTest::qWait(60);
    QCOMPARE(sets.load(), before);
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    QTRY_VERIFY(sets > before);
    QTRY_VERIFY(!pace->text().startsWith("Paused"));
    QTest::mouseClick(pause, Qt::LeftButton);
    QTest::mouseClick(child<QPushButton>(shown.page, "cancelAction"), Qt::LeftButton);
    QTRY_VERIFY(!jobs.isRunning()); // cancel ends a pause
    QTRY_VERIFY(!pause->isVisible());
}

void TestSimulatePage::setsAreShownWhileOthersRun() {
    Shown shown(0, 0);
    Project& project = shown.fixture.project();
    JobRunner& jobs = shown.fixture.session.jobs();
    jobs.start(Stage::Simulate, [&](JobSinks& sinks, std::stop_token stop) {
        shown.fixture.addDataset(24, 4);
        while (!stop.stop_requested()) {
            sinks.progress().progress({28, 100, text("making sets")});
            QTest::qSleep(20);
        }
        return Outcome::Cancelled;
    });
    shown.page.refresh();
    QTRY_VERIFY(!child<ChartPanel>(shown.page, "scatterChart")->isEmptyChart());
    QTRY_VERIFY(!child<ChartPanel>(shown.page, "distributionChart")->isEmptyChart());
    QVERIFY(jobs.isRunning());
    QCOMPARE(child<QSpinBox>(shown.page, "chartSet")->maximum(), 4);
    type(child<QSpinBox>(shown.page, "chartSet"), "3");
    QTRY_VERIFY(seriesNames(shown.page).contains("set 3")); // a scan may be under way
    QCOMPARE(project.count(Partition::Valid), 4);
    jobs.cancelAndWait();
}

QTEST_MAIN(TestSimulatePage)
#include "tst_simulate_page.moc"
