#pragma once
// From the tree of a network file to a Network. Collects every problem of form.

#include "core/common/issue.h"
#include "core/model/json_tree.h"
#include "core/model/network.h"

#include <string>
#include <vector>

namespace dyngpt {

/// `source` fields stay empty.
Network readNetworkTree(const JsonNode& root, std::vector<Issue>& issues);

} // namespace dyngpt
