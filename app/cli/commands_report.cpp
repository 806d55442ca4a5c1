// report: what the project holds as one web page, composed as the project says or as asked here.
#include "app/cli/context.h"
#include "app/cli/summaries.h"
#include "core/common/file.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace dyngpt::cli {
namespace {

struct ReportOptions {
    std::string project, output, csv;
    std::optional<std::string> sections, title, author, notes;
};

/// A file's text, or the text itself.
std::string textOrFile(const std::string& value) {
    std::error_code noFile; // also of a text that is too long for a name
    return std::filesystem::is_regular_file(value, noFile) ? readFile(value) : value;
}

ReportSettings settingsFor(const Project& project, const ReportOptions& options) {
    ReportSettings settings = project.reportSettings();
    if (options.sections) {
        try {
            chooseReportParts(settings, *options.sections);
        } catch (const Error& error) {
            throw UsageError(error.issues());
        }
    }
    if (options.title)
        settings.title = *options.title;
    if (options.author)
        settings.author = *options.author;
    if (options.notes)
        settings.notes = textOrFile(*options.notes);
    return settings;
}

int report(const ReportOptions& options) {
    const auto project = Project::open(options.project);
    const ReportSettings settings = settingsFor(*project, options);
    const Report report = makeReport(*project, settings);
    if (options.sections)
        requireReportParts(report, settings, options.project);
    for (const std::string& path : writeReport(report, options.output, options.csv))
        fmt::print("wrote {}\n", path);
    return Done;
}

} // namespace

void addReportCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "report", "Write what the project holds as one HTML page",
        "  dyngpt report project.dyngpt -o report.html --csv tables\n"
        "  dyngpt report project.dyngpt -o report.html --sections network,validation \\\n"
        "    --title \"Burst sizes\" --author \"A. Author\" --notes notes.txt\n"
        "Without these options the report is composed as on the project's Report page.",
        false);
    auto options = std::make_shared<ReportOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("-o,--output", options->output, "HTML file to write")->required();
    command->add_option("--csv", options->csv, "Folder for the tables as CSV");
    command->add_option("--sections", options->sections,
                        "Only these, with commas: summary, network, simulation, training, "
                        "validation, inference, provenance");
    command->add_option("--title", options->title, "Title of the report");
    command->add_option("--author", options->author, "Stands below the title");
    command->add_option("--notes", options->notes,
                        "Text at the head of the report, or a file with it");
    command->callback(
        [&context, options] { context.action = [options] { return report(*options); }; });
}

} // namespace dyngpt::cli
