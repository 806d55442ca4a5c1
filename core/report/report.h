#pragma once
// A report as plain values, independent of how it is drawn: the command line writes HTML, the
// GUI prints the same value to PDF. Figures are SVG that QSvgRenderer and browsers draw alike;
// names and formulas in texts are marked (typeset.h). All functions are pure and safe in any
// thread.

#include "core/inference/calibration.h"
#include "core/model/network.h"
#include "core/model/network_layout.h"
#include "core/nn/training.h"
#include "core/report/report_settings.h"
#include "core/report/typeset.h"
#include "core/simulation/dataset.h"
#include "core/validation/validator.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dyngpt {

struct ReportTable {
    std::string caption;
    std::string csvName; ///< file name of this table's CSV, without folder
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< as shown: numbers rounded
    /// Same shape with numbers in full, for the CSV; empty: the CSV has `rows`.
    std::vector<std::vector<std::string>> exactRows;
};
struct ReportFigure {
    std::string caption;
    std::string svg;
    double width = 640; ///< of the SVG, pixels
    double height = 360;
};
using ReportBlock = std::variant<std::string /*paragraph*/, ReportTable, ReportFigure>;

struct ReportSection {
    ReportPart part = ReportPart::Summary;
    std::string title;
    std::vector<ReportBlock> blocks;
};
struct Report {
    std::string title;
    std::string author;
    std::vector<std::string> notes; ///< the user's own paragraphs, below the title
    std::string language = "en";    ///< of the text, BCP 47; for the page's lang attribute
    DisplayNames names;
    std::vector<ReportSection> sections; ///< those that were chosen and have something to show
    std::vector<ReportTable> data;       ///< too long to be shown: for the CSV files only
    std::vector<AbsentPart> absent;      ///< chosen or not
};

/// Everything a report may show.
struct ReportInput {
    std::string projectName;
    ReportSettings settings;
    Network network;
    NetworkLayout layout;
    struct Dataset {
        SimulationSettings settings;
        bool imported = false;
        int trainSets = 0, validSets = 0, halvesDiffer = 0, startsDiffer = 0;
        DatasetDigest digest;
        double seconds = 0;
        Provenance provenance;
    };
    std::optional<Dataset> dataset;
    struct Training {
        TrainingSettings settings;
        SolverShape shape;
        TrainingResult result;  ///< without the weights' bytes
        double droppedMass = 0; ///< largest share of a set outside the state bounds
        Provenance provenance;
        bool imported = false; ///< weights of a file: no settings, no history
    };
    std::optional<Training> training;
    std::optional<ValidationReport> validation;
    std::optional<ValidationReport> exactValidation; ///< of the same solver and sets
    std::optional<Posterior> posterior;              ///< of the only group
    std::vector<Posterior> groups;                   ///< of several, without their points
    std::optional<CalibrationReport> calibration;
    bool calibrationIsStale = false;
    std::vector<std::string> staleStages;
    std::string dataFile;
};

/// Turns a message into the reader's language; the default is English.
using Translate = std::function<std::string(const Text&)>;

Report composeReport(const ReportInput& input, const Translate& translate = {});

/// For sections that were asked for by name: throws Error with every one that has nothing to show.
void requireReportParts(const Report& report, const ReportSettings& settings,
                        const std::string& place);

/// One self-contained page: valid HTML5 that is also well-formed XML.
std::string toHtml(const Report& report);
/// RFC 4180, numbers in full.
std::string toCsv(const ReportTable& table);
/// csvName -> content, RFC 4180, for every table, `data` included.
std::map<std::string, std::string> toCsv(const Report& report);

} // namespace dyngpt
