#pragma once
// Counter-based random streams (Threefry-4x64 of Random123: Salmon et al., SC'11). A stream is
// named by (seed, stream, purpose); the same name gives the same numbers on every machine and
// for any number of threads. One object per thread. Distributions are our own for the same
// reason.

#include <array>
#include <cstddef>
#include <cstdint>

namespace dyngpt {

namespace detail {
/// 256 layers of equal area under exp(-x): Marsaglia & Tsang, J. Stat. Softw. 5(8), 2000.
struct ExponentialLayers {
    std::array<double, 256> scale;         ///< layer's width / 2^53
    std::array<std::uint64_t, 256> inside; ///< below this, surely under the curve
    std::array<double, 257> edge;          ///< right edges, descending; [0] is the base strip
    std::array<double, 257> height;        ///< exp(-edge)
};
const ExponentialLayers& exponentialLayers();
} // namespace detail

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
        return (static_cast<double>(static_cast<std::int64_t>((*this)() >> 12)) + 0.5) * 0x1.0p-52;
    }
    /// Exponential with mean 1; never 0.
    double exponential() {
        const std::uint64_t bits = (*this)();
        const std::size_t layer = bits & 255;
        const std::uint64_t position = bits >> 11;
        if (position < layers_->inside[layer]) [[likely]]
            return (static_cast<double>(static_cast<std::int64_t>(position)) + 0.5) *
                   layers_->scale[layer];
        return exponentialBeyond(layer, position);
    }
    /// Standard normal.
    double normal();
    /// Uniform integer in [0, n); n > 0.
    std::uint64_t below(std::uint64_t n);

private:
    void refill();
    double exponentialBeyond(std::size_t layer, std::uint64_t position);

    std::array<std::uint64_t, 16> buffer_{};
    std::size_t used_ = 16;
    const detail::ExponentialLayers* layers_;
    std::array<std::uint64_t, 4> key_{};
    std::array<std::uint64_t, 4> counter_{};
};

} // namespace dyngpt
