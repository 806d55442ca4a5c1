#pragma once
// Sets of states that, once they are all 0, stay 0: every event that adds to one of them needs
// one of them (siphons of the Petri net: Angeli, De Leenheer & Sontag, Math. Biosci. 210, 2007;
// here by what the rates do, not by how they are written). Pure functions but for the probe.

#include "core/common/issue.h"
#include "core/model/event_probe.h"
#include "core/model/network.h"

#include <vector>

namespace dyngpt {

/// What can happen in the network at some time.
struct Possible {
    std::vector<bool> states; ///< can be positive
    std::vector<bool> events; ///< can fire
};
Possible whatIsPossible(const Network& network, EventProbe& probe);

/// Whether the event can fire while these states are 0.
bool canFireWithout(EventProbe& probe, const Possible& possible, int event,
                    const std::vector<int>& absent);

/// The minimal ones that hold something at the start, each ascending; not all of them where the
/// network is so large that finding them would take long.
std::vector<std::vector<int>> minimalSiphons(const Network& network, EventProbe& probe,
                                             const Possible& possible);

/// True if some event can take the last of these states' units, whether or not the network gets
/// there.
bool canLoseTheLast(EventProbe& probe, const Possible& possible, const std::vector<int>& states);

/// Warnings about states at which the network stops for good, and about siphons that can run out.
std::vector<Issue> checkAbsorption(const Network& network, EventProbe& probe,
                                   const Possible& possible);

} // namespace dyngpt
