#pragma once
// All pairs of recorded states of a joint distribution at once, coarse enough to be drawn: the
// matrix of a held-out set. Plain values; pure functions.

#include "core/nn/solver.h"
#include "core/simulation/histogram.h"

#include <vector>

namespace dyngpt {

/// Per recorded state the probability of the counts from 0 on.
using Marginals = std::vector<std::vector<double>>;

Marginals marginals(const Histogram& histogram);
Marginals marginals(const JointTable& table);

/// Which counts are worth drawing and how many share a cell.
struct PairGrid {
    std::vector<int> cells; ///< per state
    std::vector<int> width; ///< counts a cell
    int states() const { return static_cast<int>(cells.size()); }
};

/// One grid for all these distributions of the same states, so that they can be compared: up to
/// the last count with more than a thousandth of the largest probability, in at most `mostCells`.
PairGrid pairGrid(const std::vector<const Marginals*>& distributions, int mostCells = 128);

/// Probability of every pair of states in the grid's cells, what lies beyond it left out.
class PairTables {
public:
    PairTables() = default;
    PairTables(const Histogram& histogram, const PairGrid& grid);
    PairTables(const JointTable& table, const PairGrid& grid);

    bool isEmpty() const { return pairs_.empty(); }
    /// first < second; cells[first] x cells[second], row-major.
    const std::vector<double>& pair(int first, int second) const {
        return pairs_[static_cast<std::size_t>(index(first, second))];
    }

private:
    static int index(int first, int second) { return second * (second - 1) / 2 + first; }
    explicit PairTables(const PairGrid& grid);
    template <typename Counts>
    void add(const Counts& counts, double probability, const PairGrid& grid);

    std::vector<std::vector<double>> pairs_;
};

} // namespace dyngpt
