#include "ui/help/help_pages.h"

#include "ui/paths.h"

#include <QFile>
#include <QRegularExpression>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initHelp() {
    Q_INIT_RESOURCE(help);
}

namespace dyngpt {

QStringList helpPages() {
    return {QStringLiteral("start"),        QStringLiteral("network"), QStringLiteral("simulate"),
            QStringLiteral("trajectories"), QStringLiteral("train"),   QStringLiteral("solve"),
            QStringLiteral("validate"),     QStringLiteral("infer"),   QStringLiteral("report"),
            QStringLiteral("figures"),      QStringLiteral("keyboard")};
}

QString helpPage(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return QStringLiteral("network");
    case Stage::Simulate:
        return QStringLiteral("simulate");
    case Stage::Train:
        return QStringLiteral("train");
    case Stage::Validate:
        return QStringLiteral("validate");
    case Stage::Infer:
        return QStringLiteral("infer");
    case Stage::Report:
        return QStringLiteral("report");
    }
    return QStringLiteral("start");
}

QString helpText(const QString& page, const QString& language) {
    initHelp();
    for (const QString& folder : {language, QStringLiteral("en")}) {
        QFile file(QStringLiteral(":/help/%1/%2.html").arg(folder, page));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

QString helpTitle(const QString& page, const QString& language) {
    static const QRegularExpression heading(QStringLiteral("<h1>(.*?)</h1>"));
    return heading.match(helpText(page, language)).captured(1);
}

QString helpPicture(const QString& name, bool dark) {
    return screenshotFile(name +
                          (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")))
        .value_or(QString());
}

} // namespace dyngpt
