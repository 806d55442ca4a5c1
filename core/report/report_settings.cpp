#include "core/report/report_settings.h"

#include <algorithm>

namespace dyngpt {

bool ReportSettings::shows(ReportPart part) const {
    return std::ranges::count(leftOut, part) == 0;
}

void ReportSettings::show(ReportPart part, bool shown) {
    std::erase(leftOut, part);
    if (!shown)
        leftOut.push_back(part);
    std::ranges::sort(leftOut);
}

std::string_view reportPartName(ReportPart part) {
    switch (part) {
    case ReportPart::Summary:
        return "summary";
    case ReportPart::Network:
        return "network";
    case ReportPart::Simulation:
        return "simulation";
    case ReportPart::Training:
        return "training";
    case ReportPart::Validation:
        return "validation";
    case ReportPart::Inference:
        return "inference";
    case ReportPart::Provenance:
        break;
    }
    return "provenance";
}

Text reportPartTitle(ReportPart part) {
    switch (part) {
    case ReportPart::Summary:
        return text(DYNGPT_TEXT("core", "Summary"));
    case ReportPart::Network:
        return text(DYNGPT_TEXT("core", "Network"));
    case ReportPart::Simulation:
        return text(DYNGPT_TEXT("core", "Simulation"));
    case ReportPart::Training:
        return text(DYNGPT_TEXT("core", "Training"));
    case ReportPart::Validation:
        return text(DYNGPT_TEXT("core", "Validation"));
    case ReportPart::Inference:
        return text(DYNGPT_TEXT("core", "Inference"));
    case ReportPart::Provenance:
        break;
    }
    return text(DYNGPT_TEXT("core", "Provenance"));
}

void chooseReportParts(ReportSettings& settings, std::string_view list) {
    std::string known;
    for (const ReportPart part : reportParts)
        known += (known.empty() ? "" : ", ") + std::string(reportPartName(part));
    std::vector<ReportPart> parts;
    std::vector<Issue> issues;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view name = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        if (name.empty())
            continue;
        const auto found = std::ranges::find(reportParts, name, reportPartName);
        if (found != reportParts.end())
            parts.push_back(*found);
        else
            issues.push_back(
                {Severity::Error, "sections",
                 text(DYNGPT_TEXT("core", "a report has no section “%1”"), std::string(name)),
                 text(DYNGPT_TEXT("core", "Sections are %1."), known)});
    }
    if (parts.empty() && issues.empty())
        issues.push_back({Severity::Error, "sections",
                          text(DYNGPT_TEXT("core", "no section is named")),
                          text(DYNGPT_TEXT("core", "Sections are %1."), known)});
    if (!issues.empty())
        throw Error(issues);
    for (const ReportPart part : reportParts)
        settings.show(part, std::ranges::count(parts, part) > 0);
}

} // namespace dyngpt
