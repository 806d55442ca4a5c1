// The network edited where it is drawn, by mouse and by keys, every step to be undone.

#include "tests/ui/program.h"
#include "ui/models/network_edits.h"
#include "ui/network_graph/graph_panel.h"
#include "ui/network_graph/graph_scene.h"
#include "ui/network_graph/graph_view.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTableView>

using namespace dyngpt;
using namespace uitest;

namespace {

Network small() {
    Network network;
    network.stateNames = {"OFF", "ON", "mRNA"};
    network.initialValues = {1, 0, 0};
    network.recordedStates = {0, 1, 2};
    network.parameters = {{"k", 1, 2}};
    network.events = {{{{"mRNA", 2}}, "k"}};
    return network;
}

/// A program that shows the drawing of a small network: nodes 0 OFF, 1 ON, 2 mRNA, 3 the event.
struct Drawing {
    explicit Drawing(const Network& network = small()) {
        program.session.createProject(network);
        view = find<GraphView>(program.window, "graph");
        scene = static_cast<GraphScene*>(view->scene());
        before = this->network();
    }
    bool unchanged() const { return network() == before; }
    Network network() const { return program.session.project()->network(); }
    QPoint at(int node) const { return view->mapFromScene(scene->nodePosition(node)); }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers) {
        QTest::mousePress(view->viewport(), Qt::LeftButton, modifiers, from);
        QTest::mouseMove(view->viewport(), (from + to) / 2);
        QTest::mouseMove(view->viewport(), to);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, modifiers, to);
    }
    void undo() { undoAction()->trigger(); }
    QAction* undoAction() {
        for (QAction* action : program.window.findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(QKeySequence::Undo))
                return action;
        return nullptr;
    }
    template <typename Field> Field* field(const char* name) {
        return view->viewport()->findChild<Field*>(QString::fromLatin1(name));
    }
    /// Some place of the view where nothing is.
    QPoint background() const {
        for (int y = view->viewport()->height() - 8; y > 0; y -= 8)
            for (int x = view->viewport()->width() - 8; x > 0; x -= 8)
                if (!view->itemAt(x, y))
                    return {x, y};
        return {};
    }

    Program program;
    Network before;
    GraphView* view = nullptr;
    GraphScene* scene = nullptr;
};

} // namespace

class TestNetworkDrawing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stateOntoStateIsAConversion();
    void stateOntoEventAsksWhatItMeans();
    void eventOntoStateAddsIt();
    void ontoTheBackgroundMakesWhatIsMissing();
    void connectsByKeys();
    void escapeDrawsNothing();
    void connectButtonNeedsNoShift();
    void doubleClickRenames();
    void aTakenNameIsRefused();
    void aFieldGoesWithItsState();
    void doubleClickEditsThePropensity();
    void numbersAreEditedOnTheLine();
    void aConnectionIsRemoved();
    void whatIsAddedHereStandsHere();
    void insertAddsByKeys();
    void otherConnectionsStayAsTheyWere();

private:
    PrivateHome home_;
};

void TestNetworkDrawing::stateOntoStateIsAConversion() {
    Drawing drawing;
    drawing.drag(drawing.at(0), drawing.at(1), Qt::ShiftModifier);
    QCOMPARE(drawing.network().events.size(), std::size_t{2});
    QCOMPARE(drawing.network().events[1].transition,
             (std::vector<StateChange>{{"OFF", -1}, {"ON", 1}}));
    QCOMPARE(drawing.network().events[1].rate, std::string("k_2*OFF"));
    QCOMPARE(drawing.scene->selectedNode(), 4);
    QVERIFY(drawing.undoAction()->text().contains(QStringLiteral("turn OFF into ON")));
    drawing.undo();
    QVERIFY(drawing.unchanged());
}

void TestNetworkDrawing::stateOntoEventAsksWhatItMeans() {
    for (const bool removes : {true, false}) {
        Drawing drawing;
        drawing.drag(drawing.at(1), drawing.at(3), Qt::ShiftModifier);
        QVERIFY(drawing.unchanged()); // nothing yet
        auto* menu = drawing.view->findChild<QMenu*>(QStringLiteral("connectionMenu"));
        QVERIFY(menu && menu->isVisible());
        if (!removes)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        const Event event = drawing.network().events[0];
        QCOMPARE(event.rate, std::string("k*ON"));
        QCOMPARE(event.transition.size(), std::size_t(removes ? 2 : 1));
        QCOMPARE(event.driveStates.size(), std::size_t(removes ? 0 : 1));
    }
}

void TestNetworkDrawing::eventOntoStateAddsIt() {
    Drawing drawing;
    drawing.drag(drawing.at(3), drawing.at(0), Qt::ShiftModifier);
    QCOMPARE(drawing.network().events[0].transition,
             (std::vector<StateChange>{{"mRNA", 2}, {"OFF", 1}}));
    QCOMPARE(drawing.network().events[0].rate, std::string("k"));
}

