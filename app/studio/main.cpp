#include "core/common/version.h"
#include "core/nn/backend.h"
#include "ui/appearance.h"
#include "ui/report_command.h"
#include "ui/settings.h"
#include "ui/studio.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char* argv[]) {
    dyngpt::chooseLinearAlgebra();
    const bool reports = dyngpt::prepareForReport(argc, argv);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("DynGPT"));
    QApplication::setApplicationName(QStringLiteral("dyngpt-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("DynGPT Studio"));
    QApplication::setApplicationVersion(QString::fromStdString(dyngpt::programVersion()));
    QApplication::setDesktopFileName(QStringLiteral("dyngpt-studio"));
    dyngpt::applyLanguage(dyngpt::settings::language()); // for the help below

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
    const QCommandLineOption report(
        QStringLiteral("report"),
        QCoreApplication::translate("main", "Write the project's report to this file (.pdf or "
                                            ".html) and leave; needs no display."),
        QStringLiteral("out"));
    const QCommandLineOption paper(
        QStringLiteral("paper"),
        QCoreApplication::translate("main", "Paper of that report: A4 or Letter."),
        QStringLiteral("size"));
    const QCommandLineOption sections(
        QStringLiteral("sections"),
        QCoreApplication::translate("main", "Sections of that report, with commas: summary, "
                                            "network, simulation, training, validation, "
                                            "inference, provenance."),
        QStringLiteral("list"));
    parser.addOptions({example, report, paper, sections});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    const QString file = parser.positionalArguments().value(0);
    if (reports)
        return dyngpt::writeRequestedReport(
            {file, parser.value(report), parser.value(paper), parser.value(sections)});

    dyngpt::Studio studio;
    studio.openAtStart(file, parser.value(example));
    return QApplication::exec();
}
