// The drawn network on its page: in step with the tables, moved, undone, kept in the file.

#include "tests/ui/program.h"
#include "ui/charts/chart_export.h"
#include "ui/network_graph/graph_panel.h"
#include "ui/network_graph/graph_scene.h"
#include "ui/network_graph/graph_view.h"
#include "ui/paths.h"

#include <QLabel>
#include <QTabWidget>
#include <QTableView>

#include <set>

using namespace dyngpt;
using namespace uitest;

namespace {

/// The drawing of a program that shows its Network page.
struct Drawing {
    explicit Drawing(Program& program)
        : panel(*program.window.findChild<GraphPanel*>())
        , view(*find<GraphView>(program.window, "graph"))
        , scene(*static_cast<GraphScene*>(view.scene())) {}

    QPoint at(int node) const { return view.mapFromScene(scene.nodePosition(node)); }
    void click(int node) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(node)); }
    void drag(int node, const QPoint& by) {
        const QPoint from = at(node);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view.viewport(), from + by / 2);
        QTest::mouseMove(view.viewport(), from + by);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, from + by);
    }

    GraphPanel& panel;
    GraphView& view;
    GraphScene& scene;
};

QAction* undoAction(Program& program) {
    for (QAction* action : program.window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QKeySequence::Undo))
            return action;
    return nullptr;
}

} // namespace

class TestNetworkGraphPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void selectionIsInStepWithTheTables();
    void drawsWhatTheTablesSay();
    void aMoveIsOneStepToUndo();
    void keysSelectMoveAndZoom();
    void placesSurviveSavingAndOpening();
    void deleteRemovesTheRow();
    void anEmptyNetworkSaysWhatWillComeHere();
    void exportsThePicture();

private:
    PrivateHome home_;
};

void TestNetworkGraphPanel::selectionIsInStepWithTheTables() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    auto* states = find<QTableView>(program.window, "states");
    auto* events = find<QTableView>(program.window, "events");
    QVERIFY(drawing.view.isVisible());
    drawing.click(2);
    QCOMPARE(states->currentIndex().row(), 2);
    drawing.click(4 + 5);
    QCOMPARE(events->currentIndex().row(), 5);
    QVERIFY(drawing.view.accessibleDescription().contains(QStringLiteral("mRNA -1")));

    states->setCurrentIndex(states->model()->index(3, 0));
    QCOMPARE(drawing.scene.selectedNode(), 3);
    events->setCurrentIndex(events->model()->index(1, 0));
    QCOMPARE(drawing.scene.selectedNode(), 4 + 1);

    drawing.click(4 + 6);
    drawing.view.setFocus();
    QTest::keyClick(&drawing.view, Qt::Key_Return);
    QVERIFY(events->isVisible());
    QCOMPARE(events->currentIndex(), events->model()->index(6, 0));
}

void TestNetworkGraphPanel::drawsWhatTheTablesSay() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    auto* states = find<QTableView>(program.window, "states");
    auto* events = find<QTableView>(program.window, "events");
    QCOMPARE(drawing.panel.drawn().nodes.size(), std::size_t{11});
    states->model()->setData(states->model()->index(2, 0), QStringLiteral("RNA"));
    QCOMPARE(drawing.panel.drawn().nodes[2].label, QStringLiteral("RNA"));
    QCOMPARE(drawing.panel.drawn().nodes[0].kind, DrawnNode::Kind::Observed);
    states->model()->setData(states->model()->index(0, 3), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(drawing.panel.drawn().nodes[0].kind, DrawnNode::Kind::Recorded);
    states->model()->setData(states->model()->index(0, 2), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(drawing.panel.drawn().nodes[0].kind, DrawnNode::Kind::Hidden);
    events->model()->setData(events->model()->index(6, 1), QStringLiteral("Protein -2"));
    QVERIFY(drawing.panel.drawn().csv().contains(QStringLiteral("Protein,Event 7,consumes,2\n")));
    undoAction(program)->trigger();
    QVERIFY(drawing.panel.drawn().csv().contains(QStringLiteral("Protein,Event 7,consumes,1\n")));
}

void TestNetworkGraphPanel::aMoveIsOneStepToUndo() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    auto* arrange = find<QToolButton>(program.window, "graphArrange");
    const std::string hash = program.session.project()->simulationInputHash();
    const Network network = program.session.project()->network();
    QVERIFY(!arrange->isEnabled());
    const QPointF before = drawing.scene.nodePosition(2);
    drawing.drag(2, {30, 40});
    const QPointF after = drawing.scene.nodePosition(2);
    QVERIFY(after.x() > before.x() && after.y() > before.y());
    const auto layout = [&] { return program.session.project()->networkLayout(); };
    QCOMPARE(layout().states.size() + layout().events.size(), std::size_t{11});
    QCOMPARE(layout().states[2].x, after.x());
    QVERIFY(program.session.project()->network() == network);
    QCOMPARE(program.session.project()->simulationInputHash(), hash); // nothing became stale
    QAction* undo = undoAction(program);
    QCOMPARE(undo->text().remove('&'), QStringLiteral("Undo move mRNA"));
    undo->trigger();
    QCOMPARE(drawing.scene.nodePosition(2), before);
    QCOMPARE(layout(), NetworkLayout{});
    QVERIFY(!undo->isEnabled());

    drawing.drag(3, {-30, 20});
    QVERIFY(arrange->isEnabled());
    arrange->click();
    QCOMPARE(layout(), NetworkLayout{});
    undo->trigger();
    QCOMPARE(layout().states.size(), std::size_t{4});
}

