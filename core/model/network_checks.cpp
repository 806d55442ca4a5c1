#include "core/model/network_checks.h"

#include "core/model/network_analysis.h"
#include "core/model/rate_expression.h"

#include <iterator>

namespace dyngpt {

std::vector<Issue> checkRate(const Network& network, const std::string& rate,
                             const std::string& place) {
    std::vector<std::string> names = network.stateNames;
    for (const auto& parameter : network.parameters)
        names.push_back(parameter.name);
    return findRateProblems(rate, names, place);
}

std::vector<Issue> checkNetwork(const Network& network) {
    std::vector<Issue> issues = checkStructure(network);
    if (hasErrors(issues)) // nothing can be evaluated yet
        return issues;
    for (auto check : {checkPropensities, checkBehaviour}) {
        auto more = check(network);
        issues.insert(issues.end(), std::move_iterator(more.begin()),
                      std::move_iterator(more.end()));
    }
    return issues;
}

} // namespace dyngpt
