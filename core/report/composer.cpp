#include "core/report/composer.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>
#include <string_view>

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

Text timeTitle(TimeDistribution::Kind kind) {
    switch (kind) {
    case TimeDistribution::Kind::Exponential:
        return text(DYNGPT_TEXT("core", "exponential"));
    case TimeDistribution::Kind::Deterministic:
        return text(DYNGPT_TEXT("core", "deterministic"));
    case TimeDistribution::Kind::Gamma:
        return text(DYNGPT_TEXT("core", "gamma"));
    case TimeDistribution::Kind::Weibull:
        return text(DYNGPT_TEXT("core", "Weibull"));
    case TimeDistribution::Kind::Lognormal:
        return text(DYNGPT_TEXT("core", "lognormal"));
    case TimeDistribution::Kind::Uniform:
        break;
    }
    return text(DYNGPT_TEXT("core", "uniform"));
}

Text timeArgumentTitle(std::string_view key) {
    for (const auto& [known, title] : {std::pair{"mean", DYNGPT_TEXT("core", "mean")},
                                       std::pair{"value", DYNGPT_TEXT("core", "value")},
                                       std::pair{"shape", DYNGPT_TEXT("core", "shape")},
                                       std::pair{"scale", DYNGPT_TEXT("core", "scale")},
                                       std::pair{"sd", DYNGPT_TEXT("core", "sd")},
                                       std::pair{"min", DYNGPT_TEXT("core", "least")},
                                       std::pair{"max", DYNGPT_TEXT("core", "most")}})
        if (key == known)
            return text(title);
    return text(std::string(key));
}

Cell::Cell(std::string same) : shown(std::move(same)), exact(shown) {}

Cell::Cell(const char* same) : Cell(std::string(same)) {}

Cell::Cell(double value) : shown(shownNumber(value)), exact(formatNumber(value)) {}

Cell::Cell(int value) : Cell(std::to_string(value)) {}

Cell::Cell(std::uint64_t value) : Cell(std::to_string(value)) {}

Cell::Cell(const std::optional<double>& value)
    : shown(value ? shownNumber(*value) : "–"), exact(value ? formatNumber(*value) : "") {}

Composer::Composer(const ReportInput& input, Translate translate)
    : input_(input), translate_(std::move(translate)), names_(input.network.displayNames()) {
    for (const std::string& state : input.network.stateNames)
        units_.insert_or_assign(state, std::string());
    for (const Parameter& parameter : input.network.parameters)
        units_.insert_or_assign(parameter.name, parameter.unit);
}

std::string Composer::tr(const Text& text) const {
    Text shown = text;
    for (std::string& argument : shown.arguments)
        argument = markArgument(argument, [this](const std::string& name) { return isName(name); });
    return translate_ ? translate_(shown) : shown.str();
}

bool Composer::isName(const std::string& text) const {
    return units_.contains(text);
}

std::string Composer::quantity(const std::string& name) const {
    const auto found = units_.find(name);
    return markName(name, found == units_.end() ? std::string() : found->second);
}

void Composer::markNames(ReportTable& table) const {
    for (std::string& cell : table.header)
        if (isName(cell))
            cell = quantity(cell);
    for (auto& row : table.rows)
        for (std::string& cell : row)
            if (isName(cell))
                cell = quantity(cell);
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
