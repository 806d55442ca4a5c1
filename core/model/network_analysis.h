#pragma once
// The parts of checkNetwork. Errors come from the first two alone, so that compiling a network
// needs no more. Pure functions, safe from any thread.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dyngpt {

/// Names, lists, bounds and rates as they are written.
std::vector<Issue> checkStructure(const Network& network);

/// The parts of checkStructure that deal with waiting times and delays, and with derived
/// quantities and triggers.
std::vector<Issue> checkEventTimes(const Network& network, const Event& event,
                                   const std::string& place);
std::vector<Issue> checkCourses(const Network& network);

/// Propensities that are negative or not finite: an error where the network gets there from its
/// start, else a warning; and checkTimes. Needs a network whose structure has no errors, as do the
/// others below.
std::vector<Issue> checkPropensities(const Network& network);

/// Waiting times and delays with arguments that no time can be drawn with.
std::vector<Issue> checkTimes(const Network& network);

/// What the network will do that its author may not have meant: warnings and notes.
std::vector<Issue> checkBehaviour(const Network& network);

/// The network with what it does after a delay done at once. It gets to the same counts.
Network withoutDelays(Network network);

/// A weighted sum of counts that no event changes; at least one weight, none negative.
struct ConservedSum {
    std::vector<int> weights;                      ///< one per state
    std::int64_t value = 0;                        ///< at the initial state
    std::string str(const Network& network) const; ///< "ON + 2 D"
};
/// The minimal ones (no state could be left out), or none if they are too many to list.
std::vector<ConservedSum> conservedSums(const Network& network);

} // namespace dyngpt
