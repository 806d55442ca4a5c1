#include "core/common/random.h"

#include <Random123/threefry.h>

#include <cmath>

namespace dyngpt {

namespace detail {

const ExponentialLayers& exponentialLayers() {
    static const ExponentialLayers layers = [] {
        // Right edge of the lowest layer for 256 layers of equal area.
        constexpr double tailStart = 7.69711747013104972;
        const double area = (tailStart + 1) * std::exp(-tailStart);
        ExponentialLayers result{};
        result.edge[0] = area / std::exp(-tailStart);
        result.edge[1] = tailStart;
        for (std::size_t i = 1; i < 255; ++i)
            result.edge[i + 1] = -std::log(area / result.edge[i] + std::exp(-result.edge[i]));
        result.edge[256] = 0;
        for (std::size_t i = 0; i < 256; ++i) {
            result.scale[i] = result.edge[i] * 0x1.0p-53;
            result.inside[i] =
                static_cast<std::uint64_t>(result.edge[i + 1] / result.edge[i] * 0x1.0p53);
        }
        for (std::size_t i = 0; i < 257; ++i)
            result.height[i] = std::exp(-result.edge[i]);
        return result;
    }();
    return layers;
}

} // namespace detail

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream, std::uint64_t purpose)
    : layers_(&detail::exponentialLayers()), key_{seed, stream, purpose, 0} {}

namespace {

/// One word of four blocks that are computed side by side.
using Lanes = std::uint64_t __attribute__((vector_size(32)));
using Words = std::array<std::uint64_t, 4>;

// Threefry-4x64 with 20 rounds, as Random123 defines it (the test compares), for four successive
// counters at once: three times as fast as one after the other.
[[gnu::always_inline]] inline void fourBlocks(const Words& key, const Words& counter,
                                              std::array<std::uint64_t, 16>& out) {
    constexpr unsigned rotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37},
                                          {25, 33}, {46, 12}, {58, 22}, {32, 32}};
    const std::uint64_t keys[5] = {key[0], key[1], key[2], key[3],
                                   SKEIN_KS_PARITY64 ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
    Lanes x[4];
    for (std::size_t word = 0; word < 4; ++word)
        x[word] = Lanes{} + counter[word] + keys[word];
    x[0] += Lanes{0, 1, 2, 3};
#pragma GCC unroll 20
    for (unsigned round = 0; round < 20; ++round) {
        Lanes& a = x[round % 2 == 0 ? 1 : 3];
        Lanes& b = x[round % 2 == 0 ? 3 : 1];
        const unsigned ra = rotations[round % 8][0];
        const unsigned rb = rotations[round % 8][1];
        x[0] += a;
        a = ((a << ra) | (a >> (64 - ra))) ^ x[0];
        x[2] += b;
        b = ((b << rb) | (b >> (64 - rb))) ^ x[2];
        if (round % 4 == 3) {
            const unsigned injection = (round + 1) / 4;
            for (unsigned word = 0; word < 4; ++word)
                x[word] += keys[(injection + word) % 5];
            x[3] += injection;
        }
    }
    for (std::size_t block = 0; block < 4; ++block)
        for (std::size_t word = 0; word < 4; ++word)
            out[4 * block + word] = x[word][block];
}

void fourBlocksAnywhere(const Words& key, const Words& counter,
                        std::array<std::uint64_t, 16>& out) {
    fourBlocks(key, counter, out);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void fourBlocksAvx2(const Words& key, const Words& counter,
                                            std::array<std::uint64_t, 16>& out) {
    fourBlocks(key, counter, out);
}
#endif

using FourBlocks = void (*)(const Words&, const Words&, std::array<std::uint64_t, 16>&);

FourBlocks chooseFourBlocks() {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return fourBlocksAvx2;
#endif
    return fourBlocksAnywhere;
}

} // namespace

void RandomStream::refill() {
    static const FourBlocks generate = chooseFourBlocks();
    generate(key_, counter_, buffer_);
    counter_[0] += 4;
    used_ = 0;
}

double RandomStream::exponentialBeyond(std::size_t layer, std::uint64_t position) {
    if (layer == 0)
        return layers_->edge[1] + exponential(); // the tail of an exponential is an exponential
    const double x =
        (static_cast<double>(static_cast<std::int64_t>(position)) + 0.5) * layers_->scale[layer];
    const double low = layers_->height[layer];
    const double high = layers_->height[layer + 1];
    if (low + (high - low) * uniform() < std::exp(-x))
        return x;
    return exponential();
}

double RandomStream::normal() {
    // Marsaglia's polar method.
    for (;;) {
        const double u = 2 * uniform() - 1;
        const double v = 2 * uniform() - 1;
        const double square = u * u + v * v;
        if (square < 1 && square > 0)
            return u * std::sqrt(-2 * std::log(square) / square);
    }
}

std::uint64_t RandomStream::below(std::uint64_t n) {
    // Lemire, ACM Trans. Model. Comput. Simul. 29(1), 2019: no modulo bias.
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>((*this)()) * n;
    if (static_cast<std::uint64_t>(product) < n) {
        const std::uint64_t threshold = (0 - n) % n;
        while (static_cast<std::uint64_t>(product) < threshold)
            product = static_cast<Wide>((*this)()) * n;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

} // namespace dyngpt
