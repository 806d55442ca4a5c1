#pragma once
// What the fuzz targets share.

#include "core/common/issue.h"
#include "core/model/compiled_network.h"
#include "core/model/network_checks.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace fuzzing {

inline void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// What passes the checks can be simulated: here, propensities and times at the start.
inline void checkAndCompile(const dyngpt::Network& network) {
    const auto issues = dyngpt::checkNetwork(network);
    for (const auto& issue : issues)
        require(!issue.str().empty() && !issue.place.empty(), "an issue says what and where");
    if (dyngpt::hasErrors(issues))
        return;
    const dyngpt::CompiledNetwork compiled(network); // throws where the checks missed something
    dyngpt::PropensityEvaluator evaluator(compiled);
    std::vector<double> parameters;
    for (const auto& parameter : network.parameters)
        parameters.push_back(parameter.lower);
    evaluator.setParameters(parameters);
    for (std::size_t e = 0; e < compiled.events().size(); ++e) {
        const int event = static_cast<int>(e);
        const bool waits = network.events[e].waitingTime.has_value();
        if (!waits)
            require(evaluator(event, compiled.initialValues().data()) >= 0, "a propensity is >= 0");
        if (waits || network.events[e].delay)
            evaluator.timeArguments(event);
    }
}

} // namespace fuzzing
