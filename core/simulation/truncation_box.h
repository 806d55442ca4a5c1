#pragma once
// The box of counts that the exact solver looks at: begun where short simulations get to, and
// grown where the solution shows that something is missing. Used from one thread.

#include "core/model/compiled_network.h"
#include "core/simulation/long_run.h"
#include "core/simulation/simulator.h"
#include "core/simulation/state_space.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

class TruncationBox {
public:
    /// The network must outlive it; `parameters` are copied. Throws Error.
    TruncationBox(const Network& network, const CompiledNetwork& compiled,
                  std::span<const double> parameters, const std::stop_token& stop);

    /// The largest allowed count per state.
    std::span<const std::int32_t> limits() const { return limits_; }

    /// Probability at the edges: of states that an event leads out of the box, and of ever having
    /// left it before ending in one of several closed classes.
    static double edgeMass(const StateSpace& space, const LongRun& solution);

    /// Grows where the probability at the edges is above the tolerance, or where a simulation
    /// begun well outside does not come back. False when there is nothing to grow. Throws Error
    /// when the network runs away.
    bool grow(const StateSpace& space, const LongRun& solution, double tolerance,
              const std::stop_token& stop);

    /// When the box has become too large: throws Error that says that it ran away, or what was
    /// needed.
    [[noreturn]] void refuse(std::int64_t mostStates) const;

private:
    bool growEdges(const StateSpace& space, const LongRun& solution, double tolerance);
    bool growBeyond(const StateSpace& space, const LongRun& solution, const std::stop_token& stop);
    void extend(std::size_t count, const std::vector<double>& marginal, double excess);
    void raise(std::size_t count, double limit);
    [[noreturn]] void runsAway(std::size_t count) const;

    const Network& network_;
    const CompiledNetwork& compiled_;
    std::vector<double> parameters_;
    PropensityEvaluator propensities_;
    std::unique_ptr<Simulator> simulator_;
    std::vector<std::int32_t> limits_;
    std::vector<int> risingRounds_; ///< per count: rounds in a row without a tail that falls off
};

} // namespace dyngpt
