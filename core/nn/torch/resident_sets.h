#pragma once
// Parameter sets that stay on the device for the whole training: a step sends their numbers alone
// and gathers rows and targets there. What it gathers is what layOutHistograms() lays out. Safe to
// call from several threads.

#include "core/nn/torch/histogram_batch.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dyngpt {

class ResidentSets {
public:
    using Sets = std::vector<const TrainingSet*>;

    /// What they take on the device, in bytes.
    static std::int64_t bytesOf(const Sets& sets, const SolverShape& shape);

    /// The sets are known by their addresses and must outlive this.
    ResidentSets(const Sets& sets, const SolverShape& shape, const torch::Device& device,
                 torch::ScalarType type);

    std::int64_t bytes() const; ///< of the tensors
    bool contains(const Sets& sets) const;
    HistogramBatch gather(const Sets& sets, bool tails) const;

private:
    struct Level {
        std::vector<std::int64_t> rows, targets; ///< of every set, to know sizes without asking
        torch::Tensor rowCount, targetCount;     ///< (N) the same on the device
        torch::Tensor firstRow;                  ///< (N) within the set
        torch::Tensor firstTarget;               ///< (N) in `cell` and `weight`
        torch::Tensor cell;                      ///< row of the set's level * bound + count
        torch::Tensor weight;
        torch::Tensor tailBegin, tailSd; ///< (N)
    };
    RowBatch gatherRows(const std::vector<std::int64_t>& chosen, const torch::Tensor& sets) const;

    SolverShape shape_;
    torch::ScalarType type_;
    std::unordered_map<const TrainingSet*, std::int64_t> number_;
    std::vector<std::int64_t> rowCounts_;
    std::vector<double> entropies_;
    torch::Tensor logParameters_;       ///< (N, P)
    torch::Tensor firstRow_, rowCount_; ///< (N)
    // Of all sets' rows, one after the other, and one more that stands for padding:
    torch::Tensor token_, level_, share_;
    torch::Tensor ancestors_; ///< (rows, A) within the set
    torch::Tensor maskOfLevel_;
    std::vector<Level> levels_;
};

} // namespace dyngpt
