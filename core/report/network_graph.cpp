#include "core/report/network_graph.h"

#include "core/model/rate_expression.h"

#include <cstdlib>
#include <set>
#include <string>
#include <unordered_map>

namespace dyngpt {

NetworkGraph networkGraph(const Network& network) {
    NetworkGraph graph;
    graph.states = network.stateNames.size();
    graph.events = network.events.size();
    std::unordered_map<std::string, std::size_t> nodes;
    for (std::size_t state = 0; state < graph.states; ++state)
        nodes.emplace(network.stateNames[state], state);

    for (std::size_t row = 0; row < graph.events; ++row) {
        const Event& event = network.events[row];
        const std::size_t node = graph.states + row;
        std::set<std::size_t> told; // states with an edge to the event
        for (const StateChange& change : event.transition) {
            const auto state = nodes.find(change.state);
            if (state == nodes.end() || change.delta == 0)
                continue;
            if (change.delta < 0 && told.insert(state->second).second)
                graph.edges.push_back(
                    {GraphEdge::Kind::Consumes, state->second, node, -change.delta});
            else if (change.delta > 0)
                graph.edges.push_back(
                    {GraphEdge::Kind::Produces, node, state->second, change.delta});
        }
        std::vector<std::string> readers = namesInRate(event.rate);
        readers.insert(readers.end(), event.driveStates.begin(), event.driveStates.end());
        for (const std::string& name : readers) {
            const auto state = nodes.find(name);
            if (state != nodes.end() && told.insert(state->second).second)
                graph.edges.push_back({GraphEdge::Kind::Reads, state->second, node, 1});
        }
    }
    return graph;
}

} // namespace dyngpt
