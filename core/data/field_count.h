#pragma once
// One field of a table as a count, and the list of what is wrong with a file. Plain values.

#include "core/common/issue.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

enum class FieldKind { Count, Missing, NotANumber, Negative, Fraction, TooLarge };

/// What a value in a file differs from a whole number by, at most, and still is a count.
constexpr double countTolerance = 1e-6;

FieldKind classifyCount(double value, std::int32_t& count);
FieldKind classifyField(std::string_view field, bool decimalComma, std::int32_t& count);

enum class FieldOf { Column, Row, Gene };
/// What is wrong with a count in the column, row or gene of that name.
Text describeField(FieldKind kind, const std::string& found, FieldOf of, const std::string& name);
Text countsAreWhole(); ///< the remedy

/// Problems in the order found; those past the first 20 are only counted.
class ProblemList {
public:
    explicit ProblemList(std::string file) : file_(std::move(file)) {}

    /// `where`: line and column, after the file's name.
    void add(const std::string& where, Text what, Text remedy = {});
    /// At a place that names its file.
    void addAt(const std::string& place, Text what, Text remedy = {});
    void addUncounted(std::size_t more) { count_ += more; }
    bool empty() const { return count_ == 0; }
    void throwIfAny() const;

    static constexpr std::size_t most = 20;

private:
    std::string file_;
    std::vector<Issue> issues_;
    std::size_t count_ = 0;
};

} // namespace dyngpt
