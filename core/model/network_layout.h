#pragma once
// Where the user put the nodes of the drawn network, beside the network itself. Plain values; pure
// functions, safe from any thread.

#include "core/model/network.h"

#include <string>
#include <vector>

namespace dyngpt {

/// The middle of a node, in pixels at normal size; y runs down.
struct StatePlace {
    std::string state;
    double x = 0;
    double y = 0;
    bool operator==(const StatePlace&) const = default;
};

struct EventPlace {
    int event = 0; ///< 0-based
    double x = 0;
    double y = 0;
    bool operator==(const EventPlace&) const = default;
};

/// Empty: nothing was moved. Nodes without a place have come later.
struct NetworkLayout {
    std::vector<StatePlace> states;
    std::vector<EventPlace> events;
    bool operator==(const NetworkLayout&) const = default;
};

/// The same places for an edited network: nodes keep theirs when they are renamed or changed, or
/// when rows come, go or are moved. A place given to a row that has just come at the end stays.
NetworkLayout followNetwork(const NetworkLayout& layout, const Network& before,
                            const Network& after);

} // namespace dyngpt
