// The message as the desktop gets it, on a bus of the test's own.

#include "ui/desktop_message.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QVariantMap>

using namespace dyngpt;

namespace {

/// Stands for the desktop.
class Desktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList shown;

public Q_SLOTS:
    uint Notify(const QString& program, uint, const QString& icon, const QString& title, // NOLINT
                const QString& words, const QStringList&, const QVariantMap&, int) {
        shown << QStringList{program, icon, title, words}.join(u'|');
        return 1;
    }
};

} // namespace

class TestDesktopMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("there is no dbus-daemon");
        bus_.start(daemon, {"--session", "--nofork", "--print-address"});
        QVERIFY(bus_.waitForStarted() && bus_.waitForReadyRead());
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus_.readLine().trimmed());
        QCoreApplication::setApplicationName(QStringLiteral("DynGPT test"));
    }
    void saysWhenNobodyShowsIt() { QVERIFY(!showDesktopMessage("Train", "done")); }
    void isShown() {
        Desktop desktop;
        QDBusConnection server = QDBusConnection::connectToBus(
            QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("server"));
        QVERIFY(server.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
                                      QDBusConnection::ExportAllSlots));
        QVERIFY(server.registerService(QStringLiteral("org.freedesktop.Notifications")));
        QVERIFY(showDesktopMessage("Train", "done: KL < 1"));
        QTRY_COMPARE(desktop.shown.size(), 1);
        QCOMPARE(desktop.shown[0],
                 QString("DynGPT test|dyngpt-studio|Train|done: KL &lt; 1")); // no markup
    }
    void cleanupTestCase() {
        bus_.terminate();
        bus_.waitForFinished();
    }

private:
    QProcess bus_;
};

QTEST_GUILESS_MAIN(TestDesktopMessage)
#include "tst_desktop_message.moc"
