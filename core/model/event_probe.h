#pragma once
// Whether an event can fire, tried at a few counts and parameter values. Belongs to one thread.

#include "core/model/network.h"
#include "core/model/network_samples.h"
#include "core/model/rate_table.h"

#include <functional>
#include <optional>
#include <vector>

namespace dyngpt {

class EventProbe {
public:
    /// The counts to try for a state.
    using Choices = std::function<Counts(int state)>;
    struct Hit {
        double propensity = 0;
        Counts counts; ///< one per state of the network
    };

    /// Not a network with delays: see withoutDelays().
    explicit EventProbe(const Network& network);

    const std::vector<CompiledEvent>& events() const { return events_; }
    /// At the middle of the parameters' box.
    RateTable& rates();

    /// States that the event changes or whose counts decide its propensity, ascending.
    const std::vector<int>& involved(int event) const {
        return involved_[static_cast<std::size_t>(event)];
    }
    /// The first try at which the propensity is positive. The guard makes it 0 where a count would
    /// become negative.
    std::optional<Hit> findPositive(int event, const Choices& choices, bool guarded = true);
    bool canFire(int event, const Choices& choices) {
        return findPositive(event, choices).has_value();
    }
    /// Small counts of a state that can be positive, and what the event takes of it.
    Counts smallCounts(int event, int state) const;

private:
    void usePoint(std::size_t point);

    std::vector<CompiledEvent> events_;
    RateTable rates_;
    std::vector<std::vector<double>> points_;
    std::size_t point_ = 0;
    std::vector<std::vector<int>> involved_;
    Counts counts_; ///< of the try; 0 for states that are not involved
};

} // namespace dyngpt
