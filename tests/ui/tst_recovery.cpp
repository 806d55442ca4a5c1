// The program itself, killed in the middle of edits, and started again.

#include "tests/ui/gui_support.h"
#include "ui/main_window.h"
#include "ui/pages/page.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/studio.h"

#include <QFileInfo>
#include <QProcess>
#include <QSpinBox>
#include <QTableView>
#include <QTreeWidget>

#include <cstdio>

using namespace dyngpt;

namespace {

constexpr const char* roleVariable = "DYNGPT_RECOVERY_ROLE";

void typeIntoCell(QTableView* table, int row, int column, const QString& text) {
    const QModelIndex cell = table->model()->index(row, column);
    table->setCurrentIndex(cell);
    table->scrollTo(cell);
    table->edit(cell);
    auto* editor = table->viewport()->findChild<QLineEdit*>();
    if (!editor)
        qFatal("the cell cannot be edited");
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
}

/// Edits for as long as it lives, saying after each edit what it was. `saved` is the file it works
/// in, or empty for an untitled copy of an example.
int editUntilKilled(const QString& saved) {
    Studio studio;
    MainWindow& window = studio.window(0);
    Session& session = *Session::all().front();
    session.openExample(QStringLiteral("telegraph"));
    if (!saved.isEmpty())
        session.saveAs(saved);
    auto* states = window.findChild<QTableView*>(QStringLiteral("states"));
    auto* sets = window.page(Stage::Simulate)->findChild<QSpinBox*>(QStringLiteral("trainSets"));
    for (int i = 1;; ++i) {
        window.showStage(Stage::Network);
        typeIntoCell(states, 0, 0, QStringLiteral("S%1").arg(i));
        window.showStage(Stage::Simulate);
        sets->setFocus();
        QTest::keyClick(sets, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(sets, QString::number(1000 + i));
        QTest::qWait(500); // what is typed is stored by itself
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

/// Kills the child after its `edits`-th edit; returns the last one it has told.
int killAfter(int edits, const QString& file) {
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(roleVariable), QStringLiteral("file:") + file);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {});
    int last = 0;
    while (last < edits && child.waitForReadyRead(60000))
        while (child.canReadLine())
            last = child.readLine().trimmed().toInt();
    child.kill(); // SIGKILL
    child.waitForFinished();
    while (child.canReadLine())
        last = child.readLine().trimmed().toInt();
    if (last < edits)
        qWarning("%s", child.readAllStandardError().constData());
    return last;
}

void verifyHasEdit(const Project& project, int edit) {
    const std::string name = project.network().stateNames[0];
    QCOMPARE(name[0], 'S');
    QVERIFY2(std::stoi(name.substr(1)) >= edit, name.c_str());
    QVERIFY(project.simulationSettings().trainSets >= 1000 + edit);
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void untitledProjectComesBack();
    void savedProjectOpensInSpiteOfTheLock();

private:
    uitest::PrivateHome home_;
};

void TestRecovery::untitledProjectComesBack() {
    const int last = killAfter(3, QString());
    QVERIFY(last >= 3);
    const QStringList found = Session::recoverableProjects();
    QCOMPARE(found.size(), 1);
    Studio studio;
    MainWindow& window = studio.window(0);
    auto* list = window.findChild<QTreeWidget*>(QStringLiteral("recentProjects"));
    QVERIFY(list && list->isVisible());
    QTreeWidgetItem* first = list->topLevelItem(0);
    QVERIFY2(first->text(1).contains(QStringLiteral("not saved")), qPrintable(first->text(1)));
    Q_EMIT list->itemActivated(first, 0);
    Session& session = *Session::all().front();
    QVERIFY(session.project());
    QVERIFY(session.isModified()); // leaving it asks
    verifyHasEdit(*session.project(), last);
    session.closeProject();
}

void TestRecovery::savedProjectOpensInSpiteOfTheLock() {
    const QString file = home_.file(QStringLiteral("mine.dyngpt"));
    const int last = killAfter(2, file);
    QVERIFY(last >= 2);
    QVERIFY(QFileInfo::exists(home_.file(QStringLiteral(".mine.dyngpt.lock"))));
    Session session;
    QVERIFY(session.openProject(file));
    QVERIFY(!session.isReadOnly());
    verifyHasEdit(*session.project(), last);
    session.closeProject();
    QVERIFY(!QFileInfo::exists(home_.file(QStringLiteral(".mine.dyngpt.lock"))));
    QVERIFY(!QFileInfo::exists(file + QStringLiteral("-wal")));
}

int main(int argc, char* argv[]) {
    if (qEnvironmentVariableIsSet(roleVariable)) {
        QApplication app(argc, argv);
        QCoreApplication::setOrganizationName(QStringLiteral("DynGPT-test"));
        QCoreApplication::setApplicationName(QStringLiteral("dyngpt-studio-test"));
        return editUntilKilled(qEnvironmentVariable(roleVariable).mid(5));
    }
    QTEST_DISABLE_KEYPAD_NAVIGATION
    QApplication app(argc, argv);
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
