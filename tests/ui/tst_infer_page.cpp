// The Infer page over fabricated results: every tab, groups, settings, a running job.

#include "stage_fixture.h"

#include "chart_support.h"
#include "ui/charts/matrix_panel.h"
#include "ui/pages/infer_page.h"
#include "ui/workers/job_queue.h"
#include "ui/workers/job_runner.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
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

ChartPanel& chart(QWidget& page, const char* name) {
    return *child<ChartPanel>(page, name);
}

template <typename T> T* field(QWidget& page, const QString& accessibleName) {
    for (T* box : page.findChildren<T*>())
        if (box->accessibleName() == accessibleName)
            return box;
    qFatal("no %s", qPrintable(accessibleName));
}

QString text(QWidget& page, const char* name) {
    const QLabel* label = child<QLabel>(page, name);
    return label->isHidden() ? QString() : label->text();
}

/// Opens the tab with this title.
void openTab(QWidget& page, const QString& title) {
    auto* tabs = child<QTabWidget>(page, "inferenceTabs");
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i).remove(u'&') == title) {
            tabs->setCurrentIndex(i);
            QCoreApplication::processEvents();
            return;
        }
    qFatal("no tab %s", qPrintable(title));
}

bool isTabVisible(QWidget& page, const QString& title) {
    auto* tabs = child<QTabWidget>(page, "inferenceTabs");
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i).remove(u'&') == title)
            return tabs->isTabVisible(i);
    return false;
}

/// Colours that are not the background's.
int inked(QWidget& widget) {
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    std::map<QRgb, int> colours;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++colours[image.pixel(x, y)];
    int most = 0;
    for (const auto& [colour, count] : colours)
        most = std::max(most, count);
    return image.width() * image.height() - most;
}

/// The page as a user meets it, once what the project holds is on screen.
struct Shown {
    explicit Shown(StageFixture& fixture)
        : page(fixture.session, [](const Project&) { return std::make_unique<BellSolver>(); }) {
        page.resize(1100, 640);
        page.show();
        wait();
    }
    void wait() {
        QSignalSpy spy(&page, &InferPage::shown);
        if (spy.isEmpty())
            QVERIFY(spy.wait());
    }
    void refresh() {
        page.refresh();
        wait();
    }
    InferPage page;
};

void makeGroups(StageFixture& fixture, int groups) {
    fixture.addTraining();
    fixture.addGroups(groups);
    for (int g = 0; g < groups; ++g) {
        Posterior posterior = fixture.bayesianPosterior(0.02 * g);
        posterior.group = "gene " + std::to_string(g + 1);
        if (g == 1) {
            posterior = {};
            posterior.group = "gene 2";
            posterior.failure = "no cell is left";
            posterior.settings = fixture.project().inferenceSettings();
            posterior.provenance = stamp(fixture.project().inferenceInputHash(), 1);
        }
        fixture.project().setPosterior(static_cast<std::size_t>(g), posterior);
    }
}

} // namespace

class InferPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void emptyPageSaysWhatToDo();
    void searchIsShown();
    void bayesianPosteriorFillsEveryTab();
    void aFinishedRunSaysThatNothingIsLeft();
    void predictionsAreAskedOfTheSolver();
    void groupsAreListedAndOpened();
    void groupsAreCompared();
    void calibrationIsShown();
    void settingsAreKept();
    void badSettingsAreNamed();
    void staleResultsSaySo();
    void runningJobTellsHowFarItIs();
    void everyControlIsNamed();
};

void InferPageTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("dyngpt-tests");
    QCoreApplication::setApplicationName("tst_infer_page");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void InferPageTest::emptyPageSaysWhatToDo() {
    Session session;
    InferPage alone(session);
    QVERIFY(!alone.primaryAction()->isEnabled());
    QCOMPARE(text(alone, "pageHint"), QString("No project is open."));

    StageFixture fixture;
    fixture.addTraining();
    Shown shown(fixture);
    QVERIFY(text(shown.page, "pageHint").contains("Load a CSV file"));
    QVERIFY(!shown.page.primaryAction()->isEnabled());
    QVERIFY(text(shown.page, "inferenceVerdict").contains("press Infer"));
    for (const QString tab : {"Violins", "Pairs", "Fit", "Chains"}) {
        openTab(shown.page, tab);
        bool told = false;
        for (const QLabel* label : shown.page.findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text().contains("press Infer"));
        QVERIFY2(told, qPrintable(tab));
    }
    openTab(shown.page, "Trust");
    QVERIFY(text(shown.page, "calibrationVerdict").contains("Calibrate"));
    QVERIFY(!isTabVisible(shown.page, "Groups"));
    QVERIFY(!isTabVisible(shown.page, "Compare"));
    fixture.addObservedData();
    shown.refresh();
    QVERIFY(shown.page.primaryAction()->isEnabled());
    QVERIFY(text(shown.page, "observedData").contains("Cells: 300"));
}

void InferPageTest::searchIsShown() {
    StageFixture fixture;
    fixture.addEverything();
    Shown shown(fixture);
    InferPage& page = shown.page;
    auto* table = child<QTableView>(page, "estimateTable");
    QCOMPARE(table->model()->rowCount(), 7);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QString("kon"));
    QCOMPARE(table->model()->index(0, 1).data().toString(), QString("0.055"));
    const QString kon = chart(page, "posteriorChart").csv();
    QVERIFY(kon.contains("estimate,"));
    table->selectRow(2);
    QVERIFY(chart(page, "posteriorChart").csv() != kon);
    QVERIFY(text(page, "inferenceNotes").contains("<i>k</i><sub>deg,P</sub>: the data say little"));
    QVERIFY(text(page, "inferenceVerdict").contains("For that choose the Bayesian one"));
    openTab(page, "Fit");
    QVERIFY(
        chart(page, "fitChart").csv().startsWith("mRNA (count),observed,solver at the estimate"));
    field<QComboBox>(page, "State of the fit")->setCurrentIndex(1);
    QVERIFY(chart(page, "fitChart").csv().startsWith("Protein (count)"));
    openTab(page, "Chains");
    QCOMPARE(chart(page, "searchChart").csv().count("\r\n"), 1 + 20 * 200);
}

void InferPageTest::bayesianPosteriorFillsEveryTab() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addObservedData();
    fixture.addBayesianPosterior();
    Shown shown(fixture);
    InferPage& page = shown.page;
    QVERIFY(text(page, "inferenceVerdict").startsWith("Nothing speaks against"));
    auto* table = child<QTableView>(page, "estimateTable");
    QCOMPARE(table->model()->rowCount(), 8);
    QVERIFY(chart(page, "posteriorChart").csv().contains("true value"));
    QVERIFY(chart(page, "posteriorChart").csv().contains("prior"));
    table->selectRow(7); // the derived quantity has a posterior of its own
    QVERIFY(!chart(page, "posteriorChart").isEmptyChart());
    QVERIFY(inked(chart(page, "posteriorChart")) > 2000);

    openTab(page, "Violins");
    QCOMPARE(chart(page, "violinChart").csv().count("posterior,"), 7);
    QCOMPARE(chart(page, "violinChart").csv().count("true value,"), 7);
    QVERIFY(inked(chart(page, "violinChart")) > 5000);

    openTab(page, "Pairs");
    QVERIFY(text(page, "ridges")
                .contains("<i>k</i><sub>on</sub> and <i>k</i><sub>off</sub> cannot be told apart"));
    auto* pairs = child<MatrixPanel>(page, "pairsMatrix");
    QCOMPARE(pairs->content().size(), 7);
    QVERIFY(inked(*pairs) > 5000);

    openTab(page, "Fit");
    QVERIFY(chart(page, "fitChart").csv().contains("95 % of the posterior, up to"));
    QVERIFY(text(page, "fitSentence").contains("as good as it can be"));

    openTab(page, "Chains");
    QCOMPARE(chart(page, "searchChart").csv().count("\r\n"), 1 + 400);
    QVERIFY(inked(chart(page, "searchChart")) > 5000);
    const QString kon = chart(page, "searchChart").csv();
    field<QComboBox>(page, "Parameter of the trace")->setCurrentIndex(1);
    QVERIFY(chart(page, "searchChart").csv() != kon);
}

