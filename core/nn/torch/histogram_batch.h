#pragma once
// What a loss over whole histograms needs of a few parameter sets, on the network's device.

#include "core/nn/torch/row_batch.h"
#include "core/nn/training.h"

#include <vector>

namespace dyngpt {

/// Counts of one state that a set's histogram shows no sign of: more than an sd beyond the largest.
struct FarTail {
    double begin = 0;
    double sd = 0; ///< of the marginal
};
FarTail farTailOf(const PrefixTree::Level& level);
/// Share of the histogram that begins with each row's prefix.
std::vector<float> rowShares(const PrefixTree::Level& level);

struct LevelTails {
    torch::Tensor setOfRow;  ///< (rows of the level)
    torch::Tensor share;     ///< (rows of the level)
    torch::Tensor begin, sd; ///< (S), float64
};

struct HistogramBatch {
    torch::Tensor logParameters; ///< (S, P), float64
    RowBatch rows;
    std::vector<LevelTargets> targets; ///< per level
    std::vector<LevelTails> tails;     ///< per level, where asked for
    double entropy = 0;                ///< sum over the sets
};

torch::Tensor logParametersOf(const std::vector<const TrainingSet*>& sets);

/// From the sets' trees. One thread, however many sets.
HistogramBatch layOutHistograms(const std::vector<const TrainingSet*>& sets,
                                const SolverShape& shape, const torch::Device& device,
                                torch::ScalarType type, bool tails);

} // namespace dyngpt
