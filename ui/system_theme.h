#pragma once
// Whether the desktop asks for dark colours, by the settings portal of freedesktop
// (org.freedesktop.appearance, color-scheme): GNOME, KDE and others answer it, where Qt 6.4 by
// itself follows only some of them. GUI thread.

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <optional>

namespace dyngpt {

class SystemTheme : public QObject {
    Q_OBJECT
public:
    /// Asks at once, and waits so long that a desktop which runs has answered.
    explicit SystemTheme(const QDBusConnection& bus, QObject* parent = nullptr);

    /// Empty: the desktop has not said.
    std::optional<bool> isDark() const { return dark_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QDBusMessage& told);

private:
    void ask(QDBusConnection bus);
    void take(const QVariant& value);

    std::optional<bool> dark_;
};

} // namespace dyngpt