void InferPageTest::aFinishedRunSaysThatNothingIsLeft() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addObservedData();
    Shown shown(fixture);
    auto* seed = field<QLineEdit>(shown.page, "Seed");
    const auto choose = [&](const char* value) {
        seed->selectAll();
        QTest::keyClicks(seed, QString::fromLatin1(value));
        shown.page.storeNow();
    };
    choose("76");
    fixture.project().setPosterior(0, fixture.bayesianPosterior());
    shown.refresh();
    QSignalSpy submitted(&fixture.session.queue(), &JobQueue::changed);
    shown.page.primaryAction()->click();
    QVERIFY2(text(shown.page, "pageIssues").contains("Nothing is left to do"),
             qPrintable(text(shown.page, "pageIssues")));
    QCOMPARE(submitted.size(), 0);
    choose("77");
    shown.page.primaryAction()->click();
    QTRY_VERIFY(!text(shown.page, "pageIssues").contains("Nothing is left to do"));
    QVERIFY(submitted.size() > 0);
    fixture.session.jobs().cancelAndWait();
}

void InferPageTest::predictionsAreAskedOfTheSolver() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addObservedData();
    fixture.addBayesianPosterior();
    Shown shown(fixture);
    openTab(shown.page, "Fit");
    auto* tabs = child<QTabWidget>(shown.page, "fitTabs");
    tabs->setCurrentIndex(1);
    QTRY_VERIFY(!chart(shown.page, "predictedMap").isEmptyChart());
    QVERIFY(chart(shown.page, "observedMap").csv().startsWith("Protein (count),mRNA (count)"));
    tabs->setCurrentIndex(2);
    auto* matrix = child<MatrixPanel>(shown.page, "fitMatrix");
    QCOMPARE(matrix->content().size(), 2);
    QVERIFY(inked(*matrix) > 5000);
    Q_EMIT matrix->cellChosen(1, 1);
    QCOMPARE(tabs->currentIndex(), 0);
    QCOMPARE(field<QComboBox>(shown.page, "State of the fit")->currentText(), QString("Protein"));
}

void InferPageTest::groupsAreListedAndOpened() {
    StageFixture fixture;
    makeGroups(fixture, 6);
    Shown shown(fixture);
    InferPage& page = shown.page;
    QVERIFY(isTabVisible(page, "Groups"));
    QVERIFY(text(page, "observedData").contains("Groups: 6"));
    QVERIFY(text(page, "observedData").contains("Cells above the solver's bounds: 6"));
    QVERIFY(child<QComboBox>(page, "cellsOutside")->isVisible());
    openTab(page, "Groups");
    auto* table = child<QTableView>(page, "groupTable");
    QCOMPARE(table->model()->rowCount(), 6);
    QVERIFY(text(page, "groupCounts").startsWith("Inferred: 5 of 6. Failed: 1."));
    QVERIFY(inked(chart(page, "groupChart")) > 1000);
    QCOMPARE(chart(page, "groupChart").csv().count("groups,"), 5);
    child<QLineEdit>(page, "groupFilter")->setText("gene 2");
    QCOMPARE(table->model()->rowCount(), 1);

    // A group that failed says why.
    QSignalSpy spy(&page, &InferPage::shown);
    Q_EMIT table->activated(table->model()->index(0, 0));
    QVERIFY(spy.wait());
    QVERIFY(text(page, "inferenceVerdict").contains("could not be inferred: no cell is left"));
    QCOMPARE(child<QComboBox>(page, "groupChoice")->currentText(), QString("gene 2"));

    // Another by the list above the tabs.
    auto* choice = child<QComboBox>(page, "groupChoice");
    choice->setCurrentIndex(3);
    Q_EMIT choice->activated(3);
    QVERIFY(spy.wait());
    QCOMPARE(child<QTableView>(page, "estimateTable")->model()->index(0, 1).data().toString(),
             QString("0.0604"));
}

