#include "tests/ui/solve_fixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>

using namespace dyngpt;

class TestSolvePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void withoutASolverLeadsToTraining();
    void pictureFollowsTheSlider();
    void framesAreDroppedAndTheLastOneIsShown();
    void slowSolverNeverBlocksTheWindow();
    void sensitivitiesComeWhenTheHandRests();
    void knownCountsGiveTheOthers();
    void anotherPairIsDrawn();
    void namesAndUnitsAreSetAsInFormulas();
    void simulationIsLaidOverAndGoesWithThePoint();
    void exactSolutionIsLaidOver();
    void comparisonIsCancelled();
    void noExactSolutionWithWaitingTimes();
    void outsideTheTrainedRangeIsSaidInWords();
    void valuesAreCopiedAndReset();
    void largeTableIsSampled();
    void anotherSolverIsTaken();
    void solverThatCannotBeLoadedSaysWhy();
    void standsWithoutAProject();

private:
    uitest::PrivateHome home_;
};

void TestSolvePage::withoutASolverLeadsToTraining() {
    StageFixture fixture;
    SolvePage page(fixture.session);
    page.show();
    page.refresh();
    auto* label = page.findChild<QLabel*>("solveAbsence");
    QVERIFY(label->isVisible());
    QVERIFY2(label->text().startsWith("There is no solver yet"), qPrintable(label->text()));
    QVERIFY(!page.findChild<QPushButton*>("compareSimulation")->isVisible());
    QList<Stage> asked;
    connect(&page, &Page::stageRequested, this, [&](Stage stage) { asked << stage; });
    QTest::mouseClick(page.findChild<QPushButton*>("goToTrain"), Qt::LeftButton);
    QCOMPARE(asked, QList<Stage>{Stage::Train});
}

void TestSolvePage::pictureFollowsTheSlider() {
    Shown shown;
    QAbstractItemModelTester moments(shown.moments());
    QAbstractItemModelTester sensitivities(shown.sensitivities());
    QTRY_VERIFY(!shown.csv().isEmpty());
    for (const char* chart : {"marginal_ON", "marginal_mRNA", "solvedMap"})
        QVERIFY(!shown.csv(chart).isEmpty());
    auto* slider = shown.child<QSlider>("slider_ksynM");
    auto* field = shown.child<QLineEdit>("value_ksynM");
    QTRY_COMPARE(shown.moments()->rowCount(), 3);
    QVERIFY(std::abs(shown.mean(2) - 10 * field->text().toDouble()) < 1e-3);
    for (const double share : {0.2, 0.9}) {
        const QString before = shown.csv();
        slider->setValue(static_cast<int>(share * slider->maximum()));
        QTRY_VERIFY(shown.csv() != before);
        QVERIFY(std::abs(shown.mean(2) - 10 * field->text().toDouble()) < 1e-3);
    }
    QVERIFY(shown.label("solveStatus").startsWith("From the whole joint table of 3,600 cells"));
    QVERIFY(shown.child<QTableView>("momentTable")->isColumnHidden(MomentModel::Kl));
}

void TestSolvePage::framesAreDroppedAndTheLastOneIsShown() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7); // nothing more to do
    auto* slider = shown.child<QSlider>("slider_ksynM");
    QList<double> frames;
    connect(shown.page.get(), &SolvePage::drawn, this, [&] { frames << shown.mean(2); });
    const auto wanted = [&] {
        return 10 * shown.child<QLineEdit>("value_ksynM")->text().toDouble();
    };
    shown.held = true;
    slider->setValue(100);
    const double first = wanted();
    for (int i = 1; i < 60; ++i) { // while the solver is at work on the first
        slider->setValue(100 + 10 * i);
        QCoreApplication::processEvents();
    }
    shown.held = false;
    QTRY_COMPARE(frames.size(), 2); // a hand that does not rest is followed, but never behind
    QVERIFY(std::abs(frames[0] - first) < 1e-3);
    QVERIFY(std::abs(frames[1] - wanted()) < 1e-3);
    QTest::qWait(100);
    QCOMPARE(frames.size(), 2);
}

