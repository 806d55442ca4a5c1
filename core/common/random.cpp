#include "core/common/random.h"

#include <Random123/threefry.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

namespace dyngpt {

namespace {

/// `tailStart` belongs to 256 layers, `area` is that of each of them.
template <class Density, class Inverse>
detail::ZigguratLayers layersUnder(const Density& density, const Inverse& inverse, double tailStart,
                                   double area) {
    detail::ZigguratLayers result{};
    result.edge[0] = area / density(tailStart);
    result.edge[1] = tailStart;
    for (std::size_t i = 1; i < 255; ++i)
        result.edge[i + 1] = inverse(area / result.edge[i] + density(result.edge[i]));
    result.edge[256] = 0;
    for (std::size_t i = 0; i < 256; ++i) {
        result.scale[i] = result.edge[i] * 0x1.0p-53;
        result.inside[i] =
            static_cast<std::uint64_t>(result.edge[i + 1] / result.edge[i] * 0x1.0p53);
    }
    for (std::size_t i = 0; i < 257; ++i)
        result.height[i] = density(result.edge[i]);
    return result;
}

} // namespace

const detail::ZigguratLayers& detail::exponentialLayers() {
    static const ZigguratLayers layers = [] {
        constexpr double tailStart = 7.69711747013104972;
        return layersUnder([](double x) { return std::exp(-x); },
                           [](double y) { return -std::log(y); }, tailStart,
                           (tailStart + 1) * std::exp(-tailStart));
    }();
    return layers;
}

const detail::ZigguratLayers& detail::normalLayers() {
    static const ZigguratLayers layers = [] {
        constexpr double tailStart = 3.6541528853610088;
        const double tail =
            std::sqrt(std::numbers::pi / 2) * std::erfc(tailStart / std::numbers::sqrt2);
        const auto density = [](double x) { return std::exp(-x * x / 2); };
        return layersUnder(
            density, [](double y) { return std::sqrt(-2 * std::log(y)); }, tailStart,
            tailStart * density(tailStart) + tail);
    }();
    return layers;
}

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream, std::uint64_t purpose)
    : exponential_(&detail::exponentialLayers())
    , normal_(&detail::normalLayers())
    , key_{seed, stream, purpose, 0} {}

namespace {

using Words = std::array<std::uint64_t, 4>;
constexpr std::size_t blocks = RandomStream::bufferSize / 4;

template <std::size_t lanes> struct Vector {
    using type __attribute__((vector_size(8 * lanes))) = std::uint64_t;
};

// Threefry-4x64 with 20 rounds, as Random123 defines it (the test compares), for several
// successive counters at once: one vector holds the same word of all of them, and is stored as it
// is, so that the numbers come word after word and not block after block.
template <std::size_t lanes>
[[gnu::always_inline]] inline void successiveBlocks(const Words& key, const Words& counter,
                                                    std::size_t first, std::uint64_t* out) {
    using Lanes = typename Vector<lanes>::type;
    constexpr unsigned rotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37},
                                          {25, 33}, {46, 12}, {58, 22}, {32, 32}};
    const std::uint64_t keys[5] = {key[0], key[1], key[2], key[3],
                                   SKEIN_KS_PARITY64 ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
    Lanes x[4];
    for (std::size_t word = 0; word < 4; ++word)
        x[word] = Lanes{} + counter[word] + keys[word];
    for (std::size_t lane = 0; lane < lanes; ++lane)
        x[0][lane] += first + lane;
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
    for (std::size_t word = 0; word < 4; ++word)
        std::memcpy(out + word * blocks + first, &x[word], sizeof(Lanes));
}

void fillAnywhere(const Words& key, const Words& counter, std::uint64_t* out) {
    for (std::size_t first = 0; first < blocks; first += 4)
        successiveBlocks<4>(key, counter, first, out);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void fillAvx2(const Words& key, const Words& counter, std::uint64_t* out) {
    for (std::size_t first = 0; first < blocks; first += 4)
        successiveBlocks<4>(key, counter, first, out);
}
[[gnu::target("avx512f,prefer-vector-width=512")]] void
fillAvx512(const Words& key, const Words& counter, std::uint64_t* out) {
    successiveBlocks<8>(key, counter, 0, out);
}
#endif

} // namespace

std::span<const detail::RandomFill> detail::randomFills() {
    static const std::vector<RandomFill> fills = [] {
        std::vector<RandomFill> usable{fillAnywhere};
#ifdef __x86_64__
        if (__builtin_cpu_supports("avx2"))
            usable.push_back(fillAvx2);
        if (__builtin_cpu_supports("avx512f"))
            usable.push_back(fillAvx512);
#endif
        return usable;
    }();
    return fills;
}

void RandomStream::refill() {
    static const detail::RandomFill fill = detail::randomFills().back();
    fill(key_, counter_, buffer_.data());
    counter_[0] += blocks;
    used_ = 0;
}

double RandomStream::exponentialBeyond(std::size_t layer, double x) {
    if (layer == 0)
        return exponential_->edge[1] + exponential(); // an exponential's tail is an exponential
    const double low = exponential_->height[layer];
    const double high = exponential_->height[layer + 1];
    return low + (high - low) * uniform() < std::exp(-x) ? x : exponential();
}

/// The size of a normal number; `x` lies in the layer's box, but not surely under the curve.
double RandomStream::normalBeyond(std::size_t layer, double x) {
    if (layer == 0) {
        // Marsaglia, Technometrics 6, 101 (1964).
        const double start = normal_->edge[1];
        double beyond = 0;
        do
            beyond = exponential() / start;
        while (2 * exponential() < beyond * beyond);
        return start + beyond;
    }
    const double low = normal_->height[layer];
    const double high = normal_->height[layer + 1];
    return low + (high - low) * uniform() < std::exp(-x * x / 2) ? x : std::abs(normal());
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
