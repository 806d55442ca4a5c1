#pragma once
// Orders of times. TimeQueue holds times of the like, any of which can be taken out; NextOfFew
// holds one time per index. Branches that follow random times are mispredicted half of the time, so
// the inner loops have few. One thread.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

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

/// A heap with four children a node: half the levels of a binary one, and siblings are compared in
/// pairs. Each time may carry the number of an event.
class TimeQueue {
public:
    struct Item {
        double time = 0;
        std::int32_t event = 0;
    };

    /// Without `tagged` all items have the event 0.
    explicit TimeQueue(bool tagged = false) : tagged_(tagged) { clear(); }
    std::size_t size() const { return size_; }
    /// Infinity when there is none.
    double nextTime() const { return fromBits(times_.front()); }
    void clear() {
        size_ = 0;
        times_.assign(64, neverBits);
        events_.assign(tagged_ ? times_.size() : 0, 0);
    }
    void add(Item item) {
        if (size_ + padding > times_.size()) [[unlikely]] {
            times_.resize(2 * times_.size(), neverBits);
            events_.resize(tagged_ ? times_.size() : 0);
        }
        rise(size_++, timeBits(item.time), item.event);
    }
    Item takeNext() {
        const Item next{fromBits(times_[0]), tagged_ ? events_[0] : 0};
        remove(0);
        return next;
    }
    /// Positions have no meaning but that each item has one, from 0 to size() - 1.
    void remove(std::size_t position) {
        --size_;
        const TimeBits lastTime = times_[size_];
        const std::int32_t lastEvent = tagged_ ? events_[size_] : 0;
        times_[size_] = neverBits;
        if (position == size_)
            return;
        // The last item belongs near the bottom again: the hole sinks all the way down first.
        std::size_t hole = position;
        for (std::size_t child = 4 * hole + 1; child < size_; child = 4 * hole + 1) {
            const PlacedTime next = PlacedTime::earliestOfFour(times_.data(), child);
            times_[hole] = next.time;
            if (tagged_)
                events_[hole] = events_[next.at];
            hole = next.at;
        }
        rise(hole, lastTime, lastEvent);
    }

private:
    /// Kept free behind the last, so that every family is complete.
    static constexpr std::size_t padding = 4;

    void rise(std::size_t hole, TimeBits time, std::int32_t event) {
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (times_[parent] <= time)
                break;
            times_[hole] = times_[parent];
            if (tagged_)
                events_[hole] = events_[parent];
            hole = parent;
        }
        times_[hole] = time;
        if (tagged_)
            events_[hole] = event;
    }

    std::vector<TimeBits> times_; ///< size_ of them, then neverBits
    std::vector<std::int32_t> events_;
    std::size_t size_ = 0;
    bool tagged_;
};

/// A tournament of four a node. Most changes do not touch the first and end at once.
class NextOfFew {
public:
    /// Infinity for each of `size` indices.
    explicit NextOfFew(std::size_t size) {
        do {
            size = std::max<std::size_t>((size + 3) / 4, 1);
            levels_.push_back(nodes_.size());
            nodes_.resize(nodes_.size() + size);
        } while (size > 1);
    }

    double nextTime() const { return fromBits(nodes_.back().first.time); }
    std::int32_t next() const {
        std::size_t index = 0;
        for (std::size_t level = levels_.size(); level-- > 0;)
            index = index * 4 + nodes_[levels_[level] + index].first.at;
        return static_cast<std::int32_t>(index);
    }
    void set(std::int32_t index, double newTime) {
        auto i = static_cast<std::size_t>(index);
        TimeBits time = timeBits(newTime);
        for (const std::size_t level : levels_) {
            Node& node = nodes_[level + i / 4];
            const std::size_t place = i % 4;
            node.times[place] = time;
            if (time >= node.first.time && place != node.first.at)
                return;
            node.first = PlacedTime::earliestOfFour(node.times.data(), 0);
            time = node.first.time;
            i /= 4;
        }
    }

private:
    struct Node {
        std::array<TimeBits, 4> times{neverBits, neverBits, neverBits, neverBits};
        PlacedTime first{neverBits, 0};
    };
    std::vector<Node> nodes_;         ///< level after level, the root last
    std::vector<std::size_t> levels_; ///< first node of each
};

} // namespace dyngpt
