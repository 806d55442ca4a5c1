#pragma once
// What a solver says about one parameter point: marginals, moments and pairs of the recorded
// states, the same when some counts are known, and how means and sds answer to the parameters.
// Plain values and pure functions; logarithms of parameters as in solver.h.

#include "core/common/issue.h"
#include "core/nn/solver.h"
#include "core/simulation/histogram.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// A recorded state whose count is known.
struct Condition {
    int state = 0;
    int count = 0;
    bool operator==(const Condition&) const = default;
};

/// Counts inside the solver's bounds, each state at most once.
std::vector<Issue> checkConditions(const SolverShape& shape, std::span<const Condition> conditions,
                                   const std::string& place);
/// Positive and inside the trained box; natural scale.
std::vector<Issue> checkParameters(const SolverShape& shape, std::span<const double> parameters,
                                   const std::string& place);

/// A joint distribution of the recorded states with its summaries, all given the conditions.
struct Distribution {
    JointTable table; ///< empty: `states` holds the distribution
    Histogram states; ///< simulated or drawn; of draws, each its own entry
    std::vector<std::vector<double>> marginals; ///< per state, per count from 0
    std::vector<double> mean;
    std::vector<double> sd;
    double conditionProbability = 1; ///< of the conditions
    int samples = 0; ///< draws left under the conditions where the solver was sampled; else 0

    /// P(first, second): row-major, marginals[first].size() x marginals[second].size().
    std::vector<double> pair(int first, int second) const;
};

// Both throw Error when the conditions have probability 0.
Distribution distributionOf(JointTable table, std::span<const Condition> conditions = {});
/// Marginals are at least as long as the bounds and reach the largest count.
Distribution distributionOf(Histogram states, const std::vector<int>& bounds,
                            std::span<const Condition> conditions = {});

/// Where the table is too large: each draw costs more where there are more states.
int drawsWithoutTable(const SolverShape& shape);

struct Draws {
    int count = 0; ///< 0: drawsWithoutTable()
    std::uint64_t seed = 1;
};
/// The solver's answer: its whole joint table up to Solver::maximumCells cells, draws beyond.
/// Throws Error when the conditions have probability 0.
Distribution solveAt(const Solver& solver, std::span<const double> logParameters,
                     std::span<const Condition> conditions = {}, const Draws& draws = {});

/// states x parameters, row by row. Not finite: the parameter's range has no width; of an
/// elasticity also: the mean or the sd is 0.
struct Sensitivities {
    std::vector<double> mean;           ///< d mean / d ln(parameter)
    std::vector<double> sd;             ///< d sd / d ln(parameter)
    std::vector<double> meanElasticity; ///< d ln(mean) / d ln(parameter)
    std::vector<double> sdElasticity;
};
/// By differences of second order of joint tables inside the trained box, on all cores; wants a
/// solver in double precision. Empty when stopped. Throws Error above Solver::maximumCells cells
/// and when the conditions have probability 0.
std::optional<Sensitivities> sensitivities(const Solver& solver,
                                           std::span<const double> logParameters,
                                           std::span<const Condition> conditions,
                                           std::stop_token stop);

} // namespace dyngpt
