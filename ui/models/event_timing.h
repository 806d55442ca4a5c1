#pragma once
// How an event's moment is drawn, as the editor sees it: one of three kinds with a distribution.
// Plain functions on an Event; any thread.

#include "core/model/network.h"

#include <string>

namespace dyngpt {

enum class TimingKind { Markovian, WaitingTime, Delay };

TimingKind timingKind(const Event& event);
/// The waiting time's or the delay's distribution; null for a Markovian event.
const TimeDistribution* timeDistribution(const Event& event);

/// A propensity k*X becomes a waiting time of X with mean 1/k and comes back from it; where there
/// is no such counterpart the propensity becomes empty, or the waiting time 1.
void setTimingKind(Event& event, TimingKind kind);
/// Keeps the arguments that both distributions have; the others become 1, "min" 0.
void setDistribution(Event& event, TimeDistribution::Kind kind);
void setTimeArgument(Event& event, std::size_t argument, const std::string& expression);
void setConsumeAtEnd(Event& event, bool atEnd);

} // namespace dyngpt
