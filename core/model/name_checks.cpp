#include "core/model/name_checks.h"

#include "core/model/names.h"
#include "core/model/rate_expression.h"

namespace dyngpt {

void checkNewName(const std::string& name, const std::string& place, std::vector<Issue>& issues) {
    const auto error = [&](Text what, Text remedy) {
        issues.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
    };
    if (name.empty())
        error(text(DYNGPT_TEXT("core", "the name is empty")),
              text(DYNGPT_TEXT("core", "Write a name.")));
    else if (!isValidName(name))
        error(text(DYNGPT_TEXT("core", "\"%1\" cannot be a name"), name),
              text(DYNGPT_TEXT("core", "Use letters, digits and _, and begin with a letter.")));
    else if (name.size() > 100) // muParser's limit
        error(text(DYNGPT_TEXT("core", "a name is longer than 100 letters")),
              text(DYNGPT_TEXT("core", "Shorten it.")));
    else if (isReservedName(name))
        error(text(DYNGPT_TEXT("core", "\"%1\" is the name of a function or constant"), name),
              text(DYNGPT_TEXT("core", "Choose another name.")));
}

void checkStateName(const Network& network, const std::string& name, const std::string& place,
                    std::vector<Issue>& issues) {
    if (network.stateIndex(name) >= 0)
        return;
    const std::string near = nearestName(name, network.stateNames);
    issues.push_back(
        {Severity::Error, place, text(DYNGPT_TEXT("core", "there is no state \"%1\""), name),
         near.empty() ? text(DYNGPT_TEXT("core", "Add it to the states or correct the name."))
                      : text(DYNGPT_TEXT("core", "Did you mean \"%1\"?"), near)});
}

} // namespace dyngpt
