#pragma once
// From a Network to the tree of its file. Pure functions.

#include "core/model/json_tree.h"
#include "core/model/network.h"

namespace dyngpt {

/// Sets the network's keys in the tree it was read from; what else the tree holds stays. Keys
/// that are absent stay absent while their field has the value that their absence means, unless
/// the file is to be complete.
void writeNetworkTree(const Network& network, JsonNode& root, bool complete);

/// The event's object, from the one it was read from.
JsonNode eventTree(const Event& event);

} // namespace dyngpt
