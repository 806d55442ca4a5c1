// The Network page: preview of what is written, history, rows between windows, the empty network,
// templates, files dropped onto an open project.

#include "core/model/network_json.h"
#include "core/model/network_templates.h"
#include "tests/ui/program.h"
#include "ui/models/network_cell.h"
#include "ui/project_files.h"

#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>
#include <QUndoView>

using namespace dyngpt;
using namespace uitest;

class TestNetworkEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePreviewFollowsWhatIsWritten();
    void timingArgumentsAreShownToo();
    void historyGoesThere();
    void everyKindOfEditCanBeUndone();
    void undoTakesBackWhatIsBeingTyped();
    void rowsGoFromWindowToWindow();
    void rowsAreTextElsewhere();
    void severalRowsGoInOneStep();
    void anEmptyNetworkOffersWaysToBegin();
    void theFirstStateGoesWhileItIsNamed();
    void aTemplateFillsAnEmptyNetwork();
    void aDroppedNetworkAsks_data();
    void aDroppedNetworkAsks();

private:
    void drop(Program& program, const QString& file);
    PrivateHome home_;
};

void TestNetworkEditing::thePreviewFollowsWhatIsWritten() {
    Program program;
    program.openExample();
    find<QTabWidget>(program.window, "eventTabs")->setCurrentIndex(1);
    auto* events = find<QTableView>(program.window, "events");
    auto* preview = events->parentWidget()->findChild<QWidget*>(QStringLiteral("ratePreview"));
    QVERIFY(preview && preview->isVisible());
    events->setFocus();
    events->setCurrentIndex(events->model()->index(5, EventColumn::Rate));
    QVERIFY(preview->accessibleDescription().contains(QStringLiteral("kdegM*mRNA")));
    QTest::keyClick(events, Qt::Key_F2);
    auto* field = events->findChild<QLineEdit*>();
    QVERIFY(field && !field->accessibleName().isEmpty());
    field->selectAll();
    QTest::keyClicks(field, "2*kdegX");
    auto* message = preview->findChild<QLabel*>(QStringLiteral("ratePreviewMessage"));
    QTRY_VERIFY2(message->text().contains(QStringLiteral("column 3")), qPrintable(message->text()));
    QCOMPARE(program.session.project()->network().events[5].rate, std::string("kdegM*mRNA"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(preview->accessibleDescription().contains(QStringLiteral("kdegM*mRNA")));
    QVERIFY(!message->isVisible());
}

void TestNetworkEditing::timingArgumentsAreShownToo() {
    Program program;
    Network network = uitest::geneExpression();
    network.events[5].rate.clear();
    network.events[5].waitingTime = TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1"}};
    program.session.createProject(network);
    find<QTabWidget>(program.window, "eventTabs")->setCurrentIndex(1);
    auto* events = find<QTableView>(program.window, "events");
    auto* preview = events->parentWidget()->findChild<QWidget*>(QStringLiteral("ratePreview"));
    events->setCurrentIndex(events->model()->index(5, EventColumn::Transition));
    QVERIFY(preview->accessibleDescription().contains(QStringLiteral("gamma (shape 2, mean 1)")));
    auto* mean = find<QLineEdit>(program.window, "timingArgument2");
    mean->setFocus();
    mean->selectAll();
    QTest::keyClicks(mean, "1/mRNA"); // counts are not known there
    auto* message = preview->findChild<QLabel*>(QStringLiteral("ratePreviewMessage"));
    QVERIFY2(message->text().contains(QStringLiteral("unknown name \"mRNA\"")),
             qPrintable(message->text()));
}

void TestNetworkEditing::historyGoesThere() {
    Program program;
    program.openExample();
    const Network before = program.session.project()->network();
    auto* history = find<QUndoView>(program.window, "history");
    QVERIFY(!history->isVisible());
    auto* action = program.window.findChild<QAction*>(QStringLiteral("historyAction"));
    action->trigger();
    QVERIFY(history->isVisible());
    auto* states = find<QTableView>(program.window, "states");
    auto* parameters = find<QTableView>(program.window, "parameters");
    states->model()->setData(states->model()->index(2, StateColumn::Initial), "7");
    states->model()->setData(states->model()->index(2, StateColumn::Name), "R");
    parameters->model()->setData(parameters->model()->index(0, ParameterColumn::Unit), "1/h");
    const Network after = program.session.project()->network();
    QCOMPARE(history->model()->rowCount(), 4);
    QCOMPARE(history->model()->index(1, 0).data().toString(),
             QStringLiteral("change initial of state 3"));
    const auto clickRow = [&](int row) {
        history->scrollTo(history->model()->index(row, 0));
        QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                          history->visualRect(history->model()->index(row, 0)).center());
    };
    clickRow(1);
    QCOMPARE(program.session.project()->network().initialValues[2], std::int64_t{7});
    QCOMPARE(program.session.project()->network().stateNames, before.stateNames);
    clickRow(0);
    QVERIFY(program.session.project()->network() == before);
    clickRow(3);
    QVERIFY(program.session.project()->network() == after);
    action->trigger();
    QVERIFY(!history->isVisible());
}

void TestNetworkEditing::everyKindOfEditCanBeUndone() {
    Program program;
    program.openExample();
    const Network before = program.session.project()->network();
    auto* history = find<QUndoView>(program.window, "history");
    int steps = 0;
    const auto edited = [&] {
        QVERIFY(program.session.project()->network() != before);
        QCOMPARE(history->model()->rowCount(), 2);
        history->stack()->undo();
        QVERIFY(program.session.project()->network() == before);
        ++steps;
    };
    auto* name = find<QLineEdit>(program.window, "modelName");
    name->setText(QStringLiteral("another"));
    Q_EMIT name->editingFinished();
    edited();
    for (const char* table : {"states", "parameters", "events", "derived", "triggers"}) {
        auto* view = find<QTableView>(program.window, table);
        find<QToolButton>(program.window, (std::string(table) + "_add").c_str())->click();
        edited();
        if (view->model()->rowCount() == 0)
            continue;
        view->setCurrentIndex(view->model()->index(0, 0));
        for (const char* button : {"_duplicate", "_remove", "_down"}) {
            view->setCurrentIndex(view->model()->index(0, 0));
            find<QToolButton>(program.window, (table + std::string(button)).c_str())->click();
            edited();
        }
    }
    // A network from a file, over the present one.
    Q_EMIT program.window.files().networkImported(birthDeathNetwork());
    edited();
    QVERIFY(steps > 12);
}

/// From the menu, while the cell is still open: neither lost nor written over what undo restored.
void TestNetworkEditing::undoTakesBackWhatIsBeingTyped() {
    Program program;
    program.openExample();
    const auto rate = [&] { return program.session.project()->network().events[5].rate; };
    const std::string before = rate();
    find<QTabWidget>(program.window, "eventTabs")->setCurrentIndex(1);
    auto* events = find<QTableView>(program.window, "events");
    events->setFocus();
    events->setCurrentIndex(events->model()->index(5, EventColumn::Rate));
    QTest::keyClick(events, Qt::Key_F2);
    auto* field = events->findChild<QLineEdit*>();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, "2*kdegM*mRNA");
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    for (auto* menu : program.window.menuBar()->findChildren<QMenu*>())
        for (QAction* action : menu->actions()) {
            undo = action->shortcut() == QKeySequence(QKeySequence::Undo) ? action : undo;
            redo = action->shortcut() == QKeySequence(QKeySequence::Redo) ? action : redo;
        }
    QVERIFY(undo && redo);
    auto* menu = qobject_cast<QMenu*>(undo->parent());
    QVERIFY(menu);
    menu->popup(program.window.mapToGlobal(QPoint()));
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(rate(), std::string("2*kdegM*mRNA"));
    menu->close();
    undo->trigger();
    QCOMPARE(rate(), before);
    if (auto* open = events->findChild<QLineEdit*>())
        QTest::keyClick(open, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(rate(), before);
    redo->trigger();
    QCOMPARE(rate(), std::string("2*kdegM*mRNA"));
}

void TestNetworkEditing::rowsGoFromWindowToWindow() {
    Program from;
    from.openExample();
    auto* events = find<QTableView>(from.window, "events");
    find<QTabWidget>(from.window, "eventTabs")->setCurrentIndex(1);
    events->setFocus();
    events->setCurrentIndex(events->model()->index(5, 0));
    QTest::keyClick(events, Qt::Key_C, Qt::ControlModifier);

    Program to;
    to.session.createProject(birthDeathNetwork());
    find<QTabWidget>(to.window, "eventTabs")->setCurrentIndex(1);
    auto* there = find<QTableView>(to.window, "events");
    there->setFocus();
    there->setCurrentIndex(there->model()->index(0, 0));
    QTest::keyClick(there, Qt::Key_V, Qt::ControlModifier);
    const Network network = to.session.project()->network();
    QCOMPARE(network.events.size(), std::size_t{3});
    QCOMPARE(network.events[1].rate, std::string("kdegM*mRNA"));
    QVERIFY(network.parameterIndex("kdegM") >= 0); // what it needs came along
    QVERIFY(network.stateIndex("mRNA") >= 0);
    QCOMPARE(there->currentIndex().row(), 1);
    findAction(to.window, QStringLiteral("Undo paste events"))->trigger();
    QCOMPARE(networkHash(to.session.project()->network()), networkHash(birthDeathNetwork()));

    // Rows of another table do not fit.
    auto* states = find<QTableView>(to.window, "states");
    states->setFocus();
    QTest::keyClick(states, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(networkHash(to.session.project()->network()), networkHash(birthDeathNetwork()));
}

void TestNetworkEditing::rowsAreTextElsewhere() {
    Program program;
    program.openExample();
    auto* states = find<QTableView>(program.window, "states");
    states->setFocus();
    states->setCurrentIndex(states->model()->index(2, 0));
    QTest::keyClick(states, Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QApplication::clipboard()->text().trimmed().split(u'\t');
    QCOMPARE(cells.value(0), QStringLiteral("mRNA"));
    QCOMPARE(cells.value(StateColumn::Recorded), QStringLiteral("yes"));
    const Network before = program.session.project()->network();
    auto* nonsense = new QMimeData;
    nonsense->setData(QStringLiteral("application/x-dyngpt-states+json"), "{");
    QApplication::clipboard()->setMimeData(nonsense);
    QTest::keyClick(states, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(program.session.project()->network() == before);
}

void TestNetworkEditing::severalRowsGoInOneStep() {
    Program program;
    program.openExample();
    const Network before = program.session.project()->network();
    auto* parameters = find<QTableView>(program.window, "parameters");
    parameters->setFocus();
    parameters->setCurrentIndex(parameters->model()->index(0, 0));
    QTest::keyClick(parameters, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(parameters, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(program.session.project()->network().parameters.size(), before.parameters.size() - 2);
    QCOMPARE(program.session.project()->network().parameters[0], before.parameters[2]);
    QTest::keyClick(parameters, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(parameters, Qt::Key_V, Qt::ControlModifier);
    const auto pasted = program.session.project()->network().parameters;
    QCOMPARE(pasted.size(), before.parameters.size());
    QCOMPARE(pasted.back(), before.parameters[1]);
    auto* history = find<QUndoView>(program.window, "history");
    QCOMPARE(history->model()->rowCount(), 3);
    history->stack()->undo();
    history->stack()->undo();
    QVERIFY(program.session.project()->network() == before);
}

void TestNetworkEditing::anEmptyNetworkOffersWaysToBegin() {
    Program program;
    program.session.createProject(Network{});
    auto* state = find<QPushButton>(program.window, "emptyAddState");
    QVERIFY(state->isVisible());
    QCOMPARE(find<QPushButton>(program.window, "nextStep")->text(),
             QStringLiteral("Next: Add a state, or begin with a template."));
    QTest::mouseClick(state, Qt::LeftButton);
    QCOMPARE(program.session.project()->network().stateNames.size(), std::size_t{1});
    QVERIFY(!state->isVisible());
    auto* name =
        find<QWidget>(program.window, "graph")->findChild<QLineEdit*>(QStringLiteral("graphName"));
    QVERIFY(name && name->hasFocus()); // it wants a name at once
    QTest::keyClicks(name, "Virus");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(program.session.project()->network().stateNames[0], std::string("Virus"));
}

/// The drawing is hidden under the field.
void TestNetworkEditing::theFirstStateGoesWhileItIsNamed() {
    Program program;
    program.session.createProject(Network{});
    QTest::mouseClick(find<QPushButton>(program.window, "emptyAddState"), Qt::LeftButton);
    auto* graph = find<QWidget>(program.window, "graph");
    auto* name = graph->findChild<QLineEdit*>(QStringLiteral("graphName"));
    QVERIFY(name && name->hasFocus());
    QTest::keyClicks(name, "Virus");
    auto* states = find<QTableView>(program.window, "states");
    states->setCurrentIndex(states->model()->index(0, 0));
    QTest::mouseClick(find<QAbstractButton>(program.window, "states_remove"), Qt::LeftButton);
    QVERIFY(program.session.project()->network().stateNames.empty());
    QTRY_VERIFY(!graph->findChild<QLineEdit*>(QStringLiteral("graphName")));
}

void TestNetworkEditing::aTemplateFillsAnEmptyNetwork() {
    Program program;
    program.session.createProject(Network{});
    find<QSpinBox>(program.window, "templateLength")->setValue(7);
    QTest::mouseClick(find<QPushButton>(program.window, "template_cascade"), Qt::LeftButton);
    QCOMPARE(networkHash(program.session.project()->network()), networkHash(cascadeNetwork(7)));
    findAction(program.window, QStringLiteral("Undo begin with a template"))->trigger();
    QVERIFY(program.session.project()->network().stateNames.empty());
    QVERIFY(find<QPushButton>(program.window, "template_feedback")->isVisible());

    auto* menu = findAction(program.window, QStringLiteral("Telegraph gene"));
    QVERIFY(menu);
    uitest::answerNextBox(QStringLiteral("Discard"));
    menu->trigger();
    QCOMPARE(networkHash(program.session.project()->network()), networkHash(telegraphNetwork()));
}

void TestNetworkEditing::drop(Program& program, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program.window, &dropped);
}

void TestNetworkEditing::aDroppedNetworkAsks_data() {
    QTest::addColumn<QString>("button");
    for (const char* button : {"dropImport", "dropOpen", "dropNeither", "Escape"})
        QTest::newRow(button) << QString::fromLatin1(button);
}

void TestNetworkEditing::aDroppedNetworkAsks() {
    QFETCH(QString, button);
    const QString path = home_.file(QStringLiteral("dropped.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(writeNetwork(birthDeathNetwork())));
    file.close();
    Program program;
    program.openExample();
    const auto before = program.session.project();
    auto* bar = find<QWidget>(program.window, "dropBar");
    QVERIFY(!bar->isVisible());
    drop(program, path);
    QVERIFY(bar->isVisible());
    QCOMPARE(program.session.project(), before);
    if (button == u"Escape")
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    else
        QTest::mouseClick(bar->findChild<QPushButton*>(button), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    const bool taken = button == u"dropImport" || button == u"dropOpen";
    QCOMPARE(program.session.project()->network().modelName == "birth_death", taken);
    QCOMPARE(program.session.project() == before, button != u"dropOpen");
    if (button == u"dropImport")
        findAction(program.window, QStringLiteral("Undo import a network"))->trigger();
    QCOMPARE(program.session.project()->network().modelName == "birth_death",
             button == u"dropOpen");
}

QTEST_MAIN(TestNetworkEditing)
#include "tst_network_editing.moc"
