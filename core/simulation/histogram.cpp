#include "core/simulation/histogram.h"

#include "core/common/issue.h"

#include <boost/crc.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {

double Histogram::totalWeight() const {
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}

Moments moments(const Histogram& histogram) {
    const auto dimension = static_cast<std::size_t>(histogram.dimension);
    Moments result{std::vector<double>(dimension), std::vector<double>(dimension),
                   std::vector<std::int32_t>(dimension)};
    const double total = histogram.totalWeight();
    if (!(total > 0))
        return result;
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const auto state = histogram.state(i);
        for (std::size_t d = 0; d < dimension; ++d) {
            result.mean[d] += histogram.weights[i] / total * state[d];
            result.maximum[d] = std::max(result.maximum[d], state[d]);
        }
    }
    // A second pass: the difference of two large sums would lose the digits of a small variance.
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const auto state = histogram.state(i);
        for (std::size_t d = 0; d < dimension; ++d) {
            const double deviation = state[d] - result.mean[d];
            result.sd[d] += histogram.weights[i] / total * deviation * deviation;
        }
    }
    for (double& sd : result.sd)
        sd = std::sqrt(sd);
    return result;
}

std::vector<double> marginal(const Histogram& histogram, int dimension) {
    const double total = histogram.totalWeight();
    if (!(total > 0))
        return {};
    const auto d = static_cast<std::size_t>(dimension);
    std::int32_t maximum = 0;
    for (std::size_t i = 0; i < histogram.size(); ++i)
        maximum = std::max(maximum, histogram.state(i)[d]);
    std::vector<double> result(static_cast<std::size_t>(maximum) + 1);
    for (std::size_t i = 0; i < histogram.size(); ++i)
        result[static_cast<std::size_t>(histogram.state(i)[d])] += histogram.weights[i];
    for (double& probability : result)
        probability /= total;
    return result;
}

namespace {

// Bytes: format, weight kind, dimension, size, states (differences to the state before), weights,
// CRC-32 of all that. Numbers are varints, weights are doubles unless all of them are integers.
constexpr char format = 1;
constexpr char integerWeights = 0;
constexpr char realWeights = 1;
constexpr std::size_t crcSize = 4;
constexpr double largestExact = 9007199254740992.0; // 2^53

std::uint32_t crc(std::string_view bytes) {
    boost::crc_32_type sum;
    sum.process_bytes(bytes.data(), bytes.size());
    return sum.checksum();
}

void putFixed(std::string& out, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

void putVarint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<char>((value & 0x7f) | 0x80));
    out.push_back(static_cast<char>(value));
}

std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

[[noreturn]] void damaged() {
    throw Error("histogram", text(DYNGPT_TEXT("core", "A stored distribution is damaged")),
                text(DYNGPT_TEXT("core", "Simulate this parameter set again")));
}

/// Takes numbers off the front; whatever is missing or too large is damage.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::size_t left() const { return bytes_.size(); }

    std::uint64_t fixed(std::size_t size) {
        if (bytes_.size() < size)
            damaged();
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
        bytes_.remove_prefix(size);
        return value;
    }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            const std::uint64_t byte = fixed(1);
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        damaged();
    }

private:
    std::string_view bytes_;
};

bool isExactCount(double weight) {
    return weight >= 0 && weight <= largestExact && weight == std::floor(weight);
}

} // namespace

std::string encodeHistogram(const Histogram& histogram) {
    const bool integer =
        std::all_of(histogram.weights.begin(), histogram.weights.end(), isExactCount);
    const auto dimension = static_cast<std::size_t>(histogram.dimension);
    std::string out;
    out.reserve(16 + histogram.states.size() * 2 + histogram.size() * (integer ? 2 : 8));
    out.push_back(format);
    out.push_back(integer ? integerWeights : realWeights);
    putVarint(out, dimension);
    putVarint(out, histogram.size());
    for (std::size_t i = 0; i < histogram.states.size(); ++i) {
        const std::int64_t before = i < dimension ? 0 : histogram.states[i - dimension];
        putVarint(out, zigzag(histogram.states[i] - before));
    }
    for (const double weight : histogram.weights) {
        if (integer)
            putVarint(out, static_cast<std::uint64_t>(weight));
        else
            putFixed(out, std::bit_cast<std::uint64_t>(weight), 8);
    }
    putFixed(out, crc(out), crcSize);
    return out;
}

Histogram decodeHistogram(std::string_view bytes) {
    if (bytes.size() < crcSize)
        damaged();
    const std::string_view body = bytes.substr(0, bytes.size() - crcSize);
    if (Reader(bytes.substr(body.size())).fixed(crcSize) != crc(body))
        damaged();

    Reader in(body);
    if (in.fixed(1) != format)
        damaged();
    const auto kind = static_cast<char>(in.fixed(1));
    if (kind != integerWeights && kind != realWeights)
        damaged();
    const std::uint64_t dimension = in.varint();
    const std::uint64_t size = in.varint();
    // Every state takes at least dimension + 1 bytes, so a plausible head bounds the memory.
    if (size > in.left() || (size > 0 && dimension > in.left() / size) ||
        dimension > std::numeric_limits<std::int32_t>::max())
        damaged();

    Histogram result;
    result.dimension = static_cast<int>(dimension);
    result.states.resize(static_cast<std::size_t>(size * dimension));
    result.weights.resize(static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < result.states.size(); ++i) {
        const std::int64_t before = i < dimension ? 0 : result.states[i - dimension];
        const std::int64_t difference = unzigzag(in.varint());
        if (difference < -before || difference > std::numeric_limits<std::int32_t>::max() - before)
            damaged();
        result.states[i] = static_cast<std::int32_t>(before + difference);
    }
    for (double& weight : result.weights) {
        weight = kind == integerWeights ? static_cast<double>(in.varint())
                                        : std::bit_cast<double>(in.fixed(8));
        if (!(weight >= 0) || !std::isfinite(weight))
            damaged();
    }
    if (in.left() != 0)
        damaged();
    return result;
}

} // namespace dyngpt
