#pragma once
// Counter-based random streams (Threefry-4x64 of Random123: Salmon et al., SC'11). A stream is
// named by (seed, stream, purpose); the same name gives the same numbers on every machine and
// for any number of threads. One object per thread. Distributions are our own for the same
// reason.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dyngpt {

namespace detail {
/// 256 layers of equal area under a falling density: Marsaglia & Tsang, J. Stat. Softw. 5(8), 2000.
struct ZigguratLayers {
    std::array<double, 256> scale;         ///< layer's width / 2^53
    std::array<std::uint64_t, 256> inside; ///< below this, surely under the curve
    std::array<double, 257> edge;          ///< right edges, descending; [0] is the base strip
    std::array<double, 257> height;        ///< density at the edge, unscaled
};
const ZigguratLayers& exponentialLayers();
const ZigguratLayers& normalLayers();

/// Fills bufferSize numbers from a key and a counter; all that this machine can run, which all
/// give the same numbers, fastest last.
using RandomFill = void (*)(const std::array<std::uint64_t, 4>& key,
                            const std::array<std::uint64_t, 4>& counter, std::uint64_t* out);
std::span<const RandomFill> randomFills();
} // namespace detail

class RandomStream {
public:
    using result_type = std::uint64_t;
    static constexpr std::size_t bufferSize = 32;

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
        const double x = (static_cast<double>(static_cast<std::int64_t>(position)) + 0.5) *
                         exponential_->scale[layer];
        return position < exponential_->inside[layer] ? x : exponentialBeyond(layer, x);
    }
    /// Standard normal.
    double normal() {
        const std::uint64_t bits = (*this)();
        const std::size_t layer = bits & 255;
        const std::uint64_t position = bits >> 11;
        const double x = (static_cast<double>(static_cast<std::int64_t>(position)) + 0.5) *
                         normal_->scale[layer];
        const double size = position < normal_->inside[layer] ? x : normalBeyond(layer, x);
        return (bits & 256) != 0 ? -size : size;
    }
    /// Uniform integer in [0, n); n > 0.
    std::uint64_t below(std::uint64_t n);

private:
    void refill();
    double exponentialBeyond(std::size_t layer, double x);
    double normalBeyond(std::size_t layer, double x);

    std::array<std::uint64_t, bufferSize> buffer_{};
    std::size_t used_ = bufferSize;
    const detail::ZigguratLayers* exponential_;
    const detail::ZigguratLayers* normal_;
    std::array<std::uint64_t, 4> key_{};
    std::array<std::uint64_t, 4> counter_{};
};

} // namespace dyngpt
