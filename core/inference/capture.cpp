#include "core/inference/capture.h"

#include "core/common/issue.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

/// Cells of a table that is worked out at every step of a sampler.
constexpr double largestGrid = 1e6;

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Map = Eigen::Map<Matrix>;
using ConstMap = Eigen::Map<const Matrix>;

/// Bin(y; n, p) for y and n from 0 to size - 1: row y.
std::vector<double> binomialTable(int size, double p) {
    const auto n = static_cast<std::size_t>(size);
    std::vector<double> logFactorial(n, 0.0);
    for (std::size_t i = 2; i < n; ++i)
        logFactorial[i] = logFactorial[i - 1] + std::log(static_cast<double>(i));
    const double logP = std::log(p);
    const double logQ = std::log1p(-p);
    std::vector<double> table(n * n, 0.0);
    for (std::size_t y = 0; y < n; ++y)
        for (std::size_t x = y; x < n; ++x)
            table[y * n + x] =
                p >= 1
                    ? (x == y ? 1.0 : 0.0)
                    : std::exp(logFactorial[x] - logFactorial[y] - logFactorial[x - y] +
                               static_cast<double>(y) * logP + static_cast<double>(x - y) * logQ);
    return table;
}

/// What is the same for all points.
struct Grid {
    std::vector<int> bounds;            ///< of the observed states
    std::vector<std::vector<int>> seen; ///< per observed state, distinct and ascending
    std::vector<std::size_t> cell;      ///< of each of the data's states in the table of seen ones
    std::size_t cells = 1;              ///< of the solver's table
    std::size_t solverParameters = 0;
    bool estimated = false;
    double efficiency = 1; ///< where it is fixed

    std::size_t dimensions() const { return bounds.size(); }
    std::size_t parameters() const { return solverParameters + (estimated ? 1 : 0); }
    /// States before this dimension, and seen ones after it.
    Eigen::Index outer(std::size_t k) const {
        return std::accumulate(bounds.begin(), bounds.begin() + static_cast<std::ptrdiff_t>(k),
                               Eigen::Index{1}, std::multiplies<>());
    }
    Eigen::Index inner(std::size_t k) const {
        Eigen::Index product = 1;
        for (std::size_t j = k + 1; j < seen.size(); ++j)
            product *= static_cast<Eigen::Index>(seen[j].size());
        return product;
    }
};

class CaptureEvaluation : public Evaluation {
public:
    /// logs: the solver's log probabilities of the whole grid. Without `inner` there are values
    /// but no gradients.
    CaptureEvaluation(const Grid& grid, std::unique_ptr<Evaluation> inner,
                      std::span<const double> logs, std::span<const double> points)
        : grid_(grid), inner_(std::move(inner)) {
        for (std::size_t at = 0; at < points.size(); at += grid.parameters()) {
            Point point;
            point.efficiency =
                grid.estimated ? std::exp(points[at + grid.solverParameters]) : grid.efficiency;
            for (std::size_t k = 0; k < grid.dimensions(); ++k)
                point.thinning.push_back(thinning(grid.seen[k], grid.bounds[k], point.efficiency));
            points_.push_back(std::move(point));
            thin(points_.back(), logs.subspan((points_.size() - 1) * grid.cells, grid.cells));
        }
    }

    const std::vector<double>& logProbability() const override { return values_; }

    std::vector<double> pullBack(std::span<const double> cotangent) override {
        const std::size_t states = grid_.cell.size();
        std::vector<double> onTable(points_.size() * grid_.cells);
        std::vector<double> byEfficiency;
        for (std::size_t i = 0; i < points_.size(); ++i)
            byEfficiency.push_back(
                pullBackPoint(i, cotangent.subspan(i * states, states),
                              std::span(onTable).subspan(i * grid_.cells, grid_.cells)));
        const std::vector<double> inner = inner_->pullBack(onTable);
        if (!grid_.estimated)
            return inner;
        std::vector<double> gradient;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto begin =
                inner.begin() + static_cast<std::ptrdiff_t>(i * grid_.solverParameters);
            gradient.insert(gradient.end(), begin,
                            begin + static_cast<std::ptrdiff_t>(grid_.solverParameters));
            gradient.push_back(byEfficiency[i]);
        }
        return gradient;
    }

