#include "tests/ui/program.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

using namespace dyngpt;
using namespace uitest;

class TestNetworkPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timingIsEditedInItsCell();
    void timingIsEditedBelowTheTable();
    void problemJumpsToTheArgument();
    void problemJumpsToAHiddenTab();
    void editsByKeyboardAndUndoes();
    void problemJumpsToItsCell();
    void emptyNetworkSaysWhereToBegin();

private:
    PrivateHome home_;
};

void TestNetworkPage::timingIsEditedInItsCell() {
    Program program;
    program.openExample();
    auto* events = find<QTableView>(program.window, "events");
    const QModelIndex timing = events->model()->index(5, 2);
    events->setFocus();
    events->setCurrentIndex(timing);
    QTest::keyClick(events, Qt::Key_F2);
    auto* box = events->findChild<QComboBox*>();
    QVERIFY(box && !box->accessibleName().isEmpty());
    QCOMPARE(box->currentText(), QStringLiteral("Markovian"));
    QTest::keyClick(box, Qt::Key_Down); // waiting time
    QTest::keyClick(box, Qt::Key_Return);
    const auto event = [&] { return program.session.project()->network().events[5]; };
    QTRY_VERIFY(event().waitingTime); // stored at once
    QCOMPARE(event().waitingTime->arguments, (std::vector<std::string>{"1/kdegM"}));
    findAction(program.window, QStringLiteral("Undo change timing of event 6"))->trigger();
    QVERIFY(!event().waitingTime);

    auto* parameters = find<QTableView>(program.window, "parameters");
    const QModelIndex scale = parameters->model()->index(0, 3);
    parameters->setFocus();
    parameters->setCurrentIndex(scale);
    QTest::keyClick(parameters, Qt::Key_F2);
    box = parameters->findChild<QComboBox*>();
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(program.session.project()->network().parameters[0].scale, Scale::Log);
}

void TestNetworkPage::timingIsEditedBelowTheTable() {
    Program program;
    program.openExample();
    find<QTabWidget>(program.window, "eventTabs")->setCurrentIndex(1);
    auto* events = find<QTableView>(program.window, "events");
    const auto event = [&] { return program.session.project()->network().events[6]; };
    const Event before = event();
    const QModelIndex last = events->model()->index(6, 1);
    QTest::mouseClick(events->viewport(), Qt::LeftButton, {}, events->visualRect(last).center());
    auto* kind = find<QComboBox>(program.window, "timingKind");
    auto* distribution = find<QComboBox>(program.window, "timingDistribution");
    auto* consumption = find<QComboBox>(program.window, "timingConsumption");
    auto* first = find<QLineEdit>(program.window, "timingArgument1");
    auto* second = find<QLineEdit>(program.window, "timingArgument2");
    QVERIFY(!distribution->isVisible() && !first->isVisible() && !consumption->isVisible());
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_End); // delay
    QVERIFY(event().delay);
    QVERIFY(distribution->isVisible() && first->isVisible() && consumption->isVisible());
    QVERIFY(!second->isVisible());
    distribution->setFocus();
    QTest::keyClicks(distribution, "lognormal");
    QCOMPARE(event().delay->time.kind, TimeDistribution::Kind::Lognormal);
    QVERIFY(second->isVisible());
    QCOMPARE(first->accessibleName(), QStringLiteral("mean"));
    QCOMPARE(second->accessibleName(), QStringLiteral("sd"));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(first, "2/kdegP");
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(event().delay->time.arguments, (std::vector<std::string>{"2/kdegP", "1"}));
    consumption->setFocus();
    QTest::keyClick(consumption, Qt::Key_Down);
    QVERIFY(event().delay->consumeAtEnd);
    QCOMPARE(last.siblingAtColumn(2).data().toString(),
             QStringLiteral("Delay: lognormal (mean 2/kdegP, sd 1)"));
    // Each was a step of its own.
    QAction* undo = nullptr;
    for (QAction* action : program.window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QKeySequence::Undo))
            undo = action;
    for (int step = 0; step < 4; ++step)
        undo->trigger();
    QCOMPARE(event(), before);
    QVERIFY(!first->isVisible());
}

void TestNetworkPage::problemJumpsToTheArgument() {
    Program program;
    Network network = uitest::geneExpression();
    network.events[5].rate.clear();
    network.events[5].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1/kdegMM"}};
    program.session.createProject(network);
    auto* problems = find<QListWidget>(program.window, "problems");
    QListWidgetItem* item = nullptr;
    for (int i = 0; i < problems->count(); ++i)
        if (problems->item(i)->text().contains(QStringLiteral("kdegMM")))
            item = problems->item(i);
    QVERIFY(item);
    QVERIFY2(item->text().contains(QStringLiteral("Event 6, timing")), qPrintable(item->text()));
    Q_EMIT problems->itemActivated(item);
    auto* mean = find<QLineEdit>(program.window, "timingArgument2");
    QCOMPARE(QApplication::focusWidget(), mean);
    QVERIFY2(mean->toolTip().contains("kdegMM"), qPrintable(mean->toolTip()));
    QTest::keyClick(mean, Qt::Key_Backspace);
    QTest::keyClick(mean, Qt::Key_Return);
    QCOMPARE(program.session.project()->network().events[5].waitingTime->arguments[1],
             std::string("1/kdegM"));
    QVERIFY(!mean->toolTip().contains("kdegMM"));
}

