#pragma once
// Stationary distribution of an irreducible Markov chain by the elimination of Grassmann, Taksar
// and Heyman (Oper. Res. 33, 1107, 1985): states are taken out of the chain one by one, and
// nothing is ever subtracted, so that even the smallest probabilities come out with nearly all
// their digits, however slowly the chain mixes. Sparse, in dense fronts along a nested dissection
// (multifrontal: Duff & Reid, ACM TOMS 9, 302, 1983). Used from one thread.

#include "core/common/progress.h"
#include "core/simulation/nested_dissection.h"
#include "core/simulation/rate_matrix.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace dyngpt {

class GthElimination {
public:
    /// Finds out what the elimination will cost; nothing is eliminated yet. `incoming` is `rates`
    /// transposed; `leaks`: the rate at which each state leaves the chain for good, or nothing
    /// where none does. All three must live until eliminate() has returned.
    GthElimination(const RateMatrix& rates, const RateMatrix& incoming, Dissection dissection,
                   std::span<const double> leaks, const std::stop_token& stop);

    double bytes() const { return bytes_; }           ///< at the most
    double operations() const { return operations_; } ///< floating-point

    /// False when stopped. Throws Error when parts of the chain are joined by rates that vanish in
    /// double precision.
    bool eliminate(ProgressSink& progress, const std::stop_token& stop);

    // Afterwards, as often as needed:
    /// Of a chain without leaks; sums to 1.
    std::vector<double> stationary();
    /// Of a chain with leaks: the amounts at which what flows into each state from outside leaves
    /// again. One value per state each.
    void balance(std::span<const double> inflow, std::span<double> amounts);

private:
    class Front;

    std::vector<std::int32_t> boundary(const Dissection::Block& block);
    void fill(std::size_t block, Front& front);
    bool eliminateOwn(std::size_t block, Front& front, const std::stop_token& stop);
    void keep(std::size_t block, Front& front);
    void flowForward();
    void flowBack();

    const RateMatrix& rates_;
    const RateMatrix& incoming_;
    const Dissection dissection_;
    const std::span<const double> leaks_;
    const bool leaking_;
    std::vector<std::int32_t> place_; ///< of each state in the order
    std::vector<std::int32_t> local_; ///< row of a place in the present front
    /// Places of the later states that each block's states lead to or come from, ascending.
    std::vector<std::vector<std::int32_t>> boundaries_;
    /// Per block, column by column: the rates from all later states to each of its own.
    std::vector<std::vector<double>> columns_;
    /// Row by row, with leaks only: the rates to later states. Both over the rate of leaving.
    std::vector<std::vector<double>> rows_;
    std::vector<double> leaving_;              ///< with leaks only: rate of each place
    std::vector<std::vector<double>> updates_; ///< rates between boundary states, until merged
    std::vector<double> amount_;               ///< of each place
    std::int32_t root_ = -1;                   ///< place of the state at which all is gathered
    double bytes_ = 0;
    double operations_ = 0;
};

} // namespace dyngpt
