#include "core/model/network_checks.h"

#include "core/model/network_analysis.h"
#include "core/model/rate_expression.h"

#include <iterator>

namespace dyngpt {

namespace {

std::vector<std::string> knownNames(const Network& network) {
    std::vector<std::string> names = network.stateNames;
    for (const auto& parameter : network.parameters)
        names.push_back(parameter.name);
    return names;
}

} // namespace

std::vector<Issue> checkRate(const Network& network, const std::string& rate,
                             const std::string& place) {
    return findRateProblems(rate, knownNames(network), place);
}

std::vector<Issue> checkFormula(const Network& network, const std::string& formula, bool withTime,
                                const std::string& place) {
    if (formula.find_first_not_of(" \t\r\n") == std::string::npos)
        return {{Severity::Error, place, text(DYNGPT_TEXT("core", "the formula is empty")),
                 text(DYNGPT_TEXT("core", "Write a number or a formula."))}};
    std::vector<std::string> names = knownNames(network);
    if (withTime)
        names.emplace_back("t");
    return findRateProblems(formula, names, place);
}

Network withoutDelays(Network network) {
    for (auto& event : network.events)
        event.delay.reset();
    return network;
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
