#include "core/model/network.h"

#include <algorithm>

namespace dyngpt {

std::vector<std::string> Network::recordedNames() const {
    std::vector<std::string> names;
    names.reserve(recordedStates.size());
    for (const int state : recordedStates)
        names.push_back(stateNames.at(static_cast<std::size_t>(state)));
    return names;
}

std::vector<std::string> Network::parameterNames() const {
    std::vector<std::string> names;
    names.reserve(parameters.size());
    for (const auto& parameter : parameters)
        names.push_back(parameter.name);
    return names;
}

int Network::stateIndex(const std::string& name) const {
    const auto found = std::find(stateNames.begin(), stateNames.end(), name);
    return found == stateNames.end() ? -1 : static_cast<int>(found - stateNames.begin());
}

int Network::parameterIndex(const std::string& name) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& p) { return p.name == name; });
    return found == parameters.end() ? -1 : static_cast<int>(found - parameters.begin());
}

std::map<std::string, std::string> Network::displayNames() const {
    std::map<std::string, std::string> names = stateDisplayNames;
    for (const Parameter& parameter : parameters) {
        if (!parameter.displayName.empty())
            names.insert_or_assign(parameter.name, parameter.displayName);
    }
    return names;
}

bool Network::isMarkovian() const {
    return std::ranges::none_of(
        events, [](const Event& event) { return event.waitingTime || event.delay; });
}

} // namespace dyngpt