void InferPageTest::groupsAreCompared() {
    StageFixture fixture;
    makeGroups(fixture, 6);
    Shown shown(fixture);
    InferPage& page = shown.page;
    openTab(page, "Compare");
    auto* table = child<QTableView>(page, "comparisonTable");
    QTRY_COMPARE(table->model()->rowCount(), 8);
    // gene 1 against gene 3: shifted by 4 % of the box, 0.8 sd.
    QVERIFY(!chart(page, "comparisonChart").isEmptyChart());
    QVERIFY(chart(page, "comparisonChart").csv().contains("gene 3"));
    auto* with = field<QComboBox>(page, "with");
    with->setCurrentIndex(with->count() - 1);
    Q_EMIT with->activated(with->currentIndex());
    QTRY_VERIFY(chart(page, "comparisonChart").csv().contains("gene 6"));
    QVERIFY(!text(page, "comparisonSentence").isEmpty());

    openTab(page, "Groups");
    auto* picture = child<QComboBox>(page, "groupPicture");
    const auto draw = [&](int index) {
        picture->setCurrentIndex(index);
        Q_EMIT picture->activated(index);
    };
    draw(picture->findText("Means of data and fit"));
    // Five groups that did not fail, two observed states each.
    QTRY_COMPARE(chart(page, "groupChart").csv().count("\r\n"), 1 + 5 * 2);
    draw(picture->findText("Difference from a group"));
    QTRY_COMPARE(chart(page, "groupChart").csv().count("\r\n"), 1 + 4);
}

void InferPageTest::calibrationIsShown() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addCalibration();
    Shown shown(fixture);
    InferPage& page = shown.page;
    openTab(page, "Trust");
    QVERIFY(text(page, "calibrationVerdict")
                .contains("The intervals of <i>k</i><sub>on</sub> do not keep their"));
    QVERIFY(!text(page, "calibrationVerdict").contains("made anew"));
    auto* table = child<QTableView>(page, "calibrationTable");
    QCOMPARE(table->model()->rowCount(), 7);
    const QString kon = chart(page, "rankChart").csv();
    QVERIFY(kon.contains("99 % band"));
    table->selectRow(1);
    QVERIFY(chart(page, "rankChart").csv() != kon);
    QVERIFY(inked(chart(page, "coverageChart")) > 2000);
    QVERIFY(child<QPushButton>(page, "calibrate")->isEnabled());
    Network changed = fixture.network;
    changed.parameters[0].upper *= 2;
    fixture.project().setNetwork(changed);
    shown.refresh();
    QVERIFY(text(page, "calibrationVerdict").startsWith("This calibration is out of date"));
    fixture.addObservedData(); // not of ON
    shown.refresh();
    QTRY_VERIFY(text(page, "calibrationVerdict")
                    .contains("counts of ON, mRNA, Protein, the cells "
                              "here of mRNA, Protein"));
}

