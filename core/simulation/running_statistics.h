#pragma once
// Statistics of one quantity that arrives value by value. Not thread safe.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

/// Mean and variance (Welford, Technometrics 4, 419, 1962), smallest and largest value.
class RunningStatistics {
public:
    void add(double value) {
        ++count_;
        const double delta = value - mean_;
        mean_ += delta / static_cast<double>(count_);
        squares_ += delta * (value - mean_);
        minimum_ = count_ == 1 || value < minimum_ ? value : minimum_;
        maximum_ = count_ == 1 || value > maximum_ ? value : maximum_;
    }
    double mean() const { return mean_; }
    /// With n - 1; 0 for fewer than two values.
    double sd() const;
    double minimum() const { return minimum_; }
    double maximum() const { return maximum_; }

private:
    std::uint64_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;
    double minimum_ = 0;
    double maximum_ = 0;
};

/// How often each value came: exact while there are at most `mostValues` different ones; beyond,
/// values are rounded to steps of at most 4 / mostValues of their range.
class ValueCounts {
public:
    explicit ValueCounts(std::size_t mostValues) : mostValues_(mostValues) {}

    /// `values` is sorted by this.
    void add(std::span<double> values);
    /// The smallest value that at least this part of all values do not exceed.
    double quantile(double part) const;

private:
    struct Counted {
        double value = 0;
        std::uint64_t count = 0;
    };
    double rounded(double value) const;
    void coarsen();

    std::size_t mostValues_;
    double step_ = 0; ///< 0: exact
    std::uint64_t total_ = 0;
    std::vector<Counted> counts_; ///< ascending
};

} // namespace dyngpt
