#include "core/simulation/trajectories.h"

#include <cmath>

namespace dyngpt {

std::vector<double> nominalParameters(const Network& network) {
    std::vector<double> values;
    for (const Parameter& parameter : network.parameters) {
        const bool logarithmic = parameter.scale == Scale::Log && parameter.lower > 0;
        const double middle = logarithmic ? std::sqrt(parameter.lower) * std::sqrt(parameter.upper)
                                          : parameter.lower / 2 + parameter.upper / 2;
        values.push_back(parameter.value.value_or(middle));
    }
    return values;
}

} // namespace dyngpt
