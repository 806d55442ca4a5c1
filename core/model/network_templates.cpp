#include "core/model/network_templates.h"

#include <cassert>
#include <numeric>
#include <string>
#include <utility>

namespace dyngpt {

namespace {

Network network(std::string name, std::vector<std::string> states, std::vector<Event> events,
                std::vector<Parameter> parameters) {
    Network result;
    result.modelName = std::move(name);
    result.stateNames = std::move(states);
    result.events = std::move(events);
    result.parameters = std::move(parameters);
    result.initialValues.assign(result.stateNames.size(), 0);
    result.recordedStates.resize(result.stateNames.size());
    std::iota(result.recordedStates.begin(), result.recordedStates.end(), 0);
    return result;
}

} // namespace

Network birthDeathNetwork() {
    return network("birth_death", {"X"}, {{{{"X", 1}}, "kin"}, {{{"X", -1}}, "kout*X"}},
                   {{"kin", 1, 50}, {"kout", 0.5, 2}});
}

Network telegraphNetwork() {
    Network result =
        network("telegraph", {"OFF", "ON", "mRNA"},
                {{{{"OFF", -1}, {"ON", 1}}, "kon*OFF"},
                 {{{"ON", -1}, {"OFF", 1}}, "koff*ON"},
                 {{{"mRNA", 1}}, "ksyn*ON", {"ON"}},
                 {{{"mRNA", -1}}, "kdeg*mRNA"}},
                {{"kon", 0.05, 10}, {"koff", 0.05, 10}, {"ksyn", 1, 100}, {"kdeg", 0.5, 2}});
    result.initialValues = {1, 0, 0};
    result.recordedStates = {1, 2}; // OFF is 1 - ON
    return result;
}

Network feedbackNetwork() {
    return network("feedback", {"P"},
                   {{{{"P", 1}}, "ksyn/(1+(P/K)^n)", {"P"}}, {{{"P", -1}}, "kdeg*P"}},
                   {{"ksyn", 1, 100}, {"K", 1, 30}, {"n", 1, 4}, {"kdeg", 0.5, 2}});
}

Network cascadeNetwork(int length) {
    assert(length >= shortestCascade && length <= longestCascade);
    std::vector<std::string> states;
    std::vector<Event> events = {{{{"X1", 1}}, "ρ"}};
    std::vector<Event> ends;
    for (int i = 1; i <= length; ++i) {
        const std::string state = "X" + std::to_string(i);
        if (i < length)
            events.push_back({{{state, -1}, {"X" + std::to_string(i + 1), 1}}, "k*" + state});
        ends.push_back({{{state, -1}}, "δ*" + state});
        states.push_back(state);
    }
    events.insert(events.end(), ends.begin(), ends.end());
    return network("cascade_" + std::to_string(length), std::move(states), std::move(events),
                   {{"ρ", 0.1, 50}, {"k", 0.1, 1}, {"δ", 0.1, 1}});
}

} // namespace dyngpt