private:
    struct Point {
        double efficiency = 1;
        std::vector<std::vector<double>> thinning; ///< per observed state
        std::vector<std::vector<double>> tables;   ///< before each is thinned, the last state first
        std::vector<double> result;
    };

    void thin(Point& point, std::span<const double> logs) {
        std::vector<double> table(grid_.cells);
        std::ranges::transform(logs, table.begin(), [](double value) { return std::exp(value); });
        for (std::size_t k = grid_.dimensions(); k-- > 0;) {
            const Eigen::Index bound = grid_.bounds[k];
            const auto seen = static_cast<Eigen::Index>(grid_.seen[k].size());
            const Eigen::Index outer = grid_.outer(k);
            const Eigen::Index inner = grid_.inner(k);
            const ConstMap matrix(point.thinning[k].data(), seen, bound);
            std::vector<double> next(static_cast<std::size_t>(outer * seen * inner));
            if (inner == 1)
                Map(next.data(), outer, seen).noalias() =
                    ConstMap(table.data(), outer, bound) * matrix.transpose();
            else
                for (Eigen::Index o = 0; o < outer; ++o)
                    Map(next.data() + o * seen * inner, seen, inner).noalias() =
                        matrix * ConstMap(table.data() + o * bound * inner, bound, inner);
            point.tables.push_back(std::move(table));
            table = std::move(next);
        }
        for (const std::size_t cell : grid_.cell)
            values_.push_back(std::log(table[cell]));
        point.result = std::move(table);
    }

    /// Writes the cotangent of the solver's log probabilities; returns the derivative by the
    /// logarithm of the efficiency.
    double pullBackPoint(std::size_t index, std::span<const double> cotangent,
                         std::span<double> onTable) {
        const Point& point = points_[index];
        std::vector<double> adjoint(point.result.size(), 0.0);
        for (std::size_t i = 0; i < cotangent.size(); ++i)
            if (cotangent[i] != 0)
                adjoint[grid_.cell[i]] += cotangent[i] / point.result[grid_.cell[i]];
        double byEfficiency = 0;
        for (std::size_t k = 0; k < grid_.dimensions(); ++k) {
            const Eigen::Index bound = grid_.bounds[k];
            const auto seen = static_cast<Eigen::Index>(grid_.seen[k].size());
            const Eigen::Index outer = grid_.outer(k);
            const Eigen::Index inner = grid_.inner(k);
            const std::vector<double>& table = point.tables[grid_.dimensions() - 1 - k];
            const ConstMap matrix(point.thinning[k].data(), seen, bound);
            std::vector<double> next(table.size());
            Matrix onMatrix = Matrix::Zero(seen, bound);
            for (Eigen::Index o = 0; o < outer; ++o) {
                const ConstMap above(adjoint.data() + o * seen * inner, seen, inner);
                const ConstMap below(table.data() + o * bound * inner, bound, inner);
                Map(next.data() + o * bound * inner, bound, inner).noalias() =
                    matrix.transpose() * above;
                if (grid_.estimated)
                    onMatrix.noalias() += above * below.transpose();
            }
            if (grid_.estimated) {
                const std::vector<double> slope =
                    thinningSlope(grid_.seen[k], grid_.bounds[k], point.efficiency);
                byEfficiency += onMatrix.cwiseProduct(ConstMap(slope.data(), seen, bound)).sum();
            }
            adjoint = std::move(next);
        }
        const std::vector<double>& probability = point.tables.front();
        for (std::size_t i = 0; i < onTable.size(); ++i)
            onTable[i] = adjoint[i] * probability[i];
        return byEfficiency * point.efficiency;
    }

    const Grid& grid_;
    std::unique_ptr<Evaluation> inner_;
    std::vector<Point> points_;
    std::vector<double> values_;
};

class CaptureQuery : public Query {
public:
    CaptureQuery(const Solver& solver, const ObservedStates& states, const Capture& capture) {
        const SolverShape& shape = solver.shape();
        grid_.solverParameters = shape.parameterNames.size();
        grid_.estimated = capture.kind == CaptureKind::Estimated;
        grid_.efficiency = capture.efficiency;
        if (const double all = shape.cells(); all > largestGrid)
            throw Error({},
                        text(DYNGPT_TEXT("core", "Capture needs the whole table of the recorded "
                                                 "states, and %1 cells are too many: at most %2"),
                             all, largestGrid),
                        text(DYNGPT_TEXT("core", "Use counts that are corrected for capture, or a "
                                                 "solver with fewer recorded states")));
        for (const int state : states.observed) {
            grid_.bounds.push_back(shape.stateBounds[static_cast<std::size_t>(state)]);
            grid_.cells *= static_cast<std::size_t>(grid_.bounds.back());
        }
        indexStates(states);
        query_ = solver.prepare(wholeGrid(states.observed));
    }

