#include "core/common/file.h"
#include "core/common/issue.h"
#include "core/common/provenance.h"
#include "core/common/thread_count.h"
#include "core/common/version.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace dyngpt;

class TestFile : public QObject {
    Q_OBJECT

private:
    static std::filesystem::path in(const QTemporaryDir& folder, const char* name) {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
    static QStringList entries(const QTemporaryDir& folder) {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static std::string messageOf(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }

private Q_SLOTS:
    void bytesComeBack() {
        const QTemporaryDir folder;
        std::string bytes(200000, 'x');
        bytes[7] = '\0';
        bytes[8] = '\r';
        bytes[9] = '\xff';
        writeFileAtomically(in(folder, "ρ.bin"), bytes);
        QVERIFY(readFile(in(folder, "ρ.bin")) == bytes);
        writeFileAtomically(in(folder, "ρ.bin"), "");
        QCOMPARE(readFile(in(folder, "ρ.bin")), std::string());
        QCOMPARE(entries(folder), QStringList{"ρ.bin"});
    }

    void replacingKeepsPermissionsAndLinks() {
        const QTemporaryDir folder;
        const auto file = in(folder, "file");
        writeFileAtomically(file, "old");
        std::filesystem::permissions(file, std::filesystem::perms(0600));
        std::filesystem::create_symlink("file", in(folder, "link"));
        writeFileAtomically(in(folder, "link"), "new");
        QVERIFY(std::filesystem::is_symlink(in(folder, "link")));
        QCOMPARE(readFile(file), std::string("new"));
        QCOMPARE(static_cast<int>(std::filesystem::status(file).permissions()), 0600);
    }

    void failedWritingLeavesNothing() {
        const QTemporaryDir folder;
        const auto missing = in(folder, "missing") / "file";
        QCOMPARE(messageOf([&] { writeFileAtomically(missing, "x"); }),
                 "error: " + missing.string() +
                     ": the file cannot be written: No such file or directory (Check that the "
                     "folder exists, that you may write there and that the disk is not full.)");
        // Renaming over a folder fails after the temporary file was written.
        std::filesystem::create_directory(in(folder, "taken"));
        QVERIFY_EXCEPTION_THROWN(writeFileAtomically(in(folder, "taken"), "x"), Error);
        QCOMPARE(entries(folder), QStringList{"taken"});
    }

    void readingSaysWhatFailed() {
        const QTemporaryDir folder;
        const auto missing = in(folder, "missing");
        QCOMPARE(messageOf([&] { readFile(missing); }),
                 "error: " + missing.string() +
                     ": the file cannot be read: No such file or directory (Check the path and "
                     "that you may read it.)");
        QVERIFY_EXCEPTION_THROWN(readFile(folder.path().toStdString()), Error);
    }

    void provenanceIsStamped() {
        const Provenance made = stamp("hash", 42);
        QCOMPARE(made.inputHash, std::string("hash"));
        QCOMPARE(made.seed, std::uint64_t{42});
        QCOMPARE(made.version, programVersion());
        QVERIFY(QRegularExpression("^\\d+\\.\\d+\\.\\d+$")
                    .match(QString::fromStdString(programVersion()))
                    .hasMatch());
        const QString created = QString::fromStdString(made.created);
        QVERIFY(QRegularExpression("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$")
                    .match(created)
                    .hasMatch());
        const auto time = QDateTime::fromString(created, Qt::ISODate);
        QVERIFY(std::abs(time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void threadCounts() {
        QCOMPARE(threadCount(3), 3);
        QVERIFY(threadCount(0) >= 1);
        QVERIFY(threadCount(-1) >= 1);
    }
};

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
