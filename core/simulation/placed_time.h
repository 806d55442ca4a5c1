#pragma once
// Times as bits, compared without branches: those that follow random times are mispredicted half of
// the time.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace dyngpt {

/// Times are not negative, so that their bits have their order; integers are compared without
/// branches.
using TimeBits = std::uint64_t;
inline TimeBits timeBits(double time) {
    return std::bit_cast<TimeBits>(time);
}
inline double fromBits(TimeBits bits) {
    return std::bit_cast<double>(bits);
}
inline constexpr TimeBits neverBits =
    std::bit_cast<TimeBits>(std::numeric_limits<double>::infinity());

/// A time and where it stands.
struct PlacedTime {
    TimeBits time = 0;
    std::size_t at = 0;

    static PlacedTime earlier(PlacedTime a, PlacedTime b) {
        const bool second = b.time < a.time;
        return {second ? b.time : a.time, second ? b.at : a.at};
    }
    /// Of times[at] .. times[at + 3].
    static PlacedTime earliestOfFour(const TimeBits* times, std::size_t at) {
        return earlier(earlier({times[at], at}, {times[at + 1], at + 1}),
                       earlier({times[at + 2], at + 2}, {times[at + 3], at + 3}));
    }
};

} // namespace dyngpt
