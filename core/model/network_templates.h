#pragma once
// Small networks to begin from, with parameter ranges that train well. Plain values; pure
// functions, safe from any thread.

#include "core/model/network.h"

namespace dyngpt {

constexpr int shortestCascade = 2;
constexpr int longestCascade = 50;

/// Units come and go: the stationary distribution is Poisson's.
Network birthDeathNetwork();
/// A gene that switches, and what it makes while it is on.
Network telegraphNetwork();
/// A protein that represses its own synthesis.
Network feedbackNetwork();
/// A signal handed on from X1 to Xn, with the ranges as published; n from shortestCascade to
/// longestCascade.
Network cascadeNetwork(int length);

} // namespace dyngpt
