#pragma once
// Names as the checks judge them. Each adds what it finds to the issues. Safe from any thread.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <string>
#include <vector>

namespace dyngpt {

/// Of something new: not empty, well formed, no function's.
void checkNewName(const std::string& name, const std::string& place, std::vector<Issue>& issues);

/// Of a state that must be there.
void checkStateName(const Network& network, const std::string& name, const std::string& place,
                    std::vector<Issue>& issues);

} // namespace dyngpt