void TestNetworkPage::problemJumpsToAHiddenTab() {
    Program program;
    Network network = uitest::geneExpression();
    network.triggers = {{"nobody > 3", {{"mRNA", "0"}}, true}};
    network.derived = {{"total", "mRNA + Protein"}};
    program.session.createProject(network);
    auto* tabs = find<QTabWidget>(program.window, "eventTabs");
    QCOMPARE(tabs->tabText(2).remove('&'), QStringLiteral("Derived quantities (1)"));
    QCOMPARE(tabs->tabText(3).remove('&'), QStringLiteral("Triggers (1)"));
    auto* problems = find<QListWidget>(program.window, "problems");
    for (int i = 0; i < problems->count(); ++i)
        if (problems->item(i)->text().contains(QStringLiteral("nobody")))
            Q_EMIT problems->itemActivated(problems->item(i));
    QCOMPARE(tabs->currentIndex(), 3);
    auto* triggers = find<QTableView>(program.window, "triggers");
    QVERIFY(triggers->isVisible());
    QCOMPARE(triggers->currentIndex(), triggers->model()->index(0, 0));
}

void TestNetworkPage::editsByKeyboardAndUndoes() {
    Program program;
    program.openExample();
    auto* parameters = find<QTableView>(program.window, "parameters");
    const QModelIndex upper = parameters->model()->index(0, 2);
    parameters->setFocus();
    parameters->setCurrentIndex(upper);
    QTest::keyClicks(parameters, "0");
    auto* editor = parameters->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, ".2");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(upper.data().toString(), QStringLiteral("0.2"));
    QCOMPARE(program.session.project()->network().parameters[0].upper, 0.2); // stored at once
    QVERIFY(program.window.isWindowModified());
    QAction* undo = nullptr;
    for (QAction* action : program.window.findChildren<QAction*>()) {
        if (action->shortcut() == QKeySequence(QKeySequence::Undo))
            undo = action;
    }
    QVERIFY(undo && undo->isEnabled());
    undo->trigger();
    QCOMPARE(program.session.project()->network().parameters[0].upper, 0.1);
    // Out of sight, undo is not on offer.
    program.window.showStage(Stage::Simulate);
    QVERIFY(!undo->isEnabled());
    program.window.showStage(Stage::Network);

    auto* states = find<QTableView>(program.window, "states");
    states->setCurrentIndex(states->model()->index(3, 0));
    QTest::mouseClick(find<QAbstractButton>(program.window, "states_remove"), Qt::LeftButton);
    QCOMPARE(program.session.project()->network().stateNames.size(), std::size_t{3});
    QVERIFY(find<QListWidget>(program.window, "problems")->count() > 0);

    // A cell still open when the program ends does no harm.
    states->setFocus();
    states->setCurrentIndex(states->model()->index(0, 1));
    QTest::keyClicks(states, "7");
    QVERIFY(states->findChild<QLineEdit*>());
}

void TestNetworkPage::problemJumpsToItsCell() {
    Program program;
    program.openExample();
    auto* events = find<QTableView>(program.window, "events");
    events->model()->setData(events->model()->index(4, 0), QStringLiteral("ksynM*mRNAs"));
    auto* problems = find<QListWidget>(program.window, "problems");
    QListWidgetItem* item = nullptr;
    for (int i = 0; i < problems->count(); ++i) {
        if (problems->item(i)->text().contains(QStringLiteral("mRNAs")))
            item = problems->item(i);
    }
    QVERIFY(item);
    QVERIFY(item->text().contains(QStringLiteral("Event 5, propensity")));
    Q_EMIT problems->itemActivated(item);
    QCOMPARE(events->currentIndex(), events->model()->index(4, 0));
}

void TestNetworkPage::emptyNetworkSaysWhereToBegin() {
    Program program;
    program.session.createProject({});
    auto* problems = find<QListWidget>(program.window, "problems");
    QCOMPARE(problems->count(), 1);
    QVERIFY2(problems->item(0)->text().startsWith("This network is empty: add a state"),
             qPrintable(problems->item(0)->text()));
    auto* tabs = find<QTabWidget>(program.window, "eventTabs");
    tabs->setCurrentIndex(1);
    Q_EMIT problems->itemActivated(problems->item(0));
    QCOMPARE(tabs->currentIndex(), 0); // the buttons that begin one
    // Once there is something, what is missing is said.
    QTest::mouseClick(program.window.findChild<QPushButton*>("emptyAddState"), Qt::LeftButton);
    QTRY_VERIFY(problems->count() > 0 && !problems->item(0)->text().contains("is empty"));
}

QTEST_MAIN(TestNetworkPage)
#include "tst_network_page.moc"
