#include "core/report/report.h"

#include "core/report/composer.h"

#include <algorithm>
#include <utility>

namespace dyngpt {
namespace {

/// What the input lacks for it; empty: nothing.
Text absence(const ReportInput& input, ReportPart part) {
    if (part == ReportPart::Simulation && !input.dataset)
        return text(DYNGPT_TEXT("core", "The network has not been simulated yet."));
    if (part == ReportPart::Training && !input.training)
        return text(DYNGPT_TEXT("core", "The solver has not been trained yet."));
    if (part == ReportPart::Validation && !input.validation)
        return text(DYNGPT_TEXT("core", "The solver has not been validated yet."));
    if (part == ReportPart::Inference && !input.posterior && input.groups.empty() &&
        !input.calibration)
        return text(DYNGPT_TEXT("core", "No parameters have been inferred yet."));
    return {};
}

ReportSection section(const Composer& compose, ReportPart part, std::vector<ReportTable>& data) {
    switch (part) {
    case ReportPart::Summary:
        return summarySection(compose);
    case ReportPart::Network:
        return networkSection(compose);
    case ReportPart::Simulation:
        return simulationSection(compose);
    case ReportPart::Training:
        return trainingSection(compose, data);
    case ReportPart::Validation:
        return validationSection(compose, data);
    case ReportPart::Inference:
        return inferenceSection(compose, data);
    case ReportPart::Provenance:
        break;
    }
    return provenanceSection(compose);
}

/// Parted by empty lines; what would be taken for marks is left out.
std::vector<std::string> paragraphs(const std::string& notes) {
    std::vector<std::string> result;
    std::string paragraph;
    std::size_t begin = 0;
    const auto finish = [&] {
        if (!paragraph.empty())
            result.push_back(std::exchange(paragraph, {}));
    };
    while (begin < notes.size()) {
        const std::size_t end = std::min(notes.find('\n', begin), notes.size());
        std::string line = withoutMarks(notes.substr(begin, end - begin));
        if (line.ends_with('\r'))
            line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos)
            finish();
        else
            paragraph += (paragraph.empty() ? "" : "\n") + line;
        begin = end + 1;
    }
    finish();
    return result;
}

/// As papers cite them.
void numberCaptions(const Composer& compose, Report& report) {
    int tables = 0;
    int figures = 0;
    for (ReportSection& section : report.sections)
        for (ReportBlock& block : section.blocks) {
            if (auto* table = std::get_if<ReportTable>(&block))
                table->caption =
                    compose(DYNGPT_TEXT("core", "Table %1. %2"), ++tables, table->caption);
            else if (auto* figure = std::get_if<ReportFigure>(&block))
                figure->caption =
                    compose(DYNGPT_TEXT("core", "Figure %1. %2"), ++figures, figure->caption);
        }
}

} // namespace

Report composeReport(const ReportInput& input, const Translate& translate) {
    const Composer compose(input, translate);
    const ReportSettings& settings = input.settings;
    Report report;
    report.title = settings.title.empty()
                       ? compose(DYNGPT_TEXT("core", "Report on %1"), input.projectName)
                       : settings.title;
    report.author = settings.author;
    report.notes = paragraphs(settings.notes);
    report.names = compose.names();
    for (const ReportPart part : reportParts) {
        if (Text reason = absence(input, part); !reason.empty()) {
            report.absent.push_back({part, std::move(reason)});
            continue;
        }
        if (!settings.shows(part))
            continue;
        ReportSection composed = section(compose, part, report.data);
        composed.part = part;
        composed.title = compose.tr(reportPartTitle(part));
        for (ReportBlock& block : composed.blocks)
            if (auto* table = std::get_if<ReportTable>(&block))
                compose.markNames(*table);
        report.sections.push_back(std::move(composed));
    }
    numberCaptions(compose, report);
    return report;
}

void requireReportParts(const Report& report, const ReportSettings& settings,
                        const std::string& place) {
    std::vector<Issue> issues;
    for (const AbsentPart& absent : report.absent)
        if (settings.shows(absent.part))
            issues.push_back({Severity::Error, place, absent.reason,
                              text(DYNGPT_TEXT("core", "Leave the section “%1” out."),
                                   std::string(reportPartName(absent.part)))});
    if (!issues.empty())
        throw Error(issues);
}

} // namespace dyngpt
