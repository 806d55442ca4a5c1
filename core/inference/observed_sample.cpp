#include "core/inference/observed_sample.h"

#include <boost/math/special_functions/digamma.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace dyngpt {
namespace {

/// Column of the data for each observed state, in the solver's order.
std::map<int, std::size_t> columnsByState(const ObservedData& data, const SolverShape& shape) {
    std::map<int, std::size_t> columns;
    std::vector<Issue> issues;
    for (std::size_t c = 0; c < data.states.size(); ++c) {
        const auto found =
            std::find(shape.stateNames.begin(), shape.stateNames.end(), data.states[c]);
        if (found == shape.stateNames.end())
            issues.push_back(
                {Severity::Error, data.fileName,
                 text(DYNGPT_TEXT("core", "The solver does not record the state %1"),
                      data.states[c]),
                 text(DYNGPT_TEXT("core", "Map the column to a recorded state or leave it out"))});
        else if (!columns.emplace(static_cast<int>(found - shape.stateNames.begin()), c).second)
            issues.push_back(
                {Severity::Error, data.fileName,
                 text(DYNGPT_TEXT("core", "Two columns stand for the state %1"), data.states[c]),
                 text(DYNGPT_TEXT("core", "Map one column to each state"))});
    }
    if (!issues.empty())
        throw Error(std::move(issues));
    return columns;
}

struct CellCounts {
    std::vector<double> ofState; ///< cells per distinct state
    double cells = 0;
    double once = 0;  ///< states seen in one cell
    double twice = 0; ///< states seen in two
};
CellCounts cellCounts(const ObservedSample& sample) {
    CellCounts counts;
    counts.cells = static_cast<double>(sample.cells);
    for (const double weight : sample.weights) {
        const double n = std::round(weight * counts.cells);
        counts.ofState.push_back(n);
        counts.once += n == 1 ? 1 : 0;
        counts.twice += n == 2 ? 1 : 0;
    }
    return counts;
}

/// (1 - a)^(1 - n) * (-log a - sum_{r=1}^{n-1} (1 - a)^r / r) = sum_{j>=1} (1 - a)^j / (n - 1 + j)
double tailSum(double a, double n) {
    double power = 1;
    double sum = 0;
    if (a * n < 1) { // the series converges slowly, the closed form loses nothing
        for (double r = 1; r < n; ++r) {
            power *= 1 - a;
            sum += power / r;
        }
        return (-std::log(a) - sum) / power;
    }
    for (double j = 1; power > 1e-12; ++j) {
        power *= 1 - a;
        sum += power / (n - 1 + j);
    }
    return sum;
}

/// Entropy of the distribution that the cells were drawn from, unseen states included.
double entropyEstimate(const CellCounts& counts) {
    const double n = counts.cells;
    double entropy = 0;
    for (const double c : counts.ofState)
        entropy += c / n * (boost::math::digamma(n) - boost::math::digamma(c));
    if (counts.once == 0 || n < 2)
        return entropy;
    const double a = counts.twice > 0
                         ? 2 * counts.twice / ((n - 1) * counts.once + 2 * counts.twice)
                         : 2 / ((n - 1) * (counts.once - 1) + 2);
    return entropy + counts.once / n * tailSum(a, n);
}

} // namespace

ObservedSample observedSample(const ObservedData& data, std::size_t group, const SolverShape& shape,
                              bool clip) {
    const std::map<int, std::size_t> columns = columnsByState(data, shape);
    if (columns.empty() || group >= data.groups.size() || data.groups[group].cells.empty())
        throw Error(data.fileName, text(DYNGPT_TEXT("core", "There are no observed counts")),
                    text(DYNGPT_TEXT("core", "Load a file with at least one column of counts")));

    ObservedSample sample;
    for (const auto& [state, column] : columns)
        sample.states.observed.push_back(state);
    const ObservedGroup& observed = data.groups[group];
    std::map<std::vector<std::int32_t>, std::int64_t> cellsByState;
    std::vector<std::int32_t> known(columns.size());
    std::int64_t used = 0;
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < observed.cells.size(); ++i) {
        bool inside = true;
        std::size_t position = 0;
        for (const auto& [state, column] : columns) {
            const std::int32_t count = observed.values[i * data.states.size() + column];
            const std::int32_t largest = shape.stateBounds[static_cast<std::size_t>(state)] - 1;
            inside &= count >= 0 && count <= largest;
            known[position++] = std::clamp(count, 0, largest);
        }
        if (!inside)
            outside += observed.cells[i];
        if (inside || clip) {
            cellsByState[known] += observed.cells[i];
            used += observed.cells[i];
        }
    }
    sample.outside = static_cast<std::size_t>(outside);
    sample.cells = static_cast<std::size_t>(used);
    if (used == 0)
        throw Error(
            data.fileName,
            text(DYNGPT_TEXT("core", "All %1 cells have counts above the solver's bounds"),
                 sample.outside),
            text(DYNGPT_TEXT("core", "Train a solver with larger state bounds, or check that each "
                                     "column is mapped to the right state")));
    for (const auto& [state, cells] : cellsByState) {
        sample.states.values.insert(sample.states.values.end(), state.begin(), state.end());
        sample.weights.push_back(static_cast<double>(cells) / static_cast<double>(used));
    }
    return sample;
}

double bestPossibleLoss(const ObservedSample& sample, InferenceLoss loss) {
    if (loss == InferenceLoss::Hellinger)
        return 0;
    return std::accumulate(sample.weights.begin(), sample.weights.end(), 0.0,
                           [](double sum, double w) { return sum - w * std::log(w); });
}

double automaticThreshold(const ObservedSample& sample, InferenceLoss loss) {
    constexpr double solverError = 0.02;
    const auto cells = static_cast<double>(sample.cells);
    const CellCounts counts = cellCounts(sample);
    const double bias = std::max(
        entropyEstimate(counts) - bestPossibleLoss(sample, InferenceLoss::Likelihood), 0.0);
    // 2 n KL of states seen often is close to a chi-squared variable with as many degrees of
    // freedom as states; a cell seen once adds the spread of its log probability, about a nat.
    const double deviation = std::sqrt(static_cast<double>(sample.weights.size()) / 2) / cells +
                             counts.once / std::pow(cells, 1.5);
    const double divergence = bias + 3 * deviation + solverError;
    return loss == InferenceLoss::Likelihood ? divergence : std::sqrt(-std::expm1(-divergence / 2));
}

} // namespace dyngpt
