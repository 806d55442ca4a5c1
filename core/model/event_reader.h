#pragma once
// From the tree of one event to an Event. Collects every problem of form.

#include "core/common/issue.h"
#include "core/model/json_tree.h"
#include "core/model/network.h"

#include <string>
#include <vector>

namespace dyngpt {

/// `source` stays empty.
Event readEventTree(const JsonNode& node, const std::string& place, std::vector<Issue>& issues);

/// drive_state: a text or a list of texts.
std::vector<std::string> readDriveStates(const JsonNode& node, const std::string& place,
                                         std::vector<Issue>& issues);

} // namespace dyngpt
