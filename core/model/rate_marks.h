#pragma once
// An expression as an editor shows it: what each word is, what is wrong and where, and which
// names could stand at a place. Plain values; pure functions, safe from any thread.

#include "core/model/network.h"
#include "core/model/rate_expression.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// The names an expression may use.
struct RateScope {
    std::vector<std::string> states;
    std::vector<std::string> parameters;
    bool time = false; ///< t as well
    bool operator==(const RateScope&) const = default;

    std::vector<std::string> names() const;
};

/// What the propensities of a network may use.
RateScope rateScope(const Network& network);
/// The arguments of waiting times and delays know no counts.
RateScope timingScope(const Network& network);
/// The conditions and new counts of triggers know the time, too.
RateScope triggerScope(const Network& network);

struct RateMark {
    enum class Kind { State, Parameter, Time, Function, Constant, Number, Sign, Unknown };
    Kind kind = Kind::Unknown;
    std::size_t offset = 0; ///< in bytes
    std::size_t length = 0;
    bool operator==(const RateMark&) const = default;
};

/// One mark for each word and sign, in their order.
std::vector<RateMark> markRate(std::string_view rate, const RateScope& scope);

struct RateCompletion {
    std::string text;
    RateMark::Kind kind = RateMark::Kind::State;
    bool operator==(const RateCompletion&) const = default;
};

/// The part of a name that ends at the offset; empty where none does.
std::string_view nameBefore(std::string_view rate, std::size_t offset);
/// Names that begin like this, whatever the case: states, parameters, functions, constants. The
/// prefix may be empty.
std::vector<RateCompletion> completeRate(std::string_view prefix, const RateScope& scope);

} // namespace dyngpt
