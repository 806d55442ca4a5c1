#pragma once
// Networks of the benchmarks, built in code so that their size and order can vary.

#include "core/model/network.h"

#include <string>
#include <utility>
#include <vector>

namespace bench {

using Transition = std::vector<dyngpt::StateChange>;

inline void addState(dyngpt::Network& network, const std::string& name, int count) {
    network.recordedStates.push_back(static_cast<int>(network.stateNames.size()));
    network.stateNames.push_back(name);
    network.initialValues.push_back(count);
}
inline void addEvent(dyngpt::Network& network, Transition transition, std::string rate) {
    dyngpt::Event event;
    event.transition = std::move(transition);
    event.rate = std::move(rate);
    network.events.push_back(std::move(event));
}
inline void addParameter(dyngpt::Network& network, const std::string& name, double value) {
    dyngpt::Parameter parameter;
    parameter.name = name;
    parameter.lower = value / 10;
    parameter.upper = value * 10;
    parameter.value = value;
    network.parameters.push_back(parameter);
}

inline dyngpt::Network geneExpression() {
    dyngpt::Network n;
    for (const auto& [name, count] : {std::pair{"OFF", 1}, {"ON", 0}, {"mRNA", 0}, {"Protein", 0}})
        addState(n, name, count);
    n.recordedStates = {1, 2, 3};
    addEvent(n, {{"OFF", -1}, {"ON", 1}}, "kon*OFF");
    addEvent(n, {{"ON", -1}, {"OFF", 1}}, "koff*ON");
    addEvent(n, {{"mRNA", 1}}, "ksynon*ON");
    addEvent(n, {{"mRNA", 1}}, "ksynoff*OFF");
    addEvent(n, {{"Protein", 1}}, "ksynM*mRNA");
    addEvent(n, {{"mRNA", -1}}, "kdegM*mRNA");
    addEvent(n, {{"Protein", -1}}, "kdegP*Protein");
    for (const auto& [name, value] : {std::pair{"kon", 0.05},
                                      {"koff", 0.05},
                                      {"ksynon", 5.0},
                                      {"ksynoff", 2.0},
                                      {"ksynM", 1.0},
                                      {"kdegM", 0.35},
                                      {"kdegP", 0.3}})
        addParameter(n, name, value);
    return n;
}

inline dyngpt::Network cascade() {
    dyngpt::Network n;
    for (int i = 1; i <= 10; ++i)
        addState(n, "X" + std::to_string(i), 0);
    addEvent(n, {{"X1", 1}}, "rho");
    for (int i = 1; i < 10; ++i)
        addEvent(n, {{"X" + std::to_string(i + 1), 1}}, "k*X" + std::to_string(i));
    for (int i = 1; i <= 10; ++i) {
        const std::string name = "X" + std::to_string(i);
        addEvent(n, {{name, -1}}, "delta*" + name);
    }
    addParameter(n, "rho", 25);
    addParameter(n, "k", 0.5);
    addParameter(n, "delta", 0.5);
    return n;
}

inline dyngpt::Network autoregulation() {
    dyngpt::Network n;
    addState(n, "mRNA", 0);
    addState(n, "Protein", 0);
    addEvent(n, {{"mRNA", 1}}, "v - hill(Protein, v, K, n)");
    addEvent(n, {{"Protein", 1}}, "ksynP*mRNA");
    addEvent(n, {{"mRNA", -1}}, "dM*mRNA");
    addEvent(n, {{"Protein", -1}}, "dP*Protein");
    for (const auto& [name, value] :
         {std::pair{"v", 8.0}, {"K", 20.0}, {"n", 2.5}, {"ksynP", 2.0}, {"dM", 0.5}, {"dP", 0.4}})
        addParameter(n, name, value);
    return n;
}

/// A gene with four waiting times, as in the splicing example: Markovian, or gamma of this shape.
inline dyngpt::Network splicing(bool gamma, const std::string& shape) {
    dyngpt::Network n;
    for (const auto& [name, count] :
         {std::pair{"OFF", 1}, {"ON", 0}, {"nascent", 0}, {"mature", 0}})
        addState(n, name, count);
    const std::pair<Transition, std::string> steps[] = {{{{"OFF", -1}, {"ON", 1}}, "mon"},
                                                        {{{"ON", -1}, {"OFF", 1}}, "moff"},
                                                        {{{"nascent", -1}, {"mature", 1}}, "msp"},
                                                        {{{"mature", -1}}, "mdeg"}};
    for (const auto& [transition, mean] : steps) {
        addEvent(n, transition, gamma ? "" : transition.front().state + "/" + mean);
        if (gamma)
            n.events.back().waitingTime = {dyngpt::TimeDistribution::Kind::Gamma, {shape, mean}};
    }
    addEvent(n, {{"nascent", 1}}, "ksyn*ON");
    for (const auto& [name, value] :
         {std::pair{"mon", 2.0}, {"moff", 2.0}, {"msp", 1.0}, {"mdeg", 4.0}, {"ksyn", 15.0}})
        addParameter(n, name, value);
    return n;
}

/// Units walk round a ring of n states; `order` is that of the events.
inline dyngpt::Network ring(const std::vector<int>& order) {
    dyngpt::Network n;
    const int size = static_cast<int>(order.size());
    for (int i = 0; i < size; ++i)
        addState(n, "X" + std::to_string(i), 2);
    n.recordedStates = {0};
    for (const int i : order) {
        const std::string from = "X" + std::to_string(i);
        addEvent(n, {{from, -1}, {"X" + std::to_string((i + 1) % size), 1}}, "k*" + from);
    }
    addParameter(n, "k", 1);
    return n;
}

/// `states` species, three events each: birth, death, conversion to another one far away.
inline dyngpt::Network large(int states) {
    dyngpt::Network n;
    const auto name = [states](int i) { return "X" + std::to_string(i % states); };
    for (int i = 0; i < states; ++i)
        addState(n, name(i), 5);
    n.recordedStates = {0};
    for (int i = 0; i < states; ++i) {
        addEvent(n, {{name(i), 1}}, "b");
        addEvent(n, {{name(i), -1}}, "d*" + name(i));
        addEvent(n, {{name(i), -1}, {name(i * 7 + 13), 1}}, "c*" + name(i));
    }
    addParameter(n, "b", 2);
    addParameter(n, "d", 0.4);
    addParameter(n, "c", 0.3);
    return n;
}

/// The networks here are centred on one point.
inline dyngpt::Network withRanges(dyngpt::Network network,
                                  const std::vector<std::pair<double, double>>& ranges) {
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        network.parameters[i].lower = ranges[i].first;
        network.parameters[i].upper = ranges[i].second;
    }
    return network;
}

inline dyngpt::Network seedNetwork() {
    return withRanges(
        geneExpression(),
        {{0.01, 0.1}, {0.01, 0.1}, {0.01, 10}, {0.01, 10}, {0.01, 2}, {0.2, 0.5}, {0.2, 0.4}});
}

} // namespace bench
