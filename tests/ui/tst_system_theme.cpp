// The theme of the desktop: what it asks for at the start, and later, on a bus of our own.

#include "tests/ui/gui_support.h"
#include "ui/appearance.h"
#include "ui/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace dyngpt;
using namespace uitest;

namespace {

/// Answers as the settings portal does.
class Portal : public QDBusVirtualObject {
public:
    explicit Portal(QDBusConnection bus) : bus_(std::move(bus)) {
        bus_.registerVirtualObject("/org/freedesktop/portal/desktop", this);
        bus_.registerService("org.freedesktop.portal.Desktop");
    }
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        if (message.member() != "Read" || message.arguments().value(1) != "color-scheme")
            return false;
        const QDBusVariant inner{QVariant(scheme)};
        return bus.send(
            message.createReply(QVariant::fromValue(QDBusVariant(QVariant::fromValue(inner)))));
    }
    void change(uint to, const QString& key = "color-scheme") {
        scheme = to;
        QDBusMessage signal = QDBusMessage::createSignal(
            "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "SettingChanged");
        signal << QString("org.freedesktop.appearance") << key
               << QVariant::fromValue(QDBusVariant(QVariant(to)));
        bus_.send(signal);
    }

    uint scheme = 1;

private:
    QDBusConnection bus_;
};

int lightness() {
    return QApplication::palette().color(QPalette::Base).lightness();
}

} // namespace

class SystemThemeTest : public QObject {
    Q_OBJECT

    PrivateHome home_;
    QProcess daemon_;

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable("dbus-daemon").isEmpty())
            QSKIP("dbus-daemon is not installed");
        // Without the services of this machine, which would be started.
        QFile config(home_.file("bus.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                     "<policy context=\"default\"><allow send_destination=\"*\"/>"
                     "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        daemon_.start("dbus-daemon",
                      {"--config-file=" + config.fileName(), "--nofork", "--print-address"});
        QVERIFY(daemon_.waitForReadyRead(10000));
        qputenv("DBUS_SESSION_BUS_ADDRESS", daemon_.readLine().trimmed());
    }
    void cleanupTestCase() {
        daemon_.kill();
        daemon_.waitForFinished();
    }

    void withoutADesktopNothingIsSaid() {
        const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
        const SystemTheme theme(QDBusConnection::connectToBus(address, "alone"));
        QVERIFY(!theme.isDark());
        QVERIFY(!SystemTheme(QDBusConnection("no such bus")).isDark());
    }

    void theProgramFollowsTheDesktop() {
        const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
        Portal portal(QDBusConnection::connectToBus(address, "portal"));
        // The portal lives in this thread, so that it can answer only once the loop runs: as one
        // that is still starting.
        applyTheme(Theme::System);
        QTRY_VERIFY(lightness() < 128);
        portal.change(2);
        QTRY_VERIFY(lightness() > 128);
        portal.change(1, "accent-color"); // another setting
        QTest::qWait(100);
        QVERIFY(lightness() > 128);
        portal.change(1);
        QTRY_VERIFY(lightness() < 128);
        // A theme of one's own stays.
        applyTheme(Theme::Light);
        portal.change(2);
        portal.change(1);
        QTest::qWait(100);
        QVERIFY(lightness() > 128);
        applyTheme(Theme::System);
        QVERIFY(lightness() < 128);
    }
};

QTEST_MAIN(SystemThemeTest)
#include "tst_system_theme.moc"
