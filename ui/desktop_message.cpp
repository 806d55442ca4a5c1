#include "ui/desktop_message.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QVariantMap>

namespace dyngpt {

bool showDesktopMessage(const QString& title, const QString& words) {
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    // Desktops start the service when it is first called.
    QDBusConnectionInterface* names = bus.interface();
    if (!names->isServiceRegistered(service).value() &&
        !names->activatableServiceNames().value().contains(service))
        return false;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/Notifications"),
                                       service, QStringLiteral("Notify"));
    const QString program = QStringLiteral("dyngpt-studio");
    // Servers may read the words as markup.
    call << QCoreApplication::applicationName() << 0U << program << title << words.toHtmlEscaped()
         << QStringList() << QVariantMap{{QStringLiteral("desktop-entry"), program}} << -1;
    return bus.send(call);
}

} // namespace dyngpt
