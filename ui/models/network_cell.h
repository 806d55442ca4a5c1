#pragma once
// Where in the network's tables something stands, and how the core's places map onto them.
// Plain values.

#include "core/model/network.h"

#include <QString>

#include <compare>
#include <optional>
#include <string>

namespace dyngpt {

enum class NetworkTable { States, Events, Parameters, Derived, Triggers };

namespace StateColumn {
enum { Name, Initial, Recorded, Observed, UpperBound, ShownAs, Count };
}
namespace EventColumn {
enum { Rate, Transition, Timing, DriveStates, Count };
}
namespace ParameterColumn {
enum { Name, Lower, Upper, Scale, Value, Unit, ShownAs, Count };
}
namespace DerivedColumn {
enum { Name, Formula, Count };
}
namespace TriggerColumn {
enum { Condition, Assignments, TrueAtStart, Count };
}

struct NetworkCell {
    NetworkTable table = NetworkTable::States;
    int row = 0;
    int column = 0;
    auto operator<=>(const NetworkCell&) const = default;
};

/// The cell an issue's place names ("events[2].event_rates"); empty for places that are no cell.
std::optional<NetworkCell> cellOfPlace(const std::string& place, const Network& network);
/// What of an event's timing the place names: "distribution", "consume", an argument such as
/// "shape"; empty otherwise.
std::string timingFieldOfPlace(const std::string& place);
/// "Event 3, propensity"
QString displayPlace(const NetworkCell& cell);
/// The same for a place that is no cell: a whole table by its title, anything else as it is.
QString displayPlace(const std::string& place);

} // namespace dyngpt
