#include "core/data/field_count.h"

#include "core/common/numbers.h"
#include "core/data/field_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace dyngpt {

FieldKind classifyCount(double value, std::int32_t& count) {
    if (!std::isfinite(value))
        return FieldKind::NotANumber;
    const double whole = std::round(value);
    if (whole < 0 || value < -countTolerance)
        return FieldKind::Negative;
    if (std::abs(value - whole) > countTolerance)
        return FieldKind::Fraction;
    if (whole > std::numeric_limits<std::int32_t>::max())
        return FieldKind::TooLarge;
    count = static_cast<std::int32_t>(whole);
    return FieldKind::Count;
}

FieldKind classifyField(std::string_view field, bool decimalComma, std::int32_t& count) {
    if (isMissing(field))
        return FieldKind::Missing;
    std::optional<double> value;
    if (decimalComma) {
        std::string pointed(field);
        if (pointed.find('.') == std::string::npos) {
            std::replace(pointed.begin(), pointed.end(), ',', '.');
            value = parseNumber(pointed);
        }
    } else {
        value = parseNumber(field);
    }
    return value ? classifyCount(*value, count) : FieldKind::NotANumber;
}

Text describeField(FieldKind kind, const std::string& found, FieldOf of, const std::string& name) {
    static const std::array<std::array<const char*, 3>, 5> patterns{{
        {DYNGPT_TEXT("core", "the value of column \"%1\" is missing"),
         DYNGPT_TEXT("core", "the value of row \"%1\" is missing"),
         DYNGPT_TEXT("core", "the value of gene \"%1\" is missing")},
        {DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is negative"),
         DYNGPT_TEXT("core", "\"%1\" in row \"%2\" is negative"),
         DYNGPT_TEXT("core", "\"%1\" of gene \"%2\" is negative")},
        {DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is not a whole number"),
         DYNGPT_TEXT("core", "\"%1\" in row \"%2\" is not a whole number"),
         DYNGPT_TEXT("core", "\"%1\" of gene \"%2\" is not a whole number")},
        {DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is too large for a count"),
         DYNGPT_TEXT("core", "\"%1\" in row \"%2\" is too large for a count"),
         DYNGPT_TEXT("core", "\"%1\" of gene \"%2\" is too large for a count")},
        {DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is not a number"),
         DYNGPT_TEXT("core", "\"%1\" in row \"%2\" is not a number"),
         DYNGPT_TEXT("core", "\"%1\" of gene \"%2\" is not a number")},
    }};
    const auto pattern = [&](std::size_t what) {
        return patterns.at(what).at(static_cast<std::size_t>(of));
    };
    const std::string shown = shownField(found);
    switch (kind) {
    case FieldKind::Missing:
        return text(pattern(0), name);
    case FieldKind::Negative:
        return text(pattern(1), shown, name);
    case FieldKind::Fraction:
        return text(pattern(2), shown, name);
    case FieldKind::TooLarge:
        return text(pattern(3), shown, name);
    case FieldKind::NotANumber:
    case FieldKind::Count:
        break;
    }
    return text(pattern(4), shown, name);
}

Text countsAreWhole() {
    return text(DYNGPT_TEXT("core", "Counts are whole numbers from 0 on."));
}

void ProblemList::add(const std::string& where, Text what, Text remedy) {
    addAt(file_ + ":" + where, std::move(what), std::move(remedy));
}

void ProblemList::addAt(const std::string& place, Text what, Text remedy) {
    if (count_++ < most)
        issues_.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
}

void ProblemList::throwIfAny() const {
    if (count_ == 0)
        return;
    std::vector<Issue> issues = issues_;
    if (count_ > issues.size())
        issues.push_back({Severity::Error,
                          file_,
                          text(DYNGPT_TEXT("core", "and %1 more lines or fields like these"),
                               count_ - issues.size()),
                          {}});
    throw Error(std::move(issues));
}

} // namespace dyngpt
