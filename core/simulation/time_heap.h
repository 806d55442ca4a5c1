#pragma once
// Times of which the earliest is known and any can be taken out, for any number of them. One
// thread.

#include "core/simulation/placed_time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dyngpt {

/// A heap with four children a node: half the levels of a binary one, and siblings are compared in
/// pairs. Each time may carry the number of an event.
class TimeHeap {
public:
    struct Item {
        double time = 0;
        std::int32_t event = 0;
    };

    /// Without `tagged` all items have the event 0.
    explicit TimeHeap(bool tagged = false) : tagged_(tagged) { clear(); }
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

} // namespace dyngpt