void TestNetworkDrawing::ontoTheBackgroundMakesWhatIsMissing() {
    Drawing drawing;
    const QPoint free = drawing.background();
    const QPointF there = drawing.view->mapToScene(free);
    drawing.drag(drawing.at(2), free, Qt::ShiftModifier);
    QCOMPARE(drawing.network().events.size(), std::size_t{2});
    QCOMPARE(drawing.network().events[1].transition, (std::vector<StateChange>{{"mRNA", -1}}));
    QVERIFY(QLineF(drawing.scene->nodePosition(4), there).length() < 1);
    drawing.undo();
    const QPoint again = drawing.background();
    drawing.drag(drawing.at(3), again, Qt::ShiftModifier);
    QCOMPARE(drawing.network().stateNames.back(), std::string("X"));
    QCOMPARE(drawing.network().events[0].transition.back(), (StateChange{"X", 1}));
    drawing.undo();
    QVERIFY(drawing.unchanged());
}

void TestNetworkDrawing::connectsByKeys() {
    Drawing drawing;
    drawing.view->setFocus();
    drawing.scene->selectNode(3);
    auto* hint = find<QLabel>(drawing.program.window, "graphHint");
    QVERIFY(!hint->isVisible());
    QTest::keyClick(drawing.view, Qt::Key_C);
    QVERIFY(hint->isVisible() && hint->text().contains(QStringLiteral("Enter")));
    drawing.scene->selectNode(1); // as the arrows do
    QTest::keyClick(drawing.view, Qt::Key_Return);
    QVERIFY(!hint->isVisible());
    QCOMPARE(drawing.network().events[0].transition.back(), (StateChange{"ON", 1}));
}

void TestNetworkDrawing::escapeDrawsNothing() {
    Drawing drawing;
    drawing.view->setFocus();
    drawing.scene->selectNode(3);
    QTest::keyClick(drawing.view, Qt::Key_C);
    QTest::keyClick(drawing.view, Qt::Key_Escape);
    drawing.scene->selectNode(1);
    QTest::keyClick(drawing.view, Qt::Key_C);
    QTest::keyClick(drawing.view, Qt::Key_Return); // onto itself
    QVERIFY(drawing.unchanged());
    Network two = small();
    two.events.push_back({{{"ON", -1}}, "k*ON"});
    Drawing events(two);
    events.drag(events.at(3), events.at(4), Qt::ShiftModifier); // event to event
    QVERIFY(events.unchanged());
}

void TestNetworkDrawing::connectButtonNeedsNoShift() {
    Drawing drawing;
    auto* connect = find<QToolButton>(drawing.program.window, "graphConnect");
    QTest::mouseClick(connect, Qt::LeftButton);
    QVERIFY(find<QLabel>(drawing.program.window, "graphHint")->isVisible());
    drawing.drag(drawing.at(0), drawing.at(1), Qt::NoModifier);
    QCOMPARE(drawing.network().events.size(), std::size_t{2});
    QTest::mouseClick(connect, Qt::LeftButton);
    const QPoint from = drawing.at(0);
    drawing.drag(from, from + QPoint(30, 20), Qt::NoModifier); // a move again
    QCOMPARE(drawing.network().events.size(), std::size_t{2});
    QVERIFY(drawing.undoAction()->text().contains(QStringLiteral("move OFF")));
}

void TestNetworkDrawing::doubleClickRenames() {
    Drawing drawing;
    QTest::mouseDClick(drawing.view->viewport(), Qt::LeftButton, {}, drawing.at(2));
    auto* field = drawing.field<QLineEdit>("graphName");
    QVERIFY(field && field->hasFocus());
    QTest::keyClicks(field, "M");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(drawing.network().stateNames[2], std::string("M"));
    QCOMPARE(drawing.network().events[0].transition[0].state, std::string("M"));
    QVERIFY(drawing.view->hasFocus());
    drawing.scene->selectNode(0);
    QTest::keyClick(drawing.view, Qt::Key_F2);
    QTRY_VERIFY(drawing.field<QLineEdit>("graphName"));
    field = drawing.field<QLineEdit>("graphName");
    QTest::keyClicks(field, "never");
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(drawing.network().stateNames[0], std::string("OFF"));
}

void TestNetworkDrawing::aTakenNameIsRefused() {
    Drawing drawing;
    QTest::mouseDClick(drawing.view->viewport(), Qt::LeftButton, {}, drawing.at(2));
    auto* field = drawing.field<QLineEdit>("graphName");
    QVERIFY(field);
    QTest::keyClicks(field, "ON");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(drawing.unchanged());
}

