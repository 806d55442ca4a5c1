#include "ui/report_command.h"

#include "core/project/stages.h"
#include "ui/dialogs/report_printer.h"
#include "ui/paths.h"
#include "ui/text.h"

#include <QFileInfo>

#include <cstdio>
#include <string_view>

namespace dyngpt {

namespace {

enum ExitCode { Done = 0, Failed = 1, BadUsage = 2 };

void print(const std::vector<Issue>& issues) {
    for (const Issue& issue : issues)
        std::fprintf(stderr, "%s\n", issue.str().c_str());
}

Error usage(const char* place, Text what, Text remedy) {
    return Error(place, std::move(what), std::move(remedy));
}

PaperSize paperFor(const QString& name, PaperSize kept) {
    if (name.isEmpty())
        return kept;
    if (name.compare(u"A4", Qt::CaseInsensitive) == 0)
        return PaperSize::A4;
    if (name.compare(u"Letter", Qt::CaseInsensitive) == 0)
        return PaperSize::Letter;
    throw usage("--paper", text(DYNGPT_TEXT("core", "“%1” is no paper size"), name.toStdString()),
                text(DYNGPT_TEXT("core", "Take A4 or Letter.")));
}

bool isPdf(const QString& output) {
    const QString suffix = QFileInfo(output).suffix().toLower();
    if (suffix != u"pdf" && suffix != u"html" && suffix != u"htm")
        throw usage("--report",
                    text(DYNGPT_TEXT("core", "the name of the report ends neither in .pdf nor in "
                                             ".html: %1"),
                         output.toStdString()),
                    text(DYNGPT_TEXT("core", "Give it the ending of what is wanted.")));
    return suffix == u"pdf";
}

void write(const ReportRequest& request, bool pdf) {
    const auto project = Project::open(toPath(request.project));
    ReportSettings settings = project->reportSettings();
    settings.paper = paperFor(request.paper, settings.paper);
    if (!request.sections.isEmpty())
        chooseReportParts(settings, request.sections.toStdString());
    const Report report = makeReport(
        *project, settings, [](const Text& message) { return translated(message).toStdString(); });
    if (!request.sections.isEmpty())
        requireReportParts(report, settings, request.project.toStdString());
    if (pdf)
        writeReportPdf(report, request.output, pageSizeOf(settings.paper));
    else
        writeReportHtml(report, request.output);
}

/// All that can be told without opening the project.
bool checkUsage(const ReportRequest& request) {
    if (request.project.isEmpty())
        throw usage("", text(DYNGPT_TEXT("core", "no project is named")),
                    text(DYNGPT_TEXT("core", "dyngpt-studio --report out.pdf project.dyngpt")));
    paperFor(request.paper, PaperSize::Automatic);
    if (!request.sections.isEmpty()) {
        ReportSettings unused;
        chooseReportParts(unused, request.sections.toStdString());
    }
    return isPdf(request.output);
}

} // namespace

bool prepareForReport(int argc, char* argv[]) {
    bool asked = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--")
            break;
        asked = asked || argument == "--report" || argument.starts_with("--report=") ||
                argument == "-report" || argument.starts_with("-report=");
    }
    if (asked && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return asked;
}

int writeRequestedReport(const ReportRequest& request) {
    bool pdf = false;
    try {
        pdf = checkUsage(request);
    } catch (const Error& error) {
        print(error.issues());
        return BadUsage;
    }
    try {
        write(request, pdf);
    } catch (const Error& error) {
        print(error.issues());
        return Failed;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return Failed;
    }
    std::printf("wrote %s\n", request.output.toLocal8Bit().constData());
    return std::fflush(stdout) == 0 ? Done : Failed;
}

} // namespace dyngpt
