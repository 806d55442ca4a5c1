#pragma once
// A network as a graph of states and events: what is drawn. A plain value; pure functions, safe
// from any thread.

#include "core/model/network.h"

#include <cstddef>
#include <vector>

namespace dyngpt {

struct GraphEdge {
    enum class Kind {
        Consumes, ///< state -> event
        Produces, ///< event -> state
        Reads ///< state -> event: the propensity depends on it, the event leaves it or adds to it
    };
    Kind kind = Kind::Consumes;
    std::size_t from = 0; ///< node
    std::size_t to = 0;
    int count = 1; ///< stoichiometry
    bool operator==(const GraphEdge&) const = default;
};

/// Nodes are numbered: first the states, then the events, each in the network's order.
struct NetworkGraph {
    std::size_t states = 0;
    std::size_t events = 0;
    std::vector<GraphEdge> edges;

    std::size_t nodes() const { return states + events; }
    bool isState(std::size_t node) const { return node < states; }
    /// Row of the states' or the events' table.
    int row(std::size_t node) const {
        return static_cast<int>(isState(node) ? node : node - states);
    }
    bool operator==(const NetworkGraph&) const = default;
};

/// Names that are no states (yet) have no edges.
NetworkGraph networkGraph(const Network& network);

} // namespace dyngpt