void InferPageTest::settingsAreKept() {
    StageFixture fixture;
    Shown shown(fixture);
    InferPage& page = shown.page;
    auto* method = child<QComboBox>(page, "inferenceMethod");
    const int inferrer = method->findData(static_cast<int>(InferenceMethod::Inferrer));
    method->setCurrentIndex(inferrer);
    Q_EMIT method->activated(inferrer);
    field<QComboBox>(page, "Loss")->setCurrentIndex(1);
    field<QSpinBox>(page, "Starts")->setValue(17);
    auto* priors = child<QTableView>(page, "priorTable")->model();
    QVERIFY(priors->setData(priors->index(0, 3), "0.05", Qt::EditRole));
    auto* derived = child<QTableView>(page, "derivedTable")->model();
    QVERIFY(derived->setData(derived->index(0, 0), "burst", Qt::EditRole));
    QVERIFY(derived->setData(derived->index(0, 1), "ksynon/koff", Qt::EditRole));
    page.hide(); // the page is left at once
    const InferenceSettings kept = fixture.project().inferenceSettings();
    QVERIFY(kept.method == InferenceMethod::Inferrer);
    QVERIFY(kept.loss == InferenceLoss::Hellinger);
    QCOMPARE(kept.starts, 17);
    QCOMPARE(kept.priors.size(), std::size_t{1});
    QCOMPARE(kept.priors[0].upper, 0.05);
    QCOMPARE(kept.derived.size(), std::size_t{1});
    Shown again(fixture);
    QCOMPARE(field<QSpinBox>(again.page, "Starts")->value(), 17);
    QCOMPARE(child<QTableView>(again.page, "priorTable")->model()->index(0, 3).data().toString(),
             QString("0.05"));
    child<QPushButton>(again.page, "resetPriors")->click();
    QCOMPARE(child<QTableView>(again.page, "priorTable")->model()->index(0, 3).data().toString(),
             QString("0.1"));
}

void InferPageTest::badSettingsAreNamed() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addObservedData();
    Shown shown(fixture);
    auto* priors = child<QTableView>(shown.page, "priorTable")->model();
    QVERIFY(text(shown.page, "settingsIssues").isEmpty());
    QVERIFY(priors->setData(priors->index(0, 3), "0.001", Qt::EditRole)); // below its beginning
    QVERIFY2(text(shown.page, "settingsIssues").contains("kon"),
             qPrintable(text(shown.page, "settingsIssues")));
    shown.page.primaryAction()->click();
    QVERIFY(!fixture.session.jobs().isRunning());
    QVERIFY(text(shown.page, "pageIssues").contains("kon"));
}

void InferPageTest::staleResultsSaySo() {
    StageFixture fixture;
    fixture.addEverything();
    Shown shown(fixture);
    QVERIFY(!text(shown.page, "pageHint").contains("stale"));
    ObservedData other = *fixture.project().observedData();
    other.groups[0].cells[0] += 1;
    fixture.project().setObservedData(other);
    shown.refresh();
    QVERIFY2(text(shown.page, "pageHint").contains("estimates are stale"),
             qPrintable(text(shown.page, "pageHint")));
}

void InferPageTest::runningJobTellsHowFarItIs() {
    StageFixture fixture;
    fixture.addTraining();
    fixture.addObservedData();
    Shown shown(fixture);
    std::atomic<bool> go{false};
    QVERIFY(fixture.session.jobs().start(Stage::Infer, [&go](JobSinks& sinks, std::stop_token) {
        sinks.inference().samplerStep(1200, 6000, 3);
        while (!go)
            QTest::qSleep(5);
        return Outcome::Cancelled;
    }));
    QTRY_COMPARE(text(shown.page, "samplerText"),
                 QString("Draws: 1,200 of 6,000, warm-up included. Divergent: 3."));
    QVERIFY(!field<QSpinBox>(shown.page, "Draws")->isEnabled());
    QVERIFY(child<QPushButton>(shown.page, "cancelAction")->isVisible());
    go = true;
    QTRY_VERIFY(!fixture.session.jobs().isRunning());
    QTRY_VERIFY(field<QSpinBox>(shown.page, "Draws")->isEnabled());
}

void InferPageTest::everyControlIsNamed() {
    StageFixture fixture;
    makeGroups(fixture, 3);
    Shown shown(fixture);
    for (const QWidget* widget : shown.page.findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QComboBox*>(widget) ||
                             qobject_cast<const QSpinBox*>(widget) ||
                             qobject_cast<const QTableView*>(widget) ||
                             (qobject_cast<const QLineEdit*>(widget) &&
                              !qobject_cast<const QSpinBox*>(widget->parentWidget()));
        if (control)
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName() + widget->metaObject()->className()));
    }
}

QTEST_MAIN(InferPageTest)
#include "tst_infer_page.moc"
