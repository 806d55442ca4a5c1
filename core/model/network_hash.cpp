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

void addTime(Hasher& hasher, const char* role, const TimeDistribution& time) {
    hasher.add(role).add(distributionName(time.kind));
    for (const auto& argument : time.arguments)
        hasher.add(withoutBlanks(argument));
}

} // namespace

// Derived quantities are left out: they are read off time courses and change no distribution; so
// are nominal values. What came with later versions adds to the hash only where it is used, so
// that results of earlier versions stay valid.
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
        if (event.waitingTime)
            addTime(hasher, "waiting_time", *event.waitingTime);
        if (event.delay) {
            addTime(hasher, "delay", event.delay->time);
            hasher.add(event.delay->consumeAtEnd ? "end" : "start");
        }
    }
    hasher.add(network.parameters.size());
    for (const auto& parameter : network.parameters) {
        hasher.add(parameter.name).add(parameter.lower).add(parameter.upper);
        if (parameter.scale == Scale::Log)
            hasher.add("log");
    }
    addAll(hasher, network.initialValues);
    addAll(hasher, network.recordedStates);
    addAll(hasher, network.observedStates);
    addAll(hasher, network.stateUpperBounds);
    for (const auto& trigger : network.triggers) {
        hasher.add("trigger").add(withoutBlanks(trigger.condition)).add(trigger.trueAtStart);
        for (const auto& assignment : trigger.assignments)
            hasher.add(assignment.state).add(withoutBlanks(assignment.formula));
    }
    return hasher.hex();
}

} // namespace dyngpt
