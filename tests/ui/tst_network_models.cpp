#include "tests/ui/gui_support.h"
#include "ui/models/event_timing.h"
#include "ui/models/network_table_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>

#include <memory>

using namespace dyngpt;

namespace {

struct Tables {
    Tables() {
        document.load(uitest::geneExpression());
        for (NetworkTableModel* model : std::initializer_list<NetworkTableModel*>{
                 &states, &events, &parameters, &derived, &triggers})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
    QString at(const QAbstractItemModel& model, int row, int column) const {
        return model.index(row, column).data().toString();
    }

    NetworkDocument document;
    NetworkTableModel states{document, NetworkTables::states()};
    NetworkTableModel events{document, NetworkTables::events()};
    NetworkTableModel parameters{document, NetworkTables::parameters()};
    NetworkTableModel derived{document, NetworkTables::derived()};
    NetworkTableModel triggers{document, NetworkTables::triggers()};
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
    void scaleAndValueOfParameters();
    void kindOfTimingIsChosen();
    void timingStandsInTheTable();
    void derivedQuantitiesAndTriggers();
    void renamingReachesTimesAndFormulas();
    void severalRowsComeAndGo();
    void displayNamesAndUnits();
    void noCellHasNoData();
};

void TestNetworkModels::severalRowsComeAndGo() {
    Tables t; // a tester watches every model
    const Network before = t.document.network();
    t.events.setData(t.events.index(5, EventColumn::Transition), "nonsense");
    const std::unique_ptr<QMimeData> rows(t.events.copyRows({0, 2}));
    QVERIFY(t.events.canPaste(rows.get()) && !t.states.canPaste(rows.get()));
    t.events.removeRows({0, 2, 6});
    QCOMPARE(t.events.rowCount(), 4);
    QCOMPARE(t.at(t.events, 3, EventColumn::Transition), QStringLiteral("nonsense"));
    QCOMPARE(t.events.pasteRows(1, rows.get()), 2);
    QCOMPARE(t.events.rowCount(), 6);
    QCOMPARE(t.at(t.events, 2, EventColumn::Rate), QString::fromStdString(before.events[0].rate));
    QCOMPARE(t.at(t.events, 3, EventColumn::Rate), QString::fromStdString(before.events[2].rate));
    QCOMPARE(t.at(t.events, 5, EventColumn::Transition), QStringLiteral("nonsense"));
    QCOMPARE(t.document.undoStack().count(), 3);
    for (int i = 0; i < 3; ++i)
        t.document.undoStack().undo();
    QVERIFY(t.document.network() == before);
    t.states.removeRows({0, 1, 2, 3});
    QCOMPARE(t.states.rowCount(), 0);
    const std::unique_ptr<QMimeData> states(Tables().states.copyRows({3, 1}));
    QCOMPARE(t.states.pasteRows(-1, states.get()), 2);
    QCOMPARE(t.at(t.states, 0, StateColumn::Name), QStringLiteral("Protein"));
    QCOMPARE(t.states.pasteRows(0, rows.get()), 0); // of another table
}

void TestNetworkModels::displayNamesAndUnits() {
    Tables t;
    t.states.setData(t.states.index(2, StateColumn::ShownAs), "m_{RNA}");
    t.parameters.setData(t.parameters.index(0, ParameterColumn::Unit), "1/h");
    t.parameters.setData(t.parameters.index(0, ParameterColumn::ShownAs), "k_{on}");
    t.states.setData(t.states.index(2, StateColumn::Name), "M");
    QCOMPARE(t.at(t.states, 2, StateColumn::ShownAs), QStringLiteral("m_{RNA}"));
    const auto names = t.document.network().displayNames();
    QCOMPARE(names.at("M"), std::string("m_{RNA}"));
    QCOMPARE(names.at("kon"), std::string("k_{on}"));
    const auto tip = [&](int row, int column) {
        return t.parameters.index(row, column).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(tip(0, ParameterColumn::Lower).endsWith(QStringLiteral("In 1/h")));
    QVERIFY(!tip(1, ParameterColumn::Lower).contains(QStringLiteral("In ")));
    // A copy is told apart from what it was made of.
    t.parameters.duplicateRow(0);
    QCOMPARE(t.at(t.parameters, 1, ParameterColumn::Unit), QStringLiteral("1/h"));
    QVERIFY(t.at(t.parameters, 1, ParameterColumn::ShownAs).isEmpty());
}

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

void TestNetworkModels::scaleAndValueOfParameters() {
    Tables t;
    const QModelIndex scale = t.parameters.index(0, ParameterColumn::Scale);
    const QModelIndex value = t.parameters.index(0, ParameterColumn::Value);
    QCOMPARE(scale.data().toString(), QStringLiteral("linear"));
    QCOMPARE(scale.data(NetworkTableModel::choicesRole).toStringList(),
             (QStringList{QStringLiteral("linear"), QStringLiteral("log")}));
    QVERIFY(t.parameters.setData(scale, "log"));
    QCOMPARE(t.document.network().parameters[0].scale, Scale::Log);
    QCOMPARE(value.data().toString(), QString());
    QVERIFY(t.parameters.setData(value, "0.03"));
    QCOMPARE(t.document.network().parameters[0].value, std::optional<double>(0.03));
    QVERIFY(t.parameters.setData(value, "few"));
    QVERIFY(value.data(Qt::ToolTipRole).toString().contains("'few' is not a number"));
    QCOMPARE(t.document.network().parameters[0].value, std::optional<double>(0.03));
    QVERIFY(t.parameters.setData(value, ""));
    QCOMPARE(t.document.network().parameters[0].value, std::optional<double>());
    while (t.document.undoStack().canUndo())
        t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
}

void TestNetworkModels::kindOfTimingIsChosen() {
    Tables t;
    const QModelIndex timing = t.events.index(5, EventColumn::Timing); // kdegM*mRNA
    const QModelIndex rate = t.events.index(5, EventColumn::Rate);
    QCOMPARE(timing.data().toString(), QStringLiteral("Markovian"));
    QVERIFY(t.events.setData(timing, "Waiting time"));
    QCOMPARE(timing.data().toString(), QStringLiteral("Waiting time: exponential (mean 1/kdegM)"));
    QCOMPARE(timing.data(Qt::EditRole).toString(), QStringLiteral("Waiting time"));
    QCOMPARE(rate.data().toString(), QString());
    QVERIFY(!(t.events.flags(rate) & Qt::ItemIsEnabled));
    QVERIFY(t.events.setData(timing, "Delay"));
    QCOMPARE(timing.data().toString(), QStringLiteral("Delay: deterministic (value 1)"));
    QCOMPARE(rate.data().toString(), QStringLiteral("kdegM*mRNA"));
    QVERIFY(t.events.flags(rate) & Qt::ItemIsEditable);
    t.document.undoStack().undo();
    t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
}

void TestNetworkModels::timingStandsInTheTable() {
    Tables t;
    NetworkDraft next = t.document.draft();
    Event& event = next.network.events[5];
    setTimingKind(event, TimingKind::WaitingTime);
    setDistribution(event, TimeDistribution::Kind::Gamma);
    setTimeArgument(event, 0, "nobody");
    t.document.edit(QStringLiteral("timing"), next);
    const QModelIndex timing = t.events.index(5, EventColumn::Timing);
    QCOMPARE(timing.data().toString(),
             QStringLiteral("Waiting time: gamma (shape nobody, mean 1/kdegM)"));
    QVERIFY(!timing.data(Qt::DecorationRole).isNull());
    QVERIFY2(timing.data(Qt::ToolTipRole).toString().contains("nobody"),
             qPrintable(timing.data(Qt::ToolTipRole).toString()));
}

void TestNetworkModels::derivedQuantitiesAndTriggers() {
    Tables t;
    QCOMPARE(t.derived.addRow(), 0);
    QVERIFY(t.derived.setData(t.derived.index(0, DerivedColumn::Name), "mRNA"));
    QVERIFY(
        t.derived.index(0, DerivedColumn::Name).data(Qt::ToolTipRole).toString().contains("taken"));
    QVERIFY(t.derived.setData(t.derived.index(0, DerivedColumn::Name), "all"));
    QVERIFY(t.derived.setData(t.derived.index(0, DerivedColumn::Formula), "mRNA + Protein"));
    QCOMPARE(t.document.network().derived,
             (std::vector<DerivedQuantity>{{"all", "mRNA + Protein"}}));
    QCOMPARE(t.derived.duplicateRow(0), 1);
    QCOMPARE(t.at(t.derived, 1, DerivedColumn::Name), QStringLiteral("all_2"));
    t.derived.removeRow(1);

    QCOMPARE(t.triggers.addRow(), 0);
    QVERIFY(t.triggers.setData(t.triggers.index(0, TriggerColumn::Condition), "t >= 25"));
    const QModelIndex counts = t.triggers.index(0, TriggerColumn::Assignments);
    QVERIFY(t.triggers.setData(counts, "mRNA 5"));
    QVERIFY(counts.data(Qt::ToolTipRole).toString().contains("which state gets which count"));
    QVERIFY(t.triggers.setData(counts, "mRNA=5; Protein = Protein/2"));
    QCOMPARE(counts.data().toString(), QStringLiteral("mRNA = 5; Protein = Protein/2"));
    const QModelIndex atStart = t.triggers.index(0, TriggerColumn::TrueAtStart);
    QCOMPARE(atStart.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(t.triggers.setData(atStart, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(t.document.network().triggers,
             (std::vector<Trigger>{{"t >= 25", {{"mRNA", "5"}, {"Protein", "Protein/2"}}, false}}));
    while (t.document.undoStack().canUndo())
        t.document.undoStack().undo();
    QCOMPARE(t.document.network(), uitest::geneExpression());
}

void TestNetworkModels::renamingReachesTimesAndFormulas() {
    Tables t;
    NetworkDraft next = t.document.draft();
    Event& waiting = next.network.events[5];
    setTimingKind(waiting, TimingKind::WaitingTime);
    Event& delayed = next.network.events[6];
    setTimingKind(delayed, TimingKind::Delay);
    setTimeArgument(delayed, 0, "2*kdegM");
    next.network.derived = {{"all", "mRNA + kdegM*Protein"}};
    next.network.triggers = {{"mRNA > kdegM", {{"mRNA", "mRNA - kdegM"}}, true}};
    t.document.edit(QStringLiteral("all kinds"), next);
    const int parameter = next.network.parameterIndex("kdegM");
    QVERIFY(t.parameters.setData(t.parameters.index(parameter, ParameterColumn::Name), "d"));
    QVERIFY(t.states.setData(t.states.index(2, StateColumn::Name), "M"));
    const Network& network = t.document.network();
    QCOMPARE(network.parameterIndex("d"), parameter);
    QCOMPARE(network.events[5].waitingTime->arguments, (std::vector<std::string>{"1/d"}));
    QCOMPARE(network.events[6].delay->time.arguments, (std::vector<std::string>{"2*d"}));
    QCOMPARE(network.derived[0].formula, std::string("M + d*Protein"));
    QCOMPARE(network.triggers[0].condition, std::string("M > d"));
    QCOMPARE(network.triggers[0].assignments[0].state, std::string("M"));
    QCOMPARE(network.triggers[0].assignments[0].formula, std::string("M - d"));
    t.document.undoStack().undo();
    t.document.undoStack().undo();
    QCOMPARE(t.document.network(), next.network);
}

void TestNetworkModels::noCellHasNoData() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    Tables tables;
    // As the view asks when Ctrl+C is pressed and no cell is current.
    QVERIFY(!tables.states.data({}, Qt::DisplayRole).isValid());
}

QTEST_MAIN(TestNetworkModels)
#include "tst_network_models.moc"
