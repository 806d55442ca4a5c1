#pragma once
// The edits that are drawn rather than written, as plain functions on a Network: what a connection
// between a state and an event means for the transition and the propensity. Any thread.

#include "core/model/network.h"

#include <string>

namespace dyngpt {

/// Behind the others, with a name and a propensity to begin with; the new row.
int appendState(Network& network);
/// Its propensity is a parameter of its own.
int appendEvent(Network& network);

/// One firing removes one more unit. The propensity becomes proportional to the state unless it
/// names it already; so what is not there cannot be removed.
void addReactant(Network& network, int event, int state);
/// One firing adds one more unit.
void addProduct(Network& network, int event, int state);
/// The propensity depends on the state, which the event leaves as it is.
void addDrive(Network& network, int event, int state);
/// A new event that turns a unit of one state into one of another; its row.
int addConversion(Network& network, int from, int to);

/// By how much one firing changes the state; 0: not at all.
void setChange(Network& network, int event, int state, int delta);
/// No longer a drive state nor, where it is a plain factor, in the propensity. False: the
/// propensity still names it.
bool removeDependence(Network& network, int event, int state);

/// k*X for k and X; the other one takes a plain factor out again, and leaves anything else.
std::string withFactor(const std::string& rate, const std::string& state);
std::string withoutFactor(const std::string& rate, const std::string& state);

} // namespace dyngpt
