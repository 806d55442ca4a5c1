#pragma once
// A few dozen times in order. One thread.

#include <algorithm>
#include <array>
#include <cstddef>
#include <experimental/simd>
#include <limits>

namespace dyngpt {

/// Descending, so that the next is the last. A time is put in its place by one pass over all of
/// them without a branch that depends on it.
class ShortQueue {
public:
    static constexpr std::size_t capacity = 128;

    ShortQueue() { clear(); }
    std::size_t size() const { return size_; }
    double operator[](std::size_t position) const { return times_[front + position]; }
    /// Infinity when there is none.
    double nextTime() const { return times_[front + size_ - 1]; }
    void clear() {
        size_ = 0;
        times_.fill(std::numeric_limits<double>::infinity());
    }
    /// Not to a full queue.
    void add(double time) {
        times_[front + size_++] = 0;
        double* block = times_.data() + front + size_;
        for (std::size_t left = size_ + blockSize - 1; left >= blockSize; left -= blockSize) {
            block -= blockSize;
            shiftEarlier(block, time);
        }
    }
    void takeNext() { --size_; }
    void remove(std::size_t position) {
        const auto at = times_.begin() + static_cast<std::ptrdiff_t>(front + position);
        std::copy(at + 1, times_.begin() + static_cast<std::ptrdiff_t>(front + size_), at);
        --size_;
    }

private:
    static constexpr std::size_t blockSize = 16;
    static constexpr std::size_t front = 16; ///< infinite, so that blocks need no remainder

    /// What is earlier than `time` moves up by one place, which leaves one for it.
    static void shiftEarlier(double* block, double time) {
        using Times = std::experimental::native_simd<double>;
        using std::experimental::element_aligned;
        for (std::size_t i = blockSize; i > 0;) {
            i -= Times::size();
            const Times before(block + i - 1, element_aligned);
            const Times at(block + i, element_aligned);
            min(before, max(at, Times(time))).copy_to(block + i, element_aligned);
        }
    }

    std::array<double, front + 1 + capacity> times_;
    std::size_t size_ = 0;
};

} // namespace dyngpt
