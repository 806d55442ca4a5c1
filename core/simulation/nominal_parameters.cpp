#include "core/simulation/trajectories.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

/// Without the digits that come from rounding: 0.3, not 0.30000000000000004.
double tidied(double value) {
    return parseNumber(formatSignificant(value, 12)).value_or(value);
}

} // namespace

std::vector<double> nominalParameters(const Network& network) {
    std::vector<double> values;
    for (const Parameter& parameter : network.parameters) {
        const bool logarithmic = parameter.scale == Scale::Log && parameter.lower > 0;
        const double middle = logarithmic ? std::sqrt(parameter.lower) * std::sqrt(parameter.upper)
                                          : parameter.lower / 2 + parameter.upper / 2;
        const double within = std::max(parameter.lower, std::min(tidied(middle), parameter.upper));
        values.push_back(parameter.value.value_or(within));
    }
    return values;
}

} // namespace dyngpt