/// The last state is removed beside the drawing while its name is being written there.
void TestNetworkDrawing::aFieldGoesWithItsState() {
    Drawing drawing;
    QTest::mouseDClick(drawing.view->viewport(), Qt::LeftButton, {}, drawing.at(2));
    auto* field = drawing.field<QLineEdit>("graphName");
    QVERIFY(field);
    QTest::keyClicks(field, "M");
    auto* table = find<QTableView>(drawing.program.window, "states");
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::mouseClick(find<QAbstractButton>(drawing.program.window, "states_remove"),
                      Qt::LeftButton);
    QCOMPARE(drawing.network().stateNames, (std::vector<std::string>{"OFF", "ON"}));
    QTRY_VERIFY(!drawing.field<QLineEdit>("graphName"));
}

void TestNetworkDrawing::doubleClickEditsThePropensity() {
    Drawing drawing;
    QTest::mouseDClick(drawing.view->viewport(), Qt::LeftButton, {}, drawing.at(3));
    auto* field = drawing.field<QLineEdit>("graphRate");
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("k"));
    QTest::keyClicks(field, "3*k");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(drawing.network().events[0].rate, std::string("3*k"));
}

void TestNetworkDrawing::numbersAreEditedOnTheLine() {
    Drawing drawing;
    const QPoint middle = drawing.view->mapFromScene(drawing.scene->edgeMiddle(0));
    QTest::mouseClick(drawing.view->viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(drawing.scene->selectedEdge(), 0);
    QTest::mouseDClick(drawing.view->viewport(), Qt::LeftButton, {}, middle);
    auto* field = drawing.field<QSpinBox>("graphCount");
    QVERIFY(field);
    QCOMPARE(field->value(), 2);
    QTest::keyClicks(field, "5");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(drawing.network().events[0].transition, (std::vector<StateChange>{{"mRNA", 5}}));
}

void TestNetworkDrawing::aConnectionIsRemoved() {
    Network network = small();
    network.events[0].driveStates = {"ON"};
    network.events[0].rate = "k*ON";
    Drawing drawing(network);
    drawing.view->setFocus();
    drawing.scene->selectNode(1);
    QTest::keyClick(drawing.view, Qt::Key_E);
    QCOMPARE(drawing.view->accessibleDescription(), QStringLiteral("ON drives Event 1"));
    QTest::keyClick(drawing.view, Qt::Key_Delete);
    QCOMPARE(drawing.network().events[0].rate, std::string("k"));
    QVERIFY(drawing.network().events[0].driveStates.empty());
    QCOMPARE(drawing.network().events[0].transition, network.events[0].transition);
    drawing.undo();
    QVERIFY(drawing.unchanged());
}

void TestNetworkDrawing::whatIsAddedHereStandsHere() {
    Drawing drawing;
    const QPoint free = drawing.background();
    const QPointF there = drawing.view->mapToScene(free);
    const QPointF other = drawing.scene->nodePosition(0);
    QTimer::singleShot(0, qApp, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (QAction* action : menu->actions())
            if (action->text().remove(u'&') == u"Add a state here")
                menu->setActiveAction(action);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, free,
                            drawing.view->viewport()->mapToGlobal(free));
    QApplication::sendEvent(drawing.view->viewport(), &event);
    QCOMPARE(drawing.network().stateNames.size(), std::size_t{4});
    QVERIFY(QLineF(drawing.scene->nodePosition(3), there).length() < 1);
    QVERIFY(QLineF(drawing.scene->nodePosition(0), other).length() < 1);
    QVERIFY(drawing.field<QLineEdit>("graphName")); // its name is asked for at once
}

void TestNetworkDrawing::insertAddsByKeys() {
    Drawing drawing;
    drawing.view->setFocus();
    QTest::keyClick(drawing.view, Qt::Key_Insert);
    QCOMPARE(drawing.network().stateNames.size(), std::size_t{4});
    QTest::keyClick(drawing.field<QLineEdit>("graphName"), Qt::Key_Escape);
    QTest::keyClick(drawing.view, Qt::Key_Insert, Qt::ShiftModifier);
    QCOMPARE(drawing.network().events.size(), std::size_t{2});
    QCOMPARE(drawing.scene->selectedNode(), 4 + 1);
}

void TestNetworkDrawing::otherConnectionsStayAsTheyWere() {
    Drawing drawing(uitest::geneExpression());
    const int edges = static_cast<int>(drawing.scene->drawn().graph.edges.size());
    std::vector<QPointF> before;
    for (int edge = 0; edge < edges; ++edge)
        before.push_back(drawing.scene->edgeMiddle(edge));
    drawing.drag(drawing.at(2), drawing.background(), Qt::ShiftModifier);
    QCOMPARE(static_cast<int>(drawing.scene->drawn().graph.edges.size()), edges + 1);
    for (int edge = 0; edge < edges; ++edge) {
        const QPointF now = drawing.scene->edgeMiddle(edge);
        QVERIFY2(QLineF(now, before[static_cast<std::size_t>(edge)]).length() < 1,
                 qPrintable(drawing.scene->drawn().edgeText(static_cast<std::size_t>(edge))));
    }
}

QTEST_MAIN(TestNetworkDrawing)
#include "tst_network_drawing.moc"
