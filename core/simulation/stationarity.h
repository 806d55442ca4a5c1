#pragma once
// Do the two halves of the window have the same mean? Batch means (Schmeiser, Oper. Res. 30, 556,
// 1982): each half is cut into eight batches, whose scatter gives the error of the halves' means
// including most of the autocorrelation; a t test per recorded state, Bonferroni-corrected, at
// 0.001 a set. While the correlation time is well below a batch that is the rate of false alarms;
// when it reaches half a batch the rate grows to some 0.01. One object per thread.

#include <cstdint>
#include <vector>

namespace dyngpt {

class StationarityTest {
public:
    static constexpr int batchesPerHalf = 8;
    static constexpr int batches = 2 * batchesPerHalf;
    static constexpr double falseAlarmRate = 0.001;

    explicit StationarityTest(int dimension);

    void add(int batch, const std::int32_t* state, double weight);
    /// True also when there is too little to tell: a batch without snapshots.
    bool stationary() const;
    void clear();

private:
    std::size_t dimension_;
    double threshold_;
    std::vector<double> sums_;    ///< batch after batch
    std::vector<double> weights_; ///< per batch
};

} // namespace dyngpt
