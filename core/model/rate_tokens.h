#pragma once
// A rate expression cut into tokens, without judging whether they make sense together. The
// tokens point into the text they were cut from.

#include <cstddef>
#include <string_view>
#include <vector>

namespace dyngpt {

struct RateToken {
    enum class Kind { Number, Name, Operator, Open, Close, Comma, Unknown };
    Kind kind = Kind::Unknown;
    std::string_view text;
    std::size_t offset = 0; ///< in bytes
    double value = 0;       ///< Number only

    bool is(std::string_view symbol) const { return kind == Kind::Operator && text == symbol; }
};

std::vector<RateToken> tokenizeRate(std::string_view rate);

} // namespace dyngpt
