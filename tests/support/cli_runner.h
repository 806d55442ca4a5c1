#pragma once
// Runs the built command line program and collects what it says. For tests only.

#include <QByteArray>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>

namespace cli {

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

inline QString program() {
    return QCoreApplication::applicationDirPath() + "/dyngpt";
}

inline Run run(const QStringList& arguments, const QString& folder = {}, int seconds = 200) {
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program(), arguments);
    Run run;
    if (process.waitForFinished(seconds * 1000) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

inline bool writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace cli

// Shows what the program said when the code is another one.
#define COMPARE_CODE(run, expected)                                                                \
    QVERIFY2((run).code == (expected), ("exit code " + QByteArray::number((run).code) + "\n" +     \
                                        (run).out.left(2000) + (run).err.left(4000))               \
                                           .constData())
