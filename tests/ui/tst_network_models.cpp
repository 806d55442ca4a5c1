#include "tests/ui/gui_support.h"
#include "ui/models/event_model.h"
#include "ui/models/parameter_model.h"
#include "ui/models/state_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <memory>

using namespace dyngpt;

namespace {

struct Tables {
    Tables() {
        document.load(uitest::geneExpression());
        for (NetworkTableModel* model :
             std::initializer_list<NetworkTableModel*>{&states, &events, &parameters})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
    QString at(const QAbstractItemModel& model, int row, int column) const {
        return model.index(row, column).data().toString();
    }

    NetworkDocument document;
    StateModel states{document};
    EventModel events{document};
    ParameterModel parameters{document};
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

} // namespace

class TestNetworkModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheNetwork();
    void editsAndUndoes();
    void renamingFollowsInRatesAndBack();
    void addsDuplicatesMovesRemoves();
    void keepsWhatItCannotRead();
    void unreadTextFollowsItsRow();
    void unknownNameMarksTheCell();
    void checkBoxes();
    void unchangedEditLeavesNoStep();
    void anotherNetworkAltogether();
};

void TestNetworkModels::showsTheNetwork() {
    Tables t;
    QCOMPARE(t.states.rowCount(), 4);
    QCOMPARE(t.at(t.states, 2, StateColumn::Name), QStringLiteral("mRNA"));
    QCOMPARE(t.at(t.states, 2, StateColumn::UpperBound), QStringLiteral("auto"));
    QCOMPARE(t.at(t.events, 0, EventColumn::Transition), QStringLiteral("OFF -1, ON +1"));
    QCOMPARE(t.at(t.events, 2, EventColumn::DriveStates), QStringLiteral("ON"));
    QCOMPARE(t.at(t.parameters, 0, ParameterColumn::Upper), QStringLiteral("0.1"));
}

void TestNetworkModels::editsAndUndoes() {
    Tables t;
    QSignalSpy edited(&t.document, &NetworkDocument::networkEdited);
    QVERIFY(t.parameters.setData(t.parameters.index(1, ParameterColumn::Upper), "0.25"));
    QCOMPARE(t.document.network().parameters[1].upper, 0.25);
    QVERIFY(t.events.setData(t.events.index(2, EventColumn::DriveStates), "ON, OFF"));
    QCOMPARE(t.document.network().events[2].driveStates.size(), std::size_t{2});
    QCOMPARE(edited.count(), 2);
    t.document.undoStack().undo();
    t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
    t.document.undoStack().redo();
    QCOMPARE(t.at(t.parameters, 1, ParameterColumn::Upper), QStringLiteral("0.25"));
    QCOMPARE(edited.count(), 5);
}

void TestNetworkModels::renamingFollowsInRatesAndBack() {
    Tables t;
    QVERIFY(t.parameters.setData(t.parameters.index(0, ParameterColumn::Name), "κ"));
    QCOMPARE(t.at(t.events, 0, EventColumn::Rate), QStringLiteral("κ*OFF"));
    QVERIFY(t.states.setData(t.states.index(1, StateColumn::Name), "closed"));
    QCOMPARE(t.at(t.events, 0, EventColumn::Rate), QStringLiteral("κ*closed"));
    QCOMPARE(t.at(t.events, 0, EventColumn::Transition), QStringLiteral("closed -1, ON +1"));
    t.document.undoStack().undo();
    t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
}

void TestNetworkModels::addsDuplicatesMovesRemoves() {
    Tables t;
    QCOMPARE(t.states.addRow(), 4);
    QCOMPARE(t.states.rowCount(), 5);
    QCOMPARE(t.states.duplicateRow(0), 1);
    QCOMPARE(t.at(t.states, 1, StateColumn::Name), QStringLiteral("ON_2"));
    QCOMPARE(t.states.shiftRow(1, 1), 2);
    QCOMPARE(t.at(t.states, 2, StateColumn::Name), QStringLiteral("ON_2"));
    QCOMPARE(t.states.shiftRow(0, -1), 0);
    t.states.removeRow(2);
    t.events.addRow();
    t.events.removeRow(0);
    t.parameters.duplicateRow(6);
    QCOMPARE(t.at(t.parameters, 7, ParameterColumn::Name), QStringLiteral("kdegP_2"));
    t.parameters.shiftRow(7, -1);
    t.parameters.removeRow(6);
    while (t.document.undoStack().canUndo())
        t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
    for (int i = t.states.rowCount(); i > 0; --i)
        t.states.removeRow(0);
    QCOMPARE(t.states.rowCount(), 0);
    QVERIFY(t.document.network().recordedStates.empty());
}

void TestNetworkModels::keepsWhatItCannotRead() {
    Tables t;
    const QModelIndex cell = t.states.index(0, StateColumn::Initial);
    QVERIFY(t.states.setData(cell, "many"));
    QCOMPARE(cell.data().toString(), QStringLiteral("many"));
    QCOMPARE(t.document.network(), uitest::geneExpression());
    QVERIFY(!cell.data(Qt::DecorationRole).isNull());
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains("'many' is not a count"));
    QCOMPARE(t.document.problems().front().cell,
             (NetworkCell{NetworkTable::States, 0, StateColumn::Initial}));
    QVERIFY(t.states.setData(cell, "3"));
    QVERIFY(cell.data(Qt::DecorationRole).isNull());
    t.document.undoStack().undo();
    QCOMPARE(cell.data().toString(), QStringLiteral("many"));

