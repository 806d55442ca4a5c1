#pragma once
// Everything that can be said about a network before it is simulated.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <string>
#include <vector>

namespace dyngpt {

/// All issues, each with its place ("state_names[1]", "events[2].event_rates",
/// "parameters[0]" ...). Unknown names propose the nearest known one.
std::vector<Issue> checkNetwork(const Network& network);

/// Issues of one rate expression: place, then what with line, column and caret.
std::vector<Issue> checkRate(const Network& network, const std::string& rate,
                             const std::string& place);

} // namespace dyngpt