void TestSolvePage::slowSolverNeverBlocksTheWindow() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    QElapsedTimer gap;
    qint64 longest = 0;
    QTimer heart;
    heart.setInterval(5);
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, gap.restart()); });
    gap.start();
    heart.start();
    shown.held = true;
    for (int i = 0; i < 10; ++i) {
        shown.child<QSlider>("slider_ksynM")->setValue(100 + 40 * i);
        QTest::qWait(60);
    }
    QVERIFY2(longest < 300, qPrintable(QString::number(longest)));
    shown.held = false;
}

void TestSolvePage::sensitivitiesComeWhenTheHandRests() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    auto* model = shown.sensitivities();
    // A Poisson whose mean is 10 ksynM: 1 % more gives 1 % more, and half of that in the sd.
    QCOMPARE(model->index(0, SensitivityModel::Parameter).data().toString(), QString("ksynM"));
    QCOMPARE(model->index(0, SensitivityModel::Mean).data().toString(), QString("+1.00"));
    QCOMPARE(model->index(0, SensitivityModel::Sd).data().toString(), QString("+0.50"));
    QCOMPARE(model->index(0, SensitivityModel::Mean).data(SensitivityModel::shareRole).toDouble(),
             model->index(0, SensitivityModel::Mean).data(Qt::UserRole).toDouble() /
                 model->index(0, SensitivityModel::Mean).data(Qt::UserRole).toDouble());
    const QString tip = model->index(0, SensitivityModel::Mean).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.startsWith("1 % more ksynM changes the mean of Protein by +1.00 %"),
             qPrintable(tip));
    QVERIFY(shown.child<QTableView>("sensitivityTable")->isEnabled());
    auto* state = shown.child<QComboBox>("sensitiveState");
    state->setCurrentIndex(state->findText("mRNA"));
    QVERIFY(std::abs(model->index(0, SensitivityModel::Mean).data(Qt::UserRole).toDouble()) < 1e-9);
    // Those of the point before are marked until the new ones come.
    shown.child<QSlider>("slider_kon")->setValue(10);
    QTRY_VERIFY(!shown.child<QTableView>("sensitivityTable")->isEnabled());
    QTRY_VERIFY(shown.child<QTableView>("sensitivityTable")->isEnabled());
}

void TestSolvePage::knownCountsGiveTheOthers() {
    Shown shown;
    QTRY_COMPARE(shown.moments()->rowCount(), 3);
    shown.type(shown.child<QSpinBox>("known_mRNA"), "4");
    QTRY_VERIFY(std::abs(shown.mean(1) - 4) < 1e-9);
    const QString status = shown.label("solveStatus");
    QVERIFY2(status.endsWith("The known counts have probability 0.134"), qPrintable(status));
    shown.type(shown.child<QSpinBox>("known_mRNA"), "29");
    QTRY_VERIFY(shown.label("solveStatus").contains("too rare"));
}

void TestSolvePage::namesAndUnitsAreSetAsInFormulas() {
    Shown shown;
    const auto label = [&](const char* field) {
        auto* edit = shown.child<QLineEdit>(field);
        for (QLabel* each : shown.page->findChildren<QLabel*>())
            if (each->buddy() == edit)
                return each->text();
        return QString();
    };
    QCOMPARE(label("value_kon"), QString("<i>k</i><sub>on</sub>"));
    Network network = shown.fixture.project().network();
    for (Parameter& parameter : network.parameters)
        if (parameter.name == "kon") {
            parameter.displayName = "\\rho^{+}";
            parameter.unit = "1/h";
        }
    shown.fixture.project().setNetwork(network);
    shown.page->refresh();
    QCOMPARE(label("value_kon"), QString("<i>ρ</i><sup>+</sup> (1/h)"));
    QVERIFY(shown.child<QSlider>("slider_kon")->toolTip().startsWith("kon (1/h), range "));
}

void TestSolvePage::anotherPairIsDrawn() {
    Shown shown;
    QTRY_VERIFY(!shown.csv("solvedMap").isEmpty());
    const QString before = shown.csv("solvedMap");
    auto* pair = shown.child<QComboBox>("solvedPair");
    QCOMPARE(pair->currentText(), QString("mRNA and Protein"));
    pair->setFocus();
    QTest::keyClick(pair, Qt::Key_Up);
    QCOMPARE(pair->currentText(), QString("ON and Protein"));
    QTRY_VERIFY(shown.csv("solvedMap") != before);
    QVERIFY(!shown.child<QComboBox>("solvedPairSource")->isVisible());
}

