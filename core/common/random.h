#pragma once
// Counter-based random streams (Threefry-4x64 of Random123: Salmon et al., SC'11). A stream is
// named by (seed, stream); the same name gives the same numbers on every machine and for any
// number of threads. One object per thread. Distributions are our own for the same reason.

#include <array>
#include <cstdint>

namespace dyngpt {

class RandomStream {
public:
    using result_type = std::uint64_t;

    /// purpose separates streams of different stages that share a seed and an index.
    RandomStream(std::uint64_t seed, std::uint64_t stream, std::uint64_t purpose = 0);

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    result_type operator()() {
        if (used_ == buffer_.size())
            refill();
        return buffer_[used_++];
    }

    /// Uniform in (0, 1): never 0 nor 1, so its logarithm is finite.
    double uniform() {
        return (static_cast<double>((*this)() >> 11) + 0.5) * 0x1.0p-53;
    }
    /// Exponential with mean 1.
    double exponential();
    /// Standard normal.
    double normal();
    /// Uniform integer in [0, n); n > 0.
    std::uint64_t below(std::uint64_t n);

private:
    void refill();

    std::array<std::uint64_t, 4> key_{};
    std::array<std::uint64_t, 4> counter_{};
    std::array<std::uint64_t, 16> buffer_{};
    std::size_t used_ = 16;
};

} // namespace dyngpt
