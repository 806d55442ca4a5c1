#pragma once
// Times of the like, each of which can be taken out: in a list while they are few, in a heap when
// they are many. One thread.

#include "core/simulation/short_queue.h"
#include "core/simulation/time_heap.h"

namespace dyngpt {

/// Each time may carry the number of an event.
class TimeQueue {
public:
    using Item = TimeHeap::Item;

    /// Without `tagged` all items have the event 0.
    explicit TimeQueue(bool tagged = false) : heap_(tagged), tagged_(tagged) { clear(); }
    std::size_t size() const { return short_ ? list_.size() : heap_.size(); }
    /// Infinity when there is none.
    double nextTime() const { return short_ ? list_.nextTime() : heap_.nextTime(); }
    void clear() {
        list_.clear();
        heap_.clear();
        short_ = !tagged_;
    }
    void add(Item item) {
        if (short_ && list_.size() == ShortQueue::capacity) [[unlikely]]
            becomeHeap();
        if (short_)
            list_.add(item.time);
        else
            heap_.add(item);
    }
    Item takeNext() {
        if (short_) {
            const Item next{list_.nextTime(), 0};
            list_.takeNext();
            return next;
        }
        const Item next = heap_.takeNext();
        shorten();
        return next;
    }
    /// Positions have no meaning but that each item has one, from 0 to size() - 1.
    void remove(std::size_t position) {
        if (short_) {
            list_.remove(position);
            return;
        }
        heap_.remove(position);
        shorten();
    }

private:
    void becomeHeap() {
        for (; list_.size() > 0; list_.takeNext())
            heap_.add({list_.nextTime(), 0});
        short_ = false;
    }
    /// Well below the capacity, so that a number that goes up and down does not change the form
    /// each time.
    void shorten() {
        if (tagged_ || heap_.size() > ShortQueue::capacity / 2) [[likely]]
            return;
        for (; heap_.size() > 0; heap_.takeNext())
            list_.add(heap_.nextTime());
        short_ = true;
    }

    ShortQueue list_;
    TimeHeap heap_;
    bool tagged_;
    bool short_ = true;
};

} // namespace dyngpt
