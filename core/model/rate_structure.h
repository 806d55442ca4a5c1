#pragma once
// What can be read off a rate expression without evaluating it. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// coefficient * product of (name + shift) / product of the divisors; a name may repeat.
struct RateMonomial {
    struct Factor {
        std::string name;
        int shift = 0;
    };
    double coefficient = 1;
    std::vector<Factor> factors;
    std::vector<std::string> divisors;
};

/// The expression as a monomial; empty if it is not written as one.
std::optional<RateMonomial> asMonomial(std::string_view rate);

/// True if the expression is a product with a factor that vanishes when `name` has this value:
/// the name itself or a power of it, (name - value), or hill(name, ...).
bool vanishesAt(std::string_view rate, std::string_view name, int value);

} // namespace dyngpt
