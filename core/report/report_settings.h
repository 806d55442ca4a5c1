#pragma once
// What the user chose for the report: its sections, title, author, notes and paper. Kept in the
// project, so that every program writes the same report. Plain values.

#include "core/common/issue.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// In the order of the report.
enum class ReportPart { Summary, Network, Simulation, Training, Validation, Inference, Provenance };
inline constexpr std::array<ReportPart, 7> reportParts = {
    ReportPart::Summary,    ReportPart::Network,   ReportPart::Simulation, ReportPart::Training,
    ReportPart::Validation, ReportPart::Inference, ReportPart::Provenance};

enum class PaperSize { Automatic /*what the locale uses*/, A4, Letter };

struct ReportSettings {
    std::string title; ///< empty: from the project's name
    std::string author;
    std::string notes;               ///< paragraphs are parted by empty lines
    std::vector<ReportPart> leftOut; ///< parts that come later are shown
    PaperSize paper = PaperSize::Automatic;
    bool operator==(const ReportSettings&) const = default;

    bool shows(ReportPart part) const;
    void show(ReportPart part, bool shown);
};

/// "network", for files and the command line.
std::string_view reportPartName(ReportPart part);
/// "Network", for people.
Text reportPartTitle(ReportPart part);
/// Leaves only the parts of "network,validation". Throws Error with every name that is not known,
/// or when there is none.
void chooseReportParts(ReportSettings& settings, std::string_view list);

/// A part that the project has nothing for.
struct AbsentPart {
    ReportPart part = ReportPart::Summary;
    Text reason;
};

} // namespace dyngpt
