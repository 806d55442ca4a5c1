#pragma once
// Points at which the checks look at a network: a few, always the same ones, so that a check is
// quick enough to run at every keystroke. Pure functions but for the tables they are given.

#include "core/model/rate_table.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace dyngpt {

using Counts = std::vector<std::int64_t>;

/// Of a network whose structure has no errors.
std::vector<CompiledEvent> compileEvents(const Network& network);

/// All bounds low, all high, the geometric middle, and corners of the box: all of them for up to
/// 5 of the given parameters, else 32.
std::vector<std::vector<double>> parameterPoints(const Network& network,
                                                 const std::vector<int>& parameters);

/// Calls visit with each combination of the choices (one list per state), or with 200 drawn ones
/// when there are more, until it returns true. Returns whether it did.
bool anyCounts(const std::vector<Counts>& choices, const std::function<bool(const Counts&)>& visit);

/// States that the network reaches from its start at these parameters, nearest first, at most
/// `limit`; `complete` tells whether these are all.
struct Reachable {
    std::vector<Counts> states;
    bool complete = true;
};
Reachable reachableStates(const Network& network, const std::vector<CompiledEvent>& events,
                          RateTable& rates, std::size_t limit);

} // namespace dyngpt
