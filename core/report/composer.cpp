#include "core/report/composer.h"

#include "core/common/numbers.h"

#include <cmath>

namespace dyngpt {

std::string shownNumber(double value) {
    if (std::isnan(value))
        return "–";
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    if (std::abs(value) >= 1000 && std::abs(value) < 1e9)
        return formatNumber(std::round(value));
    return formatSignificant(value, 4);
}

Text shownDuration(double seconds) {
    if (seconds < 120)
        return text(DYNGPT_TEXT("core", "%1 s"), formatSignificant(seconds, 3));
    if (seconds < 7200)
        return text(DYNGPT_TEXT("core", "%1 min"), formatSignificant(seconds / 60, 3));
    return text(DYNGPT_TEXT("core", "%1 h"), formatSignificant(seconds / 3600, 3));
}

Cell::Cell(std::string same) : shown(std::move(same)), exact(shown) {}

Cell::Cell(const char* same) : Cell(std::string(same)) {}

Cell::Cell(double value) : shown(shownNumber(value)), exact(formatNumber(value)) {}

Cell::Cell(int value) : Cell(std::to_string(value)) {}

Cell::Cell(std::uint64_t value) : Cell(std::to_string(value)) {}

Cell::Cell(const std::optional<double>& value)
    : shown(value ? shownNumber(*value) : "–"), exact(value ? formatNumber(*value) : "") {}

Composer::Composer(const ReportInput& input, Translate translate)
    : input_(input), translate_(std::move(translate)) {}

std::string Composer::tr(const Text& text) const {
    return translate_ ? translate_(text) : text.str();
}

ReportTable Composer::table(std::string caption, std::string csvName,
                            std::vector<std::string> header) const {
    return {std::move(caption), std::move(csvName), std::move(header), {}, {}};
}

void Composer::addRow(ReportTable& table, const std::vector<Cell>& cells) {
    std::vector<std::string> shown;
    std::vector<std::string> exact;
    for (const Cell& cell : cells) {
        shown.push_back(cell.shown);
        exact.push_back(cell.exact);
    }
    table.rows.push_back(std::move(shown));
    table.exactRows.push_back(std::move(exact));
}

} // namespace dyngpt