void TestNetworkGraphPanel::keysSelectMoveAndZoom() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    drawing.view.setFocus();
    drawing.scene.selectNode(0);
    std::set<int> seen = {0};
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Left}) {
        QTest::keyClick(&drawing.view, key);
        seen.insert(drawing.scene.selectedNode());
    }
    QVERIFY(seen.size() > 2);

    const int node = drawing.scene.selectedNode();
    const QPointF before = drawing.scene.nodePosition(node);
    QTest::keyPress(&drawing.view, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyPress(&drawing.view, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyRelease(&drawing.view, Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(drawing.scene.nodePosition(node).y() > before.y());
    undoAction(program)->trigger(); // both at once
    QCOMPARE(drawing.scene.nodePosition(node), before);

    const double fitted = drawing.view.transform().m11();
    const int text = QApplication::font().pointSize();
    QTest::keyClick(&drawing.view, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(drawing.view.transform().m11() > fitted);
    QTest::keyClick(&drawing.view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(drawing.view.transform().m11(), fitted);
    QCOMPARE(QApplication::font().pointSize(), text);
    QTest::keyClick(&drawing.view, Qt::Key_Tab); // leaves, as it does from the tables
    QVERIFY(!drawing.view.hasFocus());
}

void TestNetworkGraphPanel::placesSurviveSavingAndOpening() {
    const QString path = home_.file(QStringLiteral("moved.dyngpt"));
    QPointF place;
    {
        Program program;
        program.openExample();
        Drawing drawing(program);
        drawing.drag(1, {25, -15});
        place = drawing.scene.nodePosition(1);
        program.session.project()->saveCopy(toPath(path), true);
    }
    Program program;
    program.session.openProject(path);
    Drawing drawing(program);
    QCOMPARE(drawing.scene.nodePosition(1), place);
}

void TestNetworkGraphPanel::deleteRemovesTheRow() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    drawing.view.setFocus();
    drawing.scene.selectNode(4 + 6);
    QTest::keyClick(&drawing.view, Qt::Key_Delete);
    QCOMPARE(program.session.project()->network().events.size(), std::size_t{6});
    QCOMPARE(drawing.panel.drawn().graph.events, std::size_t{6});
    undoAction(program)->trigger();
    QCOMPARE(drawing.panel.drawn().graph.events, std::size_t{7});
}

void TestNetworkGraphPanel::anEmptyNetworkSaysWhatWillComeHere() {
    Program program;
    program.session.createProject(Network{});
    QVERIFY(find<QLabel>(program.window, "graphPlaceholder")->isVisible());
    QVERIFY(!find<QWidget>(program.window, "graph")->isVisible());
    auto* add = find<QAbstractButton>(program.window, "states_add");
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(find<QWidget>(program.window, "graph")->isVisible());
}

void TestNetworkGraphPanel::exportsThePicture() {
    Program program;
    program.openExample();
    Drawing drawing(program);
    const FigureSettings settings;
    const Figure figure = drawing.panel.figure(settings);
    QVERIFY(figure.size.width() > 200 && figure.size.height() > 100);
    const QByteArray svg = figureSvg(figure, settings);
    for (const char* name : {"mRNA", "Protein", "syn,M"}) // the index of ksynM
        QVERIFY2(svg.contains(name), name);
}

QTEST_MAIN(TestNetworkGraphPanel)
#include "tst_network_graph_panel.moc"
