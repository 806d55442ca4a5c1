// A rate has problems, or it can be evaluated; read as a monomial it has the same value.

#include "core/model/rate_expression.h"
#include "core/model/rate_structure.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <cmath>
#include <string>

using namespace dyngpt;

namespace {

const std::vector<std::string> names = {"k", "v", "ρ", "K", "n", "S", "I", "ON"};

bool isKnown(const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Else constants are among the factors.
bool isOfNames(const RateMonomial& monomial) {
    return std::all_of(monomial.factors.begin(), monomial.factors.end(),
                       [](const auto& factor) { return isKnown(factor.name); }) &&
           std::all_of(monomial.divisors.begin(), monomial.divisors.end(), isKnown);
}

double value(const RateMonomial& monomial, const std::vector<double>& values) {
    const auto valueOf = [&](const std::string& name) {
        return values[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                               names.begin())];
    };
    double result = monomial.coefficient;
    for (const auto& factor : monomial.factors)
        result *= valueOf(factor.name) + factor.shift;
    for (const auto& divisor : monomial.divisors)
        result /= valueOf(divisor);
    return result;
}

bool agree(double a, double b) {
    const bool rounded = std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
    // Products of huge and tiny numbers in another order may run over or under.
    const bool extreme =
        !std::isfinite(a) || !std::isfinite(b) || std::abs(a) < 1e-290 || std::abs(b) < 1e-290;
    return rounded || extreme;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string rate(reinterpret_cast<const char*>(data), size);
    const auto used = namesInRate(rate);
    const auto monomial = asMonomial(rate);
    for (const auto& name : names)
        vanishesAt(rate, name, 0);
    const auto problems = findRateProblems(rate, names, "rate");
    for (const auto& problem : problems)
        fuzzing::require(!problem.what.str().empty(), "a problem says what");
    if (!problems.empty())
        return 0;
    std::vector<double> values = {0.5, 2, 0.1, 7, 3, 4, 1, 1};
    const RateProgram program(rate, names, values.data());
    fuzzing::require(std::all_of(used.begin(), used.end(), isKnown),
                     "a rate without problems names what is known");
    for (int point = 0; point < 4; ++point) {
        const double result = program();
        if (monomial && isOfNames(*monomial))
            fuzzing::require(agree(result, value(*monomial, values)), "the monomial's value");
        for (double& v : values)
            v = v > 3 ? 0 : v + 1.25;
    }
    return 0;
}
