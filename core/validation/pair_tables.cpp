#include "core/validation/pair_tables.h"

#include <algorithm>

namespace dyngpt {
namespace {

constexpr double visibleShare = 1e-3;

int lastVisible(const std::vector<double>& marginal) {
    if (marginal.empty())
        return 0;
    const double least = visibleShare * *std::max_element(marginal.begin(), marginal.end());
    int last = 0;
    for (std::size_t n = 0; n < marginal.size(); ++n)
        if (marginal[n] > least)
            last = static_cast<int>(n);
    return last;
}

} // namespace

Marginals marginals(const Histogram& histogram) {
    Marginals result;
    for (int k = 0; k < histogram.dimension; ++k)
        result.push_back(marginal(histogram, k));
    return result;
}

Marginals marginals(const JointTable& table) {
    Marginals result;
    for (std::size_t k = 0; k < table.bounds.size(); ++k)
        result.push_back(table.marginal(static_cast<int>(k)));
    return result;
}

PairGrid pairGrid(const std::vector<const Marginals*>& distributions, int mostCells) {
    PairGrid grid;
    for (const Marginals* each : distributions) {
        grid.cells.resize(std::max(grid.cells.size(), each->size()), 1);
        for (std::size_t k = 0; k < each->size(); ++k)
            grid.cells[k] = std::max(grid.cells[k], lastVisible((*each)[k]) + 1);
    }
    for (int& cells : grid.cells) {
        grid.width.push_back((cells + mostCells - 1) / mostCells);
        cells = (cells + grid.width.back() - 1) / grid.width.back();
    }
    return grid;
}

PairTables::PairTables(const PairGrid& grid) {
    for (int second = 1; second < grid.states(); ++second)
        for (int first = 0; first < second; ++first)
            pairs_.emplace_back(
                static_cast<std::size_t>(grid.cells[static_cast<std::size_t>(first)]) *
                static_cast<std::size_t>(grid.cells[static_cast<std::size_t>(second)]));
}

template <typename Counts>
void PairTables::add(const Counts& counts, double probability, const PairGrid& grid) {
    for (int second = 1; second < grid.states(); ++second) {
        const auto b = static_cast<std::size_t>(second);
        const int column = counts[b] / grid.width[b];
        if (column >= grid.cells[b])
            continue;
        for (int first = 0; first < second; ++first) {
            const auto a = static_cast<std::size_t>(first);
            const int row = counts[a] / grid.width[a];
            if (row < grid.cells[a])
                pairs_[static_cast<std::size_t>(index(first, second))]
                      [static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.cells[b]) +
                       static_cast<std::size_t>(column)] += probability;
        }
    }
}

PairTables::PairTables(const Histogram& histogram, const PairGrid& grid) : PairTables(grid) {
    const double total = histogram.totalWeight();
    for (std::size_t i = 0; i < histogram.size(); ++i)
        add(histogram.state(i), histogram.weights[i] / total, grid);
}

PairTables::PairTables(const JointTable& table, const PairGrid& grid) : PairTables(grid) {
    std::vector<int> counts(table.bounds.size(), 0);
    for (const double probability : table.probability) {
        if (probability > 0)
            add(counts, probability, grid);
        for (std::size_t k = counts.size(); k-- > 0;) { // the last state runs fastest
            if (++counts[k] < table.bounds[k])
                break;
            counts[k] = 0;
        }
    }
}

} // namespace dyngpt
