#include "core/model/sbml.h"
#include "tests/ui/program.h"
#include "ui/paths.h"
#include "ui/project_files.h"

#include <QClipboard>
#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace dyngpt;
using namespace uitest;

class TestNetworkFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badFileLeavesTheProject();
    void importsAndExportsSbml();
    void droppedSbmlOpens();
    void badFileIsKnownBeforeAnythingIsAsked();
    void templatesAreReadable_data();
    void templatesAreReadable();

private:
    PrivateHome home_;
};

void TestNetworkFiles::badFileLeavesTheProject() {
    Program program;
    program.openExample();
    const auto project = program.session.project();
    for (const QString& name : {QStringLiteral("broken.dyngpt"), QStringLiteral("broken.json")}) {
        QFile file(home_.file(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"state_names\": [");
        file.close();
        QString message;
        uitest::answerNextBox(QStringLiteral("OK"), &message);
        program.window.files().openPath(file.fileName());
        QVERIFY2(message.contains(name), qPrintable(message));
        QCOMPARE(program.session.project(), project);
    }
}

void TestNetworkFiles::importsAndExportsSbml() {
    if (!hasSbml())
        QSKIP("built without libsbml");
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Program program;
    Network network = uitest::geneExpression();
    network.events[5].rate.clear();
    network.events[5].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1/kdegM"}};
    program.session.createProject(network);
    const QString path = home_.file(QStringLiteral("out.xml"));
    QStringList notes;
    const auto readNotes = [&notes](auto self, int triesLeft) -> void {
        QTimer::singleShot(50, qApp, [&notes, self, triesLeft] {
            QWidget* dialog = QApplication::activeModalWidget();
            auto* list =
                dialog ? dialog->findChild<QListWidget*>(QStringLiteral("notes")) : nullptr;
            if (!list)
                return triesLeft > 0 ? self(self, triesLeft - 1) : void();
            for (int i = 0; i < list->count(); ++i)
                notes << list->item(i)->text();
            QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("copyNotes")),
                              Qt::LeftButton);
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
    };
    uitest::chooseFile(path);
    readNotes(readNotes, 400);
    findAction(program.window, QStringLiteral("Export network..."))->trigger();
    QVERIFY(!notes.isEmpty()); // waiting times go into an annotation
    QCOMPARE(QApplication::clipboard()->text().count(u'\n') + 1, notes.size());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<sbml"));

    program.session.createProject(Network{});
    uitest::chooseFile(path);
    readNotes(readNotes, 400);
    findAction(program.window, QStringLiteral("Import network..."))->trigger();
    const Network imported = program.session.project()->network();
    QCOMPARE(imported.stateNames, network.stateNames);
    QCOMPARE(imported.events.size(), network.events.size());
    QVERIFY(imported.events[5].waitingTime);
    findAction(program.window, QStringLiteral("Undo import a network"))->trigger();
    QVERIFY(program.session.project()->network().stateNames.empty()); // one undoable step
}

void TestNetworkFiles::droppedSbmlOpens() {
    if (!hasSbml())
        QSKIP("built without libsbml");
    const QString path = home_.file(QStringLiteral("dropped.sbml"));
    const Network network = uitest::geneExpression();
    std::vector<Issue> notes;
    std::vector<double> values;
    for (const Parameter& parameter : network.parameters)
        values.push_back(parameter.upper);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(writeSbml(network, values, notes)));
    file.close();
    Program program;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QTimer closer; // of notes, if there are any
    connect(&closer, &QTimer::timeout, this, [] {
        if (QWidget* dialog = QApplication::activeModalWidget())
            dialog->close();
    });
    closer.start(300);
    QApplication::sendEvent(&program.window, &drop);
    QVERIFY(program.session.project());
    QCOMPARE(program.session.project()->network().stateNames, network.stateNames);
}

void TestNetworkFiles::badFileIsKnownBeforeAnythingIsAsked() {
    Program program;
    program.openExample();
    program.session.notifyChanged(); // worth a question
    const auto project = program.session.project();
    for (const char* name : {"bad.dyngpt", "bad.json", "bad.xml"}) {
        QFile file(home_.file(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no such thing");
        file.close();
        QString message;
        uitest::answerNextBox(QStringLiteral("OK"), &message);
        program.window.files().openPath(file.fileName());
        QVERIFY2(!message.isEmpty() && !message.contains("has not been saved"),
                 qPrintable(message));
        QCOMPARE(program.session.project(), project);
    }
    // A good one asks, and may be declined.
    const QString good = fromPath(testdata::resource("examples/telegraph/network.json"));
    QString question;
    uitest::answerNextBox(QStringLiteral("Stay"), &question);
    program.window.files().openPath(good);
    QVERIFY(question.contains(QStringLiteral("has not been saved")));
    QCOMPARE(program.session.project(), project);
    const QString saved = home_.file(QStringLiteral("other.dyngpt"));
    Project::create(toPath(saved), uitest::geneExpression());
    uitest::answerNextBox(QStringLiteral("Stay"), &question);
    program.window.files().openPath(saved);
    QCOMPARE(program.session.project(), project);
    uitest::answerNextBox(QStringLiteral("Discard"));
    program.window.files().openPath(saved);
    QCOMPARE(program.session.displayName(), QStringLiteral("other"));
}

void TestNetworkFiles::templatesAreReadable_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name : exampleNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestNetworkFiles::templatesAreReadable() {
    QFETCH(QString, name);
    Program program;
    program.window.files().createFromTemplate(name);
    QVERIFY(program.session.project());
    auto* problems = find<QListWidget>(program.window, "problems");
    for (int i = 0; i < problems->count(); ++i)
        QVERIFY2(!problems->item(i)->text().startsWith(QStringLiteral("Error")),
                 qPrintable(problems->item(i)->text()));
}

QTEST_MAIN(TestNetworkFiles)
#include "tst_network_files.moc"
