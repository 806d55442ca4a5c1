#pragma once
// The states that a network reaches from its initial state without leaving a box, and the rates
// between them at given parameters. A plain value.

#include "core/common/progress.h"
#include "core/model/compiled_network.h"
#include "core/simulation/chain.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace dyngpt {

struct StateSpace {
    /// An event leads from the state beyond the box in this count.
    struct Crossing {
        std::int32_t state = 0;
        std::int32_t count = 0;
        double rate = 0;
    };
    Chain chain; ///< its first state is the initial one
    std::vector<Crossing> crossings;
};

enum class Enumeration { Complete, TooManyStates, Stopped };

/// Fills `space`, whatever it held. `box`: the largest allowed count per state.
Enumeration enumerateStates(const CompiledNetwork& network, PropensityEvaluator& propensities,
                            std::span<const std::int32_t> box, std::int64_t mostStates,
                            StateSpace& space, const std::stop_token& stop);

} // namespace dyngpt
