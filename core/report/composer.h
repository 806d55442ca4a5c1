#pragma once
// What the sections of a report share: translation, number formats, tables in two precisions.
// Belongs to the call of composeReport that made it.

#include "core/report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace dyngpt {

/// At most 4 significant digits, whole numbers in full.
std::string shownNumber(double value);
/// "12 s", "3.4 min", "2.1 h" as a translatable text.
Text shownDuration(double seconds);

/// A table's cell: as shown and as the CSV has it.
struct Cell {
    Cell(std::string same);
    Cell(const char* same);
    Cell(double value);
    Cell(int value);
    Cell(std::uint64_t value);
    Cell(const std::optional<double>& value);

    std::string shown;
    std::string exact;
};

class Composer {
public:
    Composer(const ReportInput& input, Translate translate);

    const ReportInput& input() const { return input_; }
    std::string tr(const Text& text) const;

    template <typename... Args>
    std::string operator()(const char* pattern, const Args&... a) const {
        return tr(text(pattern, a...));
    }

    ReportTable table(std::string caption, std::string csvName,
                      std::vector<std::string> header) const;
    static void addRow(ReportTable& table, const std::vector<Cell>& cells);

private:
    const ReportInput& input_;
    Translate translate_;
};

// One function a section; each says so when its stage is absent.
ReportSection summarySection(const Composer& compose);
ReportSection networkSection(const Composer& compose);
ReportSection simulationSection(const Composer& compose);
ReportSection trainingSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection validationSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection inferenceSection(const Composer& compose, std::vector<ReportTable>& data);
ReportSection provenanceSection(const Composer& compose);

} // namespace dyngpt
