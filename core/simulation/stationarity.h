#pragma once
// Do two parts of a simulation have the same mean: the halves of the window, or runs from two
// initial states? Batch means (Schmeiser, Oper. Res. 30, 556, 1982): each half of a window is cut
// into eight batches, whose scatter gives the error of the means including most of the
// autocorrelation; a t test per recorded state, Bonferroni-corrected, at 0.001 a set. While the
// correlation time is well below a batch that is the rate of false alarms; when it reaches half a
// batch the rate grows to some 0.01. One object per thread.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dyngpt {

/// Means of the recorded states over each batch of one or more runs' windows.
class BatchMeans {
public:
    static constexpr int batchesPerHalf = 8;
    static constexpr int batchesPerRun = 2 * batchesPerHalf;
    static constexpr double falseAlarmRate = 0.001;

    explicit BatchMeans(int dimension) : dimension_(static_cast<std::size_t>(dimension)) {}

    void clear();
    void beginRun();
    /// To a batch of the present run.
    void add(int batch, const std::int32_t* state, double weight) {
        const std::size_t b = weights_.size() - batchesPerRun + static_cast<std::size_t>(batch);
        weights_[b] += weight;
        for (std::size_t d = 0; d < dimension_; ++d)
            sums_[b * dimension_ + d] += weight * state[d];
    }

    /// Of the first and the second halves of all runs' windows. True also when there is too
    /// little to tell: a batch without weight.
    bool halvesAgree() const;
    bool agreesWith(const BatchMeans& other) const;

private:
    struct Group;
    static bool agree(const Group& a, const Group& b);

    std::size_t dimension_;
    std::vector<double> sums_;    ///< batch after batch, run after run
    std::vector<double> weights_; ///< per batch
};

} // namespace dyngpt
