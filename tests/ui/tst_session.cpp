#include "tests/ui/gui_support.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/workers/job_runner.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>

#include <thread>

using namespace dyngpt;

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsEmpty();
    void createsUntitled();
    void closingDeletesUntitled();
    void savesAsAndGoesOnInTheCopy();
    void savesOverAnOlderFile();
    void failedSaveLeavesEverything();
    void failedOpenLeavesTheProject();
    void opensTheExample();
    void unknownExampleLeavesTheProject();
    void replacingCancelsTheJob();
    void noCopyWhileAJobRuns();
    void untitledOfADeadProgramIsFound();

private:
    uitest::PrivateHome home_;
};

void TestSession::beginsEmpty() {
    Session session;
    QVERIFY(!session.project());
    QVERIFY(session.displayName().isEmpty());
    session.closeProject();
}

void TestSession::createsUntitled() {
    Session session;
    QSignalSpy replaced(&session, &Session::projectReplaced);
    session.createProject(uitest::geneExpression());
    QCOMPARE(replaced.count(), 1);
    QVERIFY(session.isUntitled());
    QVERIFY(!session.isModified());
    QCOMPARE(session.displayName(), QStringLiteral("central_dogma_model"));
    session.notifyChanged();
    QVERIFY(session.isModified());
}

void TestSession::closingDeletesUntitled() {
    Session session;
    session.createProject(uitest::geneExpression());
    const QString file = fromPath(session.project()->path());
    QVERIFY(QFileInfo::exists(file));
    session.closeProject();
    QVERIFY(!session.project());
    QVERIFY(!QFileInfo::exists(QFileInfo(file).absolutePath()));
}

void TestSession::savesAsAndGoesOnInTheCopy() {
    Session session;
    session.createProject(uitest::geneExpression());
    session.notifyChanged();
    const QString untitled = fromPath(session.project()->path());
    const QString target = home_.file(QStringLiteral("größe 1.dyngpt"));
    session.saveAs(target);
    QVERIFY(!session.isUntitled());
    QVERIFY(!session.isModified());
    QCOMPARE(session.displayName(), QStringLiteral("größe 1"));
    QVERIFY(!QFileInfo::exists(untitled));
    Network changed = session.project()->network();
    changed.modelName = "changed";
    session.project()->setNetwork(changed);
    session.closeProject();
    QVERIFY(QFileInfo::exists(target));
    session.openProject(target);
    QCOMPARE(session.project()->network().modelName, std::string("changed"));
}

void TestSession::savesOverAnOlderFile() {
    Session session;
    const QString target = home_.file(QStringLiteral("old.dyngpt"));
    session.createProject({});
    session.saveAs(target);
    session.createProject(uitest::geneExpression());
    session.saveAs(target);
    QCOMPARE(session.project()->network().stateNames.size(), std::size_t{4});
}

void TestSession::failedSaveLeavesEverything() {
    Session session;
    session.createProject(uitest::geneExpression());
    const auto project = session.project();
    QVERIFY_EXCEPTION_THROWN(session.saveAs(home_.file(QStringLiteral("no/such/dir/x.dyngpt"))),
                             Error);
    QCOMPARE(session.project(), project);
    QVERIFY(session.isUntitled());
}

void TestSession::failedOpenLeavesTheProject() {
    Session session;
    session.createProject(uitest::geneExpression());
    const auto project = session.project();
    QSignalSpy replaced(&session, &Session::projectReplaced);
    QFile foreign(home_.file(QStringLiteral("foreign.dyngpt")));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("this is not a project");
    foreign.close();
    QVERIFY_EXCEPTION_THROWN(session.openProject(foreign.fileName()), Error);
    QVERIFY_EXCEPTION_THROWN(session.openProject(home_.file(QStringLiteral("missing.dyngpt"))),
                             Error);
    QCOMPARE(session.project(), project);
    QCOMPARE(replaced.count(), 0);
    QCOMPARE(project->network().stateNames.size(), std::size_t{4});
}

void TestSession::opensTheExample() {
    Session session;
    session.openExample(QStringLiteral("gene_expression"));
    QVERIFY(session.isUntitled());
    QVERIFY(!session.isModified());
    QCOMPARE(session.displayName(), QStringLiteral("gene_expression"));
    QCOMPARE(session.project()->network().events.size(), std::size_t{7});
    session.project()->setNetwork(session.project()->network()); // it can be written
}

void TestSession::unknownExampleLeavesTheProject() {
    Session session;
    session.createProject(uitest::geneExpression());
    const auto project = session.project();
    QVERIFY_EXCEPTION_THROWN(session.openExample(QStringLiteral("unheard_of")), Error);
    QCOMPARE(session.project(), project);
}

void TestSession::replacingCancelsTheJob() {
    Session session;
    session.createProject(uitest::geneExpression());
    session.jobs().start(Stage::Simulate, [](JobSinks&, std::stop_token stop) {
        while (!stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Outcome::Cancelled;
    });
    session.createProject({});
    QVERIFY(!session.jobs().isRunning());
}

void TestSession::noCopyWhileAJobRuns() {
    Session session;
    session.createProject(uitest::geneExpression());
    session.jobs().start(Stage::Simulate, [](JobSinks&, std::stop_token stop) {
        while (!stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Outcome::Cancelled;
    });
    const QString target = home_.file(QStringLiteral("busy.dyngpt"));
    QVERIFY_EXCEPTION_THROWN(session.saveAs(target), Error);
    QVERIFY(session.jobs().isRunning());
    QVERIFY(!QFileInfo::exists(target));
}

void TestSession::untitledOfADeadProgramIsFound() {
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    QString left;
    {
        Session dying;
        dying.createProject(uitest::geneExpression());
        left = fromPath(dying.project()->path());
        QVERIFY(Session::recoverableProjects().isEmpty()); // it is open
    }
    QCOMPARE(Session::recoverableProjects(), QStringList{left});
    Session next;
    next.openProject(left);
    QVERIFY(next.isModified());
    QVERIFY(Session::recoverableProjects().isEmpty());
    Session other;
    QVERIFY_EXCEPTION_THROWN(other.openProject(left), Error);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
