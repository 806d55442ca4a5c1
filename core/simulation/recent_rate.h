#pragma once
// How fast sets and events came in the last seconds, so that a pause does not count for long.
// The owner holds a lock.

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

namespace dyngpt {

class RecentRate {
public:
    struct Amounts {
        double sets = 0;
        double events = 0;
    };

    void addSet(double events) {
        const auto now = Clock::now();
        total_.sets += 1;
        total_.events += events;
        if (marks_.empty() || now - marks_.back().time > std::chrono::seconds(1))
            marks_.push_back({now, total_});
        if (marks_.size() > kept)
            marks_.pop_front();
    }

    /// Empty while there is too little to tell.
    std::optional<Amounts> perSecond() const {
        if (marks_.empty() || total_.sets == marks_.front().total.sets)
            return {};
        const std::chrono::duration<double> span = Clock::now() - marks_.front().time;
        if (!(span.count() > 0))
            return {};
        return Amounts{(total_.sets - marks_.front().total.sets) / span.count(),
                       (total_.events - marks_.front().total.events) / span.count()};
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t kept = 10;
    struct Mark {
        Clock::time_point time;
        Amounts total;
    };
    std::deque<Mark> marks_;
    Amounts total_;
};

} // namespace dyngpt
