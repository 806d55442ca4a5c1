// `dyngpt-studio --report` as a process without a display.

#include "stage_fixture.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace dyngpt;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReportCommandTest : public QObject {
    Q_OBJECT

private:
    Run run(const QStringList& arguments) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(display));
        for (const char* folder :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(folder), path(QStringLiteral("home")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(DYNGPT_STUDIO_PROGRAM), arguments);
        Run run;
        if (process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit)
            run.code = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }
    QString path(const QString& name) const { return folder_.filePath(name); }
    QString project() const { return path(QStringLiteral("gene.dyngpt")); }

    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() {
        StageFixture fixture;
        fixture.addEverything();
        ReportSettings settings;
        settings.author = "A. Author";
        settings.show(ReportPart::Simulation, false);
        fixture.project().setReportSettings(settings);
        fixture.project().saveCopy(project().toStdString());
        // Qt wants its runtime folder to be the user's alone.
        QDir().mkpath(path("home"));
        QFile::setPermissions(path("home"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void writesPdfAndHtml() {
        const Run pdf = run({"--report", path("out.pdf"), project()});
        QVERIFY2(pdf.code == 0, pdf.err.constData());
        QCOMPARE(pdf.out, "wrote " + path("out.pdf").toLocal8Bit() + "\n");
        QVERIFY(contentOf(path("out.pdf")).startsWith("%PDF"));
        const Run html = run({"--report=" + path("out.html"), project()});
        QVERIFY2(html.code == 0, html.err.constData());
        const QByteArray page = contentOf(path("out.html"));
        QVERIFY(page.contains("A. Author") && page.contains("id=\"training\""));
        QVERIFY(!page.contains("id=\"simulation\""));
        // No settings, no windows' geometry, nothing.
        QDirIterator left(path("home"), QDir::Files, QDirIterator::Subdirectories);
        while (left.hasNext())
            QVERIFY2(left.next().contains("fontconfig") || left.filePath().contains("cache"),
                     qPrintable(left.filePath()));
    }

    void paperAndSections() {
        const auto mediaBox = [this](const QString& paper) {
            const Run done = run({"--report", path("p.pdf"), "--paper", paper, project()});
            if (done.code != 0)
                return QByteArray(done.err);
            const QByteArray bytes = contentOf(path("p.pdf"));
            const auto at = bytes.indexOf("/MediaBox");
            return bytes.mid(at, bytes.indexOf(']', at) - at);
        };
        QVERIFY2(mediaBox("A4").contains("595"), mediaBox("A4").constData());
        QVERIFY2(mediaBox("letter").contains("612"), mediaBox("letter").constData());
        const Run some =
            run({"--report", path("s.html"), "--sections", "network,simulation", project()});
        QVERIFY2(some.code == 0, some.err.constData());
        const QByteArray page = contentOf(path("s.html"));
        QVERIFY(page.contains("id=\"network\"") && page.contains("id=\"simulation\""));
        QVERIFY(!page.contains("id=\"training\""));
    }

    void failuresSayWhy_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("no such project")
            << QStringList{"out.pdf", "/nowhere.dyngpt"} << 1 << QByteArray("/nowhere.dyngpt");
        QTest::newRow("not a project")
            << QStringList{"out.pdf", "text.dyngpt"} << 1 << QByteArray("text.dyngpt");
        QTest::newRow("no place") << QStringList{"/nowhere/out.pdf", "gene.dyngpt"} << 1
                                  << QByteArray("/nowhere/out.pdf");
        QTest::newRow("no project") << QStringList{"out.pdf"} << 2 << QByteArray("no project");
        QTest::newRow("what kind") << QStringList{"out.txt", "gene.dyngpt"} << 2
                                   << QByteArray("neither in .pdf nor in .html");
        QTest::newRow("paper") << QStringList{"out.pdf", "gene.dyngpt", "--paper", "A9"} << 2
                               << QByteArray("A9");
        QTest::newRow("section") << QStringList{"out.pdf", "gene.dyngpt", "--sections", "plots"}
                                 << 2 << QByteArray("no section “plots”");
        QTest::newRow("empty section")
            << QStringList{"out.pdf", "empty.dyngpt", "--sections", "training"} << 1
            << QByteArray("The solver has not been trained yet.");
    }
    void failuresSayWhy() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, message);
        QFile text(path("text.dyngpt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("hello") == 5);
        text.close();
        if (!QFile::exists(path("empty.dyngpt")))
            Project::create(path("empty.dyngpt").toStdString(),
                            Project::open(project().toStdString())->network());
        for (QString& argument : arguments)
            if (QDir::isRelativePath(argument) &&
                (argument.endsWith(".dyngpt") || argument.startsWith("out.")))
                argument = path(argument);
        const Run failed = run(QStringList{"--report"} + arguments);
        QCOMPARE(failed.code, code);
        QVERIFY2(failed.err.startsWith("error: "), failed.err.constData());
        QVERIFY2(failed.err.contains(message), failed.err.constData());
        QVERIFY(failed.out.isEmpty());
        QVERIFY(!QFile::exists(path("out.pdf")) || arguments.front() != path("out.pdf") ||
                contentOf(path("out.pdf")).startsWith("%PDF"));
    }
};

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "tst_report_command.moc"
