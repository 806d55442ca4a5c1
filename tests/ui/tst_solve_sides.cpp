// Saved parameter sets and a second solver beside the answer on the Solve page.
#include "tests/ui/solve_fixture.h"
#include "ui/project_history.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>

using namespace dyngpt;

class TestSolveSides : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void savedSetIsDrawnBeside();
    void setsAreRenamedAppliedDeletedAndUndone();
    void anotherSolverIsDrawnBeside();
    void solverOfAnotherNetworkIsRefused();
};

void TestSolveSides::savedSetIsDrawnBeside() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    shown.type(shown.child<QLineEdit>("value_ksynM"), "0.7");
    QTRY_VERIFY(std::abs(shown.mean(2) - 7) < 1e-3);
    shown.press("saveSet");
    auto* list = shown.child<QListWidget>("parameterSets");
    QCOMPARE(list->count(), 1);
    auto* editor = list->viewport()->findChild<QLineEdit*>(); // named at once
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "low");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shown.fixture.project().parameterSets()[0].name, std::string("low"));
    QCOMPARE(shown.fixture.project().parameterSets()[0].values[ksynM], 0.7);

    shown.type(shown.child<QLineEdit>("value_ksynM"), "2");
    QTRY_VERIFY(std::abs(shown.mean(2) - 20) < 1e-3);
    QVERIFY(!shown.csv().contains("low"));
    list->item(0)->setCheckState(Qt::Checked);
    QTRY_VERIFY(shown.csv().contains("low"));
    QCOMPARE(shown.moments()->rowCount(), 6);
    QCOMPARE(shown.moments()->index(5, MomentModel::Source).data().toString(), QString("low"));
    QVERIFY(std::abs(shown.mean(5) - 7) < 1e-3);
    QVERIFY(shown.moments()->index(5, MomentModel::TotalVariation).data(Qt::UserRole).toDouble() >
            0.5);
    QVERIFY(shown.moments()
                ->index(5, MomentModel::Mean)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("−65.00")));
    // It stays while the sliders move, and follows the known counts.
    shown.child<QSlider>("slider_ksynM")->setValue(100);
    QTRY_VERIFY(shown.mean(4) < 15);
    QVERIFY(std::abs(shown.mean(5) - 7) < 1e-3);
    shown.type(shown.child<QSpinBox>("known_ON"), "1");
    QTRY_VERIFY(shown.label("solveStatus").contains("known counts"));
    QTRY_VERIFY(shown.csv("marginal_ON").contains("low"));
    list->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!shown.csv().contains("low"));
}

void TestSolveSides::setsAreRenamedAppliedDeletedAndUndone() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    auto* list = shown.child<QListWidget>("parameterSets");
    const auto names = [&] {
        QStringList all;
        for (const NamedParameters& set : shown.fixture.project().parameterSets())
            all << QString::fromStdString(set.name);
        return all;
    };
    for (const char* value : {"0.7", "1.5"}) {
        shown.type(shown.child<QLineEdit>("value_ksynM"), value);
        shown.press("saveSet");
        QTest::keyClick(list->viewport()->findChild<QLineEdit*>(), Qt::Key_Return);
    }
    QCOMPARE(names(), (QStringList{"Set 1", "Set 2"}));
    list->setFocus();
    list->setCurrentRow(0);
    QTRY_VERIFY(!list->viewport()->findChild<QLineEdit*>()); // the last one has gone
    QTest::keyClick(list, Qt::Key_F2);
    auto* editor = list->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "Set 2"); // taken already
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(names(), (QStringList{"Set 2 2", "Set 2"}));
    list->setCurrentRow(0);
    shown.press("applySet");
    QCOMPARE(shown.child<QLineEdit>("value_ksynM")->text(), QString("0.7"));
    QTRY_VERIFY(std::abs(shown.mean(2) - 7) < 1e-3);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(names(), QStringList{"Set 2"});
    shown.fixture.session.history().undo();
    QCOMPARE(names(), (QStringList{"Set 2 2", "Set 2"}));
    shown.page->refresh();
    QCOMPARE(list->count(), 2);
}

void TestSolveSides::anotherSolverIsDrawnBeside() {
    Shown other({2, 30, 20}); // cuts the tail off
    const QString file = QString::fromStdString(other.fixture.file().string());
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    shown.type(shown.child<QLineEdit>("value_ksynM"), "2");
    QTRY_VERIFY(std::abs(shown.mean(2) - 20) < 1e-3);
    shown.page->compareWithSolver(file);
    QTRY_VERIFY(shown.csv().contains("gene"));
    QCOMPARE(shown.moments()->rowCount(), 6);
    QVERIFY(shown.mean(5) < 17);
    QVERIFY(shown.moments()->index(5, MomentModel::Kl).data(Qt::UserRole).toDouble() > 0.1);
    shown.child<QSlider>("slider_ksynM")->setValue(100);
    QTRY_VERIFY(shown.mean(5) < 10); // follows
    QCOMPARE(shown.button("compareSolver")->text(), QString("Without gene"));
    shown.press("compareSolver");
    QTRY_VERIFY(!shown.csv().contains("gene"));
}

void TestSolveSides::solverOfAnotherNetworkIsRefused() {
    Shown shown;
    QTRY_COMPARE(shown.sensitivities()->rowCount(), 7);
    shown.page->compareWithSolver(
        QStringLiteral(DYNGPT_SOURCE_DIR "/resources/examples/telegraph.dyngpt"));
    QTRY_VERIFY2(shown.label("sideStatus").contains("other parameters"),
                 qPrintable(shown.label("sideStatus")));
    shown.page->compareWithSolver(shown.fixture.folder.filePath("none.dyngpt"));
    QTRY_VERIFY(shown.label("sideStatus").contains("does not exist"));
}

QTEST_MAIN(TestSolveSides)
#include "tst_solve_sides.moc"
