// Derived quantities and triggers: what concerns time courses alone.

#include "core/model/name_checks.h"
#include "core/model/network_analysis.h"
#include "core/model/network_checks.h"

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

std::string element(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

void checkDerived(const Network& network, std::vector<Issue>& issues) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < network.derived.size(); ++i) {
        const auto& [name, formula] = network.derived[i];
        const std::string place = element("derived", i);
        checkNewName(name, place + ".name", issues);
        const bool taken = network.stateIndex(name) >= 0 || network.parameterIndex(name) >= 0;
        if (!name.empty() && (!seen.insert(name).second || taken))
            issues.push_back(
                {Severity::Error, place + ".name",
                 text(DYNGPT_TEXT("core", "something else is called \"%1\" already"), name),
                 text(DYNGPT_TEXT("core", "Give each derived quantity a name of its own."))});
        for (auto& issue : checkFormula(network, formula, false, place + ".formula"))
            issues.push_back(std::move(issue));
    }
}

void checkTrigger(const Network& network, const Trigger& trigger, const std::string& place,
                  std::vector<Issue>& issues) {
    for (auto& issue : checkFormula(network, trigger.condition, true, place + ".when"))
        issues.push_back(std::move(issue));
    std::set<std::string> seen;
    for (const auto& [state, formula] : trigger.assignments) {
        const std::string here = place + ".set." + state;
        checkStateName(network, state, here, issues);
        if (!seen.insert(state).second)
            issues.push_back({Severity::Error, here,
                              text(DYNGPT_TEXT("core", "\"%1\" is set twice"), state),
                              text(DYNGPT_TEXT("core", "Delete one of them."))});
        for (auto& issue : checkFormula(network, formula, true, here))
            issues.push_back(std::move(issue));
    }
    if (trigger.assignments.empty())
        issues.push_back({Severity::Warning, place + ".set",
                          text(DYNGPT_TEXT("core", "the trigger sets nothing")),
                          text(DYNGPT_TEXT("core", "Write what it sets, or delete it."))});
}

} // namespace

std::vector<Issue> checkCourses(const Network& network) {
    std::vector<Issue> issues;
    checkDerived(network, issues);
    for (std::size_t i = 0; i < network.triggers.size(); ++i)
        checkTrigger(network, network.triggers[i], element("triggers", i), issues);
    const bool named = network.stateIndex("t") >= 0 || network.parameterIndex("t") >= 0;
    if (named && !network.triggers.empty())
        issues.push_back({Severity::Error, "triggers",
                          text(DYNGPT_TEXT("core", "\"t\" is the time in triggers, but a state or "
                                                   "parameter is called so")),
                          text(DYNGPT_TEXT("core", "Rename the state or parameter."))});
    return issues;
}

} // namespace dyngpt
