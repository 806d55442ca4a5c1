#include "core/common/hash.h"
#include "core/model/network_json.h"

#include <map>

namespace dyngpt {

namespace {

std::string withoutBlanks(std::string rate) {
    std::erase_if(rate, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    return rate;
}

template <typename T> void addAll(Hasher& hasher, const std::vector<T>& values) {
    hasher.add(values.size());
    for (const auto& value : values)
        hasher.add(value);
}

} // namespace

std::string networkHash(const Network& network) {
    Hasher hasher;
    hasher.add("network");
    addAll(hasher, network.stateNames);
    hasher.add(network.events.size());
    for (const auto& event : network.events) {
        std::map<std::string, int> changes; // their order means nothing
        for (const auto& change : event.transition)
            changes[change.state] += change.delta;
        hasher.add(changes.size());
        for (const auto& [state, delta] : changes)
            hasher.add(state).add(delta);
        hasher.add(withoutBlanks(event.rate));
    }
    hasher.add(network.parameters.size());
    for (const auto& parameter : network.parameters)
        hasher.add(parameter.name).add(parameter.lower).add(parameter.upper);
    addAll(hasher, network.initialValues);
    addAll(hasher, network.recordedStates);
    addAll(hasher, network.observedStates);
    addAll(hasher, network.stateUpperBounds);
    return hasher.hex();
}

} // namespace dyngpt
