// One project in several windows, files that can only be looked at, changes that cannot be saved,
// undo outside the network page, and windows of their own.

#include "core/project/stages.h"
#include "tests/ui/program.h"
#include "tests/ui/stage_fixture.h"
#include "ui/idle_commit.h"
#include "ui/pages/page.h"
#include "ui/paths.h"
#include "ui/project_files.h"
#include "ui/project_history.h"
#include "ui/project_lock.h"
#include "ui/settings.h"
#include "ui/studio.h"

#include <QFileInfo>
#include <QLabel>
#include <QLockFile>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace dyngpt;
using namespace uitest;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString noticeOf(MainWindow& window, const char* bar) {
    auto* notice = find<QWidget>(window, bar);
    return notice->isVisible() ? notice->findChild<QLabel*>(QStringLiteral("noticeText"))->text()
                               : QString();
}

/// No file of this process may grow beyond this for a while, as on a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{1, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

} // namespace

class TestSafety : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sameFileByAnotherName();
    void staleLockDoesNotBlock();
    void openElsewhereIsNamedAndCanBeLookedAt();
    void looksAtWhatIsEditedInAnotherWindow();
    void bundledExampleStaysAsItIs();
    void changeOfALookedAtProjectGoesOnInACopy();
    void changeOfALookedAtProjectIsDropped();
    void unsavedChangeStaysAndIsSavedLater();
    void settingsAndDataAreUndone();
    void theReportsChoicesAreUndone();
    void importedWeightsAreUndone();
    void pendingTypingBelongsToItsProject();
    void whatIsTypedIsTakenWhenKeysRest();
    void windowsOfTheirOwn();
    void preferenceKeepsOneWindow();
    void savingOverAProjectInUseIsRefused();

private:
    QString saved(const QString& name) {
        const QString path = home_.file(name);
        if (!QFileInfo::exists(path))
            Project::create(toPath(path), geneExpression());
        return path;
    }

    uitest::PrivateHome home_;
};