void TestSolvePage::simulationIsLaidOverAndGoesWithThePoint() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    shown.press("compareSimulation");
    QTRY_VERIFY(shown.csv().contains("simulation"));
    QVERIFY(shown.child<QTableView>("sensitivityTable")->isEnabled());
    QCOMPARE(shown.moments()->rowCount(), 6);
    QVERIFY(shown.moments()->index(1, MomentModel::Kl).data(Qt::UserRole).toDouble() > 0);
    QVERIFY(!shown.moments()->index(0, MomentModel::Kl).data(Qt::UserRole).isValid());
    QVERIFY2(shown.label("comparisonStatus").startsWith("Noise"),
             qPrintable(shown.label("comparisonStatus")));
    auto* source = shown.child<QComboBox>("solvedPairSource");
    QVERIFY(source->isVisible());
    const QString solver = shown.csv("solvedMap");
    source->setCurrentIndex(1);
    QVERIFY(shown.csv("solvedMap") != solver);
    // One more has other random numbers.
    const QString first = shown.csv();
    shown.press("compareSimulation");
    QTRY_VERIFY(shown.csv() != first && shown.csv().contains("simulation"));
    // Known counts keep it, another point does not.
    shown.type(shown.child<QSpinBox>("known_ON"), "1");
    QTRY_VERIFY(shown.label("solveStatus").contains("known counts"));
    QVERIFY(shown.csv().contains("simulation"));
    shown.child<QSlider>("slider_kon")->setValue(900);
    QTRY_VERIFY(!shown.csv().contains("simulation"));
    QCOMPARE(shown.label("comparisonStatus"),
             QString("The parameters have changed: compare again."));
    QCOMPARE(shown.moments()->rowCount(), 3);
}

void TestSolvePage::exactSolutionIsLaidOver() {
    Shown shown;
    QTRY_VERIFY(shown.button("compareExact")->isEnabled());
    shown.type(shown.child<QLineEdit>("value_ksynM"), "0.05");
    shown.type(shown.child<QLineEdit>("value_ksynon"), "0.5");
    QTRY_VERIFY(std::abs(shown.mean(2) - 0.5) < 1e-3);
    shown.press("compareExact");
    QTRY_VERIFY_WITH_TIMEOUT(shown.csv().contains("exact"), 60000);
    QCOMPARE(shown.moments()->rowCount(), 6);
    QCOMPARE(shown.moments()->index(1, MomentModel::Source).data().toString(), QString("exact"));
    // The referee knows the closed form: kon / (kon + koff).
    const double kon = shown.child<QLineEdit>("value_kon")->text().toDouble();
    const double koff = shown.child<QLineEdit>("value_koff")->text().toDouble();
    QVERIFY(std::abs(shown.mean(1) - kon / (kon + koff)) < 1e-6);
    shown.press("compareSimulation");
    QTRY_COMPARE(shown.moments()->rowCount(), 9); // both at once
}

void TestSolvePage::comparisonIsCancelled() {
    Shown shown;
    shown.simulate(1e9, 1e6, 100); // takes very long
    QTRY_VERIFY(shown.button("compareSimulation")->isEnabled());
    shown.press("compareSimulation");
    QTRY_VERIFY(shown.button("cancelComparison")->isVisible());
    QVERIFY(!shown.button("compareSimulation")->isVisible());
    QCOMPARE(shown.label("comparisonStatus"), QString("Simulating…"));
    shown.press("cancelComparison");
    QVERIFY(shown.button("compareSimulation")->isVisible());
    QCOMPARE(shown.label("comparisonStatus"), QString("Cancelled"));
    QTest::qWait(100);
    QVERIFY(!shown.csv().contains("simulation"));
    // So does another point.
    shown.press("compareSimulation");
    QTRY_VERIFY(shown.button("cancelComparison")->isVisible());
    shown.child<QSlider>("slider_kon")->setValue(5);
    QTRY_VERIFY(shown.button("compareSimulation")->isVisible());
}

