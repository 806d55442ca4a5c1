#include "core/common/version.h"
#include "ui/studio.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char* argv[]) {
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("DynGPT"));
    QApplication::setApplicationName(QStringLiteral("dyngpt-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("DynGPT Studio"));
    QApplication::setApplicationVersion(QString::fromStdString(dyngpt::programVersion()));
    QApplication::setDesktopFileName(QStringLiteral("dyngpt-studio"));

    // Made first, so that the help below speaks the language of the program.
    dyngpt::Studio studio;

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Stationary distributions of reaction networks."));
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate("main", "Project (.dyngpt) or network (.json) to open."),
        QStringLiteral("[file]"));
    const QCommandLineOption example(
        QStringLiteral("example"),
        QCoreApplication::translate("main", "Open a copy of a bundled example."),
        QStringLiteral("name"));
    parser.addOption(example);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    studio.openAtStart(parser.positionalArguments().value(0), parser.value(example));
    return QApplication::exec();
}