void TestSafety::init() {
    QSettings().clear();
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestSafety::sameFileByAnotherName() {
    const QString file = saved(QStringLiteral("a.dyngpt"));
    const QString link = home_.file(QStringLiteral("link to a.dyngpt"));
    QFile::remove(link);
    QVERIFY(QFile::link(file, link));
    Session first;
    first.openProject(file);
    Session second;
    QVERIFY_EXCEPTION_THROWN(second.openProject(link), ProjectInUse);
    QVERIFY_EXCEPTION_THROWN(second.openProject(file), ProjectInUse);
    QVERIFY(!second.project());
    QVERIFY(second.openProject(link, {}, OpenFor::Reading));
    QVERIFY(second.isReadOnly());
    first.closeProject();
    QVERIFY(second.openProject(link)); // now it can be edited
    QVERIFY(!second.isReadOnly());
}

void TestSafety::staleLockDoesNotBlock() {
    const QString file = saved(QStringLiteral("stale.dyngpt"));
    QProcess dead;
    dead.start(QStringLiteral("true"), {});
    dead.waitForFinished();
    {
        // As a killed program leaves it.
        QLockFile lock(home_.file(QStringLiteral(".stale.dyngpt.lock")));
        QVERIFY(lock.tryLock(0));
        QByteArray content = bytesOf(lock.fileName());
        QVERIFY(!content.isEmpty());
        lock.unlock();
        content.replace(QByteArray::number(QCoreApplication::applicationPid()) + '\n', "999999\n");
        QFile left(home_.file(QStringLiteral(".stale.dyngpt.lock")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(content);
    }
    Session session;
    QVERIFY(session.openProject(file));
    QVERIFY(!session.isReadOnly());
}

void TestSafety::openElsewhereIsNamedAndCanBeLookedAt() {
    const QString file = saved(QStringLiteral("b.dyngpt"));
    Session editor;
    editor.openProject(file);
    Program program;
    QString seen;
    answerNextBox(QStringLiteral("Stay"), &seen);
    program.window.files().openPath(file);
    QVERIFY2(seen.contains(QStringLiteral("open in another window")), qPrintable(seen));
    QVERIFY(!program.session.project());
    QSignalSpy raised(&editor, &Session::windowWanted);
    answerNextBox(QStringLiteral("Go to that window"));
    program.window.files().openPath(file);
    QCOMPARE(raised.count(), 1);
    answerNextBox(QStringLiteral("Only look at it"));
    program.window.files().openPath(file);
    QVERIFY(program.session.isReadOnly());
    QVERIFY(noticeOf(program.window, "readOnlyNotice").contains("edited elsewhere"));
    QVERIFY(program.window.windowTitle().contains(QStringLiteral("(read-only)")));
}

void TestSafety::looksAtWhatIsEditedInAnotherWindow() {
    const QString file = saved(QStringLiteral("c.dyngpt"));
    Session editor;
    editor.openProject(file);
    Program program;
    program.session.openProject(file, {}, OpenFor::Reading);
    auto* name = find<QLineEdit>(program.window, "modelName");
    QCOMPARE(name->text(), QStringLiteral("central_dogma_model"));
    Network changed = editor.project()->network();
    changed.modelName = "renamed there";
    editor.project()->setNetwork(changed);
    program.session.lookForChanges();
    QCOMPARE(name->text(), QStringLiteral("renamed there"));
    QSignalSpy looked(&program.session, &Session::stagesChanged);
    program.session.lookForChanges();
    QCOMPARE(looked.count(), 0); // nothing new
}

void TestSafety::bundledExampleStaysAsItIs() {
    const QString file = *exampleProject(QStringLiteral("telegraph"));
    const QByteArray before = bytesOf(file);
    const QStringList beside = QFileInfo(file).dir().entryList(QDir::Files | QDir::Hidden);
    {
        Program program;
        program.window.files().openPath(file);
        QVERIFY(program.session.isReadOnly());
        QVERIFY(noticeOf(program.window, "readOnlyNotice").contains("examples"));
        for (int stage = 0; stage <= static_cast<int>(Stage::Report); ++stage) {
            program.clickStage(static_cast<Stage>(stage));
            QTest::qWait(50);
            QVERIFY(!QApplication::activeModalWidget()); // looking changes nothing
        }
        QCOMPARE(QFileInfo(file).dir().entryList(QDir::Files | QDir::Hidden), beside);
        auto* copy = program.window.page(Stage::Simulate)->findChild<QPushButton*>("copyAction");
        program.clickStage(Stage::Simulate);
        QVERIFY(copy->isVisible());
        QVERIFY(!program.window.page(Stage::Simulate)->primaryAction()->isVisible());
    }
    QVERIFY(bytesOf(file) == before);
    QCOMPARE(QFileInfo(file).dir().entryList(QDir::Files | QDir::Hidden), beside);
}

void TestSafety::changeOfALookedAtProjectGoesOnInACopy() {
    const QString file = saved(QStringLiteral("d.dyngpt"));
    const QByteArray before = bytesOf(file);
    Program program;
    program.session.openProject(file, {}, OpenFor::Reading);
    auto* name = find<QLineEdit>(program.window, "modelName");
    name->setFocus();
    name->selectAll();
    const QString copy = home_.file(QStringLiteral("copy of d.dyngpt"));
    QString seen;
    answerNextBox(QStringLiteral("Save a copy..."), &seen);
    QTest::keyClicks(name, QStringLiteral("mine"));
    QTimer::singleShot(0, [&] { QTest::keyClick(name, Qt::Key_Return); });
    chooseFile(copy);
    QTRY_VERIFY(!seen.isEmpty());
    QTRY_VERIFY(program.session.project() && !program.session.isReadOnly());
    QTRY_COMPARE(program.session.project()->network().modelName, std::string("mine"));
    QVERIFY(noticeOf(program.window, "readOnlyNotice").isEmpty());
    QVERIFY(bytesOf(file) == before);
}

void TestSafety::changeOfALookedAtProjectIsDropped() {
    const QString file = saved(QStringLiteral("e.dyngpt"));
    Program program;
    program.session.openProject(file, {}, OpenFor::Reading);
    program.clickStage(Stage::Simulate);
    auto* sets = find<QSpinBox>(program.window, "trainSets");
    const int before = sets->value();
    answerNextBox(QStringLiteral("Drop the change"));
    sets->setFocus();
    QTest::keyClick(sets, Qt::Key_Up);
    QVERIFY(sets->value() != before);
    QTRY_COMPARE(sets->value(), before);
}

void TestSafety::unsavedChangeStaysAndIsSavedLater() {
    const QString file = saved(QStringLiteral("f.dyngpt"));
    Program program;
    program.session.openProject(file);
    program.clickStage(Stage::Network);
    auto* name = find<QLineEdit>(program.window, "modelName");
    {
        const FullDisk full;
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("kept"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!noticeOf(program.window, "failureNotice").isEmpty());
        auto* again = find<QWidget>(program.window, "failureNotice")
                          ->findChild<QPushButton*>(QStringLiteral("noticeButton"));
        again->click();
        QTest::qWait(50);
        QVERIFY(!noticeOf(program.window, "failureNotice").isEmpty()); // still full
    }
    QCOMPARE(program.session.project()->network().modelName, std::string("central_dogma_model"));
    QCOMPARE(name->text(), QStringLiteral("kept"));
    find<QWidget>(program.window, "failureNotice")
        ->findChild<QPushButton*>(QStringLiteral("noticeButton"))
        ->click();
    QTRY_VERIFY(noticeOf(program.window, "failureNotice").isEmpty());
    QCOMPARE(program.session.project()->network().modelName, std::string("kept"));
}

void TestSafety::settingsAndDataAreUndone() {
    StageFixture fixture;
    MainWindow window(fixture.session);
    window.show();
    window.showStage(Stage::Simulate);
    auto* sets = find<QSpinBox>(window, "trainSets");
    const int before = sets->value();
    sets->setValue(before + 5);
    Q_EMIT sets->editingFinished();
    QAction* undo = findAction(window, QStringLiteral("Undo settings of the simulation"));
    QTRY_VERIFY((undo = findAction(window, QStringLiteral("Undo settings of the simulation"))));
    QCOMPARE(fixture.project().simulationSettings().trainSets, before + 5);
    undo->trigger();
    QCOMPARE(fixture.project().simulationSettings().trainSets, before);
    QCOMPARE(sets->value(), before);
    findAction(window, QStringLiteral("Redo settings of the simulation"))->trigger();
    QCOMPARE(sets->value(), before + 5);

    fixture.addObservedData();
    fixture.session.history().observedDataReplaced(nullptr);
    QVERIFY(fixture.project().observedData());
    fixture.session.history().undo();
    QVERIFY(!fixture.project().observedData());
    fixture.session.history().redo();
    QCOMPARE(fixture.project().observedData()->cellCount(), 300);
}

void TestSafety::theReportsChoicesAreUndone() {
    Program program;
    program.openExample();
    program.clickStage(Stage::Report);
    auto* author = find<QLineEdit>(program.window, "reportAuthor");
    const QString before = author->text();
    author->setFocus();
    author->selectAll();
    QTest::keyClicks(author, "Ada");
    Q_EMIT program.session.storeWanted();
    QCOMPARE(program.session.project()->reportSettings().author, std::string("Ada"));
    QAction* undo = findAction(program.window, QStringLiteral("Undo the report's choices"));
    QVERIFY(undo);
    undo->trigger();
    QCOMPARE(author->text(), before);
    QCOMPARE(program.session.project()->reportSettings().author, before.toStdString());
    findAction(program.window, QStringLiteral("Redo the report's choices"))->trigger();
    QCOMPARE(author->text(), QStringLiteral("Ada"));
}

/// Also when something was trained after them: that comes back with redo.
void TestSafety::importedWeightsAreUndone() {
    Program program;
    program.openExample();
    program.clickStage(Stage::Train);
    Project& project = *program.session.project();
    const QString weights = home_.file(QStringLiteral("w.pt"));
    exportWeights(project, weights.toStdString());
    const auto trained = ProjectHistory::trainedIn(project);
    QVERIFY(trained && !trained->info.imported);
    chooseFile(weights);
    answerNextBox(QStringLiteral("Replace the solver"), nullptr, 1000);
    program.window.files().importWeights();
    QVERIFY(project.training()->imported);
    TrainingInfo later = trained->info;
    later.settings.seed += 1;
    project.setTraining(later, trained->solver);
    QAction* undo = findAction(program.window, QStringLiteral("Undo imported weights"));
    QVERIFY(undo);
    undo->trigger();
    QCOMPARE(project.training()->settings.seed, trained->info.settings.seed);
    QVERIFY(!project.training()->imported);
    QVERIFY(project.solverBytes() == trained->solver);
    program.session.history().redo();
    QCOMPARE(project.training()->settings.seed, later.settings.seed);

    project.removeTraining();
    chooseFile(weights);
    program.window.files().importWeights();
    QVERIFY(project.training() && project.training()->imported);
    program.session.history().undo();
    QVERIFY(!project.training() && project.solverBytes().empty());
}

/// Typing that is not stored yet is stored in the project it was made for, and not in the next.
void TestSafety::pendingTypingBelongsToItsProject() {
    const QString first = saved(QStringLiteral("g.dyngpt"));
    const QString second = saved(QStringLiteral("h.dyngpt"));
    Program program;
    program.session.openProject(first);
    program.clickStage(Stage::Simulate);
    auto* sets = find<QSpinBox>(program.window, "trainSets");
    const int before = sets->value();
    sets->setFocus();
    QTest::keyClick(sets, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(sets, QStringLiteral("4321"));
    program.window.files().openPath(second);
    QCOMPARE(program.session.project()->simulationSettings().trainSets, before);
    QTest::qWait(600);
    QCOMPARE(program.session.project()->simulationSettings().trainSets, before);
    QCOMPARE(Project::open(toPath(first))->simulationSettings().trainSets, 4321);
}

void TestSafety::whatIsTypedIsTakenWhenKeysRest() {
    Program program;
    program.session.createProject(geneExpression());
    auto* typed = new IdleCommit(&program.window, 100);
    auto* states = find<QTableView>(program.window, "states");
    states->setCurrentIndex(states->model()->index(0, 0));
    states->edit(states->currentIndex());
    auto* editor = states->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("halfway"));
    QVERIFY(program.session.project()->network().stateNames[0] != "halfway");
    QTRY_COMPARE(program.session.project()->network().stateNames[0], std::string("halfway"));
    delete typed;
}

void TestSafety::windowsOfTheirOwn() {
    const QString first = saved(QStringLiteral("i.dyngpt"));
    const QString second = saved(QStringLiteral("j.dyngpt"));
    Studio studio;
    QCOMPARE(studio.windowCount(), 1);
    studio.window(0).files().openPath(first);
    QCOMPARE(studio.windowCount(), 1); // an empty window is filled
    studio.window(0).files().openPath(second);
    QCOMPARE(studio.windowCount(), 2);
    QVERIFY(studio.window(0).windowTitle().startsWith(u'i'));
    QVERIFY(studio.window(1).windowTitle().startsWith(u'j'));
    studio.window(1).files().openPath(second); // it is there already
    QCOMPARE(studio.windowCount(), 2);
    answerNextBox(QStringLiteral("Go to that window"));
    studio.window(1).files().openPath(first);
    QCOMPARE(studio.windowCount(), 2);
    findAction(studio.window(0), QStringLiteral("New window"))->trigger();
    QCOMPARE(studio.windowCount(), 3);
    QVERIFY(find<QWidget>(studio.window(2), "welcomePage")->isVisible());
    studio.window(2).files().createFromTemplate({});
    QCOMPARE(studio.windowCount(), 3);
    Q_EMIT studio.window(0).languageChanged(); // makes them all anew
    QCOMPARE(studio.windowCount(), 3);
    QTRY_VERIFY(studio.window(1).windowTitle().startsWith(u'j'));
    studio.window(2).close();
    QTRY_COMPARE(studio.windowCount(), 2);
    QVERIFY(!studio.window(0).isHidden());
    QApplication::closeAllWindows();
    QTRY_COMPARE(studio.windowCount(), 1);
}

void TestSafety::preferenceKeepsOneWindow() {
    settings::setOpensNewWindow(false);
    Studio studio;
    studio.window(0).files().openPath(saved(QStringLiteral("k.dyngpt")));
    studio.window(0).files().openPath(saved(QStringLiteral("l.dyngpt")));
    QCOMPARE(studio.windowCount(), 1);
    QVERIFY(studio.window(0).windowTitle().startsWith(u'l'));
}

void TestSafety::savingOverAProjectInUseIsRefused() {
    const QString taken = saved(QStringLiteral("m.dyngpt"));
    const QByteArray before = bytesOf(taken);
    Session editor;
    editor.openProject(taken);
    Session other;
    other.createProject({});
    QVERIFY_EXCEPTION_THROWN(other.saveAs(taken), ProjectInUse);
    QVERIFY(other.isUntitled());
    QVERIFY(bytesOf(taken) == before);
}

QTEST_MAIN(TestSafety)
#include "tst_safety.moc"
