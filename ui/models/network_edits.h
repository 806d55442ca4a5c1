#pragma once
// The edits of the network tables as plain functions on a Network: what they do to everything
// that refers to the edited thing. No Qt objects; any thread.

#include "core/model/network.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// True if a state, parameter or derived quantity has this name.
bool nameTaken(const Network& network, const std::string& name);
/// base, or base_2, base_3 ... whichever is free.
std::string freeName(const Network& network, const std::string& base);

/// `name` replaced wherever it stands as a whole name.
std::string replaceName(const std::string& expression, const std::string& name,
                        const std::string& replacement);

// Rows are 0-based. Removing keeps the rates as they are: the checks say what is now unknown.
void insertState(Network& network, int row, const std::string& name, std::int64_t initial,
                 bool recorded);
void removeState(Network& network, int row);
void moveState(Network& network, int from, int to);
/// Transitions, drive states, triggers and every expression follow.
void renameState(Network& network, int row, const std::string& name);
void renameParameter(Network& network, int row, const std::string& name);

void setStateDisplayName(Network& network, int row, const std::string& displayName);

bool isRecorded(const Network& network, int state);
bool isObserved(const Network& network, int state);
void setRecorded(Network& network, int state, bool recorded);
/// False, and nothing done, if no observed state would remain or the state is not recorded.
bool setObserved(Network& network, int state, bool observed);
/// 0: derived from the simulation.
int upperBound(const Network& network, int state);
void setUpperBound(Network& network, int state, int bound);

/// "OFF -1, ON +1"
std::string transitionText(const std::vector<StateChange>& transition);
/// Nothing if the text is not of that form or names a state twice.
std::optional<std::vector<StateChange>> parseTransition(std::string_view text);

/// "X = 5; Y = Y + 1"
std::string assignmentsText(const std::vector<Trigger::Assignment>& assignments);
/// Nothing if the text is not of that form or names a state twice.
std::optional<std::vector<Trigger::Assignment>> parseAssignments(std::string_view text);

} // namespace dyngpt