    std::unique_ptr<Evaluation> evaluate(std::span<const double> points) const override {
        auto inner = query_->evaluate(solverPoints(points));
        const std::span<const double> logs(inner->logProbability());
        return std::make_unique<CaptureEvaluation>(grid_, std::move(inner), logs, points);
    }
    std::vector<double> logProbability(std::span<const double> points) const override {
        const std::vector<double> logs = query_->logProbability(solverPoints(points));
        return CaptureEvaluation(grid_, nullptr, logs, points).logProbability();
    }

private:
    /// Without the efficiency.
    std::vector<double> solverPoints(std::span<const double> points) const {
        std::vector<double> own;
        for (std::size_t at = 0; at < points.size(); at += grid_.parameters())
            own.insert(own.end(), points.begin() + static_cast<std::ptrdiff_t>(at),
                       points.begin() + static_cast<std::ptrdiff_t>(at + grid_.solverParameters));
        return own;
    }
    void indexStates(const ObservedStates& states) {
        const std::size_t width = states.observed.size();
        grid_.seen.resize(width);
        for (std::size_t i = 0; i < states.values.size(); ++i)
            grid_.seen[i % width].push_back(states.values[i]);
        for (std::vector<int>& counts : grid_.seen) {
            std::ranges::sort(counts);
            counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
        }
        for (std::size_t i = 0; i < states.size(); ++i) {
            std::size_t cell = 0;
            for (std::size_t k = 0; k < width; ++k) {
                const auto& counts = grid_.seen[k];
                const auto found = std::ranges::lower_bound(counts, states.values[i * width + k]);
                cell = cell * counts.size() + static_cast<std::size_t>(found - counts.begin());
            }
            grid_.cell.push_back(cell);
        }
    }

    ObservedStates wholeGrid(const std::vector<int>& observed) const {
        ObservedStates all{observed, {}};
        std::vector<std::int32_t> state(observed.size(), 0);
        for (std::size_t i = 0; i < grid_.cells; ++i) {
            all.values.insert(all.values.end(), state.begin(), state.end());
            for (std::size_t k = state.size(); k-- > 0 && ++state[k] == grid_.bounds[k];)
                state[k] = 0;
        }
        return all;
    }

    Grid grid_;
    std::unique_ptr<Query> query_;
};

} // namespace

std::unique_ptr<Query> cellQuery(const Solver& solver, const ObservedStates& states,
                                 const Capture& capture) {
    if (capture.kind == CaptureKind::Complete)
        return solver.prepare(states);
    return std::make_unique<CaptureQuery>(solver, states, capture);
}

double captureEfficiency(const Capture& capture, std::span<const double> parameters) {
    switch (capture.kind) {
    case CaptureKind::Fixed:
        return capture.efficiency;
    case CaptureKind::Estimated:
        return parameters.back();
    case CaptureKind::Complete:
        break;
    }
    return 1;
}

std::vector<double> thinning(std::span<const int> seen, int bound, double p) {
    const auto size = static_cast<std::size_t>(bound);
    const std::vector<double> table = binomialTable(bound, p);
    std::vector<double> result;
    for (const int y : seen) {
        const auto row =
            table.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * size);
        result.insert(result.end(), row, row + bound);
    }
    return result;
}

std::vector<double> thinningSlope(std::span<const int> seen, int bound, double p) {
    // d/dp Bin(y; x, p) = x (Bin(y - 1; x - 1, p) - Bin(y; x - 1, p))
    const auto size = static_cast<std::size_t>(bound);
    const std::vector<double> table = binomialTable(bound, p);
    std::vector<double> result;
    for (const int count : seen) {
        const auto y = static_cast<std::size_t>(count);
        result.push_back(0);
        for (std::size_t x = 1; x < size; ++x)
            result.push_back(
                static_cast<double>(x) *
                ((y > 0 ? table[(y - 1) * size + x - 1] : 0.0) - table[y * size + x - 1]));
    }
    return result;
}

std::vector<double> thinnedTable(std::vector<double> table, const std::vector<int>& bounds,
                                 double p) {
    if (p >= 1)
        return table;
    Eigen::Index inner = 1;
    for (std::size_t k = bounds.size(); k-- > 0; inner *= bounds[k]) {
        const std::vector<double> matrix = binomialTable(bounds[k], p);
        std::vector<double> next(table.size());
        const Eigen::Index block = bounds[k] * inner;
        for (Eigen::Index o = 0; o < static_cast<Eigen::Index>(table.size()); o += block)
            Map(next.data() + o, bounds[k], inner).noalias() =
                ConstMap(matrix.data(), bounds[k], bounds[k]) *
                ConstMap(table.data() + o, bounds[k], inner);
        table = std::move(next);
    }
    return table;
}

} // namespace dyngpt