void TestSolvePage::noExactSolutionWithWaitingTimes() {
    Shown shown;
    QTRY_VERIFY(shown.button("compareExact")->isEnabled());
    Network network = shown.fixture.network;
    network.events[5].rate.clear();
    network.events[5].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1/kdegM"}};
    shown.fixture.project().setNetwork(network);
    shown.page->refresh();
    QVERIFY(!shown.button("compareExact")->isEnabled());
    QVERIFY(shown.button("compareExact")->toolTip().contains("waiting times"));
    QVERIFY(shown.button("compareSimulation")->isEnabled());
    QVERIFY2(shown.label("pageHint").startsWith("The solver is stale"),
             qPrintable(shown.label("pageHint")));
    network.parameters[0].name = "renamed";
    network.events[0].rate = "renamed*OFF";
    shown.fixture.project().setNetwork(network);
    shown.page->refresh();
    QVERIFY(!shown.button("compareSimulation")->isEnabled());
}

void TestSolvePage::outsideTheTrainedRangeIsSaidInWords() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    shown.type(shown.child<QLineEdit>("value_ksynM"), "50");
    QTRY_VERIFY(shown.label("pageIssues").contains("outside the range the solver was trained on"));
    QVERIFY(shown.csv().isEmpty());
    QVERIFY(!shown.button("compareSimulation")->isEnabled());
    QCOMPARE(shown.sensitivities()->rowCount(), 0);
    shown.type(shown.child<QLineEdit>("value_ksynM"), "1.5");
    QTRY_VERIFY(!shown.csv().isEmpty());
    QVERIFY(shown.label("pageIssues").isEmpty());
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
}

void TestSolvePage::valuesAreCopiedAndReset() {
    Shown shown;
    const QString before = shown.child<QLineEdit>("value_koff")->text();
    shown.type(shown.child<QLineEdit>("value_koff"), "0.07");
    shown.press("copyParameters");
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.startsWith("kon=0.055,koff=0.07,ksynon="), qPrintable(copied));
    QCOMPARE(copied.count(','), 6);
    shown.press("resetParameters");
    QCOMPARE(shown.child<QLineEdit>("value_koff")->text(), before);
}

void TestSolvePage::largeTableIsSampled() {
    Shown shown({2, 3000, 3000});
    QTRY_VERIFY(!shown.csv().isEmpty());
    QVERIFY2(shown.label("solveStatus").startsWith("From 100,000 samples"),
             qPrintable(shown.label("solveStatus")));
    QVERIFY(std::abs(shown.mean(1) - 2) < 1e-3);
    QTRY_VERIFY(shown.label("sensitivityNote").contains("whole joint table"));
    QCOMPARE(shown.tables.load(), 0);
}

void TestSolvePage::anotherSolverIsTaken() {
    Shown shown;
    QTRY_COMPARE(shown.moments()->rowCount(), 3);
    shown.child<QSlider>("slider_kon")->setValue(100);
    const QString kept = shown.child<QLineEdit>("value_kon")->text();
    TrainingInfo info = *shown.fixture.project().training();
    info.provenance = stamp(shown.fixture.project().trainingInputHash(), 2);
    info.provenance.created += "later";
    info.shape.stateBounds = {2, 30, 40};
    shown.fixture.project().setTraining(info, "another");
    shown.page->refresh();
    QCOMPARE(shown.child<QLineEdit>("value_kon")->text(), kept);
    QTRY_VERIFY(shown.label("solveStatus").contains("2,400 cells"));
    QCOMPARE(shown.child<QSpinBox>("known_Protein")->maximum(), 39);
}

void TestSolvePage::solverThatCannotBeLoadedSaysWhy() {
    StageFixture fixture;
    fixture.addTraining();
    SolvePage page(fixture.session, [](const Project&) -> std::unique_ptr<Solver> {
        throw Error("", text("The solver is damaged"));
    });
    page.show();
    page.refresh();
    auto* issues = page.findChild<QLabel*>("pageIssues");
    QTRY_VERIFY(issues->isVisible());
    QVERIFY(issues->text().contains("The solver is damaged"));
    QVERIFY(!page.findChild<QPushButton*>("compareSimulation")->isEnabled());
}

void TestSolvePage::standsWithoutAProject() {
    Session session;
    SolvePage page(session);
    page.show();
    page.refresh();
    QCOMPARE(page.findChild<QLabel*>("solveAbsence")->text(), QString("No project is open."));
}

QTEST_MAIN(TestSolvePage)
#include "tst_solve_page.moc"
