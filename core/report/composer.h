#pragma once
// What the sections of a report share: translation, number formats, tables in two precisions.
// Belongs to the call of composeReport that made it.

#include "core/report/report.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// At most 4 significant digits, whole numbers in full.
std::string shownNumber(double value);
/// "12 s", "3.4 min", "2.1 h" as a translatable text.
Text shownDuration(double seconds);

/// "gamma", "shape" ...
Text timeTitle(TimeDistribution::Kind kind);
Text timeArgumentTitle(std::string_view key);

/// A table's cell: as shown and as the CSV has it.
struct Cell {
    Cell(std::string same);
    Cell(const char* same);
    Cell(double value);
    Cell(int value);
    Cell(std::uint64_t value);
    Cell(const std::optional<double>& value);
    Cell(std::string shownText, std::string exactText)
        : shown(std::move(shownText)), exact(std::move(exactText)) {}

    std::string shown;
    std::string exact;
};

class Composer {
public:
    Composer(const ReportInput& input, Translate translate);

    const ReportInput& input() const { return input_; }
    const DisplayNames& names() const { return names_; }
    /// Arguments that are names of states or parameters, or made of them, come out marked.
    std::string tr(const Text& text) const;
    /// With its unit, for axes; marked.
    std::string quantity(const std::string& name) const;
    /// The same where a name fills a cell.
    void markNames(ReportTable& table) const;

    template <typename... Args>
    std::string operator()(const char* pattern, const Args&... a) const {
        return tr(text(pattern, a...));
    }

    ReportTable table(std::string caption, std::string csvName,
                      std::vector<std::string> header) const;
    static void addRow(ReportTable& table, const std::vector<Cell>& cells);

private:
    bool isName(const std::string& text) const;

    const ReportInput& input_;
    Translate translate_;
    DisplayNames names_;
    std::map<std::string, std::string, std::less<>> units_; ///< of all names; states count
};

// One function a section; its stage is there.
ReportSection summarySection(const Composer& compose);
ReportSection networkSection(const Composer& compose);
ReportSection simulationSection(const Composer& compose);
ReportSection trainingSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection validationSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection inferenceSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection provenanceSection(const Composer& compose);

} // namespace dyngpt