    const QModelIndex name = t.states.index(0, StateColumn::Name);
    QVERIFY(t.states.setData(name, "OFF"));
    QVERIFY(name.data(Qt::ToolTipRole).toString().contains("taken"));
    QCOMPARE(t.document.network().stateNames[0], std::string("ON"));
}

void TestNetworkModels::unreadTextFollowsItsRow() {
    Tables t;
    QVERIFY(t.parameters.setData(t.parameters.index(2, ParameterColumn::Lower), "low"));
    t.parameters.removeRow(0);
    QCOMPARE(t.at(t.parameters, 1, ParameterColumn::Lower), QStringLiteral("low"));
    t.parameters.shiftRow(1, 1);
    QCOMPARE(t.at(t.parameters, 2, ParameterColumn::Lower), QStringLiteral("low"));
    t.parameters.removeRow(2);
    QVERIFY(t.document.draft().unread.empty());
}

void TestNetworkModels::unknownNameMarksTheCell() {
    Tables t;
    const QModelIndex rate = t.events.index(2, EventColumn::Rate);
    QVERIFY(t.events.setData(rate, "ksynom*ON"));
    QVERIFY(!rate.data(Qt::DecorationRole).isNull());
    QVERIFY(rate.data(Qt::ToolTipRole).toString().contains("ksynon"));
    // It is an intermediate state worth keeping, unlike a text that cannot be read.
    QCOMPARE(t.document.network().events[2].rate, std::string("ksynom*ON"));
}

void TestNetworkModels::checkBoxes() {
    Tables t;
    const auto recorded = [&](int row) { return t.states.index(row, StateColumn::Recorded); };
    const auto observed = [&](int row) { return t.states.index(row, StateColumn::Observed); };
    QCOMPARE(recorded(1).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!(t.states.flags(observed(1)) & Qt::ItemIsEnabled));
    QVERIFY(t.states.setData(recorded(1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(t.document.network().recordedStates, (std::vector<int>{0, 1, 2, 3}));
    QVERIFY(t.states.flags(observed(1)) & Qt::ItemIsUserCheckable);
    QVERIFY(t.states.setData(observed(1), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(t.document.network().observedStates, (std::vector<int>{0, 2, 3}));
    QCOMPARE(observed(1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("no"));
}

void TestNetworkModels::unchangedEditLeavesNoStep() {
    Tables t;
    QVERIFY(t.states.setData(t.states.index(0, StateColumn::Name), "ON"));
    QVERIFY(!t.document.undoStack().canUndo());
}

void TestNetworkModels::anotherNetworkAltogether() {
    Tables t;
    QSignalSpy reset(&t.states, &QAbstractItemModel::modelReset);
    NetworkDraft next;
    next.network = readNetwork(testdata::resource("examples/telegraph/network.json"));
    t.document.edit(QStringLiteral("import"), next);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(t.at(t.states, 2, StateColumn::Name), QStringLiteral("M"));
    t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
}

QTEST_MAIN(TestNetworkModels)
#include "tst_network_models.moc"
