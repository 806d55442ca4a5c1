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

/// The same for an argument of a time, a derived quantity, or a trigger, where t is the time.
std::vector<Issue> checkFormula(const Network& network, const std::string& formula, bool withTime,
                                const std::string& place);

/// Issues of the arguments of a waiting time or delay as they are written; the place is that of
/// the distribution ("events[2].delay").
std::vector<Issue> checkTimeDistribution(const Network& network, const TimeDistribution& time,
                                         const std::string& place);

} // namespace dyngpt
