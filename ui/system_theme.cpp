#include "ui/system_theme.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace dyngpt {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourScheme = QStringLiteral("color-scheme");
constexpr uint preferDark = 1;
constexpr uint preferLight = 2;
constexpr int patienceMs = 100; ///< before the first paint

/// The portal packs the value into one variant or two.
QVariant unpacked(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemTheme::SystemTheme(const QDBusConnection& bus, QObject* parent) : QObject(parent) {
    if (!bus.isConnected())
        return;
    QDBusConnection own = bus;
    // With the whole message: Qt 6.4 does not find a slot that takes a QDBusVariant.
    own.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QDBusMessage)));
    ask(bus);
}

void SystemTheme::ask(QDBusConnection bus) {
    QDBusMessage question =
        QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    question << appearance << colourScheme;
    const QDBusMessage answer = bus.call(question, QDBus::Block, patienceMs);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()) {
        take(answer.arguments().constFirst());
        return;
    }
    // A portal that is only starting answers later.
    auto* later = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(later, &QDBusPendingCallWatcher::finished, this, [this, later] {
        const QDBusPendingReply<QDBusVariant> reply = *later;
        if (reply.isValid()) {
            take(reply.value().variant());
            Q_EMIT changed();
        }
        later->deleteLater();
    });
}

void SystemTheme::take(const QVariant& value) {
    const uint scheme = unpacked(value).toUInt();
    dark_ = scheme == preferDark    ? std::optional(true)
            : scheme == preferLight ? std::optional(false)
                                    : std::nullopt;
}

void SystemTheme::settingChanged(const QDBusMessage& told) {
    const QVariantList arguments = told.arguments();
    if (arguments.value(0) != appearance || arguments.value(1) != colourScheme)
        return;
    const auto before = dark_;
    take(arguments.value(2));
    if (dark_ != before)
        Q_EMIT changed();
}

} // namespace dyngpt
